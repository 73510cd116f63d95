"""Cleaning of characters: entities, tags, wrongly decoded bytes, split accents, invisible marks.

Every pattern is linear: no nested repetition, and every open-ended search is bounded.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from polybius.reading.text_edits import Edit

ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

BLOCK_TAGS = "p|br|div|li|ul|ol|h[1-6]|tr|table|blockquote|article|section|figure|figcaption|header|footer|aside|hr"
INLINE_TAGS = "a|abbr|b|cite|code|em|font|i|img|ins|mark|q|s|small|span|strong|sub|sup|td|th|time|tbody|thead|u"
TAG = re.compile(rf"</?(?:({BLOCK_TAGS})|{INLINE_TAGS})(?:\s[^<>]{{0,500}})?/?>|<!--[^<>]{{0,500}}-->", re.IGNORECASE)
"""Known HTML tags only: "<5 km" and "<unknown>" are text."""

HIGH = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0))
MOJIBAKE = re.compile(
    rf"(?:[\u00c2\u00c3]|(?<![A-Z])[\u00c4-\u00df])[{re.escape(HIGH)}]|[\u00e0-\u00ef][{re.escape(HIGH)}]{{2}}"
)
"""UTF-8 read as Windows-1252: a lead byte and the right number of bytes that continue it, all as characters."""

ACCENTED = re.compile("[^\\W\\d_][\u0300-\u036f]{1,8}")
INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
ODD = re.compile(
    rf"(?P<line>\r\n?|[\x0b\x85\u2028])|(?P<page>[\x0c\u2029])|(?P<invisible>[{INVISIBLE}]+)"
    r"|(?P<lost>[\ud800-\udfff]+)|(?P<control>[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f])"
    r"|(?P<ligature>[\ufb00-\ufb06])|(?P<hyphen>[\u2010\u2011\u2212\ufe63\uff0d])|(?P<open>``)|(?P<doubled>'')"
    r"|(?P<quote>[\u201f\u2033\u301d\u301e\uff02])"
)
REPLACEMENTS = {"line": "\n", "page": "\n\n", "invisible": "", "lost": "\ufffd", "hyphen": "-"}
REPLACEMENTS |= {"open": "“", "quote": '"'}
OPENING = re.compile(r"(?:^|[\s(\[{—–/-])''(?=\S)")
"""Two apostrophes that open a quotation: newspaper archives write both of its marks so."""


def entities(text: str) -> Iterator[Edit]:
    """HTML entities to the characters that they name; unknown ones stay."""
    for match in ENTITY.finditer(text):
        if (plain := html.unescape(match[0])) != match[0]:
            yield *match.span(), plain


def tags(text: str) -> Iterator[Edit]:
    """Leftover tags: those of blocks become a paragraph break, others go."""
    for match in TAG.finditer(text):
        yield *match.span(), "\n\n" if match[1] and match.start() else ""


def mojibake(text: str) -> Iterator[Edit]:
    """Characters that were UTF-8 and read as Windows-1252, match by match so that offsets stay known.

    Only where the bytes give one character of a European script or general punctuation: an accented capital
    that ends a word in capitals before a quotation mark stays.
    """
    for match in MOJIBAKE.finditer(text):
        decoded = b"".join(_byte(character) for character in match[0]).decode("utf-8", "ignore")
        if len(decoded) == 1 and (ord(decoded) < 0x0530 or 0x1E00 <= ord(decoded) < 0x2300):
            yield *match.span(), decoded


def _byte(character: str) -> bytes:
    return character.encode("cp1252", "ignore") or character.encode("latin-1")


def accents(text: str) -> Iterator[Edit]:
    """A letter and the accents after it (NFD) to one character where there is one."""
    for match in ACCENTED.finditer(text):
        if (composed := unicodedata.normalize("NFC", match[0])) != match[0]:
            yield *match.span(), composed


RULE = re.compile(r"([^\w\s]|_)\1{49,}")
ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))")


def rules(text: str) -> Iterator[Edit]:
    """One mark fifty times and more is a rule on the page; tokenisers need time in the square of its length."""
    for match in RULE.finditer(text):
        yield match.start() + 3, match.end(), " "


def escapes(text: str) -> Iterator[Edit]:
    """Sequences that steer a terminal (ECMA-48)."""
    for match in ESCAPES.finditer(text):
        yield *match.span(), ""


AROUND = 80
"""Characters around the end of a page that say whether a sentence goes over it."""


def _goes_over(text: str, start: int, end: int) -> bool:
    """Does a sentence go on behind the end of a page: a small letter after a letter or a comma?"""
    before, after = text[max(0, start - AROUND) : start].rstrip(), text[end : end + AROUND].lstrip()
    return bool(before and after) and after[0].islower() and (before[-1].isalnum() or before[-1] == ",")


def odd(text: str) -> Iterator[Edit]:
    """Invisible marks, control characters, lone surrogates, ligatures and other forms of common marks."""
    for match in ODD.finditer(text):
        kind = str(match.lastgroup)
        if kind == "control":
            new = match[0].encode("latin-1").decode("cp1252", "ignore") if match[0] > "\x7f" else ""
        elif kind == "ligature":
            new = unicodedata.normalize("NFKC", match[0])
        elif kind == "doubled":
            new = "“" if OPENING.match(text, max(0, match.start() - 1)) else "”"
        elif kind == "page" and _goes_over(text, match.start(), match.end()):
            new = " "
        else:
            new = REPLACEMENTS[kind]
        yield *match.span(), new
