"""Figures: numbers, what they count, and what is no figure. All sentences are our own."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polybius import vocabulary
from polybius.reading import figures, figures_numbers, text, times
from polybius.reading.document import Cast, CastMention, Document, Found
from polybius.reading.figures_numbers import WordClass
from polybius.reading.parse import parse
from polybius.records import Actor, Figure, make_article

FRIDAY = dt.date(2023, 8, 18)
NOBODY = Cast({}, ())
EXCLUDING = {"duration", "party", "definite", "reporting", "sources", "numbered"}


def document(sentence: str) -> Document:
    return parse(make_article(sentence, published=FRIDAY), text.clean(sentence))


def found(sentence: str) -> Found[Figure]:
    parsed = document(sentence)
    return figures.find(parsed, NOBODY, times.find(parsed).records)


def told(sentence: str) -> list[tuple[float, str | None, str | None, str | None]]:
    return [(each.value, each.unit, each.of, each.measure) for each in found(sentence).records]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The junta said 12 soldiers were killed.", (12, "soldiers", "soldiers", "killed")),
        ("At least 17 people died in the blast.", (17, "people", "people", "killed")),
        ("The blast wounded six.", (6, "people", None, "injured")),
        ("Some 90 per cent of the villages have no water.", (90, "percent", "villages", "no water")),
        ("Syldavia keeps just 13% of the value of the copper.", (13, "percent", "value of the copper", "keeps")),
        ("Exports fell 40% last year.", (40, "percent", "Exports", "fell")),
        ("Nearly one-third of the crews deserted.", (0.3333, "share", "crews", "deserted")),
        ("Half of the crews had fled.", (0.5, "share", "crews", "fled")),
        ("One in five children is hungry.", (0.2, "share", "children", "hungry")),
        ("The loan is worth $1.2bn.", (1.2e9, "USD", "loan", "worth")),
        ("Brussels froze a grant of €3 billion.", (3e9, "EUR", "grant", "froze")),
        (
            "They own the three largest copper mines in Borduria.",
            (3, "mines", "largest copper mines in Borduria", "own"),
        ),
        ("Tens of thousands of refugees crossed the river.", (10_000, "refugees", "refugees", "crossed the river")),
        ("Rebels burned two dozen trucks.", (24, "trucks", "trucks", "burned")),
        ("About 2.4 million refugees fled.", (2.4e6, "refugees", "refugees", "fled")),
        ("Half a million refugees fled.", (5e5, "refugees", "refugees", "fled")),
        ("Four of the five largest lines left.", (4, "lines", "largest lines", "left")),
        ("Rebels hold 40 of the 90 districts.", (40, "districts", "districts", "hold")),
        ("Observers put the number of strikes at 73.", (73, "strikes", "number of strikes", "put")),
        ("At least one drone was shot down.", (1, "drone", "drone", "shot down")),
    ],
)
def test_figure(sentence: str, wanted: tuple[float, str, str, str]) -> None:
    assert told(sentence) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "The two countries and all four nations met; both sides agreed.",
        "Ahmed, 55, and his 33-year-old son, aged 17, fled.",
        "They fled in an F-16 under Resolution 2231 of the G7.",
        "Talks lasted three days and 60 minutes.",
        "Two officials said that the talks had failed.",
        "It was signed on 3 May 2020 and ended in 2021.",
        "The 15-nation bloc met for the third time.",
        "He was given a 20-year sentence at 10:30.",
        "No one was hurt, one of them said.",
        "The home side won 2-1.",
        "A fourth boat fled.",
        "The village has zero access to power.",
        "Call 555-0134 for more.",
    ],
)
def test_no_figure(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize("name", ["numbers", "units"])
def test_vocabulary(name: str) -> None:
    for entry in vocabulary.load(name, WordClass, language="en"):
        assert found(entry.example).records, entry.example
        counted = found(entry.counter).records
        if entry.name in EXCLUDING:
            assert not counted, entry.counter
        else:
            assert not {each.unit for each in counted} & {str(value) for value in entry.words.values()}, entry.counter


def test_what_is_passed_over_has_a_reason() -> None:
    skipped = found("The two countries talked for three days in 2021, two officials said.").skipped
    assert [(each.code, each.evidence[0].text) for each in skipped] == [
        ("party", "two"),
        ("duration", "three"),
        ("source", "two"),
    ]


def test_date_and_ids() -> None:
    first = found("Soldiers killed 12 civilians in Mopti on Monday.")
    assert [each.date and each.date.start for each in first.records] == [dt.date(2023, 8, 14)]
    assert set(first.whys) == {each.id for each in first.records}
    assert first.records == found("Soldiers killed 12 civilians in Mopti on Monday.").records


def test_evidence_is_of_the_text_as_given() -> None:
    given_text = "The mine employs&nbsp;1,500&nbsp;men.It shut."
    assert [each.evidence[0].text for each in found(given_text).records] == ["1,500&nbsp;men"]


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("Ruritania sent 300 soldiers abroad.", ("RUR",)),
        ("Ruritania gets to keep just 13% of the profit.", ("RUR",)),
        ("They guard 12 mines in Ruritania.", ("RUR",)),
        ("Nobody counted the 300 soldiers.", ()),
    ],
)
def test_party(sentence: str, party: tuple[str, ...]) -> None:
    parsed = document(sentence)
    mentions = tuple(
        CastMention(token.i, token.i + 1, token.i, ("RUR",), "name", "test")
        for token in parsed.doc
        if token.text == "Ruritania"
    )
    cast = Cast({"RUR": Actor(id="RUR", name="Ruritania")}, mentions)
    assert [each.party for each in figures.find(parsed, cast, ()).records] == [party]


@given(st.integers(2, 10**12))
@settings(deadline=None)
def test_numbers_in_figures(value: int) -> None:
    numerals = figures_numbers.load("en")
    read = [each.value for each in figures_numbers.numbers(f"Some {value:,} trucks and {value} trucks", numerals)]
    assert read == [value, value]


@given(st.text(max_size=80))
@settings(deadline=None)
def test_no_text_breaks_numbers(words: str) -> None:
    numerals = figures_numbers.load("en")
    reached = 0
    for each in figures_numbers.numbers(words, numerals):
        assert reached <= each.start < each.end <= len(words)
        reached = each.end


def test_long_articles_take_linear_time() -> None:
    parsed = document("Soldiers killed 12 civilians and 3 guards, and burned 90% of the huts on Monday. " * 200)
    start = time.process_time()
    assert len(figures.find(parsed, NOBODY, times.find(parsed).records).records) == 600
    assert time.process_time() - start < 5  # 0.5 s; comparing all with all takes minutes
