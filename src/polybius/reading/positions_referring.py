"""What a content that only refers stands for: *voted against it*, *shares the aim*, *rejects the method*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from polybius.reading.document import Cast
from polybius.reading.position_drafts import Draft, ids_of
from polybius.reading.predicates import lemma
from polybius.reading.stances import stance_words

NEAR = 2
"""Sentences back in which a pronoun's issue is sought."""


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
    if draft.issue is not None:
        return draft
    held = told[-1] if told else None
    if held is None or _sentences_between(held, draft) > NEAR:
        return None
    return replace(draft, issue=held.issue, kind=held.kind)


def _sentences_between(one: Draft, other: Draft) -> int:
    doc = one.token.doc
    return sum(1 for t in doc[one.token.i + 1 : other.token.i + 1] if t.is_sent_start)


def _same_end(draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """Who shares the aim stands where the last one who was said to have an end stands."""
    ends = [d for d in told if d.kind == "end"]
    if not ends or draft.stance not in {"for", "against"}:
        return None
    stance = ends[-1].stance if draft.stance == "for" else "against"
    return replace(draft, issue=ends[-1].issue, stance=stance, kind="end")


def _same_means(draft: Draft, told: Sequence[Draft], cast: Cast) -> Draft | None:
    """Who rejects the method is against what the last other party was for."""
    own = cast.parties(ids_of(draft.holders))
    others = [d for d in told if d.kind == "means" and d.stance == "for" and not own & cast.parties(_ids(d))]
    return replace(draft, issue=others[-1].issue, kind="means") if others else None


def _ids(draft: Draft) -> tuple[str, ...]:
    return draft.ids or ids_of(draft.holders)
