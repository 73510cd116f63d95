"""Bodies that the knowledge does not have, by name: "the Example Foundation", its short form, its acronym.

The parser's organisations are the source. A name counts where the parser takes it for an organisation more often than
for anything else in the article; then every occurrence of it counts. An acronym or a part of a longer name of the
same article is that name. Party and sector are what its own words tell, and else unknown.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Span, Token

from polybius import vocabulary
from polybius.knowledge import toponyms
from polybius.reading.actors_acronyms import bracketed
from polybius.reading.actors_bodies import of_body
from polybius.reading.actors_cast import OF_A_STATE
from polybius.reading.actors_context import TOWN
from polybius.reading.actors_labels import askers
from polybius.reading.actors_phrases import Layout
from polybius.reading.actors_place_names import names_place
from polybius.reading.actors_words import is_noun, words
from polybius.reading.coreference_nouns import describes
from polybius.reading.document import Cast, CastMention
from polybius.records import Actor

LONGEST = 8
"""Tokens of a body's name at most; longer entities are faults of the parser."""

SHORTEST = 3
"""Letters of a name of one word at least."""

RECURRING = 2
"""Occurrences from which a capitalised word without a kind, which acts, is a body's name."""

MEDIA = "JRN"
"""PLOVER's sector of the media."""

_UNKNOWN = frozenset({"", "ORG", "PRODUCT", "WORK_OF_ART", "LAW"})
"""Kinds that the parser gives to bodies; every other kind speaks against one."""

Name = tuple[str, ...]
"""The words of a name, without the article."""


def with_bodies(where: Layout, cast: Cast) -> Cast:
    """The cast with the bodies that the article names and the knowledge does not have."""
    known = _names(where, cast)
    known |= frozenset(_acronyms(where, known))
    if not known:
        return cast
    full = _full_names(known, where.language)
    held = {mention.head: mention for mention in cast.mentions}
    taken = _of_names(cast)
    outlets = frozenset(_asking(where, taken))
    actors, replaced = dict(cast.actors), set[CastMention]()
    found: list[CastMention] = []
    for first, last in _occurrences(where.doc, known):
        head = where.doc[first:last].root.i
        before = held.get(head)
        if head in taken or not _may_give_way(before, cast):
            continue
        if before is not None:
            replaced.add(before)
        name = full[_words(where.doc[first:last])]
        described = cast.actors[before.actors[0]] if before is not None else None
        actor = _actor(_spelt(name), described, where.language)
        actor = replace(actor, sector=MEDIA, kind="media") if name in outlets and actor.sector is None else actor
        actors.setdefault(actor.id, actor)
        found.append(CastMention(first, last, head, (actor.id,), "name", "a body's name that the knowledge lacks"))
    mentions = sorted([*(m for m in cast.mentions if m not in replaced), *found], key=lambda m: (m.first, m.last))
    return replace(cast, actors=actors, mentions=tuple(mentions))


def _acronyms(where: Layout, names: frozenset[Name]) -> Iterator[Name]:
    """ "The Example Relief Fund (ERF)": the acronym that a name brings in."""
    for first, last in _occurrences(where.doc, names):
        acronym = bracketed(where.doc, last)
        if acronym and acronym == _initials(_words(where.doc[first:last])):
            yield (acronym,)


def _initials(name: Name) -> str:
    return "".join(word[0] for word in name if word[0].isupper())


def _actor(name: str, described: Actor | None, language: str) -> Actor:
    """A body of which no more is known than the nouns and states in its name say."""
    body = of_body(name.split(" "), language)
    if described is None or body.sector is not None:
        return body
    return replace(described, id=body.id, name=body.name, kind="group")


def _spelt(name: Name) -> str:
    """The words with the spaces of ordinary type: "Doctors' Committee" from "Doctors ' Committee"."""
    return re.sub(r" (['’]s?(?: |$)|[.,)])|(?<=[(]) ", lambda found: found[1] or "", " ".join(name))


def _may_give_way(held: CastMention | None, cast: Cast) -> bool:
    """ "A university" is less than "the University of Example"; but an army is a state's."""
    if held is None:
        return True
    actors = [cast.actors[each] for each in held.actors]
    return held.how == "description" and len(actors) == 1 and actors[0].sector not in OF_A_STATE


