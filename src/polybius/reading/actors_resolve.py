"""One phrase on its own: who or what it stands for on a day, and why, or why nobody can be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from polybius import knowledge
from polybius.knowledge import Group, Organisation, State, toponyms
from polybius.reading import actors_make as make
from polybius.reading.actors_bodies import of_body
from polybius.reading.actors_cast import build
from polybius.reading.actors_layout import lay_out
from polybius.reading.actors_phrases import Layout
from polybius.reading.actors_words import words
from polybius.reading.document import Cast, CastMention, CleanText, Document
from polybius.reading.parse import parse_text
from polybius.records import Actor, make_article

LONGEST = 2000
"""Characters of a phrase that are parsed; a longer one names nobody that a reader would call by it."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a phrase stands for; with None, ``why`` says why nobody can be told."""

    actor: Actor | None
    why: str


@dataclass(frozen=True, slots=True)
class _Alone:
    """A phrase as the subject of a sentence of its own: the parser, trained on sentences, tags bare phrases badly."""

    document: Document
    where: Layout
    cast: Cast
    end: int  # one past its last token


def resolve(phrase: str, on: dt.date | str | None = None, *, language: str = "en") -> Resolution:
    """Who or what a phrase stands for on a day: "the ousted Nigerien president", "French forces", "ECOWAS".

    ``on`` is a date or ISO text (`ValueError` if it is neither); without one, today's knowledge counts. An actor
    without a party where the phrase says what, but not whose; a group with members where it names several.
    """
    day = dt.date.fromisoformat(on) if isinstance(on, str) else on
    text = " ".join(phrase.split())
    if not text:
        return Resolution(None, "the phrase is empty")
    if any("\ud800" <= character <= "\udfff" for character in text):
        return Resolution(None, "the phrase holds half a character")
    if len(text) > LONGEST:
        return Resolution(None, f"the phrase has {len(text):,} characters; nobody is called by more than {LONGEST:,}")
    alone = _alone(text, day, language)
    found = _members(alone) or _several(alone) or _body(alone) or _single(alone)
    return found or _town(text, language) or Resolution(None, _reason(alone))


def _alone(text: str, on: dt.date | None, language: str) -> _Alone:
    carrier = next(iter(words("carrier", language)))
    whole = f"{text} {carrier}"
    clean = CleanText(whole, range(len(whole)), range(1, len(whole) + 1))
    document = Document(make_article(whole, published=on), clean, parse_text(whole))
    where = lay_out(document)
    end = next((token.i for token in document.doc if token.idx >= len(text)), len(document.doc))
    return _Alone(document, where, build(document, where, alone=True), end)


def _best(alone: _Alone) -> CastMention | None:
    """The mention at the head of the phrase, else the longest one in it, and of several the first."""
    head = _head(alone)
    headed = alone.cast.at(head) if head is not None else None
    inside = [mention for mention in alone.cast.mentions if mention.last <= alone.end]
    longest = max(inside, key=lambda m: (m.last - m.first, -m.first), default=None)
    return headed if headed is not None and headed.last <= alone.end else longest


def _head(alone: _Alone) -> Token | None:
    """The token of the phrase that all others of it hang on."""
    doc, end = alone.document.doc, alone.end
    tops = [token for token in doc[:end] if token.head.i >= end or token.head is token]
    return tops[-1] if tops else None


def _single(alone: _Alone) -> Resolution | None:
    best = _best(alone)
    if best is None:
        return None
    head = _head(alone)
    if best.how == "demonym" and head is not None and best.last <= head.i < alone.end:
        return _of_unknown_noun(alone, best, head)
    return _together(alone, best.actors, best.why)


def _of_unknown_noun(alone: _Alone, adjective: CastMention, head: Token) -> Resolution | None:
    """ "Turkish wrestlers" are people of Turkey by the ending of the noun; "the Turkish lira" is nobody."""
    endings = tuple(words("person-endings", alone.where.language))
    if not str(head.lemma_).lower().endswith(endings):
        return None
    state = alone.cast.actors[adjective.actors[0]].party
    actor = make.of_sector(state, make.PEOPLE, alone.where.language)
    return Resolution(actor, f"{head.text!r} is in no vocabulary; by its ending a noun for people")


