"""From the words of a temporal expression to an interval of days, by the rule that its form names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from polybius.reading import times_counted, times_feasts, times_named, times_pieces, times_years
from polybius.reading.times_setting import Parts, Setting, Value
from polybius.reading.times_words import Form
from polybius.records import Interval

REASONS: Mapping[str, str] = {
    "no-publication-date": "Relative to the day of publication, which is not known.",
    "no-anchor": "Relative to another day, and the text names none just before.",
    "vague": "Says that there were several units, not how many.",
    "several-dates": "Names several days that do not follow on each other.",
    "moving-feast": "A feast that moves, in a year for which its day is not known here (1925 to 2075 are).",
    "impossible-date": "The calendar has no such day.",
    "ambiguous-date": "Day and month could be either way round.",
    "fiscal-year": "A budget year; when it begins differs by country.",
    "before-year-one": "Before the first year that dates here can have.",
}

RULES = {
    **times_named.RULES,
    **times_pieces.RULES,
    **times_years.RULES,
    **times_feasts.RULES,
    **times_counted.RULES,
}
"""The values of ``resolve`` in ``times.yaml``."""


def resolve(rule: str, parts: Parts, setting: Setting) -> Value:
    """The interval of an expression, or a key of `REASONS`, or None for no date."""
    try:
        return RULES[rule](parts, setting)
    except (ValueError, OverflowError):  # the calendar itself says so: 30 February, the year 12000
        return "impossible-date"


def because(form: Form, parts: Parts, setting: Setting, value: Value) -> tuple[str, ...]:
    """What an expression means by its form, and what of the setting its value hangs on: without it, it would differ."""
    without = {
        f"published {setting.published}": replace(setting, published=None),
        f"its clause is {setting.direction}": replace(setting, direction=None),
        f"told just before: {_days(setting.anchor)}": replace(setting, anchor=None),
        f"goes on from {_days(setting.story)}": replace(setting, story=None),
        "the order of day and month in the article's other dates": replace(setting, day_first=None),
    }
    hangs = (why for why, other in without.items() if other != setting and resolve(form.resolve, parts, other) != value)
    return (form.definition, *hangs, *([REASONS[value]] if isinstance(value, str) else ()))


def _days(interval: Interval | None) -> str:
    return f"{interval.start} to {interval.end}" if interval else ""
