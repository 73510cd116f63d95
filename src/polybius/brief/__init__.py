"""A cited brief of one or more readings: for a terminal, as Markdown, HTML or PDF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, overload

from polybius.brief import html, markdown, pdf, terminal
from polybius.brief.compose import compose
from polybius.brief.describe import describe
from polybius.brief.plain import plain
from polybius.check import check
from polybius.errors import BriefError, RecordError
from polybius.records import Reading

TextFormat = Literal["terminal", "markdown", "html"]
Format = Literal["terminal", "markdown", "html", "pdf"]

__all__ = ["Format", "compose", "describe", "render"]


@overload
def render(
    readings: Sequence[Reading], *, format: TextFormat, title: str | None = None, colour: bool = False
) -> str: ...
@overload
def render(
    readings: Sequence[Reading], *, format: Literal["pdf"], title: str | None = None, colour: bool = False
) -> bytes: ...
@overload
def render(
    readings: Sequence[Reading], *, format: Format, title: str | None = None, colour: bool = False
) -> str | bytes: ...
def render(
    readings: Sequence[Reading], *, format: Format, title: str | None = None, colour: bool = False
) -> str | bytes:
    """The brief of one or more readings: text, or bytes for ``pdf``.

    Every line ends in footnotes to the sentences that it rests on. ``title`` stands in for the article's own;
    ``colour`` is for the terminal only. The same readings give the same bytes. Raises `BriefError` without a reading
    and `RecordError` for one whose records do not hold to its article.
    """
    _must_hold(readings)
    brief = plain(compose(readings, title=title))
    if format == "pdf":
        return pdf.render(brief)
    if format == "html":
        return html.render(brief)
    return markdown.render(brief) if format == "markdown" else terminal.render(brief, colour=colour)


def _must_hold(readings: Sequence[Reading]) -> None:
    if not readings:
        raise BriefError("There is no reading to brief on.", remedy="Read an article first.")
    for reading in readings:
        faults = check(reading)
        if faults:
            raise RecordError(f"The reading of {reading.article.id} does not hold: {faults[0].sentence}")
