"""The type of the event between two given parties: PLV, with CONCEDE and RETREAT merged as YIELD.

The shipped coder was fitted to these very rows, so it is not measured on them. Its figures are those of models that had
not seen the rows that they were asked about (five folds, three seeds), written by training/fit_event_types.py into
evaluation/event_types_cv.json and read from there; they hold for the data, the weights and the sentences of our own
that the file names. What the rules read is measured here and now.
"""

from __future__ import annotations

import csv
from pathlib import Path

from evaluation import crossed as crossed_
from evaluation.figures import macro_f1, share
from polybius.reading.coder import FOLDER
from polybius.reading.coding import code_by_rules
from polybius.records import Event
from polybius.vocabulary import ontology

DATA = ("data/events/pairs_train.tsv",)
LEARNED = (*DATA, "data/events/quad_train.tsv", "data/events/spans_train.bio")
OWN = Path(__file__).parents[2] / "training" / "event_sentences.tsv"
CROSSED = Path(__file__).parents[1] / "event_types_cv.json"
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUADS = {"1": "verbal cooperation", "2": "material cooperation", "3": "verbal conflict", "4": "material conflict"}


def evaluate(shared: Path) -> dict[str, float]:
    """The rules, row by row; and the coder, from the file of its cross-validation."""
    with (shared / DATA[0]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    events = [code_by_rules(row["sentence"], row["actor"], row["recipient"]) for row in rows]
    types = [(row["type"], _type(event)) for row, event in zip(rows, events, strict=True)]
    quads = [(QUADS[row["quad"]], _quad(event)) for row, event in zip(rows, events, strict=True)]
    return {
        "n": len(rows),
        "rules: type macro-F1": macro_f1(types),
        "rules: quad macro-F1": macro_f1(quads),
        "rules: type precision": share(sum(a == b for a, b in types), sum(b is not None for _, b in types)),
        **crossed(shared),
    }


def crossed(shared: Path) -> dict[str, float]:
    """The figures of the cross-validation. Raises `StaleError` where they are about other data or other weights."""
    script, weights = "training/fit_event_types.py", (FOLDER, "coder.onnx")
    figures = crossed_.held(CROSSED, data=fingerprint(shared), weights=weights, script=script)
    return {
        "cross-validated: type macro-F1": figures["coder and rules, abstaining"]["mean"],
        "cross-validated: type macro-F1, coder alone": figures["coder alone"]["mean"],
        "cross-validated: calibration (1 - error)": 1 - figures["calibration"]["expected calibration error"],
    }


def fingerprint(shared: Path) -> str:
    """The fingerprint of the files that the coder learns from, as training/event_types_data.py makes it."""
    return crossed_.fingerprint((*(shared / name for name in LEARNED), OWN))


def _type(event: Event | None) -> str | None:
    return MERGED.get(event.type, event.type) if event else None


def _quad(event: Event | None) -> str | None:
    return ontology.quad(event.type) if event else None
