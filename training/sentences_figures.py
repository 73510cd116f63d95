"""What is set on the tenth of the judged sentences that the reader was not fitted to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from pathlib import Path

import numpy as np
import onnxruntime
from evaluation.figures import macro_f1

from polybius.reading.sentences import SETS
from training.event_types_net import padded
from training.sentences_data import Judged
from training.sentences_net import class_of

STEPS = [round(0.1 * i, 1) for i in range(-20, 25)]


def scales(weights: Path, held: Sequence[Judged]) -> dict[str, tuple[float, float]]:
    """For each set the two values that part "did not happen", "open" and "happened" with the best macro-F1."""
    values: dict[str, list[tuple[float, int]]] = {name: [] for name in SETS}
    session = onnxruntime.InferenceSession(weights, providers=["CPUExecutionProvider"])
    for row in held:
        found = session.run(["values"], dict(zip(("ids", "mask"), padded([row.pieces]), strict=True)))[0]
        values[SETS[row.set]] += [(float(found[0, at, row.set]), class_of(judgement)) for at, judgement in row.targets]
    return {name: _best(pairs) for name, pairs in values.items()}


def _best(pairs: Sequence[tuple[float, int]]) -> tuple[float, float]:
    told, wanted = np.array([value for value, _ in pairs]), [kind for _, kind in pairs]

    def figure(low: float, high: float) -> float:
        return macro_f1(zip(wanted, np.where(told < low, 0, np.where(told <= high, 1, 2)).tolist(), strict=True))

    return max(((low, high) for low, high in product(STEPS, STEPS) if low <= high), key=lambda bounds: figure(*bounds))
