"""The record of an event whose type the learned coder has told: what the rules know of it, and what must be filled in.

Trigger, status and contexts come from the predicate that the rules have read. Where they read none, or one without the
two parties, it is the verb that stands over both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from polybius.reading.coder import MERGED, YIELD, Verdict, yielded
from polybius.reading.document import Cast, CastMention, Document
from polybius.reading.event_records import contexts_of
from polybius.reading.factuality import judged
from polybius.reading.roles import over_all
from polybius.records import Event, Span, content_id
from polybius.vocabulary import ontology

VERBS = frozenset({"VERB", "AUX"})

SURE = 0.8
"""From here on the coder is believed without a verb over the parties: the parser misses it in 6 of the 181 rows of
../shared/data/events/pairs_train.tsv in which the rules read no event, mostly in headlines."""


def typed(document: Document, cast: Cast, told: Sequence[Event], verdict: Verdict) -> Event | None:
    """The event of the verdict's type; `told` are the events that the rules have read, the best first.

    None where the rules have read none, no verb stands over the parties and the coder is not `SURE`: a list or an
    exclamation reports nothing.
    """
    wanted = verdict.type or ""
    confidence = round(verdict.confidence, 3)
    same = next((event for event in told if MERGED.get(event.type, event.type) == wanted), None)
    if same is not None:
        return _identified(document, replace(same, confidence=confidence))
    found = replace(told[0], modes=()) if told else _bare(document, cast, wanted, sure=confidence >= SURE)
    if found is None:
        return None
    kind = yielded(found.status) if wanted == YIELD else wanted
    quad, score = ontology.quad(kind), ontology.score(kind)
    return _identified(document, replace(found, type=kind, quad=quad, score=score, confidence=confidence))


def _identified(document: Document, event: Event) -> Event:
    """The event with the id that its type, trigger and parties give it."""
    parts = (event.type, event.trigger.start, event.trigger.end, *event.actors, *event.recipients)
    return replace(event, id=content_id("ev", document.article.id, *parts))


def _bare(document: Document, cast: Cast, kind: str, *, sure: bool) -> Event | None:
    """An event that no rule has read: the parties in the roles that were given, and the verb over them."""
    sides = {name: [m for m in cast.mentions if m.actors == (name,)] for name in ("actor", "recipient")}
    verb = _over(document, [m for mentions in sides.values() for m in mentions[:1]])
    if verb.pos_ not in VERBS and not sure:
        return None
    language = document.article.language
    return Event(
        id="",
        type=kind,
        contexts=contexts_of(verb, (), language),
        quad="",
        score=0.0,
        status=judged(verb, language).status,
        actors=("actor",) if sides["actor"] else (),
        recipients=("recipient",) if sides["recipient"] else (),
        trigger=document.span(verb.i, verb.i + 1),
        actor_spans=_spans(document, sides["actor"]),
        recipient_spans=_spans(document, sides["recipient"]),
        evidence=(document.sentence_span(verb),),
        confidence=0.0,
    )


def _spans(document: Document, mentions: Sequence[CastMention]) -> tuple[Span, ...]:
    return tuple(document.span(m.first, m.last) for m in mentions[:1])


def _over(document: Document, mentions: Sequence[CastMention]) -> Token:
    """The lowest verb that governs every mention, or the first; the root where there is none."""
    heads = [document.doc[mention.head] for mention in mentions]
    shared = over_all(heads) or [heads[0], *heads[0].ancestors]
    return next((token for token in shared if token.pos_ in VERBS), shared[-1])
