"""The texts that temporal expressions are measured on: TIMEX3 of AQUAINT and MEANTIME, ``<date>`` of GUM."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.text import untokenise
from polybius.reading import times_calendar as calendar
from polybius.records import Interval

FOLDERS = {"aquaint": "data/times/aquaint", "meantime": "data/times/meantime", "gum": "data/text/gum/xml"}
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
HALVES = {"H1": 1, "H2": 7}
MEANTIME_SENTENCES = 5
"""MEANTIME annotates the title, which is sentence 0 or 1, and the sentences after it up to this one."""
BLOCKS = {"p", "head", "item", "sp", "caption", "cell", "figure", "list", "q"}


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated expression: where it stands, and the interval that it means where it means one."""

    start: int
    end: int
    value: Interval | None
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A text with its day of publication and its temporal expressions."""

    set: str
    name: str
    text: str
    published: dt.date | None
    gold: tuple[Gold, ...]


def documents(shared: Path) -> Iterator[Dated]:
    """The texts of the three sets, in the order of their names. Raises `FileNotFoundError` naming a missing set."""
    for folder in FOLDERS.values():
        if not (shared / folder).exists():
            raise FileNotFoundError(folder)
    for path in sorted((shared / FOLDERS["aquaint"]).glob("*.tml")):
        yield _timeml(path)
    for path in sorted((shared / FOLDERS["meantime"]).glob("*/*.xml")):
        yield _meantime(path)
    for path in sorted((shared / FOLDERS["gum"]).glob("*.xml")):
        yield _gum(path)


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
    return Dated("aquaint", path.stem, "".join(pieces), _day(published), tuple(gold))


def _walk(element: ET.Element, pieces: list[str], gold: list[Gold]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, gold)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        gold.append(_gold(element, start, sum(map(len, pieces))))


def _meantime(path: Path) -> Dated:
    """Tokens with sentence numbers; marks refer to tokens. Tokens are put together with spaces until marks end."""
    root = ET.parse(path).getroot()
    pieces: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    at, sentence = 0, "0"
    for token in root.iter("token"):
        word = token.text or ""
        new = str(token.get("sentence"))
        if int(new) > MEANTIME_SENTENCES:
            break
        gap = "" if not pieces else "\n\n" if new != sentence and int(new) < 3 else "" if word in {",", "."} else " "
        pieces += (gap, word)
        at += len(gap)
        places[str(token.get("t_id"))] = (at, at + len(word))
        at, sentence = at + len(word), new
    published, gold = "", []
    for mark in root.iter("TIMEX3"):
        if mark.get("functionInDocument") == "CREATION_TIME":
            published = published or mark.get("value", "")
        anchors = (str(anchor.get("t_id")) for anchor in mark.iter("token_anchor"))
        if held := [places[anchor] for anchor in anchors if anchor in places]:
            gold.append(_gold(mark, min(held)[0], max(held)[1]))
    return Dated("meantime", path.stem, "".join(pieces), _day(published), tuple(gold))


def _gold(mark: ET.Element, start: int, end: int) -> Gold:
    value = interval(mark.get("value", "")) if mark.get("type") == "DATE" else None
    return Gold(start, end, value, mark.get("mod") or "")


def _day(value: str) -> dt.date | None:
    if match := re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", value):  # one document of MEANTIME has its day so
        value = f"{match[3]}-{match[2]}-{match[1]}"
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


def _gum(path: Path) -> Dated:
    """Tokens one a line between elements; paragraphs, headings, items and turns are set apart."""
    blocks: list[list[str]] = [[]]
    marks: list[tuple[Interval | None, tuple[int, int], tuple[int, int]]] = []
    open_marks: list[tuple[ET.Element, tuple[int, int]]] = []
    root = ET.parse(path).getroot()
    for event, element in _events(root):
        here = (len(blocks) - 1, len(blocks[-1]))
        if event in {"start", "end"} and element.tag in BLOCKS and blocks[-1]:
            blocks.append([])
        elif event == "start" and element.tag == "date":
            open_marks.append((element, here))
        elif event == "end" and element.tag == "date":
            mark, begun = open_marks.pop()
            marks.append((_gum_interval(mark), begun, here))
        elif event.startswith("text"):
            blocks[-1] += [line.split("\t")[0] for line in event[4:].split("\n") if "\t" in line]
    return _put_together(path.stem, root.get("dateCreated", ""), blocks, marks)


def _events(element: ET.Element) -> Iterator[tuple[str, ET.Element]]:
    yield "start", element
    yield f"text{element.text or ''}", element
    for child in element:
        yield from _events(child)
        yield f"text{child.tail or ''}", element
    yield "end", element


def _put_together(
    name: str,
    created: str,
    blocks: list[list[str]],
    marks: list[tuple[Interval | None, tuple[int, int], tuple[int, int]]],
) -> Dated:
    made, offsets, at = [untokenise(tokens) for tokens in blocks], [], 0
    for each in made:
        offsets.append(at)
        at += len(each.text) + 2
    gold = []
    for value, (block, first), (last_block, last) in marks:
        if block == last_block and first < last:
            start, end = made[block].starts[first], made[block].ends[last - 1]
            gold.append(Gold(offsets[block] + start, offsets[block] + end, value))
    return Dated("gum", name, "\n\n".join(each.text for each in made).rstrip(), _day(created), tuple(gold))


def _gum_interval(mark: ET.Element) -> Interval | None:
    """Of ``when``, ``from`` and ``to``, ``notBefore`` and ``notAfter``; without a beginning it is none."""
    if when := mark.get("when"):
        return _gum_days(when)
    first = _gum_days(mark.get("from") or mark.get("notBefore") or "")
    last = _gum_days(mark.get("to") or mark.get("notAfter") or "")
    if first is None or (last is None and (mark.get("to") or mark.get("notAfter"))):
        return None
    return Interval(first.start, last.end if last else None, "span")


def _gum_days(value: str) -> Interval | None:
    try:
        return interval(value) if re.fullmatch(r"\d{4}(-\d\d){0,2}", value) else None
    except ValueError:  # a date of the annotation that does not exist
        return None
