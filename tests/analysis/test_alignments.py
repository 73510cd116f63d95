"""What many readings say together: issues merged, stands over time, pairs and rifts."""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import json

import pytest

import polybius
from polybius.analysis import Alignments, alignments, merged, tables
from polybius.records import Reading

BEFORE = "Kenya opposes talks with Somalia. Uganda supports talks with Somalia. Both want peace in Somalia."
AFTER = "Kenya's government said that it supports talks with Somalia. Rwanda opposes talks with Somalia."
OTHER = "Chile opposes the vote on the new constitution. Peru supports the vote."


def read(text: str, day: int, outlet: str) -> Reading:
    return polybius.read(text, published=dt.date(2024, 5, day).isoformat(), outlet=outlet)


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [read(BEFORE, 2, "The Courier"), read(AFTER, 9, "The Wire"), read(OTHER, 5, "The Post")]


@pytest.fixture(scope="module")
def found(readings: list[Reading]) -> Alignments:
    return alignments(readings)


def issue(found: Alignments, words: str) -> str:
    (id,) = [id for id, wording in found.issues.items() if words in wording]
    return id


def test_one_issue_has_one_id_over_articles(found: Alignments) -> None:
    talks = issue(found, "talks")
    assert {stand.article for stand in found.stands if stand.issue == talks} == {
        reading_.article for reading_ in found.stands if reading_.party in {"KEN", "UGA", "RWA"}
    }


def test_an_issue_that_names_nobody_is_one_only_where_articles_are_about_the_same_parties() -> None:
    texts = ["Chile and Peru met. Chile opposes the vote. Peru supports the vote.",
             "Kenya and Uganda met. Kenya opposes the vote. Uganda supports the vote.",
             "Peru and Chile spoke. Peru supports the vote. Chile opposes the vote."]  # fmt: skip
    readings = [read(text, day, "The Wire") for day, text in enumerate(texts, 1)]
    issues = merged(readings)
    ids = [{issue.id for (article, _), issue in issues.items() if article == r.article.id} for r in readings]
    assert not ids[0] & ids[1]


def test_a_stand_leads_back_to_its_position(readings: list[Reading], found: Alignments) -> None:
    positions = {(r.article.id, p.id): p for r in readings for p in r.positions}
    for stand in found.stands:
        position = positions[(stand.article, stand.position)]
        assert stand.evidence == position.evidence
        assert stand.stance == position.stance
        assert set(stand.holders) <= set(position.holders)


def test_a_change_tells_both_days_and_outlets() -> None:
    first = read("Kenya opposes the talks with Somalia.", 2, "The Courier")
    second = read("Kenya supports the talks with Somalia.", 9, "The Wire")
    (change,) = alignments([second, first]).changes
    assert (change.party, change.before.stance, change.after.stance) == ("KEN", "against", "for")
    assert (change.before.published, change.before.outlet) == (dt.date(2024, 5, 2), "The Courier")
    assert (change.after.published, change.after.outlet) == (dt.date(2024, 5, 9), "The Wire")


def test_the_last_stand_counts() -> None:
    texts = [
        "Kenya opposes talks with Somalia. Uganda supports talks with Somalia.",
        "Kenya supports talks with Somalia.",
    ]
    (pair,) = alignments([read(text, day, "The Wire") for day, text in enumerate(texts, 1)]).pairs
    assert pair.shared
    assert not pair.divided


def test_partners_over_two_articles_have_a_rift() -> None:
    ends = read("Kenya and Uganda want to restore peace in Somalia.", 1, "The Wire")
    means = read("Kenya supports talks with Sudan. Uganda opposes talks with Sudan.", 2, "The Post")
    (pair,) = alignments([ends, means]).pairs
    assert (pair.one, pair.other, pair.rift) == ("KEN", "UGA", True)
    assert [c.kind for c in pair.shared] == ["end"]
    assert [c.kind for c in pair.divided] == ["means"]


def test_those_who_fight_each_other_have_no_rift() -> None:
    ends = read(
        "Kenya and Uganda want to restore peace in Somalia. Kenya bombed Uganda. Uganda attacked Kenya.", 1, "A"
    )
    means = read("Kenya supports talks with Sudan. Uganda opposes talks with Sudan.", 2, "B")
    assert not any(pair.rift for pair in alignments([ends, means]).pairs)


def test_a_party_on_both_sides_parts_with_nobody() -> None:
    text = "Kenya's government supports the treaty. Kenya's parliament opposes the treaty. Uganda opposes the treaty."
    assert alignments([read(text, 1, "A")]).pairs == ()


def test_the_order_of_the_readings_does_not_matter(readings: list[Reading]) -> None:
    texts = {tables.as_json(alignments(list(order))) for order in itertools.permutations(readings)}
    assert len(texts) == 1


def test_the_tables_tell_the_same(found: Alignments) -> None:
    lines = [json.loads(line) for line in tables.as_json_lines(found).splitlines()]
    rows = list(csv.DictReader(io.StringIO(tables.as_csv(found))))
    assert [(each["one"], each["other"]) for each in lines] == [(pair.one, pair.other) for pair in found.pairs]
    assert len(rows) == sum(len(pair.shared) + len(pair.divided) for pair in found.pairs)
    assert {(row["one"], row["other"]) for row in rows} == {(pair.one, pair.other) for pair in found.pairs}
    assert json.loads(tables.as_json(found))["issues"] == dict(found.issues)


def test_cells_are_no_formulas() -> None:
    text = "=cmd() Kenya opposes the treaty. Uganda supports the treaty."
    for row in csv.reader(io.StringIO(tables.as_csv(alignments([read(text, 1, "=1+1")])))):
        assert not [cell for cell in row if cell[:1] in {"=", "+", "-", "@"}]


def test_nothing_in_common_is_said() -> None:
    assert tables.as_text(alignments([])) == "No two parties stand on one issue.\n"
