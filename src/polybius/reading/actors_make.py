"""Actors from facts: their ids, names, parties and sectors."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from polybius import knowledge, vocabulary
from polybius.knowledge import Group, Office, Organisation, Region, State
from polybius.knowledge.phrases import plain
from polybius.records import Actor, ActorKind

GOVERNMENT = "GOV"
FORMER = "ELI"
BREAKAWAY = "PRE"
PEOPLE = "CVL"
"""PLOVER's sectors of a government, of those who held office once, of would-be states, and of people without office or
arms."""

_ORGANISATION_SECTORS = {"igo": "IGO", "ngo": "SOC", "mnc": "MNC", "ism": "ISM", "company": "BUS", "media": "JRN"}
_KINDS: Mapping[str, ActorKind] = {
    "igo": "igo", "ngo": "ngo", "mnc": "mnc", "ism": "ism", "company": "company", "media": "media",
}  # fmt: skip


def slug(name: str) -> str:
    """An id from a name: lower case, no accents, hyphens between words."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name).lower()).strip("-")


def of_state(state: State) -> Actor:
    """A state as a party: acts through its government unless something else is said."""
    return Actor(id=state.iso3, name=state.name, party=state.iso3, sector=GOVERNMENT, kind="state", country=state.iso3)


def of_organisation(organisation: Organisation) -> Actor:
    """An organisation; a company or media house counts under the state of its seat, an agency under its whole."""
    private = organisation.kind in {"company", "media"}
    return Actor(
        id=organisation.id,
        name=organisation.name,
        party=organisation.country if private else organisation.whole or organisation.id,
        sector=organisation.sector or _ORGANISATION_SECTORS[organisation.kind],
        kind=_KINDS[organisation.kind],
        country=organisation.country,
    )


def of_group(group: Group, on: dt.date | None) -> Actor:
    """An organ of a state, an armed or a political group, in the sector that it had on a day."""
    kind: ActorKind = "ism" if group.kind == "ism" else "group"
    return Actor(
        id=group.id,
        name=group.name,
        party=group.party,
        sector=group.sector_on(on),
        kind=kind,
        country=group.country,
    )


def of_people(people: Group, state: str | None, language: str) -> Actor:
    """A people or community of faith, or the part of it that lives in a state: "the Kurds", "Syria's Kurds"."""
    if state is None:
        return Actor(id=people.id, name=people.name, sector=people.sector, kind="people")
    known = knowledge.load(language).states[state]
    adjective = known.adjectives[0] if known.adjectives else known.name
    name = people.name if people.homes == (state,) else f"{adjective} {people.name}"
    id = f"{state}.{people.sector}.{people.id}"
    return Actor(id=id, name=name, party=state, sector=people.sector, kind="people", country=state)


def of_region(region: Region) -> Actor:
    """A region that the article speaks of as if it were one party; one within a state counts under that state."""
    within = region.members[0] if len(region.members) == 1 else None
    sector = BREAKAWAY if region.breakaway else None
    return Actor(
        id=region.id, name=region.name, party=within or region.name, sector=sector, kind="region", country=within
    )


def of_office(office: Office, on: dt.date | None, language: str, *, left: bool = False) -> Actor:
    """A person known to the knowledge, with what they were on a day; ``left`` where the article says they hold
    the office no more."""
    party, country = _party(office)
    own = Actor(id=slug(office.holder), name=office.holder, party=party, kind="person", country=country)
    if office.held(on) and not left:
        return _with(own, office.sector, office.role)
    if left or (office.until is not None and (on is None or office.until < on)):
        return _with(own, FORMER, f"{label('former', language)} {office.role}")
    return own


def _with(actor: Actor, sector: str, role: str) -> Actor:
    return Actor(
        id=actor.id, name=actor.name, party=actor.party, sector=sector, kind=actor.kind, role=role,
        country=actor.country,
    )  # fmt: skip


def _party(office: Office) -> tuple[str, str | None]:
    """Party and country of somebody who held an office; the head of a group counts under what the group does."""
    known = knowledge.load()
    group = known.groups.get(office.party)
    if group is not None:
        return group.party or group.id, group.country
    organisation = known.organisations.get(office.party)
    if organisation is not None:
        return organisation.whole or organisation.id, organisation.country
    return office.party, office.party if office.party in known.states else None


def of_sector(party: str | None, sector: str, language: str) -> Actor:
    """The part of a state, organisation or region that a sector is, or a sector of no known party."""
    known = knowledge.load(language)
    noun = label(sector, language)
    if party is None:
        return Actor(id=sector, name=noun, sector=sector, kind="people" if sector == PEOPLE else "group")
    state, region = known.states.get(party), known.regions.get(party)
    kind: ActorKind = "people" if sector == PEOPLE else "state" if sector == GOVERNMENT else "group"
    if state is not None:
        adjective = state.adjectives[0] if state.adjectives else state.name
        return Actor(
            id=f"{party}.{sector}", name=f"{adjective} {noun}", party=party, sector=sector, kind=kind, country=party
        )
    if region is not None:
        adjective = region.adjectives[0] if region.adjectives else region.name
        name = f"{adjective} {noun}"
        return Actor(id=f"{region.id}.{sector}", name=name, party=region.name, sector=sector, kind="group")
    organisation = known.organisations.get(party)
    if organisation is not None and sector == GOVERNMENT and organisation.kind != "igo":
        return of_organisation(organisation)  # the head of a club or a charity governs nothing
    whole = organisation.whole if organisation is not None else None
    return Actor(id=f"{party}.{sector}", name=f"{party} {noun}", party=whole or party, sector=sector, kind="group")


def label(id: str, language: str) -> str:
    """What a sector is called in a language."""
    return _labels(language)[id]


@cache
def _labels(language: str) -> Mapping[str, str]:
    return {id: words[0] for id, words in vocabulary.word_lists("actor_labels", language).items()}
