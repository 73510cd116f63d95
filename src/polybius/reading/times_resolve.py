"""From the words of a temporal expression to an interval of days.

One function for each value of ``resolve`` in ``times.yaml``. Each takes the named parts of the match and the setting,
and gives an interval, or the code of the reason why there is none (`REASONS`), or None where it is no date at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, cast

from polybius.reading import times_calendar as calendar
from polybius.reading.times_calendar import DAY, Third, Unit
from polybius.reading.times_words import Words
from polybius.records import Interval

Parts = Mapping[str, str | None]
Direction = Literal["past", "future"]
Value = Interval | str | None

REASONS: Mapping[str, str] = {
    "no-publication-date": "Relative to the day of publication, which is not known.",
    "no-anchor": "Relative to another day, and the text names none just before.",
    "vague": "Says that there were several units, not how many.",
    "impossible-date": "The calendar has no such day.",
    "ambiguous-date": "Day and month could be either way round.",
    "fiscal-year": "A budget year; when it begins differs by country.",
    "before-year-one": "Before the first year that dates here can have.",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is relative to: publication, the tense of its clause, the last date told before it."""

    words: Words
    published: dt.date | None
    direction: Direction | None = None
    anchor: Interval | None = None


FAR, NEAR = 270, 95
"""Days: a date without a year that is farther than the first is not meant where another is nearer than the second.
Set on TempEval-3's AQUAINT, where every date of day and month lies within nine months of publication."""


def resolve(rule: str, parts: Parts, setting: Setting) -> Value:
    """The interval of an expression, or a key of `REASONS`, or None for no date."""
    try:
        return RULES[rule](parts, setting)
    except (ValueError, OverflowError):  # the calendar itself says so: 30 February, the year 12000
        return "impossible-date"


def _number(parts: Parts, setting: Setting) -> int | None:
    """The count of units; None where the text says several."""
    words = parts.get("n")
    if not words:
        return 1
    if words.isdigit():
        return int(words)
    value = setting.words.value("number", words)
    return value if isinstance(value, int) else None


def _unit(parts: Parts, setting: Setting) -> Unit:
    value = setting.words.value("unit", parts.get("unit") or "day") or "day"
    return cast(Unit, value)


def _third(whole: Interval, parts: Parts, setting: Setting) -> Interval:
    """The part of an interval that ``phase``, ``part`` or ``within`` asks for."""
    if part := parts.get("part"):
        return _edge(whole, cast(Third, setting.words.value("part", part)))
    word = parts.get("phase") or parts.get("within")
    which = setting.words.value("phase" if parts.get("phase") else "within", word) if word else None
    return calendar.third(whole, cast(Third, which)) if which in {"early", "mid", "late"} else whole


def _edge(whole: Interval, which: Third) -> Interval:
    """The end of a year is its last month, that of a month its last third."""
    if whole.precision == "year" and which != "mid" and whole.start:
        return calendar.month(whole.start.year, 1 if which == "early" else 12)
    return calendar.third(whole, which)


def _choose(
    candidates: Iterable[Interval], setting: Setting, published: dt.date, *, override: bool = False
) -> Interval:
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
    return _choose(candidates, setting, setting.published, override=True) if candidates else "impossible-date"


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
        return _third(calendar.month(int(year), number), parts, setting)
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
    return _third(_choose(held, setting, published), parts, setting)


def _month_of(parts: Parts, setting: Setting) -> Value:
    if setting.published is None:
        return "no-publication-date"
    if not parts.get("this") and not parts.get("last"):
        return None
    return calendar.month(setting.published.year - bool(parts.get("last")), _month_number(parts, setting))


def _weekday(parts: Parts, setting: Setting) -> Value:
    number = cast(int, setting.words.value("weekday", parts["weekday"] or ""))
    if parts.get("that"):
        if not setting.anchor or not setting.anchor.start:
            return "no-anchor"
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


