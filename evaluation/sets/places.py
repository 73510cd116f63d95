"""Toponyms end to end: found in the text, and given the right place. TR-News.

A place is right where its GeoNames id is, or where it lies within 161 km (100 miles) of the true point, the field's
usual limit. Toponyms that were not found count as wrong in the share of all.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.figures import f1, kilometres, share
from polybius import read_many
from polybius.records import Place, make_article

DATA = ("data/places/TR-News.xml",)
NEAR_KM = 161.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A toponym of the data set: where it stands, and what it means."""

    start: int
    end: int
    geonames_id: int
    point: tuple[float, float]


def evaluate(shared: Path) -> dict[str, float]:
    """Toponyms found, right id and within 161 km among those found, and F1 of found and within 161 km."""
    articles = list(_articles(shared / DATA[0]))
    wanted = got = found = same = near = 0
    for (_, toponyms), reading in zip(articles, read_many([make_article(text) for text, _ in articles]), strict=True):
        wanted, got = wanted + len(toponyms), got + len(reading.places)
        for toponym in toponyms:
            place = next((p for p in reading.places if p.start < toponym.end and toponym.start < p.end), None)
            if place is not None:
                found += 1
                same += place.geonames_id == toponym.geonames_id
                near += _near(place, toponym)
    return {
        "n": wanted,
        "found": share(found, wanted),
        "right id of found": share(same, found),
        "within 161 km of found": share(near, found),
        "within 161 km F1": f1(near, wanted, got),
    }


def _near(place: Place, toponym: Toponym) -> bool:
    if place.geonames_id == toponym.geonames_id:
        return True
    if place.lat is None or place.lon is None:
        return False
    return kilometres((place.lat, place.lon), toponym.point) <= NEAR_KM


def _articles(path: Path) -> Iterator[tuple[str, list[Toponym]]]:
    for article in ET.parse(path).getroot().iter("article"):
        text = article.findtext("text") or ""
        yield text, [made for each in article.iter("toponym") if (made := _toponym(each, text)) is not None]


def _toponym(element: ET.Element, text: str) -> Toponym | None:
    """A toponym with a GeoNames id; those that the annotators could not resolve have none."""
    tag = element.find("gaztag")
    if tag is None or not (tag.get("geonameid") or "").isdigit() or not tag.findtext("lat"):
        return None
    point = (float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0))
    phrase = element.findtext("phrase") or ""
    start = _nearest(text, phrase, int(element.findtext("start") or 0))
    return Toponym(start, start + len(phrase), int(tag.get("geonameid") or 0), point) if start >= 0 else None


def _nearest(text: str, phrase: str, near: int) -> int:
    """Where a phrase begins, as near as can be to where the file says: its offsets drift in some articles."""
    starts = [match.start() for match in re.finditer(re.escape(phrase), text)] if phrase else []
    return min(starts, key=lambda start: abs(start - near), default=-1)
