"""Who did it and to whom, end to end: the parties of a sentence's event, found without help.

A sentence is put together from its tokens and read as an article. A wanted source counts as found where an actor
span of some event shares a word with it, a target where a recipient span does, and a reciprocal party where either
does; spans that match no wanted party cost precision. Exact spans are counted beside.

The learned reader was fitted to these very sentences. What it says of one is therefore taken from a net that had seen
neither it nor one much like it (five folds, evaluation/sentences_cv.json, written by training/fit_sentences.py). The
coder of types has seen most of them with their parties, so that here it says neither that a sentence reports nothing
nor that it is not sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from spacy.tokens import Span

from evaluation.crossed import fingerprint, held
from evaluation.figures import f1, share
from evaluation.text import Untokenised, untokenise
from polybius import read_many
from polybius.reading import coder, events_learned, sentences
from polybius.records import Reading, make_article

DATA = ("data/events/spans_train.bio",)
CROSSED = Path(__file__).parents[1] / "sentences_cv.json"
ROLES = {"S": ("actor",), "T": ("recipient",), "R": ("actor", "recipient")}

Passage = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the passages of its parties, as (role, start, end) in code points."""

    text: str
    parties: tuple[tuple[str, int, int], ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def evaluate(shared: Path) -> dict[str, float]:
    """F1 of parties in their role by overlap and by exact span, the share found; and the tags of the reader alone."""
    rows = list(_sentences(shared / DATA[0]))
    told = {row.text: _told(row, line) for row, line in zip(rows, _crossed(shared), strict=True)}
    unseen = mock.patch.object(events_learned, "tagged", lambda sentence: _tagged(sentence, told))
    unjudged = mock.patch.object(coder, "judge_marked", return_value=coder.Verdict({"CONSULT": 1.0}, 0.0, None))
    with unseen, unjudged:
        readings = list(read_many([make_article(row.text) for row in rows]))
    alone = [{(ROLES[role][0], start, end) for role, start, end, _ in told[row.text]} for row in rows]
    return {
        **_figures(rows, [_spans(reading) for reading in readings]),
        "reader's tags alone: parties F1": _figures(rows, alone)["parties F1"],
    }


def _figures(rows: Sequence[Sentence], found: Sequence[set[tuple[str, int, int]]]) -> dict[str, float]:
    wanted = got = touched = matched = exact = 0
    for sentence, spans in zip(rows, found, strict=True):
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


def learned_from(data: Path) -> list[Path]:
    """The files that the reader of sentences was fitted to: parties, what happened, and who says what."""
    judged = (data / f"status/{name}_train.jsonl" for name in sentences.SETS)
    return [data / "events/spans_train.bio", *judged, *sorted((data / "statements/polnear_train").iterdir())]


def _crossed(shared: Path) -> list[str]:
    """What the nets of the folds say of each sentence. Raises `StaleError` where it is about other data or weights."""
    data, weights = fingerprint(learned_from(shared / "data")), (sentences.FOLDER, "reader.onnx")
    parties: list[str] = held(CROSSED, data=data, weights=weights, script="training/fit_sentences.py")["parties"]
    return parties


def _told(row: Sentence, line: str) -> list[tuple[str, int, int, float]]:
    """Parties of a line ("S 3 5 0.97; ...", in words) as (role, start, end, probability), in code points."""
    parts = [each.split() for each in line.split("; ") if each]
    return [(role, row.starts[int(first)], row.ends[int(last) - 1], float(p)) for role, first, last, p in parts]


def _tagged(
    sentence: Span, told: Mapping[str, Sequence[tuple[str, int, int, float]]]
) -> Iterator[tuple[str, int, int, float]]:
    """The parties of a sentence as ranges of tokens, in place of what the shipped net says."""
    doc = sentence.doc
    for role, start, end, probability in told.get(doc.text, ()):
        words = doc.char_span(start, end, alignment_mode="expand")
        if words is not None and sentence.start <= words.start and words.end <= sentence.end:
            yield role, words.start, words.end, probability


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
            parties = tuple(_parties(joined, [line[-1] for line in lines]))
            yield Sentence(joined.text, parties, joined.starts, joined.ends)


def _parties(joined: Untokenised, tags: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    start = 0
    for i, tag in enumerate(tags):
        if tag.startswith("B-"):
            start = i
        ends = i + 1 == len(tags) or not tags[i + 1].startswith("I-")
        if tag != "O" and ends:
            yield tag[2:], joined.starts[start], joined.ends[i]
