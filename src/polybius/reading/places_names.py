"""Stage places: names that the knowledge holds. A state is a toponym in every role, a capital only where the grammar
does not make it a government, a region where it does not act, an organisation never."""

from __future__ import annotations

from dataclasses import dataclass

from polybius.knowledge import Organisation, Region, State, Toponym, namesakes, toponyms
from polybius.knowledge.phrases import caseless
from polybius.reading.actors_names import Name
from polybius.reading.actors_phrases import Layout
from polybius.reading.places_grammar import capital_is_place, cue_of, region_is_place, state_is_place
from polybius.reading.places_words import place_words

KNOWN = 100_000
"""Inhabitants from which a town is believed behind "to" or "from" where the parser takes it for a firm."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``[first, last)`` that spell a toponym, and the places of that name."""

    first: int
    last: int
    places: tuple[Toponym, ...]
    sure: bool  # the words around it make it a place; else another mention of the name must
    cue: str | None = None  # "division" or "settlement", where a noun beside the name says which


def is_division(where: Layout, name: Name) -> bool:
    """ "Fars Province": what an agency has its name from."""
    if not isinstance(name.of, Organisation) or name.last - name.first > 1:
        return False
    found = namesakes(where.doc[name.first].text)
    return cue_of(where, name.first, name.last) == "division" and any(place.level == 1 for place in found)


def named(where: Layout, name: Name) -> Candidate | None:
    """States by name, wherever they stand; capitals and regions, where the grammar makes them a place."""
    text = where.doc[name.first : name.last].text
    if isinstance(name.of, State):
        if name.entry.kind == "metonym":
            return _capital(where, name, name.of, text)
        if name.entry.kind in {"name", "acronym"} and state_is_place(where, name):
            return _state(where, name, name.of, text)
    elif isinstance(name.of, Region) and name.entry.kind in {"name", "acronym"}:
        return _region(where, name, name.of, text) if region_is_place(where, name, name.of) else None
    return None


def _region(where: Layout, name: Name, region: Region, text: str) -> Candidate | None:
    """A region, or the division that it is: "Idlib province"."""
    areas = (place for place in namesakes(text) if place.precision in {"region", "admin"})
    found = tuple(p for p in areas if p.level == 0 or (p.country in region.members and not (p.level > 1 and p.other)))
    last = name.last - 1
    if last > name.first and where.doc[last].lower_ in place_words("division-nouns", where.language):
        divisions = namesakes(where.doc[name.first : last].text)
        found = tuple(p for p in divisions if p.level == 1 and p.country in region.members) or found
    return Candidate(name.first, name.last, found, True, cue_of(where, name.first, name.last)) if found else None


def _state(where: Layout, name: Name, state: State, text: str) -> Candidate | None:
    """The state; or its part that bears the name ("England"); or the town that a comma places elsewhere."""
    found = tuple(place for place in namesakes(text) if place.precision in {"country", "admin"} or place.other is False)
    own = tuple(place for place in found if place.country == state.iso3 and place.precision == "country")
    part = tuple(place for place in found if place.country == state.iso3 and place.level == 1) if not own else ()
    usual = own or part or tuple(p for p in toponyms(state.name) if p.precision == "country")[:1] or found[:1]
    usual = usual + tuple(place for place in found if place.country != state.iso3 and place.level != 2)
    return Candidate(name.first, name.last, usual, sure=True, cue="state") if usual else None


def _capital(where: Layout, name: Name, state: State, text: str) -> Candidate | None:
    """A capital; a palace or ministry is no place of its own."""
    capital = state.capital or ""
    usual = capital if caseless(text).startswith(caseless(capital)) else text  # "Washington, D.C."
    places = namesakes(text) or namesakes(usual)
    found = tuple(place for place in places if not place.other or place.country == state.iso3)
    own = (place for place in found if place.country == state.iso3)
    if not any(place.population >= KNOWN or caseless(text) == caseless(capital) for place in own):
        return None
    if not capital_is_place(where, name):
        return None
    cue = cue_of(where, name.first, name.last) or "capital"
    return Candidate(name.first, name.last, found, sure=True, cue=cue)
