"""The learned coder: which type of event a sentence reports between given parties, how surely, or why none is told.

A small encoder (MiniLM, six layers, int8) that sees the sentence with its parties marked, fitted by
training/fit_event_types.py; figures and faults are in docs/models/event-types.md. What the rules read is one more
witness: it is added to the encoder's scores with a weight that was fitted on rows that neither had been fitted to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
import numpy as np

from polybius.reading.coder_pieces import WordPieces
from polybius.reading.coder_tokens import Marked, encode, mark
from polybius.reading.learned import content, session, softmax

FOLDER = "reading/weights/event_types"
"""Where the files of the coder lie in the package."""

STATEMENT = "STATEMENT"
"""The coder's own class for sentences that report no event of PLOVER."""

YIELD = "YIELD"
"""CONCEDE and RETREAT in one: the data do not tell them apart, the rules do."""

MERGED: Mapping[str, str] = {"CONCEDE": YIELD, "RETREAT": YIELD}

Scores = np.ndarray[Any, np.dtype[np.float64]]

FULFILLED = frozenset({"actual", "historical"})
"""Statuses in which a concession has been carried out; in the others it is one of words."""

STATEMENT_ONLY = "statement only"
BELOW = "below threshold"
NO_PARTY = "no party named"


class Settings(msgspec.Struct, frozen=True):
    """What was fitted beside the weights (coder.json), each with the figure that set it in evaluation/."""

    types: tuple[str, ...]
    temperature: float
    rules_weight: float
    threshold: float
    statement: float
    version: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the coder makes of a sentence and its parties.

    ``probabilities`` are those of the types, given that an event is reported, the highest first; ``statement`` is the
    probability that none is. ``abstained`` says why no type is told, None where one is.
    """

    probabilities: Mapping[str, float]
    statement: float
    abstained: str | None

    @property
    def type(self) -> str | None:
        """The type that is told: one of PLOVER's, or YIELD for CONCEDE and RETREAT; None where the coder abstains."""
        return None if self.abstained else next(iter(self.probabilities), None)

    @property
    def confidence(self) -> float:
        """The probability of the most probable type."""
        return next(iter(self.probabilities.values()), 0.0)


def judge(sentence: str, actor: str, recipient: str | None = None, *, rules: str | None = None) -> Verdict:
    """The type of the event that a sentence reports between an actor and a recipient, with its probability.

    ``rules`` is the type that the rules have read, where they have. The coder abstains where the sentence names
    neither party, where it more probably reports no event at all, and where no type is probable enough.
    """
    return judge_marked(mark(sentence, actor, recipient), rules=rules)


def judge_marked(marked: Marked, *, rules: str | None = None) -> Verdict:
    """As `judge`, for parties given as ranges of characters."""
    if not marked.actor and not marked.recipient:
        return Verdict({}, 1.0, NO_PARTY)
    fitted = settings()
    logits = _logits(encode(marked, pieces())) / fitted.temperature
    statement = float(softmax(logits)[fitted.types.index(STATEMENT)])
    kinds = [kind for kind in fitted.types if kind != STATEMENT]
    scores = np.array([logits[fitted.types.index(kind)] for kind in kinds])
    witness = MERGED.get(rules, rules) if rules else None
    scores += np.array([fitted.rules_weight if kind == witness else 0.0 for kind in kinds])
    found = dict(zip(kinds, map(float, softmax(scores)), strict=True))
    ordered = {kind: found[kind] for kind in sorted(found, key=lambda k: (-found[k], k))}
    return Verdict(ordered, statement, _abstained(ordered, statement, rules, fitted))


def _abstained(probabilities: Mapping[str, float], statement: float, rules: str | None, fitted: Settings) -> str | None:
    """Why no type is told. What the rules read is no mere statement, and what both read needs no threshold."""
    if rules is None and statement > fitted.statement:
        return STATEMENT_ONLY
    likely = next(iter(probabilities))
    confirmed = rules is not None and MERGED.get(rules, rules) == likely
    return BELOW if probabilities[likely] < fitted.threshold and not confirmed else None


def yielded(status: str) -> str:
    """PLOVER's type of what the coder calls YIELD: RETREAT where it has been carried out, CONCEDE where it has not."""
    return "RETREAT" if status in FULFILLED else "CONCEDE"


def _logits(pieces: list[int]) -> Scores:
    ids = np.array([pieces], dtype=np.int64)
    (logits,) = session(FOLDER, "coder.onnx").run(None, {"ids": ids, "mask": np.ones(ids.shape, dtype=np.float32)})
    return np.asarray(logits[0], dtype=np.float64)


@cache
def settings() -> Settings:
    """What coder.json says."""
    return msgspec.json.decode(content(FOLDER, "coder.json"), type=Settings)


@cache
def pieces() -> WordPieces:
    """The encoder's vocabulary, which the reader of sentences shares."""
    return WordPieces(content(FOLDER, "vocab.txt").decode("utf-8"))
