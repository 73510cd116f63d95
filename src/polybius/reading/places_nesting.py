"""Stage places: what a comma says, "Aleppo, Syria", "Paris, Texas", "Pandi, Bulacan"."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.knowledge import State, Toponym, namesakes
from polybius.knowledge.gazetteer import postal
from polybius.reading.actors_phrases import Layout
from polybius.reading.places_words import place_words

Within = tuple[str | None, str | None]
"""A country and the code of its first-level division; None there where only the country is known."""

BEFORE_NAME = frozenset({"DET", "ADJ", "ADV", "PUNCT", "NOUN"})
"""What may stand before the name: "in the north-eastern Syria"."""

REACH = 4
"""Tokens behind the comma that may name the division: "the Republic of", "New South Wales"."""


def beside(where: Layout, last: int) -> frozenset[Within]:
    """Countries and divisions named behind a comma or in a bracket after the token before ``last``."""
    doc = where.doc
    if last + 1 >= len(doc) or doc[last].text not in {",", "("} or doc[last + 1].is_sent_start:
        return frozenset()
    name = where.name_at[last + 1]
    if name is not None and isinstance(name.of, State) and doc[name.head].dep_ == "compound":  # ", US policy failed"
        return frozenset()
    if name is not None and isinstance(name.of, State) and name.entry.kind in {"name", "acronym"}:
        return frozenset({(name.of.iso3, None), *_divisions(where, last + 1)})
    return frozenset(_divisions(where, last + 1))


def within(where: Layout, last: int) -> frozenset[Within]:
    """The country that "in" leads to: "Argyle in Saint Vincent", "Hajin in north-eastern Syria"."""
    doc, at = where.doc, last + 1
    if at >= len(doc) or doc[last].lower_ not in place_words("lies-in", where.language):
        return frozenset()
    while at < min(last + REACH, len(doc) - 1) and where.name_at[at] is None and doc[at].pos_ in BEFORE_NAME:
        at += 1
    name = where.name_at[at]
    if name is None or not isinstance(name.of, State) or name.entry.kind not in {"name", "acronym"}:
        return frozenset()
    owns = doc[name.head].dep_ in {"compound", "poss"}
    return frozenset() if owns else frozenset({(name.of.iso3, None)})


def _divisions(where: Layout, first: int) -> Iterator[Within]:
    doc = where.doc
    if not doc[first].text[0].isupper():
        return
    yield from ((place.country, place.admin) for place in postal(doc[first].text))
    for end in range(first + 1, min(first + REACH, len(doc)) + 1):
        if not doc[end - 1].text[0].isupper():
            return
        yield from ((place.country, place.admin) for place in namesakes(doc[first:end].text) if _contains(place))


def _contains(place: Toponym) -> bool:
    return place.precision == "admin" and (place.level == 1 or not place.other)


def inside(place: Toponym, pairs: frozenset[Within]) -> bool:
    """Does a place lie in one of these countries or divisions?"""
    return any(place.country == country and admin in {None, place.admin} for country, admin in pairs)
