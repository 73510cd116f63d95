"""Events between parties that are already known: a sentence, an actor and a recipient, coded.

For researchers who have sentences and parties from elsewhere. The parties are taken as given; only the event
between them is read.
"""

from __future__ import annotations

from collections.abc import Sequence

from polybius.reading import events, parse, text
from polybius.reading.document import Cast, CastMention, Document
from polybius.records import Actor, Event, make_article


def code_sentence(sentence: str, actor: str, recipient: str | None = None) -> Event | None:
    """The event that a sentence reports of an actor and a recipient, or None where none can be told.

    ``actor`` and ``recipient`` are passages of the sentence as they stand in it. Of several events the one whose
    slots hold both parties in their roles is taken, then one with both, then one with the actor.
    """
    article = make_article(sentence)
    document = parse.parse(article, text.clean(sentence))
    cast = _cast(document, actor, recipient)
    found = events.find(document, cast).records
    return max(found, key=_rank, default=None) if found else None


def _rank(event: Event) -> tuple[int, float, int]:
    roles = 2 * ("actor" in event.actors) + 2 * ("recipient" in event.recipients)
    either = len({"actor", "recipient"} & {*event.actors, *event.recipients})
    return roles + either, event.confidence, -event.trigger.start


def _cast(document: Document, actor: str, recipient: str | None) -> Cast:
    given = {"actor": actor, "recipient": recipient or ""}
    mentions = [m for name, phrase in given.items() if (m := _mention(document, name, phrase.strip())) is not None]
    actors = {name: Actor(id=name, name=phrase) for name, phrase in given.items() if phrase}
    return Cast(actors, tuple(mentions))


def _mention(document: Document, name: str, phrase: str) -> CastMention | None:
    at = document.clean.text.find(phrase) if phrase else -1
    tokens = document.doc.char_span(at, at + len(phrase), alignment_mode="expand") if at >= 0 else None
    if tokens is None:
        return None
    return CastMention(tokens.start, tokens.end, tokens.root.i, (name,), "description", "given by the caller")


def code_sentences(rows: Sequence[tuple[str, str, str | None]]) -> list[Event | None]:
    """`code_sentence` over many rows."""
    return [code_sentence(*row) for row in rows]
