"""Rules for dates that have a name: days, months, weekdays.

Each rule takes the named parts of a match and the setting, and gives an interval, or the code of the reason why there
is none (`times_resolve.REASONS`), or None where it is no date at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from polybius.reading import times_calendar as calendar
from polybius.reading.times_calendar import DAY
from polybius.reading.times_setting import (
    Direction,
    Parts,
    Setting,
    Value,
    choose,
    third_of,
)
from polybius.reading.times_years import full_year
from polybius.records import Interval


def _valid(year: int, month: int, day: int) -> Interval | None:
    if not 1 <= year <= 9999 or day > (calendar.month(year, month).end or dt.date.min).day:
        return None
    return calendar.day(dt.date(year, month, day))


def _date(parts: Parts, setting: Setting) -> Value:
    month = _month_number(parts, setting)
    day = int("".join(c for c in parts["day"] or "" if c.isdigit())) if parts.get("day") else int(parts["dd"] or 0)
    if year := parts.get("year") or parts.get("year2") or parts.get("early"):
        return calendar.day(dt.date(int(year), month, day))
    if which := parts.get("which"):
        return _of_which_year(which.lower(), month, day, setting)
    if year := parts.get("shared"):
        return calendar.day(dt.date(int(year) - (_later_month(parts, setting) < month), month, day))
    if setting.story is not None and not parts.get("last") and not parts.get("next"):
        return _in_story([_valid(each, month, day) for each in _story_years(setting.story)], setting.story)
    if setting.published is None:
        return "no-publication-date"
    near, words = setting.published.year, setting.words
    if parts.get("last") or parts.get("next"):
        ahead: Direction = "past" if parts.get("last") else "future"
        return _date({**parts, "last": None, "next": None}, replace(setting, direction=ahead))
    candidates = [found for year in range(near - 4, near + 5) if (found := _valid(year, month, day))]
    if name := parts.get("weekday"):
        candidates = [c for c in candidates if c.start and c.start.isoweekday() == words.value("weekday", name)]
    return choose(candidates, setting, setting.published, override=True) if candidates else "impossible-date"


def _of_which_year(which: str, month: int, day: int, setting: Setting) -> Value:
    """20 November last year, 3 May of that year."""
    if setting.words.has("that", which):
        if setting.anchor is None or setting.anchor.start is None:
            return "no-anchor"
        return calendar.day(dt.date(setting.anchor.start.year, month, day))
    if setting.published is None:
        return "no-publication-date"
    step = -1 if setting.words.has("last", which) else 1 if setting.words.has("next", which) else 0
    return calendar.day(dt.date(setting.published.year + step, month, day))


def _later_month(parts: Parts, setting: Setting) -> int:
    """The month of the second date where two share a year: from July 30 to August 2, 2021."""
    return cast(int, setting.words.value("month", parts.get("month2") or parts.get("longmonth2") or ""))


def _story_years(story: Interval) -> tuple[int, int]:
    assert story.start
    return story.start.year, min(9999, story.start.year + 1)


def _in_story(held: Sequence[Interval | None], story: Interval) -> Value:
    """Of a date in two years the one that a story goes on to: the first after what it told of last."""
    real = [each for each in held if each is not None]
    if not real:
        return "impossible-date"
    return next((each for each in real if each.end and story.start and each.end >= story.start), real[0])


def _month_number(parts: Parts, setting: Setting) -> int:
    if number := parts.get("mm"):
        return int(number)
    name = "month" if parts.get("month") else "longmonth"
    return cast(int, setting.words.value(name, parts[name] or ""))


def _date_range(parts: Parts, setting: Setting) -> Value:
    first = _date(parts, setting)
    last = _date({**parts, "day": parts["day2"] or parts.get("day3")}, setting)
    if not isinstance(first, Interval) or not isinstance(last, Interval):
        return first if isinstance(first, str) else last
    if first.start is None or last.end is None or first.start > last.end:
        return "impossible-date"
    if parts.get("both") and not parts.get("between") and last.end - first.start > DAY:
        return "several-dates"
    return calendar.days(first.start, last.end)


def _numeric(parts: Parts, setting: Setting) -> Value:
    """Day first where the numbers, the mark or the article's other dates say so; else it may be either way round."""
    one, two = int(parts["one"] or 0), int(parts["two"] or 0)
    if not one or not two or max(one, two) > 31 or min(one, two) > 12:
        return None if parts.get("short") else "impossible-date"
    day_first = True if one > 12 or parts["mark"] == "." or one == two else False if two > 12 else setting.day_first
    if day_first is None:
        return "ambiguous-date"
    if parts.get("short") and setting.published is None:
        return "no-publication-date"
    near = setting.published.year if setting.published else 0
    year = full_year(int(parts["short"] or 0), near) if parts.get("short") else int(parts["year"] or 0)
    return calendar.day(dt.date(year, two, one) if day_first else dt.date(year, one, two))


