"""A file or a stream to articles: which reader it is for, by its name and its first bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from polybius.errors import TooLarge, UnreadableFile, UnsupportedFormat
from polybius.sources import html, json_articles, text
from polybius.sources.given import Given, Outcome

HTML = frozenset({".html", ".htm", ".xhtml"})
JSON = frozenset({".json"})
LINES = frozenset({".jsonl", ".ndjson"})
TEXT = frozenset({".txt", ".md", ".text"})
NOT_YET = frozenset(
    {".pdf", ".docx", ".doc", ".odt", ".rtf", ".warc", ".gz", ".zip", ".xml", ".rss", ".csv", ".tsv", ".eml"}
)
"""Kinds of file whose bytes can pass for text but whose articles no reader here can take out of them."""


def from_path(path: Path, given: Given) -> Iterator[Outcome]:
    """The articles of a file. Raises `InputError` and `OSError`."""
    name = str(path)
    kind = path.suffix.lower()
    if not path.exists():
        raise UnreadableFile(f"{name} does not exist.")
    if kind in NOT_YET:
        raise UnsupportedFormat(f"{name}: files of the kind {kind} cannot be read.")
    size = path.stat().st_size
    if kind not in LINES and path.is_file() and size > given.settings.max_input_bytes:
        raise _too_large(name, f"{size:,} bytes", given)
    with path.open("rb") as stream:
        if kind in LINES:
            yield from json_articles.lines(stream, name, given)
        elif kind in JSON:
            yield from _json(stream, name, given)
        elif kind in HTML:
            yield from html.articles(_all(stream, name, given), name, given)
        elif kind in TEXT:
            yield from text.articles(_all(stream, name, given), name, given)
        else:
            yield from from_stream(stream, name, given)


def from_stream(stream: BinaryIO, name: str, given: Given) -> Iterator[Outcome]:
    """The articles of a stream of an unknown kind: JSON where it begins as JSON, HTML as HTML, else text."""
    limit = given.settings.max_input_bytes
    blank = bytearray()
    line = stream.readline(limit + 1)
    while line and not line.strip() and len(blank) <= limit:
        blank += line
        line = stream.readline(limit + 1)
    opening = line.removeprefix(b"\xef\xbb\xbf").lstrip()
    if opening.startswith(b"{"):
        yield from _json(stream, name, given, first=line)
        return
    data = bytes(blank) + line + _all(stream, name, given, taken=len(blank) + len(line))
    if opening.startswith(b"[") and opening[1:].lstrip()[:1] in (b"{", b""):
        yield from json_articles.whole(data, name, given)
    elif html.looks_like_html(data):
        yield from html.articles(data, name, given)
    else:
        yield from text.articles(data, name, given)


def _json(stream: BinaryIO, name: str, given: Given, *, first: bytes = b"") -> Iterator[Outcome]:
    """JSON lines where the first or the second line is an object by itself, else one document over many lines."""
    limit = given.settings.max_input_bytes + 1
    taken = [first or stream.readline(limit)]
    if not json_articles.is_object(taken[0]):
        taken.append(stream.readline(limit))
    if json_articles.is_object(taken[-1]):
        yield from json_articles.lines(stream, name, given, taken=taken)
        return
    data = b"".join(taken)
    yield from json_articles.whole(data + _all(stream, name, given, taken=len(data)), name, given)


def _all(stream: BinaryIO, name: str, given: Given, *, taken: int = 0) -> bytes:
    """The rest of a stream. Raises `TooLarge` as soon as it and what was taken before are more than the limit."""
    limit = given.settings.max_input_bytes
    data = stream.read(max(0, limit - taken) + 1)
    if taken + len(data) > limit:
        raise _too_large(name, f"more than {limit:,} bytes", given)
    return data


def _too_large(name: str, size: str, given: Given) -> TooLarge:
    return TooLarge(f"{name} has {size}; an article may have {given.settings.max_input_bytes:,}.")
