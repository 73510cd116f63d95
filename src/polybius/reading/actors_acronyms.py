"""Acronyms that an article brings in behind a known name: "the Rapid Support Forces (RSF)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from polybius.knowledge import Entry, Group, Organisation

if TYPE_CHECKING:
    from polybius.reading.actors_names import Name

SHORTEST = 2
"""Letters of an acronym."""


def introduced(names: Iterable[Name], doc: Doc) -> Mapping[str, Entry]:
    """The acronyms that stand in brackets right behind a known body, and the body."""
    found: dict[str, Entry] = {}
    for name in names:
        acronym = _in_brackets(doc, name.last)
        if acronym is not None and isinstance(name.of, Organisation | Group):
            found.setdefault(acronym, name.entry)
    return found


def _in_brackets(doc: Doc, at: int) -> str | None:
    text = bracketed(doc, at)
    return text if len(text) >= SHORTEST and text.isupper() and text.isalpha() else None


def bracketed(doc: Doc, at: int) -> str:
    """The one token that stands in brackets from a token on; empty where none does."""
    inside = doc[at : at + 3]
    return inside[1].text if len(inside) == 3 and (inside[0].text, inside[2].text) == ("(", ")") else ""


def places_of(acronyms: Mapping[str, Entry], doc: Doc) -> Iterator[tuple[int, Entry]]:
    """Where the acronyms stand, as words of their own."""
    for token in doc:
        entry = acronyms.get(token.text)
        if entry is not None:
            yield token.i, entry
