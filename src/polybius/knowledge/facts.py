"""The facts, their types and their look-ups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, TypeVar

from polybius.knowledge.phrases import fold, plain, without_article

K = TypeVar("K")
V = TypeVar("V")
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

    def held(self, on: dt.date | None) -> bool:
        """Whether the office was held on a day, first and last day included (None: still held, as far as is known)."""
        return _covers(self.since, self.until, on)


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
    people: tuple[str, ...] = ()  # "Kurds", "Europeans"


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

    language: str = "en"
    articles: tuple[str, ...] = ()  # of the language, lower case: a leading one is no part of a phrase
    words: frozenset[str] = frozenset()  # surnames that are also common words: no entries by themselves

    def entries(self, phrase: str) -> tuple[Entry, ...]:
        """Everything that a phrase can stand for: exact in case, with or without a leading article and accents.

        A phrase with accents is looked up as written first and then without them; "Cote d'Ivoire" and
        "Côte d’Ivoire" find the same state. The order is: states, organisations, groups, regions, offices by
        `Office.since`, latest first. A person who held several offices has one entry for each.
        """
        folded = fold(phrase)
        bare = without_article(folded, self.articles)
        keys = dict.fromkeys((folded, plain(folded), bare, plain(bare)))
        return next((self.index[key] for key in keys if key in self.index), ())

    @cached_property
    def index(self) -> Mapping[str, tuple[Entry, ...]]:
        """Every phrase, without typographic marks, and what it stands for. Built at the first look-up."""
        from polybius.knowledge.index import build  # the index needs the types of this module

        return build(self)

    @cached_property
    def longest(self) -> int:
        """Words in the longest phrase."""
        return max((phrase.count(" ") + 1 for phrase in self.index), default=0)

    def members(self, organisation: str, on: dt.date | None) -> tuple[str, ...]:
        """iso3 codes of the members on a day (None: today's knowledge), sorted."""
        return tuple(sorted({m.iso3 for m in self._by_organisation.get(organisation, ()) if m.held(on)}))

    def memberships_of(self, iso3: str, on: dt.date | None) -> tuple[str, ...]:
        """Ids of the organisations that a state was a member of on a day (None: today's knowledge), sorted."""
        return tuple(sorted({m.organisation for m in self._by_state.get(iso3, ()) if m.held(on)}))

    def holders(self, party: str, role: str, on: dt.date | None) -> tuple[Office, ...]:
        """Who held an office on a day; empty where knowledge does not reach. Two on the day of a hand-over."""
        return tuple(office for office in self._by_role.get((party, role), ()) if office.held(on))

    def offices_of(self, name: str) -> tuple[Office, ...]:
        """Every office that a person of this full name or surname is known to have held, latest first.

        A surname that several people share gives the offices of all of them; `office_on` chooses by date.
        """
        folded = fold(name)
        return self._by_person.get(folded) or self._by_person.get(plain(folded), ())

    def office_on(self, name: str, on: dt.date | None) -> Office | None:
        """The office that a name most likely refers to on a day: one held then, else the last one held before.

        None where nobody of the name is known, where the only ones known took office later, or where two
        people of the name held office on that day.
        """
        offices = self.offices_of(name)
        held = [office for office in offices if office.held(on)]
        if held:
            return _of_one_person(held)
        past = [office for office in offices if on is None or (office.until is not None and office.until < on)]
        last = max((office.until or dt.date.min for office in past), default=None)
        return _of_one_person([office for office in past if (office.until or dt.date.min) == last])

    @cached_property
    def _by_organisation(self) -> Mapping[str, tuple[Membership, ...]]:
        return _grouped((m.organisation, m) for m in self.memberships)

    @cached_property
    def _by_state(self) -> Mapping[str, tuple[Membership, ...]]:
        return _grouped((m.iso3, m) for m in self.memberships)

    @cached_property
    def _by_role(self) -> Mapping[tuple[str, str], tuple[Office, ...]]:
        return _grouped(((office.party, office.role), office) for office in self.offices)

    @cached_property
    def _by_person(self) -> Mapping[str, tuple[Office, ...]]:
        from polybius.knowledge.index import person_phrases

        return _grouped((phrase, office) for office in self.offices for phrase in person_phrases(office))


@cache
def load(language: str = "en") -> Knowledge:
    """The shipped knowledge with the names of a language, read once a process."""
    from polybius.knowledge.files import read

    return read(language)


def _covers(since: dt.date | None, until: dt.date | None, on: dt.date | None) -> bool:
    if on is None:
        return until is None
    return (since is None or since <= on) and (until is None or on <= until)


def _of_one_person(offices: list[Office]) -> Office | None:
    return offices[0] if len({office.holder for office in offices}) == 1 else None


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    grouped: dict[K, list[V]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in grouped.items()}
