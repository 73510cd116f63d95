"""One reading with what a brief looks up in it: actors by id, mentions and times by place, quotable sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from polybius.brief.values import Passage
from polybius.brief.words import Words, words
from polybius.reading.text import dateline
from polybius.records import RECORD_KINDS, Actor, Mention, Position, Reading, Span, Statement, Time

LONGEST_QUOTE = 700
"""A footnote quotes whole sentences up to this many characters; beyond that, the evidence alone."""

NEARBY = 30
"""Mentions before a pronoun among which its antecedent is looked for: some three sentences."""

_STOP = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s+[\"“‘«(\[]?[^\W\d_a-z]|[\"“‘«(\[]?[A-ZÀ-ÖØ-Þ][a-z’' ])|\n\s*\n")


_EDGE = re.compile(r"(?:^|[.!?…:;”\"’»)\]–—-]|\n)\s*$")
"""What stands before evidence that begins a sentence; other evidence is a part of one."""


@dataclass(frozen=True)
class Source:
    """A reading, and its place among the readings of a brief."""

    reading: Reading
    index: int = 0

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.article.text

    @cached_property
    def body(self) -> int:
        """Where the report itself begins, behind its dateline."""
        found = dateline(self.text)
        return found.end if found else 0

    @cached_property
    def words(self) -> Words:
        """The words of the article's language."""
        return words(self.reading.article.language)

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by id."""
        return {actor.id: actor for actor in self.reading.actors}

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """The statements by id."""
        return {statement.id: statement for statement in self.reading.statements}

    @cached_property
    def positions(self) -> Mapping[str, Position]:
        """The positions by id."""
        return {position.id: position for position in self.reading.positions}

    @cached_property
    def mentions(self) -> Mapping[tuple[int, int], Mention]:
        """The mentions by their offsets."""
        return {(m.start, m.end): m for m in self.reading.mentions}

    def before(self, mention: Mention) -> tuple[Mention, ...]:
        """The mentions that begin before one, the nearest `NEARBY` of them, in order."""
        at = bisect_left(self._mention_starts, mention.start)
        return self.reading.mentions[max(0, at - NEARBY) : at]

    def mentions_between(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin in ``[start, end)``."""
        at = bisect_left(self._mention_starts, start)
        return self.reading.mentions[at : bisect_left(self._mention_starts, end)]

    def times_between(self, start: int, end: int) -> tuple[Time, ...]:
        """The time expressions that lie in ``[start, end)``."""
        at = bisect_left(self._time_starts, start)
        until = bisect_left(self._time_starts, end)
        return tuple(time for time in self.reading.times[at:until] if time.end <= end)

    @cached_property
    def _time_starts(self) -> tuple[int, ...]:
        return tuple(time.start for time in self.reading.times)

    @cached_property
    def _mention_starts(self) -> tuple[int, ...]:
        return tuple(mention.start for mention in self.reading.mentions)

    @cached_property
    def marks(self) -> tuple[int, ...]:
        """Where the verbs of events and statements stand, in order: signs of a clause."""
        starts = {event.trigger.start for event in self.reading.events}
        starts |= {statement.cue.start for statement in self.reading.statements}
        return tuple(sorted(starts))

    def marks_between(self, start: int, end: int) -> tuple[int, ...]:
        """The marks in ``[start, end)``."""
        return self.marks[bisect_left(self.marks, start) : bisect_left(self.marks, end)]

    def passages(self, spans: Iterable[Span | Mention]) -> tuple[Passage, ...]:
        """The sentences that spans stand in, each once, in the order of the text."""
        found = {self._sentence(span.start, span.end) for span in spans}
        return tuple(Passage(self.index, start, end) for start, end in sorted(found))

    def sentence(self, span: Span) -> tuple[int, int]:
        """The offsets of the sentence that a span stands in; of the span itself where that is too long to quote."""
        return self._sentence(span.start, span.end)

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        first = self._breaks[bisect_right(self._breaks, start) - 1]
        last = self._breaks[bisect_left(self._breaks, end, lo=1)]
        while first < start and self.text[first].isspace():
            first += 1
        while last > first + 1 and self.text[last - 1].isspace():
            last -= 1
        return (first, last) if last - first <= LONGEST_QUOTE else (start, end)

    @cached_property
    def _breaks(self) -> tuple[int, ...]:
        """Where sentences begin, with the end of the text: by punctuation, but never inside a record's evidence."""
        found = [m.end() for m in _STOP.finditer(self.text) if not self.abbreviated(m.start())]
        held = self._evidence
        ends = [end for _, end in held]
        inside = [b for b in found if (i := bisect_right(ends, b)) < len(held) and held[i][0] < b]
        edges = {start for start, _ in held if _EDGE.search(self.text[max(0, start - 20) : start])}
        return tuple(sorted({0, self.body, len(self.text), *(set(found) - set(inside)), *edges}))

    @cached_property
    def _evidence(self) -> tuple[tuple[int, int], ...]:
        """The ranges that evidence covers, overlapping ones merged, in order."""
        spans = {(s.start, s.end) for name in RECORD_KINDS for r in getattr(self.reading, name) for s in r.evidence}
        merged: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(merged)

    def abbreviated(self, stop: int) -> bool:
        """Does the full stop at an offset belong to an abbreviation or an initial?"""
        word = re.search(r"[^\W\d_]+$", self.text[max(0, stop - 8) : stop])
        if word is None or self.text[stop] != ".":
            return False
        return (len(word[0]) == 1 and word[0].isupper()) or self.words.among("abbreviations", word[0])
