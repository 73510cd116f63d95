"""Toponyms end to end: found in the text, and given the right place. TR-News; GeoVirus is `places_geovirus`.

A place is right where its GeoNames id is; where the data give only a point, where it lies within 161 km (100 miles)
of it, the field's usual limit. Toponyms that were not found count as wrong in the share of all. TR-News counts
adjectives ("Russian troops") and capitals that stand for governments as toponyms, and so do places of any `use` here;
a second share leaves the adjectives out. Precision counts what the annotators marked as a toponym, with or without id.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.figures import f1, kilometres, share
from polybius import knowledge, read_many
from polybius.records import Place, make_article

DATA = ("data/places/TR-News.xml",)
NEAR_KM = 161.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A toponym of a data set: where it stands, and what it means."""

    start: int
    end: int
    geonames_id: int | None
    point: tuple[float, float]
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with its toponyms, and the ranges of those whose place the annotators did not know."""

    text: str
    toponyms: tuple[Toponym, ...]
    unresolved: tuple[tuple[int, int], ...] = ()


@dataclass
class Tally:
    """What came out of the articles of a set."""

    wanted: int = 0
    names: int = 0
    got: int = 0
    marked: int = 0
    found: int = 0
    right: int = 0
    right_names: int = 0
    near: int = 0


def evaluate(shared: Path) -> dict[str, float]:
    """Toponyms found, right and within 161 km among all and among those found, and precision."""
    tally = count(list(_articles(shared / DATA[0])))
    return {
        "n": tally.wanted,
        "found": share(tally.found, tally.wanted),
        "right of all": share(tally.right, tally.wanted),
        "right of all but adjectives": share(tally.right_names, tally.names),
        "within 161 km of all": share(tally.near, tally.wanted),
        "right id of found": share(tally.right, tally.found),
        "within 161 km of found": share(tally.near, tally.found),
        "within 161 km F1": f1(tally.near, tally.wanted, tally.got),
        "precision": share(tally.marked, tally.got),
    }


def count(articles: list[Marked]) -> Tally:
    """Read the articles and hold their places to the toponyms."""
    tally = Tally()
    readings = read_many([make_article(each.text) for each in articles])
    for article, reading in zip(articles, readings, strict=True):
        known = [*((t.start, t.end) for t in article.toponyms), *article.unresolved]
        tally.got += len(reading.places)
        tally.marked += sum(any(p.start < end and start < p.end for start, end in known) for p in reading.places)
        for toponym in article.toponyms:
            _add(tally, toponym, reading.places)
    return tally


def _add(tally: Tally, toponym: Toponym, places: Iterable[Place]) -> None:
    tally.wanted += 1
    tally.names += not toponym.adjective
    place = next((p for p in places if p.start < toponym.end and toponym.start < p.end), None)
    if place is not None:
        near = _near(place, toponym)
        tally.found += 1
        tally.near += near
        right = near if toponym.geonames_id is None else place.geonames_id == toponym.geonames_id
        tally.right += right
        tally.right_names += right and not toponym.adjective


def _near(place: Place, toponym: Toponym) -> bool:
    if toponym.geonames_id is not None and place.geonames_id == toponym.geonames_id:
        return True
    if place.lat is None or place.lon is None:
        return False
    return kilometres((place.lat, place.lon), toponym.point) <= NEAR_KM


def _articles(path: Path) -> Iterator[Marked]:
    for article in ET.parse(path).getroot().iter("article"):
        text = article.findtext("text") or ""
        elements = list(article.iter("toponym"))
        made = [_toponym(each, text) for each in elements]
        unresolved = (_range(each, text) for each, toponym in zip(elements, made, strict=True) if toponym is None)
        yield Marked(text, tuple(t for t in made if t), tuple(span for span in unresolved if span))


def _toponym(element: ET.Element, text: str) -> Toponym | None:
    """A toponym with a GeoNames id; those that the annotators could not resolve have none."""
    tag, span = element.find("gaztag"), _range(element, text)
    if tag is None or span is None or not (tag.get("geonameid") or "").isdigit() or not tag.findtext("lat"):
        return None
    point = (float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0))
    return Toponym(*span, int(tag.get("geonameid") or 0), point, _is_adjective(text[slice(*span)]))


def _range(element: ET.Element, text: str) -> tuple[int, int] | None:
    phrase = element.findtext("phrase") or ""
    start = nearest(text, phrase, int(element.findtext("start") or 0))
    return (start, start + len(phrase)) if start >= 0 else None


def _is_adjective(phrase: str) -> bool:
    entries = knowledge.load().entries(phrase)
    return bool(entries) and all(entry.kind in {"adjective", "demonym"} for entry in entries)


def nearest(text: str, phrase: str, near: int) -> int:
    """Where a phrase begins, as near as can be to where the file says: its offsets drift in some articles."""
    starts = [match.start() for match in re.finditer(re.escape(phrase), text)] if phrase else []
    return min(starts, key=lambda start: abs(start - near), default=-1)
