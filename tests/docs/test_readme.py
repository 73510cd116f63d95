"""What the README says can be done can be done."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from polybius.cli import app

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^    \.venv/bin/(polybius .*)$", README, re.MULTILINE)


def command(words: list[str]) -> tuple[Any, list[str]]:
    """The command that some words call, and the words that are left."""
    found: Any = get_command(app)
    while hasattr(found, "commands") and words and words[0] in found.commands:
        found, words = found.commands[words[0]], words[1:]
    return found, words


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_and_options_are_there(line: str) -> None:
    words = shlex.split(line.partition(" > ")[0])[1:]
    found, rest = command(words)
    assert not hasattr(found, "commands"), line
    options = {name for parameter in found.params for name in (*parameter.opts, *parameter.secondary_opts)}
    for word in rest:
        if word.startswith("-") and word != "-":
            assert word in options, f"{line}: polybius has no {word} there"


def test_there_are_commands() -> None:
    assert len(COMMANDS) >= 3


def test_make_targets_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in ("README.md", "CONTRIBUTING.md"):
        wanted = re.findall(r"^    make ([a-z-]+)", (ROOT / page).read_text("utf-8"), re.MULTILINE)
        assert wanted, page
        assert set(wanted) <= targets, page


def test_the_count_of_dispatches_is_right() -> None:
    dispatches = (ROOT / "examples/newsroom/newsroom.jsonl").read_text("utf-8").splitlines()
    assert f"{len(dispatches)} sample dispatches" in README


def test_it_is_one_screen() -> None:
    assert len(README.splitlines()) <= 70
