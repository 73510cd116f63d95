"""Text put together again from the tokens of a data set, with the place of each token in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

CLOSING = frozenset(
    {".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "’", "”", "''", "n't", "'s", "'re", "'ve", "'ll"}
)
OPENING = frozenset({"(", "[", "{", "“", "‘", "``", "$", "£", "€", "#"})
SUFFIXES = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})  # after a lone apostrophe: "’ s"
HYPHENS = frozenset({"-", "–", "/"})
SPELT = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


@dataclass(frozen=True, slots=True)
class Untokenised:
    """A text and the half-open range of each token in it."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def untokenise(tokens: Sequence[str]) -> Untokenised:
    """The text that some tokens were cut from, as well as can be told: no space before a comma or after a bracket.

    Straight double quotation marks open and close in turn. Hyphens that stand alone are joined to both sides.
    """
    text, starts, ends = "", list[int](), list[int]()
    quoted = False
    for i, token in enumerate(tokens):
        before = tokens[i - 1] if i else ""
        glued = not i or _glued(before, token) or (token == '"' and quoted) or (before == '"' and quoted)
        if token == '"':
            quoted = not quoted
        spelt = SPELT.get(token, token)
        text += spelt if glued else f" {spelt}"
        starts.append(len(text) - len(spelt))
        ends.append(len(text))
    return Untokenised(text, tuple(starts), tuple(ends))


def _glued(before: str, token: str) -> bool:
    apostrophe = before in ("’", "'") and token in SUFFIXES
    return token in CLOSING or before in OPENING or apostrophe or token in HYPHENS or before in HYPHENS
