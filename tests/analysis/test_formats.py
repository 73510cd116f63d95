"""Answers as JSON, JSON lines and CSV."""

from __future__ import annotations

import csv
import io
import json

import pytest

from polybius.analysis import formats


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\tx"])
def test_a_cell_is_no_formula(cell: str) -> None:
    told = formats.as_csv(("a", "b"), [(cell, None), ("plain", 3)])
    assert list(csv.reader(io.StringIO(told, newline=""))) == [["a", "b"], [f"'{cell}", ""], ["plain", "3"]]


def test_a_carriage_return_begins_no_row() -> None:
    told = formats.as_csv(("a", "b"), [("\rx", "y\r\nz")])
    assert list(csv.reader(io.StringIO(told, newline=""))) == [["a", "b"], ["'\nx", "y\nz"]]


def test_json_is_one_object_and_json_lines_one_row_a_line() -> None:
    assert json.loads(formats.as_json({"a": [1, 2]})) == {"a": [1, 2]}
    assert [json.loads(line) for line in formats.as_json_lines([{"a": 1}, {"a": 2}]).splitlines()] == [
        {"a": 1},
        {"a": 2},
    ]
