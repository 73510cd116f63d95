"""Stage places: names that stand for a spot on the map, with GeoNames ids and coordinates.

`polybius.reading.places_candidates` finds the words that may name a place, `places_grammar` reads what stands around
them, `places_choose` decides which of the places of a name is meant. A capital that stands for its government is a
party to `polybius.reading.actors` and a metonym here (`places_uses`); a state's name is a toponym and a party alike.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from polybius.knowledge import Toponym
from polybius.reading.actors_layout import lay_out
from polybius.reading.actors_phrases import Layout
from polybius.reading.document import Cast, Document, Found, Why
from polybius.reading.places_candidates import candidates
from polybius.reading.places_choose import choose, joined, key
from polybius.reading.places_names import Candidate
from polybius.reading.places_uses import Associated, associated
from polybius.records import Place, PlaceUse, Skipped


def find(document: Document, cast: Cast) -> Found[Place]:
    """Every toponym: with id, coordinates, country (ISO 3166-1 alpha-3), precision and use.

    A name that looks like a place and is in no gazetteer is left out with a reason.
    """
    where = lay_out(document)
    found = tuple(candidates(where, cast))
    chosen = tuple(_kept(where, found, choose(where, found)))
    literal = [(_place(document, each, place), _why(each, place)) for each, place in chosen if place is not None]
    taken = {at for each, place in chosen if place is not None for at in range(each.first, each.last)}
    others = _others(document, where, taken, [place for place, _ in literal])
    told = sorted((*literal, *others), key=lambda pair: pair[0].start)
    whys = {f"place:{place.start}-{place.end}": why for place, why in told}
    skipped = tuple(_skipped(document, each) for each, place in chosen if place is None)
    return Found(tuple(place for place, _ in told), skipped, whys)


def _others(
    document: Document, where: Layout, taken: Container[int], literal: Iterable[Place]
) -> Iterator[tuple[Place, Why]]:
    """Adjectives, names of people and metonyms, in the sense that the name has elsewhere in the article."""
    meant: dict[str, set[str | None]] = {}
    for place in literal:
        meant.setdefault(place.text, set()).add(place.country)
    for each in associated(where, taken, meant):
        why = Why(f"a {each.use} of the place", (each.place.name,))
        yield _place(document, each, each.place, use=each.use), why


def _why(each: Candidate, chosen: Toponym) -> Why:
    """The words that make it a place, and what it was chosen from."""
    words = each.cue or ("a preposition, a comma or the parser" if each.sure else "another mention of the name")
    people = f", {chosen.population:,} inhabitants" if chosen.population else ""
    meant = f"{chosen.name}, {chosen.country or 'no one country'}{people}"
    return Why("gazetteer and the article's geography", (f"a place by: {words}", f"of {len(each.places)}: {meant}"))


def _kept(
    where: Layout, found: Sequence[Candidate], chosen: Sequence[Toponym | None]
) -> Iterator[tuple[Candidate, Toponym | None]]:
    """Those that are places by their own words, or by those around another mention; the unknown ones without one."""
    pairs = tuple(zip(found, chosen, strict=True))
    sure = {key(where, each) for each, place in pairs if each.sure and place is not None}
    kept = [place is not None and (each.sure or key(where, each) in sure) for each, place in pairs]
    for at in range(len(pairs)):
        beside = (other for other in (at - 1, at + 1) if 0 <= other < len(pairs) and kept[other])
        kept[at] = kept[at] or any(_belongs(where, pairs[at], pairs[other]) for other in beside)
    for (each, place), keep in zip(pairs, kept, strict=True):
        if keep:
            yield each, place
        elif each.sure and place is None and (not each.places or where.doc[each.first].ent_type_ == "GPE"):
            yield each, None


def _belongs(where: Layout, one: tuple[Candidate, Toponym | None], other: tuple[Candidate, Toponym | None]) -> bool:
    """A name that stands in a list with a place of its own state, or behind a comma as where that place lies."""
    (each, place), (neighbour, near) = one, other
    first, second = (each, neighbour) if each.first < neighbour.first else (neighbour, each)
    if place is None or near is None or place.country != near.country or not joined(where, first, second):
        return False
    return where.doc[each.first].ent_type_ not in {"DATE", "TIME"}


def _skipped(document: Document, each: Candidate) -> Skipped:
    why = "looks like a place; no gazetteer entry " + ("that fits here " if each.places else "") + "has the name"
    return Skipped(stage="places", code="unknown-place", why=why, evidence=(document.span(each.first, each.last),))


def _place(document: Document, each: Candidate | Associated, chosen: Toponym, *, use: PlaceUse = "literal") -> Place:
    span = document.span(each.first, each.last)
    unknown = chosen.lat == 0.0 and chosen.lon == 0.0
    return Place(
        start=span.start,
        end=span.end,
        text=span.text,
        name=chosen.name,
        country=chosen.country,
        lat=None if unknown else chosen.lat,
        lon=None if unknown else chosen.lon,
        geonames_id=chosen.geonames_id,
        precision=chosen.precision,
        use=use,
    )
