"""Phrases for actors: is the country right, and the sector? After the phrases of NGEC's tests."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from evaluation.figures import share
from polybius.reading.actors import resolve_actor
from polybius.records import Actor
from polybius.vocabulary import ontology

DATA = ("data/actors/phrases_train.tsv",)
ON = dt.date(2022, 6, 1)  # the phrases come from news of about then, and name holders of offices
ORGANISATIONS = {"EUR": "EU", "UNO": "UN"}  # codes of that project for ours


def evaluate(shared: Path) -> dict[str, float]:
    """Share of phrases with the right country, the right sector, and with all that is given right."""
    rows = _rows(shared / DATA[0])
    countries, sectors, both = [], [], []
    for phrase, country, sector in rows:
        actor = resolve_actor(phrase, ON)
        right = []
        if country:
            right.append(_country_right(country, actor))
            countries.append(right[-1])
        if sector:
            right.append(actor is not None and actor.sector == sector)
            sectors.append(right[-1])
        both.append(all(right))
    return {
        "n": len(rows),
        "country": share(sum(countries), len(countries)),
        "sector": share(sum(sectors), len(sectors)),
        "country and sector": share(sum(both), len(both)),
    }


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


def _country_right(wanted: str, actor: Actor | None) -> bool:
    if actor is None:
        return False
    if wanted == "IGO":
        return actor.kind == "igo"
    return ORGANISATIONS.get(wanted, wanted) in (actor.party, actor.country)
