"""docs/dependencies.md names every dependency of the project, and no other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/dependencies.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def names(requirements: list[str | dict[str, str]]) -> list[str]:
    """The packages of some requirements; a group that is included in another is listed with its own."""
    return sorted(re.split(r"[^A-Za-z0-9_-]", each)[0].lower() for each in requirements if isinstance(each, str))


def rows(heading: str) -> list[list[str]]:
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


@pytest.mark.parametrize(
    ("heading", "requirements"),
    [
        ("To run", PROJECT["project"]["dependencies"]),
        ("To develop", [each for group in PROJECT["dependency-groups"].values() for each in group]),
    ],
)
def test_every_dependency_has_a_row(heading: str, requirements: list[str]) -> None:
    assert [row[0].strip("` ") for row in rows(heading)] == names(requirements)


def test_every_row_says_what_for_why_and_under_which_licence() -> None:
    for row in rows("To run") + rows("To develop"):
        assert len(row) == 4
        assert all(cell.strip(" `") for cell in row), row[0]
