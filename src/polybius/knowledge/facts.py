"""The facts, their types and their look-ups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Membership:
    """``iso3`` was a member of ``organisation`` from ``since`` (None: before records) to ``until`` (None: still)."""

    iso3: str
    organisation: str
    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody held an office of a state or organisation."""

    holder: str  # "Emmanuel Macron"
    names: tuple[str, ...]  # other spellings
    party: str  # iso3 or organisation id
    sector: str  # PLOVER's, of the office: GOV, MIL, LEG ...
    role: str  # canonical: "head of state", "head of government", "foreign minister", "defence minister", "secretary-general"
    title: str  # as written before the name: "President", "Prime Minister"
    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Group:
    """An organ of a state or an armed or political group: "the Pentagon", "Wagner", "Boko Haram", "Hamas"."""

    id: str  # slug: "boko-haram"; an organ is party.sector plus slug: "USA.MIL.pentagon"
    name: str
    names: tuple[str, ...]
    party: str | None  # iso3 or organisation id that it is counted under
    sector: str
    country: str | None
    kind: Literal["group", "ism", "organ"]
    since: int | None = None
    until: int | None = None


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


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name can stand for. ``of`` is the object itself."""

    phrase: str
    kind: EntryKind
    of: State | Organisation | Office | Group | Region


@dataclass(frozen=True)
class Knowledge:
    """All facts. Look-ups are exact on the phrase, in the case given, with typographic apostrophes made straight."""

    states: Mapping[str, State]
    organisations: Mapping[str, Organisation]
    memberships: tuple[Membership, ...]
    offices: tuple[Office, ...]
    groups: Mapping[str, Group]
    regions: Mapping[str, Region]
    version: str

    def entries(self, phrase: str) -> tuple[Entry, ...]:
        """Everything that a phrase can stand for, by exact match without a leading article."""
        raise NotImplementedError

    @property
    def longest(self) -> int:
        """Words in the longest phrase."""
        raise NotImplementedError

    def members(self, organisation: str, on: dt.date | None) -> tuple[str, ...]:
        """iso3 codes of the members on a day (None: today's knowledge), sorted."""
        raise NotImplementedError

    def holders(self, party: str, role: str, on: dt.date | None) -> tuple[Office, ...]:
        """Who held an office on a day; empty where knowledge does not reach."""
        raise NotImplementedError

    def offices_of(self, name: str) -> tuple[Office, ...]:
        """Every office that a person of this full name or surname is known to have held."""
        raise NotImplementedError


def load() -> Knowledge:
    """The shipped knowledge, read once a process."""
    raise NotImplementedError
