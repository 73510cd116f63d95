"""What a figure belongs to: the parties that it concerns, who gives it, and the event that it is a figure of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from polybius.reading.document import Cast, CastMention, Document, innermost
from polybius.reading.figures_numbers import Numerals
from polybius.reading.figures_phrase import IN_CLAUSE, SUBJECTS, Phrase, clause, standing
from polybius.records import Event, Statement

BEFORE = 2
"""Sentences before its own in which the event of a toll is looked for."""
VIOLENT = "material conflict"
"""The quad class of the events that cost lives."""
PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True)
class Story:
    """What the stages before have found, by token and by sentence."""

    statements: Mapping[int, str]
    triggers: Mapping[int, Event]
    violent: Mapping[int, Sequence[Event]]
    """The violent events that happened, by the first token of the sentences that tell them."""


def story(document: Document, statements: Sequence[Statement], events: Sequence[Event]) -> Story:
    """The story of an article."""
    triggers = {i: event for event in events for i in range(*document.tokens(event.trigger))}
    violent: dict[int, list[Event]] = {}
    for event in events:
        if event.quad == VIOLENT and event.status in {"actual", "historical"}:
            for span in event.evidence:
                first, last = document.tokens(span)
                if first < last:
                    violent.setdefault(document.doc[first].sent.start, []).append(event)
    return Story(innermost(document, statements), triggers, violent)


def event_of(
    found: Phrase, verb: Token, story_: Story, numerals: Numerals, *, casualties: bool
) -> tuple[str | None, str]:
    """The event that a figure is one of, and the way to it: its own verb or noun, or for the dead the violence told.

    Violence of the sentence counts where one event alone is told there, of sentences before only where the figure
    names no place of its own. The toll of a war, a year or a whole country is of no single event.
    """
    own = _own(found, verb, story_)
    if own is not None:
        return own.id, "the word that it stands with"
    sentence = found.number.sent
    if not casualties or _is_of_more(found, numerals):
        return None, ""
    for step in range(BEFORE + 1):
        told = {event.id: event for event in story_.violent.get(sentence.start, ())}
        if step and {token.text for token in found.number.sent if token.ent_type_ in PLACES} - set(map(str, sentence)):
            return None, ""
        if not step and len(told) > 1:
            told = {event.id: event for i, event in story_.triggers.items() if event.id in told and _shares(i, verb)}
        if len(told) == 1:
            return next(iter(told)), "the violence told before" if step else "its sentence"
        if told:
            return None, ""
        if sentence.start == 0:
            return None, ""
        sentence = sentence.doc[sentence.start - 1].sent
    return None, ""


def _shares(index: int, verb: Token) -> bool:
    """Whether a trigger stands in the clause of a verb: killed in two air strikes."""
    own = clause(verb.doc[index])
    return own is not None and own.i == verb.i


def _is_of_more(found: Phrase, numerals: Numerals) -> bool:
    """Whether a figure is of a time or a land, as words of its sentence or of its toll say."""
    toll = found.noun is not None and numerals.has("toll", found.noun.lemma_)
    within = toll and any(child.dep_ == "prep" for child in found.noun.children) if found.noun is not None else False
    return within or any(numerals.has("lasting", token.lower_) for token in found.number.sent)


def _own(found: Phrase, verb: Token, story_: Story) -> Event | None:
    """The event told by the figure's verb, its noun, or a participle behind that: strikes, soldiers killed in May."""
    nouns = [found.number.head, *((found.noun,) if found.noun is not None else ())]
    behind = [child for noun in (*nouns, found.number) for child in noun.children if child.dep_ == "acl"]
    direct = [verb] if standing(found).dep_ in IN_CLAUSE else []
    tokens = (*direct, *nouns, *behind)
    return next((story_.triggers[token.i] for token in tokens if token.i in story_.triggers), None)


def parties(cast: Cast, found: Phrase, verb: Token, numerals: Numerals) -> tuple[str, ...]:
    """The actors that a figure concerns: named in its phrase, else its owner, its clause's subject, its place.

    Forces that somebody keeps or sends are theirs, wherever they are.
    """
    for mentions in _candidates(cast, found, verb, numerals):
        actors = tuple(dict.fromkeys(actor for mention in mentions for actor in mention.actors))
        if actors:
            return actors
    return ()


def _candidates(cast: Cast, found: Phrase, verb: Token, numerals: Numerals) -> Iterator[tuple[CastMention, ...]]:
    first, last = found.evidence()
    if found.noun is not None and found.noun.dep_ == "dobj" and numerals.has("whose", verb.lemma_):
        named = any(mention.how in {"name", "demonym"} for mention in cast.within(first, found.noun.i + 1))
        yield () if named else tuple(m for child in _subjects(verb) if (m := cast.at(child)))
    yield cast.within(first, last)
    noun = found.noun or found.number
    yield tuple(m for child in noun.children if child.dep_ in {"poss", "amod"} and (m := cast.at(child)))
    if noun.dep_ not in SUBJECTS:
        yield tuple(m for child in _subjects(verb) if (m := cast.at(child)))
    right = max(token.i for token in verb.subtree) + 1
    yield cast.within(last, right)[:1]
    yield cast.within(verb.left_edge.i, first)[-1:]


def _subjects(verb: Token) -> list[Token]:
    """The subjects of a verb, else of the verb that it completes or goes on from: gets to keep, met and sent."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if subjects or verb.dep_ not in {"xcomp", "conj", "pcomp", "advcl"} or verb.head is verb:
        return subjects
    above = verb.head if verb.head.pos_ in {"VERB", "AUX"} else verb.head.head
    return [child for child in above.children if child.dep_ in SUBJECTS]
