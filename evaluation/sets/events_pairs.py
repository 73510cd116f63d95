"""The type of the event between two given parties: PLV, with CONCEDE and RETREAT merged as YIELD."""

from __future__ import annotations

import csv
from pathlib import Path

from evaluation.figures import macro_f1, share
from polybius.reading.coding import code_sentence
from polybius.records import Event
from polybius.vocabulary import ontology

DATA = ("data/events/pairs_train.tsv",)
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUADS = {"1": "verbal cooperation", "2": "material cooperation", "3": "verbal conflict", "4": "material conflict"}


def evaluate(shared: Path) -> dict[str, float]:
    """Macro-F1 over the 15 types and over the 4 quads, and the share of the types given that are right."""
    with (shared / DATA[0]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    events = [code_sentence(row["sentence"], row["actor"], row["recipient"]) for row in rows]
    types = [(row["type"], _type(event)) for row, event in zip(rows, events, strict=True)]
    quads = [(QUADS[row["quad"]], _quad(event)) for row, event in zip(rows, events, strict=True)]
    return {
        "n": len(rows),
        "type macro-F1": macro_f1(types),
        "quad macro-F1": macro_f1(quads),
        "type precision": share(sum(a == b for a, b in types), sum(b is not None for _, b in types)),
    }


def _type(event: Event | None) -> str | None:
    return MERGED.get(event.type, event.type) if event else None


def _quad(event: Event | None) -> str | None:
    return ontology.quad(event.type) if event else None