def _of_names(cast: Cast) -> set[int]:
    """Tokens that a name of the cast covers, from its head's side."""
    named = (mention for mention in cast.mentions if mention.how != "description")
    return {index for mention in named for index in range(mention.first, mention.last)}


def _names(where: Layout, cast: Cast) -> frozenset[Name]:
    """What the parser takes for an organisation more often than for anything else."""
    votes: dict[Name, int] = {}
    taken = _of_names(cast)
    for entity in where.doc.ents:
        first, last = _trimmed(where, entity)
        if first < last:
            name = _words(where.doc[first:last])
            whole = where.doc[first:last].root.i in taken
            against = -1 if whole or entity.label_ not in _UNKNOWN else 0
            votes[name] = votes.get(name, 0) + (1 if entity.label_ == "ORG" and not whole else against)
    for name, count in (*_acting(where, taken).items(), *_joined_by_people(where, taken).items()):
        votes[name] = votes.get(name, 0) + count
    for name in _asking(where, taken):
        votes[name] = votes.get(name, 0) + 1
    for name in _of_places(where):
        votes[name] = votes.get(name, 0) - 1
    return frozenset(name for name, count in votes.items() if count > 0 and not _is_town(name))


def _acting(where: Layout, taken: set[int]) -> Mapping[Name, int]:
    """Capitalised words that the parser has no kind for, and that recur and act: once more than they are other."""
    runs: dict[Name, list[Token]] = {}
    at, doc = 0, where.doc
    while at < len(doc):
        last = at
        while last < len(doc) and _is_plain_name(where, doc[last], taken) and last - at < LONGEST:
            last += 1
        if last > at:
            runs.setdefault(_words(doc[at:last]), []).append(doc[at:last].root)
        at = max(last, at + 1)
    acting = {name: heads for name, heads in runs.items() if len(heads) >= RECURRING and _may_act(name, where)}
    return {name: 1 for name, heads in acting.items() if any(_is_agent(head, len(name) > 1) for head in heads)}


def _asking(where: Layout, taken: Container[int]) -> Iterator[Name]:
    """Outlets that put the questions of an interview, once for each label; labels in capitals are mostly surnames."""
    for first, last in askers(where):
        name = _words(where.doc[first:last])
        role = name[0].lower() in _roles(where.language) or name[0].isupper()
        if last - 1 not in taken and not role and _may_act(name, where):
            yield name


@cache
def _roles(language: str) -> frozenset[str]:
    """Labels that name nobody: "Question", "Moderator"."""
    words = vocabulary.word_sets("coreference_words", language)
    return words["questioners"] | words["answerers"]


def _of_places(where: Layout) -> Iterator[Name]:
    """The words before what is named after a place: "the Karibu crossing", "the Karibu and Moto ports"."""
    for token in where.doc:
        if token.pos_ == "PROPN" and names_place(where, token):
            first = token.i
            while first and where.doc[first - 1].pos_ == "PROPN" and token.i - first < LONGEST:
                first -= 1
            yield _words(where.doc[first : token.i + 1])


def _joined_by_people(where: Layout, taken: set[int]) -> Mapping[Name, int]:
    """Capitalised words that people belong to, and how often: "members of Example", "Example officials"; of acronyms
    also "Ada Lovelace of EXA" and "EXA's Ada Lovelace"."""
    found: dict[Name, int] = {}
    for token in where.doc:
        if _is_whole_name(where, token, taken) and _has_people(where, token):
            found[token.text,] = found.get((token.text,), 0) + 1
    return found


def _is_whole_name(where: Layout, token: Token, taken: set[int]) -> bool:
    plain = (
        token.pos_ == "PROPN" and token.text[0].isupper() and token.i not in taken and where.name_at[token.i] is None
    )
    return plain and _may_act((token.text,), where) and not any(c.dep_ == "compound" for c in token.children)


def _has_people(where: Layout, token: Token) -> bool:
    head = token.head.head if token.dep_ == "pobj" else token.head
    led = token.dep_ == "pobj" and token.head.lower_ in words("belonging", where.language)
    if not led and token.dep_ not in {"compound", "poss"}:
        return False
    if str(head.lemma_).lower() in words("people-of-a-body", where.language):
        return True
    person = head.pos_ == "PROPN" and head.ent_type_ == "PERSON" and token.dep_ != "compound"
    return token.text.isupper() and person


