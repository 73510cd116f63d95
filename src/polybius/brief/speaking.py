"""The section that tells who says what, each thing once and no act twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polybius.brief import lines
from polybius.brief.lines import full_stop
from polybius.brief.sections import cut, section
from polybius.brief.source import Source
from polybius.brief.values import Line, Passage, Section
from polybius.brief.words import Words, capital
from polybius.records import Span, Statement

LINES_OF_ALL = 24
FEWEST = 5
"""Statements of all reports together, and of one report at least."""


def said(sources: Sequence[Source], words: Words, labels: Sequence[str]) -> Section:
    """Who says what, in the order of each article; what several reports have alike stands under the first of them."""
    told: dict[str, tuple[set[int], set[Passage]]] = {}
    first: dict[int, list[str]] = {source.index: [] for source in sources}
    for source in sources:
        for statement in _joined(source):
            if not _is_event(statement, source):
                text = capital(lines.statement(statement, source))
                if text not in told:
                    first[source.index].append(text)
                reports, passages = told.setdefault(text, (set(), set()))
                reports.add(source.index)
                passages.update(source.passages(statement.evidence))
    limit = max(FEWEST, LINES_OF_ALL // len(sources))
    groups = []
    for source, label in zip(sources, labels, strict=True):
        own = [_reported(text, *told[text], words) for text in first[source.index]]
        groups.append(cut(own, label if len(labels) > 1 else None, limit=limit))
    return section("said", words, groups)


def _reported(text: str, reports: set[int], passages: set[Passage], words: Words) -> Line:
    line = words.say("joining", "reports_same", line=text, n=len(reports)) if len(reports) > 1 else text
    return Line(full_stop(line), tuple(sorted(passages)))


def _joined(source: Source) -> list[Statement]:
    """The statements in order; parts of one quotation that share a verb of saying as one."""
    ordered = sorted(source.reading.statements, key=lambda s: (s.evidence[0].start, s.content.start, s.id))
    joined: dict[tuple[object, ...], Statement] = {}
    for statement in ordered:
        direct = statement.manner == "direct"
        key = (statement.cue.start, statement.speakers) if direct else (statement.id,)
        held = joined.get(key)
        joined[key] = statement if held is None else _both(held, statement)
    return list(joined.values())


def _both(one: Statement, other: Statement) -> Statement:
    text = f"{one.content.text.rstrip('”, ')} … {other.content.text.lstrip('“ ')}"
    content = Span(one.content.start, other.content.end, text)
    return replace(one, content=content, evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))))


def _is_event(statement: Statement, source: Source) -> bool:
    """Does an event's line tell the same already? A request or refusal is both an event and a statement."""
    cue = statement.cue
    acts = (e for e in source.reading.events if e.trigger.start < cue.end and cue.start < e.trigger.end)
    return statement.manner == "indirect" and any(set(e.actors) == set(statement.speakers) for e in acts)
