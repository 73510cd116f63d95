"""The section that tells who says what, each thing once and no act twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from polybius.brief import lines
from polybius.brief.lines import full_stop
from polybius.brief.sections import cut, section
from polybius.brief.source import Source
from polybius.brief.values import Line, Passage, Section
from polybius.brief.words import Words, capital, close_up
from polybius.records import Span, Statement

LINES_OF_ALL = 24
FEWEST = 5
"""Statements of all reports together, and of one report at least."""


NEXT = 12
"""Characters between a verb of saying and the act that it is said in: "declared its support"."""


def said(sources: Sequence[Source], told_acts: Iterable[str], words: Words, labels: Sequence[str]) -> Section:
    """Who says what, in the order of each article; what several reports have alike stands under the first of them."""
    acts = {_plain(text) for text in told_acts}
    told: dict[str, tuple[set[int], set[Passage]]] = {}
    first: dict[int, list[str]] = {source.index: [] for source in sources}
    for source in sources:
        for statement in _joined(source):
            text = capital(lines.statement(statement, source))
            run = source.text[min(statement.cue.start, statement.content.start) : statement.content.end]
            if not any(_plain(text) in act or _plain(close_up(run)) in act for act in acts):
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


def opening(source: Source) -> Line | None:
    """What the article's first sentence says that somebody said; None where it tells no statement."""
    for statement in _joined(source):
        passages = source.passages(statement.evidence)
        if passages[0].start == source.body:
            return Line(full_stop(capital(lines.statement(statement, source))), passages)
    return None


def _reported(text: str, reports: set[int], passages: set[Passage], words: Words) -> Line:
    line = words.say("joining", "reports_same", line=text, n=len(reports)) if len(reports) > 1 else text
    return Line(full_stop(line), tuple(sorted(passages)))


def _joined(source: Source) -> list[Statement]:
    """The statements in order; parts of one quotation that share a verb of saying as one."""
    kept = [s for s in _outermost(source.reading.statements) if _is_worth(s, source)]
    ordered = sorted(kept, key=lambda s: (s.evidence[0].start, s.content.start, s.id))
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


def _outermost(statements: Sequence[Statement]) -> list[Statement]:
    """Without the statements that are told inside another one's words, and without who only hands on the same words."""
    kept: list[Statement] = []
    reach = 0
    contents = {each.id: each.content for each in statements}
    carriers = {each.via for each in statements if each.via is not None and contents.get(each.via) == each.content}
    origins = [each for each in statements if each.id not in carriers]
    for each in sorted(origins, key=lambda s: (s.content.start, -s.content.end, s.id)):
        inside = each.content.end <= reach and any(_holds(other, each) for other in kept[-3:])
        if not inside:
            kept.append(each)
            reach = max(reach, each.content.end)
    return kept


def _holds(outer: Statement, inner: Statement) -> bool:
    begins, ends = min(inner.cue.start, inner.content.start), max(inner.cue.end, inner.content.end)
    short = len(outer.content.text) <= lines.LONGEST_CONTENT
    return short and outer.content.start <= begins and ends <= outer.content.end


def _is_worth(statement: Statement, source: Source) -> bool:
    """Is a statement told? Not without anybody who says it, and not where an event's line tells the same already."""
    nobody = not statement.speakers and (
        not statement.speaker_text or source.words.among("pronouns", statement.speaker_text)
    )
    return not nobody and not _is_event(statement, source)


def _is_event(statement: Statement, source: Source) -> bool:
    """Does an event's line tell the same already? A request or refusal is both an event and a statement."""
    cue = statement.cue
    acts = (e for e in source.reading.events if e.trigger.start < cue.end + NEXT and cue.start < e.trigger.end)
    return statement.manner == "indirect" and any(set(e.actors) & set(statement.speakers) for e in acts)


def _plain(text: str) -> str:
    """A line without its brackets, parentheses and marks, for comparison."""
    return re.sub(r"\s*[\[(][^\])]*[\])]|[“”\"'‘’.]", "", text).lower()
