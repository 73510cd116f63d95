"""From the words that a stance governs to what it is about, through words that turn it (vocabulary/LANGUAGE/turns).

Who wants to stop the sale is against the sale, who refuses to lift the embargo is for it, who asks troops to leave is
against their presence. So the sides of one issue get one wording, however they are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.document import Cast
from polybius.reading.governed import fits, fits_token, lemma, prep_objects
from polybius.reading.issue_contents import content_head
from polybius.reading.predicates import by_first_word, follow, kind_of
from polybius.reading.roles import patients, subjects
from polybius.reading.stances import OPPOSITE, ended
from polybius.reading.status import denied
from polybius.records import Stance

DEEPEST = 4
"""Turning words one inside another: *refused to rule out lifting the ban* has two."""

PEOPLE = ("@people", "@forces", "@envoys")
"""Classes of nouns that can be present somewhere."""

Effect = Literal["opposite", "same", "open", "leaving", "staying"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A word inside a content that has a content of its own, and what it makes of the stance on that."""

    id: str
    effect: Effect
    definition: str
    example: str
    counter: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    not_with: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Objects of prepositions with which it says something else: to stay in power."""
    object: tuple[str, ...] = ()
    """What its content must be: to leave a union, not a room."""
    wish: bool = False
    """The word is an attitude: who is against having it is not for its opposite (*reluctant to condemn*)."""


@dataclass(frozen=True, slots=True)
class Landing:
    """What a stance is about once all turns are taken: its head, the stance on it, and the words that were passed."""

    head: Token
    stance: Stance
    passed: tuple[int, ...] = ()
    who: Token | None = None
    """Whose presence it is about."""
    stem: Token | None = None
    """The word of stance where it hangs on what it is about (*a plan opposed by Kenya*): no part of the wording."""
    doer: Token | None = None
    """Who does what it is about, where a word that was passed says so: *that Uganda halt the raids*."""


def land(head: Token, stance: Stance, cast: Cast) -> Landing:
    """Follow the words that turn a stance from what a word of stance governs to what it is about."""
    language, landing = head.doc.lang_, Landing(_predicate(head, head.doc.lang_), stance)
    for _ in range(DEEPEST):
        if _denied_here(landing.head, landing.passed):
            flipped = OPPOSITE.get(landing.stance, landing.stance)
            landing = replace(landing, stance=flipped, passed=(*landing.passed, landing.head.i))
        joined = _with_object(landing.head)
        if joined != landing.head:
            landing = replace(landing, head=joined, passed=(*landing.passed, landing.head.i, joined.i))
        step = next((s for turn in _turns_at(landing.head, language) if (s := _step(landing, turn, cast))), None)
        if step is None:
            return landing
        landing = step
        if landing.who is not None:
            return landing
    return landing


def _predicate(head: Token, language: str) -> Token:
    """The adjective of a clause with a copula, where it is one that turns (*that Uganda is ready to talk*)."""
    adjectives = (c for c in head.children if c.dep_ == "acomp") if head.pos_ == "AUX" else ()
    return next((c for c in adjectives if ("a", lemma(c)) in _turns(language)), head)


def _with_object(head: Token) -> Token:
    """Of two verbs with one object the one that has it: *to threaten or use force*."""
    if head.pos_ != "VERB" or any(c.dep_ in {"dobj", "prep", "xcomp", "ccomp", "agent"} for c in head.children):
        return head
    joined = (c for c in head.children if c.dep_ == "conj" and c.tag_ == head.tag_)
    return next((c for c in joined if any(g.dep_ == "dobj" for g in c.children)), head)


def _denied_here(head: Token, passed: Sequence[int]) -> bool:
    language = head.doc.lang_
    return head.i not in passed and head.pos_ == "VERB" and denied(head, language) != ended(head, language)


def _step(landing: Landing, turn: Turn, cast: Cast) -> Landing | None:
    head, stance = landing.head, landing.stance
    if turn.effect in {"leaving", "staying"}:
        who = _present(head, turn, cast)
        if who is None:
            return None
        turned = OPPOSITE.get(stance, stance) if turn.effect == "leaving" else stance
        return Landing(head, turned, (*landing.passed, head.i), who)
    if turn.wish and stance != "for":
        return None
    inner = content_head(head, turn.content)
    timed = inner is not None and inner.ent_type_ in {"DATE", "TIME"}
    if inner is None or timed or inner.pos_ in {"PRON", "DET"} or _is_somebody(inner, cast):
        return None
    if turn.object and not fits_token(turn.object, inner, head.doc.lang_):
        return None
    if turn.effect == "open":
        stance = "undecided" if stance == "against" else OPPOSITE.get(stance, stance)
    elif turn.effect == "opposite":
        stance = OPPOSITE.get(stance, stance)
    return Landing(inner, stance, (*landing.passed, head.i), doer=_doer(head) or landing.doer)


def _is_somebody(inner: Token, cast: Cast) -> bool:
    """Is it a party? The demands of the neighbours are about what they demand, and not about the neighbours."""
    if inner.pos_ not in {"NOUN", "PROPN"}:
        return False
    return (inner.pos_ == "PROPN" and cast.at(inner) is not None) or names_people(inner, inner.doc.lang_)


def _doer(head: Token) -> Token | None:
    """The subject of a clause that is passed, or whom the verb above tells to act."""
    own = [c for host in (head, head.head) if host == head or head.dep_ == "acomp" for c in host.children]
    return next((c for c in own if c.dep_ == "nsubj"), None) or next(_slot(head, "controller"), None)


def _present(head: Token, turn: Turn, cast: Cast) -> Token | None:
    """Who is to leave or to stay: people or forces in one of the slots of the turn, but no thing."""
    for preposition, barred in turn.not_with.items():
        if any(fits(barred, lemma(each), head.doc.lang_) for each in prep_objects(head, preposition)):
            return None
    for way in turn.content:
        for who in _slot(head, way):
            mention = cast.at(who)
            party = mention is not None and bool(mention.actors) and way in {"controller", "poss", "modifier"}
            if way == "subject":
                party = fits_token(("@forces", "@envoys"), who, head.doc.lang_)
            else:
                party = party or fits_token(PEOPLE, who, head.doc.lang_) or (who.pos_ == "PRON" and mention is not None)
            if party:
                return who
    return None


def _slot(head: Token, way: str) -> Iterator[Token]:
    if way == "object":
        yield from patients(head)
    elif way == "controller":
        own = [c for c in head.children if c.dep_ == "nsubj"]
        given = [c for c in head.head.children if c.dep_ in {"dobj", "dative"} and c.i < head.i]
        if not given and head.head.dep_ == "relcl" and head.head.head.dep_ in {"dobj", "dative"}:
            given = [head.head.head]  # *gave the firms that work there a month to leave*
        yield from own or (given if head.dep_ in {"xcomp", "advcl", "ccomp"} else [])
    elif way == "subject":
        yield from subjects(head)
    elif way in {"poss", "modifier"}:
        yield from (c for c in head.children if c.dep_ in ({"poss"} if way == "poss" else {"compound", "amod"}))
    else:
        yield from prep_objects(head, way)


@cache
def _turns(language: str) -> Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], Turn], ...]]:
    return by_first_word(vocabulary.load("turns", Turn, language=language))


def _turns_at(head: Token, language: str) -> Iterator[Turn]:
    for rest, turn in _turns(language).get((kind_of(head), lemma(head)), ()):
        if follow(rest, head) is not None:
            yield turn


def names_people(head: Token, language: str) -> bool:
    """Is a bare noun one for people (*the officers*, *both leaders*)? They are whom something is about, not what."""
    modifiers = {"det", "amod", "nummod", "poss", "predet", "compound", "appos", "punct"}
    return all(c.dep_ in modifiers for c in head.children) and fits(("@people",), lemma(head), language)
