"""A folder to the files in it that can be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from polybius.errors import UnreadableFile
from polybius.sources.files import HTML, JSON, LINES, TEXT
from polybius.sources.given import InputFailure

READ = HTML | JSON | LINES | TEXT


def contents(top: Path) -> Iterator[Path | InputFailure]:
    """Every article file below a folder, in the order of their paths, and every folder that may not be opened.

    Hidden files, and links to folders, which could lead round in circles, are left out. Raises `UnreadableFile` where
    nothing is found.
    """
    closed: list[InputFailure] = []
    found = sorted(_files(top, closed), key=lambda path: path.relative_to(top).as_posix())
    if not found and not closed:
        raise UnreadableFile(
            f"The folder {top} has no articles in it.",
            remedy=f"Files that are read end in {', '.join(sorted(READ))}.",
        )
    yield from found
    yield from closed


def _files(top: Path, closed: list[InputFailure]) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        reason = UnreadableFile(f"The folder {error.filename} cannot be read: {error.strerror}.")
        closed.append(InputFailure(str(error.filename), None, reason))

    for parent, folders, names in os.walk(top, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in READ:
                yield Path(parent, name)
