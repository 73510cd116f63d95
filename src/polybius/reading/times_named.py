"""Rules for dates that have a name: days, months, weekdays, seasons, years, holidays.

Each rule takes the named parts of a match and the setting, and gives an interval, or the code of the reason why there
is none (`times_resolve.REASONS`), or None where it is no date at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal, cast

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
from polybius.records import Interval


def _valid(year: int, month: int, day: int) -> Interval | None:
    if not 1 <= year <= 9999 or day > (calendar.month(year, month).end or dt.date.min).day:
        return None
    return calendar.day(dt.date(year, month, day))


def _date(parts: Parts, setting: Setting) -> Value:
    month = _month_number(parts, setting)
    day = int("".join(c for c in parts["day"] or "" if c.isdigit())) if parts.get("day") else int(parts["dd"] or 0)
    if year := parts.get("year") or parts.get("year2"):
        return calendar.day(dt.date(int(year), month, day))
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


def _month_number(parts: Parts, setting: Setting) -> int:
    if number := parts.get("mm"):
        return int(number)
    name = "month" if parts.get("month") else "longmonth"
    return cast(int, setting.words.value(name, parts[name] or ""))


def _date_range(parts: Parts, setting: Setting) -> Value:
    first = _date(parts, setting)
    last = _date({**parts, "day": parts["day2"]}, setting)
    if not isinstance(first, Interval) or not isinstance(last, Interval):
        return first if isinstance(first, str) else last
    if first.start is None or last.end is None or first.start > last.end:
        return "impossible-date"
    return calendar.days(first.start, last.end)


def _numeric(parts: Parts, setting: Setting) -> Value:
    one, two, year = (int(parts[key] or 0) for key in ("one", "two", "year"))
    day_first = one > 12 or parts["mark"] == "." or one == two
    if not day_first and two <= 12:
        return "ambiguous-date"
    return calendar.day(dt.date(year, two, one) if day_first else dt.date(year, one, two))


def _month(parts: Parts, setting: Setting) -> Value:
    number = _month_number(parts, setting)
    if year := parts.get("year"):
        return third_of(calendar.month(int(year), number), parts, setting)
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
    first = cast(int, setting.words.value("longmonth", parts["longmonth"] or ""))
    last = cast(int, setting.words.value("longmonth", parts["longmonth2"] or ""))
    if first >= last:
        return None
    return calendar.month(int(parts["year"] or 0), first, last - first + 1, "span")


def _month_that(parts: Parts, setting: Setting) -> Value:
    """In March of that year, the year being that of the date told before."""
    if setting.anchor is None or setting.anchor.start is None:
        return "no-anchor"
    return calendar.month(setting.anchor.start.year, _month_number(parts, setting))


def _month_of(parts: Parts, setting: Setting) -> Value:
    if setting.published is None:
        return "no-publication-date"
    if not parts.get("this") and not parts.get("last"):
        return None
    return calendar.month(setting.published.year - bool(parts.get("last")), _month_number(parts, setting))


def _weekday(parts: Parts, setting: Setting) -> Value:
    number = cast(int, setting.words.value("weekday", parts["weekday"] or ""))
    if parts.get("that") and setting.anchor and setting.anchor.start:
        return calendar.day(calendar.weekday(setting.anchor.start, number, "future"))
    if setting.published is None:
        return "no-publication-date"
    direction: Direction = setting.direction or "past"
    if parts.get("last") or parts.get("next"):
        direction = "past" if parts.get("last") else "future"
        return calendar.day(calendar.weekday(setting.published, number, direction, strict=True))
    return calendar.day(calendar.weekday(setting.published, number, direction))


def _deictic(parts: Parts, setting: Setting) -> Value:
    if setting.published is None:
        return "no-publication-date"
    return calendar.day(setting.published + cast(int, setting.words.value("deictic", parts["deictic"] or "")) * DAY)


def _overnight(parts: Parts, setting: Setting) -> Value:
    if setting.published is None:
        return "no-publication-date"
    return calendar.days(setting.published - DAY, setting.published)


def _quarter(parts: Parts, setting: Setting) -> Value:
    number = int((parts["q"] or "")[1:] or setting.words.value("ordinal", parts["ordinal"] or "") or 0)
    if not 1 <= number <= 4:
        return None
    return _of_year(parts, setting, lambda year: calendar.month(year, 3 * number - 2, 3, "quarter"))


def _season(parts: Parts, setting: Setting) -> Value:
    first = cast(int, setting.words.value("season", parts["season"] or ""))
    return _of_year(parts, setting, lambda year: calendar.month(year, first, 3, "season"))


def _of_year(parts: Parts, setting: Setting, make: Callable[[int], Interval]) -> Value:
    """An interval that every year has: of the year that is told, or the nearest that the tense allows."""
    if year := parts.get("year"):
        return third_of(make(int(year)), parts, setting)
    if setting.published is None:
        return "no-publication-date"
    near = setting.published.year
    held = [make(each) for each in range(max(1, near - 2), min(9998, near + 1) + 1)]
    if parts.get("last") and "season" not in parts:
        return make(near - 1)
    if parts.get("last"):
        held = [each for each in held if each.end and each.end < setting.published]
        return held[-1]
    if parts.get("next"):
        return next(each for each in held if each.start and each.start > setting.published)
    if parts.get("this"):
        return choose((make(near - 1), make(near)), replace(setting, direction=None), setting.published)
    return third_of(choose(held, setting, setting.published), parts, setting)


def _fiscal(parts: Parts, setting: Setting) -> Value:
    return "fiscal-year"


def _years(parts: Parts, setting: Setting) -> Value:
    first = int(parts.get("year") or parts.get("year3") or 0)
    last = int(parts.get("year2") or 0) or first // 100 * 100 + int(parts.get("short") or 0)
    return calendar.year(first, last - first + 1, "span") if first < last else None


def _year(parts: Parts, setting: Setting) -> Value:
    return third_of(calendar.year(int(parts["year"] or 0)), parts, setting)


def _decade(parts: Parts, setting: Setting) -> Value:
    first = int(parts.get("decade") or 0) or 1900 + int(parts.get("short") or 0)
    if word := parts.get("decade_word"):
        first = 1900 + cast(int, setting.words.value("decade_word", word))
    if first % 100 == 0 and first < 2000:  # the 1800s are all of them, the 2000s ten years
        return third_of(calendar.century(first), parts, setting)
    return third_of(calendar.year(first, 10, "decade"), parts, setting)


def _century(parts: Parts, setting: Setting) -> Value:
    if parts.get("bc"):
        return "before-year-one"
    number = cast(int, setting.words.value("ordinal", parts["ordinal"] or ""))
    return third_of(calendar.century(100 * number - 100), parts, setting)


def _holiday(parts: Parts, setting: Setting) -> Value:
    if parts.get("year"):
        near, held = int(parts["year"] or 0), None
        held = [each for each in _feasts(parts, setting, near) if each.start and each.start.year == near]
        return held[0] if held else "impossible-date"
    if setting.published is None:
        return "no-publication-date"
    held = _feasts(parts, setting, setting.published.year)
    if parts.get("last"):
        return [each for each in held if each.end and each.end < setting.published][-1]
    if parts.get("next"):
        return next(each for each in held if each.start and each.start > setting.published)
    return choose(held, setting, setting.published, override=True)


def _feasts(parts: Parts, setting: Setting, near: int) -> list[Interval]:
    """The days of a holiday in the years around one, in order."""
    held = setting.words.holidays
    name = parts["holiday"] or ""
    holiday = held.get(name) or next(h for word, h in held.items() if word.lower() == name.lower())
    values = holiday.values
    if holiday.rule == "date":
        return [calendar.day(dt.date(values[0], values[1], values[2]))]
    if holiday.rule == "hijri":
        starts = calendar.hijri_near(dt.date(near, 7, 1), values[0], values[1])
    else:
        makers: dict[str, Callable[[int], dt.date]] = {
            "fixed": lambda year: dt.date(year, values[0], values[1]),
            "easter": lambda year: calendar.easter(year) + values[0] * DAY,
            "orthodox_easter": lambda year: calendar.orthodox_easter(year) + values[0] * DAY,
            "weekday": lambda year: calendar.nth_weekday(year, values[0], values[1], values[2]),
        }
        starts = [makers[holiday.rule](year) for year in (near - 1, near, near + 1)]
    precision: Literal["day", "span"] = "day" if holiday.days == 1 else "span"
    return [calendar.days(start, start + (holiday.days - 1) * DAY, precision) for start in starts]


def _week_of(parts: Parts, setting: Setting) -> Value:
    date = _date(parts, setting)
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
    "month": _month,
    "month_of": _month_of,
    "months": _months,
    "month_that": _month_that,
    "weekday": _weekday,
    "deictic": _deictic,
    "overnight": _overnight,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "season": _season,
    "fiscal": _fiscal,
    "years": _years,
    "year": _year,
    "holiday": _holiday,
    "week_of": _week_of,
    "day_of_month": _day_of_month,
}
