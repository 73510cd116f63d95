"""Where parties stand, and where partners part ways."""

import pytest

import polybius
from polybius.reading.positions import StanceCue
from polybius.records import Position
from polybius.vocabulary import load


def positions(text: str) -> tuple[Position, ...]:
    return polybius.read(text, published="2024-05-10").positions


def of(text: str, holder: str) -> set[tuple[str, str]]:
    return {(p.stance, p.kind) for p in positions(text) if any(h.split(".")[0] == holder for h in p.holders)}


@pytest.mark.parametrize("cue", load("stances", StanceCue, language="en"), ids=lambda cue: cue.id)
def test_every_entry_reads_its_example(cue: StanceCue) -> None:
    assert cue.stance in {stance for stance, _ in of(cue.example, "KEN")}


def test_a_goal_is_an_end_and_held_by_all_who_share_it() -> None:
    text = "Kenya and Uganda share the goal of restoring peace in Somalia."
    assert ("for", "end") in of(text, "KEN")
    assert ("for", "end") in of(text, "UGA")


def test_who_refuses_is_against() -> None:
    assert ("against", "means") in of("Kenya refused to negotiate with the Somali rebels.", "KEN")


def test_two_wordings_are_one_issue() -> None:
    found = positions("Kenya is willing to speak with Somalia. Uganda refused to negotiate with Somalia.")
    assert len({p.issue_id for p in found}) == 1
    assert {p.stance for p in found} == {"for", "against"}


def test_asking_troops_to_leave_is_against_their_presence() -> None:
    assert "against" in {stance for stance, _ in of("Kenya asked Ugandan troops to leave the country.", "KEN")}


RIFT = (
    "Kenya and Uganda share the goal of restoring peace in Somalia, but they are at odds over the way. "
    "Kenya is willing to negotiate with Sudan. Uganda refused to negotiate with Sudan."
)


def test_a_rift_is_a_shared_end_and_divided_means() -> None:
    rifts = polybius.read(RIFT, published="2024-05-10").rifts
    assert [r.pair for r in rifts] == [("KEN", "UGA")]
    assert rifts[0].shared
    assert rifts[0].divided


def test_without_a_shared_end_there_is_no_rift() -> None:
    text = "Kenya is willing to negotiate with Sudan. Uganda refused to negotiate with Sudan."
    assert polybius.read(text, published="2024-05-10").rifts == ()
