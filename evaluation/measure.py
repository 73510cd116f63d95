"""What a measurement is, where its data lie, and the fingerprint of the data."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parent.parent


State = Literal["measured", "skipped", "not built", "broken"]


@dataclass(frozen=True, slots=True)
class Measurement:
    """One figure, higher is better: what of (``kind``), on which set, over how many cases.

    ``data`` is the SHA-256 of the files that it was measured on. A set that could not be run has no figure and
    says why in ``note``.
    """

    set: str
    kind: str
    n: int
    figure: float | None
    data: str
    note: str = ""
    state: State = "measured"

    @property
    def key(self) -> str:
        """The name of the floor that it is held to."""
        return f"{self.set}: {self.kind}"


class NotBuiltError(Exception):
    """A set's stage is not there yet; the message names what is missing."""


def shared_folder() -> Path | None:
    """The folder with the development data: ``POLYBIUS_SHARED``, else ``../shared``; None where there is none."""
    folder = Path(os.environ.get("POLYBIUS_SHARED") or ROOT.parent / "shared")
    return folder if folder.is_dir() else None


def fingerprint(root: Path, paths: Iterable[str]) -> str:
    """SHA-256 over the names and bytes of files and folders below a root, in the order of their names.

    Raises `FileNotFoundError` naming the first path that is not there.
    """
    digest = hashlib.sha256()
    for name in sorted(paths):
        path = root / name
        if not path.exists():
            raise FileNotFoundError(name)
        for each in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if each.is_file():
                content = each.read_bytes()
                digest.update(f"{each.relative_to(root).as_posix()}\0{len(content)}\0".encode())
                digest.update(content)
    return digest.hexdigest()
