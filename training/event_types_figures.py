"""What is fitted to the coder's out-of-fold scores, and the figures that they give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, pstdev
from typing import Any

import numpy as np
from evaluation.figures import macro_f1

from polybius.reading.coder import MERGED, STATEMENT
from polybius.reading.learned import softmax
from training.event_types_data import QUADS, TYPES

Array = np.ndarray[Any, np.dtype[Any]]
KINDS = [kind for kind in TYPES if kind != STATEMENT]
OTHER = TYPES.index(STATEMENT)

BINS = 10
COST = 0.005
"""The macro-F1 that abstaining below the threshold may cost."""

LOST = 0.01
"""The share of sentences with an event that may be taken for mere statements (only where the rules read none)."""


@dataclass(frozen=True)
class Outcomes:
    """For rows with a type and for rows with a class: the scores by seed and row, and what the rules read."""

    wanted: Array
    folds: Array
    plain: Array
    shipped: Array
    rules: Sequence[str | None]
    classes: Sequence[tuple[str, ...]]
    class_scores: Array
    class_rules: Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is fitted beside the weights."""

    temperature: float
    rules_weight: float
    threshold: float = 0.0
    statement: float = 1.0

    def plain(self) -> dict[str, float]:
        """For coder.json."""
        return {
            "temperature": self.temperature,
            "rules_weight": self.rules_weight,
            "threshold": self.threshold,
            "statement": self.statement,
        }


def fit(outcomes: Outcomes) -> Chosen:
    """Temperature and weight of the rules by likelihood; then both thresholds (`COST`, `LOST`)."""
    chosen = _scaled(outcomes, np.ones(len(outcomes.wanted), dtype=bool))
    return Chosen(chosen.temperature, chosen.rules_weight, _threshold(outcomes), _statement(outcomes, chosen))


def _scaled(outcomes: Outcomes, rows: Array, *, with_rules: bool = True) -> Chosen:
    """The temperature and the weight of the rules under which the right types are most probable in these rows."""
    witness = _witness(outcomes.rules)[rows]
    scores, wanted = outcomes.plain[:, rows, :OTHER], outcomes.wanted[rows]
    weights = np.arange(0.0, 4.01, 0.1) if with_rules else np.array([0.0])
    found = [
        (_surprise(scores / t + w * witness, wanted), round(float(t), 2), round(float(w), 1))
        for t in np.arange(0.3, 2.01, 0.05)
        for w in weights
    ]
    _, temperature, weight = min(found)
    return Chosen(temperature, weight)


def _witness(rules: Sequence[str | None]) -> Array:
    """One where the rules have read the type."""
    merged = [MERGED.get(kind, kind) if kind else None for kind in rules]
    return np.array([[float(kind == said) for kind in KINDS] for said in merged])


def _surprise(scores: Array, wanted: Array) -> float:
    return float(-np.log(softmax(scores)[:, np.arange(len(wanted)), wanted]).mean())


def crossed(outcomes: Outcomes, *, with_rules: bool = True) -> Array:
    """The probabilities of every row, scaled as the rows of the other folds ask for."""
    found = np.zeros(outcomes.plain[:, :, :OTHER].shape)
    witness = _witness(outcomes.rules)
    for fold in range(int(outcomes.folds.max()) + 1):
        chosen = _scaled(outcomes, outcomes.folds != fold, with_rules=with_rules)
        rows = outcomes.folds == fold
        scores = outcomes.plain[:, rows, :OTHER] / chosen.temperature + chosen.rules_weight * witness[rows]
        found[:, rows] = softmax(scores)
    return found


def _threshold(outcomes: Outcomes) -> float:
    """The largest threshold (in hundredths) under which abstaining costs no more than `COST` of macro-F1.

    It holds for types that the rules have not read.
    """
    found = crossed(outcomes)
    whole = mean(_by_seed(outcomes, found))
    steps = [round(0.01 * i, 2) for i in range(60)]
    return max(t for t in steps if mean(_by_seed(outcomes, found, t)) >= whole - COST)


