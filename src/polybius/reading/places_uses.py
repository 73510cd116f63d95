"""Stage places: names of places that stand for somebody: "Paris refused" is a government, "Russian troops" Russia's.

Geographers call these associative and tell them apart from literal toponyms (Gritta, Pilehvar and Collier 2020). They
have a place as well, and are marked so that no map and no event takes them for where something happened.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass

from polybius import knowledge
from polybius.knowledge import Region, State, Toponym, namesakes, toponyms
from polybius.knowledge.phrases import caseless
from polybius.reading.actors_names import Name
from polybius.reading.actors_phrases import Layout
from polybius.records import PlaceUse


@dataclass(frozen=True, slots=True)
class Associated:
    """Tokens ``[first, last)`` that name a place for what belongs to it."""

    first: int
    last: int
    place: Toponym
    use: PlaceUse


def associated(
    where: Layout, taken: Container[int], meant: Mapping[str, Collection[str | None]]
) -> Iterator[Associated]:
    """Adjectives, names of people and capitals that stand for governments, outside of the tokens ``taken``.

    ``meant`` has the countries of the places that a name is in this article: where Paris is in Texas, no France.
    """
    for name in where.names:
        place = None if any(at in taken for at in range(name.first, name.last)) else _place(where, name)
        countries = meant.get(where.doc[name.first : name.last].text)
        if place is not None and (countries is None or place.country in countries):
            use: PlaceUse = "metonym" if name.entry.kind == "metonym" else "demonym"
            yield Associated(name.first, name.last, place, use)
        elif not isinstance(name.of, State | Region) and name.last - name.first > 1:
            yield from _embedded(where, name)


def _embedded(where: Layout, name: Name) -> Iterator[Associated]:
    """The state in whose name a body's begins: "the US State Department"."""
    known = knowledge.load(where.language)
    for last in range(name.last - 1, name.first, -1):
        states = [e.of for e in known.entries(where.doc[name.first : last].text) if isinstance(e.of, State)]
        place = next((p for state in states for p in toponyms(state.name) if p.precision == "country"), None)
        if place is not None:
            yield Associated(name.first, last, place, "demonym")
            return


def _place(where: Layout, name: Name) -> Toponym | None:
    kind, of = name.entry.kind, name.of
    if isinstance(of, State) and kind == "metonym":
        text = where.doc[name.first : name.last].text
        if of.capital is None or caseless(text) != caseless(of.capital):
            return None  # a palace has the name of some village
        own = [place for place in namesakes(text) if place.country == of.iso3 and not place.other]
        return max(own, key=lambda place: (place.precision == "point", place.population), default=None)
    if isinstance(of, State) and kind in {"adjective", "demonym"}:
        return next((place for place in toponyms(of.name) if place.precision == "country"), None)
    if isinstance(of, Region) and kind in {"adjective", "demonym"}:
        return next((place for place in toponyms(of.name) if place.precision in {"region", "admin"}), None)
    return None
