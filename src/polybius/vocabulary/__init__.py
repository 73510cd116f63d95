"""The vocabulary: what the words of the news mean to a stage. Data, one folder a language.

Every file is a YAML list of entries. Each entry has a ``definition`` and an ``example`` and, where a reader
could be misled, a ``counter``: a sentence in which the same words mean something else. Tests read the
examples and counter-examples of every file through the stage that owns it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec
import yaml

T = TypeVar("T")


def languages() -> tuple[str, ...]:
    """The languages that have a vocabulary, as ISO 639-1 codes."""
    return tuple(sorted(p.name for p in files(__name__).iterdir() if p.is_dir() and len(p.name) == 2))


def load(name: str, entry: type[T], *, language: str | None = None) -> tuple[T, ...]:
    """The entries of ``vocabulary/LANGUAGE/NAME.yaml`` (or ``vocabulary/NAME.yaml`` without a language).

    ``entry`` is a frozen dataclass; a field that it does not have is an error, so that a typing error in a
    vocabulary file is found when the file is first read.
    """
    return tuple(msgspec.convert(raw, entry, strict=True) for raw in _raw(name, language))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """An entry that is a list of words for one use."""

    id: str
    words: tuple[str, ...]
    definition: str
    example: str
    counter: str | None = None


@cache
def word_lists(name: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """The words of every entry of a file of word lists, in their order, by the entry's id."""
    return {entry.id: entry.words for entry in load(name, Words, language=language)}


@cache
def word_sets(name: str, language: str) -> Mapping[str, frozenset[str]]:
    """The same as sets."""
    return {id: frozenset(words) for id, words in word_lists(name, language).items()}


@cache
def _raw(name: str, language: str | None) -> list[dict[str, Any]]:
    folder = files(__name__).joinpath(language) if language else files(__name__)
    text = folder.joinpath(f"{name}.yaml").read_text("utf-8")
    entries: list[dict[str, Any]] = yaml.load(text, Loader=_Loader)
    return entries


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML with the booleans of YAML 1.2: ``on``, ``off``, ``yes`` and ``no`` are words."""


_BOOLEAN = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEAN]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOLEAN, re.compile("^(?:true|false)$"), list("tf"))
