"""`polybius framing`: labels by outlet, for a person and for programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

ARTICLES = (
    ("The Star", "The Russia-backed government of Moldova fell. Romania said that the brutal siege had failed."),
    ("The Post", "The government of Moldova met in Chisinau."),
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps({"outlet": outlet, "text": text}) + "\n" for outlet, text in ARTICLES))
    return path


def test_text_sets_outlets_side_by_side(run, articles) -> None:
    ran = run("framing", articles)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Articles: The Post 1, The Star 1\n")
    assert "    label: “Russia-backed government” [fr-" in ran.out
    assert "    only calls it: The government of Moldova" in ran.out
    assert "    Romania, loaded: “brutal siege” [fr-" in ran.out


def test_an_id_of_the_report_can_be_explained(run, articles) -> None:
    found = run("framing", articles, "--format", "json").json
    id = found["parties"][0]["wordings"][0]["passages"][0]["framing"]
    assert run("explain", id).out.startswith(f"Framing {id}\n")


def test_json_lines_are_the_parties_of_the_json(run, articles) -> None:
    lines = [json.loads(line) for line in run("framing", articles, "--format", "jsonl").out.splitlines()]
    assert lines == run("framing", articles, "--format", "json").json["parties"]


def test_the_table_has_wordings_and_names(run, articles) -> None:
    rows = list(csv.DictReader(io.StringIO(run("framing", articles, "--format", "csv").out)))
    assert {("MDA.GOV", "The Star", "label"), ("MDA.GOV", "The Post", "name")} <= {
        (row["party"], row["outlet"], row["kind"]) for row in rows
    }
    assert all(row["framings"].startswith("fr-") for row in rows if row["kind"] != "name")


def test_nothing_that_judges_is_said(run, article) -> None:
    assert run("framing", article).out == "Articles: (outlet not given) 1\n\nNo wording that judges was found.\n"


def test_what_cannot_be_read_is_told(run, batch) -> None:
    ran = run("framing", batch)
    assert ran.code == 1
    assert "1 of 4 could not be read." in ran.err
