"""People: by the names that the knowledge holds, by the parser's entities, by a title before a name, by surname."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from polybius import knowledge, vocabulary
from polybius.knowledge import Knowledge, Office, toponyms
from polybius.knowledge.phrases import fold, plain
from polybius.reading.actors_context import TOWN, is_located
from polybius.reading.actors_labels import labels
from polybius.reading.actors_offices import DEPUTIES
from polybius.reading.actors_phrases import Layout
from polybius.reading.actors_place_names import names_place
from polybius.reading.actors_words import is_noun, modifiers, words

RECENT = dt.timedelta(days=365 * 12)
"""How long ago an office may have ended for a bare surname, without a first name or title, to mean its holder."""

LONGEST_PERSON = 5
"""Tokens of a person's name at most, where only a title before it shows that it is one."""


@dataclass(frozen=True, slots=True)
class Person:
    """Tokens ``[first, last)`` that name a person: one with an office in the knowledge, or only a name."""

    first: int
    last: int
    name: str
    office: Office | None

    @property
    def head(self) -> int:
        """The last token of the name."""
        return self.last - 1


def people(where: Layout, on: dt.date | None) -> tuple[Person, ...]:
    """Everybody who is named, in order and without overlap."""
    full = [
        *_known(where),
        *_from_entities(where),
        *_after_titles(where),
        *_by_given_name(where),
        *_recurring(where),
        *_with_city(where),
    ]
    spoken = tuple(labels(where, lambda word: word in _given_names(where.language)))
    full += [Person(first, last, where.doc[first:last].text, None) for first, last in spoken if last - first > 1]
    kept: list[Person] = []
    taken = [False] * len(where.doc)
    for person in full:
        if not any(taken[person.first : person.last]):
            taken[person.first : person.last] = [True] * (person.last - person.first)
            kept.append(person)
    named = _by_surname(kept, where.doc)
    kept.extend(_surnames(where, taken, named, on))
    kept.extend(_single(where, kept, frozenset(first for first, last in spoken if last - first == 1)))
    known = {person.name: person.office for person in kept}
    joined = (_joined(person, named, known) for person in kept)
    return tuple(sorted(joined, key=lambda person: person.first))


def _known(where: Layout) -> Iterator[Person]:
    for name in where.names:
        if isinstance(name.of, Office):
            yield Person(name.first, name.last, name.of.holder, name.of)


def _from_entities(where: Layout) -> Iterator[Person]:
    for entity in where.doc.ents:
        if entity.label_ == "PERSON":
            first, last = _trimmed(where, entity)
            if last - first >= 2:
                yield Person(first, last, where.doc[first:last].text, None)


def _trimmed(where: Layout, entity: Span) -> tuple[int, int]:
    """An entity without titles, adjectives and clitics at its ends; empty where a known name cuts through it."""
    first, last = entity.start, entity.end
    while first < last and _is_prefix(where, where.doc[first]):
        first += 1
    while last > first and (where.doc[last - 1].pos_ != "PROPN" or where.name_at[last - 1] is not None):
        last -= 1
    inside = where.doc[first:last]
    broken = any(where.name_at[t.i] is not None or not _in_name(t, where.language) for t in inside)
    return (first, first) if broken else (first, last)


def _is_prefix(where: Layout, token: Token) -> bool:
    lower = token.lower_
    return (
        where.name_at[token.i] is not None
        or where.term_at[token.i] is not None
        or lower in words("honorifics", where.language)
        or lower in modifiers(where.language)
        or not token.text[0].isalnum()
    )


def _in_name(token: Token, language: str) -> bool:
    inner = token.text in {"-", "'", "’"} or token.lower_ in words("name-particles", language)
    joined = token.i > 0 and token.nbor(-1).text == "-"
    return inner or (token.pos_ == "PROPN" and (token.text[0].isupper() or joined))


def _after_titles(where: Layout) -> Iterator[Person]:
    """A capitalised name behind a title or honorific that the parser has not marked as a person."""
    doc, polite = where.doc, words("honorifics", where.language)
    for term in where.terms:
        if term.title is not None and term.last < len(doc) and doc[term.last - 1].text[0].isupper():
            yield from _name_from(where, term.last)
    for token in doc[:-1]:
        if token.lower_ in polite and token.text[0].isupper():
            yield from _name_from(where, token.i + 1)


