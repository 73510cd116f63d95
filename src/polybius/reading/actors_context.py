"""Whose army, government or president it is where the phrase itself does not say: the article's own focus."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from polybius.knowledge import Group, Office, Region, State, Toponym
from polybius.reading.actors_names import Name
from polybius.reading.actors_phrases import Layout, is_party
from polybius.reading.actors_words import words

NAMED, METONYM, SCENE = 1.0, 0.5, 3.0
"""What a state gains towards being the article's main one: by name or adjective; by the name of its capital, of one of
its organs or of a person in office; as the scene of something ("in Niger"). News about A's dealings with B over C
names A and B most, and C as a place."""

CLEAR = 1.3
"""How far the main state must be ahead of the next for an army or minister without an owner to be taken for its own.
With less, the article has two homes."""

PAIRED = 1.5
"""How far the second state must be ahead of the third for "the two sides" to be the first two."""

OPENING = 5
"""Tokens from the start of a sentence in which "In Mali, ..." sets the scene for all of it."""

DATELINE = 10
"""Tokens behind the town that a dateline may have (a day, an agency); the text stage ends its paragraph there."""

ISO = 3
"""Letters of the code of a state; other parties are organisations and groups."""

ENOUGH = 2.0
"""A state named once in passing does not become the owner of every army in the article."""

FADES = 250
"""Tokens after which an earlier "French forces" no longer tells whose "the forces" are: about two paragraphs."""


@dataclass(frozen=True, slots=True)
class Focus:
    """The states that an article is about."""

    main: str | None
    sure: str | None  # the main state, where it is well ahead of every other
    coup: str | None
    pair: tuple[str, ...]  # the two states that the article is about, where there are two
    named: frozenset[str]  # every state that is named in any way
    located: Mapping[int, str]  # first token of a sentence, or its clause's verb, to the state of its scene


def focus(where: Layout, leaders: Iterable[str] = ()) -> Focus:
    """The main state, the state of a coup, and the scene of each sentence.

    ``leaders`` are the parties of those who are named by surname alone, once for each time: an article about a
    president's doings may name the state itself less often than its neighbours.
    """
    scores: dict[str, float] = {}
    for party in leaders:
        if len(party) == ISO:
            scores[party] = scores.get(party, 0.0) + METONYM
    located: dict[int, str] = {}
    cities: dict[str, set[int]] = {}
    for name in where.names:
        state = _state(name)
        if state is None or not is_party(where, name):
            continue
        scene = isinstance(name.of, State) and (is_located(where, name.first) or is_dateline(where, name))
        scores[state] = scores.get(state, 0.0) + _weight(name) + (SCENE if scene else 0.0)
        if scene:
            token = where.doc[name.head]
            located.setdefault(clause(token), state)
            if name.entry.kind == "metonym" and not is_dateline(where, name):
                cities.setdefault(state, set()).update({clause(token), where.sentence[token.i]})
            begin = where.sentence[token.i]
            if name.first - begin < OPENING:
                located.setdefault(begin, state)
    main, sure = _main(scores)
    own = (main, *_pair(scores)) if main is not None else tuple(cities)
    scenes = _without_venues(located, cities, own)
    return Focus(main, sure, _coup(where, main), _pair(scores), frozenset(scores), scenes)


def _without_venues(
    located: Mapping[int, str], cities: Mapping[str, set[int]], own: Container[str | None]
) -> Mapping[int, str]:
    """The scenes without capitals of third states: talks in Vienna need not be between Austrians."""
    return {at: state for at, state in located.items() if state in own or at not in cities.get(state, ())}


def _pair(scores: Mapping[str, float]) -> tuple[str, ...]:
    """The first two states, where the second is well ahead of the third."""
    ranked = sorted(scores, key=lambda state: -scores[state])
    third = scores[ranked[2]] if len(ranked) > 2 else 0.0
    if len(ranked) < 2 or scores[ranked[1]] < max(ENOUGH, PAIRED * third):
        return ()
    return ranked[0], ranked[1]


TOWN = 15_000
"""Inhabitants from which a town is known without its country: GeoNames has a village of nearly every name."""


def credible(places: Iterable[Toponym], countries: Container[str | None]) -> tuple[Toponym, ...]:
    """Places that an article may mean: towns, provinces, and villages of a country that it names."""
    return tuple(p for p in places if p.precision != "point" or p.population >= TOWN or p.country in countries)


def is_dateline(where: Layout, name: Name) -> bool:
    """ "NAIROBI, Aug 18 -": a town in capitals that opens the text, or a paragraph that holds little else."""
    doc, first = where.doc, name.first
    if name.entry.kind != "metonym" or not doc[first].is_upper or name.last >= len(doc):
        return False
    opens = first == 0 or doc[first - 1].is_space
    apart = doc[name.last].is_space or doc[name.last].text in {",", "("}
    return apart and (first < OPENING or (opens and any(t.is_space for t in doc[name.last : name.last + DATELINE])))


def _main(scores: Mapping[str, float]) -> tuple[str | None, str | None]:
    """The state with the highest score, and again if no other comes near it."""
    ranked = sorted(scores, key=lambda state: -scores[state])
    if not ranked or scores[ranked[0]] < ENOUGH:
        return None, None
    clear = len(ranked) == 1 or scores[ranked[0]] >= CLEAR * scores[ranked[1]]
    return ranked[0], ranked[0] if clear else None


def clause(token: Token) -> int:
    """The verb of the clause that a token stands in; the root of the sentence where there is none above it."""
    at = token
    while at.pos_ not in {"VERB", "AUX"} and at.head != at:
        at = at.head
    return at.i


def is_located(where: Layout, first: int) -> bool:
    """Does a locative preposition lead to the name: "in Niger", "across northern Mali"?"""
    doc, at = where.doc, first - 1
    while at >= 0 and at >= first - 3 and doc[at].pos_ in {"DET", "ADJ"} and not _locative(where, doc[at]):
        at -= 1
    return at >= 0 and _locative(where, doc[at])


def _locative(where: Layout, token: Token) -> bool:
    return token.lower_ in words("locatives", where.language)


def _state(name: Name) -> str | None:
    of = name.of
    if isinstance(of, State):
        return of.iso3
    if isinstance(of, Group):
        own = of.kind == "organ" or of.sector in {"PTY", "OPP"}
        return of.party if own and of.party is not None and len(of.party) == ISO else None
    if isinstance(of, Region):
        return of.members[0] if len(of.members) == 1 else None
    return of.party if isinstance(of, Office) and len(of.party) == ISO else None


def _weight(name: Name) -> float:
    direct = isinstance(name.of, State) and name.entry.kind != "metonym"
    return NAMED if direct else METONYM


def _coup(where: Layout, main: str | None) -> str | None:
    """The state of the first coup that the article places; the main state where a coup is told of without a place."""
    told = False
    for at in _coup_words(where):
        told = True
        state = _near(where, at)
        if state is not None:
            return state
    return main if told else None


def _coup_words(where: Layout) -> Iterator[int]:
    coups = words("coups", where.language)
    for token in where.doc:
        if token.pos_ in {"NOUN", "PROPN"}:
            before = token.nbor(-1).lower_ if token.i else ""
            if token.lower_ in coups or f"{before} {token.lower_}" in coups:
                yield token.i


def _near(where: Layout, at: int) -> str | None:
    """The state just behind a noun ("takeover in Niger") or just before it ("Niger's July coup")."""
    doc = where.doc
    for index in (*range(at + 1, min(at + 5, len(doc))), *range(at - 1, max(at - 5, -1), -1)):
        if where.sentence[index] != where.sentence[at]:
            continue
        name = where.name_at[index]
        state = _state(name) if name is not None else None
        if state is not None:
            return state
    return None
