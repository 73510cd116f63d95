"""What an article holds must not steer what shows it: control characters and endless words leave a brief's texts."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

T = TypeVar("T")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
"""C0 and C1 controls, line breaks among them: a line of a brief is one line."""


ENDLESS = re.compile(r"([^\s/]{60})[^\s/]{240,}")
"""No word of any language, and no part of a link, is as long: it would fill pages."""


def plain(value: T) -> T:
    """The same value with a space for each run of control characters in its texts, and endless words cut short, at any
    depth."""
    if isinstance(value, str):
        return ENDLESS.sub(r"\1…", CONTROL.sub(" ", value))  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(plain(each) for each in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: plain(getattr(value, each.name)) for each in fields(value)})
    return value
