"""The parties on the two sides of a tie: mentions of the cast, and names that only knowledge knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from polybius import knowledge as facts
from polybius.knowledge import Knowledge, Organisation, State
from polybius.reading.document import Cast, Document
from polybius.reading.relations_ties import Tie, sides
from polybius.records import Time

BARE = frozenset({"subject", "object", "modifier", "poss"})
"""Slots without a preposition: what fills these is who, not where."""
LARGE_TOWN = 50_000
"""Inhabitants; the smaller a town, the likelier another place of its name is meant."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What every step needs: the document, its parties and times, and what is known."""

    document: Document
    cast: Cast
    times: Sequence[Time]
    knowledge: Knowledge
    statements: Mapping[int, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The article's language."""
        return self.document.article.language


def parties_of_side(
    names: Iterable[str],
    kinds: tuple[str, ...],
    tie: Tie,
    token: Token,
    reader: Reader,
    *,
    joined: bool = True,
) -> tuple[str, ...]:
    """The parties in the first of these slots that has any; in all of them where the tie wants every one."""
    found: list[str] = []
    for name in names:
        if found and not tie.every:
            break
        for candidate in sides(token, name, tie, reader.language, reader.cast):
            parties = list(parties_at(candidate, token, reader, joined=joined))
            if tie.foreign and not parties and name not in BARE:
                parties = _country_of_town(candidate, reader.language)
            found.extend(p for p in parties if _fits(p, kinds, reader))
            if found and name in {"modifier", "poss"} and not tie.every:
                break
    return tuple(dict.fromkeys(found))


def _country_of_town(token: Token, language: str) -> list[str]:
    """The state in which a town lies, for forces that are based there; of several towns of a name the largest."""
    places = facts.toponyms(token.text, language=language) if token.pos_ == "PROPN" else ()
    return [places[0].country] if places and places[0].country and places[0].population >= LARGE_TOWN else []


def _fits(identity: str, kinds: tuple[str, ...], reader: Reader) -> bool:
    """A party of one of these kinds; somebody of whom only the sector or one name is known is no side of a tie."""
    actor = reader.cast.actors.get(identity)
    one_name = actor is not None and actor.kind == "person" and actor.sector is None and " " not in actor.name
    vague = actor is not None and actor.party is None and (identity == actor.sector or one_name)
    return not vague and (not kinds or kind_of(identity, reader) in kinds)


def parties_at(candidate: Token, token: Token, reader: Reader, *, joined: bool = True) -> Iterator[str]:
    """The parties that a word and those joined to it name; a noun that names none passes on to its modifiers."""
    own = candidate.i == token.i
    conjuncts = (c for c in candidate.conjuncts if c.i != token.i) if joined and not own else ()
    for each in (candidate, *conjuncts):
        named = list(_named(each, token, reader))
        yield from named
        if not named and joined and each.pos_ in {"NOUN", "PROPN"} and not own:
            for child in each.children:
                if child.dep_ in {"compound", "amod", "nmod", "poss"}:
                    for own_name in (child, *child.conjuncts):
                        yield from _named(own_name, token, reader) if own_name.i != token.i else ()


def _named(each: Token, token: Token, reader: Reader) -> Iterator[str]:
    mention = reader.cast.at(each)
    if mention is not None and mention.actors and (mention.head != token.i or each.i == token.i):
        yield from mention.actors
    elif each.text[:1].isupper():
        known = _known(each, reader.knowledge)
        if known is not None:
            yield known


def _known(token: Token, knowledge: Knowledge) -> str | None:
    """The state or organisation that a name without a mention stands for, if only one can be meant."""
    first = token
    while first.i > token.sent.start and first.nbor(-1).dep_ == "compound" and first.nbor(-1).head == token:
        first = first.nbor(-1)
    for start in dict.fromkeys((first.i, token.i)):
        entries = knowledge.entries(token.doc[start : token.i + 1].text)
        things = {_identity(e.of) for e in entries if isinstance(e.of, State | Organisation) and e.kind != "metonym"}
        if len(things) == 1:
            return things.pop()
    return None


def _identity(thing: State | Organisation) -> str:
    return thing.iso3 if isinstance(thing, State) else thing.id


def kind_of(identity: str, reader: Reader) -> str:
    """The kind of an actor; what the cast does not have is a state or an organisation of knowledge."""
    actor = reader.cast.actors.get(identity)
    if actor is not None:
        return actor.kind
    return "state" if identity in reader.knowledge.states else "igo"


def party_of(identity: str) -> str:
    """The party that an id begins with: NER.MIL counts under NER."""
    return identity.partition(".")[0]


def is_same(one: str, other: str, reader: Reader) -> bool:
    """Is it one party? Two people of a party are two, and so are two groups or companies of a state."""
    single = {"person", "group", "company"}
    if one == other or (kind_of(one, reader) in single and kind_of(other, reader) in single):
        return one == other
    actors = [reader.cast.actors.get(each) for each in (one, other)]
    parties = {(a.party if a and a.party else party_of(each)) for a, each in zip(actors, (one, other), strict=True)}
    return len(parties) == 1
