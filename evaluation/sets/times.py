"""Temporal expressions: found, and the interval right. AQUAINT (TempEval-3), MEANTIME, and the dates of GUM.

Wanted are TIMEX3 of type DATE and GUM's ``<date>`` that mean a calendar interval. What means none is left out: values
such as PRESENT_REF ("now": the product gives no interval for these), fiscal years, XXXX, and GUM's dates of every year
or before the year 1. The day of publication is the document's own creation time.

found: one of our expressions overlaps the gold one. right: its interval is the gold one, both ends; where the gold
value is modified (START, MID, END), it is that part of it; after "since" our open end is right where the beginnings
agree, since a TIMEX3 value cannot be open; a stretch ("from May to June", which the sets mark as two) is right for each
of its ends where it runs from the beginning of the first to the end of the last. begins: the beginnings agree, no more
(called right until November 2026). precision: of ours, those that overlap a gold expression of any type. value_f1: as
in TempEval-3, the harmonic mean of right among the wanted and right among ours, without those of ours on gold
expressions that are not wanted.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from evaluation.figures import f1, share
from evaluation.times_data import FOLDERS, Dated, Gold, documents
from polybius.reading import parse, text, times
from polybius.records import Interval, Time, make_article

DATA = tuple(FOLDERS.values())


def evaluate(shared: Path) -> dict[str, float]:
    """The five figures over all sets (``times.``) and for each set by its name."""
    counts = {name: Counter[str]() for name in ("times", *FOLDERS)}
    for document in documents(shared):
        counted = count(document, find(document))
        counts["times"] += counted
        counts[document.set] += counted
    shown = {f"{name}.{kind}": figure for name, each in counts.items() for kind, figure in figures(each).items()}
    return {"n": counts["times"]["wanted"], **shown}


def find(document: Dated) -> tuple[Time, ...]:
    """Our expressions of a document."""
    article = make_article(document.text, published=document.published)
    return times.find(parse.parse(article, text.clean(article.text))).records


def count(document: Dated, ours: tuple[Time, ...]) -> Counter[str]:
    """How many were wanted, found, right and begin alike; ours, those on any gold, and those on what is not wanted."""
    counted = Counter[str]()
    for gold in document.gold:
        if gold.value is not None:
            near = [time for time in ours if overlap(time, gold)]
            counted["wanted"] += 1
            counted["found"] += bool(near)
            counted["right"] += any(is_right(time, gold) or _is_stretch(time, document) for time in near)
            counted["begins"] += any(begins(time, gold) for time in near)
    for time in ours:
        on = [gold.value is not None for gold in document.gold if overlap(time, gold)]
        counted["ours"] += 1
        counted["on_gold"] += bool(on)
        counted["on_others"] += bool(on) and not any(on)
    return counted


def figures(counted: Mapping[str, int]) -> dict[str, float]:
    """The figures from the counts."""
    wanted, ours = counted["wanted"], counted["ours"]
    return {
        "found": share(counted["found"], wanted),
        "right": share(counted["right"], wanted),
        "begins": share(counted["begins"], wanted),
        "precision": share(counted["on_gold"], ours),
        "value_f1": f1(counted["right"], wanted, ours - counted["on_others"]),
    }


def overlap(time: Time, gold: Gold) -> bool:
    """Whether the two expressions share a character."""
    return time.start < gold.end and gold.start < time.end


def is_right(time: Time, gold: Gold) -> bool:
    """Whether our interval is the gold one, or the part of it that the gold modifier names."""
    ours, theirs = time.value, gold.value
    if ours is None or theirs is None or ours.start is None:
        return False
    if gold.mod in {"START", "MID", "END"}:
        return _is_part(ours, theirs, gold.mod)
    return ours.start == theirs.start and (ours.end == theirs.end or ours.end is None)


def _is_part(ours: Interval, theirs: Interval, mod: str) -> bool:
    if ours.start is None or ours.end is None or theirs.start is None or theirs.end is None:
        return False
    first, last = ours.start == theirs.start, ours.end == theirs.end
    at_its_place = {"START": first and not last, "MID": not first and not last, "END": last and not first}[mod]
    return at_its_place and theirs.start <= ours.start and ours.end <= theirs.end


def _is_stretch(time: Time, document: Dated) -> bool:
    """Whether our one expression covers several gold ones and their whole stretch."""
    in_order = sorted(document.gold, key=lambda gold: gold.start)
    held = [gold.value for gold in in_order if gold.value and overlap(time, gold)]
    if len(held) < 2 or time.value is None or time.value.start is None:
        return False
    return (time.value.start, time.value.end) == (held[0].start, held[-1].end)


def begins(time: Time, gold: Gold) -> bool:
    """Whether our interval begins with the gold one, or lies in it where that is modified."""
    ours, theirs = time.value, gold.value
    if ours is None or ours.start is None or theirs is None or theirs.start is None:
        return False
    if gold.mod and ours.end:
        return theirs.start <= ours.start and ours.end <= (theirs.end or dt.date.max)
    return ours.start == theirs.start


def of_half(shared: Path, half: int) -> Iterator[Dated]:
    """Every other document: the halves that errors are looked at in (0) and that only figures are taken from (1)."""
    seen = Counter[str]()
    for document in documents(shared):
        if seen[document.set] % 2 == half:
            yield document
        seen[document.set] += 1
