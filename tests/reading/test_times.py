"""Temporal expressions, their intervals, and the dates of happenings. All sentences are our own."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polybius import vocabulary
from polybius.reading import text, times, times_words
from polybius.reading import times_calendar as calendar
from polybius.reading.document import Document, Found
from polybius.reading.parse import parse
from polybius.reading.times_words import Form, Holiday, WordClass
from polybius.records import Interval, Time, make_article

FRIDAY = dt.date(2023, 8, 18)


def read(sentence: str, published: dt.date | None = FRIDAY) -> tuple[Document, Found[Time]]:
    document = parse(make_article(sentence, published=published), text.clean(sentence))
    return document, times.find(document)


def shown(value: Interval | None) -> str:
    return f"{value.start or '..'}/{value.end or '..'}" if value else "unresolved"


def values(sentence: str, published: dt.date | None = FRIDAY) -> list[str]:
    return [shown(each.value) for each in read(sentence, published)[1].records]


@pytest.mark.parametrize("form", vocabulary.load("times", Form, language="en"), ids=lambda form: form.name)
def test_forms(form: Form) -> None:
    assert form.gives in values(form.example)
    pattern = next(compiled for each, compiled in times_words.load("en").forms if each.name == form.name)
    assert not any(pattern.fullmatch(each.text) for each in read(form.counter)[1].records)


@pytest.mark.parametrize("holiday", vocabulary.load("holidays", Holiday, language="en"), ids=lambda h: h.words[0])
def test_holidays(holiday: Holiday) -> None:
    assert any(each.value and holiday.words[0] in each.text for each in read(holiday.example)[1].records) or any(
        word in each.text for each in read(holiday.example)[1].records for word in holiday.words
    )
    assert not any(word in each.text for each in read(holiday.counter)[1].records for word in holiday.words)


@pytest.mark.parametrize("entry", vocabulary.load("time_words", WordClass, language="en"), ids=lambda entry: entry.name)
def test_word_classes_are_used_and_explained(entry: WordClass) -> None:
    assert entry.words or entry.pattern
    assert entry.definition.endswith(".")
    assert read(entry.example)[1].records, entry.example


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The council met on Thursday.", "2023-08-17/2023-08-17"),
        ("The council will meet on Thursday.", "2023-08-24/2023-08-24"),
        ("The council met on Friday.", "2023-08-18/2023-08-18"),
        ("The council meets next Friday.", "2023-08-25/2023-08-25"),
        ("The council met last Friday.", "2023-08-11/2023-08-11"),
        ("Ministers plan to meet on Monday night.", "2023-08-21/2023-08-21"),
        ("The vote scheduled for Tuesday was cancelled.", "2023-08-22/2023-08-22"),
        ("On Tuesday, the ministers planned a response.", "2023-08-15/2023-08-15"),
        ("She flew in earlier this month.", "2023-08-01/2023-08-18"),
        ("She will fly in later this month.", "2023-08-18/2023-08-31"),
        ("The mine shut in mid-June.", "2023-06-11/2023-06-20"),
        ("The mine shut in early 2021.", "2021-01-01/2021-04-30"),
        ("The mine shut last week.", "2023-08-07/2023-08-13"),
        ("The mine shut last year.", "2022-01-01/2022-12-31"),
        ("The mine shuts next month.", "2023-09-01/2023-09-30"),
        ("The mine was open over the past three years.", "2020-08-18/2023-08-18"),
        ("The mine shut two days ago.", "2023-08-16/2023-08-16"),
        ("The mine shut almost four years ago.", "2019-01-01/2019-12-31"),
        ("The mine has been shut since 2011.", "2011-01-01/.."),
        ("The mine shuts by year's end.", "2023-12-01/2023-12-31"),
        ("The treaty was signed on July 26, 2019.", "2019-07-26/2019-07-26"),
        ("The treaty was signed on Wednesday, 26 July.", "2023-07-26/2023-07-26"),
        ("The treaty was signed in March.", "2023-03-01/2023-03-31"),
        ("The treaty will be signed in March.", "2024-03-01/2024-03-31"),
        ("The treaty was signed in October.", "2022-10-01/2022-10-31"),
        ("The fort was built in the late 1980s.", "1987-01-01/1989-12-31"),
        ("Output fell in the first quarter of 2022.", "2022-01-01/2022-03-31"),
        ("The offensive began in the summer of 2022.", "2022-06-01/2022-08-31"),
        ("Talks were held between May and June.", "2023-05-01/2023-06-30"),
        ("The fair ran from 3 to 9 May.", "2023-05-03/2023-05-09"),
        ("The fair ran from Monday to Wednesday.", "2023-08-14/2023-08-16"),
        ("The war of 2014-2016 was costly.", "2014-01-01/2016-12-31"),
        ("Prisoners were freed for Eid al-Fitr.", "2023-04-21/2023-04-23"),
        ("They met on Easter Sunday 2024.", "2024-03-31/2024-03-31"),
        ("The port is closed from Monday onwards.", "2023-08-14/.."),
        ("The garrison left on the 16th.", "2023-08-16/2023-08-16"),
        ("Drones struck the depot overnight.", "2023-08-17/2023-08-18"),
    ],
)
def test_relative_to_publication(sentence: str, wanted: str) -> None:
    assert values(sentence) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ban lasted for three years.",
        "They set a 60-day ultimatum.",
        "The army may march on the town.",
        "The Sun reported it first.",
        "It took a second to fire.",
        "More than 2000 people fled.",
        "Resolution 1701 was adopted.",
        "The crash became known as Black Monday.",
        "A siege may last months.",
        "The bridge was rebuilt in 15 days.",
        "It was the worst drought in a decade.",
    ],
)
def test_no_times(sentence: str) -> None:
    assert values(sentence) == []


def test_narrative_anchor() -> None:
    story = "The vote was held on 3 May 2020. The next day the minister resigned. Two weeks later he was charged."
    assert values(story) == ["2020-05-03/2020-05-03", "2020-05-04/2020-05-04", "2020-05-18/2020-05-18"]


def test_without_publication_only_absolute_dates_resolve() -> None:
    found = read("The junta took power on July 26, said on Thursday and last year, but not in 2011.", None)[1]
    assert [shown(each.value) for each in found.records] == ["unresolved"] * 3 + ["2011-01-01/2011-12-31"]
    assert [each.code for each in found.skipped] == ["no-publication-date"] * 3
    assert [each.evidence[0].text for each in found.skipped] == ["July 26", "Thursday", "last year"]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("It was signed on February 30, 2020.", "impossible-date"),
        ("It was signed on 03/04/2020.", "ambiguous-date"),
        ("It was signed several years ago.", "vague"),
        ("The following day he left.", "no-anchor"),
        ("Aid fell in fiscal 2022.", "fiscal-year"),
    ],
)
def test_unresolved_with_a_reason(sentence: str, code: str) -> None:
    found = read(sentence)[1]
    assert [each.value for each in found.records] == [None]
    assert [each.code for each in found.skipped] == [code]


@pytest.mark.parametrize("year", [1890, 2090])
def test_other_centuries(year: int) -> None:
    published = dt.date(year, 3, 5)
    assert values("They met last month and in January.", published) == [
        f"{year}-02-01/{year}-02-28",
        f"{year}-01-01/{year}-01-31",
    ]


@given(
    st.dates(),
    st.sampled_from(vocabulary.load("times", Form, language="en")),
)
@settings(max_examples=60, deadline=None)
def test_no_date_of_publication_breaks_a_form(published: dt.date, form: Form) -> None:
    for each in read(form.example, published)[1].records:
        if each.value and each.value.start and each.value.end:
            assert each.value.start <= each.value.end


def test_spans_are_of_the_text_as_given() -> None:
    given_text = "Envoys met on Aug.&nbsp;3.They left on Sun\u00adday."
    found = read(given_text)[1]
    assert [each.text for each in found.records] == ["Aug.&nbsp;3", "Sun\u00adday"]
    assert all(given_text[each.start : each.end] == each.text for each in found.records)


def test_calendar() -> None:
    assert calendar.easter(2023) == dt.date(2023, 4, 9)
    assert calendar.orthodox_easter(2023) == dt.date(2023, 4, 16)
    assert calendar.shift(dt.date(2024, 1, 31), "month", 1) == dt.date(2024, 2, 29)
    assert calendar.nth_weekday(2023, 11, 4, 4) == dt.date(2023, 11, 23)


GOVERNED = [
    ("In 2021, Ruritania angered Syldavia by persuading Borduria to cancel a contract.", "cancel", "2021-01-01"),
    ("After the army seized power on July 26 and jailed the president, the junta spoke.", "jailed", "2023-07-26"),
    ("After the army seized power on July 26 and jailed the president, the junta spoke.", "spoke", None),
    ("The bloc is preparing for war, holding talks in Accra on Thursday.", "talks", "2023-08-17"),
    ("The envoy travelled to the capital earlier this month to meet with officials.", "meet", "2023-08-01"),
    ("Officials said on Monday that troops had attacked the town on Saturday.", "said", "2023-08-14"),
    ("Officials said on Monday that troops had attacked the town on Saturday.", "attacked", "2023-08-12"),
    ("Officials said on Monday that troops had attacked the town.", "attacked", None),
    ("Troops attacked the town on Saturday, officials said on Monday.", "attacked", "2023-08-12"),
    ("On Saturday, troops attacked the town, officials said.", "attacked", "2023-08-12"),
    ("The July 2020 coup prompted the bloc to impose sanctions.", "coup", "2020-07-01"),
    ("The July 2020 coup prompted the bloc to impose sanctions.", "impose", None),
    ("The war of 2011 overthrew the leader.", "overthrew", None),
    ("The leader, who was overthrown in 2011, returned on Friday.", "returned", "2023-08-18"),
    ("Islamists exploited the chaos created by the war that toppled the leader in 2011.", "exploited", None),
    ("Last year, the passage of the act by parliament provoked outcry.", "passage", "2022-01-01"),
    ("Yesterday the army shelled the port and rebels burned the market.", "burned", "2023-08-17"),
    ("Turkey on Saturday cancelled a visit by the minister.", "cancelled", "2023-08-12"),
    ("Parliament approved the deal on Tuesday after the president signed it in May.", "signed", "2023-05-01"),
    ("In the early hours of Friday they shelled the port.", "shelled", "2023-08-18"),
    ("They fled the war that toppled the leader in 2011.", "war", "2011-01-01"),
    ("They fled the war that toppled the leader in 2011.", "fled", None),
    ("The foreign minister condemned Monday's attack.", "attack", "2023-08-14"),
    ("The foreign minister condemned Monday's attack.", "condemned", None),
]


@pytest.mark.parametrize(("sentence", "trigger", "start"), GOVERNED)
def test_event_date(sentence: str, trigger: str, start: str | None) -> None:
    document, found = read(sentence)
    index = next(token.i for token in document.doc if token.text == trigger)
    governed = times.event_date(document, index, found.records)
    assert (governed.start.isoformat() if governed and governed.start else None) == start


def test_long_articles_take_linear_time() -> None:
    document, _ = read("The council met on Thursday, 3 May 2020, and two days later. " * 300)
    start = time.process_time()
    found = times.find(document)
    dates = [times.event_date(document, token.i, found.records) for token in document.doc if token.pos_ == "VERB"]
    assert len(dates) >= 300
    assert time.process_time() - start < 5  # 0.5 s; comparing all with all takes minutes
