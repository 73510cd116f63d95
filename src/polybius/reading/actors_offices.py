"""Which known person is meant by a name behind a title, and which one by a title alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from polybius import knowledge
from polybius.knowledge import Office, Region
from polybius.knowledge.facts import HEADS
from polybius.knowledge.phrases import caseless
from polybius.reading.actors_builder import OF_TOWN, Builder, Owner
from polybius.reading.actors_phrases import Phrase
from polybius.reading.actors_words import words

DEPUTIES = frozenset({"vice president", "deputy head of government"})
"""Roles that a writer gives to nobody who never had them, as "President" is given to a general who governs."""

LEFT = frozenset({"former", "ousted"})
"""Effects of modifiers that say that the office is held no more."""


def named(builder: Builder, name: str, given: Phrase | None, owner: Owner) -> Office | None:
    """The office of the person whom a title and a name mean together: "President Mwangi", "Kenya's Mwangi".

    None where nobody of the name had such an office, where several had it, or where nothing but a surname stands
    there. A full name without a title is found by the scan for names.
    """
    known = knowledge.load(builder.where.language)
    if given is None:
        return None
    whose = owner.parties if given.inner or given.after else ()  # what is only taken from the context may be another's
    offices = [office for office in known.offices_of(name) if not whose or office.party in whose]
    title = given.term.title or given.term.noun
    same_role = [office for office in offices if office.role == title.role]
    same_sector = [o for o in offices if o.sector == title.sector] if title.role not in DEPUTIES else []
    left = bool(given.effects & LEFT)
    return one_of(same_role or same_sector, builder.on, left=left)


def one_of(offices: Iterable[Office], on: dt.date | None, *, left: bool = False) -> Office | None:
    """Of offices of one kind the one that is meant on a day: held then, else, or with ``left``, the last one before.

    None where several people come into question.
    """
    offices = tuple(offices)
    held = () if left else tuple(office for office in offices if office.held(on))
    past = _past(offices, on)
    last = max((office.until for office in past if office.until), default=None)
    chosen = held or tuple(office for office in past if office.until == last)
    return chosen[0] if len({office.holder for office in chosen}) == 1 else None


def _past(offices: Iterable[Office], on: dt.date | None) -> list[Office]:
    """Those that were over before a day."""
    return [office for office in offices if office.until is not None and (on is None or office.until < on)]


def holder(builder: Builder, phrase: Phrase, owner: Owner) -> Office | None:
    """The person who held the office on the day: "the French president"; None where nobody, or nobody alone, did."""
    doc, title = builder.where.doc, phrase.term.title
    if title is None or title.role is None or len(owner.parties) != 1 or doc[phrase.head].tag_ in {"NNS", "NNPS"}:
        return None
    if doc[phrase.first].lower_ in words("indefinite", builder.where.language) or "deputy" in phrase.effects:
        return None
    of_part = any(isinstance(name.of, Region) for name in (*phrase.inner, *phrase.after))
    if of_part or (owner.why == OF_TOWN and title.role in HEADS):
        return None  # "the president of Catalonia" is not that of Spain
    offices = _of_role(builder, phrase, owner.parties[0], title.role)
    if "ousted" in phrase.effects:
        return max(_past(offices, builder.on), key=lambda o: o.until or dt.date.min, default=None)
    if phrase.effects & {"former", "elect"}:
        return None
    holders = {office.holder: office for office in offices if office.held(builder.on)}
    return next(iter(holders.values())) if len(holders) == 1 else None


def _of_role(builder: Builder, phrase: Phrase, party: str, role: str) -> tuple[Office, ...]:
    """Everybody who ever held an office of a party: by its role or, in an organisation, by its written title."""
    known = knowledge.load(builder.where.language)
    offices = known.offices_in(party, role)
    organisation = known.organisations.get(party)
    if role in HEADS and organisation is None:
        return tuple(_with_title(builder, phrase, party, offices))
    if offices or organisation is None:
        return offices
    noun = builder.where.doc[phrase.term.first : phrase.term.last].text
    title = {caseless(f"{name} {noun}") for name in (organisation.name, *organisation.names)}
    own = [office for office in known.offices_in(party) if caseless(office.title) in {caseless(noun), *title}]
    of_whole = [office for office in known.offices_in(organisation.whole or "") if caseless(office.title) in title]
    return (*own, *of_whole)


def _with_title(builder: Builder, phrase: Phrase, party: str, offices: tuple[Office, ...]) -> Iterator[Office]:
    """Heads of state or government who bear the title that stands there: Iran's president is not its head of state,
    and France has no king. A general who governs may be called what he is not."""
    exact = words("exact-titles", builder.where.language)
    noun = builder.where.doc[phrase.term.first : phrase.term.last].text.lower()
    if noun not in exact:
        yield from offices
        return
    known = knowledge.load(builder.where.language)
    everybody = [office for head in HEADS for office in known.offices_in(party, head)]
    bearers = [office for office in everybody if noun in office.title.lower()]
    yield from bearers
    for office in offices:
        if office not in bearers and not any(title in office.title.lower() for title in exact):
            yield office


def told(office: Office) -> str:
    """An office as a reason: who held it, and from when to when."""
    since, until = office.since or "before records", office.until or "now"
    return f"knowledge: {office.holder}, {office.role} of {office.party}, {since} to {until}"