def _statement(outcomes: Outcomes, chosen: Chosen) -> float:
    """The smallest threshold (in twentieths) above which no more than `LOST` of the rows with an event lie."""
    silent = np.array([said is None for said in outcomes.rules])
    probable = softmax(outcomes.plain / chosen.temperature)[:, :, OTHER]
    steps = [round(0.05 * i, 2) for i in range(4, 20)]
    return next(t for t in steps if ((probable > t) & silent).mean() <= LOST)


def _by_seed(outcomes: Outcomes, found: Array, threshold: float = 0.0) -> list[float]:
    """Macro-F1 of each seed; what is less probable than the threshold and not read by the rules is not told."""
    figures, confirmed = [], _witness(outcomes.rules) > 0
    for each in found:
        sure = (each.max(-1) >= threshold) | confirmed[np.arange(len(each)), each.argmax(-1)]
        said = np.where(sure, each.argmax(-1), -1).tolist()
        figures.append(macro_f1(zip(outcomes.wanted.tolist(), said, strict=True)))
    return figures


def report(outcomes: Outcomes, chosen: Chosen) -> dict[str, object]:
    """The figures for evaluation/event_types_cv.json."""
    found, alone = crossed(outcomes), crossed(outcomes, with_rules=False)
    told = [MERGED.get(kind, kind) if kind else None for kind in outcomes.rules]
    names = [KINDS[i] for i in outcomes.wanted]
    return {
        "rows": len(outcomes.wanted),
        "folds": int(outcomes.folds.max()) + 1,
        **chosen.plain(),
        "coder and rules": _spread(_by_seed(outcomes, found)),
        "coder and rules, abstaining": _spread(_by_seed(outcomes, found, chosen.threshold)),
        "coder alone": _spread(_by_seed(outcomes, alone)),
        "as shipped": _rounding(outcomes),
        "rules alone": round(macro_f1(zip(names, told, strict=True)), 4),
        "seeds averaged": round(_by_seed(outcomes, found.mean(0, keepdims=True))[0], 4),
        "types": {kind: _type(outcomes, found, i) for i, kind in enumerate(KINDS)},
        "calibration": _calibration(outcomes, found),
        "abstained": _abstained(outcomes, found, chosen),
        "statements": _statements(outcomes, chosen),
        "classes": _classes(outcomes, chosen),
        "confusion": _confusion(outcomes, found),
    }


def _rounding(outcomes: Outcomes) -> dict[str, object]:
    """What eight bits change: how often the most probable type stays, and by how much a score moves at most."""
    seen = ~np.isnan(outcomes.shipped[:, :, 0])
    if not seen.any():
        return {"n": 0}
    plain, shipped = outcomes.plain[seen][:, :OTHER], outcomes.shipped[seen][:, :OTHER]
    wanted = np.broadcast_to(outcomes.wanted, seen.shape)[seen]
    return {
        "n": int(seen.sum()),
        "same type": round(float((plain.argmax(-1) == shipped.argmax(-1)).mean()), 4),
        "right in full": round(float((plain.argmax(-1) == wanted).mean()), 4),
        "right as shipped": round(float((shipped.argmax(-1) == wanted).mean()), 4),
        "largest move": round(float(np.abs(plain - shipped).max()), 3),
    }


def _spread(figures: Sequence[float]) -> dict[str, object]:
    return {
        "macro-F1 by seed": [round(f, 4) for f in figures],
        "mean": round(mean(figures), 4),
        "standard deviation": round(pstdev(figures), 4),
    }


def _type(outcomes: Outcomes, found: Array, kind: int) -> dict[str, float]:
    """Precision, recall and F1 of a type over all seeds."""
    said, wanted = found.argmax(-1), np.broadcast_to(outcomes.wanted, found.shape[:2])
    right = int(((said == kind) & (wanted == kind)).sum())
    got, there = int((said == kind).sum()), int((wanted == kind).sum())
    return {
        "n": there // len(found),
        "precision": round(right / got, 3) if got else 0.0,
        "recall": round(right / there, 3),
        "F1": round(2 * right / (got + there), 3),
    }