def month_of(parts: Parts, setting: Setting) -> Value:
    """A month: of its own year, of the one that is told, or the nearest that the tense allows."""
    number = _month_number(parts, setting)
    if year := parts.get("year"):
        return third_of(calendar.month(int(year), number), parts, setting)
    if year := parts.get("early"):
        return calendar.month(int(year), number)
    if year := parts.get("shared"):
        return calendar.month(int(year) - (_later_month(parts, setting) < number), number)
    if setting.story is not None and not any(parts.get(each) for each in ("last", "next", "this")):
        told = _in_story([calendar.month(each, number) for each in _story_years(setting.story)], setting.story)
        return third_of(told, parts, setting) if isinstance(told, Interval) else told
    if setting.published is None:
        return "no-publication-date"
    published = setting.published
    held = [
        calendar.month(year, number) for year in range(max(1, published.year - 1), min(9999, published.year + 1) + 1)
    ]
    if parts.get("last"):
        held = [m for m in held if m.end and m.end < published]
    elif parts.get("next"):
        held = [m for m in held if m.start and m.start > published]
    elif parts.get("this"):
        held = [calendar.month(published.year, number)]
    return third_of(choose(held, setting, published), parts, setting)


def _months(parts: Parts, setting: Setting) -> Value:
    """Between May and June in 1981: the year is of both months."""
    first = cast(int, setting.words.value("longmonth", parts["longmonth"] or parts["longmonth3"] or ""))
    last = cast(int, setting.words.value("longmonth", parts["longmonth2"] or ""))
    if first >= last:
        return None
    return calendar.month(int(parts["year"] or 0), first, last - first + 1, "span")


def _month_that(parts: Parts, setting: Setting) -> Value:
    """In March of that year, the year being that of the date told before."""
    if setting.anchor is None or setting.anchor.start is None:
        return "no-anchor"
    return calendar.month(setting.anchor.start.year, _month_number(parts, setting))


def _month_adjacent(parts: Parts, setting: Setting) -> Value:
    """In March the following year."""
    if setting.anchor is None or setting.anchor.start is None:
        return "no-anchor"
    step = cast(int, setting.words.value("adjacent", parts["adjacent"] or ""))
    return calendar.month(setting.anchor.start.year + step, _month_number(parts, setting))


def _month_of(parts: Parts, setting: Setting) -> Value:
    if setting.published is None:
        return "no-publication-date"
    if not parts.get("this") and not parts.get("last"):
        return None
    month = calendar.month(setting.published.year - bool(parts.get("last")), _month_number(parts, setting))
    return third_of(month, parts, setting)


def _weekday(parts: Parts, setting: Setting) -> Value:
    number = cast(int, setting.words.value("weekday", parts["weekday"] or ""))
    if parts.get("that") and setting.anchor and setting.anchor.start:
        told_of = setting.words.value("that", parts["that"] or "") == "same"  # the same Monday: not after what was told
        return calendar.day(calendar.weekday(setting.anchor.start, number, "past" if told_of else "future"))
    if parts.get("following"):
        return _weekday_after(setting.anchor, number)
    if setting.published is None:
        return "no-publication-date"
    direction: Direction = setting.direction or "past"
    if parts.get("last") or parts.get("next"):
        direction = "past" if parts.get("last") else "future"
        return calendar.day(calendar.weekday(setting.published, number, direction, strict=True))
    return calendar.day(calendar.weekday(setting.published, number, direction))


def _weekday_after(anchor: Interval | None, number: int) -> Value:
    """The following Tuesday."""
    if anchor is None or anchor.end is None:
        return "no-anchor"
    return calendar.day(calendar.weekday(anchor.end, number, "future", strict=True))


def _deictic(parts: Parts, setting: Setting) -> Value:
    if setting.published is None:
        return "no-publication-date"
    return calendar.day(setting.published + cast(int, setting.words.value("deictic", parts["deictic"] or "")) * DAY)


def _overnight(parts: Parts, setting: Setting) -> Value:
    if setting.published is None:
        return "no-publication-date"
    return calendar.days(setting.published - DAY, setting.published)


def _night_into(parts: Parts, setting: Setting) -> Value:
    """Overnight into Wednesday: that day and the one before."""
    into = _weekday(parts, setting)
    return calendar.days(into.start - DAY, into.start) if isinstance(into, Interval) and into.start else into


def _week_of(parts: Parts, setting: Setting) -> Value:
    date = _date({**parts, "day": parts["day"] or parts["day2"], "month": parts["month"] or parts["month2"]}, setting)
    return calendar.around(date.start, "week") if isinstance(date, Interval) and date.start else date


def _day_of_month(parts: Parts, setting: Setting) -> Value:
    if setting.published is None:
        return "no-publication-date"
    day = int("".join(c for c in parts["day"] or "" if c.isdigit()))
    steps = [0] if parts.get("this") else [-1] if parts.get("last") else [-2, -1, 0, 1, 2]
    firsts = [calendar.shift(setting.published.replace(day=1), "month", step) for step in steps]
    held = [found for first in firsts if (found := _valid(first.year, first.month, day))]
    return choose(held, setting, setting.published) if held else "impossible-date"


RULES: Mapping[str, Callable[[Parts, Setting], Value]] = {
    "date": _date,
    "date_range": _date_range,
    "numeric": _numeric,
    "month": month_of,
    "month_of": _month_of,
    "months": _months,
    "month_that": _month_that,
    "month_adjacent": _month_adjacent,
    "weekday": _weekday,
    "deictic": _deictic,
    "overnight": _overnight,
    "night_into": _night_into,
    "week_of": _week_of,
    "day_of_month": _day_of_month,
}
