"""Events between parties that are already known: a sentence, an actor and a recipient, coded.

For researchers who have sentences and parties from elsewhere. The parties are taken as given; only the event
between them is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from polybius.errors import BadTable
from polybius.reading import events, parse, text
from polybius.reading.coder import judge_marked
from polybius.reading.coder_tokens import Marked, mark
from polybius.reading.coding_events import typed
from polybius.reading.document import Cast, CastMention, Document
from polybius.records import Actor, Event, make_article

NEEDED = ("sentence", "actor")
ADDED = ("type", "modes", "quad", "status", "confidence")

WORDS, COMMON, FEW = 0.6, 0.07, 8
"""English prose: this share of its tokens are words, and from `FEW` words on this share of those are among the
commonest. Of the 1,050 sentences of ../shared/data/events/pairs_train.tsv none lies below either (0.61 and 0.077 are
the lowest); sentences of our own in five other languages (0.067 at most), source code (0.53) and tables (0.25) do."""


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


def lacking(row: Mapping[str, str]) -> tuple[str, ...]:
    """The parties of a row, actor or recipient, that are given and that its sentence does not hold."""
    sentence = text.clean(row.get("sentence") or "").text
    given = {name: text.clean((row.get(name) or "").strip()).text.strip() for name in ("actor", "recipient")}
    return tuple(name for name, words in given.items() if words and words not in sentence)


def code_sentence(sentence: str, actor: str, recipient: str | None = None) -> Event | None:
    """The event that a sentence reports of an actor and a recipient, or None where none can be told.

    The learned coder and the rules tell its type together (`polybius.reading.coder`); modes, contexts and status are
    those that the rules have read for an event of that type. Raises `BadTable` where the sentence holds neither party.
    """
    document, cast = _prepared(sentence, actor, recipient)
    told = sorted(events.find(document, cast, unnamed=False).records, key=_rank, reverse=True)
    if not told and not _prose(document):
        return None
    verdict = judge_marked(_marked(sentence, document, cast), rules=told[0].type if told else None)
    return typed(document, cast, told, verdict) if verdict.type else None


def code_by_rules(sentence: str, actor: str, recipient: str | None = None) -> Event | None:
    """As `code_sentence`, by the rules alone.

    Of several events the one whose slots hold both parties in their roles is taken, then one with both, then one with
    either. Raises `BadTable` where the sentence holds neither of them.
    """
    document, cast = _prepared(sentence, actor, recipient)
    return max(events.find(document, cast, unnamed=False).records, key=_rank, default=None)


def _prose(document: Document) -> bool:
    """Is it English prose? The coder has seen nothing else and would make something of anything."""
    tokens = [token for token in document.doc if not token.is_space]
    words = [token for token in tokens if token.is_alpha]
    common = sum(token.is_stop for token in words)
    return len(words) >= WORDS * len(tokens) and (len(words) < FEW or common >= COMMON * len(words))


def _prepared(sentence: str, actor: str, recipient: str | None) -> tuple[Document, Cast]:
    article = make_article(sentence)
    document = parse.parse(article, text.clean(sentence))
    return document, _cast(document, actor, recipient)


def _marked(sentence: str, document: Document, cast: Cast) -> Marked:
    """Every naming of the parties, for the coder: in the sentence as it is given, else as it was cleaned."""
    names = [cast.actors[role].name if role in cast.actors else None for role in ("actor", "recipient")]
    given = mark(sentence, names[0] or "", names[1])
    if given.actor or given.recipient:
        return given
    tidy = [text.clean(name).text if name else None for name in names]
    return mark(document.clean.text, tidy[0] or "", tidy[1])


def _coded(row: Mapping[str, str]) -> Event | None:
    missing = [name for name in NEEDED if not (row.get(name) or "").strip()]
    if missing:
        raise BadTable(f"The row has no {' and no '.join(missing)}.")
    return code_sentence(row["sentence"], row["actor"], row.get("recipient") or None)


def _cells(event: Event | None) -> dict[str, str]:
    if event is None:
        return dict.fromkeys(ADDED, "")
    values = (event.type, " ".join(event.modes), event.quad, event.status, f"{event.confidence:.3f}")
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