def _which_unit(parts: Parts, setting: Setting) -> Value:
    unit = _unit(parts, setting)
    if parts.get("that"):
        if setting.anchor is None or setting.anchor.start is None:
            return "no-anchor"
        return calendar.around(setting.anchor.start, unit)
    if unit == "day":
        return None
    if setting.published is None:
        return "no-publication-date"
    if unit == "weekend":
        return _weekend(parts, setting)
    step = -1 if parts.get("last") else 1 if parts.get("next") else 0
    whole = calendar.around(calendar.shift(setting.published, unit, step), unit)
    return _within(whole, parts, setting, setting.published)


def _within(whole: Interval, parts: Parts, setting: Setting, published: dt.date) -> Interval:
    """Earlier this month: from its beginning to publication; later this month: from publication to its end."""
    which = setting.words.value("within", parts["within"] or "") if parts.get("within") else None
    if which == "before" and whole.start and whole.start <= published <= (whole.end or published):
        return Interval(whole.start, published, whole.precision)
    if which == "after" and whole.end and (whole.start or published) <= published <= whole.end:
        return Interval(published, whole.end, whole.precision)
    return _third(whole, parts, setting)


def _weekend(parts: Parts, setting: Setting) -> Value:
    if setting.published is None:
        return "no-publication-date"
    published = setting.published
    held = [calendar.around(published + 7 * step * DAY, "weekend") for step in (-1, 0, 1)]
    if parts.get("last"):
        return next(w for w in reversed(held) if w.end and w.end < published)
    if parts.get("next"):
        return next(w for w in held if w.start and w.start > published)
    direction = setting.direction or ("future" if parts.get("this") else "past")
    return _choose(held, Setting(setting.words, published, direction), published)


def _past_units(parts: Parts, setting: Setting) -> Value:
    return _stretch(parts, setting, -1)


def _coming_units(parts: Parts, setting: Setting) -> Value:
    return _stretch(parts, setting, 1)


def _stretch(parts: Parts, setting: Setting, step: int) -> Value:
    number = _number(parts, setting)
    if number is None:
        return "vague"
    if setting.published is None:
        return "no-publication-date"
    other = calendar.shift(setting.published, _unit(parts, setting), step * number)
    return calendar.days(min(other, setting.published), max(other, setting.published))


def _counted(date: dt.date, unit: Unit, count: int) -> Interval:
    """So many units from a date, as precise as the unit: two months ago is a month."""
    other = calendar.shift(date, unit, count)
    coarse: dict[str, Unit] = {"decade": "year", "century": "year", "fortnight": "week", "weekend": "weekend"}
    return calendar.around(other, coarse.get(unit, unit))


def _ago(parts: Parts, setting: Setting) -> Value:
    return _from_publication(parts, setting, -1)


def _ahead(parts: Parts, setting: Setting) -> Value:
    return _from_publication(parts, setting, 1)


def _from_publication(parts: Parts, setting: Setting, step: int) -> Value:
    number, unit = _number(parts, setting), _unit(parts, setting)
    if number is None:
        return "vague"
    if setting.published is None:
        return "no-publication-date"
    if not parts.get("n"):  # half a year, half a century
        halves: dict[str, tuple[Unit, int]] = {"year": ("month", 6), "decade": ("year", 5), "century": ("year", 50)}
        unit, number = halves.get(unit, (unit, 0))
    if unit in {"week", "fortnight"} and number == 1:  # a week ago: that day, unlike two weeks ago
        return calendar.day(calendar.shift(setting.published, unit, step))
    return _counted(setting.published, unit, step * number)


def _earlier(parts: Parts, setting: Setting) -> Value:
    number, unit = _number(parts, setting), _unit(parts, setting)
    if number is None:
        return "vague"
    if setting.anchor is None or setting.anchor.start is None or setting.anchor.end is None:
        return "no-anchor"
    step = cast(int, setting.words.value("earlier", parts["earlier"] or ""))
    from_day = setting.anchor.end if step > 0 else setting.anchor.start
    if unit in {"week", "fortnight"} and setting.anchor.precision == "day":
        return calendar.day(calendar.shift(from_day, unit, step * number))
    return _counted(from_day, unit, step * number)


