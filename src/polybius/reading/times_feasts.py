"""The days of holidays and feasts: fixed ones, those reckoned from Easter or a weekday, and those of other calendars.

The last kind is looked up in ``vocabulary/moving_feasts.yaml``, which training/build_feasts.py makes.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Mapping

from polybius.reading import times_calendar as calendar
from polybius.reading.times_calendar import DAY
from polybius.reading.times_setting import Parts, Setting, Value, choose
from polybius.reading.times_words import Holiday
from polybius.records import DatePrecision, Interval


def _holiday(parts: Parts, setting: Setting) -> Value:
    """The feast of the year that is told, or the nearest that the tense allows."""
    holiday = setting.words.holiday(parts["holiday"] or "")
    told = int(parts.get("year") or 0) or None
    if told is None and setting.published is None:
        return "no-publication-date"
    near = told or (setting.published or dt.date.min).year
    held = [_days(holiday, start) for start in _starts(holiday, setting, near)]
    if told is not None:
        held = [each for each in held if each.start and each.start.year == told]
    elif parts.get("last"):
        held = [each for each in held if each.end and setting.published and each.end < setting.published][-1:]
    elif parts.get("next"):
        held = [each for each in held if each.start and setting.published and each.start > setting.published][:1]
    if not held:
        return "moving-feast" if holiday.rule == "table" else "impossible-date"
    return choose(held, setting, setting.published, override=True) if told is None and setting.published else held[0]


def _days(holiday: Holiday, start: dt.date) -> Interval:
    precision: DatePrecision = "day" if holiday.days == 1 else "span"
    return calendar.days(start, start + (holiday.days - 1) * DAY, precision)


def _starts(holiday: Holiday, setting: Setting, near: int) -> list[dt.date]:
    """Its first days in the year and the ones beside it, in order."""
    values = holiday.values
    if holiday.rule == "date":
        return [dt.date(values[0], values[1], values[2])]
    if holiday.rule == "table":
        known = setting.words.feasts[holiday.feast]
        first = bisect_left(known, dt.date(max(1, near - 1), 1, 1))
        last = bisect_left(known, dt.date(min(9999, near + 1), 12, 31))
        return [day + (values[0] if values else 0) * DAY for day in known[first:last]]
    return [MAKERS[holiday.rule](year, values) for year in range(max(1, near - 1), min(9999, near + 1) + 1)]


MAKERS: Mapping[str, Callable[[int, tuple[int, ...]], dt.date]] = {
    "fixed": lambda year, values: dt.date(year, values[0], values[1]),
    "easter": lambda year, values: calendar.easter(year) + values[0] * DAY,
    "orthodox_easter": lambda year, values: calendar.orthodox_easter(year) + values[0] * DAY,
    "weekday": lambda year, values: calendar.nth_weekday(year, values[0], values[1], values[2]),
}
"""Rules of ``holidays.yaml`` that make a day of a year."""

RULES: Mapping[str, Callable[[Parts, Setting], Value]] = {"holiday": _holiday}
