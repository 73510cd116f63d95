"""What the text says was not said: "did not say whether", "nobody said that", "if she says". No statement of anybody's.

A denial is a statement, and so is what somebody does not believe or want: only verbs of saying, writing and finding
lose their content under a negation.
"""

from __future__ import annotations

from spacy.tokens import Token

from polybius.reading.cues import is_a
from polybius.reading.drafts import Draft
from polybius.reading.speakers import Speaker

SAYING = frozenset({"speech", "writing", "finding"})


def unsaid(draft: Draft, speaker: Speaker | None) -> bool:
    """Is the clause what somebody did not say, or what nobody said, or what may be said?"""
    if draft.entry.kind != "verb" or draft.frame != "clause" or draft.entry.cls not in SAYING:
        return False
    return _negated(draft.token) or (speaker is not None and _nobody(speaker))


def _negated(verb: Token) -> bool:
    """Did not say, neither confirmed nor denied; if he says."""
    if any(c.dep_ == "neg" or (c.dep_ == "mark" and is_a(c, "condition")) for c in verb.children):
        return True
    joint = verb.head.children if verb.dep_ == "conj" else ()
    neither = (c for c in (*verb.children, *joint) if c.dep_ in {"preconj", "cc", "advmod"} and c.i < verb.i)
    return any(is_a(c, "nobody") for c in neither)


def _nobody(speaker: Speaker) -> bool:
    head = speaker.heads[0]
    return is_a(head, "nobody") or any(c.dep_ in {"det", "preconj"} and is_a(c, "nobody") for c in head.children)
