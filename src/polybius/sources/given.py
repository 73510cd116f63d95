"""What the caller says of every input, and what comes of one: an article, or why there is none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

from polybius.errors import EmptyInput, PolybiusError, TooLarge
from polybius.records import Article, make_article
from polybius.settings import Settings
from polybius.sources.language import language_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the caller says of every article: facts that no text carries, and the limits to keep."""

    settings: Settings
    published: dt.date | None = None
    outlet: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class InputFailure:
    """An input, or a line of one, that gave no article. ``line`` counts from 1; None stands for the whole input."""

    name: str
    line: int | None
    error: PolybiusError

    def __str__(self) -> str:
        if self.name in self.error.message:
            return str(self.error)
        where = self.name if self.line is None else f"{self.name}, line {self.line}"
        return f"{where}: {self.error}"


Outcome: TypeAlias = Article | InputFailure


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an input says of its article itself."""

    published: dt.date | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    id: str | None = None


def article(text: str, facts: Facts, given: Given, *, name: str) -> Article:
    """An article of a text exactly as it is, and its facts.

    Raises `EmptyInput`, `TooLarge` for a text longer than an article can be, and `LanguageUnknown`.
    """
    if not text.strip():
        raise EmptyInput(f"{name} has no text in it.")
    most = given.settings.max_article_characters
    if len(text) > most:
        raise TooLarge(
            f"{name} has {len(text):,} characters; an article may have {most:,}.",
            remedy="Split it into its articles, or raise max_article_characters in polybius.toml.",
        )
    return make_article(
        text,
        published=facts.published,
        outlet=facts.outlet,
        title=facts.title,
        byline=facts.byline,
        url=facts.url,
        language=language_of(text, facts.language, given.settings),
        id=facts.id,
    )
