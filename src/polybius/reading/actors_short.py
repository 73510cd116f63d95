"""Short forms of known bodies: "the House" in an article about the Congress, "the Bank" after "the Bank of Example"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from polybius import knowledge
from polybius.knowledge import Entry, Group, Organisation, State

if TYPE_CHECKING:
    from polybius.reading.actors_names import Name

SHORTEST = 3
"""Letters of an acronym that no bracket brings in, and words of the name that it stands for."""

OF = "of"
"""What stands behind the word that a body is called by for short."""


def shortened(names: Iterable[Name], doc: Doc, language: str) -> Mapping[str, Entry]:
    """The first words of bodies' names by which the article may call them, where that is one body alone.

    A body counts that the article names, and one of the same state and sector as an organ that it names.
    """
    found: dict[str, dict[str, Entry]] = {}
    inside: set[str] = set()
    for name in names:
        if not isinstance(name.of, Organisation | Group):
            continue
        inside.update(token.text for token in doc[name.first + 1 : name.last])
        if name.last - name.first > 2 and doc[name.first + 1].lower_ == OF:
            found.setdefault(doc[name.first].text, {})[name.of.id] = name.entry
        if isinstance(name.of, Group) and name.of.kind == "organ":
            for word, entry in _siblings(language).get((name.of.party, name.of.sector), ()):
                found.setdefault(word, {})[entry.of.id if isinstance(entry.of, Group) else ""] = entry
    return {
        word: next(iter(entries.values()))
        for word, entries in found.items()
        if len(entries) == 1 and word not in inside
    }


def halves(names: Iterable[Name], doc: Doc, covered: Container[int]) -> Iterator[tuple[int, Entry]]:
    """ "The North" in an article that names both North Korea and South Korea; "North" in "North and South Korea"."""
    found: dict[str, dict[str, Entry]] = {}
    for name in names:
        if isinstance(name.of, State) and name.entry.kind == "name" and name.last - name.first == 2:
            found.setdefault(doc[name.first + 1].text, {})[doc[name.first].text] = name.entry
    pairs = {word: entry for each in found.values() if len(each) > 1 for word, entry in each.items()}
    begins = {name.first for name in names}
    for token in doc:
        if token.i in covered or not token.text[0].isupper():
            continue
        joined = _joined(token, begins)
        if joined is not None:
            yield token.i, joined
        elif token.text in pairs and _is_half(token):
            yield token.i, pairs[token.text]


def _joined(token: Token, begins: Container[int]) -> Entry | None:
    """The state of "North" in "North and South Korea"."""
    after = token.doc[token.i + 1 : token.i + 4]
    if len(after) < 3 or after[0].pos_ != "CCONJ" or after[1].i not in begins:
        return None
    entries = knowledge.load().entries(f"{token.text} {after[2].text}")
    return next((each for each in entries if isinstance(each.of, State) and each.kind == "name"), None)


def _is_half(token: Token) -> bool:
    after = token.doc[token.i + 1 : token.i + 2]
    alone = len(after) == 0 or (after[0].text not in {"-", "–"} and not after[0].text[0].isupper())
    led = token.i > 0 and token.nbor(-1).lower_ in knowledge.load().articles
    return led and alone and token.dep_ not in {"compound", "amod"}


def initials(names: Iterable[Name], doc: Doc, language: str) -> Mapping[str, Entry]:
    """The acronyms of bodies that the article names in full, where no other thing is known by them: "EIT" after "the
    Example Institute of Technology"."""
    found: dict[str, dict[str, Entry]] = {}
    for name in names:
        if isinstance(name.of, Organisation | Group) and name.last - name.first >= SHORTEST:
            acronym = "".join(token.text[0] for token in doc[name.first : name.last] if token.text[0].isupper())
            if len(acronym) >= SHORTEST and not knowledge.load(language).entries(acronym):
                found.setdefault(acronym, {})[name.of.id] = name.entry
    return {acronym: next(iter(entries.values())) for acronym, entries in found.items() if len(entries) == 1}


def places_of(short: Mapping[str, Entry], doc: Doc, covered: Container[int]) -> Iterator[tuple[int, Entry]]:
    """Where the short forms stand: behind an article, or before a name or noun, and in no longer name."""
    for token in doc:
        if token.text in short and token.i not in covered and _stands(token, covered):
            yield token.i, short[token.text]


def _stands(token: Token, covered: Container[int]) -> bool:
    before = token.nbor(-1) if token.i else None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and after.i not in covered and (after.pos_ == "PROPN" or after.lower_ == OF):
        return False
    if before is not None and before.lower_ in knowledge.load().articles:
        return True
    led = before is None or (before.pos_ != "PROPN" and before.tag_ != "POS" and before.i not in covered)
    return led and after is not None and (after.i in covered or after.tag_ == "NNS")


@cache
def _siblings(language: str) -> Mapping[tuple[str | None, str], tuple[tuple[str, Entry], ...]]:
    """Of each state and sector the organs that are called "House of ..." and the like, by that first word."""
    found: dict[tuple[str | None, str], dict[tuple[str, str], Entry]] = {}
    for phrase, entries in sorted(knowledge.load(language).index.items()):
        word, _, rest = phrase.partition(" ")
        for entry in entries:
            organ = isinstance(entry.of, Group) and entry.of.kind == "organ"
            if organ and isinstance(entry.of, Group) and rest.startswith(f"{OF} ") and word[0].isupper():
                found.setdefault((entry.of.party, entry.of.sector), {}).setdefault((word, entry.of.id), entry)
    return {key: tuple((word, entry) for (word, _), entry in each.items()) for key, each in found.items()}
