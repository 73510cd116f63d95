"""What the coder of event types learns from, and what must not be learned from when a fold is measured."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import crossed
from polybius.reading.coder_tokens import Marked, mark

STATEMENT = "STATEMENT"
TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "SANCTION", "SUPPORT", "THREATEN", "YIELD", STATEMENT,
)  # fmt: skip
QUADS = {
    "0": (STATEMENT,),
    "1": ("AGREE", "CONSULT", "SUPPORT", "YIELD"),
    "2": ("AID", "COOPERATE", "YIELD"),
    "3": ("ACCUSE", "REJECT", "REQUEST", "THREATEN"),
    "4": ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"),
}
"""The types of a class of quad_train.tsv. A concession is verbal or carried out, so YIELD is in both."""

FILES = ("events/pairs_train.tsv", "events/quad_train.tsv", "events/spans_train.bio")
OWN = Path(__file__).with_name("event_sentences.tsv")
ALIKE = 0.5
"""Shared words of two sentences, of all words of both, from which on one may give away the other."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with its parties and the types that it may have."""

    marked: Marked
    types: tuple[str, ...]
    source: str


def pairs(data: Path) -> list[Row]:
    """The rows of pairs_train.tsv, in their order."""
    return [Row(mark(r["sentence"], r["actor"], r["recipient"]), (r["type"],), "pairs") for r in table(data)]


def table(data: Path) -> list[dict[str, str]]:
    """The cells of pairs_train.tsv."""
    with (data / FILES[0]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def quads(data: Path) -> list[Row]:
    """Sentences whose class and parties are known, without those of pairs_train.tsv."""
    spans = {bare(sentence): spans for sentence, spans in _spans(data / FILES[2])}
    known = {bare(row.marked.sentence) for row in pairs(data)}
    rows = []
    for line in (data / FILES[1]).read_text("utf-8").splitlines():
        sentence, _, quad = line.rpartition("\t")
        held = spans.get(bare(sentence))
        marked = _placed(sentence, held) if held and bare(sentence) not in known else None
        if marked is not None:
            rows.append(Row(marked, QUADS[quad], "quads"))
    return rows


def own(path: Path = OWN) -> list[Row]:
    """Our own sentences: the actor stands in <…>, the recipient in {…}, the type before the tab."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [_own(line) for line in lines]


def _own(line: str) -> Row:
    kind, sentence = line.split("\t")
    plain = re.sub(r"[<>{}]", "", sentence)
    actors, recipients = (tuple(_held(sentence, pair)) for pair in ("<>", "{}"))
    return Row(Marked(plain, actors, recipients), (kind,), "own")


def _held(sentence: str, brackets: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(f"{re.escape(brackets[0])}([^<>{{}}]*){re.escape(brackets[1])}", sentence):
        before = len(re.sub(r"[<>{}]", "", sentence[: found.start()]))
        yield before, before + len(found.group(1))


def _spans(path: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The sentences of a BIO file, each with its spans as (S, T or R, their words)."""
    for block in path.read_text("utf-8").split("\n\n"):
        tokens = [line.rsplit(" ", 1) for line in block.splitlines() if " " in line]
        spans: list[tuple[str, str]] = []
        for word, tag in tokens:
            if tag.startswith("B-"):
                spans.append((tag[2:], word))
            elif tag.startswith("I-") and spans:
                spans[-1] = (spans[-1][0], f"{spans[-1][1]} {word}")
        yield "".join(word for word, _ in tokens), spans


def _placed(sentence: str, spans: Sequence[tuple[str, str]]) -> Marked | None:
    """Spans of tokens as ranges of a sentence; of reciprocal parties the first is marked as the actor."""
    ranges: dict[str, list[tuple[int, int]]] = {"S": [], "T": []}
    mutual = 0
    for role, words in spans:
        found = re.search(r"\s*".join(map(re.escape, words.split())), sentence)
        if found is None:
            return None
        if role == "R":
            role, mutual = "ST"[min(mutual, 1)], mutual + 1
        ranges[role].append(found.span())
    return Marked(sentence, tuple(ranges["S"]), tuple(ranges["T"])) if ranges["S"] or ranges["T"] else None


def bare(sentence: str) -> str:
    """A sentence without case, spaces and punctuation."""
    return re.sub(r"[^a-z0-9]", "", sentence.lower())


def groups(rows: Sequence[Row]) -> list[int]:
    """A number for each row; rows of one sentence, or of sentences much alike, have the same."""
    words = [word_set(row.marked.sentence) for row in rows]
    found = list(range(len(rows)))
    for i in range(len(rows)):
        for j in range(i):
            if found[i] != found[j] and alike(words[i], words[j]):
                old, new = found[i], found[j]
                found = [new if g == old else g for g in found]
    return found


def folds(groups: Sequence[int], number: int = 5) -> list[int]:
    """The fold of each row: the largest groups first, each into the smallest fold, by a fixed shuffle."""
    sizes: dict[int, int] = {}
    for group in groups:
        sizes[group] = sizes.get(group, 0) + 1
    filled = [0] * number
    chosen: dict[int, int] = {}
    for group in sorted(sizes, key=lambda g: (-sizes[g], hashlib.sha256(str(g).encode()).digest())):
        chosen[group] = min(range(number), key=lambda f: (filled[f], f))
        filled[chosen[group]] += sizes[group]
    return [chosen[group] for group in groups]


def unlike(rows: Iterable[Row], tested: Sequence[Row]) -> list[Row]:
    """The rows that give away none of the tested ones."""
    words = [word_set(row.marked.sentence) for row in tested]
    return [row for row in rows if not any(alike(word_set(row.marked.sentence), each) for each in words)]


def word_set(sentence: str) -> frozenset[str]:
    """The words of a sentence in small letters."""
    return frozenset(re.findall(r"[a-z0-9]+", sentence.lower()))


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Does one sentence give away the other?"""
    shared = len(one & other)
    return shared > ALIKE * (len(one) + len(other) - shared)


def fingerprint(data: Path) -> str:
    """The SHA-256 over the files that the coder learns from."""
    return crossed.fingerprint((*(data / name for name in FILES), OWN))
