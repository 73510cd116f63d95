"""What the reader of sentences learns from: whether predicates happened, and who does what to whom."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.sets.parties import learned_from

from evaluation import crossed
from polybius.reading.coder_pieces import WordPieces
from polybius.reading.sentence_tokens import Pieces, encode
from polybius.reading.sentences import SETS, TAGS
from training.event_types_data import alike, word_set

SPANS = "events/spans_train.bio"
FOLDS = 5
EVEN = 0.5
"""Judgements from -3 to 3 within this of 0 are neither yes nor no."""

IGNORED = -100


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence of one set with its predicates as (piece, judgement from -3 to 3)."""

    pieces: tuple[int, ...]
    set: int
    targets: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence with the tag of every piece that begins a word, `IGNORED` for the others."""

    words: tuple[str, ...]
    pieces: Pieces
    tags: tuple[str, ...]
    labels: tuple[int, ...]

    @property
    def ids(self) -> tuple[int, ...]:
        """The numbers of the pieces."""
        return self.pieces.ids


def judged(data: Path, split: str, pieces: WordPieces, longest: int) -> list[Judged]:
    """The sentences of all sets, in their order; targets behind the last piece that is read are left out."""
    return [
        each
        for number, name in enumerate(SETS)
        for line in (data / f"status/{name}_{split}.jsonl").read_text("utf-8").splitlines()
        for each in _judged(json.loads(line), number, pieces, longest)
    ]


def _judged(row: dict[str, object], number: int, pieces: WordPieces, longest: int) -> Iterator[Judged]:
    read = encode(str(row["text"]).split(), pieces, longest)
    targets: list[dict[str, object]] = row["targets"]  # type: ignore[assignment]
    placed = [(int(t["span1"][0]), float(t["label"])) for t in targets]  # type: ignore[index, arg-type]
    kept = tuple((read.begins[at], label) for at, label in placed if at < len(read.begins))
    if kept:
        yield Judged(read.ids, number, kept)


def apart(rows: Sequence[Judged], share: int = 10, seed: int = 7) -> tuple[list[Judged], list[Judged]]:
    """The rows to learn from, and one of `share` on which thresholds are set."""
    mixed = list(rows)
    random.Random(seed).shuffle(mixed)
    return mixed[len(mixed) // share :], mixed[: len(mixed) // share]


def tagged(data: Path, pieces: WordPieces) -> list[Tagged]:
    """The sentences of the file of spans, in its order."""
    blocks = (data / SPANS).read_text("utf-8").split("\n\n")
    lines = [[line.rsplit(" ", 1) for line in block.splitlines() if " " in line.strip()] for block in blocks]
    return [
        _tagged([word for word, _ in each], [tag.replace("-", "") for _, tag in each], pieces) for each in lines if each
    ]


def _tagged(words: list[str], tags: list[str], pieces: WordPieces) -> Tagged:
    read = encode(words, pieces)
    labels = [IGNORED] * len(read.ids)
    for at, tag in zip(read.begins, tags, strict=False):
        labels[at] = TAGS.index(tag)
    return Tagged(tuple(words), read, tuple(tags), tuple(labels))


def fold_of(number: int, seed: int = 3) -> list[int]:
    """The fold of each sentence."""
    order = list(range(number))
    random.Random(seed).shuffle(order)
    folds = [0] * number
    for place, at in enumerate(order):
        folds[at] = place % FOLDS
    return folds


def unlike(rows: Sequence[Tagged], tested: Sequence[Tagged]) -> list[Tagged]:
    """The rows that give away none of the tested ones: no more than half of their words are shared."""
    words = [word_set(" ".join(row.words)) for row in tested]
    return [row for row in rows if not any(alike(word_set(" ".join(row.words)), each) for each in words)]


def fingerprint(data: Path) -> str:
    """The SHA-256 over the files that the reader learns from."""
    return crossed.fingerprint(learned_from(data))
