"""Which events stand at the top of a brief: first what the article itself leads with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from polybius.brief.events import Told

UNCLEAR = 2.0
"""Taken off where the line opens with a quotation, or with a party that the article itself does not name there."""

LONG_AGO = 60
"""Days before publication from which a dated event is background and no news."""

FRESH = 7
"""Days around publication within which a dated event is the news itself."""

IN_TITLE, IN_FIRST, IN_SECOND, IS_FRESH = 6.0, 7.0, 4.0, 3.0
"""What counts towards the top: words shared with the title, the first two paragraphs, a date close to publication.
The article's own order says best what matters; intensity only decides between what it puts alike."""

INTENSITY = 0.5

COARSE = 5.0
"""Taken off where only a coarse phrase and a quotation can tell it: then the reading is more often wrong."""

LONGEST_LEAD = 240
"""Characters after which a first paragraph ends for this purpose, in a text without paragraphs."""

_WORD = re.compile(r"[^\W\d_]{4,}")


def first(told: Sequence[Told], number: int) -> tuple[Told, ...]:
    """The few events that matter most, those of most reports and then the article's own lead first.

    Only what happened, not long ago, by parties that are known; of one party's acts of one type, the first.
    """
    news = [t for t in told if t.event.status == "actual" and _is_told(t) and not _is_background(t)]
    chosen: dict[object, Told] = {}
    for each in sorted(news, key=lambda t: (-len(t.reports), -_score(t), t.order)):
        chosen.setdefault((each.event.type, each.event.actors), each)
    return tuple(chosen.values())[:number]


def _is_told(told: Told) -> bool:
    """Does the line say who acts, or whom it befell ("ten soldiers were killed")?"""
    return bool(told.event.actors) or (bool(told.event.recipients) and "“" not in told.text)


def _days_old(told: Told) -> int | None:
    published, date = told.source.reading.article.published, told.event.date
    last = (date.end or date.start) if date else None
    return (published - last).days if published and last else None


def _is_background(told: Told) -> bool:
    days = _days_old(told)
    return days is not None and days > LONG_AGO


def _score(told: Told) -> float:
    days = _days_old(told)
    fresh = IS_FRESH if days is not None and days <= FRESH else 0.0
    coarse = COARSE if ": “" in told.text else UNCLEAR if told.text[:1] in "“[" else 0.0
    return INTENSITY * told.weight + _place(told) + IN_TITLE * _in_title(told) + fresh - coarse


def _place(told: Told) -> float:
    """More for the first paragraph than for the second, nothing further down."""
    source = told.source
    lead = source.text[source.body :]
    ends = [m.start() for m in re.finditer(r"\n\s*\n|\n", lead.strip())] or [LONGEST_LEAD, 2 * LONGEST_LEAD]
    at = told.event.trigger.start - source.body
    if at < ends[0]:
        return IN_FIRST
    return IN_SECOND if len(ends) < 2 or at < ends[1] else 0.0


def _in_title(told: Told) -> float:
    """The share of the title's longer words that the line has, by their first letters ("seize", "seized")."""
    title = {word[:5].lower() for word in _WORD.findall(told.source.reading.article.title or "")}
    line = {word[:5].lower() for word in _WORD.findall(told.text)}
    return len(title & line) / len(title) if title else 0.0
