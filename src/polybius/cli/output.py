"""Writing to the terminal, to a pipe and to a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from polybius.cli.exits import READER_GONE
from polybius.errors import BriefError
from polybius.settings import Settings

if TYPE_CHECKING:
    from rich.console import Console


def coloured(settings: Settings) -> bool:
    """Does standard output get colour? On a terminal, unless the settings or NO_COLOR say otherwise."""
    if settings.colour != "auto":
        return settings.colour == "always"
    return (
        sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def write(content: str | bytes) -> None:
    """Write to standard output, as UTF-8 whatever the locale, because other programs read it.

    Raises `BriefError` where it is closed or full, and leaves the command where its reader has gone (``| head``).
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if sys.stdout is None:
        raise BriefError("Standard output is closed.", remedy="Send it to a terminal, a file or a pipe.")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _discard()
        raise typer.Exit(READER_GONE) from None
    except OSError as error:
        _discard()
        message = f"Standard output cannot be written: {error.strerror}."
        raise BriefError(message, remedy="Check that there is room for it.") from error


def _discard() -> None:
    """Lead standard output nowhere, so that what is left in its buffer does not fail again at the exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def tell(message: str) -> None:
    """Say something to the user that is no part of the output: on standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"polybius: {message}\n")


def save(content: str | bytes, path: Path) -> None:
    """Write a file. Raises `BriefError` where that is not possible."""
    try:
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    except OSError as error:
        raise BriefError(f"{path} cannot be written: {error.strerror}.") from error


def console(settings: Settings) -> Console:
    """Standard output for styled text: in colour where `coloured` says so, and never wrapped where it is piped."""
    from rich.console import Console

    colour = coloured(settings)
    return Console(force_terminal=colour, no_color=not colour, color_system="auto" if colour else None, highlight=False)
