"""Rules for pieces of longer units: the end of the year, the first week of May, the first six months of 2023.

Each rule takes the named parts of a match and the setting, and gives an interval, or the code of the reason why there
is none (`times_resolve.REASONS`), or None where it is no date at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import cast

from polybius.reading import times_calendar as calendar
from polybius.reading.times_calendar import DAY, Third, Unit
from polybius.reading.times_named import month_of
from polybius.reading.times_setting import Parts, Setting, Value, amount_of, edge_of, unit_of
from polybius.records import Interval


def _part_of_unit(parts: Parts, setting: Setting) -> Value:
    unit = unit_of(parts, setting)
    if setting.published is None:
        return "no-publication-date"
    if unit in {"day", "weekend"}:
        return None
    step = -1 if parts.get("last") else 1 if parts.get("next") else 0
    whole = calendar.around(calendar.shift(setting.published, unit, step), unit)
    return edge_of(whole, cast(Third, setting.words.value("part", parts["part"] or "")))


def _units_end(parts: Parts, setting: Setting) -> Value:
    if setting.published is None:
        return "no-publication-date"
    return edge_of(calendar.around(setting.published, unit_of(parts, setting)), "late")


def _month_piece(parts: Parts, setting: Setting) -> Value:
    """The first week of May, the last day of June, the second weekend of March."""
    month = month_of(parts, setting)
    if not isinstance(month, Interval) or month.start is None or month.end is None:
        return month
    nth = -1 if parts.get("final") else cast(int, setting.words.value("ordinal", parts["ordinal"] or ""))
    if parts["piece"] == "weekend":
        saturday = calendar.nth_weekday(month.start.year, month.start.month, 6, nth)
        return calendar.days(saturday, saturday + DAY)
    if parts["piece"] == "half":
        return _half_of(month, nth)
    size = 7 if parts["piece"] == "week" else 1
    start = month.end - (size - 1) * DAY if nth < 0 else month.start + (nth - 1) * size * DAY
    if start > month.end:
        return "impossible-date"
    return calendar.days(start, min(start + (size - 1) * DAY, month.end), "week" if size == 7 else "day")


def _half_of(month: Interval, nth: int) -> Value:
    """The days up to the 15th or those after it."""
    if month.start is None or month.end is None or nth not in {1, 2, -1}:
        return None
    middle = month.start.replace(day=15)
    return calendar.days(month.start, middle) if nth == 1 else calendar.days(middle + DAY, month.end)


def _first_units(parts: Parts, setting: Setting) -> Value:
    """The first six months of a year, the last three days of a month."""
    amount = amount_of({**parts, "count": parts.get("count") or "one"}, setting)
    whole = _whole(parts, setting)
    if amount is None:
        return "vague"
    if not isinstance(whole, Interval) or whole.start is None or whole.end is None:
        return whole
    number, unit = amount
    if parts.get("early"):
        piece = calendar.days(whole.start, calendar.shift(whole.start, unit, number) - DAY)
    else:
        piece = calendar.days(_back(whole.end, unit, number), whole.end)
    return Interval(piece.start, piece.end, "day") if piece.start == piece.end else piece


def _back(end: dt.date, unit: Unit, number: int) -> dt.date:
    return calendar.shift(end + DAY, unit, -number)


def _whole(parts: Parts, setting: Setting) -> Value:
    """The month or year that the piece is of."""
    if parts.get("longmonth"):
        return month_of({"longmonth": parts["longmonth"], "year": parts.get("year2")}, setting)
    if year := parts.get("year"):
        return calendar.year(int(year))
    if setting.published is None:
        return "no-publication-date"
    return calendar.year(setting.published.year - bool(parts.get("last")))


RULES: Mapping[str, Callable[[Parts, Setting], Value]] = {
    "part_of_unit": _part_of_unit,
    "units_end": _units_end,
    "month_piece": _month_piece,
    "first_units": _first_units,
}
