"""The index of phrases: what each name, demonym, metonym and surname can stand for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from polybius.knowledge.facts import Entry, EntryKind, Group, Office, Organisation, Region, State
from polybius.knowledge.phrases import fold, plain, without_small_article

Thing = State | Organisation | Group | Region

PARTICLES = frozenset({"al", "el", "as", "ash"})
"""Arabic articles in Latin letters, which the news often drops from a surname; the same in every language."""


def build(
    things: Iterable[Thing], offices: tuple[Office, ...], articles: Iterable[str], words: frozenset[str]
) -> dict[str, tuple[Entry, ...]]:
    """Every phrase of the things and of those who held office, folded and also without accents, in a fixed order.

    ``articles`` are no part of a phrase; a surname among the common ``words`` is no entry by itself.
    """
    index: dict[str, list[Entry]] = {}
    for entry in (*_of_things(things), *_full_names(offices)):
        _add(index, entry, articles)
    taken = frozenset(index)
    for entry in _surnames(offices):
        if plain(fold(entry.phrase)) not in taken and entry.phrase not in words:
            _add(index, entry, articles)
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


def _of_things(things: Iterable[Thing]) -> Iterator[Entry]:
    for thing in things:
        if isinstance(thing, State):
            yield from _of_state(thing)
            continue
        yield from _named(thing, (thing.name, *thing.names))
        if isinstance(thing, Organisation):
            yield from (Entry(phrase, "metonym", thing) for phrase in thing.metonyms)
        if isinstance(thing, Region):
            yield from (Entry(phrase, "adjective", thing) for phrase in thing.adjectives)
            yield from (Entry(phrase, "demonym", thing) for phrase in thing.people)


def _of_state(state: State) -> Iterator[Entry]:
    yield from _named(state, (state.name, *state.names))
    yield from (Entry(phrase, "adjective", state) for phrase in state.adjectives)
    yield from (Entry(phrase, "demonym", state) for phrase in state.people)
    yield from (Entry(phrase, "metonym", state) for phrase in state.metonyms)


def _named(of: Thing, names: Iterable[str]) -> Iterator[Entry]:
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
    minor = {office.holder for office in offices if office.minor} - {o.holder for o in offices if not o.minor}
    forms = [(office, form, plain(fold(form))) for office in offices for form in surname_forms(office.surname)]
    for office, _, key in forms:
        people.setdefault(key, set()).add(office.holder)
        if office.prominent:
            prominent.setdefault(key, set()).add(office.holder)
    latest = {id(office): place for place, office in enumerate(_latest_first(offices))}
    for office, form, key in sorted(forms, key=lambda each: latest[id(each[0])]):
        if (prominent.get(key) or people[key]) == {office.holder} and office.holder not in minor:
            yield Entry(form, "surname", office)
