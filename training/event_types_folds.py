"""The coder's models: one for each seed and fold, for measuring, and one on everything, for shipping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch

from polybius.reading.coder_pieces import WordPieces
from polybius.reading.coder_tokens import encode
from training import event_types_data as data_
from training.event_types_data import TYPES, Row
from training.event_types_net import Net, Recipe, Sample, export, padded, train

FOLDS, SEEDS = 5, 3
QUADS_EVERY = 2
"""Sentences of which only the class is known are seen in every second epoch."""

Logits = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Base:
    """The published encoder: a folder with model.safetensors and vocab.txt."""

    folder: Path

    @property
    def weights(self) -> Path:
        """The weights."""
        return self.folder / "model.safetensors"

    def pieces(self) -> WordPieces:
        """The tokenizer, as the coder uses it."""
        return WordPieces((self.folder / "vocab.txt").read_text("utf-8"))


def samples(base: Base, rows: Sequence[Row], every: int = 1) -> list[Sample]:
    """Rows as the net takes them."""
    pieces = base.pieces()
    return [Sample(tuple(encode(r.marked, pieces)), tuple(map(TYPES.index, r.types)), every) for r in rows]


def fold_of(rows: Sequence[Row]) -> list[int]:
    """The fold of each row of pairs_train.tsv."""
    return data_.folds(data_.groups(rows), FOLDS)


def measured(base: Base, data: Path, seed: int, fold: int, out: Path, *, without: str = "") -> None:
    """Logits for the rows of a fold by a model that saw none of them, nor a sentence that gives one away.

    Both in full precision and as shipped (int8). The sentences with a class alone are held out by fold too. `without`
    leaves out our own sentences ("own") or those with a class alone ("quads"), to see what they add.
    """
    rows, classed = data_.pairs(data), data_.quads(data)
    folds = fold_of(rows)
    tested = [row for row, f in zip(rows, folds, strict=True) if f == fold]
    learned = [row for row, f in zip(rows, folds, strict=True) if f != fold]
    kept = data_.unlike([row for i, row in enumerate(classed) if i % FOLDS != fold], tested)
    own = [] if without == "own" else data_.own()
    kept = [] if without == "quads" else kept
    net = train(
        base.weights,
        len(TYPES),
        [*samples(base, learned), *samples(base, own), *samples(base, kept, QUADS_EVERY)],
        Recipe(),
        seed,
    )
    held = samples(base, [*tested, *classed[fold::FOLDS]])
    weights = out.with_suffix(".onnx")
    export(net, weights)
    np.savez(out, plain=_plain(net, held), int8=_shipped(weights, held), pairs=len(tested))
    weights.unlink()


def fitted(base: Base, data: Path, seed: int, out: Path) -> None:
    """The model that is shipped: fitted to everything."""
    rows = [*data_.pairs(data), *data_.own()]
    everything = [*samples(base, rows), *samples(base, data_.quads(data), QUADS_EVERY)]
    export(train(base.weights, len(TYPES), everything, Recipe(), seed), out)


def _plain(net: Net, held: Sequence[Sample]) -> Logits:
    with torch.no_grad():
        parts = []
        for sample in held:
            ids, mask = padded([sample.pieces])
            parts.append(net(torch.from_numpy(ids), torch.from_numpy(mask)).numpy())
    return np.concatenate(parts).astype(np.float64)


def _shipped(weights: Path, held: Sequence[Sample]) -> Logits:
    session = onnxruntime.InferenceSession(weights, providers=["CPUExecutionProvider"])
    parts = [session.run(None, dict(zip(("ids", "mask"), padded([s.pieces]), strict=True)))[0] for s in held]
    return np.concatenate(parts).astype(np.float64)
