"""Figures and predictions on file of models that had not seen what they were asked about."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any


class StaleError(Exception):
    """What is on file was made with other data or for other weights than are here."""


def fingerprint(paths: Iterable[Path]) -> str:
    """The SHA-256 over the SHA-256 of each file."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def held(path: Path, *, data: str, weights: tuple[str, str], script: str) -> Mapping[str, Any]:
    """What is on file. Raises `StaleError` where it was made with other data or for other weights (folder, name)."""
    found: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    if found["data"] != data:
        raise StaleError(f"{path.name} was made with other data; run {script}")
    if found["weights"] != hashlib.sha256(files("polybius").joinpath(*weights).read_bytes()).hexdigest():
        raise StaleError(f"{path.name} was made for other weights; run {script}")
    return found
