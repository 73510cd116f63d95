"""docs/cli.md has every command, every option and every exit code, and no other command."""

from __future__ import annotations

import re
from pathlib import Path

import typer

from polybius.cli import app, exits

DOCS = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^### polybius (\w+)\n(.*?)(?=^##|\Z)", DOCS, re.MULTILINE | re.DOTALL))
GROUP = typer.main.get_command(app)
COMMANDS = GROUP.commands  # type: ignore[attr-defined]


def test_every_command_has_its_section() -> None:
    assert set(SECTIONS) == set(COMMANDS)


def test_every_option_and_argument_is_in_the_section_of_its_command() -> None:
    missing = [
        f"{name} {word}"
        for name, command in COMMANDS.items()
        for parameter in command.params
        for word in (parameter.opts if parameter.param_type_name == "option" else [parameter.metavar])
        if f"`{word}" not in SECTIONS[name]
    ]
    assert missing == []


def test_no_option_is_in_the_docs_alone() -> None:
    known = {opt for command in COMMANDS.values() for parameter in command.params for opt in parameter.opts} | {
        "--help"
    }
    assert set(re.findall(r"`(--[a-z-]+)", DOCS)) <= known


def test_every_exit_code_is_listed() -> None:
    codes = {value for name, value in vars(exits).items() if name.isupper()}
    assert codes <= {int(code) for code in re.findall(r"^\| (\d+) \|", DOCS, re.MULTILINE)}


def test_every_command_has_an_example_in_its_help() -> None:
    for name, command in COMMANDS.items():
        if name != "version":
            assert f"polybius {name}" in command.help, name
