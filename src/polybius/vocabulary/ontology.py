"""PLOVER as data: event types, modes, contexts, statuses and sectors.

PLOVER is the Political Language Ontology for Verifiable Event Records of the Open Event Data Alliance (manual,
draft 2.0). Names, quads and scores are the manual's; docs/ontology.md lists them with our definitions and says
where the manual contradicts itself. All look-ups are read once a process and raise `KeyError` for a name that the
ontology does not have, since such a name is a mistake in code or vocabulary and never in a text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from polybius.vocabulary import load

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How an event of a type was done."""

    name: str
    definition: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """What was done. ``score`` is PLOVER's, -9 to 10, and not comparable with Goldstein's.

    ``when_future`` and ``when_threatened`` name the type under which a planned or a threatened event of this type
    is coded; None means that it keeps its own. ``counter`` is a sentence of ``counter_type``, or of no type at all.
    """

    name: str
    quad: Quad
    score: float
    needs_recipient: bool
    definition: str
    example: str
    counter: str
    counter_type: str | None = None
    when_future: str | None = None
    when_threatened: str | None = None
    modes: tuple[Mode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an event is about."""

    name: str
    definition: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventStatus:
    """Whether an event happened; ``happened`` ones are counted."""

    name: str
    happened: bool
    definition: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """What kind of party somebody is. ``of_state`` is False where the party is no part of one state."""

    name: str
    of_state: bool
    definition: str
    example: str
    counter: str


@cache
def types() -> tuple[EventType, ...]:
    """The 16 event types, in the manual's order."""
    return load("plover", EventType)


@cache
def _types_by_name() -> Mapping[str, EventType]:
    return MappingProxyType({each.name: each for each in types()})


def event_type(name: str) -> EventType:
    """The event type of a name, such as ``CONSULT``."""
    return _types_by_name()[name]


def quad(name: str) -> Quad:
    """The quad class of an event type."""
    return event_type(name).quad


def score(name: str) -> float:
    """PLOVER's score of an event type, -9 to 10."""
    return event_type(name).score


def modes(name: str) -> tuple[str, ...]:
    """The names of the modes of an event type; empty where PLOVER has none."""
    return tuple(mode.name for mode in event_type(name).modes)


@cache
def contexts() -> tuple[Context, ...]:
    """The 37 contexts."""
    return load("contexts", Context)


@cache
def statuses() -> tuple[EventStatus, ...]:
    """The 5 statuses, from what happened to what did not."""
    return load("statuses", EventStatus)


@cache
def sectors() -> tuple[Sector, ...]:
    """The sectors: first those of a state, then the parties that are no state."""
    return load("sectors", Sector)
