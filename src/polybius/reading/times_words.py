"""The vocabulary of the times stage, and the patterns made of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from polybius import vocabulary


@dataclass(frozen=True, slots=True)
class WordClass:
    """An entry of ``time_words.yaml``: words and what each stands for, or a pattern."""

    name: str
    definition: str
    example: str
    counter: str
    words: Mapping[str, int | str] = field(default_factory=dict)
    pattern: str | None = None
    case: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """An entry of ``times.yaml``."""

    name: str
    pattern: str
    resolve: str
    definition: str
    example: str
    counter: str
    gives: str
    check: str | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """An entry of ``holidays.yaml``."""

    words: tuple[str, ...]
    rule: str
    definition: str
    example: str
    counter: str
    values: tuple[int, ...] = ()
    feast: str = ""
    days: int = 1


@dataclass(frozen=True, slots=True)
class Feast:
    """An entry of ``moving_feasts.yaml``: the first days of a feast that moves, in order."""

    id: str
    days: tuple[dt.date, ...]


@dataclass(frozen=True)
class Words:
    """The words of a language by class, lower case where case does not matter, and the compiled forms."""

    classes: Mapping[str, Mapping[str, int | str]]
    holidays: Mapping[str, Holiday]
    feasts: Mapping[str, tuple[dt.date, ...]]
    forms: tuple[tuple[Form, re.Pattern[str]], ...]
    patterns: Mapping[str, str]

    def value(self, name: str, word: str) -> int | str | None:
        """What a word of a class stands for."""
        words = self.classes[name]
        return words.get(word, words.get(word.lower()))

    def has(self, name: str, word: str) -> bool:
        """Whether a class has a word."""
        return self.value(name, word) is not None

    def holiday(self, name: str) -> Holiday:
        """The holiday of a name, which may differ in case from the one in the file."""
        held = self.holidays.get(name)
        return held or next(each for word, each in self.holidays.items() if word.lower() == name.lower())


@cache
def load(language: str) -> Words:
    """The vocabulary of a language, read and compiled once a process."""
    entries = vocabulary.load("time_words", WordClass, language=language)
    holidays = vocabulary.load("holidays", Holiday, language=language)
    patterns = {entry.name: _pattern(entry) for entry in entries}
    named = {name: holiday for holiday in holidays for name in holiday.words}
    patterns["holiday"] = _any(named)
    patterns["count"] = _count(patterns)
    forms = vocabulary.load("times", Form, language=language)
    return Words(
        {entry.name: entry.words for entry in entries},
        named,
        {feast.id: feast.days for feast in vocabulary.load("moving_feasts", Feast)},
        tuple((form, _compile(form.pattern, patterns)) for form in forms),
        patterns,
    )


def _pattern(entry: WordClass) -> str:
    words = entry.pattern or _any(entry.words)
    return f"(?-i:{words})" if entry.case else words


def _count(patterns: Mapping[str, str]) -> str:
    """A count of units: figures or words, put together (twenty-five) and with a half (two and a half, 2 1/2)."""
    together = f"(?:{patterns['tens']})[ -](?:{patterns['ones']})"
    counts = "|".join((patterns["figures"], together, patterns["number"], patterns["several"]))
    return f"(?:{counts})(?:{patterns['half']})?"


def _any(words: Iterable[str]) -> str:
    """The alternatives, longest first, so that a word is not taken for the beginning of another."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _compile(form: str, patterns: Mapping[str, str]) -> re.Pattern[str]:
    """A form with its classes as named groups; inside ``(?P<n>...)`` and after the first use they have no name."""
    used: set[str] = set()

    def group(match: re.Match[str]) -> str:
        name, order = match[1], match[2]
        key = name + order
        if key in used:
            return f"(?:{patterns[name]})"
        used.add(key)
        return f"(?P<{key}>{patterns[name]})"

    expanded = re.sub(r"\{([a-z_]+)(\d?)\}", group, form)
    return re.compile(rf"(?<![\w$€£#])(?<!\d[.,/:-])(?:{expanded})(?!\w)", re.IGNORECASE)
