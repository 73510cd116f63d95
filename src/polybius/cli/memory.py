"""Which inputs were read last, so that `polybius explain` needs only the id of a record.

Noted are paths and options, never text, in the user's state folder; the setting remember_inputs turns it off.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import platformdirs

from polybius.cli.options import Request
from polybius.settings import Settings


def place() -> Path:
    """The file that the last request is noted in."""
    return Path(platformdirs.user_state_dir("polybius")) / "last-inputs.json"


def remember(request: Request, settings: Settings) -> None:
    """Note a request. Where that cannot be written, nothing is noted: it is a convenience, no part of the work."""
    if not settings.remember_inputs:
        return
    try:
        inputs = tuple(each if each == "-" or "://" in each else str(Path(each).resolve()) for each in request.inputs)
        place().parent.mkdir(parents=True, exist_ok=True)
        place().write_bytes(msgspec.json.encode(replace(request, inputs=inputs)))
    except (OSError, RuntimeError, ValueError):
        pass  # also a circle of links, and a name that is no Unicode


def recall() -> Request | None:
    """The last request that was noted; None where there is none, or one of another version."""
    try:
        return msgspec.json.decode(place().read_bytes(), type=Request)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
