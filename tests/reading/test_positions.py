"""Where parties stand, and where partners part ways."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import polybius
from polybius.check import check
from polybius.reading.issue_themes import Theme
from polybius.reading.issue_turns import Turn
from polybius.reading.issue_wording import LONGEST, MARKS
from polybius.reading.stances import OPPOSITE, StanceCue
from polybius.records import Position
from polybius.vocabulary import load


@cache
def positions(text: str) -> tuple[Position, ...]:
    return polybius.read(text, published="2024-05-10").positions


def of(text: str, holder: str, about: str = "") -> set[tuple[str, str]]:
    return {(p.stance, p.kind) for p in positions(text) if _holds(p, holder) and about in p.issue}


def stances(text: str, holder: str, about: str = "") -> set[str]:
    return {stance for stance, _ in of(text, holder, about)}


def _holds(position: Position, holder: str) -> bool:
    return any(h.split(".")[0] == holder for h in position.holders)


@pytest.mark.parametrize("cue", load("stances", StanceCue, language="en"), ids=lambda cue: cue.id)
def test_every_entry_reads_its_example(cue: StanceCue) -> None:
    wanted = OPPOSITE[cue.stance] if cue.denied else cue.stance
    assert wanted in stances(cue.example, "KEN")


@pytest.mark.parametrize("turn", load("turns", Turn, language="en"), ids=lambda turn: turn.id)
def test_every_turn_reads_its_example(turn: Turn) -> None:
    assert stances(turn.example, "KEN")


@pytest.mark.parametrize("theme", load("issues", Theme, language="en"), ids=lambda theme: theme.id)
def test_every_theme_reads_its_example(theme: Theme) -> None:
    assert theme.kind in {kind for _, kind in of(theme.example, "KEN")}


def test_a_goal_is_an_end_and_held_by_all_who_share_it() -> None:
    text = "Kenya and Uganda share the goal of restoring peace in Somalia."
    assert ("for", "end") in of(text, "KEN")
    assert ("for", "end") in of(text, "UGA")


SAID = [
    ("Kenya refused to negotiate with the Somali rebels.", "against", "negotiate"),
    ("Kenya does not support the blockade of Somalia.", "against", "blockade"),
    ("Kenya wants no war with Somalia.", "against", "war"),
    ("Kenya refused to rule out a strike on Somalia.", "undecided", "strike"),
    ("Kenya did not rule out new sanctions on Somalia.", "undecided", "sanctions"),
    ("Kenya ruled out a strike on Somalia.", "against", "strike"),
    ("Kenya would only sign the treaty if Uganda did.", "conditional", "treaty"),
    ("Kenya is ready for talks, provided that the rebels leave the city.", "conditional", "talks"),
    ("Kenya abstained on the resolution that condemned the raid.", "undecided", "resolution"),
    ("Kenya voted against the migration pact.", "against", "pact"),
    ("Kenya voted in favour of the ceasefire resolution.", "for", "resolution"),
    ("Kenya vetoed a resolution on Somalia.", "against", "resolution"),
    ("Kenya insisted on the withdrawal of Ugandan troops.", "against", "Ugandan troops"),
    ("Kenya dropped its objection to Somalia's membership of the bloc.", "for", "membership"),
    ("Kenya lifted its veto on the budget of the union.", "for", "budget"),
    ("Kenya has yet to decide whether to send troops to Somalia.", "undecided", "troops"),
    ("Kenya is reluctant to condemn the invasion of Somalia.", "against", "condemn"),
    ("Kenya agreed not to extend its territorial waters.", "against", "waters"),
    ("Kenya opposes lifting the sanctions on Somalia.", "for", "sanctions"),
    ("Kenya might support the plan.", "undecided", "plan"),
]


@pytest.mark.parametrize(("text", "stance", "about"), SAID, ids=lambda value: str(value)[:40])
def test_negation_conditions_votes_and_turns(text: str, stance: str, about: str) -> None:
    assert stances(text, "KEN", about) == {stance}


NOT_SAID = [
    "Kenya denied that it opposes the treaty.",
    "Kenya was accused of opposing the treaty.",
    "Does Kenya oppose the treaty?",
    "If Kenya opposes the treaty, Uganda will sign it.",
    "Nobody believes that Kenya opposes the treaty.",
    "Reports that Kenya opposes the treaty are false.",
    "Kenya declined to comment on the treaty.",
    "Kenya's support for the treaty is expected.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_denied_asked_alleged_or_supposed_is_no_position(text: str) -> None:
    assert not {"for", "against"} & stances(text, "KEN", "treaty")


def test_who_is_reported_to_stand_holds_it_and_not_the_reporter() -> None:
    text = "Peru reported that Chile opposes the treaty."
    assert stances(text, "CHL", "treaty") == {"against"}
    assert stances(text, "PER", "treaty") == set()


def test_two_wordings_are_one_issue() -> None:
    found = positions("Kenya is willing to speak with Somalia. Uganda refused to negotiate with Somalia.")
    assert len({p.issue_id for p in found}) == 1
    assert len({p.issue for p in found}) == 1
    assert {p.stance for p in found} == {"for", "against"}


def test_strikes_on_a_party_are_not_strikes_by_it() -> None:
    found = positions("Kenya supports the strikes on Somalia. Uganda condemned the Somali strikes.")
    assert len({p.issue_id for p in found}) == 2


def test_asking_troops_to_leave_is_against_their_presence() -> None:
    text = "Kenya asked Ugandan troops to leave the country, but they refused."
    assert stances(text, "KEN", "Ugandan troops") == {"against"}
    assert stances(text, "UGA", "Ugandan troops") == {"for"}


def test_a_pronoun_and_a_bare_noun_stand_for_what_was_named() -> None:
    text = "Kenya proposed a truce in Somalia. Uganda voted against it. Rwanda opposed the idea."
    assert {p.issue_id for p in positions(text) if _holds(p, "KEN")} == {
        p.issue_id for p in positions(text) if _holds(p, "UGA") or _holds(p, "RWA")
    }


def test_who_shares_the_aim_and_rejects_the_method() -> None:
    text = (
        "Kenya wants to restore peace in Somalia and refuses to talk to the rebels. "
        "Uganda shares the aim and rejects the method."
    )
    assert ("for", "end") in of(text, "UGA")
    assert ("for", "means") in of(text, "UGA", "talk")


def test_the_statement_is_whose_words_tell_it() -> None:
    reading = polybius.read("Peru said that Chile opposes the treaty. Kenya wants to restore order in Somalia.")
    told = {p.holders: p.statement for p in reading.positions}
    assert told[("CHL",)] in {s.id for s in reading.statements if s.speakers == ("PER",)}
    assert told[("KEN",)] is None


RIFT = (
    "Kenya and Uganda share the goal of restoring peace in Somalia, but they are at odds over the way. "
    "Kenya is willing to negotiate with Sudan. Uganda refused to negotiate with Sudan."
)


def test_a_rift_is_a_shared_end_and_divided_means() -> None:
    rifts = polybius.read(RIFT, published="2024-05-10").rifts
    assert [r.pair for r in rifts] == [("KEN", "UGA")]
    assert rifts[0].shared
    assert rifts[0].divided


def test_allies_and_regions_share_what_they_hold_as_one() -> None:
    text = (
        "No Western government wants the junta to stay in power in Niger. "
        "France will not talk to the officers. Germany is willing to talk to the officers."
    )
    assert [r.pair for r in polybius.read(text, published="2023-08-20").rifts] == [("DEU", "FRA")]


NO_RIFT = [
    "Kenya is willing to negotiate with Sudan. Uganda refused to negotiate with Sudan.",
    "Kenya and Uganda share the goal of restoring peace in Somalia. Both favour talks with Sudan.",
    "Kenya and Uganda want peace in Somalia. Kenya supports talks with Sudan, and Uganda supports sanctions on Sudan.",
    "Kenya wants peace in Somalia. Uganda wants peace in Sudan. Kenya favours talks with Rwanda. "
    "Uganda opposes talks with Rwanda.",
    "Kenya and Uganda want peace in Somalia. Kenya's government supports the sale of tanks, but Kenya's parliament "
    "opposes the sale of tanks. Uganda supports the sale of tanks.",
    "Kenya and Uganda are at odds over the dam, although both want peace in Somalia.",
]


@pytest.mark.parametrize("text", NO_RIFT)
def test_without_a_shared_end_and_divided_means_there_is_no_rift(text: str) -> None:
    assert polybius.read(text, published="2024-05-10").rifts == ()


PARTS = st.sampled_from(
    [
        "Kenya refused to rule out lifting the “ban” on its neighbour's exports.",
        "It would only accept that if they gave it back to them.",
        "Uganda, which opposes it, wants its soldiers (and theirs) out.",
        "“We will never accept a foreign base on our soil,” the president of Kenya said.",
        "The idea was rejected by Somalia; Rwanda abstained.",
        "Tanzania shares the aim, but not the method.",
        "Kenya’s call for a truce — and for sanctions… — went unheard?",
        "No state in East Africa wants war.",
    ]
)


@settings(deadline=None, max_examples=25)
@given(st.lists(PARTS, min_size=1, max_size=5))
def test_any_mixture_reads_soundly_and_words_issues_short(parts: list[str]) -> None:
    reading = polybius.read(" ".join(parts), published="2024-05-10")
    assert check(reading) == ()
    worded = {p.issue_id: p.issue for p in reading.positions}
    for position in reading.positions:
        assert position.issue == worded[position.issue_id]
        assert position.issue == position.issue.strip()
        assert len(position.issue.split()) <= LONGEST + 4  # a template and the names for a pronoun add words
        assert not set(MARKS) & set(position.issue)
        assert not {"it", "its", "they", "their", "them", "theirs"} & set(position.issue.lower().split())
