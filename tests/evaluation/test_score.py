"""The scorer of readings counts what the case scorer counts."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from evaluation.gold import readings, shared_cases
from evaluation.measure import shared_folder
from evaluation.score import KINDS, find_anchor, score
from hypothesis import given
from hypothesis import strategies as st

TEXT = "Freedonia accused Sylvania on Monday. Sylvania, a former colony, said it would not talk; 40% of voters agree."


def span(passage: str) -> dict[str, Any]:
    start = TEXT.index(passage)
    return {"start": start, "end": start + len(passage), "text": passage}


def reading(**records: Any) -> dict[str, Any]:
    actors = [
        {"id": "FRE", "party": "FRE", "sector": None},
        {"id": "SYL.GOV", "party": "SYL", "sector": "GOV"},
        {"id": "rebels", "party": None, "sector": "REB"},
    ]
    return {"article": {"text": TEXT}, "actors": actors} | records


def event(**changes: Any) -> dict[str, Any]:
    whole = {
        "type": "ACCUSE",
        "modes": ["allege"],
        "status": "actual",
        "actors": ["FRE"],
        "recipients": ["SYL.GOV"],
        "trigger": span("accused"),
        "evidence": [span("Freedonia accused Sylvania on Monday.")],
        "date": {"start": "2024-05-06", "end": "2024-05-06", "precision": "day"},
    }
    return whole | changes


WANT = {
    "id": "e1",
    "anchor": "accused Sylvania",
    "type": ["ACCUSE", "REJECT"],
    "actors": ["FRE"],
    "recipients": ["SYL", "?REB"],
    "status": ["actual"],
    "modes": ["allege"],
    "date": ["2024-05-06", "2024-05-06"],
}


def counts(expected: Mapping[str, Any], got: Mapping[str, Any], kind: str = "events") -> tuple[int, int, int]:
    tally = score(expected, got).tallies[kind]
    return tally.expected, tally.found, tally.exact


def test_an_event_that_is_all_right_is_exact() -> None:
    assert counts({"events": [WANT]}, reading(events=[event()])) == (1, 1, 1)


@pytest.mark.parametrize(
    "change",
    [
        {"actors": ["SYL.GOV"]},
        {"recipients": []},
        {"status": "negated"},
        {"modes": ["investigate"]},
        {"date": None},
        {"date": {"start": "2024-05-06", "end": "2024-07-06"}},
        {"date": {"start": "2024-05-07", "end": None}},
    ],
)
def test_a_wrong_field_keeps_it_found_and_not_exact(change: dict[str, Any]) -> None:
    assert counts({"events": [WANT]}, reading(events=[event(**change)])) == (1, 1, 0)


@pytest.mark.parametrize("change", [{"type": "AID"}, {"trigger": span("agree")}])
def test_a_wrong_type_or_place_is_not_found(change: dict[str, Any]) -> None:
    assert counts({"events": [WANT]}, reading(events=[event(**change)])) == (1, 0, 0)


def test_evidence_counts_only_where_there_is_no_trigger() -> None:
    assert counts({"events": [WANT]}, reading(events=[event(trigger=None)])) == (1, 1, 1)


def test_a_sector_alone_matches_any_party_and_a_party_with_sector_needs_both() -> None:
    rebels = reading(events=[event(actors=["rebels"])])
    assert counts({"events": [WANT | {"actors": ["REB"]}]}, rebels) == (1, 1, 1)
    assert counts({"events": [WANT | {"recipients": ["SYL.MIL"]}]}, reading(events=[event()])) == (1, 1, 0)


def test_optional_records_count_for_precision_alone() -> None:
    whole = score({"events": [WANT | {"optional": True}]}, reading(events=[event(), event(trigger=span("agree"))]))
    tally = whole.tallies["events"]
    assert (tally.expected, tally.found, tally.read, tally.precision) == (0, 0, 2, 0.5)


def test_events_told_as_actual_that_did_not_happen_are_counted() -> None:
    hypothetical = WANT | {"status": ["hypothetical"]}
    whole = score({"events": [hypothetical]}, reading(events=[event()]))
    assert (whole.read_as_actual, whole.did_happen) == (1, 0)
    whole = score({"events": [hypothetical]}, reading(events=[event(status="hypothetical")]))
    assert (whole.read_as_actual, whole.did_happen) == (0, 0)
    whole = score({"events": [WANT]}, reading(events=[event()]))
    assert (whole.read_as_actual, whole.did_happen) == (1, 1)


def test_a_figure_may_be_off_by_a_hundredth() -> None:
    want = {"anchor": "40% of voters", "value": 40, "unit": "percent", "of": "voters", "party": "FRE"}
    got = {"value": 40.3, "unit": "percent", "of": "the voters", "party": ["FRE"], "evidence": [span("40% of voters")]}
    assert counts({"figures": [want]}, reading(figures=[got]), "figures") == (1, 1, 1)
    assert counts({"figures": [want]}, reading(figures=[got | {"value": 41}]), "figures") == (1, 0, 0)


def test_a_mention_must_have_the_same_words() -> None:
    want = {"anchor": "said it would", "text": "it", "is": "SYL"}
    got = span("it would") | {"text": "It", "actors": ["SYL.GOV"]}
    assert counts({"coreference": [want]}, reading(mentions=[got]), "coreference") == (1, 1, 1)
    assert counts({"coreference": [want]}, reading(mentions=[got | {"text": "they"}]), "coreference") == (1, 0, 0)


def test_what_is_missed_wrong_or_superfluous_is_noted() -> None:
    want = [WANT, WANT | {"id": "e2", "anchor": "agree"}]
    whole = score({"events": want}, reading(events=[event(status="future"), event(trigger=span("talk"))]))
    assert whole.notes == [
        "events: wrong status: e1 accused Sylvania",
        "events: missed: e2 agree (no word of it is known)",
        "events: matches nothing: ACCUSE talk",
    ]


def test_a_missed_event_says_what_stood_in_its_place() -> None:
    other = score({"events": [WANT]}, reading(events=[event(type="AID")]))
    assert other.notes[0] == "events: missed: e1 accused Sylvania (read as AID)"
    skipped = {"stage": "events", "code": "no-party", "evidence": [span("accused")]}
    nothing = score({"events": [WANT]}, reading(skipped=[skipped]))
    assert nothing.notes == ["events: missed: e1 accused Sylvania (skipped: events no-party)"]


def test_an_anchor_that_is_not_in_the_article_is_an_error() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        find_anchor(TEXT, "nowhere")


@pytest.fixture(scope="module")
def scorer() -> Any:
    """The scorer that the project is judged by, from the shared folder."""
    shared = shared_folder()
    if shared is None:
        pytest.skip("no shared folder: the case scorer is not at hand")
    spec = importlib.util.spec_from_file_location("case_scorer", shared / "cases" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _as_case_scorer_says(expected: Mapping[str, Any], got: Mapping[str, Any], scorer: Any) -> dict[str, Any]:
    """Our tallies in the case scorer's own form."""
    ours: dict[str, Any] = {}
    for kind, tally in score(expected, got).tallies.items():
        ours[kind] = {"expected": tally.expected, "found": tally.found, "exact": tally.exact}
        if kind not in ("coreference", "rifts"):
            ours[kind] |= {
                "read": tally.read,
                "precision": None if tally.precision is None else round(tally.precision, 3),
            }
    return ours


