"""What the text says was not said: "did not say whether", "nobody said that". It is no statement of anybody's.

A denial is a statement, and so is what somebody does not believe or want: only verbs of saying, writing and finding
lose their content under a negation.
"""

from __future__ import annotations

from polybius.reading.cues import is_a
from polybius.reading.drafts import Draft
from polybius.reading.speakers import Speaker

SAYING = frozenset({"speech", "writing", "finding"})


def unsaid(draft: Draft, speaker: Speaker | None) -> bool:
    """Is the clause what somebody did not say, or what nobody said?"""
    if draft.entry.kind != "verb" or draft.frame != "clause" or draft.entry.cls not in SAYING:
        return False
    negated = any(c.dep_ == "neg" for c in draft.token.children)
    return negated or (speaker is not None and _nobody(speaker))


def _nobody(speaker: Speaker) -> bool:
    head = speaker.heads[0]
    return is_a(head, "nobody") or any(c.dep_ in {"det", "preconj"} and is_a(c, "nobody") for c in head.children)
