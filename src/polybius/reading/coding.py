"""Events between parties that are already known: a sentence, an actor and a recipient, coded.

For researchers who have sentences and parties from elsewhere. The parties are taken as given; only the event
between them is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from polybius.errors import BadTable
from polybius.reading import events, parse, text
from polybius.reading.document import Cast, CastMention, Document
from polybius.records import Actor, Event, make_article

NEEDED = ("sentence", "actor")
ADDED = ("type", "modes", "quad", "status", "confidence")


@dataclass(frozen=True, slots=True)
class RowFailure:
    """A row that could not be coded: its number, from 1 without the header, and the error."""

    row: int
    error: BadTable


def code_pairs(rows: Iterable[Mapping[str, str]]) -> Iterator[dict[str, str] | RowFailure]:
    """The rows with `ADDED` columns: what the sentence reports between its actor and its recipient.

    A row has the columns ``sentence``, ``actor`` and, where there is one, ``recipient``: passages of the sentence as
    they stand in it. The added cells are empty where the sentence reports no event between them that PLOVER has a
    type for; ``modes`` are divided by a space. A row without its parties gives a `RowFailure` in its place.
    """
    for number, row in enumerate(rows, start=1):
        try:
            yield {**row, **_cells(_coded(row))}
        except BadTable as error:
            yield RowFailure(number, error)


def code_sentence(sentence: str, actor: str, recipient: str | None = None) -> Event | None:
    """The event that a sentence reports of an actor and a recipient, or None where none can be told.

    Of several events the one whose slots hold both parties in their roles is taken, then one with both, then one with
    either. Raises `BadTable` where the sentence holds neither of them.
    """
    article = make_article(sentence)
    document = parse.parse(article, text.clean(sentence))
    cast = _cast(document, actor, recipient)
    return max(events.find(document, cast).records, key=_rank, default=None)


def _coded(row: Mapping[str, str]) -> Event | None:
    missing = [name for name in NEEDED if not (row.get(name) or "").strip()]
    if missing:
        raise BadTable(f"The row has no {' and no '.join(missing)}.")
    return code_sentence(row["sentence"], row["actor"], row.get("recipient") or None)


def _cells(event: Event | None) -> dict[str, str]:
    if event is None:
        return dict.fromkeys(ADDED, "")
    values = (event.type, " ".join(event.modes), event.quad, event.status, f"{event.confidence:.2f}")
    return dict(zip(ADDED, values, strict=True))


def _rank(event: Event) -> tuple[int, float, int]:
    roles = 2 * ("actor" in event.actors) + 2 * ("recipient" in event.recipients)
    either = len({"actor", "recipient"} & {*event.actors, *event.recipients})
    return roles + either, event.confidence, -event.trigger.start


def _cast(document: Document, actor: str, recipient: str | None) -> Cast:
    given = {"actor": actor} | ({"recipient": recipient} if recipient else {})
    found = {name: _mention(document, name, phrase) for name, phrase in given.items()}
    if not any(found.values()):
        raise BadTable(f"The sentence holds neither {' nor '.join(repr(phrase) for phrase in given.values())}.")
    actors = {name: Actor(id=name, name=phrase) for name, phrase in given.items()}
    named = [mention for mention in found.values() if mention is not None]
    return Cast(actors, (*named, *_pronouns(document, found["actor"])))


def _pronouns(document: Document, actor: CastMention | None) -> Iterator[CastMention]:
    """Subjects such as *it* behind the actor stand for the actor: a sentence by itself has nobody else to offer."""
    for token in document.doc[actor.last :] if actor else ():
        if token.pos_ == "PRON" and token.dep_ == "nsubj" and token.morph.to_dict().get("Person") == "3":
            yield CastMention(token.i, token.i + 1, token.i, ("actor",), "pronoun", "a subject behind the actor")


def _mention(document: Document, name: str, phrase: str) -> CastMention | None:
    """The mention of a phrase that the caller gives, cleaned as the sentence was."""
    wanted = text.clean(phrase.strip()).text.strip()
    at = document.clean.text.find(wanted) if wanted else -1
    tokens = document.doc.char_span(at, at + len(wanted), alignment_mode="expand") if at >= 0 else None
    if tokens is None:
        return None
    return CastMention(tokens.start, tokens.end, tokens.root.i, (name,), "description", "given by the caller")
