"""Chains of sources: whom an outlet has it from, and by way of whom the outlet that is read has it."""

from __future__ import annotations

import pytest

from polybius.reading import actors, parse, text
from polybius.reading.statements import find
from polybius.records import Statement, make_article


def read(words: str) -> tuple[Statement, ...]:
    document = parse.parse(make_article(words), text.clean(words))
    return find(document, actors.find(document)).records


def chain(words: str) -> dict[str | None, tuple[str | None, str, str]]:
    """Each speaker with the one by way of whom it came, its class and its content."""
    records = read(words)
    speakers = {each.id: each.speaker_text for each in records}
    via = {None: None, **speakers}
    return {each.speaker_text: (via[each.via], each.sourcing, each.content.text) for each in records}


@pytest.mark.parametrize(
    ("words", "inner", "outer"),
    [
        ("Emmanuel Macron told Reuters that the port was open.", "Emmanuel Macron", "Reuters"),
        ("“The port is open,” a captain told state television.", "a captain", "state television"),
        ("Ana Ruiz said in an interview with Le Monde that the port was open.", "Ana Ruiz", "Le Monde"),
        ("The port is open, according to state media, citing the ministry.", "the ministry", "state media"),
        ("According to Reuters, citing two officials, the port is open.", "two officials", "Reuters"),
        ("Reuters, quoting a diplomat, reported that the port was open.", "a diplomat", "Reuters"),
        ("The Financial Times reported, citing two bankers, that the port was open.", "two bankers",
         "The Financial Times"),
        ("Reuters quoted the envoy as saying that the port was open.", "the envoy", "Reuters"),
        ("The envoy was quoted by state media as saying the port was open.", "The envoy", "state media"),
        ("The ministry said, the agency reported, that the port was open.", "The ministry", "the agency"),
        ("Paris said, according to a French diplomat, that the port was open.", "Paris", "a French diplomat"),
    ],
)  # fmt: skip
def test_both_sources_have_the_content_and_the_inner_came_by_way_of_the_outer(
    words: str, inner: str, outer: str
) -> None:
    told = chain(words)
    assert told[inner][0] == outer
    assert told[outer][0] is None
    assert "port" in told[inner][2]
    assert told[inner][2] == told[outer][2]


def test_outlets_are_media_and_those_who_tell_them_keep_their_class() -> None:
    told = chain("A French diplomat told Reuters that the port was open.")
    assert (told["A French diplomat"][1], told["Reuters"][1]) == ("unnamed", "media")


def test_a_statement_within_another_came_by_way_of_it() -> None:
    told = chain("The ministry said the port was open, the agency reported.")
    assert told["The ministry"][0] == "the agency"
    assert told["the agency"][2] == "The ministry said the port was open"


def test_the_press_at_large_is_no_link() -> None:
    (statement,) = read("Emmanuel Macron told reporters that the port was open.")
    assert statement.via is None


def test_what_is_cited_without_being_a_source_is_no_link() -> None:
    assert list(chain("Reuters reported that the port was shut, citing the storm.")) == ["Reuters"]


@pytest.mark.parametrize(
    ("words", "addressees"),
    [
        ("Emmanuel Macron told Reuters that the port was open.", ("Reuters",)),
        ("France asked Niger to open the port.", ("NER",)),
        ("France called on Niger to open the port.", ("NER",)),
        ("Asked by Reuters whether the port was open, Emmanuel Macron nodded.", ("emmanuel-macron",)),
        ("According to Reuters, the port is open.", ()),
    ],
)
def test_addressees(words: str, addressees: tuple[str, ...]) -> None:
    assert read(words)[0].addressees == addressees