def _may_act(name: Name, where: Layout) -> bool:
    common = is_noun(name[0].lower(), where.language) or describes(name[0].lower(), where.language)
    polite = name[0].lower() in words("honorifics", where.language)
    return len(name) > 1 or (len(name[0]) >= SHORTEST and not common and not polite)


def _is_plain_name(where: Layout, token: Token, taken: set[int]) -> bool:
    camel = token.text[0].islower() and not token.text.islower() and token.is_alpha  # "eBody" is a name
    proper = (token.pos_ == "PROPN" or camel) and not token.text.islower() and token.ent_type_ in _UNKNOWN
    return proper and token.i not in taken and where.name_at[token.i] is None


def _is_agent(token: Token, several: bool) -> bool:
    """Does a name act? One of several words need only have a part in its clause."""
    if several:
        return token.dep_ in {"nsubj", "nsubjpass", "poss", "pobj", "dobj", "appos"}
    return token.dep_ == "nsubj" and token.head.pos_ == "VERB"


def _is_town(name: Name) -> bool:
    """The name of a town, and not an acronym that an airport happens to have as its code."""
    if len(name) == 1 and name[0].isupper():
        return False
    places = toponyms(" ".join(name))
    return any(place.precision != "point" or place.population >= TOWN for place in places)


def _trimmed(where: Layout, entity: Span) -> tuple[int, int]:
    """An entity from its first capital to its last noun; empty where it is no name or a known one."""
    doc, first, last = where.doc, entity.start, entity.end
    while first < last and (doc[first].text.islower() or doc[first].pos_ in {"DET", "PRON", "PUNCT", "SPACE"}):
        first += 1
    while last > first and doc[last - 1].pos_ not in {"PROPN", "NOUN", "NUM"}:
        last -= 1
    known = any(where.name_at[at] is not None and where.doc[first:last].root.i == at for at in range(first, last))
    single = last - first == 1 and not _may_act((doc[first].text,), where)
    proper = any(token.pos_ == "PROPN" for token in doc[first:last])
    return (first, first) if known or single or not proper or last - first > LONGEST else (first, last)


def _words(span: Span) -> Name:
    return tuple(token.text for token in span)


def _occurrences(doc: Doc, names: frozenset[Name]) -> Iterator[tuple[int, int]]:
    """Where the names stand, the longest at each place."""
    lengths: dict[str, list[int]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        sizes = lengths.setdefault(name[0], [])
        if len(name) not in sizes:
            sizes.append(len(name))
    at = 0
    while at < len(doc):
        sizes = lengths.get(doc[at].text, [])
        size = next((size for size in sizes if _words(doc[at : at + size]) in names), 0)
        if size and not _goes_on(doc, at + size):
            yield at, at + size
        at += size or 1


def _goes_on(doc: Doc, last: int) -> bool:
    """Is the name the beginning of a longer one?"""
    token = doc[last] if last < len(doc) else None
    return token is not None and token.pos_ == "PROPN" and token.ent_iob_ == "I" and not token.is_sent_start


def _full_names(names: frozenset[Name], language: str) -> Mapping[Name, Name]:
    """Each name and the longest one that it is a part or the acronym of, where only one is meant."""
    initials: dict[str, set[Name]] = {}
    parts: dict[Name, set[Name]] = {}
    for name in names:
        if len(name) > 1:
            initials.setdefault(_initials(name), set()).add(name)
            for part in (name[:-1], name[1:], (name[0],), (name[-1],)):
                parts.setdefault(part, set()).add(name)
    return {name: _full(name, initials, parts, language) for name in names}


def _full(name: Name, initials: Mapping[str, set[Name]], parts: Mapping[Name, set[Name]], language: str) -> Name:
    longer = parts.get(name, set()) - {name}
    acronym = initials.get(name[0], set()) if len(name) == 1 and name[0].isupper() else set()
    found = acronym or longer
    if len(found) != 1 or (len(name) == 1 and is_noun(name[0].lower(), language)):
        return name
    return next(iter(found))
