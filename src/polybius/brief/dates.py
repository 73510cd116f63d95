"""Dates in words: ``26 July 2023``, ``between 1 and 18 August 2023``, ``July 2023``, ``2023``."""

from __future__ import annotations

import calendar
import datetime as dt

from babel.dates import format_date

from polybius.brief.words import Words
from polybius.records import Interval


def day(date: dt.date, words: Words) -> str:
    """A day in words."""
    return format_date(date, "d MMMM y", locale=words.language)


def told(interval: Interval | None) -> Interval | None:
    """The date of an event as far as the article tells it; one that only publication bounds is none."""
    return None if interval is None or interval.precision == "bounded" else interval


def in_words(interval: Interval | None, words: Words) -> str | None:
    """An interval in words; None where nothing is known of it."""
    if interval is None or (interval.start is None and interval.end is None):
        return None
    start, end = interval.start, interval.end
    if start is None or end is None:
        return (
            words.say("dates", "since", start=day(start, words))
            if start is not None
            else words.say("dates", "until", end=day(end, words))  # type: ignore[arg-type]
        )
    return _whole(start, end, words) or _between(start, end, words)


def _whole(start: dt.date, end: dt.date, words: Words) -> str | None:
    """A day, a calendar month, a year or a decade; None for any other stretch."""
    if start == end:
        return day(start, words)
    last_day = calendar.monthrange(end.year, end.month)[1]
    if start.day != 1 or end.day != last_day:
        return None
    if (start.year, start.month) == (end.year, end.month):
        return format_date(start, "MMMM y", locale=words.language)
    if (start.month, end.month) != (1, 12):
        first = format_date(start, "MMMM" if start.year == end.year else "MMMM y", locale=words.language)
        return words.say("dates", "months", start=first, end=format_date(end, "MMMM y", locale=words.language))
    if start.year == end.year:
        return str(start.year)
    if start.year % 10 == 0 and end.year == start.year + 9:
        return words.say("dates", "decade", year=start.year)
    return words.say("dates", "between", start=start.year, end=end.year)


def _between(start: dt.date, end: dt.date, words: Words) -> str:
    pattern = "d" if (start.year, start.month) == (end.year, end.month) else "d MMMM"
    first = format_date(start, pattern if start.year == end.year else "d MMMM y", locale=words.language)
    return words.say("dates", "between", start=first, end=day(end, words))
