"""How one event is told: in the article's own words only where subject and verb are plain, never as more than it says.

Marks in the sentences: ``<...>`` is the actor, ``{...}`` the trigger, ``[...]`` the recipient.
"""

import re

import pytest

from polybius import brief
from polybius import records as r
from polybius.vocabulary import ontology


def told(marked, *, status="actual", type_name="COERCE", how="name"):
    spans, text = {}, ""
    for piece in re.split(r"([<{\[].*?[>}\]])", marked):
        kind = piece[:1] if piece[:1] in "<{[" and piece else ""
        words = piece[1:-1] if kind else piece
        if kind:
            spans[kind] = r.Span(len(text), len(text) + len(words), words)
        text += words
    actor, recipient = spans.get("<"), spans.get("[")
    kind = ontology.event_type(type_name)
    event = r.Event(
        id="ev-1",
        type=type_name,
        quad=kind.quad,
        score=kind.score,
        status=status,
        trigger=spans["{"],
        actors=("RUR",) if actor else (),
        recipients=("FRE",) if recipient else (),
        actor_spans=(actor,) if actor else (),
        recipient_spans=(recipient,) if recipient else (),
        evidence=(r.Span(0, len(text), text),),
        confidence=0.8,
    )
    mentions = [(actor, "RUR"), (recipient, "FRE")]
    reading = r.Reading(
        polybius="0.1.0",
        article=r.make_article(text),
        actors=(r.Actor(id="RUR", name="Ruritania"), r.Actor(id="FRE", name="Freedonia", party="FRE")),
        mentions=tuple(
            r.Mention(start=s.start, end=s.end, text=s.text, actors=(i,), how=how if i == "RUR" else "name")
            for s, i in mentions
            if s
        ),
        events=(event,),
    )
    return brief.describe(event, reading)


@pytest.mark.parametrize(
    ("marked", "line"),
    [
        ("<Ruritania> {closed} the border.", "Ruritania closed the border."),
        ("<Ruritania> has quietly {closed} the border.", "Ruritania has quietly closed the border."),
        ("<Ruritania>, which has no coast, {closed} the border.", "Ruritania closed the border."),
        ("<Ruritania>, which has {closed} the border, is poor.", "Ruritania has closed the border."),
        ("<Ruritania> raised duties and {closed} the border.", "Ruritania closed the border."),
        ("<Ruritania> {closed} the border, but trade went on.", "Ruritania closed the border."),
        ("<Ruritania> {closed} the border, seized ships and left.", "Ruritania closed the border."),
        ("<Ruritania> vowed to {close} the border.", "Ruritania vowed to close the border."),
        ("[Freedonia] was {expelled} from the league.", "Freedonia was expelled from the league."),
        ("<Ruritania> {hit} more than 60 targets than it named.", "Ruritania hit more than 60 targets."),
        ("<Ruritania> {closed} 3.5 km of the U.S. border.", "Ruritania closed 3.5 km of the U.S. border."),
    ],
)
def test_the_articles_own_words_carry_a_plain_clause(marked, line):
    assert told(marked) == line


@pytest.mark.parametrize(
    "marked",
    [
        "<Ruritania> will {close} the border.",
        "<Ruritania> might have {closed} the border.",
        "<Ruritania> {closing} the border would be odd.",
        "The guards of <Ruritania> {closed} the border.",
    ],
)
def test_what_is_not_plain_is_quoted_with_all_that_makes_it_less(marked):
    assert told(marked) == f"“{re.sub('[<>{}.]', '', marked)}”."


def test_a_quotation_without_the_one_who_acts_stands_under_a_coarse_phrase():
    line = told("<Ruritania>: {closed} for the season.")
    assert line == "Ruritania took coercive measures: “closed for the season”."


def test_a_quotation_out_of_a_condition_stands_under_a_coarse_phrase():
    line = told("Trade ends unless <Ruritania> that {closed} the border leaves.")
    assert line.startswith("Ruritania took coercive measures: “")


def test_a_quotation_with_a_pronoun_says_who_is_meant():
    line = told("The plan was that <they> {closing} the border would help.", how="pronoun")
    assert line.endswith("[Ruritania].")


def test_an_abbreviation_ends_no_clause():
    line = told("<Ruritania> {closed} the border on Nov. 4 without notice.")
    assert line == "Ruritania closed the border on Nov. 4 without notice."


def test_a_gloss_does_not_come_between_a_noun_and_its_possessive():
    line = told("<Ruritania> {closed} [Freedonia]'s border.")
    assert line == "Ruritania closed Freedonia's border."


def test_a_pronoun_is_told_by_a_name_in_brackets():
    assert told("<They> have {closed} the border.", how="pronoun") == "[Ruritania] has closed the border."


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("If <Ruritania> has {closed} the border, trade ends.", "hypothetical"),
        ("Doubts remain whether <Ruritania> {closed} the border.", "hypothetical"),
        ("It is untrue that <Ruritania> {closed} the border.", "negated"),
        ("By spring <Ruritania> {closes} the border.", "future"),
    ],
)
def test_what_did_not_happen_keeps_the_words_that_say_so(marked, status):
    line = told(marked, status=status)
    plain = re.sub(r"[<>{}\[\]]", "", marked).split(",")[0].rstrip(".")
    assert f"“{plain}" in line
    assert line.startswith(("Planned", "Demanded", "Said not"))


@pytest.mark.parametrize(
    ("marked", "status", "line"),
    [
        (
            "<Ruritania> will {close} the border if talks fail.",
            "future",
            "Planned or expected: Ruritania will close the border if talks fail.",
        ),
        (
            "<Ruritania> has not {closed} the border.",
            "negated",
            "Said not to have happened: Ruritania has not closed the border.",
        ),
    ],
)
def test_auxiliaries_that_say_it_are_enough(marked, status, line):
    assert told(marked, status=status) == line


def test_an_act_without_a_known_actor_says_so():
    assert told("The {takeover} in [Freedonia] was swift.") == (
        "“The takeover in Freedonia was swift” (by whom is not established)."
    )
