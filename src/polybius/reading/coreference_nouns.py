"""The nouns of descriptions, and the noun phrases around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from spacy.tokens import Token

from polybius import vocabulary
from polybius.knowledge import Region
from polybius.reading.actors_phrases import start

if TYPE_CHECKING:
    from polybius.reading.coreference_scene import Scene

Of = Literal["state", "organisation", "group", "region", "company", "side", "member", "person"]
Resolved = tuple[tuple[str, ...], str]
"""The ids of the actors that a description stands for, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """An entry of descriptions.yaml."""

    id: str
    of: Of
    words: tuple[str, ...]
    definition: str
    example: str
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class DescribedNoun:
    """A noun phrase ``[first, last)`` around a describing noun."""

    first: int
    last: int
    head: Token
    of: frozenset[Of]
    plural: bool
    before: tuple[Token, ...]


def noun_at(scene: Scene, token: Token) -> DescribedNoun:
    """The noun phrase that a token heads, and what kinds of party its noun can describe."""
    lemma = str(token.lemma_).lower()
    of = _index(scene.where.language).get(lemma, frozenset())
    first = start(scene.where, token.i)
    before = tuple(token.doc[first : token.i])
    return DescribedNoun(first, token.i + 1, token, of, token.tag_ in {"NNS", "NNPS"}, before)


def region_in(scene: Scene, noun: DescribedNoun) -> Region | None:
    """The region whose name or adjective stands in the phrase."""
    for token in noun.before:
        name = scene.where.name_at[token.i]
        if name is not None and isinstance(name.of, Region):
            return name.of
    return None


def describes(word: str, language: str) -> bool:
    """Is a word in lower case a noun for some kind of party?"""
    return word in _index(language)


@cache
def _index(language: str) -> Mapping[str, frozenset[Of]]:
    index: dict[str, set[Of]] = {}
    for entry in vocabulary.load("descriptions", Description, language=language):
        for word in entry.words:
            index.setdefault(word.split(" ")[-1], set()).add(entry.of)
    return {word: frozenset(of) for word, of in index.items()}
