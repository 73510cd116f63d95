"""Reads the shipped fact files into a `Knowledge`.

Tab-separated, one header line, ``#`` starts a comment line, lists are divided by ``|``. Files whose name ends
in ``_more`` are written by hand and correct or extend the file of the same name without it, which
training/build_knowledge.py makes; ``groups_africa.tsv`` and its like hold more rows of a kind, one file a part of the
world. docs/knowledge.md describes every file and column.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from typing import Any

from polybius.knowledge.facts import HEADS, Group, Membership, Office, Organisation, Region, Standing, State
from polybius.knowledge.known import Knowledge
from polybius.knowledge.phrases import plain

Row = dict[str, str]

PARTS = ("africa", "americas", "asia", "europe", "middle_east", "provinces", "services")
"""Endings of the files that hold more organisations, groups and offices: of a part of the world each, of provinces and
cities, of armed forces and other services of all states."""


def load(language: str = "en") -> Knowledge:
    """The shipped knowledge with the names of a language, read once a process.

    Raises FileNotFoundError where the language has none.
    """
    return _load(language)


@cache
def _load(language: str) -> Knowledge:
    shared, named = folder(), folder().joinpath(language)
    regions = {row["id"]: _region(row) for row in rows(named.joinpath("regions.tsv"))}
    return Knowledge(
        states=_states(shared, named, regions.values()),
        organisations=_organisations(shared, named),
        memberships=_memberships(shared),
        offices=_offices(named),
        groups=_groups(shared, named),
        regions=regions,
        version=_version(shared, named),
        language=language,
        articles=_words(named.joinpath("articles.tsv")),
        words=frozenset(_words(named.joinpath("words.tsv"))),
    )


def rows(path: Traversable) -> Iterator[Row]:
    """The rows of one file by column name; a cell that a row leaves out is empty."""
    header: list[str] | None = None
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
        elif len(cells) > len(header):
            raise ValueError(f"{path}: more cells than columns in: {line}")
        else:
            yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def _of_the_world(named: Traversable, kind: str) -> Iterator[Row]:
    """The rows of a kind: those that the news of every part of the world needs, then those of each part."""
    return chain(rows(named.joinpath(f"{kind}.tsv")), _of_its_parts(named, kind))


def _of_its_parts(named: Traversable, kind: str) -> Iterator[Row]:
    paths = (named.joinpath(f"{kind}_{part}.tsv") for part in PARTS)
    return (row for path in paths if path.is_file() for row in rows(path))


def folder() -> Traversable:
    """The package's data folder."""
    return files("polybius.knowledge").joinpath("data")


