"""What the learned reader of sentences sees: the word pieces of a sentence, and at which piece every word begins.

Training and reading use this module alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polybius.reading.coder_pieces import UNKNOWN_NUMBER, WordPieces
from polybius.reading.coder_tokens import FIRST, LAST

LONGEST = 128
"""Word pieces that are read, with those at both ends; of a longer sentence the beginning is read."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The numbers of a sentence's pieces; for every word that was read, the index of its first piece."""

    ids: tuple[int, ...]
    begins: tuple[int, ...]


def encode(words: Sequence[str], pieces: WordPieces, longest: int = LONGEST) -> Pieces:
    """The pieces of a sentence of words; a word that has none (a control character) counts as unknown."""
    ids, begins = [FIRST], []
    for word in words:
        begins.append(len(ids))
        ids.extend(pieces.encode(word) or [UNKNOWN_NUMBER])
        if len(ids) >= longest:
            break
    kept = ids[: longest - 1]
    return Pieces((*kept, LAST), tuple(at for at in begins if at < len(kept)))
