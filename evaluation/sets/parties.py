"""Who did it and to whom, end to end: the parties of a sentence's event, found without help.

A sentence is put together from its tokens and read as an article. A wanted source counts as found where an actor
span of some event shares a word with it, a target where a recipient span does, and a reciprocal party where either
does; spans that match no wanted party cost precision. Exact spans are counted beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.figures import f1, share
from evaluation.text import Untokenised, untokenise
from polybius import read_many
from polybius.records import Reading, make_article

DATA = ("data/events/spans_train.bio",)
ROLES = {"S": ("actor",), "T": ("recipient",), "R": ("actor", "recipient")}

Passage = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the passages of its parties, as (role, start, end) in code points."""

    text: str
    parties: tuple[tuple[str, int, int], ...]


def evaluate(shared: Path) -> dict[str, float]:
    """F1 of parties in their role by overlap and by exact span, and the share of parties found."""
    sentences = list(_sentences(shared / DATA[0]))
    readings = read_many([make_article(sentence.text) for sentence in sentences])
    wanted = got = touched = matched = exact = 0
    for sentence, reading in zip(sentences, readings, strict=True):
        spans = _spans(reading)
        hits = [[span for span in spans if _fits(party, span)] for party in sentence.parties]
        wanted, got = wanted + len(hits), got + len(spans)
        touched += sum(bool(each) for each in hits)
        matched += len({span for each in hits for span in each})
        exact += sum(
            any(span[1:] == party[1:] for span in each) for party, each in zip(sentence.parties, hits, strict=True)
        )
    recall, precision = share(touched, wanted), share(matched, got)
    return {
        "n": wanted,
        "parties F1": share(2 * recall * precision, recall + precision),
        "parties found": recall,
        "parties precision": precision,
        "parties exact F1": f1(exact, wanted, got),
    }


def _spans(reading: Reading) -> set[tuple[str, int, int]]:
    """The actor and recipient spans of all events of a reading."""
    actors = {("actor", s.start, s.end) for event in reading.events for s in event.actor_spans}
    return actors | {("recipient", s.start, s.end) for event in reading.events for s in event.recipient_spans}


def _fits(party: tuple[str, int, int], span: tuple[str, int, int]) -> bool:
    return span[0] in ROLES[party[0]] and span[1] < party[2] and party[1] < span[2]


def _sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file with a token and its BIO tag a line and an empty line between sentences."""
    for block in path.read_text("utf-8").split("\n\n"):
        lines = [line.split() for line in block.splitlines() if line.strip()]
        if lines:
            joined = untokenise([line[0] for line in lines])
            yield Sentence(joined.text, tuple(_parties(joined, [line[-1] for line in lines])))


def _parties(joined: Untokenised, tags: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    start = 0
    for i, tag in enumerate(tags):
        if tag.startswith("B-"):
            start = i
        ends = i + 1 == len(tags) or not tags[i + 1].startswith("I-")
        if tag != "O" and ends:
            yield tag[2:], joined.starts[start], joined.ends[i]
