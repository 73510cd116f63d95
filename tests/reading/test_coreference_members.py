"""The members of an organisation, less those that the text takes out."""

from __future__ import annotations

import datetime as dt

import pytest

import polybius
from polybius import knowledge

DAY = dt.date(2023, 8, 18)
ALL = set(knowledge.load().members("ECOWAS", DAY))


def members(text: str, phrase: str) -> set[str]:
    reading = polybius.read(text, published=DAY)
    return {id for mention in reading.mentions if mention.text == phrase for id in mention.actors}


@pytest.mark.parametrize(
    ("text", "phrase", "out"),
    [
        ("All ECOWAS members backed the plan.", "All ECOWAS members", set()),
        ("All ECOWAS members except Guinea and Mali backed the plan.", "All ECOWAS members", {"GIN", "MLI"}),
        ("ECOWAS member states, with the exception of Guinea, backed the plan.", "ECOWAS member states", {"GIN"}),
    ],
)
def test_all_but_those_taken_out(text: str, phrase: str, out: set[str]) -> None:
    assert members(text, phrase) == ALL - out


def test_some_members_are_nobody_in_particular() -> None:
    assert not members("Three ECOWAS members backed the plan.", "Three ECOWAS members") & ALL


def test_who_is_taken_out_takes_no_part() -> None:
    reading = polybius.read("Kenya, Uganda and Chad but not Mali, and every state but Peru, sent arms.", published=DAY)
    parties = {id for event in reading.events for id in event.actors}
    assert "PER" not in parties


def test_the_two_sides_are_the_only_two_of_the_sentence() -> None:
    text = "Sudan's army bombed the Rapid Support Forces on Monday, a day after the two sides agreed to a truce."
    assert members(text, "the two sides") == {"SDN.MIL.saf", "SDN.PRM.rsf"}


def test_both_men_are_not_people_in_general() -> None:
    reading = polybius.read("Kenya is calm. The police held both men.", published=DAY)
    assert all("CVL" not in id for mention in reading.mentions if "men" in mention.text for id in mention.actors)


def test_a_spokesman_and_his_state_are_not_both_sides() -> None:
    text = "Kremlin spokesman Dmitry Peskov said Moscow was in contact with both sides."
    reading = polybius.read(f"Armenia and Azerbaijan traded fire. {text}", published="2024-01-10")
    (group,) = (mention for mention in reading.mentions if mention.text == "both sides")
    assert {actor.party for actor in reading.actors if actor.id in group.actors} == {"ARM", "AZE"}


def test_both_leaders_are_the_last_two_people_that_were_listed() -> None:
    text = "Xi Jinping and Fumio Kishida met. Brazil and Mexico offered to mediate. Putin telephoned both leaders."
    reading = polybius.read(text, published="2024-01-10")
    (group,) = (mention for mention in reading.mentions if mention.text == "both leaders")
    assert {actor.party for actor in reading.actors if actor.id in group.actors} == {"CHN", "JPN"}


def test_a_port_that_has_the_name_of_a_state_is_not_the_state() -> None:
    reading = polybius.read("The delegates travelled to Port Sudan on Monday.", published="2024-01-10")
    assert not [mention for mention in reading.mentions if mention.text == "Sudan"]
