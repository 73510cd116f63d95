"""People by the labels of their turns: in a transcript "Rebecca: ..." is somebody, whatever the parser takes it for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from polybius.reading.actors_bodies import sector_in
from polybius.reading.actors_phrases import Layout
from polybius.reading.actors_words import is_noun, words

RECURRING = 2
"""Turns with one label from which it is somebody's name."""

LONGEST = 3
"""Words of a label that is taken for a name."""

Name = tuple[str, ...]


def labels(where: Layout, is_given: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where the names stand that recur as labels: as labels, and elsewhere as capitalised words on their own.

    One word must be a given name; of several, the whole may be a body's by its last noun and is then left out.
    """
    found = tuple(_label_spans(where.doc))
    count = Counter(_words(where.doc, first, last) for first, last in found)
    names = {name for name, number in count.items() if number >= RECURRING and _is_name(where, name, is_given)}
    free = set(found) if names else set()
    sizes = sorted({len(name) for name in names}, reverse=True)
    at = 0
    while names and at < len(where.doc):
        size = next((n for n in sizes if _words(where.doc, at, at + n) in names and _is_plain(where, at, n)), 0)
        if size and ((at, at + size) in free or _stands_alone(where.doc, at, at + size)):
            yield at, at + size
        at += size or 1


def askers(where: Layout) -> Iterator[tuple[int, int]]:
    """The labels under which somebody asks time and again: of an outlet, where they are nobody's given name."""
    found = tuple(_label_spans(where.doc))
    ends = (*(first for first, _ in found[1:]), len(where.doc))[: len(found)]
    asks = Counter(
        _words(where.doc, *span)
        for span, end in zip(found, ends, strict=True)
        if any(token.text == "?" for token in where.doc[span[1] : end])
    )
    for first, last in found:
        if asks[_words(where.doc, first, last)] >= RECURRING:
            yield first, last


def _label_spans(doc: Doc) -> Iterator[tuple[int, int]]:
    """A few words between the beginning of a paragraph and a colon."""
    for token in doc:
        if token.i and "\n" not in doc[token.i - 1].text:
            continue
        end = next((at for at in range(token.i + 1, min(token.i + LONGEST + 1, len(doc))) if doc[at].text == ":"), None)
        if end is not None:
            yield token.i, end


def _words(doc: Doc, first: int, last: int) -> Name:
    return tuple(token.text for token in doc[first:last])


def _is_name(where: Layout, name: Name, is_given: Callable[[str], bool]) -> bool:
    low = [word.lower() for word in name]
    if not all(word.isalpha() and word.istitle() for word in name if len(word) > 1) or not any(map(is_given, low)):
        return False
    roles = words("honorifics", where.language)
    return len(name) == 1 or (
        sector_in(name, where.language) is None
        and not any(is_noun(word, where.language) or word in roles for word in low)
    )


def _is_plain(where: Layout, at: int, size: int) -> bool:
    return all(where.name_at[index] is None for index in range(at, at + size))


def _stands_alone(doc: Doc, first: int, last: int) -> bool:
    """Neither a part of a longer name nor an ordinary word spelt like it that begins a sentence."""
    before, after = doc[first - 1] if first else None, doc[last] if last < len(doc) else None
    if any(near is not None and near.pos_ == "PROPN" for near in (before, after)):
        return False
    return all(token.pos_ == "PROPN" for token in doc[first:last])
