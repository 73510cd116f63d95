"""Did it happen? The status of a predicate against what people judged, from -3 (certainly not) to 3 (certainly).

UW, MEANTIME and UDS-IH2, whose scale is mapped to three classes: above 0.5 it happened, below -0.5 it did not, and
in between it is open. Ours are mapped to the same three. The sets ask different questions: how surely the author has it
as fact (what lies ahead can be certain), or whether it has happened by now (what lies ahead has not). One status cannot
answer both, so that the value that the reader of sentences has for each set's own question is held to it as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc

from evaluation.figures import class_f1, macro_f1, share
from polybius.reading import sentences
from polybius.reading.factuality import judged, scores
from polybius.reading.parse import parser

SETS = ("uw", "meantime", "uds_ih2")
DATA = tuple(f"data/status/{name}_dev.jsonl" for name in SETS)
CLASSES = {
    "actual": "happened",
    "historical": "happened",
    "future": "open",
    "hypothetical": "open",
    "negated": "did not happen",
}
KINDS = ("happened", "open", "did not happen")
EVEN = 0.5
"""Judgements within this of 0 are neither yes nor no: people's means rarely reach 0 itself."""


def evaluate(shared: Path) -> dict[str, float]:
    """Macro-F1 over the three classes for each set, and of all taken as happened the share that did."""
    figures: dict[str, float] = {}
    everything: list[tuple[str, str]] = []
    for name, path in zip(SETS, DATA, strict=True):
        rows = list(_rows(name, shared / path))
        pairs = [(want, status) for want, status, _ in rows]
        figures[f"{name} macro-F1"] = macro_f1(pairs)
        own = [(want, value) for want, _, value in rows]
        figures[f"{name} macro-F1, by its own question"] = macro_f1(own)
        figures |= {f"{name}, {kind}: F1, by its own question": class_f1(own, kind) for kind in KINDS}
        everything += pairs
    happened = [want for want, got in everything if got == "happened"]
    figures["happened precision"] = share(happened.count("happened"), len(happened))
    return {"n": len(everything)} | figures


def _rows(name: str, path: Path) -> Iterator[tuple[str, str, str]]:
    """For each predicate what people say, what its status says and what the reader's value for the set says."""
    language, number = parser("en"), sentences.SETS.index(name)
    low, high = sentences.settings().scales[name]
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    docs = language.pipe(Doc(language.vocab, words=row["text"].split()) for row in rows)
    for row, doc in zip(rows, docs, strict=True):
        for target in row["targets"]:
            token = doc[target["span1"][0]]
            told = scores(token)
            value = float(told.values[number]) if told is not None else high + 1
            by_value = "did not happen" if value < low else "open" if value <= high else "happened"
            yield _class(target["label"]), CLASSES[judged(token).status], by_value


def _class(label: float) -> str:
    if abs(label) <= EVEN:
        return "open"
    return "happened" if label > 0 else "did not happen"
