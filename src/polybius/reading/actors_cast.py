"""From names and noun phrases to a cast: which actor each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polybius import knowledge
from polybius.knowledge import Office
from polybius.knowledge.facts import HEADS
from polybius.reading import actors_make as make
from polybius.reading import actors_offices
from polybius.reading.actors_bare import add_name, modifier_tokens
from polybius.reading.actors_builder import Builder, Owner
from polybius.reading.actors_context import focus
from polybius.reading.actors_owners import is_alignment, is_modifier, keys_of, owner_of, sector_of
from polybius.reading.actors_people import Person, people
from polybius.reading.actors_phrases import Layout, Phrase, is_possessive, phrases
from polybius.reading.actors_words import modifiers, words
from polybius.reading.document import Cast, Document
from polybius.records import Actor

OF_A_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "PTY"})
"""Sectors that are nobody in particular until it is known whose they are; the others can stand for themselves."""


def build(document: Document, where: Layout, *, alone: bool = False) -> Cast:
    """The cast of an article. ``alone``: a bare phrase, of which an actor without a party is a fair reading."""
    on = document.article.published
    found, named = tuple(phrases(where)), people(where, on)
    leaders = [each.office.party for each in named if each.office is not None and where.name_at[each.head] is None]
    builder = Builder(document, where, focus(where, leaders), on, alone)
    titles = {phrase.last: phrase for phrase in found if phrase.term.title is not None or phrase.term.noun.weak}
    starts = {person.first for person in named}
    in_names = {index for person in named for index in range(person.first, person.last)}
    found = tuple(phrase for phrase in found if phrase.head not in in_names)
    pairs = tuple(_appositions(where, found, named))
    person_of = {phrase.head: person for phrase, person in pairs}
    phrase_of = {person.first: phrase for phrase, person in pairs}
    order: list[tuple[int, Phrase | Person]] = [
        *((p.head, p) for p in found if titles.get(p.last) is not p or p.last not in starts),
        *((person.first, person) for person in named),
    ]
    for _, each in sorted(order, key=lambda pair: pair[0]):
        if isinstance(each, Phrase):
            _add_phrase(builder, each, person_of.get(each.head))
        else:
            _add_person(builder, each, titles.get(each.first), phrase_of.get(each.first))
    covered = modifier_tokens(builder)
    for name in where.names:
        if not isinstance(name.of, Office) and name.first not in covered and name.first not in in_names:
            add_name(builder, name)
    ordered = tuple(sorted(builder.mentions, key=lambda m: (m.first, m.last)))
    return Cast(actors=dict(sorted(builder.actors.items())), mentions=ordered, skipped=tuple(builder.skipped))


def _appositions(where: Layout, found: Iterable[Phrase], named: Iterable[Person]) -> Iterator[tuple[Phrase, Person]]:
    """Titles set off by a comma: "the ousted president, Peter Mwangi," and "Peter Mwangi, the foreign minister,"."""
    doc = where.doc
    begins = {person.first: person for person in named}
    ends = {person.last: person for person in named}
    for phrase in found:
        titled = phrase.term.title is not None or (phrase.term.noun.weak and phrase.term.noun.somebody)
        told = doc[phrase.head].dep_ == "appos" and phrase.term.noun.somebody
        if not (titled or told) or doc[phrase.head].tag_ in {"NNS", "NNPS"}:
            continue
        after = begins.get(phrase.last + 1) if _comma(where, phrase.last) else None
        before = ends.get(phrase.first - 1) if _comma(where, phrase.first - 1) else None
        if after is not None and _closes(where, after.last):
            yield phrase, after
        elif before is not None and (doc[phrase.head].dep_ == "appos" or _closes(where, phrase.last)):
            yield phrase, before


def _comma(where: Layout, at: int) -> bool:
    return 0 <= at < len(where.doc) and where.doc[at].text == ","


def _closes(where: Layout, at: int) -> bool:
    return at >= len(where.doc) or where.doc[at].is_punct


def _add_person(builder: Builder, person: Person, title: Phrase | None, apposition: Phrase | None) -> None:
    given = title or apposition
    left = given is not None and bool(given.effects & actors_offices.LEFT)
    owner = owner_of(builder, given) if given is not None and person.office is None else Owner()
    office = person.office or actors_offices.named(builder, person.name, given, owner)
    if given is not None and _is_of_another(given, owner, person):
        owner = Owner()
    if office is not None:
        actor = make.of_office(office, builder.on, builder.where.language, left=left)
        why = actors_offices.told(office)
    else:
        actor, why = _unknown_person(builder, person, given, owner, left)
    first = title.first if title is not None else person.first
    builder.add(first, person.last, person.head, (actor,), "name", why)
    if given is not None and actor.party is not None:
        owner = Owner((actor.party,), (builder.actors[actor.id],), "named before")
        builder.remember(given, keys_of(builder, given), owner)


def _is_of_another(given: Phrase, owner: Owner, person: Person) -> bool:
    """A second president is hardly one of the first one's state: "President Macron met President Example"."""
    title = given.term.title
    if title is None or title.role not in HEADS or given.inner or given.after:
        return False
    return any(actor.kind == "person" and actor.id != make.slug(person.name) for actor in owner.actors)


