"""The gold set keeps to the ontology, to the records and to the dispatches that it reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from evaluation.gold import Case, gold_cases
from evaluation.score import BARE_SECTORS, KINDS, score

from polybius import records
from polybius.knowledge import load
from polybius.vocabulary import ontology

CASES = gold_cases()
WORDS = {
    "statements": {"manner": records.Manner, "sourcing": records.Sourcing},
    "positions": {"kind": records.PositionKind, "stance": records.Stance},
}


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def wants(case: Case) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in KINDS:
        for want in case.expected.get(kind) or []:
            yield kind, want


def test_there_are_at_least_twelve_cases_of_four_crises() -> None:
    assert len(CASES) >= 12
    assert len({case.article["crisis"] for case in CASES}) == 4


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_anchor_stands_in_the_dispatch_once(case: Case) -> None:
    for kind, want in wants(case):
        assert case.article["text"].count(want["anchor"]) == 1, (kind, want["anchor"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_events_keep_to_the_ontology(case: Case) -> None:
    statuses = {status.name for status in ontology.statuses()}
    for want in case.expected.get("events") or []:
        modes = {mode for kind in listed(want["type"]) for mode in ontology.modes(kind)}
        assert set(want.get("modes", ())) <= modes, want
        assert set(listed(want.get("status"))) <= statuses, want
        if "date" in want:
            start, end = (dt.date.fromisoformat(str(day)) for day in want["date"])
            assert start <= end, want


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_words_are_those_of_the_records(case: Case) -> None:
    for kind, fields in WORDS.items():
        for want in case.expected.get(kind) or []:
            for field, allowed in fields.items():
                assert want[field] in get_args(allowed), want


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_parties_are_known_codes(case: Case) -> None:
    facts, sectors = load(), {sector.name for sector in ontology.sectors()}
    for _, want in wants(case):
        for field in ("actors", "recipients", "holder", "pair", "party", "subject"):
            for each in listed(want.get(field)):
                code, _, sector = each.lstrip("?").partition(".")
                assert code in facts.states or code in facts.organisations or code in BARE_SECTORS, each
                assert not sector or sector in sectors, each


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_published_day_is_the_dispatchs(case: Case) -> None:
    assert str(case.expected["published"]) == case.article["published"]


def test_an_empty_reading_finds_nothing() -> None:
    """Every case expects something, and nothing is found where nothing was read."""
    for case in CASES:
        empty = score(case.expected, {"article": {"text": case.article["text"]}})
        assert empty.total.expected > 0, case.id
        assert empty.total.found == 0, case.id
