"""Whose words stand where: the outlet's own, or somebody's whom it quotes or reports."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from polybius.reading.cues import is_a
from polybius.reading.document import Document
from polybius.reading.quotes import find_quotations
from polybius.records import Statement, Voice

SHORT = 3
"""Words up to which a quotation that no statement gives to anybody may be the outlet's own, between tongs."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of original offsets, and the statement that it belongs to."""

    start: int
    end: int
    statement: str | None = None


class Voices:
    """The passages of an article that are somebody's words.

    They are the contents of statements that are quoted, clauses or verdicts (called it absurd); what is held against
    somebody (accused it of recklessness); and longer quotations, whoever speaks them. A noun phrase that somebody
    speaks about (criticised the brutal war) is in the outlet's words, and so is hearsay.
    """

    def __init__(self, document: Document, statements: Iterable[Statement]) -> None:
        told = [s for s in statements if s.sourcing != "hearsay"]
        quotations = _quotations(document)
        self._quoted = _innermost(quotations[True])
        said = [passage for s in told if (passage := _said(document, s)) is not None]
        self._told = _innermost([*quotations[False], *said])
        self._around = _innermost([Passage(e.start, e.end) for s in told for e in s.evidence])

    def at(self, place: int) -> tuple[Voice, str | None]:
        """Whose word stands at an original offset, and the statement that it stands in."""
        passage = _covering(self._told, place)
        return ("speaker", passage.statement) if passage is not None else ("outlet", None)

    def quoted(self, place: int) -> bool:
        """Does an original offset stand in a quotation of a few words?"""
        return _covering(self._quoted, place) is not None

    def near(self, place: int) -> bool:
        """Does the sentence at an original offset hold a statement?"""
        return _covering(self._around, place) is not None


def _said(document: Document, statement: Statement) -> Passage | None:
    """The part of a content that is in the speaker's words."""
    content = statement.content
    first, last = document.tokens(content)
    if statement.manner == "direct":
        return Passage(content.start, content.end, statement.id)
    if first >= last:
        return None
    words = document.doc[first:last]
    verdict = any(t.dep_ in {"oprd", "ccomp", "xcomp"} and not first <= t.head.i < last for t in words)
    behind = any(t.dep_ in {"amod", "acl"} and t.pos_ == "ADJ" and t.i > t.head.i for t in words)
    if verdict or behind or words.root.pos_ in {"VERB", "AUX"}:
        return Passage(content.start, content.end, statement.id)
    held = (
        t for t in words if is_a(t, "verdict") and t.dep_ == "prep" and t.i > first and not first <= t.head.i < last
    )
    against = next(held, None)
    return Passage(document.span(against.i, last).start, content.end, statement.id) if against is not None else None


def _quotations(document: Document) -> dict[bool, list[Passage]]:
    """The quotations as passages of the original text, by whether they have a few words only."""
    found: dict[bool, list[Passage]] = {True: [], False: []}
    text = document.clean.text
    for quotation in find_quotations(text)[0]:
        span = document.char_span(quotation.start, quotation.end)
        short = len(text[quotation.start : quotation.end].split()) <= SHORT
        found[short].append(Passage(span.start, span.end))
    return found


def _innermost(passages: Sequence[Passage]) -> list[Passage]:
    """Disjoint passages in order; where they overlap, the shortest counts, one with a statement before one without."""
    edges = sorted({edge for p in passages for edge in (p.start, p.end)})
    starts = sorted(passages, key=lambda p: (p.start, p.end))
    open_: list[Passage] = []
    pieces: list[Passage] = []
    at = 0
    for start, end in pairwise(edges):
        while at < len(starts) and starts[at].start <= start:
            open_.append(starts[at])
            at += 1
        open_ = [p for p in open_ if p.end > start]
        if open_:
            own = min(open_, key=lambda p: (p.statement is None, p.end - p.start, p.start, p.statement or ""))
            pieces.append(Passage(start, end, own.statement))
    return pieces


def _covering(passages: Sequence[Passage], place: int) -> Passage | None:
    index = bisect_right(passages, place, key=lambda p: p.start) - 1
    return passages[index] if index >= 0 and place < passages[index].end else None
