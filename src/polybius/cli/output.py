"""Writing to the terminal, to a pipe and to a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from polybius.errors import BriefError
from polybius.settings import Settings

if TYPE_CHECKING:
    from rich.console import Console


def coloured(settings: Settings) -> bool:
    """Does standard output get colour? On a terminal, unless the settings or NO_COLOR say otherwise."""
    if settings.colour != "auto":
        return settings.colour == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write(content: str | bytes) -> None:
    """Write to standard output, as UTF-8 whatever the locale, because other programs read it."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def tell(message: str) -> None:
    """Say something to the user that is no part of the output: on standard error."""
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
