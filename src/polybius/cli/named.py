"""What an id given to `polybius explain` names: a record, an actor, or whatever stands at a place of the text."""

from __future__ import annotations

import re
from typing import Any

from polybius.records import RECORD_KINDS, Actor, Mention, Place, Reading, Span, Time

AT = re.compile(r"(mention|time|place):(\d+)-(\d+)")
"""Records without an id of their own are named by their kind and their offsets in the text: "time:120-128"."""

Spanned = Mention | Time | Place


def named(id: str, reading: Reading) -> Any:
    """The record or actor with an id; None where the reading has none."""
    at = AT.fullmatch(id)
    if at is not None:
        place = (int(at[2]), int(at[3]))
        return next((each for each in getattr(reading, f"{at[1]}s") if (each.start, each.end) == place), None)
    every = (each for kind in (*RECORD_KINDS, "actors") for each in getattr(reading, kind))
    return next((each for each in every if each.id == id), None)


def evidence(found: Any, reading: Reading) -> tuple[Span, ...]:
    """The passages that a record rests on; an actor rests on its mentions, what stands at a place on its words."""
    if isinstance(found, Actor):
        mentions = (mention for mention in reading.mentions if found.id in mention.actors)
        return tuple(map(_span, mentions))
    if isinstance(found, Spanned):
        return (_span(found),)
    passages: tuple[Span, ...] = found.evidence
    return passages


def heading(found: Any, reading: Reading) -> str:
    """One line for a record: what it says, or the words that it stands for."""
    from polybius.brief import describe

    if isinstance(found, Actor):
        return found.name
    return f"“{' '.join(found.text.split())}”" if isinstance(found, Spanned) else describe(found, reading)


def _span(each: Spanned) -> Span:
    return Span(each.start, each.end, each.text)
