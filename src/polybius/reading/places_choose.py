"""Stage places, second step: which of the places of a name is meant, by the article's own geography.

A score in powers of ten of inhabitants: population is what is known before the article is read (Leidner 2007), and
what stands beside the name, the countries and divisions that the article names, and the places nearby add to it. A
name means one place in one article, unless a comma says otherwise (Leidner's "one referent per discourse").
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from polybius.knowledge import State, Toponym
from polybius.knowledge.phrases import caseless
from polybius.reading.actors_context import TOWN
from polybius.reading.actors_phrases import Layout
from polybius.reading.places_names import Candidate
from polybius.reading.places_nesting import Within, beside, inside, within

BESIDE, NAMED, MOST_NAMED, DIVISION, SISTER, LISTED, NEARBY = 6.0, 1.0, 2.5, 2.5, 1.0, 2.0, 1.0
"""What a place gains by a comma that puts it there; by its country being named in the article, and at most by its
being named often; by its division being named; a division by another one of its state being named, or by standing in
a list with one; by a place nearby. A country named once outweighs a city ten times as large elsewhere, but not Paris,
France, against a village."""

CUE, CAPITAL, WHOLE, TOWNLY, MINOR, OTHER = 4.0, 3.0, 2.0, 0.3, -1.0, -1.5
"""What a noun beside the name adds for its kind of place ("province", "town"); what a capital gains, a state against a
town, and a town against a division of the same name that has up to four times its people, since Aleppo is the city and
Alberta the province; what a second-level division loses, and a place that goes by another name. Set by hand on the
even articles of TR-News and GeoVirus: of the places found there .943 and .897 are right, of the odd ones .912, .877."""

FAME, SMALL_NAMED = 0.3, 1.0
"""What a city gains for each power of ten of names that GeoNames has for it, and what a town of less than
`KNOWN_OTHERWISE` gains at most by its country alone: an article that speaks of Washington's policy at talks in Geneva
does not mean Geneva, Illinois. (By itself .003 worse on TR-News, which was collected for its ambiguous names.)"""

REGION = 7.0
"""The score of a region or sea, which has no inhabitants of its own: that of a city of ten millions."""

KNOWN_OTHERWISE = 100_000
"""Inhabitants from which a city is known by another name (Kiev, Bombay) without its country being named."""

LONGEST_JOINT = 3
"""Tokens between two members of a list: ", and the"."""

CLEARLY, CERTAIN = 1.0, 2.0
"""How far a division must be ahead by its size alone for its name to name its state; and how far the best place must be
ahead of the next, all told, for it to tell where other places are."""

CELL = 1.0
"""Degrees of the grid in which places are near: neighbouring cells are at most some 220 km apart."""

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Geography:
    """What an article says of where it plays."""

    countries: Mapping[str, float]
    divisions: frozenset[Within]
    cells: frozenset[Cell]


def choose(where: Layout, found: Sequence[Candidate]) -> list[Toponym | None]:
    """The place of each candidate; None where it is none, or none of those that it may be is credible here."""
    pairs = _pairs(where, found)
    geography = Geography(_countries(where, found), frozenset(), frozenset())
    first = [_best(each, geography, near) for each, near in zip(found, pairs, strict=True)]
    geography = _learnt(geography, first)
    listed = _listed(where, found, first)
    return [_best(e, geography, near, also)[0] for e, near, also in zip(found, pairs, listed, strict=True)]


def joined(where: Layout, one: Candidate, other: Candidate) -> bool:
    """Do only commas and conjunctions stand between two names: "Oregon, Utah and Nevada"?"""
    between = where.doc[one.last : other.first]
    return len(between) <= LONGEST_JOINT and all(t.text == "," or t.pos_ in {"CCONJ", "DET"} for t in between)


def _listed(
    where: Layout, found: Sequence[Candidate], chosen: Sequence[tuple[Toponym | None, float]]
) -> list[frozenset[str]]:
    """For each candidate the countries whose divisions stand beside it in a list."""
    listed: list[frozenset[str]] = [frozenset()] * len(found)
    for at in range(len(found) - 1):
        if joined(where, found[at], found[at + 1]):
            for one, other in ((at, at + 1), (at + 1, at)):
                place = chosen[other][0]
                if place is not None and place.level == 1 and place.country is not None:
                    listed[one] = listed[one] | {place.country}
    return listed


def key(where: Layout, each: Candidate) -> str:
    """What makes two candidates one name, however they are written."""
    return caseless(where.doc[each.first : each.last].text)


def _pairs(where: Layout, found: Sequence[Candidate]) -> list[frozenset[Within]]:
    """What commas say of each candidate; of one without a comma, what they say of its namesakes."""
    said = [within(where, each.last) for each in found]
    own = [
        lies or frozenset(p for p in beside(where, each.last) if _fits(each, p))
        for each, lies in zip(found, said, strict=True)
    ]
    shared: dict[str, frozenset[Within]] = {}
    for each, pairs in zip(found, own, strict=True):
        shared[key(where, each)] = shared.get(key(where, each), frozenset()) | pairs
    return [pairs or shared[key(where, each)] for each, pairs in zip(found, own, strict=True)]


def _fits(each: Candidate, pair: Within) -> bool:
    """Is there a place of the name that lies there? In a list of divisions ("Oregon, Utah") each is its own."""
    places = tuple(place for place in each.places if inside(place, frozenset({pair})))
    alike = any(place.level == 1 and not place.other and place.admin != pair[1] for place in each.places)
    return bool(places) and not (alike and pair[1] and all(place.population < KNOWN_OTHERWISE for place in places))


def _countries(where: Layout, found: Iterable[Candidate]) -> Mapping[str, float]:
    """How often each country is named: by name, adjective, people or capital, or by one of its divisions."""
    counts: dict[str, float] = {}
    states = [name for name in where.names if isinstance(name.of, State)]
    named = {name.of for name in states if name.entry.kind != "metonym"}
    for name in states:
        if isinstance(name.of, State) and name.of in named:  # Plymouth alone says nothing of Montserrat
            counts[name.of.iso3] = counts.get(name.of.iso3, 0) + 1
    for each in found:
        country = _country_of_division(each)
        if country is not None and each.cue != "state":
            counts[country] = counts.get(country, 0) + 1
    return counts


def _country_of_division(each: Candidate) -> str | None:
    """The country of a name that is, before the article is asked, a first-level division and nothing else as large."""
    ranked = sorted(((_prior(p), p) for p in each.places), key=lambda pair: (-pair[0], pair[1].geonames_id or 0))
    if not ranked or ranked[0][1].level != 1 or ranked[0][1].other:
        return None
    size, best = ranked[0]
    rest = (other for other, place in ranked if place.country != best.country or place.precision == "point")
    return best.country if size - max(rest, default=0.0) >= CLEARLY else None


def _learnt(before: Geography, chosen: Iterable[tuple[Toponym | None, float]]) -> Geography:
    """What the places that are certain say of the others."""
    certain = [place for place, ahead in chosen if place is not None and ahead >= CERTAIN]
    divisions = {(p.country, p.admin) for p in certain if p.level == 1 and p.admin is not None}
    cells = {_cell(place) for place in certain if place.precision in {"point", "admin"} and place.level != 1}
    counts = dict(before.countries)
    for place in certain:
        if place.precision == "point" and place.country is not None:
            counts[place.country] = counts.get(place.country, 0) + 0.5
    return Geography(counts, frozenset(divisions), frozenset(cells))


def _cell(place: Toponym) -> Cell:
    return math.floor(place.lat / CELL), math.floor(place.lon / CELL)


def _best(
    each: Candidate, geography: Geography, pairs: frozenset[Within], listed: frozenset[str] = frozenset()
) -> tuple[Toponym | None, float]:
    """The best place, and how far it is ahead of the next one that is not the same spot."""
    places = [place for place in each.places if _credible(place, each, geography, pairs)]
    if not places:
        return None, 0.0
    scores = [_score(place, each, geography, pairs) + _sister(place, geography, listed) for place in places]
    ranked = sorted(zip(scores, places, strict=True), key=lambda pair: (-pair[0], pair[1].geonames_id or 0))
    (score, best), *rest = ranked
    return best, score - max((other for other, place in rest if place.admin != best.admin), default=0.0)


def _credible(place: Toponym, each: Candidate, geography: Geography, pairs: frozenset[Within]) -> bool:
    """GeoNames has a village of nearly every name: one is believed where its country is named."""
    if place.precision == "point" and pairs and not inside(place, pairs):
        return place.population >= KNOWN_OTHERWISE
    home = place.country in geography.countries or inside(place, pairs)
    if place.precision in {"country", "region"} or place.level == 1:
        return True
    if place.level == 2:
        return each.cue == "division" or (home and not place.other)
    return home or place.population >= (KNOWN_OTHERWISE if place.other else TOWN)


def _score(place: Toponym, each: Candidate, geography: Geography, pairs: frozenset[Within]) -> float:
    return (
        _prior(place)
        + _cued(place, each.cue)
        + _named(place, geography)
        + (BESIDE if inside(place, pairs) else 0.0)
        + (0.0 if _is_overshadowed(place, each) else _surrounded(place, geography))
    )


def _prior(place: Toponym) -> float:
    """By size and kind alone."""
    if place.precision == "region":
        return REGION
    size = math.log10(place.population + 10)
    if place.precision == "country":
        return size + WHOLE
    minor = MINOR if place.level == 2 else TOWNLY + FAME * math.log10(1 + place.names) if place.level == 0 else 0.0
    return size + minor + (OTHER if place.other and place.level != 1 else 0.0)


def _cued(place: Toponym, cue: str | None) -> float:
    if cue == "capital":
        return CAPITAL if place.precision == "point" else 0.0
    wanted = {"division": {"admin"}, "settlement": {"point"}}.get(cue or "", set())
    return CUE if place.precision in wanted else 0.0


def _named(place: Toponym, geography: Geography) -> float:
    """By its country. One that is named for what it does abroad says nothing of its small towns."""
    count = geography.countries.get(place.country or "", 0.0)
    if not count:
        return 0.0
    small = place.precision == "point" and place.population < KNOWN_OTHERWISE
    most = SMALL_NAMED if small and (place.country, place.admin) not in geography.divisions else MOST_NAMED
    return min(NAMED + math.log10(count), most)


def _sister(place: Toponym, geography: Geography, listed: frozenset[str]) -> float:
    """What a first-level division gains by others of its state."""
    if place.level != 1 or place.other or place.country is None:
        return 0.0
    others = any(country == place.country and admin != place.admin for country, admin in geography.divisions)
    return (SISTER if others else 0.0) + (LISTED if place.country in listed else 0.0)


def _is_overshadowed(place: Toponym, each: Candidate) -> bool:
    """A town with the name of one of its state's divisions: what is around speaks for the division as well."""
    return place.precision == "point" and any(
        other.level == 1 and not other.other and other.country == place.country for other in each.places
    )


def _surrounded(place: Toponym, geography: Geography) -> float:
    if place.precision != "point" and place.level != 2:
        return 0.0
    row, column = _cell(place)
    around = {(row + y, column + x) for y in (-1, 0, 1) for x in (-1, 0, 1)}
    division = DIVISION if (place.country, place.admin) in geography.divisions else 0.0
    return division + (NEARBY if around & geography.cells else 0.0)
