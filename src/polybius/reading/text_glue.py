"""Spaces that scraping lost between sentences, and apostrophes, one paragraph at a time.

A space is put after a stop only where the letters on both sides say that a sentence ends: "region.So" does,
"U.S.-led", "3.5", "example.com", "p.m.", "J.R." and "e.g." do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from polybius.reading.text_edits import Edit

WORD_AFTER = r"(?=[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]|[A-Z]{2,12}(?![A-Z.])|[AI]\s)(?!(?:Com|Org|Net|Co)\b)"
STOP = rf"(?:(?<=[a-z\u00df-\u00ff]{{2}}[.!?])|(?<=[0-9%)\]][.!?])|(?<=[A-Z]{{2}}[.!?])|(?<=\.[A-Za-z]\.)){WORD_AFTER}"
CLAUSE = r"(?<=[a-z]{2}[,;:])(?=[A-Za-z]{2})"
BRACKET = r"(?<=[a-z]{2})(?=\([A-Z])|(?<=[A-Za-z]{2}\))(?=[A-Za-z]{2})"
OPENED = r"(?<=[\w)\]%][.,;:!?])(?=“[\w'‘])|(?<=[a-z]{2})(?=“\w)|(?<=[.!?”]”)(?=“)"
CLOSED = r"(?<=[.,;:!?]”)(?=[A-Za-z])|(?<=[a-z]{2}”)(?=[A-Za-z]{2})|(?<=[.!?][’'][”\"])(?=[A-Za-z])"
GAP = re.compile("|".join((STOP, CLAUSE, BRACKET, OPENED, CLOSED)))

STRAIGHT = re.compile('"')

INNER = re.compile(r"(?<=[^\W\d_])[’‘`´\u02bc\u2032\u02b9](?=[^\W\d_])|(?<=\d)’(?=s\b)")
SINGLE = re.compile(r"[‘’]")
WITHIN = 400
"""Characters in which a single quotation that is open is expected to close."""


def gaps(text: str) -> Iterator[Edit]:
    """Insertions of a space where two words, sentences or quotations of a paragraph were glued together."""
    places = {match.start() for match in GAP.finditer(text) if match.start()}
    places.update(_beside_straight_quotes(text))
    yield from ((place, place, " ") for place in sorted(places))


def _beside_straight_quotes(text: str) -> Iterator[int]:
    """A straight mark opens or closes by its place in the row of marks of the paragraph: the first opens."""
    for order, match in enumerate(STRAIGHT.finditer(text)):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if order % 2 == 0 and before in {".", ",", "!", "?", ":", ";"} and after.isalnum() and text[at - 2].isalpha():
            yield at
        elif order % 2 == 1 and before in {".", ",", "!", "?"} and after.isalpha():
            yield at + 1


def apostrophes(text: str) -> Iterator[Edit]:
    """Typographic apostrophes to straight ones; marks that quote stay as they are.

    Between letters a mark is an apostrophe. After a word (the parties’ leaders) it is one unless a single
    quotation is open.
    """
    found = {match.start() for match in INNER.finditer(text)}
    quoting = False
    for match in SINGLE.finditer(text):
        at = match.start()
        if at in found:
            continue
        if match[0] == "‘":
            quoting = True
        elif not text[at - 1 : at].isalpha():
            quoting = False
            if text[at + 1 : at + 3].isdigit():
                found.add(at)
        elif not quoting or (text[at - 1] == "s" and _closes_later(text, at)):
            found.add(at)
        else:
            quoting = False
    yield from ((at, at + 1, "'") for at in sorted(found))


def _closes_later(text: str, at: int) -> bool:
    """Whether another mark closes before one opens: then this one, after an s, is the apostrophe of a plural."""
    later = SINGLE.search(text, at + 1, at + WITHIN)
    return later is not None and later[0] == "’" and not text[later.end() : later.end() + 1].isalpha()
