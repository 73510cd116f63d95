"""What the search for actors has found so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from polybius.reading.actors_context import FADES, Focus
from polybius.reading.actors_phrases import Layout, Phrase
from polybius.reading.document import CastMention, Document
from polybius.records import Actor, How, Skipped

OF_TOWN = "the country of a town in the phrase"
"""Why an owner is one whose town is named, and who may well not be meant as a whole."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a noun is: actors to be taken as they are, or parties whose sector is meant."""

    parties: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    why: str = ""


@dataclass(slots=True)
class Builder:
    """What has been found so far, left to right."""

    document: Document
    where: Layout
    focus: Focus
    on: dt.date | None
    alone: bool
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[CastMention] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    possessed: tuple[int, Owner] = (-1, Owner())  # the last phrase with a possessor that is named: its end, and whose
    last_owner: dict[str, tuple[int, Owner]] = field(default_factory=dict)

    def add(self, first: int, last: int, head: int, actors: Iterable[Actor], how: How, why: str) -> None:
        """Adds a mention of tokens ``[first, last)``; the first to say what an actor's sector is counts."""
        each = {actor.id: actor for actor in actors}
        for id, actor in each.items():
            held = self.actors.get(id)
            if held is None or (held.sector is None and actor.sector is not None):
                self.actors[id] = actor
        if each:
            kind: How = "group" if len(each) > 1 and how != "name" else how
            self.mentions.append(CastMention(first, last, head, tuple(each), kind, why))

    def remember(self, phrase: Phrase, keys: Iterable[str], owner: Owner) -> None:
        """Notes whose a phrase was, for later phrases that share one of the keys."""
        for key in keys:
            self.last_owner[key] = (phrase.head, owner)

    def earlier(self, phrase: Phrase, keys: Iterable[str]) -> Owner | None:
        """Whose an earlier phrase with one of the keys was; a plural does not take a single person."""
        plural = self.where.doc[phrase.head].tag_ in {"NNS", "NNPS"}
        for key in keys:
            at, owner = self.last_owner.get(key, (-FADES, Owner()))
            if phrase.head - at < FADES and (owner.parties or owner.actors):
                single = any(actor.kind == "person" for actor in owner.actors)
                actors = () if plural and single and owner.parties else owner.actors
                return Owner(owner.parties, actors, "an earlier phrase with the same noun")
        return None

    def skip(self, phrase: Phrase, code: str, why: str) -> None:
        """Notes a phrase that was seen and left out."""
        span = self.document.span(phrase.first, phrase.last)
        self.skipped.append(Skipped(stage="actors", code=code, why=why, evidence=(span,)))