def _by_given_name(where: Layout) -> Iterator[Person]:
    """ "Walter Example": a given name and a capitalised word, whatever else the parser takes them for."""
    given = _given_names(where.language)
    for token in where.doc[:-1]:
        if token.pos_ != "PROPN" or token.lower_ not in given or not token.text[0].isupper():
            continue
        before = token.nbor(-1) if token.i else None
        if before is not None and (before.pos_ in {"PROPN", "DET"} or before.text == "-"):
            continue
        person = next(_name_from(where, token.i), None)
        if person is not None and person.last - person.first > 1 and _is_whole(where, person):
            yield person


def _recurring(where: Layout) -> Iterator[Person]:
    """A body of two or three words, as the parser has it, whose last word the article goes on with as somebody's
    name: "Aroha Example ... Example said"."""
    alone = {token.text for token in where.doc if _acts_alone(token)}
    for entity in where.doc.ents:
        named = all(t.pos_ in {"PROPN", "NOUN"} and t.is_title and t.is_alpha for t in entity) and 2 <= len(entity) <= 3
        if not named or entity.label_ not in _MISTAKEN:
            continue
        if entity[-1].text not in alone and not _is_called_somebody(where, entity.root):
            continue
        if any(is_noun(t.lower_, where.language) or where.name_at[t.i] is not None for t in entity):
            continue
        if entity.start == 0 or where.doc[entity.start - 1].pos_ != "DET":
            yield Person(entity.start, entity.end, entity.text, None)


_MISTAKEN = frozenset({"ORG", "WORK_OF_ART", "PRODUCT"})
"""What the parser takes people for whose names it has not seen."""


def _with_city(where: Layout) -> Iterator[Person]:
    """Somebody whose surname is a capital: "Aroha London"."""
    for entity in where.doc.ents:
        name = where.name_at[entity.end - 1]
        if name is None or name.entry.kind != "metonym" or name.last - name.first > 1:
            continue
        if entity.label_ != "PERSON" and not _is_called_somebody(where, entity[-1]):
            continue
        first = entity.start
        while first and _is_name_before(where, where.doc[first - 1], entity[-1]):
            first -= 1
        before = where.doc[first : entity.end - 1]
        if len(before) and all(t.pos_ == "PROPN" and where.name_at[t.i] is None for t in before):
            yield Person(first, entity.end, where.doc[first : entity.end].text, None)


def _is_name_before(where: Layout, token: Token, city: Token) -> bool:
    """The given name that the parser leaves out, or takes for a town, in "Aroha [London], a teacher"."""
    joined = token.pos_ == "PROPN" and token.dep_ == "compound" and token.head == city and token.is_title
    return joined and where.term_at[token.i] is None and not toponyms(token.text)


def _is_called_somebody(where: Layout, name: Token) -> bool:
    """ "Aroha Example, a woman", "Aroha Example is a teacher", "the poet Aroha Example"."""
    said = [
        child for child in name.children if child.dep_ == "appos" or (child.dep_ == "compound" and child.pos_ == "NOUN")
    ]
    if name.dep_ == "nsubj" and str(name.head.lemma_) == "be":
        said += [child for child in name.head.children if child.dep_ == "attr"]
    endings = _person_endings(where.language)
    return any(noun.pos_ == "NOUN" and noun.tag_ == "NN" and noun.lower_.endswith(endings) for noun in said)


@cache
def _person_endings(language: str) -> tuple[str, ...]:
    return tuple(sorted(vocabulary.word_sets("coreference_words", language)["person-endings"]))


def _acts_alone(token: Token) -> bool:
    """A capitalised word without an article or another word of a name, as a subject or an owner."""
    named = token.pos_ == "PROPN" or (token.pos_ == "NOUN" and not token.is_sent_start)
    if not named or token.dep_ not in {"nsubj", "poss"} or not token.is_title:
        return False
    return not any(child.dep_ in {"det", "compound", "amod"} for child in token.children)


