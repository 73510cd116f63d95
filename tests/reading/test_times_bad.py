"""Times in bad input: dates that cannot be, endless digits, other ages, ten thousand dates."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace

import pytest

from polybius import vocabulary
from polybius.reading import text, times
from polybius.reading.document import Document
from polybius.reading.parse import parse
from polybius.reading.times_words import Form, Holiday
from polybius.records import make_article

EXTREME = (
    None,
    dt.date.min,
    dt.date(1, 6, 3),
    dt.date(1890, 3, 5),
    dt.date(2090, 3, 5),
    dt.date(9999, 6, 1),
    dt.date.max,
)


def parsed(given: str) -> Document:
    return parse(make_article(given, published=dt.date(2023, 8, 18)), text.clean(given))


def examples() -> list[str]:
    forms = vocabulary.load("times", Form, language="en")
    return [each.example for each in (*forms, *vocabulary.load("holidays", Holiday, language="en"))]


@pytest.mark.parametrize("example", examples())
def test_no_day_of_publication_breaks_an_expression(example: str) -> None:
    document = parsed(example)
    for published in EXTREME:
        found = times.find(replace(document, article=make_article(example, published=published)))
        assert {each.value is None for each in found.records} <= {True, False}
        assert all(not v.start or not v.end or v.start <= v.end for each in found.records if (v := each.value))
        assert sum(each.value is None for each in found.records) == len(found.skipped)


ROWS = {
    "1": 400, "١": 400, "1/": 200, "12-": 200, "3 May - ": 300, "1 and ": 300, "two and a half ": 60, "May ": 300,
    "the ": 400, "Monday to ": 300, "2020-": 200, "31 June 2023 ": 100,
}  # fmt: skip


@pytest.mark.parametrize("given", [piece * times for piece, times in ROWS.items()], ids=list(ROWS))
def test_endless_rows_take_no_time(given: str) -> None:
    document = parsed(given)
    start = time.process_time()
    times.find(document)
    assert time.process_time() - start < 2  # 0.1 s at most here


def test_ten_thousand_dates_take_linear_time() -> None:
    spent = []
    for count in (1250, 5000):
        document = parsed("They met on 3 May 2020 and left two days later. " * (count // 2))
        start = time.process_time()
        found = times.find(document)
        spent.append(time.process_time() - start)
        assert len(found.records) == count
    assert spent[1] < 12 * spent[0]  # four times as many; comparing all with all would be sixteen
