"""Rules for dates that are counted in units: last week, two years ago, the next day, the end of the month.

Each rule takes the named parts of a match and the setting, and gives an interval, or the code of the reason why there
is none (`times_resolve.REASONS`), or None where it is no date at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import cast

from polybius.reading import times_calendar as calendar
from polybius.reading.times_calendar import DAY, Unit
from polybius.reading.times_setting import (
    Direction,
    Parts,
    Setting,
    Value,
    amount_of,
    choose,
    third_of,
    unit_of,
)
from polybius.records import Interval


def _which_unit(parts: Parts, setting: Setting) -> Value:
    unit = unit_of(parts, setting)
    if parts.get("that"):
        return _that_unit(unit, setting)
    if unit == "day":
        return _in_the_day(setting) if parts.get("within") else None
    if setting.published is None:
        return "no-publication-date"
    if unit == "weekend":
        return _weekend(parts, setting)
    if parts.get("last") and setting.words.value("last", parts["last"] or "") == "stretch":
        return _past_units(parts, setting)  # this past week
    step = -1 if parts.get("last") else 1 if parts.get("next") else 0
    whole = calendar.around(calendar.shift(setting.published, unit, step), unit)
    return _within(whole, parts, setting, setting.published)


def _that_unit(unit: Unit, setting: Setting) -> Value:
    """That year, the same month; not that day, where the text told of no more than a year."""
    anchor = setting.anchor
    if anchor is None or anchor.start is None or anchor.end is None:
        return "no-anchor"
    whole = calendar.around(anchor.start, unit)
    return whole if whole.end and whole.end >= anchor.end else "no-anchor"


def _same_period(parts: Parts, setting: Setting) -> Value:
    """In the same month last year, in the same period a year earlier: what was told of last, a year before."""
    anchor = setting.anchor
    if parts.get("this"):  # this time last year
        return "no-publication-date" if setting.published is None else _month_before(setting.published)
    if anchor is None or anchor.start is None or anchor.end is None:
        return "no-anchor"
    start = calendar.shift(anchor.start, "year", -1)
    if unit := setting.words.value("unit", parts.get("unit") or ""):
        return calendar.around(start, cast(Unit, unit))
    end = calendar.shift(anchor.end + DAY, "year", -1) - DAY
    return calendar.days(start, end, anchor.precision)


def _month_before(published: dt.date) -> Interval:
    return calendar.around(calendar.shift(published, "year", -1), "month")


def _within(whole: Interval, parts: Parts, setting: Setting, published: dt.date) -> Interval:
    """Earlier this month: from its beginning to publication; later this month: from publication to its end."""
    which = setting.words.value("within", parts["within"] or "") if parts.get("within") else None
    if which == "before" and whole.start and whole.start <= published <= (whole.end or published):
        return Interval(whole.start, published, whole.precision)
    if which == "after" and whole.end and (whole.start or published) <= published <= whole.end:
        return Interval(published, whole.end, whole.precision)
    return third_of(whole, parts, setting)


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
    return choose(held, Setting(setting.words, published, direction), published)


def _past_units(parts: Parts, setting: Setting) -> Value:
    return _stretch(parts, setting, -1)


def _coming_units(parts: Parts, setting: Setting) -> Value:
    return _stretch(parts, setting, 1)


def _stretch(parts: Parts, setting: Setting, step: int) -> Value:
    amount = amount_of(parts, setting)
    if amount is None:
        return "vague"
    story = _story_end(setting) if step > 0 and setting.direction == "past" else None
    begin = story or setting.published
    if begin is None:
        return "no-publication-date"
    other = _moved(begin, amount, parts, setting, step)
    return calendar.days(min(other, begin), max(other, begin))


def _story_end(setting: Setting) -> dt.date | None:
    """Over the next five years he served: told in the past, it goes on from what was told before."""
    return setting.anchor.end if setting.anchor else None


def _moved(begin: dt.date, amount: tuple[int, Unit], parts: Parts, setting: Setting, step: int) -> dt.date:
    """So many units from a day; hours are the days that they reach into."""
    number, unit = amount
    if parts.get("clock"):
        hours = number if setting.words.value("clock", parts["clock"] or "") == "hour" else 0
        return begin + step * -(-hours // 24) * DAY
    return calendar.shift(begin, unit, step * number)


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
    amount = amount_of(parts, setting)
    if amount is None:
        return "vague"
    if setting.published is None:
        return "no-publication-date"
    if parts.get("clock"):
        return calendar.day(_moved(setting.published, amount, parts, setting, step))
    number, unit = amount
    if not parts.get("count"):  # half a year, half a century
        halves: dict[str, tuple[Unit, int]] = {"year": ("month", 6), "decade": ("year", 5), "century": ("year", 50)}
        unit, number = halves.get(unit, (unit, 0))
    if unit in {"week", "fortnight"} and number == 1:  # a week ago: that day, unlike two weeks ago
        return calendar.day(calendar.shift(setting.published, unit, step))
    return _counted(setting.published, unit, step * number)


def _earlier(parts: Parts, setting: Setting) -> Value:
    amount = amount_of(parts, setting)
    if amount is None:
        return "vague"
    number, unit = amount
    if setting.anchor is None or setting.anchor.start is None or setting.anchor.end is None:
        return "no-anchor"
    step = cast(int, setting.words.value("earlier", parts["earlier"] or ""))
    from_day = setting.anchor.end if step > 0 else setting.anchor.start
    if unit in {"week", "fortnight"} and setting.anchor.precision == "day":
        return calendar.day(calendar.shift(from_day, unit, step * number))
    return _counted(from_day, unit, step * number)


def _adjacent(parts: Parts, setting: Setting) -> Value:
    step = cast(int, setting.words.value("adjacent", parts["adjacent"] or ""))
    anaphoric = setting.anchor is not None and setting.words.has("anaphoric", parts["adjacent"] or "")
    if parts["unit"] != "day" and step and not anaphoric and (setting.direction == "future" or setting.anchor is None):
        return _which_unit({"unit": parts["unit"], "last" if step < 0 else "next": "x"}, setting)
    return _beside(parts, setting, step)


def _day_before(parts: Parts, setting: Setting) -> Value:
    return _beside(parts, setting, cast(int, setting.words.value("earlier", parts["adjacent"] or "")))


def _beside(parts: Parts, setting: Setting, step: int) -> Value:
    anchor, unit = setting.anchor, unit_of(parts, setting)
    if anchor is None or anchor.start is None or anchor.end is None or (unit == "day" and anchor.precision != "day"):
        return "no-anchor"
    return _counted(anchor.end if step > 0 else anchor.start, unit, step)


def _in_units(parts: Parts, setting: Setting) -> Value:
    return _stretch(parts, setting, 1) if setting.direction == "future" else None


def _that_day(parts: Parts, setting: Setting) -> Value:
    """That same night: the day that the text told of."""
    return _that_unit("day", setting)


def _in_the_day(setting: Setting) -> Value:
    """Earlier in the day: the one that was told of just before, else that of publication."""
    if setting.anchor is not None and setting.anchor.precision == "day":
        return setting.anchor
    return "no-publication-date" if setting.published is None else calendar.day(setting.published)


def _before_last(parts: Parts, setting: Setting) -> Value:
    if setting.published is None:
        return "no-publication-date"
    unit = unit_of(parts, setting)
    step = -2 if parts.get("last") else 2
    return calendar.around(calendar.shift(setting.published, unit, step), unit)


def _ago_this(parts: Parts, setting: Setting) -> Value:
    """Five years ago this week, ten years ago today."""
    amount = amount_of(parts, setting)
    if amount is None:
        return "vague"
    if setting.published is None:
        return "no-publication-date"
    number, unit = amount
    precise = setting.words.value("unit", (parts["this"] or "").split()[-1]) or "day"
    return calendar.around(calendar.shift(setting.published, unit, -number), cast(Unit, precise))


def _week_from(parts: Parts, setting: Setting) -> Value:
    """A week from Sunday, two weeks ago Sunday."""
    amount = amount_of(parts, setting)
    if amount is None:
        return "vague"
    if setting.published is None:
        return "no-publication-date"
    number = cast(int, setting.words.value("weekday", parts["weekday"] or ""))
    way: Direction = "future" if parts.get("from") else "past"
    step = 7 * amount[0] * (1 if way == "future" else -1)
    return calendar.day(calendar.weekday(setting.published, number, way) + step * DAY)


RULES: Mapping[str, Callable[[Parts, Setting], Value]] = {
    "unit": _which_unit,
    "in_unit": _which_unit,
    "same_period": _same_period,
    "weekend": _weekend,
    "past_units": _past_units,
    "coming_units": _coming_units,
    "ago": _ago,
    "ahead": _ahead,
    "earlier": _earlier,
    "adjacent": _adjacent,
    "day_before": _day_before,
    "in_units": _in_units,
    "that_day": _that_day,
    "before_last": _before_last,
    "ago_this": _ago_this,
    "week_from": _week_from,
}
