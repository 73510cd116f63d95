"""The small words of the stage places (vocabulary/LANGUAGE/place_words.yaml)."""

from __future__ import annotations

from functools import cache

from polybius import vocabulary
from polybius.reading.actors_words import Words


@cache
def place_words(name: str, language: str) -> frozenset[str]:
    """The words of one entry."""
    entries = vocabulary.load("place_words", Words, language=language)
    return next(frozenset(entry.words) for entry in entries if entry.id == name)
