"""Polybius reads news about states and keeps an evidence-linked model of the system that the news describes.

>>> import polybius
>>> reading = polybius.read("Kenya recalled its ambassador from Somalia on Monday.", published="2024-05-08")
>>> reading.events[0].type
'SANCTION'
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from polybius.records import (
    Actor,
    Article,
    Event,
    Figure,
    Framing,
    Interval,
    Location,
    Mention,
    Place,
    Position,
    Reading,
    Relation,
    Rift,
    Skipped,
    Span,
    Statement,
    Time,
    make_article,
    to_dict,
    to_json,
)

if TYPE_CHECKING:
    from polybius.reading.coding import RowFailure
    from polybius.reading.document import Why

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Article",
    "Event",
    "Figure",
    "Framing",
    "Interval",
    "Location",
    "Mention",
    "Place",
    "Position",
    "Reading",
    "Relation",
    "Rift",
    "Skipped",
    "Span",
    "Statement",
    "Time",
    "code_pairs",
    "explain",
    "from_json",
    "make_article",
    "read",
    "read_many",
    "resolve_actor",
    "to_dict",
    "to_json",
]


def read(
    text: str,
    *,
    published: dt.date | str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    language: str = "en",
) -> Reading:
    """Read one article.

    ``text`` is kept exactly as given; every offset of the reading indexes it in code points. ``published`` is a
    date or an ISO date; without it relative dates stay unresolved. Raises `polybius.errors.PolybiusError`: a wrong
    date, an empty text, a language without a vocabulary.
    """
    from polybius.errors import EmptyInput, InvalidField, TooLarge
    from polybius.reading.parse import LONGEST
    from polybius.reading.pipeline import read_article

    if not any(character.isalnum() for character in text):
        raise EmptyInput("The text is empty.")
    if len(text) > LONGEST:
        raise TooLarge(f"The text has {len(text):,} characters; an article has {LONGEST:,} at most.")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise InvalidField("The text holds half a character (a lone surrogate), which no file can store.")
    code = language.partition("-")[0].lower()
    article = make_article(text, published=_date(published), outlet=outlet, title=title, language=code)
    return read_article(article)


def from_json(document: str | bytes) -> Reading:
    """The reading that `to_json` wrote. Fields that this version does not know are passed over.

    Raises `polybius.errors.RecordError` on anything else; `polybius.check.check` says whether its spans still hold.
    """
    from polybius import records
    from polybius.errors import RecordError

    try:
        return records.from_json(document)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"This is not a reading: {error}.") from error


def read_many(articles: Iterable[Article]) -> Iterator[Reading]:
    """Read articles one after another, in order, as they come; build them with `make_article`."""
    from polybius.reading.pipeline import read_article

    return map(read_article, articles)


def explain(reading: Reading, record_id: str) -> Why | None:
    """Why a record is there: its rule, the inputs and the score. Reads the article again; None for an unknown id."""
    from polybius.reading.pipeline import read_with_reasons

    return read_with_reasons(reading.article)[1].get(record_id)


def code_pairs(rows: Iterable[Mapping[str, str]]) -> Iterator[dict[str, str] | RowFailure]:
    """Rows with a ``sentence``, an ``actor`` and a ``recipient`` that stand in it, with the event between them added.

    Adds ``type``, ``modes``, ``quad``, ``status`` and ``confidence``, empty where no event can be told; a row without
    its parties gives a `polybius.reading.coding.RowFailure` in its place.
    """
    from polybius.reading import coding

    return coding.code_pairs(rows)


def resolve_actor(phrase: str, on: dt.date | str | None = None) -> Actor | None:
    """The actor that a phrase stands for on a day ("the ousted Nigerien president", "2023-08-18"), or None."""
    from polybius.reading import actors

    return actors.resolve_actor(phrase, _date(on))


def _date(value: dt.date | str | None) -> dt.date | None:
    from polybius.errors import parse_date

    if isinstance(value, dt.datetime):
        return value.date()
    return parse_date(value, where="The date") if isinstance(value, str) else value