def _is_whole(where: Layout, person: Person) -> bool:
    """Not the beginning of some longer name: "Virginia Beach Council", and no place."""
    doc = where.doc
    after = doc[person.last] if person.last < len(doc) else None
    goes_on = after is not None and after.pos_ == "PROPN" and not after.is_sent_start and after.text[0].isupper()
    return not goes_on and not any(token.ent_type_ in _NO_PERSON for token in doc[person.first : person.last])


_NO_PERSON = frozenset({"GPE", "LOC", "FAC", "EVENT", "LAW", "NORP"})


@cache
def _given_names(language: str) -> frozenset[str]:
    entries = vocabulary.word_lists("coreference_words", language)
    return frozenset(word for id, words in entries.items() if id.startswith("names-of-") for word in words)


def _name_from(where: Layout, first: int) -> Iterator[Person]:
    last = first
    while last < len(where.doc) and last - first < LONGEST_PERSON and _continues(where, last):
        last += 1
    while last > first and where.doc[last - 1].pos_ != "PROPN":
        last -= 1
    if last > first:
        yield Person(first, last, where.doc[first:last].text, None)


def _continues(where: Layout, at: int) -> bool:
    token = where.doc[at]
    plain = where.name_at[at] is None and where.term_at[at] is None
    capital = _in_name(token, where.language) and token.ent_type_ not in {"DATE", "GPE", "TIME"}
    return plain and not token.is_sent_start and capital


def _by_surname(named: list[Person], doc: Doc) -> dict[str, list[Person]]:
    """Everybody named in full, by the last word of the name and by the surname that the knowledge gives."""
    index: dict[str, list[Person]] = {}
    for person in sorted(named, key=lambda person: person.first):
        if person.last - person.first < 2 and person.office is None:
            continue
        keys = {_key(doc[person.last - 1].text)}
        if person.office is not None:
            keys.add(_key(person.office.surname))
        for key in sorted(keys):
            index.setdefault(key, []).append(person)
    return index


def _surnames(where: Layout, taken: list[bool], named: dict[str, list[Person]], on: dt.date | None) -> Iterator[Person]:
    firsts = {_key(where.doc[each.first].text) for group in named.values() for each in group}
    for token in where.doc:
        candidates = named.get(_key(token.text))
        if taken[token.i] or not token.text[0].isupper() or _is_other_name(where, token, bool(candidates)):
            continue
        if candidates and token.pos_ in {"PROPN", "NOUN", "ADJ", "VERB"}:
            yield _nearest(candidates, token)
        elif _may_be_surname(token) and _key(token.text) not in firsts:
            office = _holder(where, token, on)
            if office is not None:
                yield Person(token.i, token.i + 1, office.holder, office)


def _is_other_name(where: Layout, token: Token, borne: bool) -> bool:
    """A known name is none of a person, but for a capital that somebody in the article is called by: Jane London."""
    name = where.name_at[token.i]
    if name is None:
        return False
    city = name.entry.kind == "metonym" and name.last - name.first == 1
    return not (borne and city and not is_located(where, token.i))


def _single(where: Layout, kept: list[Person], spoken: frozenset[int]) -> Iterator[Person]:
    """One capitalised word that the parser takes for a person wherever it takes it for anything: "Plato"; of somebody
    named in full, the given name; ``spoken``: the name of somebody who has a turn in a transcript."""
    taken = {index for person in kept for index in range(person.first, person.last)}
    firsts: dict[str, dict[str, Person]] = {}
    for person in kept:
        if person.last - person.first > 1:
            firsts.setdefault(_key(where.doc[person.first].text), {}).setdefault(person.name, person)
    people = _taken_for_people(where)
    for token in where.doc:
        if token.i in taken or not token.text[0].isupper():
            continue
        if token.i not in spoken and not _is_free_name(where, token):
            continue
        full = list(firsts.get(_key(token.text), {}).values())
        if len(full) == 1:
            yield Person(token.i, token.i + 1, full[0].name, full[0].office)
        elif token.i in spoken or (
            token.text in people and len(token) > 2 and _is_free(token) and not _is_town(where, token)
        ):
            yield Person(token.i, token.i + 1, token.text, None)


