"""Did it happen? The status of a predicate against what people judged, from -3 (certainly not) to 3 (certainly).

UW, MEANTIME and UDS-IH2, whose scale is mapped to three classes: above 0.5 it happened, below -0.5 it did not, and
in between it is open. Ours are mapped to the same three.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc

from evaluation.figures import macro_f1, share
from polybius.reading.parse import parser
from polybius.reading.status import status_of

SETS = ("uw", "meantime", "uds_ih2")
DATA = tuple(f"data/status/{name}_dev.jsonl" for name in SETS)
CLASSES = {
    "actual": "happened",
    "historical": "happened",
    "future": "open",
    "hypothetical": "open",
    "negated": "did not happen",
}
EVEN = 0.5
"""Judgements within this of 0 are neither yes nor no: people's means rarely reach 0 itself."""


def evaluate(shared: Path) -> dict[str, float]:
    """Macro-F1 over the three classes for each set, and of all taken as happened the share that did."""
    figures: dict[str, float] = {}
    everything: list[tuple[str, str]] = []
    for name, path in zip(SETS, DATA, strict=True):
        pairs = list(_pairs(shared / path))
        figures[f"{name} macro-F1"] = macro_f1(pairs)
        everything += pairs
    happened = [want for want, got in everything if got == "happened"]
    figures["happened precision"] = share(happened.count("happened"), len(happened))
    return {"n": len(everything)} | figures


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    language = parser("en")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    docs = language.pipe(Doc(language.vocab, words=row["text"].split()) for row in rows)
    for row, doc in zip(rows, docs, strict=True):
        for target in row["targets"]:
            token = doc[target["span1"][0]]
            yield _class(target["label"]), CLASSES[status_of(token).status]


def _class(label: float) -> str:
    if abs(label) <= EVEN:
        return "open"
    return "happened" if label > 0 else "did not happen"
