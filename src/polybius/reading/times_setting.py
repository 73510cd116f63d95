"""What a temporal expression is relative to, and what the rules that resolve one share."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from polybius.reading import times_calendar as calendar
from polybius.reading.times_calendar import Third, Unit
from polybius.reading.times_words import Words
from polybius.records import Interval

Parts = Mapping[str, str | None]
Direction = Literal["past", "future"]
Value = Interval | str | None

FAR, NEAR = 270, 95
"""Days: a date without a year that is farther than the first is not meant where another is nearer than the second.
Set on AQUAINT and MEANTIME: 0.868 of the dates are right with it, 0.858 without."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is relative to: publication, the tense of its clause, what was told before it.

    ``anchor`` is the last date told just before, ``story`` that of a main clause that tells of long before publication;
    ``day_first`` is the order of day and month in the article's own dates in figures, where these show it.
    """

    words: Words
    published: dt.date | None
    direction: Direction | None = None
    anchor: Interval | None = None
    story: Interval | None = None
    day_first: bool | None = None


FINER: Mapping[str, tuple[Unit, int]] = {
    "week": ("day", 7),
    "month": ("day", 30),
    "year": ("month", 12),
    "decade": ("year", 10),
    "century": ("year", 100),
}
"""What half a unit is counted in."""


def amount_of(parts: Parts, setting: Setting) -> tuple[int, Unit] | None:
    """The count of units and the unit, a finer one where there is a half; None where the text says several."""
    unit, words, half = unit_of(parts, setting), parts.get("count") or "", False
    if match := re.fullmatch(rf"(.*?)({setting.words.patterns['half']})", words, re.IGNORECASE):
        words, half = match[1], True
    number = _number(words, parts, setting)
    if number is None:
        return None
    if half and unit in FINER:
        unit, size = FINER[unit]
        return number * size + size // 2, unit
    return number, unit


def _number(words: str, parts: Parts, setting: Setting) -> int | None:
    if not words:
        return None if _is_plural(parts) else 1
    if words[0].isdigit():
        return int(words.replace(",", ""))
    if not setting.words.has("several", words):
        pieces = [words] if setting.words.has("number", words) else re.split("[ -]", words)
        return sum(int(setting.words.value("number", piece) or 0) for piece in pieces)
    return None


def _is_plural(parts: Parts) -> bool:
    """The coming days: more than one, and the text does not say how many."""
    return (parts.get("unit") or "").lower().endswith("s")


def unit_of(parts: Parts, setting: Setting) -> Unit:
    """The unit of the calendar that an expression names; a day where it names none."""
    value = setting.words.value("unit", parts.get("unit") or "day") or "day"
    return cast(Unit, value)


def third_of(whole: Interval, parts: Parts, setting: Setting) -> Interval:
    """The part of an interval that ``phase``, ``part`` or ``within`` asks for."""
    if part := parts.get("part"):
        return edge_of(whole, cast(Third, setting.words.value("part", part)))
    word = parts.get("phase") or parts.get("within")
    which = setting.words.value("phase" if parts.get("phase") else "within", word) if word else None
    return calendar.third(whole, cast(Third, which)) if which in {"early", "mid", "late"} else whole


def edge_of(whole: Interval, which: Third) -> Interval:
    """The end of a year is its last month, that of a month its last third."""
    if whole.precision == "year" and which != "mid" and whole.start:
        return calendar.month(whole.start.year, 1 if which == "early" else 12)
    return calendar.third(whole, which)


def choose(candidates: Iterable[Interval], setting: Setting, published: dt.date, *, override: bool = False) -> Interval:
    """Of intervals in order, the nearest that the tense allows; without a tense the nearest of all.

    With ``override`` a much nearer one wins against the tense, which a parse can get wrong.
    """
    held = list(candidates)
    past = [c for c in held if c.start and c.start <= published]
    ahead = [c for c in held if c.end and c.end >= published]
    told = past[-1:] if setting.direction == "past" else ahead[:1] if setting.direction == "future" else []
    nearest = min(held, key=lambda c: _distance(c, published))
    return told[0] if told and not (override and _too_far(told[0], nearest, published)) else nearest


def _too_far(told: Interval, nearest: Interval, published: dt.date) -> bool:
    """Nobody writes "on 10 February" of a day eleven months ago when another one is a month ahead."""
    return _distance(told, published) > FAR and _distance(nearest, published) < NEAR


def _distance(interval: Interval, date: dt.date) -> int:
    assert interval.start
    assert interval.end
    return max((interval.start - date).days, (date - interval.end).days, 0)