def _adjacent(parts: Parts, setting: Setting) -> Value:
    step = cast(int, setting.words.value("adjacent", parts["adjacent"] or ""))
    if parts["unit"] != "day" and step and (setting.direction == "future" or setting.anchor is None):
        return _which_unit({"unit": parts["unit"], "last" if step < 0 else "next": "x"}, setting)
    return _beside(parts, setting, step)


def _day_before(parts: Parts, setting: Setting) -> Value:
    return _beside(parts, setting, cast(int, setting.words.value("earlier", parts["adjacent"] or "")))


def _beside(parts: Parts, setting: Setting, step: int) -> Value:
    anchor, unit = setting.anchor, _unit(parts, setting)
    if anchor is None or anchor.start is None or anchor.end is None or (unit == "day" and anchor.precision != "day"):
        return "no-anchor"
    return _counted(anchor.end if step > 0 else anchor.start, unit, step)


def _in_units(parts: Parts, setting: Setting) -> Value:
    return _stretch(parts, setting, 1) if setting.direction == "future" else None


def _part_of_unit(parts: Parts, setting: Setting) -> Value:
    unit = _unit(parts, setting)
    if setting.published is None:
        return "no-publication-date"
    if unit in {"day", "weekend"}:
        return None
    step = -1 if parts.get("last") else 1 if parts.get("next") else 0
    whole = calendar.around(calendar.shift(setting.published, unit, step), unit)
    return _edge(whole, cast(Third, setting.words.value("part", parts["part"] or "")))


def _units_end(parts: Parts, setting: Setting) -> Value:
    if setting.published is None:
        return "no-publication-date"
    return _edge(calendar.around(setting.published, _unit(parts, setting)), "late")


def _decade(parts: Parts, setting: Setting) -> Value:
    first = int(parts["decade"] or 0) or 1900 + int(parts["short"] or 0)
    return _third(calendar.year(first, 10, "decade"), parts, setting)


def _century(parts: Parts, setting: Setting) -> Value:
    if parts.get("bc"):
        return "before-year-one"
    number = cast(int, setting.words.value("ordinal", parts["ordinal"] or ""))
    return _third(calendar.year(100 * number - 99, 100, "century"), parts, setting)


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
        return _third(make(int(year)), parts, setting)
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
        return _choose((make(near - 1), make(near)), replace(setting, direction=None), setting.published)
    return _third(_choose(held, setting, setting.published), parts, setting)


def _fiscal(parts: Parts, setting: Setting) -> Value:
    return "fiscal-year"


def _years(parts: Parts, setting: Setting) -> Value:
    first = int(parts.get("year") or parts.get("year3") or 0)
    last = int(parts.get("year2") or 0) or first // 100 * 100 + int(parts.get("short") or 0)
    return calendar.year(first, last - first + 1, "span") if first < last else None


def _year(parts: Parts, setting: Setting) -> Value:
    return _third(calendar.year(int(parts["year"] or 0)), parts, setting)


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
    return _choose(held, setting, setting.published, override=True)


def _feasts(parts: Parts, setting: Setting, near: int) -> list[Interval]:
    """The days of a holiday in the years around one, in order."""
    held = setting.words.holidays
    name = parts["holiday"] or ""
    holiday = held.get(name) or next(h for word, h in held.items() if word.lower() == name.lower())
    values = holiday.values
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
    return _choose(held, setting, setting.published) if held else "impossible-date"


RULES: Mapping[str, Callable[[Parts, Setting], Value]] = {
    "date": _date,
    "date_range": _date_range,
    "numeric": _numeric,
    "month": _month,
    "month_of": _month_of,
    "weekday": _weekday,
    "deictic": _deictic,
    "overnight": _overnight,
    "unit": _which_unit,
    "in_unit": _which_unit,
    "weekend": _weekend,
    "past_units": _past_units,
    "coming_units": _coming_units,
    "ago": _ago,
    "ahead": _ahead,
    "earlier": _earlier,
    "adjacent": _adjacent,
    "day_before": _day_before,
    "in_units": _in_units,
    "part_of_unit": _part_of_unit,
    "units_end": _units_end,
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
