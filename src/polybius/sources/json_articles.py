"""JSON and JSON lines to articles; a broken line is a failure, and the lines after it are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import msgspec

from polybius.errors import BrokenJson, EmptyInput, InvalidField, MissingText, PolybiusError, TooLarge, parse_date
from polybius.records import Article
from polybius.sources.given import Facts, Given, InputFailure, Outcome, article

STRINGS = ("outlet", "title", "byline", "url", "language")


def lines(stream: BinaryIO, name: str, given: Given, *, taken: Sequence[bytes] = ()) -> Iterator[Outcome]:
    """One article a line, as the lines come; ``taken`` are the lines that were taken from the stream already."""
    blank = True
    for number, line in enumerate(_lines(stream, taken, given.settings.max_input_bytes), start=1):
        if line is not None and not line.strip():
            continue
        blank = False
        where = f"line {number} of {name}"
        try:
            if line is None:
                raise TooLarge(f"{where} has more than {given.settings.max_input_bytes:,} bytes.")
            yield from_object(_decode(line, where), where, given)
        except PolybiusError as error:
            yield InputFailure(name, number, error)
    if blank:
        raise EmptyInput(f"{name} is empty.")


def _lines(stream: BinaryIO, taken: Sequence[bytes], limit: int) -> Iterator[bytes | None]:
    """The lines of a stream, None in place of one longer than the limit, which is passed over piece by piece."""
    yield from taken
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
        yield None


def whole(data: bytes, name: str, given: Given) -> Iterator[Outcome]:
    """The articles of one JSON document: an object, or an array of objects."""
    if not data.strip():
        raise EmptyInput(f"{name} is empty.")
    found = _decode(data, name)
    if isinstance(found, list):
        if not found:
            raise EmptyInput(f"{name} is an empty list.")
        yield from _items(found, name, given)
    else:
        yield from_object(found, name, given)


def _items(found: list[Any], name: str, given: Given) -> Iterator[Outcome]:
    for number, each in enumerate(found, start=1):
        where = f"item {number} of {name}"
        try:
            yield from_object(each, where, given)
        except PolybiusError as error:
            yield InputFailure(where, None, error)


def is_object(line: bytes) -> bool:
    """Is a line one object by itself, as in JSON lines?"""
    try:
        return isinstance(msgspec.json.decode(_without_mark(line)), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def from_object(found: object, where: str, given: Given) -> Article:
    """The article of one object: {"text", "published", "outlet", "title", "byline", "url", "language", "id"}.

    Only ``text`` must be there; other fields than these are passed over. What the object leaves out is taken from what
    the caller gave. A saved reading gives the article that it is of. Raises `PolybiusError`.
    """
    if not isinstance(found, dict):
        raise BrokenJson(f"{where} is JSON, but not an object with the fields of an article.")
    own: dict[str, object] = found
    if "polybius" in found and isinstance(found.get("article"), dict):
        own = found["article"]
    text = own.get("text")
    if text is None:
        raise MissingText(f'{where} has no field "text".')
    if not isinstance(text, str):
        raise InvalidField(f'{where}: the field "text" is {_kind(text)}, not a string.')
    said = {field: _string(own, field, where) for field in STRINGS}
    facts = Facts(
        published=_date(own, where) or given.published,
        outlet=said["outlet"] or given.outlet,
        title=said["title"],
        byline=said["byline"],
        url=said["url"],
        language=said["language"] or given.language,
        id=_id(own, where),
    )
    return article(text, facts, given, name=where)


def _decode(data: bytes, where: str) -> object:
    try:
        return msgspec.json.decode(_without_mark(data))
    except msgspec.DecodeError as error:
        raise BrokenJson(f"{where} is not JSON: {error}.") from None
    except RecursionError:
        raise BrokenJson(f"{where} is nested deeper than any article is.") from None
    except UnicodeDecodeError as error:
        raise BrokenJson(f"{where} is not UTF-8, which JSON must be: byte {error.start}.") from None


def _without_mark(data: bytes) -> bytes:
    return data.removeprefix(b"\xef\xbb\xbf")


def _string(found: dict[str, object], field: str, where: str) -> str | None:
    value = found.get(field)
    if value is not None and not isinstance(value, str):
        raise InvalidField(f'{where}: the field "{field}" is {_kind(value)}, not a string.')
    return value or None


def _date(found: dict[str, object], where: str) -> dt.date | None:
    value = _string(found, "published", where)
    return parse_date(value, where=f'{where}: the field "published"') if value else None


def _id(found: dict[str, object], where: str) -> str | None:
    value = found.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)  # ids of databases are numbers
    return _string(found, "id", where)


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", str: "text"}
    return names.get(type(value), "null")
