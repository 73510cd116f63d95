"""What a content that only refers stands for: *voted against it*, *shares the aim*, *rejects the method*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from polybius.reading.document import Cast
from polybius.reading.governed import lemma
from polybius.reading.issues import Issue
from polybius.reading.position_drafts import Draft, holders_of, ids_of
from polybius.reading.stances import OPPOSITE, stance_words

NEAR = 2
"""Sentences back in which a pronoun's issue is sought."""

NEAR_DRAFTS = 6
"""Positions back in which it is sought, so that the time stays linear."""


def refer(drafts: Sequence[Draft], cast: Cast) -> Iterator[Draft]:
    """The drafts in order; those that only refer with the issue that they refer to, or left out where there is none."""
    told: list[Draft] = []
    for draft in drafts:
        meant = _meant(draft, told, cast)
        if meant is not None:
            told.append(meant)
            yield meant


def _meant(draft: Draft, told: Sequence[Draft], cast: Cast) -> Draft | None:
    head = draft.refers
    if head is not None and head.pos_ in {"NOUN", "PROPN"} and (draft.issue is None or draft.issue.bare):
        words = stance_words(head.doc.lang_)
        if lemma(head) in words["aims"]:
            return _same_end(draft, told)
        if lemma(head) in words["methods"]:
            return _same_means(draft, told, cast)
        if lemma(head) in words["deeds"]:
            return _same_deed(draft, told, cast)
    if draft.issue is not None:
        return None if _says_nothing(draft.issue) else draft
    held = told[-1] if told else None
    if held is None or _sentences_between(held, draft) > NEAR:
        return None
    return replace(draft, issue=held.issue, kind=held.kind)


def _says_nothing(issue: Issue) -> bool:
    """Is an issue just a word for an aim or a method (*another aim*), of which nobody said which?"""
    words = stance_words(issue.head.doc.lang_)
    return issue.words <= {lemma(issue.head)} and lemma(issue.head) in (*words["aims"], *words["methods"])


def refers(head: Token) -> bool:
    """Does the head of a content only stand for an issue named before: *it*, or *to accept* without what?"""
    return head.lower_ in stance_words(head.doc.lang_)["it"] or answers(head)


def answers(head: Token) -> bool:
    """Is the head of a content an answer without what is answered: *pressed Uganda to accept*?"""
    alone = not any(c.dep_ in {"dobj", "prep", "xcomp", "ccomp"} for c in head.children)
    return head.pos_ == "VERB" and alone and lemma(head) in stance_words(head.doc.lang_)["answers"]


def _sentences_between(one: Draft, other: Draft) -> int:
    doc = one.token.doc
    return sum(1 for t in doc[one.token.i + 1 : other.token.i + 1] if t.is_sent_start)


def _same_end(draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """Who shares the aim stands where the last one who was said to have an end stands."""
    ends = [d for d in told if d.kind == "end" and d.issue is not None and d.issue.theme != "side"]
    if not ends or draft.stance not in {"for", "against"}:
        return None
    stance = ends[-1].stance if draft.stance == "for" else "against"
    return replace(draft, issue=ends[-1].issue, stance=stance, kind="end")


def _same_deed(draft: Draft, told: Sequence[Draft], cast: Cast) -> Draft:
    """Who welcomes the decision stands where the other party does that was just said to stand somewhere."""
    own = cast.parties(holders_of(draft))
    near = [d for d in told[-NEAR_DRAFTS:] if _sentences_between(d, draft) <= NEAR]
    others = [d for d in near if d.stance in OPPOSITE and not own & cast.parties(holders_of(d))]
    others = [d for d in others if d.issue is not None and not d.issue.leans]
    if not others or draft.stance not in OPPOSITE:
        return draft
    stance = others[-1].stance if draft.stance == "for" else OPPOSITE[others[-1].stance]
    return replace(draft, issue=others[-1].issue, stance=stance, kind=others[-1].kind)


def _same_means(draft: Draft, told: Sequence[Draft], cast: Cast) -> Draft | None:
    """Who rejects the method stands against where the last other party stood on a means; who shares it, with them."""
    own = cast.parties(ids_of(draft.holders))
    ends = [d.issue for d in told if d.kind == "end" and d.issue is not None]
    barred = own | (cast.parties(_named(ends[-1], cast)) if ends else frozenset())
    others = [
        d for d in told if d.kind == "means" and d.stance in OPPOSITE and not barred & cast.parties(holders_of(d))
    ]
    if not others or draft.stance not in OPPOSITE:
        return None
    stance = others[-1].stance if draft.stance == "for" else OPPOSITE[others[-1].stance]
    return replace(draft, issue=others[-1].issue, stance=stance, kind="means")


def _named(issue: Issue, cast: Cast) -> frozenset[str]:
    """The actors in the words of an end: those whom it is about are no partners in it."""
    return frozenset(a for m in cast.within(issue.first, issue.last) for a in m.actors)
