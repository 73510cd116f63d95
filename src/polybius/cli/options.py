"""The options that several commands share, and what they come to."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from polybius import settings as all_settings
from polybius.errors import parse_date
from polybius.settings import Settings

INPUT_HELP = "Text, HTML, JSON or JSON lines files, folders, http(s) addresses, or - for standard input."

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help=INPUT_HELP, show_default=False)]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day of publication, YYYY-MM-DD. Without it relative dates stay unresolved."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")]
Language = Annotated[
    str | None, typer.Option(metavar="CODE", help="Language, such as en. Without it, it is judged from the text.")
]
Config = Annotated[
    Path | None, typer.Option(metavar="PATH", help="A settings file, in place of polybius.toml of this folder.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the user asks to have read."""

    inputs: tuple[str, ...]
    published: dt.date | None = None
    outlet: str | None = None
    language: str | None = None


def request(inputs: list[str], *, published: str | None, outlet: str | None, language: str | None) -> Request:
    """The request that the options make. Raises `DateError`."""
    day = parse_date(published, where="--published") if published is not None else None
    return Request(inputs=tuple(inputs), published=day, outlet=outlet or None, language=language or None)


def settings(config: Path | None) -> Settings:
    """The settings that hold in this folder and environment. Raises `SettingsError`."""
    return all_settings.load(config=config, environment=os.environ, folder=Path.cwd())
