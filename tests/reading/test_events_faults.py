"""Faults that were found in events, each with a sentence of its own."""

from __future__ import annotations

import polybius
from polybius.records import Event, Reading

DAY = "2024-06-20"


def read(text: str) -> Reading:
    return polybius.read(text, published=DAY)


def events(text: str, kind: str) -> list[Event]:
    return [event for event in read(text).events if event.type == kind]


def test_the_reason_says_that_a_party_is_known() -> None:
    skipped = {s.evidence[0].text: s for s in read("Norway was weighing proposals.").skipped if s.stage == "events"}
    assert skipped["weighing"].code == "no-other-party"
    assert "“Norway”" in skipped["weighing"].why
    assert skipped["proposals"].code == "no-party"


def test_a_title_before_a_name_says_who_is_summoned() -> None:
    found = events("Norway summoned Russian Ambassador Ivan Petrov to protest against the flights.", "ACCUSE")
    assert [event.actors for event in found if event.trigger.text == "summoned"] == [("NOR",)]
    assert all(event.actors == ("NOR",) for event in found)


def test_a_warning_is_told_by_what_it_warns_of() -> None:
    found = events("Taiwan's government warned that any landing would be answered with force.", "THREATEN")
    assert [event.trigger.text for event in found] == ["warned"]


def test_the_self_ruled_island_is_taiwan() -> None:
    reading = read("The United States sent envoys to the self-ruled island in May.")
    assert {a for m in reading.mentions if "island" in m.text for a in m.actors} == {"TWN"}


def test_him_is_not_the_subject_of_the_verb_before() -> None:
    reading = read("President Macron spoke by phone with Putin and urged him to withdraw his troops.")
    assert [m.actors for m in reading.mentions if m.text == "him"] == [("vladimir-putin",)]


def test_talks_that_were_broken_off_were_not_held() -> None:
    found = read("Talks between Ethiopia and Egypt that were broken off in December will not resume.").events
    assert "CONSULT" not in {event.type for event in found}


def test_a_mine_and_a_riot_are_two_happenings() -> None:
    text = "A landmine blast killed ten people in Mali. In Mali, a riot killed ten people."
    assert len(events(text, "ASSAULT")) == 2


def test_what_is_said_after_a_condemnation_is_not_condemned() -> None:
    found = events("China condemned the vote and said Taiwan would not join the United Nations.", "ACCUSE")
    assert [event.recipients for event in found] == [()]


def test_what_somebody_is_accused_of_is_not_actual() -> None:
    for text in (
        "Sudan accused Chad of supplying weapons to the rebels.",
        "Sudan has repeatedly accused Chad of arming the rebels with drones and of training their officers.",
    ):
        assert {event.status for event in read(text).events if event.type != "ACCUSE"} == {"hypothetical"}


def test_the_head_of_a_club_is_no_government() -> None:
    reading = read("The head of Manchester United resigned.")
    assert "GOV" not in {actor.sector for actor in reading.actors}


def test_a_deputy_is_not_somebody_who_never_was_one() -> None:
    reading = polybius.read("Vice President Johnson flew to Saigon.", published="2019-05-01")
    assert "boris-johnson" not in {actor.id for actor in reading.actors}


def test_a_sentence_goes_over_the_end_of_a_page() -> None:
    for mark in ("\x0c", "\u2029"):
        (event,) = events(f"The Kenyan army{mark}attacked the Somali rebels on Monday.", "ASSAULT")
        assert event.actors == ("KEN.MIL",)


def test_what_is_arranged_lies_ahead() -> None:
    (event,) = read("Kazakhstan is to host talks between Armenia and Azerbaijan.").events
    assert (event.type, event.status) == ("AGREE", "future")


def test_words_of_quantity_pass_on_to_what_they_count() -> None:
    (event,) = read("Uganda moved hundreds of tanks to the border.").events
    assert event.type == "MOBILIZE"
    (event,) = read("Thousands of NATO troops took part in the mission.").events
    assert event.actors == ("NATO.MIL",)


def test_who_flies_in_for_talks_takes_part_in_them() -> None:
    found = events("Hungary's foreign minister flew to Minsk for talks with Belarusian officials.", "CONSULT")
    talks = next(event for event in found if event.trigger.text == "talks")
    assert len(talks.actors) == 2


def test_a_shell_in_a_village_hits_its_country() -> None:
    (event,) = events("A mortar shell landed in a village near Goma.", "ASSAULT")
    assert event.recipients == ("COD",)