def _calibration(outcomes: Outcomes, found: Array) -> dict[str, object]:
    """Expected calibration error and the reliability of each of `BINS` bins, over all seeds."""
    sure, right = found.max(-1).ravel(), (found.argmax(-1) == outcomes.wanted).ravel()
    bins, error = [], 0.0
    for i in range(BINS):
        held = (sure > i / BINS) & (sure <= (i + 1) / BINS)
        if held.any():
            off = abs(float(sure[held].mean()) - float(right[held].mean()))
            error += off * float(held.mean())
            bins.append(
                {
                    "from": i / BINS,
                    "to": (i + 1) / BINS,
                    "n": int(held.sum()),
                    "probability": round(float(sure[held].mean()), 3),
                    "right": round(float(right[held].mean()), 3),
                }
            )
    return {"expected calibration error": round(error, 4), "bins": bins}


def _abstained(outcomes: Outcomes, found: Array, chosen: Chosen) -> dict[str, float]:
    """How many rows lie below the threshold, and how often the type told is right there and above."""
    sure, right = found.max(-1), found.argmax(-1) == outcomes.wanted
    confirmed = (_witness(outcomes.rules) > 0)[np.arange(found.shape[1]), found.argmax(-1)]
    below = (sure < chosen.threshold) & ~confirmed
    return {
        "share": round(float(below.mean()), 4),
        "right below": round(float(right[below].mean()), 3) if below.any() else 0.0,
        "right above": round(float(right[~below].mean()), 3),
    }


def _statements(outcomes: Outcomes, chosen: Chosen) -> dict[str, float]:
    """Sentences of class 0: how many are told to be statements, how many to report an event all the same."""
    mere = np.array([kinds == (STATEMENT,) for kinds in outcomes.classes])
    silent = np.array([said is None for said in outcomes.class_rules])
    over = softmax(outcomes.class_scores / chosen.temperature)[:, :, OTHER] > chosen.statement
    told = _told(outcomes, chosen) & ~(over & silent)
    events = softmax(outcomes.plain / chosen.temperature)[:, :, OTHER] > chosen.statement
    unread = np.array([said is None for said in outcomes.rules])
    return {
        "n": int(mere.sum()),
        "told to be statements": round(float((over & silent)[:, mere].mean()), 3),
        "told to report an event": round(float(told[:, mere].mean()), 3),
        "the rules read an event": round(1 - float(silent[mere].mean()), 3),
        "events taken for statements": round(float((events & unread).mean()), 4),
    }


def _told(outcomes: Outcomes, chosen: Chosen) -> Array:
    """Which sentences of a class get a type that is probable enough or read by the rules too."""
    witness = _witness(outcomes.class_rules)
    scores = outcomes.class_scores[:, :, :OTHER] / chosen.temperature + chosen.rules_weight * witness
    found = softmax(scores)
    confirmed = witness[np.arange(len(witness)), found.argmax(-1)] > 0
    return (found.max(-1) >= chosen.threshold) | confirmed  # type: ignore[no-any-return]


def _classes(outcomes: Outcomes, chosen: Chosen) -> dict[str, float]:
    """Sentences of classes 1 to 4: how often the most probable type is one of its class."""
    rows = [i for i, kinds in enumerate(outcomes.classes) if kinds != QUADS["0"]]
    scores = outcomes.class_scores[:, rows, :OTHER] / chosen.temperature
    said = (scores + chosen.rules_weight * _witness(outcomes.class_rules)[rows]).argmax(-1)
    right = [[KINDS[k] in outcomes.classes[i] for k, i in zip(each, rows, strict=True)] for each in said]
    return {"n": len(rows), "right": round(float(np.array(right).mean()), 3)}


def _confusion(outcomes: Outcomes, found: Array) -> dict[str, dict[str, int]]:
    """Wanted, then said, summed over the seeds."""
    counts = Counter((int(w), int(s)) for each in found.argmax(-1) for w, s in zip(outcomes.wanted, each, strict=True))
    return {KINDS[w]: {KINDS[s]: counts[w, s] for s in range(len(KINDS)) if counts[w, s]} for w in range(len(KINDS))}
