"""All that is known, with its look-ups by phrase, date, organisation and office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

from polybius.knowledge.facts import Entry, Group, Membership, Office, Organisation, Region, State
from polybius.knowledge.index import build, person_phrases
from polybius.knowledge.phrases import fold, plain, without_article

K = TypeVar("K")
V = TypeVar("V")


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
        things = (self.states, self.organisations, self.groups, self.regions)
        return build(chain.from_iterable(kind.values() for kind in things), self.offices, self.articles, self.words)

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

    def offices_in(self, party: str, role: str | None = None) -> tuple[Office, ...]:
        """Every office of a party that is known, of any day; with ``role`` those of that role alone."""
        return self._by_party.get(party, ()) if role is None else self._by_role.get((party, role), ())

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
    def _by_party(self) -> Mapping[str, tuple[Office, ...]]:
        return _grouped((office.party, office) for office in self.offices)

    @cached_property
    def _by_person(self) -> Mapping[str, tuple[Office, ...]]:
        return _grouped((phrase, office) for office in self.offices for phrase in person_phrases(office))


def _of_one_person(offices: list[Office]) -> Office | None:
    return offices[0] if len({office.holder for office in offices}) == 1 else None


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    grouped: dict[K, list[V]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in grouped.items()}
