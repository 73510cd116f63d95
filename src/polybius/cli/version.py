"""`polybius version`: what is installed."""

from __future__ import annotations

import platform

import polybius
from polybius.cli.output import write


def version() -> None:
    """Say which version is installed."""
    write(f"polybius {polybius.__version__} (Python {platform.python_version()})\n")
