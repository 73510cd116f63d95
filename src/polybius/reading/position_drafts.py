"""A position before the article's issues are told apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from polybius.reading.document import Cast
from polybius.reading.fillers import Filler
from polybius.reading.issues import Issue
from polybius.records import Actor, PositionKind, Stance


@dataclass(frozen=True, slots=True)
class Draft:
    """Who stands where, by which word; ``issue`` is None where the word's content only refers to one named before."""

    token: Token
    holders: tuple[Filler, ...]
    issue: Issue | None
    stance: Stance
    kind: PositionKind
    rule: str
    weight: float
    ids: tuple[str, ...] = ()
    passed: tuple[int, ...] = ()
    """Words that turned the stance on the way to the issue: they are no words of stance of their own."""
    span: range = range(0)
    """The words of an act that implies the stance: a word of stance among them tells the same better."""
    refers: Token | None = None
    """The head of the content: a pronoun or noun that may stand for an issue named before."""


def ids_of(holders: Iterable[Filler]) -> tuple[str, ...]:
    """The actors that fill a slot, each once."""
    return tuple(dict.fromkeys(i for filler in holders for i in filler.mention.actors))


def holders_of(draft: Draft) -> tuple[str, ...]:
    """The ids of those who hold a position."""
    return draft.ids or ids_of(draft.holders)


def private(actor: Actor) -> bool:
    """Is an actor a private person, or refugees? What they want for themselves is no position."""
    return actor.sector == "REF" or (actor.kind == "person" and actor.sector in {None, "CVL"})


def names_party(issue: Issue, cast: Cast) -> bool:
    """An issue that is just the name of a party is no way of acting: whose side is taken is told apart."""
    named = cast.at(issue.head)
    whole = named is not None and named.first <= issue.first and issue.last <= named.last
    new = issue.head.doc[issue.first].morph.to_dict().get("Definite") == "Ind"  # "a European army" is still to be made
    return not issue.template and whole and not new
