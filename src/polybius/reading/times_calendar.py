"""Arithmetic of the calendar: intervals of days, their parts and shifts, and feasts that move."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal

from polybius.records import DatePrecision, Interval

Unit = Literal["day", "week", "weekend", "fortnight", "month", "quarter", "season", "year", "decade", "century"]
Third = Literal["early", "mid", "late"]

DAY = dt.timedelta(days=1)
IN_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
IN_MONTHS = {"month": 1, "quarter": 3, "year": 12, "season": 12, "decade": 120, "century": 1200}


def day(date: dt.date) -> Interval:
    """One day."""
    return Interval(date, date, "day")


def days(start: dt.date, end: dt.date, precision: DatePrecision = "span") -> Interval:
    """From one day to another, both included."""
    return Interval(start, end, precision)


def month(year: int, number: int, count: int = 1, precision: DatePrecision = "month") -> Interval:
    """A month, or several from it on; raises `ValueError` outside the years 1 to 9999."""
    first = dt.date(year, number, 1)
    last_year, last = divmod(year * 12 + number + count - 2, 12)
    return Interval(first, dt.date(last_year, last + 1, calendar.monthrange(last_year, last + 1)[1]), precision)


def year(number: int, count: int = 1, precision: DatePrecision = "year") -> Interval:
    """A year, or several from it on."""
    return Interval(dt.date(number, 1, 1), dt.date(number + count - 1, 12, 31), precision)


def century(first: int) -> Interval:
    """The hundred years from a round one on; the first century of our era has 99."""
    return year(first, 100, "century") if first else year(1, 99, "century")


def around(date: dt.date, unit: Unit) -> Interval:
    """The day, ISO week, weekend, month, quarter, year, decade or century that a date lies in.

    A weekend is that of the date's week; a century is that of its digits (1900 to 1999), as in TIMEX3
    and ISO 8601 and in common use.
    """
    monday = date - dt.timedelta(days=date.weekday())
    if unit == "week":
        return days(monday, monday + 6 * DAY, "week")
    if unit == "weekend":
        return days(monday + 5 * DAY, monday + 6 * DAY)
    if unit == "fortnight":
        return days(monday, monday + 13 * DAY)
    if unit == "month":
        return month(date.year, date.month)
    if unit == "quarter":
        return month(date.year, (date.month - 1) // 3 * 3 + 1, 3, "quarter")
    if unit == "year":
        return year(date.year)
    if unit == "decade":
        return year(date.year // 10 * 10, 10, "decade")
    if unit == "century":
        return century(date.year // 100 * 100)
    return day(date)


def shift(date: dt.date, unit: Unit, count: int) -> dt.date:
    """A date so many units later (earlier where negative); 31 January and a month is the end of February."""
    if unit in IN_DAYS:
        return date + dt.timedelta(days=IN_DAYS[unit] * count)
    total = date.year * 12 + date.month - 1 + IN_MONTHS[unit] * count
    to_year, to_month = divmod(total, 12)
    return dt.date(to_year, to_month + 1, min(date.day, calendar.monthrange(to_year, to_month + 1)[1]))


def third(whole: Interval, which: Third) -> Interval:
    """The first, middle or last third: days 1-10, 11-20, 21-end of a month, four months of a year,
    years 0-3, 4-6, 7-9 of a decade.

    The thirds of a month and of a year are those that HeidelTime's and TempEval's modifiers START, MID and END are
    usually read as; there is no standard in days.
    """
    start, end = whole.start, whole.end
    if start is None or end is None or whole.precision in {"day", "week"}:
        return whole
    if whole.precision == "month":
        bounds = {"early": (1, 10), "mid": (11, 20), "late": (21, end.day)}[which]
        return days(start.replace(day=bounds[0]), start.replace(day=bounds[1]))
    if whole.precision == "year":
        return month(start.year, {"early": 1, "mid": 5, "late": 9}[which], 4, "span")
    if whole.precision in {"decade", "century"}:
        size = end.year - start.year + 1
        first, last = {"early": (0, 0.4), "mid": (0.4, 0.7), "late": (0.7, 1)}[which]
        return year(start.year + int(size * first), int(size * last) - int(size * first), "span")
    length = (end - start).days + 1
    begin = {"early": 0, "mid": length // 3, "late": 2 * length // 3}[which]
    stop = {"early": length // 3, "mid": 2 * length // 3, "late": length}[which] - 1
    return days(start + begin * DAY, start + stop * DAY)


def weekday(near: dt.date, number: int, direction: Literal["past", "future"], *, strict: bool = False) -> dt.date:
    """The nearest weekday (1 Monday to 7 Sunday) before or after a date; the date itself unless ``strict``."""
    ahead = (number - near.isoweekday()) % 7
    if direction == "future":
        return near + dt.timedelta(days=ahead or (7 if strict else 0))
    return near - dt.timedelta(days=(7 - ahead) % 7 or (7 if strict else 0))


def nth_weekday(in_year: int, in_month: int, number: int, nth: int) -> dt.date:
    """The nth weekday of a month, the last one for -1."""
    if nth < 0:
        last = month(in_year, in_month).end
        assert last is not None
        return weekday(last, number, "past")
    return weekday(dt.date(in_year, in_month, 1), number, "future") + dt.timedelta(weeks=nth - 1)


def easter(in_year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, in Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = in_year % 19, divmod(in_year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    number, rest = divmod(h + m - 7 * n + 114, 31)
    return dt.date(in_year, number, rest + 1)


def orthodox_easter(in_year: int) -> dt.date:
    """Easter Sunday of the Julian calendar as a Gregorian date, 1900 to 2099 (Meeus, ch. 8)."""
    a, b, c = in_year % 4, in_year % 7, in_year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    number, rest = divmod(d + e + 114, 31)
    return dt.date(in_year, number, rest + 1) + dt.timedelta(days=13)
