"""Edits of a text that keep the way back to what was given."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from polybius.reading.document import CleanText

Edit = tuple[int, int, str]
"""Replace ``[start, end)`` of the text by a string; an empty range inserts, an empty string removes."""


def untouched(text: str) -> CleanText:
    """The text as it was given, each character its own range; texts of fewer than 2**32 characters."""
    return CleanText(text, array("I", range(len(text))), array("I", range(1, len(text) + 1)))


def edit(clean: CleanText, edits: Iterable[Edit]) -> CleanText:
    """The text after edits, which must be in order and must not overlap.

    Each character of a replacement gets the whole original range of what it replaces; an inserted one gets the
    range of the character before it. So the ranges never fall and are never empty. Nothing can be inserted
    before the first character.
    """
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    at = 0
    for start, end, new in edits:
        pieces += (clean.text[at:start], new)
        starts.extend(clean.starts[at:start])
        ends.extend(clean.ends[at:start])
        first, last = (start, end - 1) if end > start else (start - 1, start - 1)
        starts.extend([clean.starts[first]] * len(new))
        ends.extend([clean.ends[last]] * len(new))
        at = end
    if not pieces:
        return clean
    pieces.append(clean.text[at:])
    starts.extend(clean.starts[at:])
    ends.extend(clean.ends[at:])
    return CleanText("".join(pieces), starts, ends)
