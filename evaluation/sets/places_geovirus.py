"""Toponyms end to end in GeoVirus, which gives points and no ids, and leaves many a toponym unmarked."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from evaluation.figures import share
from evaluation.sets.places import Marked, Toponym, count, nearest

DATA = ("data/places/GeoVirus.xml",)


def evaluate(shared: Path) -> dict[str, float]:
    """Toponyms found, and within 161 km of the point among all and among those found."""
    tally = count(list(_articles(shared / DATA[0])))
    return {
        "n": tally.wanted,
        "found": share(tally.found, tally.wanted),
        "right of all": share(tally.right, tally.wanted),
        "right of found": share(tally.right, tally.found),
    }


def _articles(path: Path) -> Iterator[Marked]:
    for article in ET.parse(path).getroot().iter("article"):
        text = article.findtext("text") or ""
        found = (_toponym(each, text) for each in article.iter("location"))
        yield Marked(text, tuple(toponym for toponym in found if toponym is not None))


def _toponym(element: ET.Element, text: str) -> Toponym | None:
    name = element.findtext("name") or ""
    start = nearest(text, name, int(element.findtext("start") or 1) - 1)
    point = (float(element.findtext("lat") or 0), float(element.findtext("lon") or 0))
    return Toponym(start, start + len(name), None, point) if start >= 0 else None
