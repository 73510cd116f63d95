"""The usual order of the slots of a language (vocabulary/LANGUAGE/slots.yaml): its prepositions are data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from polybius import vocabulary


@dataclass(frozen=True, slots=True)
class SlotOrder:
    """A vocabulary entry: an order of slots, the first come first served."""

    id: str
    slots: tuple[str, ...]
    definition: str
    example: str


def usual(language: str, order: str) -> tuple[str, ...]:
    """The slots of a named order in a language. Raises KeyError for a name that slots.yaml does not have."""
    return _orders(language)[order]


@cache
def _orders(language: str) -> Mapping[str, tuple[str, ...]]:
    return {each.id: each.slots for each in vocabulary.load("slots", SlotOrder, language=language)}
