"""Answers as JSON, JSON lines and CSV, for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import msgspec

FORMULA = frozenset("=+-@\t\r")
"""What a cell begins with that a spreadsheet takes for a formula."""


def as_json(found: object) -> str:
    """One object."""
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"


def as_json_lines(rows: Iterable[object]) -> str:
    """One row a line."""
    return "".join(msgspec.json.encode(row).decode() + "\n" for row in rows)


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A header and the rows; None is an empty cell. What a spreadsheet would take for a formula is marked as text."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(each) for each in row] for row in rows)
    return held.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    text = f"'{text}" if text[:1] in FORMULA else text
    return "\n".join(text.splitlines()) if "\r" in text else text  # the writer quotes no carriage return