def _unknown_person(
    builder: Builder, person: Person, given: Phrase | None, owner: Owner, left: bool
) -> tuple[Actor, str]:
    """Somebody whom the knowledge does not have: party and sector from the title or apposition."""
    id = make.slug(person.name) or person.name
    held = builder.actors.get(id)
    if given is None:
        return held or Actor(id=id, name=person.name, kind="person"), "a person's name without a known office"
    party = owner.parties[0] if owner.parties else owner.actors[0].party if owner.actors else None
    noun = given.term.title or given.term.noun
    sector = make.FORMER if left else sector_of(given)
    role = None if noun.role is None else _role(builder, given, noun.role)
    country = party if party in knowledge.load(builder.where.language).states else None
    actor = Actor(id=id, name=person.name, party=party, sector=sector, kind="person", role=role, country=country)
    return actor, f"title in the text ({builder.where.doc[given.first : given.last].text}); {owner.why}"


def _role(builder: Builder, phrase: Phrase, role: str) -> str:
    """The role with what the words before it change: "deputy foreign minister", "former head of state"."""
    doc = builder.where.doc
    changed = [t.lower_ for t in doc[phrase.first : phrase.term.first] if t.lower_ in modifiers(builder.where.language)]
    return " ".join([*changed, role])


def _add_phrase(builder: Builder, phrase: Phrase, person: Person | None) -> None:
    if person is not None:
        actor = _set_off(builder, phrase, person)
        builder.add(phrase.first, phrase.last, phrase.head, (actor,), "description", "apposition to a name")
        return
    if _is_in_place_name(builder, phrase):
        return
    owner = owner_of(builder, phrase)
    if phrase.owner is not None and not owner.why:
        return  # "their forces": for coreference
    if phrase.inner and phrase.inner[-1].last < len(builder.where.doc):
        possessive = is_possessive(builder.where.doc[phrase.inner[-1].last])
        builder.possessed = (phrase.last, Owner(owner.parties, (), owner.why) if possessive else Owner())
    if phrase.term.noun.id == "individuals" and _points_back(builder, phrase):
        return  # "both men": for coreference
    if is_alignment(builder, phrase) and not builder.alone:
        return  # "a member of NATO", "allies of France": not a part of it
    actors, why = _actors(builder, phrase, owner)
    if actors:
        _remember(builder, phrase, owner, actors)
        builder.add(phrase.first, phrase.last, phrase.head, actors, "description", why)
    elif not phrase.term.noun.generic and not is_modifier(builder, phrase):
        builder.skip(phrase, "no-owner", "nothing in the article says whose this is")


def _set_off(builder: Builder, phrase: Phrase, person: Person) -> Actor:
    """The person whom a title set off by a comma is: "the US ambassador, Amina Otieno,"."""
    left = bool(phrase.effects & actors_offices.LEFT)
    if person.office is not None:
        return make.of_office(person.office, builder.on, builder.where.language, left=left)
    held = builder.actors.get(make.slug(person.name))
    return held or _unknown_person(builder, person, phrase, owner_of(builder, phrase), left)[0]


def _points_back(builder: Builder, phrase: Phrase) -> bool:
    pointing = builder.where.doc[phrase.first].lower_ in words("pointing-back", builder.where.language)
    return pointing and not (phrase.inner or phrase.after or builder.alone)


def _is_in_place_name(builder: Builder, phrase: Phrase) -> bool:
    """ "King's Cross", "Bishop Street": a title in capitals, without an article, that a capitalised word follows."""
    doc, last = builder.where.doc, phrase.last
    if doc[phrase.head].pos_ != "PROPN" or phrase.inner or phrase.after or last >= len(doc):
        return False
    if doc[phrase.first].pos_ == "DET":
        return False
    at = last + 1 if is_possessive(doc[last]) else last
    return at < len(doc) and doc[at].pos_ == "PROPN" and doc[at].text[0].isupper() and not doc[at].is_sent_start


def _remember(builder: Builder, phrase: Phrase, owner: Owner, actors: tuple[Actor, ...]) -> None:
    if owner.parties or owner.actors:
        person = tuple(actor for actor in actors if actor.kind == "person")
        held = Owner(owner.parties, person or owner.actors, "named before")
        builder.remember(phrase, keys_of(builder, phrase), held)


def _actors(builder: Builder, phrase: Phrase, owner: Owner) -> tuple[tuple[Actor, ...], str]:
    """The actors that a noun phrase stands for, given whose it is, and why."""
    language, noun = builder.where.language, phrase.term.noun
    if owner.actors:
        return owner.actors, owner.why
    left = bool(phrase.effects & actors_offices.LEFT) and (phrase.term.title is not None or noun.weak)
    sector = make.FORMER if left else sector_of(phrase)
    if not owner.parties:
        known = builder.alone or (sector not in OF_A_STATE and not noun.weak and not is_modifier(builder, phrase))
        return ((make.of_sector(None, sector, language),) if known else ()), "a noun for it; nothing says whose"
    titled = phrase.term.title is not None and phrase.related is None
    holder = actors_offices.holder(builder, phrase, owner) if titled else None
    if holder is not None:
        actor = make.of_office(holder, builder.on, language, left=left)
        return (actor,), f"{owner.why}; {actors_offices.told(holder)}"
    return tuple(make.of_sector(party, sector, language) for party in owner.parties), owner.why
