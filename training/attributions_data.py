"""What the reader of sentences learns about who says what: the attributions of PolNeAR's training part, by sentence.

Sentences and words are those of our own parser, so that the reader sees in training what it will see. PolNeAR marks no
attribution within another, so that one tag a word is enough; where parts meet in a word, the smaller part has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.sets.statements import Attributed, attributions
from spacy.tokens import Span

from polybius.reading import parse, text
from polybius.reading.coder_pieces import WordPieces
from polybius.reading.sentence_tokens import encode
from polybius.reading.sentences import SAID
from polybius.records import make_article
from training.sentences_data import IGNORED

FOLDER = "statements/polnear_train"
QUOTES = frozenset("\"“”„«»‘’'`") | {"``", "''"}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as pieces, with the tag of every piece that begins a word, `IGNORED` for the others."""

    ids: tuple[int, ...]
    labels: tuple[int, ...]


def said(data: Path, pieces: WordPieces, longest: int) -> list[Said]:
    """The sentences of all articles in their order; without those that show nothing of what they are part of."""
    return [
        each
        for path in sorted((data / FOLDER).glob("*.txt"))
        for each in _of_article(path.read_text("utf-8"), path.with_suffix(".ann").read_text("utf-8"), pieces, longest)
    ]


def _of_article(article: str, standoff: str, pieces: WordPieces, longest: int) -> Iterator[Said]:
    document = parse.parse(make_article(article), text.clean(article))
    begins, roles = _by_character(list(attributions(standoff)), len(article))
    for sentence in document.doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        if not tokens:
            continue
        starts = [document.span(token.i, token.i + 1).start for token in tokens]
        names = [roles[at] for at in starts]
        if set(names) == {"T"} and not _shows_quotation(sentence):
            continue  # in the middle of a long quotation: the sentence alone cannot tell
        read = encode([token.text for token in tokens], pieces, longest)
        yield Said(read.ids, _labels(starts, names, begins, read.begins, len(read.ids)))


def _by_character(gold: list[Attributed], length: int) -> tuple[set[int], list[str]]:
    """Where a part of an attribution begins, and the part of every character: T content, S source, C cue."""
    roles, begins = [""] * length, set[int]()
    for name, part in (("T", "content"), ("S", "source"), ("C", "cue")):
        for each in gold:
            for start, end in getattr(each, part):
                roles[start:end] = [name] * (end - start)
                begins.add(start)
    return begins, roles


def _shows_quotation(sentence: Span) -> bool:
    return any(token.text in QUOTES for token in sentence)


def _labels(
    starts: list[int], names: list[str], begins: set[int], first: tuple[int, ...], length: int
) -> tuple[int, ...]:
    labels, before = [IGNORED] * length, ""
    for at, start, name in zip(first, starts, names, strict=False):
        opens = name != before or start in begins
        labels[at] = SAID.index(f"{'B' if opens else 'I'}{name}" if name else "O")
        before = name
    return tuple(labels)
