"""The index of phrases: what each name, demonym, metonym and surname can stand for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from polybius.knowledge.facts import Entry, EntryKind, Group, Knowledge, Office, Organisation, Region, State
from polybius.knowledge.phrases import fold, plain, without_small_article

PARTICLES = frozenset({"al", "el", "as", "ash"})
"""Arabic articles in Latin letters, which the news often drops from a surname; the same in every language."""


def build(knowledge: Knowledge) -> dict[str, tuple[Entry, ...]]:
    """Every phrase of the knowledge, folded and also without accents, with its entries in a fixed order."""
    index: dict[str, list[Entry]] = {}
    for entry in _things(knowledge):
        _add(index, entry, knowledge.articles)
    for entry in _full_names(knowledge.offices):
        _add(index, entry, knowledge.articles)
    taken = frozenset(index)
    for entry in _surnames(knowledge.offices):
        if plain(fold(entry.phrase)) not in taken and entry.phrase not in knowledge.words:
            _add(index, entry, knowledge.articles)
    return {phrase: tuple(entries) for phrase, entries in index.items()}


def person_phrases(office: Office) -> tuple[str, ...]:
    """The ways in which a person is looked up: full name, other spellings, surname; also without accents."""
    names = (office.holder, *office.names, *surname_forms(office.surname))
    folded = [fold(name) for name in names]
    return tuple(dict.fromkeys((*folded, *(plain(name) for name in folded))))


def surname_forms(surname: str) -> tuple[str, ...]:
    """How a surname stands in a sentence: "de Mistura", "De Mistura" at its start; "al-Bashir", "Bashir"."""
    if not surname:
        return ()
    particle, dash, rest = surname.partition("-")
    bare = (rest,) if dash and particle.lower() in PARTICLES else ()
    return tuple(dict.fromkeys((surname, surname[0].upper() + surname[1:], *bare)))


def _add(index: dict[str, list[Entry]], entry: Entry, articles: Iterable[str]) -> None:
    phrase = without_small_article(fold(entry.phrase), articles)
    for key in dict.fromkeys((phrase, plain(phrase))):
        held = index.setdefault(key, [])
        if not any(known.kind == entry.kind and known.of is entry.of for known in held):
            held.append(entry)


def _things(knowledge: Knowledge) -> Iterator[Entry]:
    for state in knowledge.states.values():
        yield from _of_state(state)
    for organisation in knowledge.organisations.values():
        yield from _named(organisation, (organisation.name, *organisation.names))
        yield from (Entry(phrase, "metonym", organisation) for phrase in organisation.metonyms)
    for group in knowledge.groups.values():
        yield from _named(group, (group.name, *group.names))
    for region in knowledge.regions.values():
        yield from _named(region, (region.name, *region.names))
        yield from (Entry(phrase, "adjective", region) for phrase in region.adjectives)
        yield from (Entry(phrase, "demonym", region) for phrase in region.people)


def _of_state(state: State) -> Iterator[Entry]:
    yield from _named(state, (state.name, *state.names))
    yield from (Entry(phrase, "adjective", state) for phrase in state.adjectives)
    yield from (Entry(phrase, "demonym", state) for phrase in state.people)
    yield from (Entry(phrase, "metonym", state) for phrase in state.metonyms)


def _named(of: State | Organisation | Group | Region, names: Iterable[str]) -> Iterator[Entry]:
    for name in dict.fromkeys(names):
        yield Entry(name, _kind(name), of)


def _kind(name: str) -> EntryKind:
    letters = name.replace(".", "")
    return "acronym" if len(letters) > 1 and letters.isalpha() and letters.isupper() else "name"


def _latest_first(offices: Iterable[Office]) -> list[Office]:
    return sorted(offices, key=lambda o: (o.since or dt.date.min, o.until or dt.date.max), reverse=True)


def _full_names(offices: Iterable[Office]) -> Iterator[Entry]:
    for office in _latest_first(offices):
        yield from (Entry(name, "name", office) for name in (office.holder, *office.names))


def _surnames(offices: tuple[Office, ...]) -> Iterator[Entry]:
    """Surnames that stand for one person: the only one known, or the only prominent one."""
    people: dict[str, set[str]] = {}
    prominent: dict[str, set[str]] = {}
    forms = [(office, form, plain(fold(form))) for office in offices for form in surname_forms(office.surname)]
    for office, _, key in forms:
        people.setdefault(key, set()).add(office.holder)
        if office.prominent:
            prominent.setdefault(key, set()).add(office.holder)
    latest = {id(office): place for place, office in enumerate(_latest_first(offices))}
    for office, form, key in sorted(forms, key=lambda each: latest[id(each[0])]):
        if (prominent.get(key) or people[key]) == {office.holder}:
            yield Entry(form, "surname", office)
