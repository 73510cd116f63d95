"""The types of the facts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

WRITTEN = dt.date(2026, 1, 31)
"""The last day that the facts reach: that of the last snapshot of the source."""

TRUSTED = dt.timedelta(days=730)
"""How long after `WRITTEN` somebody who was in office then is still taken to be. Of 2,203 heads of government in office
on the 31st of January of a year from 2010 to 2021, 61 in 100 still were two years later, and 48 three years later."""

HEADS = ("head of state", "head of government")
"""The roles of those who lead a state; their holders have different titles in different states."""

EntryKind = Literal["name", "demonym", "adjective", "metonym", "acronym", "surname"]


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory. ``iso3`` is ISO 3166-1 alpha-3, XKX for Kosovo."""

    iso3: str
    name: str  # usual short English name
    names: tuple[str, ...]  # every other name in use, current or dated: "Ivory Coast", "Burma", "the US", "U.S."
    adjectives: tuple[str, ...]  # "French", "Nigerien"
    people: tuple[str, ...]  # singular and plural nouns: "Malian", "Malians", "Frenchman"
    capital: str | None
    metonyms: tuple[str, ...]  # capitals and seats of power that stand for the government: "Paris", "the Kremlin"
    regions: tuple[str, ...]  # region ids that it belongs to: "sahel", "west-africa", "europe"
    coloniser: str | None = None  # iso3 of the last colonial power
    independence: int | None = None  # year


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation, bloc, alliance, NGO, multinational, company or media house."""

    id: str  # usual short name: "ECOWAS", "NATO", "EU"
    name: str
    names: tuple[str, ...]
    kind: Literal["igo", "ngo", "mnc", "ism", "company", "media"]
    sector: str | None = None  # PLOVER's, where it has one: BUS for a company, JRN for media
    country: str | None = None  # seat of a company or media house
    metonyms: tuple[str, ...] = ()  # "Brussels"
    descriptions: tuple[str, ...] = ()  # what writers call it: "the West African bloc", "the alliance"
    since: int | None = None
    until: int | None = None
    whole: str | None = None  # the organisation that it is an organ or agency of: "UN" for UNHCR


@dataclass(frozen=True, slots=True)
class Membership:
    """``iso3`` was a member of ``organisation`` from ``since`` (None: before records) to ``until`` (None: still)."""

    iso3: str
    organisation: str
    since: dt.date | None
    until: dt.date | None

    def held(self, on: dt.date | None) -> bool:
        """Whether it was a member on a day, first and last day included (None: still, as far as is known)."""
        return _covers(self.since, self.until, on)


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody held an office of a state or organisation."""

    holder: str  # "Emmanuel Macron"
    names: tuple[str, ...]  # other spellings
    party: str  # iso3, organisation id, or group id for the head of a group
    sector: str  # PLOVER's, of the office: GOV, MIL, LEG ...
    role: str  # canonical: "head of state", "head of government", "foreign minister", "defence minister" ...
    title: str  # as written before the name: "President", "Prime Minister"
    since: dt.date | None
    until: dt.date | None
    surname: str = ""  # the part of the name that stands for the person: "Macron", "Xi", "Bazoum"
    prominent: bool = False  # written by hand: of several people with one surname, the one that the news means
    minor: bool = False  # of a part of the world or a service: nobody means them by their surname without a title

    def held(self, on: dt.date | None) -> bool:
        """Whether the office was held on a day, first and last day included (None: still held, as far as is known).

        Nobody is known to hold an office later than `TRUSTED` after `WRITTEN`.
        """
        return _covers(self.since, self.until, on) and (on is None or on <= WRITTEN + TRUSTED)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a group was for a time: rebels who govern now, a party that took up arms."""

    sector: str
    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Group:
    """An organ of a state, an armed or political group, or a people: "the Pentagon", "Boko Haram", "the Kurds"."""

    id: str  # slug: "boko-haram"; an organ is party.sector plus slug: "USA.MIL.pentagon"
    name: str
    names: tuple[str, ...]
    party: str | None  # iso3 or organisation id that it is counted under
    sector: str
    country: str | None
    kind: Literal["group", "ism", "organ", "people"]
    since: int | None = None
    until: int | None = None
    standings: tuple[Standing, ...] = ()  # where it was something else than ``sector`` for a time
    homes: tuple[str, ...] = ()  # of a people: the states where most of it lives

    def sector_on(self, on: dt.date | None) -> str:
        """PLOVER's sector on a day (None: as far as is known now)."""
        held = (each.sector for each in self.standings if _covers(each.since, each.until, on))
        return next(held, self.sector)


@dataclass(frozen=True, slots=True)
class Region:
    """A region that a gazetteer lacks or that writers use as an adjective: the Sahel, Donbas, West Africa."""

    id: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    lat: float
    lon: float
    members: tuple[str, ...]  # iso3
    people: tuple[str, ...] = ()  # "Kurds", "Europeans"
    breakaway: bool = False  # governs itself, claims to be a state, and few recognise it


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name can stand for. ``of`` is the object itself."""

    phrase: str
    kind: EntryKind
    of: State | Organisation | Office | Group | Region


def _covers(since: dt.date | None, until: dt.date | None, on: dt.date | None) -> bool:
    if on is None:
        return until is None
    return (since is None or since <= on) and (until is None or on <= until)
