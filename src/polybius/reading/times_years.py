"""Rules for years and what is named by a year: parts of one, several, decades, centuries.

Each rule takes the named parts of a match and the setting, and gives an interval, or the code of the reason why there
is none (`times_resolve.REASONS`), or None where it is no date at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast

from polybius.reading import times_calendar as calendar
from polybius.reading.times_setting import Parts, Setting, Value, choose, third_of
from polybius.records import Interval


def _quarter(parts: Parts, setting: Setting) -> Value:
    number = int((parts["q"] or "")[1:] or setting.words.value("ordinal", parts["ordinal"] or "") or 0)
    number = 4 if parts.get("final") else number
    if not 1 <= number <= 4:
        return None
    return _of_year(parts, setting, lambda year: calendar.month(year, 3 * number - 2, 3, "quarter"))


def _half(parts: Parts, setting: Setting) -> Value:
    """Six months of a year."""
    number = int((parts["h"] or "")[1:] or setting.words.value("ordinal", parts["ordinal"] or "") or 0)
    number = 2 if parts.get("final") else number
    if number not in {1, 2}:
        return None
    return _of_year(parts, setting, lambda year: calendar.month(year, 6 * number - 5, 6, "span"))


def _season(parts: Parts, setting: Setting) -> Value:
    first = cast(int, setting.words.value("season", parts["season"] or ""))
    return _of_year(parts, setting, lambda year: calendar.month(year, first, 3, "season"))


def _of_year(parts: Parts, setting: Setting, make: Callable[[int], Interval]) -> Value:
    """An interval that every year has: of the year that is told, or the nearest that the tense allows."""
    if year := parts.get("year"):
        return third_of(make(int(year)), parts, setting)
    if setting.published is None:
        return "no-publication-date"
    if "season" not in parts:
        return _in_named_year(parts, setting, setting.published, make)
    held = _around(setting.published, make)
    if parts.get("last"):
        held = [each for each in held if each.end and each.end < setting.published][-1:]
    elif parts.get("next"):
        held = [each for each in held if each.start and each.start > setting.published][:1]
    elif parts.get("this"):
        return choose(held[-3:-1], replace(setting, direction=None), setting.published)
    return third_of(choose(held, setting, setting.published), parts, setting) if held else "impossible-date"


def _around(published: dt.date, make: Callable[[int], Interval]) -> list[Interval]:
    """The intervals of the years around publication, in order; the last is that of the next year."""
    return [make(each) for each in range(max(1, published.year - 2), min(9998, published.year + 1) + 1)]


def _in_named_year(parts: Parts, setting: Setting, published: dt.date, make: Callable[[int], Interval]) -> Value:
    """A quarter or half of last, this or next year; of "the year" or without one the nearest that the tense allows."""
    if parts.get("last") or parts.get("next") or (parts.get("this") or "").lower() == "this":
        return make(published.year - bool(parts.get("last")) + bool(parts.get("next")))
    return third_of(choose(_around(published, make), setting, published), parts, setting)


def _fiscal(parts: Parts, setting: Setting) -> Value:
    return "fiscal-year"


def _years(parts: Parts, setting: Setting) -> Value:
    first = int(parts.get("year") or parts.get("year3") or 0)
    last = int(parts.get("year2") or 0) or first // 100 * 100 + int(parts.get("short") or 0)
    return calendar.year(first, last - first + 1, "span") if first < last else None


def _year(parts: Parts, setting: Setting) -> Value:
    return third_of(calendar.year(int(parts["year"] or 0)), parts, setting)


def _short_year(parts: Parts, setting: Setting) -> Value:
    """In '91: the last year with these figures."""
    if setting.published is None:
        return "no-publication-date"
    return calendar.year(full_year(int(parts["short"] or 0), setting.published.year))


def full_year(short: int, published: int) -> int:
    """A year in two figures: the last such year, or the next where the article looks one year ahead at most."""
    year = published // 100 * 100 + short
    return year - 100 if year > published + 1 else year


def _era(parts: Parts, setting: Setting) -> Value:
    if parts.get("bc"):
        return "before-year-one"
    return calendar.year(int(parts.get("ad") or parts.get("ad2") or 0))


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


RULES: Mapping[str, Callable[[Parts, Setting], Value]] = {
    "quarter": _quarter,
    "season": _season,
    "half": _half,
    "fiscal": _fiscal,
    "years": _years,
    "year": _year,
    "short_year": _short_year,
    "era": _era,
    "decade": _decade,
    "century": _century,
}
