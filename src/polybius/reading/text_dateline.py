"""The dateline of a report: where, when and through which agency it was sent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from polybius.records import Span

_UPPER = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'’-]+(?:[ /][A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'’-]*){0,4}"
_TITLE = r"[A-Z\u00c0-\u00de][\w.'’-]{1,25}(?: [A-Z\u00c0-\u00de][\w.'’-]{1,25}){0,3}"
_DATE = r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?"
_AGENCY = r"\((?P<{0}>[A-Z][\w&.' -]{{1,38}})\)"
_DASH = r"\s*(?:--?|[–—_:])\s*"

DATELINE = re.compile(
    rf"\s*(?:(?P<upper>{_UPPER}(?:, {_TITLE})?)(?:, (?P<date>{_DATE}))?(?:,? {_AGENCY.format('agency')})?{_DASH}"
    rf"|(?P<title>{_TITLE}(?:, {_TITLE})?)(?:, (?P<day>{_DATE}))?,? {_AGENCY.format('sender')}{_DASH}"
    rf"|{_AGENCY.format('bare')}{_DASH})(?=[\"“‘'A-Z\u00c0-\u00de0-9])"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The parts of a dateline that are there; ``end`` is where the report itself begins."""

    place: Span | None
    date: Span | None
    agency: Span | None
    end: int


def dateline(text: str, start: int = 0) -> Dateline | None:
    """The dateline at the start of a text, or of the paragraph that begins at ``start``; offsets into ``text``."""
    match = DATELINE.match(text, start)
    if match is None or (match["upper"] and ":" in text[match.end("upper") : match.end()] and not match["agency"]):
        return None

    def part(*names: str) -> Span | None:
        found = next((name for name in names if match[name]), None)
        return Span(match.start(found), match.end(found), match[found]) if found else None

    return Dateline(part("upper", "title"), part("date", "day"), part("agency", "sender", "bare"), match.end())
