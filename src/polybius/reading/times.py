"""Stage times: temporal expressions and the days that they mean.

The forms and words are vocabulary (``times.yaml``, ``time_words.yaml``, ``holidays.yaml``); the parse tells tense and
keeps verbs, names and counts apart. What is relative to the day of publication stays unresolved where that is not
known. Durations ("for three years") are not records.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from polybius.reading import times_words
from polybius.reading.document import Document, Found, Why
from polybius.reading.times_checks import stands
from polybius.reading.times_govern import event_date
from polybius.reading.times_join import Dated, joined
from polybius.reading.times_resolve import REASONS, because, resolve
from polybius.reading.times_setting import Direction, Parts, Setting
from polybius.reading.times_tense import direction, in_main_clause
from polybius.reading.times_words import Form, Words
from polybius.records import Interval, Skipped, Time

__all__ = ["REASONS", "event_date", "find"]

OF_A_YEAR = frozenset({"day", "month", "quarter"})
"""Precisions of a date that another one without a year can follow on. With years and seasons the F1 of value falls from
0.842 to 0.841 in one half of the documents of evaluation/sets/times.py and from 0.849 to 0.848 in the other."""

STORY_SENTENCES, STORY_DAYS = 3, 365
"""A date without a year is of the year told up to so many sentences before, where that is over this many days before
publication. F1 of value in the two halves: 0.841 and 0.847 without, 0.842 and 0.849 with one sentence, 0.843 and 0.850
with three."""

FIGURES = re.compile(r"(?<![\w/.])([0-3]?[0-9])/([0-3]?[0-9])/(?:[12][0-9]{3}|[0-9]{2})(?![\w/])")
"""A date in figures, for the order of its day and month."""

ANCHOR_SENTENCES = 4
"""How many sentences back a date may stand for "the next day" to count from it; four is a little better than two."""


@dataclass(frozen=True, slots=True)
class Match:
    """A form found in the clean text: character range, named parts, and the rule that resolves it."""

    start: int
    end: int
    form: Form
    parts: Parts


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text told: in which sentence, which one, and whether a main clause told it."""

    sentence: int
    value: Interval
    main: bool


def find(document: Document) -> Found[Time]:
    """Every temporal expression of the article, in order and disjoint, with its interval where it has one.

    Relative expressions need ``article.published``; without it they have no value and are in ``skipped``. A time has no
    id: the reason of each is kept under ``time:START-END``.
    """
    words = times_words.load(document.article.language)
    times: list[Time] = []
    skipped: list[Skipped] = []
    whys: dict[str, Why] = {}
    plain = _plain(document.clean.text)
    for dated in joined(plain, _dated(document, plain, words), words):
        span = document.char_span(dated.start, dated.end)
        value = dated.value if isinstance(dated.value, Interval) else None
        times.append(Time(start=span.start, end=span.end, text=span.text, value=value))
        whys[f"time:{span.start}-{span.end}"] = Why(f"times: {dated.form}", dated.because)
        if isinstance(dated.value, str):
            skipped.append(Skipped(stage="times", code=dated.value, why=REASONS[dated.value], evidence=(span,)))
    return Found(tuple(times), tuple(skipped), whys)


def _matches(text: str, doc: Doc, words: Words) -> Iterator[Match]:
    """The longest form at each place, from left to right; of two as long the one that the file has first."""
    found = [
        (match.start(), -match.end(), order, match, form)
        for order, (form, pattern) in enumerate(words.forms)
        for match in pattern.finditer(text)
        if stands(doc, match, form.check, words)
    ]
    reached = 0
    for start, negative_end, _, match, form in sorted(found, key=lambda each: each[:3]):
        if start >= reached:
            yield Match(start, -negative_end, form, match.groupdict())
            reached = -negative_end


def _plain(text: str) -> str:
    """The text with the digits of other scripts as ours and curly apostrophes as straight ones, as long as before."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else "'" if c == "’" else c for c in text)


def _day_first(text: str) -> bool | None:
    """The order of day and month in the article's dates in figures, where some show it and none says otherwise."""
    shown = [(int(m[1]) > 12, int(m[2]) > 12) for m in FIGURES.finditer(text)]
    day_first, month_first = any(first for first, _ in shown), any(second for _, second in shown)
    return None if day_first == month_first else day_first


def _dated(document: Document, plain: str, words: Words) -> Iterator[Dated]:
    """Resolve matches in order; a day told earlier is what "two days later" counts from."""
    told: list[Told] = []
    article = Setting(words, document.article.published, day_first=_day_first(plain))
    order = {sentence.start: index for index, sentence in enumerate(document.doc.sents)}
    for match in _matches(plain, document.doc, words):
        tokens = _tokens(document.doc, match.start, match.end)
        sentence = order[tokens[0].sent.start]
        setting = _setting(article, told, sentence, direction(tokens.root, words))
        value = resolve(match.form.resolve, match.parts, setting)
        if isinstance(value, Interval):
            told.append(Told(sentence, value, in_main_clause(tokens.root)))
        if value is not None:
            reasons = because(match.form, match.parts, setting, value)
            yield Dated(match.start, match.end, value, match.form.name, reasons)


def _setting(article: Setting, told: list[Told], sentence: int, way: Direction | None) -> Setting:
    """What an expression of a sentence is relative to."""
    near = told[-1] if told and sentence - told[-1].sentence <= ANCHOR_SENTENCES else None
    anchor = near.value if near else None
    return replace(
        article,
        direction=way,
        anchor=anchor,
        story=_story(near, sentence, article.published) if way == "past" else None,
    )


def _story(near: Told | None, sentence: int, published: dt.date | None) -> Interval | None:
    """What a main clause told of just before, where that was long before publication and the story is still past."""
    if near is None or not near.main or sentence - near.sentence > STORY_SENTENCES:
        return None
    value = near.value
    if value.start is None or value.end is None or value.precision not in OF_A_YEAR:
        return None
    return value if published is None or (published - value.end).days > STORY_DAYS else None


def _tokens(doc: Doc, start: int, end: int) -> Span:
    span = doc.char_span(start, end, alignment_mode="expand")
    assert span is not None
    return span


def head(document: Document, time: Time) -> Token | None:
    """The syntactic head of a temporal expression; None where cleaning left nothing of it."""
    first, last = document.tokens(time)
    return document.doc[first:last].root if last > first else None
