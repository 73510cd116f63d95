"""The small words of the stage places (vocabulary/LANGUAGE/place_words.yaml)."""

from __future__ import annotations

from polybius import vocabulary


def place_words(name: str, language: str) -> frozenset[str]:
    """The words of one entry."""
    return vocabulary.word_sets("place_words", language)[name]
