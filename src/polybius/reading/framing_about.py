"""Whom a wording concerns, by its place in the parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from polybius.reading.cues import entries_at, is_a
from polybius.reading.document import Cast
from polybius.reading.framing_match import Match
from polybius.reading.light_verbs import light_verb
from polybius.reading.roles import subjects

STEPS = 6
"""Steps from a noun up to the verb that governs it, at most."""
OWNING = frozenset({"poss", "compound", "nmod", "amod"})
MODIFYING = frozenset({"amod", "compound", "nmod", "advmod", "npadvmod", "punct", "quantmod"})


def about(match: Match, cast: Cast) -> tuple[tuple[str, ...], str]:
    """The actors concerned and the way from the words to them.

    They are those of the noun that the words modify, else its owner, else who is said to be it, else who does it; never
    who only speaks of it, nor those to whom it is done.
    """
    noun = coloured(match.head)
    for way, candidates in _ways(match, noun):
        for token in candidates:
            if match.first <= token.i < match.last and token.i != noun.i and way != "itself":
                continue
            mention = cast.at(token)
            if mention is not None and mention.actors:
                return mention.actors, way
    return (), "nobody known"


def coloured(head: Token) -> Token:
    """The noun that an adjective or compound modifies; a noun or verb stands for itself."""
    at = head
    while at.dep_ in MODIFYING and at.head.i != at.i:
        if at.dep_ == "advmod" and at.head.pos_ in {"VERB", "AUX"} and at.pos_ == "ADV":
            break
        at = at.head
    return at


def _ways(match: Match, noun: Token) -> Iterator[tuple[str, Sequence[Token]]]:
    entry = match.entry
    if noun.pos_ in {"VERB", "AUX"}:
        yield "subject", tuple(subjects(noun))
        yield "doer", tuple(o for c in noun.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj")
        return
    if noun.pos_ == "ADV" and noun.head.pos_ in {"VERB", "AUX"}:
        yield "subject", tuple(subjects(noun.head))
        return
    if noun.pos_ == "ADJ":
        yield "judged", _judged(noun)
        if noun.dep_ != "oprd" and not _judged(noun):
            yield "subject", tuple(subjects(noun if noun.dep_ != "acomp" else noun.head))
        return
    if entry.kind == "label" and match.last - match.first == 1:
        yield "itself", (match.head,)  # the regime in the regime's forces
    if entry.victims:
        yield "doer", _doers(noun, any_verb=True)
        return
    if entry.of != "victim" or noun.i != match.head.i:
        yield "noun", (noun,)
    if noun.dep_ == "appos":
        yield "apposition", (noun.head,)
    if entry.of != "other":
        yield "owner", (*_children(noun, OWNING), *(_owners(noun) if entry.of == "bearer" else ()))
    if noun.dep_ in {"attr", "oprd"}:
        yield "judged", _judged(noun)
        yield "subject", tuple(subjects(noun.head)) if noun.dep_ == "attr" else ()
    if noun.dep_ == "pobj" and is_a(noun.head, "verdict"):
        yield "judged", _judged(noun.head)
    if entry.kind != "hedge":
        yield "doer", _doers(noun, any_verb=False)


def _judged(token: Token) -> tuple[Token, ...]:
    """Whom a verb of naming or accusing is about: accused Iran of it, called the decree absurd, or whose it is."""
    judged = _children(token.head, {"dobj", "nsubjpass"}) if token.head.pos_ == "VERB" else ()
    small = [c for c in token.children if c.dep_ == "nsubj"]  # called [the decree absurd], as one clause
    return tuple(each for noun in (*judged, *small) for each in (noun, *_children(noun, OWNING)))


def _children(token: Token, links: frozenset[str] | set[str]) -> tuple[Token, ...]:
    return tuple(c for c in token.children if c.dep_ in links)


def _owners(noun: Token) -> tuple[Token, ...]:
    return tuple(p for c in noun.children if is_a(c, "bearer") for p in c.children if p.dep_ == "pobj")


def _doers(noun: Token, *, any_verb: bool) -> tuple[Token, ...]:
    """Who does what a noun names: the subject of its light verb (launched a brutal raid), or "by" behind it.

    With ``any_verb`` the subject of any verb but one of saying: killed innocent people.
    """
    by = tuple(p for c in noun.children if c.dep_ in {"prep", "agent"} and is_a(c, "doer") for p in c.children)
    verb = light_verb(noun) or (_governor(noun) if any_verb and noun.dep_ in {"dobj", "pobj"} else None)
    if verb is None or any(entry.kind == "verb" for entry in entries_at(verb, verb.doc.lang_) if any_verb):
        return by
    return (*by, *subjects(verb))


def _governor(noun: Token) -> Token | None:
    at = noun.head
    steps = 0
    while at.pos_ in {"ADP", "NOUN", "PROPN"} and at.head.i != at.i and steps < STEPS:
        at, steps = at.head, steps + 1
    return at if at.pos_ == "VERB" else None
