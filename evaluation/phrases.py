"""Our own phrases for actors, of many states and decades, each with the day for which it is to be read.

They were written blind, before anything was tuned on them: evaluation/actors/README.md. One half may be looked at while
tuning, of the other only the figures.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.figures import share
from evaluation.measure import ROOT, Measurement, fingerprint
from polybius.reading.actors import resolve_actor
from polybius.records import Actor

FOLDER = ROOT / "evaluation" / "actors"
HALVES = ("dev", "test")
CODES = {"EUR": "EU", "UNO": "UN"}  # codes of NGEC for ours
NONE = "-"


@dataclass(frozen=True, slots=True)
class Phrase:
    """An expression of the news, the day for which it is to be read, and who it stands for; None: nothing to ask."""

    phrase: str
    date: str
    country: str | None
    sector: str | None
    note: str


def phrases(half: str) -> Iterator[Phrase]:
    """The phrases of one half, in the order of the file."""
    with (FOLDER / f"phrases_{half}.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            country, sector = (None if row[name] == NONE else row[name] for name in ("country", "sector"))
            yield Phrase(row["phrase"], row["date"], country, sector, row["note"])


@dataclass(frozen=True, slots=True)
class Judged:
    """For each phrase that asks for one whether the country is right, and the same for sectors."""

    countries: tuple[bool, ...]
    sectors: tuple[bool, ...]


def judged(halves: Sequence[str] = HALVES) -> Judged:
    """The phrases of some halves, each resolved for its day."""
    found = [(each, resolve_actor(each.phrase, each.date)) for half in halves for each in phrases(half)]
    countries = tuple(country_right(each.country, actor) for each, actor in found if each.country)
    sectors = tuple(sector_right(each.sector, actor) for each, actor in found if each.sector)
    return Judged(countries, sectors)


def measurements() -> list[Measurement]:
    """Shares with the right country and the right sector, for each half."""
    return [measured for half in HALVES for measured in _of(half)]


def _of(half: str) -> Iterator[Measurement]:
    path: Path = FOLDER / f"phrases_{half}.tsv"
    data = fingerprint(ROOT, (path.relative_to(ROOT).as_posix(),))
    found = judged((half,))
    for kind, each in (("country", found.countries), ("sector", found.sectors)):
        yield Measurement("phrases", f"{half} {kind}", len(each), share(sum(each), len(each)), data)


def missed(half: str) -> Iterator[tuple[Phrase, Actor | None]]:
    """The phrases of which the country or the sector is wrong, with what they were taken for."""
    for each in phrases(half):
        actor = resolve_actor(each.phrase, each.date)
        wrong_country = each.country is not None and not country_right(each.country, actor)
        if wrong_country or (each.sector is not None and not sector_right(each.sector, actor)):
            yield each, actor


def country_right(wanted: str, actor: Actor | None) -> bool:
    """Whether an actor counts under a country; under IGO counts every organisation of states."""
    if actor is None:
        return False
    if wanted == "IGO":
        return actor.kind == "igo"
    return CODES.get(wanted, wanted) in (actor.party, actor.country)


def sector_right(wanted: str, actor: Actor | None) -> bool:
    """Whether an actor has a sector."""
    return actor is not None and actor.sector == wanted
