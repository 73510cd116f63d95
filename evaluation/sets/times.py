"""Temporal expressions: found, and the interval right. AQUAINT (TempEval-3) and MEANTIME, TIMEX3 of type DATE.

The day of publication is the document's own creation time. Found: one of our expressions overlaps the gold one.
Right: the same interval, or the same start; where the gold value is modified (START, MID, END), an interval inside the
gold one. Values that are no calendar interval (PRESENT_REF, fiscal years, XXXX) are left out.
"""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.figures import share
from polybius.reading import parse, text, times
from polybius.reading import times_calendar as calendar
from polybius.records import Interval, Time, make_article

DATA = ("data/times/aquaint", "data/times/meantime")
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
HALVES = {"H1": 1, "H2": 7}


@dataclass(frozen=True, slots=True)
class Gold:
    """A TIMEX3 of a text: where it stands and what it means."""

    start: int
    end: int
    value: Interval
    modified: bool


@dataclass(frozen=True, slots=True)
class Dated:
    """A text with its day of publication and its temporal expressions."""

    text: str
    published: dt.date | None
    gold: tuple[Gold, ...]


def evaluate(shared: Path) -> dict[str, float]:
    """Shares found and right of all gold dates, and the precision of ours: those that overlap any gold TIMEX3."""
    wanted = found = right = 0
    for document in documents(shared):
        article = make_article(document.text, published=document.published)
        ours = times.find(parse.parse(article, text.clean(article.text))).records
        for gold in document.gold:
            near = [time for time in ours if time.start < gold.end and gold.start < time.end]
            wanted += 1
            found += bool(near)
            right += any(is_right(time, gold) for time in near)
    return {"n": wanted, "times.found": share(found, wanted), "times.right": share(right, wanted)}


def is_right(time: Time, gold: Gold) -> bool:
    """Whether our interval is the gold one."""
    ours, theirs = time.value, gold.value
    if ours is None or ours.start is None or theirs.start is None or theirs.end is None:
        return False
    if gold.modified and ours.end:
        return theirs.start <= ours.start and ours.end <= theirs.end
    return ours.start == theirs.start


def documents(shared: Path) -> Iterator[Dated]:
    """The texts of both sets, in the order of their names."""
    for folder in DATA:
        if not (shared / folder).exists():
            raise FileNotFoundError(folder)
    for path in sorted((shared / DATA[0]).glob("*.tml")):
        yield _timeml(path)
    for path in sorted((shared / DATA[1]).glob("*/*.xml")):
        yield _meantime(path)


def _timeml(path: Path) -> Dated:
    root = ET.parse(path).getroot()
    published = next(
        (e.get("value", "") for e in root.iter("TIMEX3") if e.get("functionInDocument") == "CREATION_TIME"), ""
    )
    pieces: list[str] = []
    gold: list[Gold] = []
    body = root.find("TEXT")
    if body is not None:
        _walk(body, pieces, gold)
    return Dated("".join(pieces), _day(published), tuple(gold))


def _walk(element: ET.Element, pieces: list[str], gold: list[Gold]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, gold)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3" and (made := _gold(element, start, sum(map(len, pieces)))):
        gold.append(made)


def _meantime(path: Path) -> Dated:
    """Tokens with sentence numbers; marks refer to tokens. Tokens are put together with spaces."""
    root = ET.parse(path).getroot()
    pieces: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    at, sentence = 0, "0"
    for token in root.iter("token"):
        word = token.text or ""
        new = str(token.get("sentence"))
        gap = "" if not pieces else "\n\n" if new != sentence and int(new) < 3 else "" if word in {",", "."} else " "
        pieces += (gap, word)
        at += len(gap)
        places[str(token.get("t_id"))] = (at, at + len(word))
        at, sentence = at + len(word), new
    published, gold = "", []
    for mark in root.iter("TIMEX3"):
        if mark.get("functionInDocument") == "CREATION_TIME":
            published = published or mark.get("value", "")
        held = [places[str(anchor.get("t_id"))] for anchor in mark.iter("token_anchor")]
        if held and (made := _gold(mark, min(held)[0], max(held)[1])):
            gold.append(made)
    return Dated("".join(pieces), _day(published), tuple(gold))


def _gold(mark: ET.Element, start: int, end: int) -> Gold | None:
    value = interval(mark.get("value", "")) if mark.get("type") == "DATE" else None
    return Gold(start, end, value, bool(mark.get("mod"))) if value else None


def _day(value: str) -> dt.date | None:
    found = interval(value[:10])
    return found.start if found else None


def interval(value: str) -> Interval | None:
    """A TIMEX3 value of type DATE as days; None where it is no calendar interval."""
    value = re.sub(r"(-XX)+$", "", re.sub(r"T.*$", "", value))
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        return calendar.day(dt.date(int(match[1]), int(match[2]), int(match[3])))
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return calendar.month(int(match[1]), int(match[2]))
    if match := re.fullmatch(r"(\d{4})-W(\d\d?)(-WE)?", value):
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return calendar.around(monday, "weekend" if match[3] else "week")
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return calendar.month(int(match[1]), 3 * int(match[2]) - 2, 3, "quarter")
    if match := re.fullmatch(r"(\d{4})-([A-Z][A-Z1-2])", value):
        first = SEASONS.get(match[2]) or HALVES.get(match[2])
        return calendar.month(int(match[1]), first, 6 if match[2] in HALVES else 3, "season") if first else None
    if match := re.fullmatch(r"(\d{4}|\d{3}X?|\d\d)", value):
        digits = match[1].rstrip("X")
        size = 10 ** (4 - len(digits))
        return calendar.year(int(digits) * size, size) if int(digits) else None
    return None
