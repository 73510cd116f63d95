"""The names of an article that the knowledge holds: a longest-match scan that overrules the parser's entities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from polybius import knowledge
from polybius.knowledge import Entry, Group, Knowledge, Office, Organisation, Region, State
from polybius.knowledge.phrases import fold, plain

LONGEST_NAME = 12
"""Tokens that a name may have at most; the longest in the knowledge have nine words."""


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``[first, last)`` that spell a name, and the thing that it stands for here."""

    first: int
    last: int
    entry: Entry

    @property
    def head(self) -> int:
        """The last token, which is where English puts the head of a name."""
        return self.last - 1

    @property
    def of(self) -> State | Organisation | Office | Group | Region:
        """The thing named."""
        return self.entry.of


def scan(doc: Doc, language: str, on: dt.date | None) -> tuple[Name, ...]:
    """Every known name in the text, in order and without overlap.

    Bare surnames are left to `polybius.reading.actors_people`, which knows who the article is about.
    """
    return tuple(_scan(doc, language, on))


def _scan(doc: Doc, language: str, on: dt.date | None) -> Iterator[Name]:
    known, at = knowledge.load(language), 0
    while at < len(doc):
        name = _name_at(doc, at, known, on) if _may_begin(doc[at]) else None
        if name is None:
            at += 1
        else:
            yield name
            at = name.last


def _may_begin(token: Token) -> bool:
    text = token.text
    return text[0].isupper() or text[0].isdigit() or any(letter.isupper() for letter in text) or not text.isascii()


def _name_at(doc: Doc, at: int, known: Knowledge, on: dt.date | None) -> Name | None:
    size = _first_words(known.language).get(_first_word(doc[at].text), 0)
    if not size:
        return None
    begin = doc[at].idx
    for last in range(min(len(doc), at + LONGEST_NAME), at, -1):
        end = doc[last - 1].idx + len(doc[last - 1])
        if end - begin > size + 2 or doc[last - 1].is_space:
            continue
        entry = _choose(_entries(doc.text[begin:end], known), doc, at, last, on)
        if entry is not None:
            return Name(at, last, entry)
    return None


def _entries(phrase: str, known: Knowledge) -> tuple[Entry, ...]:
    found = known.entries(phrase)
    if found or " " not in phrase:
        return found
    return _any_case(known.language).get(plain(fold(phrase)).casefold(), ())


def _choose(entries: tuple[Entry, ...], doc: Doc, first: int, last: int, on: dt.date | None) -> Entry | None:
    """The thing that a name stands for here, or None where its place in the sentence rules all of them out."""
    fitting = [entry for entry in entries if entry.kind != "surname" and not _inside_person(entry, doc, first, last)]
    if not fitting:
        return None
    named = [entry for entry in fitting if entry.kind != "metonym"]
    organisations = [entry for entry in fitting if entry.kind == "metonym" and isinstance(entry.of, Organisation)]
    offices = [entry for entry in named if isinstance(entry.of, Office)]
    if offices and len(offices) == len(named):
        return _office(offices, on)
    return (named or organisations or fitting)[0]


def _office(entries: list[Entry], on: dt.date | None) -> Entry:
    """One person's offices: the one held on the day, else the last one before it."""
    def rank(entry: Entry) -> tuple[bool, dt.date]:
        office = entry.of
        assert isinstance(office, Office)
        return office.held(on), min(office.until or dt.date.max, on or dt.date.max)

    return max(entries, key=rank)


def _inside_person(entry: Entry, doc: Doc, first: int, last: int) -> bool:
    """A state's name in a person's: "Michael Jordan", "Chad Smith"; the parser marks the whole as a person."""
    if isinstance(entry.of, Office) or last - first > 1:
        return False
    token = doc[first]
    if token.ent_type_ != "PERSON" or token.pos_ != "PROPN":
        return False
    before, after = (doc[first - 1] if first else None), (doc[last] if last < len(doc) else None)
    if token.ent_iob_ == "I" and before is not None and before.ent_type_ == "PERSON":
        return before.pos_ == "PROPN" and before.text.istitle() and entry.kind == "name"
    inside = after is not None and after.ent_iob_ == "I" and after.ent_type_ == "PERSON" and entry.kind == "name"
    return inside and after is not None and after.text.istitle() and after.pos_ == "PROPN"


@cache
def _first_words(language: str) -> Mapping[str, int]:
    """First word of each phrase, any case, to the most characters that a phrase beginning so has."""
    longest: dict[str, int] = {}
    for phrase in knowledge.load(language).index:
        word = _first_word(phrase)
        longest[word] = max(longest.get(word, 0), len(phrase))
    return longest


def _first_word(text: str) -> str:
    folded = plain(fold(text)).casefold()
    for at, letter in enumerate(folded):
        if not letter.isalnum() and at:
            return folded[:at]
    return folded


@cache
def _any_case(language: str) -> Mapping[str, tuple[Entry, ...]]:
    """Phrases of several words by their case-folded spelling, for titles and headlines."""
    return {phrase.casefold(): entries for phrase, entries in knowledge.load(language).index.items() if " " in phrase}
