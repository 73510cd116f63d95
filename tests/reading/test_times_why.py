"""Why a time means what it means: its form, and what of the article its value hangs on."""

from __future__ import annotations

import datetime as dt

from polybius.reading import text, times
from polybius.reading.document import Why
from polybius.reading.parse import parse
from polybius.records import make_article


def whys(sentence: str, published: dt.date | None = dt.date(2023, 8, 18)) -> list[Why]:
    found = times.find(parse(make_article(sentence, published=published), text.clean(sentence)))
    assert list(found.whys) == [f"time:{each.start}-{each.end}" for each in found.records]
    return list(found.whys.values())


def test_a_full_date_hangs_on_nothing() -> None:
    (why,) = whys("The truce was signed on 3 May 2020.")
    assert (why.rule, len(why.inputs)) == ("times: day_month", 1)


def test_publication_and_tense() -> None:
    (why,) = whys("The council will meet on Thursday.")
    assert why.rule == "times: weekday"
    assert why.inputs[1:] == ("published 2023-08-18", "its clause is future")


def test_what_was_told_before() -> None:
    first, second = whys("The vote was held on 3 May 2020. Two days later the minister resigned.")
    assert second.inputs[1:] == ("told just before: 2020-05-03 to 2020-05-03",)
    assert first.rule != second.rule


def test_the_order_of_other_dates() -> None:
    assert "order of day and month" in whys("That of 26/03/2021 and that of 3/4/2021 failed.")[1].inputs[1]


def test_a_stretch_has_the_reasons_of_both_ends() -> None:
    (why,) = whys("The fair ran from Monday to Wednesday.")
    assert why.inputs[0] == "from weekday to weekday"
    assert "published 2023-08-18" in why.inputs


def test_an_open_end() -> None:
    assert "open" in whys("The port has been shut since 2011.")[0].inputs[-1]


def test_why_there_is_no_value() -> None:
    assert whys("The truce was signed on Monday.", None)[0].inputs[-1] == times.REASONS["no-publication-date"]
