"""The values that go from stage to stage while an article is read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Generic, Protocol, TypeVar

from spacy.tokens import Doc, Token

from polybius.records import Actor, Article, How, Skipped, Span, Statement

T = TypeVar("T")


class HasOffsets(Protocol):
    """Anything that lies in the article: a span, a mention, a time, a place."""

    @property
    def start(self) -> int:
        """First code point, from 0."""

    @property
    def end(self) -> int:
        """One past the last code point."""


@dataclass(frozen=True)
class CleanText:
    """The text as the parser sees it, and the way back to the text as given.

    ``starts[i]`` and ``ends[i]`` are the half-open range of the original text that character ``i`` of
    ``text`` came from; both rise monotonically.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original range of the clean range ``[start, end)``, which must not be empty."""
        return self.starts[start], self.ends[end - 1]

    def clean(self, start: int, end: int) -> tuple[int, int]:
        """The clean range that lies within the original range ``[start, end)``; empty where all was cleaned away."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))


@dataclass(frozen=True)
class Document:
    """An article with its parse. Token indices are those of ``doc``; offsets in records are original ones."""

    article: Article
    clean: CleanText
    doc: Doc

    def span(self, first: int, last: int) -> Span:
        """The passage from token ``first`` to before token ``last``, in original offsets."""
        tokens = self.doc[first:last]
        return self.char_span(tokens.start_char, tokens.end_char)

    def char_span(self, start: int, end: int) -> Span:
        """The passage of the clean range ``[start, end)``, in original offsets."""
        begin, stop = self.clean.original(start, end)
        return Span(begin, stop, self.article.text[begin:stop])

    def tokens(self, passage: HasOffsets) -> tuple[int, int]:
        """First and one-past-last token that touch a passage given in original offsets; equal where none does."""
        start, end = self.clean.clean(passage.start, passage.end)
        first = bisect_right(self._token_ends, start)
        return first, max(first, bisect_left(self._token_starts, end))

    def sentence_span(self, token: Token) -> Span:
        """The sentence that a token stands in, without the blank space around it."""
        sentence = token.sent
        first, last = sentence.start, sentence.end
        while first < token.i and self.doc[first].is_space:
            first += 1
        while last > token.i + 1 and self.doc[last - 1].is_space:
            last -= 1
        return self.span(first, last)

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.idx for token in self.doc]

    @cached_property
    def _token_ends(self) -> list[int]:
        return [token.idx + len(token) for token in self.doc]


@dataclass(frozen=True, slots=True)
class Why:
    """How a record came about: the rule or model, what went into it, and the score that came out."""

    rule: str
    inputs: tuple[str, ...] = ()
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What a stage found: records, what it passed over, and why each record is there (by id)."""

    records: tuple[T, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    whys: Mapping[str, Why] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CastMention:
    """A mention in tokens: ``[first, last)`` with its syntactic ``head``; ``why`` explains the resolution."""

    first: int
    last: int
    head: int
    actors: tuple[str, ...]
    how: How
    why: str


@dataclass(frozen=True)
class Cast:
    """The actors of an article and every mention of them that has been resolved so far."""

    actors: Mapping[str, Actor]
    mentions: tuple[CastMention, ...]
    skipped: tuple[Skipped, ...] = ()

    def at(self, token: Token) -> CastMention | None:
        """The mention whose head is the token, else the shortest one that covers it."""
        headed = self._by_head.get(token.i)
        if headed is not None:
            return headed
        covering = self._covering.get(token.i, ())
        return min(covering, key=lambda mention: mention.last - mention.first, default=None)

    def starting_at(self, index: int) -> CastMention | None:
        """The longest mention that begins at a token, its determiner included."""
        return self._by_first.get(index)

    def within(self, first: int, last: int) -> tuple[CastMention, ...]:
        """The mentions that lie wholly in the token range, in order."""
        ordered, starts = self._ordered
        found = []
        for mention in islice(ordered, bisect_left(starts, first), bisect_left(starts, last)):
            if mention.last <= last:
                found.append(mention)
        return tuple(found)

    def parties(self, ids: Iterable[str]) -> frozenset[str]:
        """The parties of actors by id; an actor without one stands for itself."""
        return frozenset(self.actors[i].party or i for i in ids)

    @cached_property
    def _by_head(self) -> dict[int, CastMention]:
        longest: dict[int, CastMention] = {}
        for mention in self.mentions:
            held = longest.get(mention.head)
            if held is None or mention.last - mention.first > held.last - held.first:
                longest[mention.head] = mention
        return longest

    @cached_property
    def _ordered(self) -> tuple[list[CastMention], list[int]]:
        ordered = sorted(self.mentions, key=lambda mention: (mention.first, mention.last))
        return ordered, [mention.first for mention in ordered]

    @cached_property
    def _by_first(self) -> dict[int, CastMention]:
        longest: dict[int, CastMention] = {}
        for mention in self.mentions:
            held = longest.get(mention.first)
            if held is None or mention.last > held.last:
                longest[mention.first] = mention
        return longest

    @cached_property
    def _covering(self) -> dict[int, list[CastMention]]:
        covering: dict[int, list[CastMention]] = {}
        for mention in self.mentions:
            for index in range(mention.first, mention.last):
                covering.setdefault(index, []).append(mention)
        return covering


def innermost(document: Document, statements: Iterable[Statement]) -> dict[int, str]:
    """The statement that each token stands in, by its place; of statements within one another the innermost."""
    return {i: s.id for s in outermost_first(statements) for i in range(*document.tokens(s.content))}


def outermost_first(statements: Iterable[Statement]) -> list[Statement]:
    """Statements by the length of their contents; of two with one content who passes it on comes before its origin."""
    return sorted(statements, key=lambda s: (s.content.start - s.content.end, s.via is not None, s.id))
