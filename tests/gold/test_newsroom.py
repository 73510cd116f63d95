"""The sample newsroom is what its README says, and the gold records are written in the one format.

That gold records keep to the ontology and to known parties is tested beside the quality gate (tests/evaluation).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
NEWSROOM = ROOT / "examples" / "newsroom"
GOLD = ROOT / "evaluation" / "gold"

FIELDS = {"id", "outlet", "title", "byline", "published", "language", "url", "crisis", "near_copy_of", "text"}
CRISES = {"niger", "redsea", "nato", "essequibo"}
SHARED_WORDS = 8  # a sentence of so many words in two dispatches is a copy, not a coincidence

# What a gold record of a kind must have, and what it may have.
SHAPES = {
    "events": ({"id", "anchor", "type", "status"}, {"modes", "actors", "recipients", "date", "place"}),
    "statements": ({"id", "anchor", "cue", "speaker", "manner", "sourcing"}, set()),
    "positions": ({"id", "anchor", "holder", "issue", "kind", "stance"}, set()),
    "rifts": ({"id", "anchor", "pair", "shared", "divided"}, set()),
    "figures": ({"id", "anchor", "value", "unit", "of", "party"}, {"measure"}),
    "relations": ({"id", "anchor", "subject", "predicate", "object"}, {"since", "until"}),
    "framings": ({"id", "anchor", "text", "about"}, {"voice"}),
    "coreference": ({"text", "anchor", "is"}, set()),
}


@cache
def dispatches() -> dict[str, dict[str, Any]]:
    lines = (NEWSROOM / "newsroom.jsonl").read_text("utf-8").splitlines()
    return {each["id"]: each for each in map(json.loads, lines)}


@cache
def readme() -> str:
    return (NEWSROOM / "README.md").read_text("utf-8")


def gold_ids() -> list[str]:
    return sorted(path.parent.name for path in GOLD.glob("*/expected.yaml"))


@cache
def gold(name: str) -> dict[str, Any]:
    expected: dict[str, Any] = yaml.safe_load((GOLD / name / "expected.yaml").read_text("utf-8"))
    return expected


def sentences(text: str) -> Iterator[str]:
    for sentence in re.split(r"[.!?]+[\"”’]?\s*|\n+", text):
        words = re.findall(r"\w+", sentence.lower())
        if len(words) >= SHARED_WORDS:
            yield " ".join(words)


def section(title: str) -> str:
    return readme().split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


def test_the_newsroom_has_dispatches_of_four_crises_by_six_outlets() -> None:
    lines = (NEWSROOM / "newsroom.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == len(dispatches()) >= 26
    assert {each["crisis"] for each in dispatches().values()} == CRISES
    assert len({each["outlet"] for each in dispatches().values()}) == 6


@pytest.mark.parametrize("name", sorted(dispatches()))
def test_a_dispatch_is_whole(name: str) -> None:
    each = dispatches()[name]
    assert set(each) == FIELDS
    assert re.fullmatch(rf"{each['crisis']}-\d\d-[a-z]+", name)
    assert dt.date(2023, 1, 1) <= dt.date.fromisoformat(each["published"]) <= dt.date(2024, 2, 29)
    assert (each["language"], each["url"]) == ("en", None)
    assert 150 <= len(each["text"].split()) <= 500
    assert each["title"] not in each["text"]


def test_an_outlet_has_one_name_in_the_ids() -> None:
    names = {(each["id"].rsplit("-", 1)[1], each["outlet"]) for each in dispatches().values()}
    assert len(names) == 6
    for short, outlet in names:
        assert f"| {outlet} | `{short}` |" in readme()


def test_the_readme_names_every_dispatch() -> None:
    assert set(re.findall(r"`((?:niger|redsea|nato|essequibo)-\d\d-[a-z]+)`", section("The dispatches"))) == set(
        dispatches()
    )


def test_only_declared_near_copies_share_sentences() -> None:
    seen: dict[str, str] = {}
    copies = set()
    for each in dispatches().values():
        for sentence in sentences(each["text"]):
            first = seen.setdefault(sentence, each["id"])
            if first != each["id"]:
                copies.add((each["id"], first))
    declared = {(each["id"], each["near_copy_of"]) for each in dispatches().values() if each["near_copy_of"]}
    assert copies == declared
    assert set(re.findall(r"\| `([\w-]+)` \| `([\w-]+)` \|", section("Near copies"))) == declared


DIRT = {
    "niger-08-post": ["country.President", "\u00ad", "e\u0301", "&rdquo;", "&nbsp;", "Credit:", "READ MORE", " ."],
    "redsea-06-ledger": ["&#39;", "&#8209;", "&nbsp;", "&raquo;"],
    "redsea-08-post": ["18.Its", "freighter,carrying", "&gt;", "SEE ALSO", "©", "“", '"'],
    "nato-05-post": ["delay.Lawmakers", "g\u0306", "a\u0301", "Agency pool", "Read more", "&rsquo;"],
    "nato-06-ledger": ["day.Congress", "\u00ad", "&rsquo;", "&ldquo;", "ADVERTISEMENT"],
    "essequibo-07-courier": ["\u00c3\u00a1", "\u00e2\u20ac\u2122"],
}


@pytest.mark.parametrize("name", sorted(DIRT))
def test_the_dirt_of_a_dispatch_is_still_there(name: str) -> None:
    """An editor or a formatter that tidies the file away would take the point of these dispatches with it."""
    assert f"| `{name}` |" in section("Dirt")
    for dirt in DIRT[name]:
        assert dirt in dispatches()[name]["text"], dirt


def test_gold_covers_all_crises_and_all_manners_of_writing() -> None:
    chosen = [dispatches()[name] for name in gold_ids()]
    assert len(chosen) >= 13
    assert {each["crisis"] for each in chosen} == CRISES
    assert len({each["outlet"] for each in chosen}) == 6
    assert set(DIRT) & {each["id"] for each in chosen}


def test_the_readme_of_gold_says_how_many_dispatches_have_records() -> None:
    said = (GOLD / "README.md").read_text("utf-8")
    assert f"{len(gold_ids())} of the {len(dispatches())} dispatches" in said


@pytest.mark.parametrize("name", gold_ids())
def test_gold_is_written_in_the_one_format(name: str) -> None:
    assert set(gold(name)) == {"published", "language", *SHAPES}
    for kind, (needed, allowed) in SHAPES.items():
        for want in gold(name)[kind]:
            assert needed <= set(want) <= needed | allowed | {"optional", "about"}, want
            assert want.get("optional", True) is True, want
        ids = [want["id"] for want in gold(name)[kind] if "id" in want]
        assert len(ids) == len(set(ids)), kind


@pytest.mark.parametrize("name", gold_ids())
def test_gold_records_hang_together(name: str) -> None:
    positions = {want["id"]: want for want in gold(name)["positions"]}
    for rift in gold(name)["rifts"]:
        assert {positions[i]["kind"] for i in rift["shared"]} == {"end"}, rift
        assert {positions[i]["kind"] for i in rift["divided"]} == {"means"}, rift
    for want in [*gold(name)["coreference"]]:
        assert want["text"] in want["anchor"], want
    for want in gold(name)["statements"]:
        assert {"party", "text", "kind"} & set(want["speaker"]), want
    for want in gold(name)["figures"]:
        assert isinstance(want["value"], int | float), want