def _several(alone: _Alone) -> Resolution | None:
    """ "The US and France": a list of actors that are joined at the head of the phrase."""
    head, best = _head(alone), _best(alone)
    if head is None or best is None:
        return None
    joined = [alone.cast.at(token) for token in head.conjuncts if token.i < alone.end]
    mentions = sorted({m for m in (best, *joined) if m is not None}, key=lambda mention: mention.first)
    ids = tuple(dict.fromkeys(id for mention in mentions for id in mention.actors))
    return _together(alone, ids, "; ".join(m.why for m in mentions)) if len(mentions) > 1 else None


def _members(alone: _Alone) -> Resolution | None:
    """ "NATO members", "ECOWAS member states": the states that belonged to it on the day."""
    names = [name for name in alone.where.names if isinstance(name.of, Organisation) and name.last <= alone.end]
    if len(names) != 1 or not _is_of_members(alone, names[0].last):
        return None
    known, on = knowledge.load(alone.where.language), alone.document.article.published
    organisation = names[0].of
    assert isinstance(organisation, Organisation)
    states = [known.states[iso3] for iso3 in known.members(organisation.id, on)]
    return _group([make.of_state(s) for s in states], f"members of {organisation.id} on the day") if states else None


def _is_of_members(alone: _Alone, behind: int) -> bool:
    """Is the rest of the phrase no more than "members", "member states"?"""
    listed = words("member-nouns", alone.where.language)
    doc = alone.document.doc
    before = doc[: max(behind - 1, 0)].text.lower()
    after = doc[behind : alone.end].text.lower()
    return after in listed or any(before in {f"{noun} of", f"the {noun} of", f"{noun} of the"} for noun in listed)


def _together(alone: _Alone, ids: Iterable[str], why: str) -> Resolution:
    actors = [alone.cast.actors[id] for id in ids]
    return _group(actors, why) if len(actors) > 1 else Resolution(actors[0], why)


def _group(actors: list[Actor], why: str) -> Resolution:
    """Several actors as one, with what they have in common; a lone member stands for itself."""
    group = Actor(
        id="+".join(actor.id for actor in actors),
        name=", ".join(actor.name for actor in actors),
        party=_common(actor.party for actor in actors),
        sector=_common(actor.sector for actor in actors),
        kind="group",
        country=_common(actor.country for actor in actors),
        members=tuple(actor.id for actor in actors),
    )
    return Resolution(group, why)


def _common(values: Iterator[str | None]) -> str | None:
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None


def _body(alone: _Alone) -> Resolution | None:
    """The name of a body that the knowledge lacks, whose last noun tells what it is."""
    tokens = [token for token in alone.document.doc[: alone.end] if token.pos_ != "DET"]
    if len(tokens) < 2 or not _is_name(tokens) or _is_known(alone, tokens[0].i):
        return None
    body = of_body([token.text for token in tokens], alone.where.language)
    return Resolution(body, "the name of a body that the knowledge lacks") if body.sector is not None else None


def _is_name(tokens: list[Token]) -> bool:
    """Is all of it capitalised but for the small words inside?"""
    small = {"ADP", "CCONJ", "PART", "PUNCT"}
    edges = tokens[0].text[0].isupper() and tokens[-1].text[0].isupper()
    return edges and all(token.text[0].isupper() or token.pos_ in small for token in tokens)


def _is_known(alone: _Alone, first: int) -> bool:
    """Is the phrase known as a whole, or told by a noun of the vocabulary and its owner?"""
    best = _best(alone)
    if best is None:
        return False
    actor = alone.cast.actors[best.actors[0]]
    if best.how == "description":
        return actor.party is not None
    stranger = actor.kind == "person" and actor.party is None
    return best.last == alone.end and best.first <= first and not stranger


def _town(text: str, language: str) -> Resolution | None:
    """A town on its own stands for its people."""
    if text.split(" ")[-1].isupper():
        return None  # an acronym, whatever village bears the same letters
    found = next((place for place in toponyms(text, language=language) if place.country is not None), None)
    if found is None:
        return None
    return Resolution(make.of_sector(found.country, make.PEOPLE, language), f"the people of {found.name} (GeoNames)")


def _reason(alone: _Alone) -> str:
    if alone.cast.skipped:
        return alone.cast.skipped[0].why
    named = [name.of.name for name in alone.where.names if isinstance(name.of, State | Organisation | Group)]
    if named:
        return f"names {', '.join(named)}, but is about something that is no actor"
    return "no name of the knowledge and no noun of the vocabulary"
