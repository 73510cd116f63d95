"""How the outlet knows what it reports: the class of every statement of the newsroom's own dispatches.

The classes were labelled by reading the texts, before anything of the reader was looked at:
evaluation/sourcing/README.md. A labelled statement that is not found counts against its class. Two thirds of the
dispatches may be looked at while tuning, of the others only the figures.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evaluation.figures import macro_f1, share
from evaluation.gold import article_of, newsroom
from evaluation.measure import ROOT, Measurement, fingerprint
from polybius import read_many
from polybius.records import Statement

TABLE = ROOT / "evaluation" / "sourcing" / "statements.tsv"
DATA = ("evaluation/sourcing/statements.tsv", "examples/newsroom/newsroom.jsonl")
PARTS = ("open", "held out")


@dataclass(frozen=True, slots=True)
class Label:
    """A statement of a dispatch: the words of its cue, within a passage that the text has once, and its class."""

    dispatch: str
    part: str
    anchor: str
    cue: str
    speaker: str
    sourcing: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A label with what the reader says: the class that it gives, or None where it has no such statement."""

    label: Label
    got: str | None


def labels() -> Iterator[Label]:
    """The labelled statements, in the order of the file."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Label(**row)


def measurements() -> list[Measurement]:
    """Macro-F1 over the classes and the share that is found: of all statements and of each part."""
    data = fingerprint(ROOT, DATA)
    told = judged()
    return [
        Measurement("sourcing", f"{part}{kind}", len(some), figure, data)
        for part, some in (("", told), *((f"{part} ", _part(told, part)) for part in PARTS))
        for kind, figure in figures(some).items()
    ]


def _part(told: Iterable[Judged], part: str) -> list[Judged]:
    return [each for each in told if each.label.part == part]


def figures(told: list[Judged]) -> dict[str, float]:
    """The figures of some statements; the mean goes over the classes that occur among their labels."""
    found = [each for each in told if each.got is not None]
    right = sum(each.got == each.label.sourcing for each in found)
    return {
        "macro-F1": macro_f1((each.label.sourcing, each.got) for each in told),
        "found": share(len(found), len(told)),
        "right of found": share(right, len(found)),
    }


def judged() -> list[Judged]:
    """Every label, with the class that a reading of its dispatch gives."""
    wanted = list(labels())
    articles = newsroom()
    ids = sorted({each.dispatch for each in wanted})
    readings = dict(zip(ids, read_many([article_of(articles[id]) for id in ids]), strict=True))
    return [
        Judged(each, class_of(each, articles[each.dispatch]["text"], readings[each.dispatch].statements))
        for each in wanted
    ]


def class_of(label: Label, text: str, statements: Iterable[Statement]) -> str | None:
    """The class of the first statement whose cue shares a character with the labelled one."""
    start = text.index(label.anchor) + label.anchor.index(label.cue)
    end = start + len(label.cue)
    return next((s.sourcing for s in statements if s.cue.start < end and start < s.cue.end), None)
