"""Phrases for actors: is the country right, and the sector? After the phrases of NGEC's tests.

The file says nothing of the days for which its rows were written, and they differ: one name stands in it as in office
and out of it. So a sector counts as right where it is right on one of several days; a country, whenever asked.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from evaluation import phrases
from evaluation.figures import share
from evaluation.phrases import country_right, sector_right
from polybius.reading.actors import resolve_actor
from polybius.records import Actor
from polybius.vocabulary import ontology

DATA = ("data/actors/phrases_train.tsv",)
ON = dt.date(2022, 6, 1)
DAYS = (ON, dt.date(2018, 6, 1), dt.date(2020, 6, 1), dt.date(2021, 6, 1), dt.date(2022, 12, 1))
"""The phrases come from news of about these years, and name holders of offices."""


def evaluate(shared: Path) -> dict[str, float]:
    """Share of phrases with the right country, the right sector, and with all that is given right."""
    rows = _rows(shared / DATA[0])
    found = [[resolve_actor(phrase, day) for day in DAYS] for phrase, _, _ in rows]
    pairs = list(zip(rows, found, strict=True))
    countries = [country_right(country, actors[0]) for (_, country, _), actors in pairs if country]
    sectors = [any(sector_right(sector, actor) for actor in actors) for (_, _, sector), actors in pairs if sector]
    on_one_day = [sector_right(sector, actors[0]) for (_, _, sector), actors in pairs if sector]
    both = [_all_right(row, actors) for row, actors in pairs]
    own = phrases.judged()
    return {
        "n": len(rows),
        "country, with our own phrases": share(*_sums(countries, own.countries)),
        "sector, with our own phrases": share(*_sums(sectors, own.sectors)),
        "country": share(sum(countries), len(countries)),
        "sector": share(sum(sectors), len(sectors)),
        "country and sector": share(sum(both), len(both)),
        f"sector on {ON}": share(sum(on_one_day), len(on_one_day)),
    }


def _all_right(row: tuple[str, str, str], found: Sequence[Actor | None]) -> bool:
    _, country, sector = row
    right = not country or country_right(country, found[0])
    return right and (not sector or any(sector_right(sector, actor) for actor in found))


def _sums(*judged: Sequence[bool]) -> tuple[int, int]:
    return sum(map(sum, judged)), sum(map(len, judged))


def _rows(path: Path) -> list[tuple[str, str, str]]:
    """(phrase, country, sector) where at least one is given; the two are put right where the file has swapped them."""
    known = {sector.name for sector in ontology.sectors() if sector.of_state}
    rows = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            country, sector = ((row[name] or "").strip(" -") for name in ("country", "sector"))
            if country in known and sector not in known:
                country, sector = sector, country
            sector = sector if sector in known else ""
            if country or sector:
                rows.append((row["phrase"].strip(), country, sector))
    return rows
