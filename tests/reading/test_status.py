"""Whether it happened: the words around a predicate decide."""

import datetime as dt

import pytest

from polybius.reading.parse import parse_text
from polybius.reading.status import Judgement, StatusCue, in_time, status_of
from polybius.records import Interval
from polybius.vocabulary import load


def judge(sentence: str, word: str) -> Judgement:
    return status_of(next(token for token in parse_text(sentence) if token.text == word))


@pytest.mark.parametrize(
    ("sentence", "word", "status"),
    [
        ("The navy attacked the port at dawn.", "attacked", "actual"),
        ("The navy did not attack the port.", "attack", "negated"),
        ("The navy never attacked the port.", "attacked", "negated"),
        ("The navy will attack the port tomorrow.", "attack", "future"),
        ("The navy might attack the port.", "attack", "hypothetical"),
        ("If the navy attacks the port, prices will rise.", "attacks", "hypothetical"),
        ("The admiral wants to attack the port.", "attack", "hypothetical"),
        ("The admiral refused to attack the port.", "attack", "negated"),
        ("The navy managed to capture the port.", "capture", "actual"),
        ("The ministry said that the navy attacked the port.", "attacked", "actual"),
        ("There is talk of an attack on the port.", "attack", "hypothetical"),
        ("No attack on the port took place.", "attack", "negated"),
        ("The port was not attacked.", "attacked", "negated"),
        ("No navy attacked the port.", "attacked", "negated"),
        ("Not one of the captains attacked the port.", "attacked", "negated"),
        ("The navy attacked officers, not ships.", "attacked", "actual"),
        ("The navy did not move, and the army attacked the port.", "attacked", "actual"),
        ("The ship left the bay without attacking the port.", "attacking", "negated"),
        ("The storm kept the navy from attacking the port.", "attacking", "negated"),
        ("The navy kept attacking the port.", "attacking", "actual"),
        ("The navy neither blocked nor attacked the port.", "attacked", "negated"),
        ("Reports that the navy attacked the port were false.", "attacked", "negated"),
        ("Reports that the navy attacked the port were alarming.", "attacked", "actual"),
        ("The navy nearly attacked the port.", "attacked", "negated"),
        ("The navy attacked nearly a hundred ships.", "attacked", "actual"),
        ("The navy stopped short of attacking the port.", "attacking", "negated"),
        ("The navy was on the verge of attacking the port.", "attacking", "hypothetical"),
        ("In a simulation, the navy attacked the port.", "attacked", "hypothetical"),
        ("In a film the navy attacked the port.", "attacked", "hypothetical"),
        ("The novel about how the navy attacked the port sold well.", "attacked", "hypothetical"),
        ("In the harbour the navy attacked the port.", "attacked", "actual"),
    ],
)
def test_status_by_words(sentence: str, word: str, status: str) -> None:
    assert judge(sentence, word).status == status


def test_two_negations_cancel_each_other() -> None:
    assert judge("The navy did not refuse to attack the port.", "attack").status == "actual"


@pytest.mark.parametrize(("auxiliary", "unwilling"), [("will", True), ("does", True), ("would", True), ("did", False)])
def test_what_one_will_not_do_is_refused(auxiliary: str, unwilling: bool) -> None:
    judged = judge(f"The navy {auxiliary} not leave the port.", "leave")
    assert (judged.status, judged.unwilling) == ("negated", unwilling)


def test_a_judgement_names_its_words() -> None:
    assert "might" in judge("The navy might attack the port.", "attack").because


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "end", "status"),
    [
        ("1999-01-01", "1999-12-31", "historical"),
        ("2024-05-01", "2024-05-02", "actual"),
        ("2024-06-01", "2024-06-02", "future"),
    ],
)
def test_dates_move_what_is_told_as_a_fact(start: str, end: str, status: str) -> None:
    date = Interval(day(start), day(end), "day")
    assert in_time(Judgement("actual"), date, day("2024-05-10")).status == status


def test_without_a_publication_date_nothing_is_long_past() -> None:
    date = Interval(day("1999-01-01"), day("1999-12-31"), "year")
    assert in_time(Judgement("actual"), date, None).status == "actual"


@pytest.mark.parametrize("cue", load("status", StatusCue, language="en"), ids=lambda cue: cue.id)
def test_every_entry_names_a_known_place_and_effect(cue: StatusCue) -> None:
    assert cue.where in {
        "child",
        "complement",
        "mark",
        "aux",
        "modifier",
        "preposition",
        "volition",
        "from",
        "neither",
        "short",
        "false",
        "story",
        "arranged",
        "charge",
    }
    assert cue.effect in {"negated", "hypothetical", "future", "same"}
    assert any(word in cue.example.lower() for word in cue.words)


@pytest.mark.parametrize(
    ("sentence", "word", "status"),
    [
        ("Kenya accused Uganda of attacking the port.", "attacking", "hypothetical"),
        ("Kenya has not said whether it would attack the port.", "attack", "hypothetical"),
        ("The general told a newspaper that the navy had attacked the port.", "attacked", "actual"),
        ("The general told the navy to attack the port.", "attack", "hypothetical"),
    ],
)
def test_what_is_told_charged_and_ordered(sentence: str, word: str, status: str) -> None:
    assert judge(sentence, word).status == status