def in_list(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list."""
    return tuple(part for part in cell.split("|") if part)


def _words(path: Traversable) -> tuple[str, ...]:
    return tuple(word for row in rows(path) for word in in_list(row["words"]))


def _date(cell: str) -> dt.date | None:
    return dt.date.fromisoformat(cell) if cell else None


def _year(cell: str) -> int | None:
    return int(cell) if cell else None


def _version(*folders: Traversable) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.iterdir(), key=lambda p: p.name):
            if path.name.endswith(".tsv"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _states(shared: Traversable, named: Traversable, regions: Iterable[Region]) -> dict[str, State]:
    facts = {row["iso3"]: row for row in rows(shared.joinpath("states.tsv"))}
    facts |= {row["iso3"]: row for row in rows(shared.joinpath("states_more.tsv"))}
    changes: dict[str, list[Row]] = {}
    for row in rows(named.joinpath("states_more.tsv")):
        changes.setdefault(row["iso3"], []).append(row)
    within: dict[str, list[str]] = {}
    for region in regions:
        for iso3 in region.members:
            within.setdefault(iso3, []).append(region.id)
    states = {}
    for row in rows(named.joinpath("states.tsv")):
        iso3 = row["iso3"]
        state = _changed(_state(row, facts.get(iso3, {}), within.get(iso3, ())), changes.get(iso3, ()))
        states[iso3] = _with_capital(state)
    return states


def _state(row: Row, facts: Mapping[str, str], regions: Iterable[str]) -> State:
    return State(
        iso3=row["iso3"],
        name=row["name"],
        names=in_list(row["names"]),
        adjectives=in_list(row["adjectives"]),
        people=in_list(row["people"]),
        capital=row["capital"] or None,
        metonyms=(),
        regions=tuple(regions),
        coloniser=facts.get("coloniser") or None,
        independence=_year(facts.get("independence", "")),
    )


def _changed(state: State, changes: Iterable[Row]) -> State:
    """The state with the changes made by hand: ``field`` adds to a list, ``=field`` replaces it."""
    for row in changes:
        field, values = row["field"], in_list(row["values"])
        name = field.lstrip("=")
        new: Any = (values[0] if values else None) if name in ("name", "capital") else values
        if name not in ("name", "capital") and not field.startswith("="):
            new = tuple(dict.fromkeys((*getattr(state, name), *values)))
        state = replace(state, **{name: new})
    return state


def _with_capital(state: State) -> State:
    """A capital stands for its government, unless the state bears the same name."""
    if state.capital is None or state.capital in (state.name, *state.names, *state.metonyms):
        return state
    return replace(state, metonyms=(state.capital, *state.metonyms))


def _organisations(shared: Traversable, named: Traversable) -> dict[str, Organisation]:
    wholes = {part: row["whole"] for row in rows(shared.joinpath("parts.tsv")) for part in in_list(row["parts"])}
    return {row["id"]: _organisation(row, wholes.get(row["id"])) for row in _of_the_world(named, "organisations")}


def _organisation(row: Row, whole: str | None) -> Organisation:
    kind: Any = row["kind"]
    return Organisation(
        id=row["id"],
        name=row["name"],
        names=in_list(row["names"]),
        kind=kind,
        sector=row["sector"] or None,
        country=row["country"] or None,
        metonyms=in_list(row["metonyms"]),
        descriptions=in_list(row["descriptions"]),
        since=_year(row["since"]),
        until=_year(row["until"]),
        whole=whole,
    )


def _groups(shared: Traversable, named: Traversable) -> dict[str, Group]:
    standings: dict[str, list[Standing]] = {}
    for row in rows(shared.joinpath("standings.tsv")):
        standing = Standing(row["sector"], _date(row["since"]), _date(row["until"]))
        standings.setdefault(row["group"], []).append(standing)
    groups = {row["id"]: _group(row, standings.get(row["id"], ())) for row in _of_the_world(named, "groups")}
    return groups | {row["id"]: _people(row) for row in rows(named.joinpath("peoples.tsv"))}


def _group(row: Row, standings: Iterable[Standing]) -> Group:
    kind: Any = row["kind"]
    return Group(
        id=row["id"],
        name=row["name"],
        names=in_list(row["names"]),
        party=row["party"] or None,
        sector=row["sector"],
        country=row["country"] or None,
        kind=kind,
        since=_year(row["since"]),
        until=_year(row["until"]),
        standings=tuple(standings),
    )


def _people(row: Row) -> Group:
    homes = in_list(row["states"])
    home = homes[0] if len(homes) == 1 else None
    return Group(
        id=row["id"],
        name=row["name"],
        names=in_list(row["names"]),
        party=home,
        sector=row["sector"],
        country=home,
        kind="people",
        homes=homes,
    )


def _region(row: Row) -> Region:
    return Region(
        id=row["id"],
        name=row["name"],
        names=in_list(row["names"]),
        adjectives=in_list(row["adjectives"]),
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        members=in_list(row["members"]),
        people=in_list(row["people"]),
        breakaway=row["breakaway"] == "yes",
    )


def _memberships(shared: Traversable) -> tuple[Membership, ...]:
    """An organisation that is written by hand takes the place of the derived one altogether."""
    derived = [m for row in rows(shared.joinpath("memberships.tsv")) for m in _membership(row)]
    written = [m for row in rows(shared.joinpath("memberships_more.tsv")) for m in _membership(row)]
    known = {m.organisation for m in written}
    return (*(m for m in derived if m.organisation not in known), *written)


def _membership(row: Row) -> Iterator[Membership]:
    for iso3 in in_list(row["members"]):
        yield Membership(iso3, row["organisation"], _date(row["since"]), _date(row["until"]))


def _offices(named: Traversable) -> tuple[Office, ...]:
    """``offices_series.tsv`` is complete for its pairs of party and role; the other files by hand add and correct.

    Those of a part of the world hold people whom the news does not mean by their surname alone.
    """
    series, more = (
        [replace(office, prominent=True) for row in rows(named.joinpath(name)) for office in _office(row)]
        for name in ("offices_series.tsv", "offices_more.tsv")
    )
    more += [_minor(office) for row in _of_its_parts(named, "offices") for office in _office(row)]
    complete = {(office.party, office.role) for office in series}
    corrected = {(office.party, office.role, office.holder) for office in more}
    usual = {row["holder"]: row for row in rows(named.joinpath("people_more.tsv"))}
    spelled = {plain(name): office for office in (*more, *series) for name in (office.holder, *office.names)}
    derived = [_usual(o, usual, spelled) for row in rows(named.joinpath("offices.tsv")) for o in _office(row)]
    kept = [
        office
        for office in derived
        if (office.party, office.role) not in complete and (office.party, office.role, office.holder) not in corrected
    ]
    return tuple(dict.fromkeys((*series, *more, *kept)))


def _minor(office: Office) -> Office:
    """Those who led no state are meant by their surname alone only where a title stands before it."""
    return replace(office, minor=office.role not in HEADS)


def _usual(office: Office, people: Mapping[str, Row], spelled: Mapping[str, Office]) -> Office:
    """The office with its holder's name as the news writes it."""
    person, known = people.get(office.holder), spelled.get(plain(office.holder))
    if person is not None:
        names = tuple(dict.fromkeys((*in_list(person["names"]), *office.names)))
        return replace(office, holder=person["name"], surname=person["surname"], names=names)
    if known is not None:
        names = tuple(dict.fromkeys((*known.names, *office.names)))
        return replace(office, holder=known.holder, surname=known.surname, names=names, prominent=True)
    return office


def _office(row: Row) -> Iterator[Office]:
    """One office for each role that the row names."""
    for role in in_list(row["role"]):
        yield Office(
            holder=row["holder"],
            names=in_list(row["names"]),
            party=row["party"],
            sector=row["sector"] or "GOV",
            role=role,
            title=row["title"],
            since=_date(row["since"]),
            until=_date(row["until"]),
            surname=row["surname"] or row["holder"].rpartition(" ")[2],
        )
