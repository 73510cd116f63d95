"""`polybius rifts`: a matrix for a person, tables for programs."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from polybius.analysis.tables import COLUMNS

RIFT = (
    "Kenya and Uganda share the goal of restoring peace in Somalia. "
    "Kenya is willing to negotiate with Sudan. Uganda refused to negotiate with Sudan.\n"
)


@pytest.fixture
def parted(tmp_path: Path) -> Path:
    path = tmp_path / "parted.txt"
    path.write_text(RIFT)
    return path


def test_the_matrix_marks_the_rift_and_quotes_both_sides(run, parted: Path) -> None:
    ran = run("rifts", parted, "--published", "2024-05-01")
    assert (ran.code, ran.err) == (0, "")
    assert re.search(r"^KEN +\+1 -1!$", ran.out, re.MULTILINE)
    assert "Kenya and Uganda: a rift" in ran.out
    assert "“Uganda refused to negotiate with Sudan” [2024-05-01, po-" in ran.out


def test_as_json(run, parted: Path) -> None:
    found = run("rifts", parted, "--format", "json").json
    assert [(pair["one"], pair["other"], pair["rift"]) for pair in found["pairs"]] == [("KEN", "UGA", True)]


def test_as_json_lines_and_csv(run, parted: Path) -> None:
    (line,) = run("rifts", parted, "--format", "jsonl").out.splitlines()
    assert json.loads(line)["rift"] is True
    rows = list(csv.reader(io.StringIO(run("rifts", parted, "--format", "csv").out)))
    assert rows[0] == list(COLUMNS)
    assert [row[3] for row in rows[1:]] == ["shared", "divided"]


def test_the_columns_are_documented() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs/cli.md").read_text("utf-8")
    for column in COLUMNS:
        assert f"`{column.removesuffix('_one').removesuffix('_other')}`" in page, column


def test_what_cannot_be_read_is_told(run, parted: Path, tmp_path: Path) -> None:
    ran = run("rifts", parted, tmp_path / "nothing.txt")
    assert ran.code == 1
    assert "1 of 2 could not be read" in ran.err


def test_an_article_without_positions(run, tmp_path: Path) -> None:
    path = tmp_path / "quiet.txt"
    path.write_text("It rained in Nairobi.\n")
    assert run("rifts", path).out == "No two parties stand on one issue.\n"
