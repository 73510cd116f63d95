"""Sport, weather and the economy borrow the words of war. All sentences are our own."""

from __future__ import annotations

import pytest

import polybius
from polybius.reading.parse import parse_text
from polybius.reading.topics import about_sport
from polybius.vocabulary import Words, load

MATCH = (
    "Kenya attacked from the start and Ghana struck twice before the break. The Ghanaian goalkeeper saved a penalty, "
    "and the referee sent a Kenyan defender off. The coach said that the team would fight on in the semi-final."
)


def events(text: str) -> list[tuple[str, str]]:
    return [(event.type, event.trigger.text) for event in polybius.read(text, published="2024-05-08").events]


def test_a_match_is_no_war_and_says_why_it_was_passed_over() -> None:
    reading = polybius.read(MATCH, published="2024-05-08")
    assert reading.events == ()
    assert {skipped.code for skipped in reading.skipped if skipped.stage == "events"} == {"sport"}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kenyan police attacked fans outside a stadium in Nairobi.", "attacked"),
        ("Kenya imposed sanctions on Uganda, with penalties for banks that help it.", "imposed"),
        ("Kenyan troops attacked Ugandan rebels in the final days of the war.", "attacked"),
    ],
)
def test_a_word_of_sport_alone_makes_no_match(text: str, trigger: str) -> None:
    assert trigger in {told for _, told in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Heavy rain hit Kenya and Tanzania on Friday, killing 30 people.",
        "Storm Ana struck Madagascar and killed two soldiers.",
        "Kenya's inflation hit Uganda's exporters.",
        "An earthquake destroyed the Kenyan embassy.",
    ],
)
def test_weather_and_the_economy_attack_nobody(text: str) -> None:
    assert "ASSAULT" not in {kind for kind, _ in events(text)}


@pytest.mark.parametrize("topic", load("topics", Words, language="en"), ids=lambda topic: topic.id)
def test_every_entry_has_a_word_of_it_in_its_example(topic: Words) -> None:
    assert any(word in topic.example.lower() for word in topic.words)


def test_a_sentence_of_sport_among_others_is_the_only_one_passed_over() -> None:
    doc = parse_text("Kenya expelled the Ugandan envoy. The striker scored from a penalty in Kampala.")
    assert [sentence.text for sentence in about_sport(doc)] == ["The striker scored from a penalty in Kampala."]