EXPECTED = {
    "events": [WANT, WANT | {"id": "e2", "anchor": "would not talk", "type": "REJECT", "optional": True}],
    "statements": [
        {"anchor": "it would not talk", "speaker": {"party": "SYL"}, "manner": "indirect", "sourcing": "named"},
        {"anchor": "voters", "speaker": {"kind": "unnamed", "text": "voters"}, "manner": "direct", "sourcing": "named"},
    ],
    "positions": [{"anchor": "would not talk", "holder": "SYL", "kind": "means", "stance": "against"}],
    "rifts": [{"anchor": "accused", "pair": ["FRE", "SYL"]}],
    "relations": [{"anchor": "former colony", "subject": "SYL", "predicate": "former colony of"}],
    "framings": [{"anchor": "a former colony"}],
    "coreference": [{"anchor": "said it", "text": "it", "is": "SYL"}],
}

passages = st.sampled_from(["accused", "Sylvania", "would not talk", "it", "40% of voters", "a former colony"]).map(
    span
)
ids = st.lists(st.sampled_from(["FRE", "SYL.GOV", "rebels", "XYZ"]), max_size=2)
records = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["ACCUSE", "REJECT", "AID"]),
        "modes": st.lists(st.sampled_from(["allege", "meet"]), max_size=2),
        "status": st.sampled_from(["actual", "future"]),
        "actors": ids,
        "recipients": ids,
        "speakers": ids,
        "holders": ids,
        "pair": ids,
        "subjects": ids,
        "shared": ids,
        "divided": ids,
        "speaker_text": st.sampled_from([None, "the voters", "Sylvania"]),
        "manner": st.sampled_from(["direct", "indirect"]),
        "sourcing": st.sampled_from(["named", "media"]),
        "kind": st.sampled_from(["end", "means"]),
        "stance": st.sampled_from(["for", "against"]),
        "predicate": st.sampled_from(["former colony of", "owns"]),
        "trigger": st.one_of(st.none(), passages),
        "content": passages,
        "evidence": st.lists(passages, min_size=1, max_size=2),
        "date": st.sampled_from(
            [None, {"start": "2024-05-06", "end": None}, {"start": "2023-01-01", "end": "2025-01-01"}]
        ),
    }
)


@given(some=st.lists(records, max_size=5), mentions=st.lists(st.tuples(passages, ids), max_size=4))
def test_it_agrees_with_the_case_scorer_on_any_reading(
    scorer: Any, some: list[dict[str, Any]], mentions: list[tuple[dict[str, Any], list[str]]]
) -> None:
    got = reading(**dict.fromkeys(KINDS, some), mentions=[place | {"actors": who} for place, who in mentions])
    got["figures"] = []
    assert _as_case_scorer_says(EXPECTED, got, scorer) == scorer.score(EXPECTED, scorer.Reading(got))


def test_it_agrees_with_the_case_scorer_on_the_cases(scorer: Any) -> None:
    shared = shared_folder()
    assert shared is not None
    for case, got in readings(shared_cases(shared)):
        plain = json.loads(json.dumps(got))
        expected = yaml.safe_load(yaml.safe_dump(dict(case.expected)))
        assert _as_case_scorer_says(expected, plain, scorer) == scorer.score(expected, scorer.Reading(plain))
