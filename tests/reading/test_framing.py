"""Framing: labels, loaded words, hedges and scare quotes, told apart from plain news language and by voice."""

from __future__ import annotations

from functools import cache

import pytest

from polybius.reading import actors, parse, statements, text
from polybius.reading.document import Document, Found
from polybius.reading.framing import find
from polybius.reading.framing_match import Frame, frames
from polybius.records import Framing, make_article

ENTRIES = frames("en")


@cache
def document(words: str) -> Document:
    return parse.parse(make_article(words), text.clean(words))


def found(words: str) -> Found[Framing]:
    ready = document(words)
    cast = actors.find(ready)
    return find(ready, cast, statements.find(ready, cast).records)


def rules(words: str) -> list[str]:
    result = found(words)
    return [result.whys[each.id].rule.removeprefix("framing ") for each in result.records]


def framed(words: str) -> list[str]:
    return [each.evidence[0].text for each in found(words).records]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_example_of_each_entry(entry: Frame) -> None:
    assert entry.id in rules(entry.example)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_counter_example_of_each_entry(entry: Frame) -> None:
    assert entry.id not in rules(entry.counter)


@pytest.mark.parametrize(
    ("words", "kind", "evidence"),
    [
        ("The pro-Western cabinet fell in May.", "label", "pro-Western cabinet"),
        ("The alliance is a barely disguised anti-Iran pact.", "label", "anti-Iran pact"),
        ("Iran-backed militias crossed the river.", "label", "Iran-backed militias"),
        ("The so-called peacekeepers left.", "label", "so-called peacekeepers"),
        ("The ‘liberated’ villages have no water.", "scare_quotes", "liberated’ villages"),
        ("The purported deal was never signed.", "hedge", "purported deal"),
        ("The raid killed innocent civilians.", "loaded", "innocent civilians"),
    ],
)
def test_kind_and_evidence(words: str, kind: str, evidence: str) -> None:
    assert (kind, evidence) in {(each.kind, each.evidence[0].text) for each in found(words).records}


@pytest.mark.parametrize(
    "words",
    [
        "Anti-government protesters blocked the ring road.",
        "A pro-Palestinian rally filled the square.",
        "Anti-tank missiles and anti-corruption judges were in the news.",
        "The UN-backed talks resume in Geneva.",
        "The sanctions regime was extended by six months.",
        "An Italian-style villa stands above the harbour.",
        "The ministry said it would open the road.",
        "The film “liberation” won a prize.",
        "Sixty-two people died when a ferry sank.",
        "The court has a five-year mandate and a so far unpaid bill.",
    ],
)
def test_ordinary_news_language_is_left_alone(words: str) -> None:
    assert framed(words) == []


def test_voice_of_the_outlet_and_of_a_speaker() -> None:
    (outlet,) = found("The brutal siege lasted a year.").records
    (speaker,) = found("“The brutal siege must end,” said Ana Ruiz.").records
    assert (outlet.voice, speaker.voice) == ("outlet", "speaker")


def test_a_noun_phrase_that_is_criticised_is_in_the_outlets_words() -> None:
    (framing,) = found("Kenya condemned the brutal siege.").records
    assert framing.voice == "outlet"


def test_a_verdict_is_in_the_speakers_words() -> None:
    (framing,) = found("Kenya called the decree draconian.").records
    assert framing.voice == "speaker"


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("Israel accused Iran of reckless conduct.", "speaker"),
        ("The opposition dismissed the inquiry as a whitewash.", "speaker"),
        ("The militia, whose leader died in May, described the pact as a “blatant fraud”.", "speaker"),
        ("“I look back and I think that the reckless raid cost us the war.”", "speaker"),
        ("The UN condemned the brutal raid on the convoy.", "outlet"),
        ("The rebels fled the brutal siege.", "outlet"),
    ],
)
def test_whose_voice(words: str, voice: str) -> None:
    assert {each.voice for each in found(words).records} == {voice}


def test_the_words_and_the_statement_that_they_stand_in() -> None:
    ready = document("“The brutal siege must end,” said Ana Ruiz. The so-called truce failed.")
    said = statements.find(ready, actors.find(ready)).records
    first, second = find(ready, actors.find(ready), said).records
    assert [each.words and each.words.text for each in (first, second)] == ["brutal", "so-called"]
    assert (first.statement, second.statement) == (said[0].id, None)


@pytest.mark.parametrize(
    "words", ["Turkey is not a rogue state.", "These are children, not terrorists.", "Oman is no lackey of anybody."]
)
def test_what_somebody_is_said_not_to_be_is_no_label(words: str) -> None:
    assert framed(words) == []


def test_quoted_words_of_a_statement_are_no_scare_quotes() -> None:
    assert "scare-quotes" not in rules("Ankara called the ruling an “insult”.")


def test_whom_it_concerns() -> None:
    assert found("The pro-Russian government of Moldova fell.").records[0].about == ("MDA.GOV",)
    assert found("France waged a brutal campaign in the hills.").records[0].about == ("FRA",)
    assert found("The brutal campaign went on.").records[0].about == ()
    assert found("Israel accused Iran of reckless conduct.").records[0].about == ("IRN",)


@pytest.mark.parametrize(
    "words",
    [
        "The UN condemned the brutal raid on the convoy.",
        "France survived the brutal siege.",
        "Kenya spoke of the massacre of Ugandans.",
        "The mayor is a puppet of Russia.",
    ],
)
def test_it_concerns_neither_who_speaks_of_it_nor_those_to_whom_it_is_done(words: str) -> None:
    assert not {"UN", "FRA", "KEN", "UGA.CVL", "RUS"} & set(found(words).records[0].about)


def test_a_verdict_concerns_what_is_judged() -> None:
    assert found("London called the Venezuelan manoeuvres unjustified.").records[0].about == ("VEN",)
    assert found("Kenya called the decree draconian.").records[0].about == ()


def test_innocent_people_colour_the_doer() -> None:
    assert found("France killed innocent civilians.").records[0].about == ("FRA",)


def test_a_longer_phrase_wins_over_its_words() -> None:
    assert rules("The terrorist regime shut the port.") == ["terrorist-group"]


def test_ids_are_stable_and_distinct() -> None:
    words = "The brutal siege and the brutal raid went on. The so-called truce failed."
    ids = [each.id for each in found(words).records]
    assert len(ids) == len(set(ids)) == 3
    assert ids == [each.id for each in found(words).records]


def test_evidence_stands_in_the_text() -> None:
    words = "The  brutal&nbsp;siege went on.The so-called truce failed."
    for each in found(words).records:
        span = each.evidence[0]
        assert words[span.start : span.end] == span.text
