"""Dates that belong together: the ends of one stretch, and a beginning whose end is open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from polybius.reading.times_words import Words
from polybius.records import Interval


@dataclass(frozen=True, slots=True)
class Dated:
    """A match with what it means, an interval or the code of the reason why there is none; by which form, and why."""

    start: int
    end: int
    value: Interval | str
    form: str
    because: tuple[str, ...] = ()


def joined(text: str, dated: Iterator[Dated], words: Words) -> Iterator[Dated]:
    """Two dates that are the ends of one stretch become one; a date after "since" has an open end."""
    held: Dated | None = None
    for each in dated:
        if held is not None and (whole := _stretch(text, held, each, words)) is not None:
            held = whole
            continue
        if held is not None:
            yield _opened(text, held, words)
        held = each
    if held is not None:
        yield _opened(text, held, words)


def _stretch(text: str, first: Dated, last: Dated, words: Words) -> Dated | None:
    """Between May and June, from Monday to Friday, 3 May - 9 May."""
    between = text[first.end : last.start]
    joins = words.value("joins", between.strip())
    if joins is None or not isinstance(first.value, Interval) or not isinstance(last.value, Interval):
        return None
    opens = words.value("opens", _word_before(text, first.start))
    alike = first.value.precision == last.value.precision and first.form == last.form
    alone = joins == "through" or (joins == "to" and not between.strip().isalpha())
    if opens != ("to" if joins == "through" else joins) and not (alone and alike):
        return None
    if first.value.start is None or last.value.end is None or first.value.start > last.value.end:
        return None
    because = (f"from {first.form} to {last.form}", *dict.fromkeys((*first.because, *last.because)))
    return Dated(first.start, last.end, Interval(first.value.start, last.value.end, "span"), first.form, because)


def _opened(text: str, dated: Dated, words: Words) -> Dated:
    """Since 2011, from Monday on: the end is open."""
    if not isinstance(dated.value, Interval):
        return dated
    since = words.value("since", _word_before(text, dated.start))
    onward = re.match(r"\s+(\w+)", text[dated.end : dated.end + 12])
    if since == 0 or (since == 1 and onward and words.has("onward", onward[1])):
        value, because = (
            Interval(dated.value.start, None, "span"),
            (*dated.because, "the word before leaves the end open"),
        )
        return replace(dated, value=value, because=because)
    return dated


def _word_before(text: str, start: int) -> str:
    words = re.search(r"([\w'-]+)\s+(?:the\s+)?$", text[max(0, start - 30) : start])
    return words[1].lower() if words else ""