def _is_free_name(where: Layout, token: Token) -> bool:
    plain = where.name_at[token.i] is None and where.term_at[token.i] is None
    return plain and token.pos_ == "PROPN" and not _in_longer_name(token)


def _is_town(where: Layout, token: Token) -> bool:
    """Behind a preposition of place, or behind any and the name of a town: "in Merowe", "the port of Gao"."""
    if is_located(where, token.i):
        return True
    led = token.i > 0 and token.nbor(-1).pos_ == "ADP"
    return led and any(place.population >= TOWN for place in toponyms(token.text))


def _is_free(token: Token) -> bool:
    """Not in front of the noun of a longer name: "the Ross Sea"."""
    return token.dep_ not in {"compound", "amod", "nmod"} and token.ent_type_ in {"PERSON", ""}


def _taken_for_people(where: Layout) -> frozenset[str]:
    """Words that the parser marks as a whole person, and not as anything else more often."""
    votes: dict[str, int] = {}
    for entity in where.doc.ents:
        if len(entity) == 1:
            against = entity.label_ != "PERSON" or names_place(where, entity[0])
            votes[entity.text] = votes.get(entity.text, 0) + (-1 if against else 1)
    return frozenset(text for text, count in votes.items() if count > 0)


def _may_be_surname(token: Token) -> bool:
    named = token.pos_ == "PROPN" or token.ent_type_ == "PERSON" or len(token.doc) == 1
    return named and not _in_longer_name(token)


def _nearest(candidates: list[Person], token: Token) -> Person:
    """The person of that surname named last before the token, else the first named after it."""
    at = bisect_left(candidates, token.i, key=lambda person: person.first)
    chosen = candidates[max(at - 1, 0)]
    return Person(token.i, token.i + 1, chosen.name, chosen.office)


def _in_longer_name(token: Token) -> bool:
    before, after = token.nbor(-1) if token.i else None, token.nbor(1) if token.i + 1 < len(token.doc) else None
    near = [t for t in (before, after) if t is not None and t.pos_ == "PROPN" and t.ent_type_]
    return any(t.ent_type_ == token.ent_type_ for t in near)


def _holder(where: Layout, token: Token, on: dt.date | None) -> Office | None:
    """Whose surname a lone capitalised word is: where a title, the parser, or the knowledge of who is meant by it
    says that it is one."""
    known = knowledge.load(where.language)
    office = _meant(known, token.text, on)
    if office is None or _key(office.surname) != _key(token.text):
        return None
    before = where.term_at[token.i - 1] if token.i else None
    if before is not None and before.title is not None:
        borne = {each.role for each in known.offices_of(office.holder)}
        return office if before.title.role not in DEPUTIES or before.title.role in borne else None
    if all(each.minor for each in known.offices_of(office.holder)):
        return None
    recent = on is None or office.until is None or on - office.until < RECENT
    unique = any(entry.kind == "surname" for entry in known.entries(token.text))
    named = token.ent_type_ == "PERSON" or (unique and token.ent_type_ not in {"DATE", "TIME"})
    return office if recent and named else None


def _meant(known: Knowledge, surname: str, on: dt.date | None) -> Office | None:
    """The office that a surname refers to: of several people, the prominent one, though out of office."""
    office = known.office_on(surname, on)
    if office is None or office.prominent:
        return office
    begun = [o for o in known.offices_of(surname) if o.prominent and (on is None or o.since is None or o.since <= on)]
    return max(begun, key=lambda o: o.until or dt.date.max, default=office)


def _key(surname: str) -> str:
    """A surname as it is compared: "Erdogan" is "Erdoğan"."""
    return plain(fold(surname))


def _joined(person: Person, named: dict[str, list[Person]], known: dict[str, Office | None]) -> Person:
    """A surname behind a title ("Minister Mwangi") joined to the full name that the article gives elsewhere."""
    if person.office is not None or person.last - person.first > 1:
        return person
    candidates = named.get(_key(person.name))
    if not candidates:
        return person
    chosen = next((c for c in candidates if c.first != person.first), None)
    return person if chosen is None else Person(person.first, person.last, chosen.name, known.get(chosen.name))
