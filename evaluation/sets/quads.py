"""Verbal or material, cooperation or conflict, or a statement only: the sentence's class, end to end.

Multi-CoPED's classes are the four quads and 0 for sentences that report no event of them. Ours is the quad of the
event that we are surest of, the first of equals; actual or not, as the data set does not tell them apart.
"""

from __future__ import annotations

from pathlib import Path

from evaluation.figures import macro_f1, share
from polybius import read_many
from polybius.records import Reading, make_article

DATA = ("data/events/quad_train.tsv",)
QUADS = ("none", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def evaluate(shared: Path) -> dict[str, float]:
    """Macro-F1 over the five classes, and the share of sentences with the right one."""
    lines = (shared / DATA[0]).read_text("utf-8").splitlines()
    rows = [(text, QUADS[int(label)]) for text, _, label in (line.rpartition("\t") for line in lines) if text]
    readings = read_many([make_article(text) for text, _ in rows])
    pairs = [(wanted, _quad(reading)) for (_, wanted), reading in zip(rows, readings, strict=True)]
    return {
        "n": len(pairs),
        "quad macro-F1": macro_f1(pairs),
        "quad right": share(sum(a == b for a, b in pairs), len(pairs)),
    }


def _quad(reading: Reading) -> str:
    best = max(reading.events, key=lambda event: event.confidence, default=None)
    return best.quad if best is not None else QUADS[0]
