"""HTML to an article: the main text without menus and advertisements, its title, date, byline and outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from polybius.errors import DateError, MissingText, parse_date
from polybius.sources.given import Facts, Given, Outcome, article
from polybius.sources.text import decode

CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([a-z0-9_\-]+)|<\?xml[^>]+encoding=[\"']([a-z0-9_\-]+)", re.I)
LANGUAGE = re.compile(r"<html[^>]*\slang\s*=\s*[\"']?([a-z]{2,3})\b", re.I)
BEGINNING = re.compile(rb"\s*(\xef\xbb\xbf)?\s*(<!doctype\s+html|<html|<\?xml[^>]*>\s*<!doctype html)", re.I)
ENOUGH_FOR_HEAD = 4096
"""Bytes in which a page must declare its encoding: HTML asks for 1,024, and sloppy pages exceed that."""


def looks_like_html(data: bytes) -> bool:
    """Does it begin as a page does?"""
    return BEGINNING.match(data[:512]) is not None


def articles(
    data: bytes, name: str, given: Given, *, address: str | None = None, charset: str | None = None
) -> Iterator[Outcome]:
    """The article of a page. ``address`` is where it came from, ``charset`` what its server declared.

    Raises `MissingText` where the page has no main text. The text of the record is what trafilatura returns (Barbaresi
    2021, ACL demo): the page's paragraphs in order, one a line.
    """
    declared = CHARSET.search(data[:ENOUGH_FOR_HEAD])
    own = (declared[1] or declared[2]).decode("ascii") if declared else None
    page = decode(data, name, declared=charset or own)
    found = _extract(page, address)
    text = getattr(found, "text", None)
    if not text:
        raise MissingText(f"{name} has no main text: it may be a front page, a video or a page made by a script.")
    yield article(text, _facts(found, page, given, address), given, name=name)


def _extract(page: str, address: str | None) -> Any:
    import trafilatura  # takes 0.5 s to import, which plain text need not wait for

    return trafilatura.bare_extraction(
        page,
        url=address,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # Only the date that the page gives for itself, in its head or beside its title: a date that is merely found
        # somewhere in the text would be a guess.
        date_extraction_params={"extensive_search": False, "original_date": True, "url": address},
    )


def _facts(found: Any, page: str, given: Given, address: str | None) -> Facts:
    """What the page says of itself; what the caller says of date and outlet goes before it."""
    named = LANGUAGE.search(page[:ENOUGH_FOR_HEAD])
    text_is_short = len(found.text) < 400  # the page's own word counts only where the text cannot be judged
    return Facts(
        published=given.published or _date(found.date),
        outlet=given.outlet or found.sitename or None,
        title=found.title or None,
        byline=found.author or None,
        url=address or found.url or None,
        language=given.language or (named[1] if named and text_is_short else None),
    )


def _date(value: str | None) -> Any:
    try:
        return parse_date(value, where="the page's date") if value else None
    except DateError:
        return None
