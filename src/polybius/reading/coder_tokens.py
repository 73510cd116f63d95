"""What the learned coder sees of a sentence: word pieces, with a mark before and behind every naming of a party.

Training and reading use this module alike. The marks are pieces that the encoder's vocabulary leaves unused, put in by
number: no text can write one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polybius.reading.coder_pieces import WordPieces

LONGEST = 128
"""Word pieces that the coder reads; a longer sentence is cut around its parties."""

MARKED = 6
"""Namings of one party that are marked, the first ones."""

FIRST, LAST = 101, 102
ACTOR, ACTOR_END, RECIPIENT, RECIPIENT_END = 1, 2, 3, 4
"""Numbers of the pieces [CLS] and [SEP] and of the four marks in the encoder's vocabulary."""

READ = 4_000
"""Characters on either side of a party that are looked at: many times what the coder can read."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the namings of its parties as ranges of characters."""

    sentence: str
    actor: tuple[tuple[int, int], ...]
    recipient: tuple[tuple[int, int], ...] = ()


def mark(sentence: str, actor: str, recipient: str | None = None) -> Marked:
    """Every naming of the given parties in a sentence."""
    return Marked(sentence, namings(sentence, actor), namings(sentence, recipient) if recipient else ())


def namings(sentence: str, phrase: str) -> tuple[tuple[int, int], ...]:
    """Where a phrase stands in a sentence as whole words."""
    wanted = phrase.strip()
    if not wanted:
        return ()
    before = r"(?<!\w)" if wanted[0].isalnum() else ""
    after = r"(?!\w)" if wanted[-1].isalnum() else ""
    return tuple(m.span() for m in re.finditer(before + re.escape(wanted) + after, sentence))


def encode(marked: Marked, pieces: WordPieces, longest: int = LONGEST) -> list[int]:
    """The numbers of the sentence's word pieces with its marks, at most `longest`."""
    flat: list[tuple[int, bool]] = []
    for passage, behind in _passages(marked):
        flat.extend((i, False) for i in pieces.encode(passage))
        if behind:
            flat.append((behind, True))
    return [FIRST, *_cut(flat, longest - 2), LAST]


def _passages(marked: Marked) -> Iterable[tuple[str, int]]:
    """The sentence in passages, each with the mark behind it (0 behind the last)."""
    marks = sorted(_marks(marked))
    at = max(0, marks[0][0] - READ) if marks else 0
    end = min(len(marked.sentence), (marks[-1][0] if marks else 0) + READ)
    for where, _, number in marks:
        yield _read(marked.sentence[at:where]), number
        at = where
    yield marked.sentence[at:end], 0


def _read(passage: str) -> str:
    """A passage between two marks; of a very long one, both ends."""
    return passage if len(passage) <= 2 * READ else f"{passage[:READ]} {passage[-READ:]}"


def _marks(marked: Marked) -> Iterable[tuple[int, int, int]]:
    """Offsets of the marks; at one offset an end stands before a beginning."""
    for spans, begin, end in ((marked.actor, ACTOR, ACTOR_END), (marked.recipient, RECIPIENT, RECIPIENT_END)):
        for first, last in spans[:MARKED]:
            yield first, 1, begin
            yield last, 0, end


def _cut(flat: Sequence[tuple[int, bool]], longest: int) -> list[int]:
    """The pieces nearest to a mark, in their order; all of a sentence that is short enough."""
    if len(flat) <= longest:
        return [number for number, _ in flat]
    distance = _distances(flat)
    near = sorted(sorted(range(len(flat)), key=lambda i: (distance[i], i))[:longest])
    return [flat[i][0] for i in near]


def _distances(flat: Sequence[tuple[int, bool]]) -> list[int]:
    """How far every piece is from the nearest mark; from the beginning, where there is none."""
    distance = [len(flat) + i for i in range(len(flat))]
    for order in (range(len(flat)), range(len(flat) - 1, -1, -1)):
        since = len(flat)
        for i in order:
            since = 0 if flat[i][1] else since + 1
            distance[i] = min(distance[i], since)
    return distance
