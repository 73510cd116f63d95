"""The temporal expressions of ``times_cases.yaml`` and what they mean."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from polybius.reading import text, times
from polybius.reading.parse import parse
from polybius.records import Interval, Skipped, Time, make_article

FRIDAY = dt.date(2023, 8, 18)
FILE = Path(__file__).with_name("times_cases.yaml")


def cases() -> list[Any]:
    groups: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [pytest.param(case, id=f"{group}: {case['text']}") for group, each in groups.items() for case in each]


def shown(time: Time, skipped: tuple[Skipped, ...]) -> str:
    value: Interval | None = time.value
    if value is None:
        return next(each.code for each in skipped if each.evidence[0].start == time.start)
    first, last = (side.isoformat() if side else ".." for side in (value.start, value.end))
    return first if first == last else f"{first}/{last}"


@pytest.mark.parametrize("case", cases())
def test_means(case: dict[str, Any]) -> None:
    article = make_article(case["text"], published=case.get("published", FRIDAY))
    found = times.find(parse(article, text.clean(article.text)))
    assert [shown(time, found.skipped) for time in found.records] == [str(each) for each in case["want"]]
