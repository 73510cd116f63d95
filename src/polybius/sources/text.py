"""Bytes to text: the encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from polybius.errors import BinaryInput, EmptyInput
from polybius.sources.given import Facts, Given, Outcome, article

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOST_CONTROL = 0.003
"""Share of control bytes above which it is no text. Scraped text has a stray one here and there, one in thousands;
compressed or compiled bytes have one in ten. A single one is borne in a text of any length."""

WESTERN = 0.05
"""Share of bytes above 127 up to which a text that is not UTF-8 is taken for Windows-1252. In English they are
quotation marks, dashes and accents in names, below 3 percent and too few for a statistical guess; Cyrillic has 80."""


def articles(data: bytes, name: str, given: Given) -> Iterator[Outcome]:
    """The one article of a plain text."""
    facts = Facts(published=given.published, outlet=given.outlet, language=given.language)
    yield article(decode(data, name), facts, given, name=name)


def decode(data: bytes, name: str, *, declared: str | None = None) -> str:
    """The text of ``data``, with nothing changed but a byte order mark left out.

    In order: the byte order mark, UTF-8, what the input ``declared``, UTF-16 by its zeros, UTF-8 with a broken byte,
    Windows-1252, and charset-normalizer's judgement. Raises `EmptyInput` and `BinaryInput`.
    """
    if not data.strip():
        raise EmptyInput(f"{name} is empty.")
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise BinaryInput(f"{name} is {what}, not text.")
    wide = _utf_16(data)
    if wide is None and len(CONTROL.findall(data)) > max(1, MOST_CONTROL * len(data)):
        raise BinaryInput(f"{name} is not text: it has bytes that no text has.")
    for candidate in (wide, "utf-8", declared):
        found = _try(data, candidate)
        if found is not None:
            return found
    return _guess(data, name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    text = _try(data, encoding)
    if text is None:
        raise BinaryInput(f"{name} begins as {encoding} text and then is none: it is damaged or cut off.")
    return text


def _try(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf_16(data: bytes) -> str | None:
    """UTF-16 without a mark, by its zeros: Latin letters have one in every second byte."""
    sample = data[:4000]
    half = len(sample) // 2
    if half < 2 or b"\x00" not in sample:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _guess(data: bytes, name: str) -> str:
    patched = data.decode("utf-8", "replace")
    broken = patched.count("\ufffd")
    whole = sum(1 for character in patched if character > "\x7f") - broken
    if whole > 3 * broken:  # UTF-8 that was cut or joined carelessly: the rest of its characters prove it
        return patched
    high = sum(byte > 127 for byte in data)
    western = _try(data, "windows-1252") if high <= WESTERN * len(data) else None
    if western is not None:
        return western
    import charset_normalizer  # only a text in an old encoding needs it

    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise BinaryInput(f"{name} is in no encoding that could be told.", remedy="Save it as UTF-8 and read that.")
    return str(best)
