"""What the words beside a number make of it: exact, rough, a limit on one side, an order of magnitude, a range.

Of several words the outermost limit counts: "at least some 40" is at least 40. A number that is told as near ("nearly",
"just over") is rough, whichever side of it the true one lies on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from spacy.tokens import Token

from polybius.reading.figures_numbers import Number, Numerals, load
from polybius.records import Bound

WORDED = tuple(name for name in get_args(Bound) if name not in {"exact", "range", "order"})
"""The bounds that words make; each is a class of numbers.yaml."""
REACH = 24
"""Characters before and after a number in which such words are looked for: two of the longest."""
FEW = 10
"""Up to this many towns one flies over, and few who write "over ten trucks" mean eleven. Small parsers do not tell the
two apart, so that size does."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """The bound of a number, and the characters that its words and the number take."""

    bound: Bound
    start: int
    end: int


def bounded(number: Number, tokens: Mapping[int, Token], text: str, language: str) -> Bounded:
    """The bound of a number of the clean text; ``tokens`` are those of the document by their first character."""
    (before, after), numerals = _patterns(language), load(language)
    start, bounds = number.start, list[Bound]()
    while found := before.search(text, max(0, start - REACH), start):
        word = tokens.get(found.start(1))
        if word is None or _is_place(word, found[1], number, numerals):
            break
        start = found.start(1)
        bounds.append(_bound(found[1], numerals))
    end = number.end
    if found := after.match(text, end, end + REACH):
        end = found.end(1)
        bounds.append(_bound(found[1], numerals))
    if number.upper is not None:
        return Bounded("range", start, end)
    if number.kind == "collective":
        return Bounded("order", start, end)
    limits = [each for each in bounds if each not in {"about", "exact"}]
    rough: Bound = "about" if "about" in bounds else "exact"
    return Bounded(limits[-1] if limits else rough, start, end)


def _is_place(word: Token, words: str, number: Number, numerals: Numerals) -> bool:
    """Over two towns, talks about two towns: a word that says where or of what, before a small count."""
    if number.kind != "count" or number.value > FEW:
        return False
    kind = numerals.value("place_or_bound", words)
    return kind == "always" or (kind == "prep" and word.dep_ == "prep")


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    numerals = load(language)
    words = {word: place for name in (*WORDED, "exactly") for word, place in numerals.numbers[name].items()}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    before = "|".join(re.escape(word) for word in ordered if words[word] in {"before", "both"})
    after = "|".join(re.escape(word) for word in ordered if words[word] in {"after", "both"})
    return re.compile(rf"(?<![\w-])({before})\s?(?:an? )?$", re.I), re.compile(rf"\s?({after})(?!\w)", re.I)


def _bound(words: str, numerals: Numerals) -> Bound:
    return next((name for name in WORDED if numerals.has(name, words)), "exact")
