"""Stage text: what the parser should see, with the way back to what was given."""

from __future__ import annotations

from polybius.reading.document import CleanText


def clean(text: str) -> CleanText:
    """The text ready for the parser. (Placeholder: identity; the text stage proper replaces this.)"""
    return CleanText(text, range(len(text)), range(1, len(text) + 1))
