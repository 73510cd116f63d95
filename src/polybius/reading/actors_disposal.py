"""Whose troops and envoys are: of those who dispose of them. "Washington moved troops", "warships sent by Turkey"."""

from __future__ import annotations

from spacy.tokens import Token

from polybius.knowledge import Group, Office, State
from polybius.reading.actors_builder import Builder
from polybius.reading.actors_phrases import POSSESSIVES, Phrase
from polybius.reading.actors_words import words

LONGEST_CHAIN = 4
"""Verbs between a disposing verb and the one that has the subject: "decided to try to evacuate the embassy"."""


def disposer(builder: Builder, phrase: Phrase) -> str | None:
    """The party that sends, moves, recalls or closes what a phrase names, where the clause says who that is."""
    head = builder.where.doc[phrase.head]
    verb = _verb(builder, head)
    if verb is None or any(
        token.tag_ in {*POSSESSIVES, "POS"} for token in builder.where.doc[phrase.first : phrase.head]
    ):
        return None
    doer = _agent(verb) if head.dep_ == "nsubjpass" else _subject(verb)
    return _party(builder, doer) if doer is not None else None


def is_disposed_by_pronoun(builder: Builder, phrase: Phrase) -> bool:
    """ "It evacuated the embassy": whose it is, only coreference can tell."""
    verb = _verb(builder, builder.where.doc[phrase.head])
    doer = _subject(verb) if verb is not None else None
    return doer is not None and doer.pos_ == "PRON"


def _verb(builder: Builder, head: Token) -> Token | None:
    """The verb of disposing that a noun is the object, or in the passive the subject, of."""
    if head.dep_ not in {"dobj", "nsubjpass"}:
        return None
    return head.head if str(head.head.lemma_).lower() in words("disposing-verbs", builder.where.language) else None


def _subject(verb: Token) -> Token | None:
    for _ in range(LONGEST_CHAIN):
        found = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if found is not None:
            return found
        if verb.dep_ not in {"xcomp", "conj"} or verb.head is verb:
            return None
        verb = verb.head
    return None


def _agent(verb: Token) -> Token | None:
    by = next((child for child in verb.children if child.dep_ == "agent"), None)
    return None if by is None else next((child for child in by.children if child.dep_ == "pobj"), None)


def _party(builder: Builder, doer: Token) -> str | None:
    """The party of a name or of a phrase that has been read before."""
    name = builder.where.name_at[doer.i]
    if name is not None:
        of = name.of
        if isinstance(of, State):
            return of.iso3
        return of.party if isinstance(of, Group | Office) else None
    mention = next((each for each in reversed(builder.mentions) if each.head == doer.i), None)
    actor = builder.actors[mention.actors[0]] if mention is not None and len(mention.actors) == 1 else None
    return actor.party if actor is not None else None
