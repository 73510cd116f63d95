"""The learned reader of sentences: who does what to whom, who says so, and whether what a sentence reports happened.

One small encoder (MiniLM, six layers, weights of eight bits) with heads at every word, fitted by
training/fit_sentences.py; figures and faults are in docs/models/sentences.md. It sees no knowledge and no other
sentence. What it says is a witness beside the rules (`polybius.reading.events_learned`, `polybius.reading.factuality`,
`polybius.reading.attribution_learned`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import msgspec
import numpy as np
from spacy.tokens import Span, Token

from polybius.reading.coder import pieces
from polybius.reading.learned import content, session, softmax
from polybius.reading.sentence_tokens import encode

FOLDER = "reading/weights/sentences"
"""Where the files of the reader lie in the package."""

SETS = ("uw", "meantime", "uds_ih2")
"""The sets of judgements that it was fitted to, each with classes and a value of its own."""

TAGS = ("O", "BS", "BT", "BR", "IS", "IT", "IR")
"""B begins and I continues the words for a source (S), a target (T) or one of several who act alike (R)."""

SAID = ("O", "BS", "BC", "BT", "IS", "IC", "IT")
"""B begins and I continues the words for who says it (S), the cue (C) or what is said (T)."""

KEPT = 2048
"""Sentences whose scores are kept, for several stages ask for them: those of all but the longest articles (6 MB)."""

Scores = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Party:
    """Words ``[first, last)`` of a sentence, their role (a letter of the tags), and its probability at the first."""

    role: str
    first: int
    last: int
    probability: float


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """Scores for one word, as in `Reading`."""

    classes: Scores
    values: Scores


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Scores for every word that was read, in its order; a long sentence is read in part."""

    classes: Scores
    """Words by sets by (did not happen, open, happened): logits."""
    values: Scores
    """Words by sets: from -3, certainly not, to 3, certainly."""
    tags: Scores
    """Words by `TAGS`: logits."""
    said: Scores
    """Words by `SAID`: logits."""

    def of_word(self, at: int) -> Word:
        """The scores of the word with this number."""
        return Word(self.classes[at], self.values[at])


class Settings(msgspec.Struct, frozen=True):
    """What was fitted beside the weights (reader.json)."""

    version: str
    scales: dict[str, tuple[float, float]]
    """For each set the values that part "did not happen" from "open", and "open" from "happened"."""


def read(words: Sequence[str]) -> Reading:
    """The scores of a sentence's words."""
    return _read(tuple(words))


def read_sentence(sentence: Span) -> tuple[list[Token], Reading]:
    """The tokens of a parsed sentence that the reader sees, and their scores; a long sentence has fewer scores."""
    tokens = [token for token in sentence if not token.is_space]
    return tokens, read([token.text for token in tokens])


@lru_cache(maxsize=KEPT)
def _read(words: tuple[str, ...]) -> Reading:
    encoded = encode(words, pieces())
    ids = np.array([encoded.ids], dtype=np.int64)
    found = session(FOLDER, "reader.onnx").run(None, {"ids": ids, "mask": np.ones(ids.shape, dtype=np.float32)})
    classes, values, tags, said = (each[0][list(encoded.begins)] for each in found)
    return Reading(classes.reshape(len(classes), len(SETS), 3), values, tags, said)


def parties(tags: Scores, names: Sequence[str] = TAGS) -> tuple[Party, ...]:
    """The words that the tags of a sentence name, in their order; a continuation without a beginning begins one."""
    probable = softmax(tags)
    found: list[Party] = []
    for at, (best, row) in enumerate(zip(probable.argmax(-1), probable, strict=True)):
        name = names[best]
        if name == "O":
            continue
        last = found[-1] if found else None
        if name[0] == "I" and last is not None and last.last == at and last.role == name[1]:
            found[-1] = Party(last.role, last.first, at + 1, last.probability)
        else:
            found.append(Party(name[1], at, at + 1, float(row[best])))
    return tuple(found)


@cache
def settings() -> Settings:
    """What reader.json says."""
    return msgspec.json.decode(content(FOLDER, "reader.json"), type=Settings)
