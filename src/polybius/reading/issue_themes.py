"""What issues are about, and whether they are ends or means (vocabulary/LANGUAGE/issues.yaml and ends.yaml)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.governed import lemma
from polybius.reading.slots import usual
from polybius.records import PositionKind


@dataclass(frozen=True, slots=True)
class Theme:
    """What issues are about, whatever they are called."""

    id: str
    kind: PositionKind
    words: tuple[str, ...]
    definition: str
    example: str
    wording: str | None = None
    mass: tuple[str, ...] = ()


class Themed(Protocol):
    """What an issue must tell for its kind and its template to be known (`polybius.reading.issues.Issue`)."""

    @property
    def head(self) -> Token:
        """The word that heads it."""

    @property
    def tokens(self) -> tuple[int, ...]:
        """Its words."""

    @property
    def theme(self) -> str | None:
        """Its theme."""

    @property
    def template(self) -> bool:
        """Whether its theme words it."""


@cache
def _themes(language: str) -> Mapping[str, Theme]:
    return {theme.id: theme for theme in vocabulary.load("issues", Theme, language=language)}


@cache
def theme_words(language: str) -> tuple[frozenset[str], Mapping[str, str]]:
    """All words of themes, and the theme of each."""
    by_word = {word: theme.id for theme in _themes(language).values() for word in (*theme.words, *theme.mass)}
    return frozenset(by_word), by_word


@cache
def _mass(language: str) -> frozenset[str]:
    return frozenset(word for theme in _themes(language).values() for word in theme.mass)


def theme_of(head: Token, inside: Iterable[int]) -> str | None:
    """The theme of an issue: that of its head, else of the word that stands nearest below it."""
    by_word = theme_words(head.doc.lang_)[1]
    for token in _core(head, frozenset(inside)):
        theme = by_word.get(lemma(token)) or by_word.get(token.lower_)
        counted = lemma(token) in _mass(head.doc.lang_) and any(c.dep_ in {"det", "amod"} for c in token.children)
        if theme is not None and not counted:
            return theme
    return None


def _core(head: Token, allowed: frozenset[int]) -> Iterator[Token]:
    """The head, then what it does it to, then what that is of: *cancel the plan of a raid*."""
    yield head
    links = {"dobj", "xcomp", "pcomp", "compound", "nmod", "acl", "acomp", *(("nsubj",) if head.pos_ == "AUX" else ())}
    below = [c for c in head.children if c.i in allowed and c.dep_ in links]
    if not below or head.pos_ in {"NOUN", "PROPN"}:
        below += [o for o in _of(head, any_preposition=head.pos_ == "VERB") if o.i in allowed]
    for token in below:
        yield token
        yield from (c for c in token.children if c.i in allowed and c.dep_ in {"dobj", "compound"})
        yield from (o for o in _of(token) if o.i in allowed)


def _of(token: Token, *, any_preposition: bool = False) -> Iterator[Token]:
    """The objects of the prepositions of possession of a word, or of all its prepositions."""
    wanted = usual(token.doc.lang_, "possession")
    for child in token.children:
        if child.dep_ == "prep" and (any_preposition or lemma(child) in wanted):
            yield from (c for c in child.children if c.dep_ in {"pobj", "pcomp"})


def end_or_means(issue: Themed, *, usual: PositionKind, firm: bool = False) -> PositionKind:
    """Whether an issue is a goal or a way to one: by its theme, by its words from the head down, else the usual kind.

    ``firm``: the words of stance themselves say that it is a goal, which only its head can gainsay.
    """
    language, words = issue.head.doc.lang_, vocabulary.word_sets("ends", issue.head.doc.lang_)
    if issue.theme and (issue.template or lemma(issue.head) in theme_words(language)[0]):
        return _themes(language)[issue.theme].kind
    for token in _core(issue.head, frozenset(issue.tokens)):
        if lemma(token) in words["bringing-about" if token.pos_ == "VERB" else "order-and-peace"]:
            return "end"
        if lemma(token) in words["ways"] and not (firm and token != issue.head):
            return "means"
    return "end" if firm else usual


def template(issue: Themed) -> str | None:
    """How an issue is worded that the article names only by its opposite, or only by a party."""
    return _themes(issue.head.doc.lang_)[issue.theme].wording if issue.template and issue.theme else None
