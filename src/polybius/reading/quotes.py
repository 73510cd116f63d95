"""Quotations: what stands between quotation marks, in offsets of the clean text.

One pass over each paragraph. A mark opens where its shape or its neighbours say so, and closes at the next mark of
its kind; marks of another kind inside are part of the quotation. A quotation ends with its paragraph: left open, it
counts only where the next paragraph opens again with the same mark (the convention for quotations of several
paragraphs). Everything else that is left open, and every quotation longer than `LONGEST` characters, is a fault and
not a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 3000
"""Characters, about 500 words. The longest of the 7,642 quotations in PolNeAR's training part has 1,515, so what is
longer than twice that comes from a mark that was lost."""

PAIRS = {
    "“": ("”", "“", '"'),
    "„": ("“", "”"),
    "”": ("”", '"'),
    "«": ("»",),
    "»": ("«", "»"),
    '"': ('"', "”"),
    "''": ("''",),
    "``": ("''",),
    "‘": ("’",),
    "'": ("'", "’"),
}
"""Opening marks and the marks that close them, with those that careless typing puts in their place."""

EITHER = {"“", "”", '"', "''"}
"""Marks that can open and close; what stands around them decides."""

SINGLE = {"‘", "'"}
MARK = re.compile(r"''|``|[“”„«»\"‘’']")
PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks: ``[start, end)`` without the marks, ``[outer_start, outer_end)`` with them."""

    outer_start: int
    start: int
    end: int
    outer_end: int
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """A mark that makes no quotation: ``unbalanced`` or ``long``, and the passage that it would have opened."""

    code: str
    start: int
    end: int


def find_quotations(text: str) -> tuple[tuple[Quotation, ...], tuple[Fault, ...]]:
    """The quotations of a text in order, disjoint, and the marks that make none."""
    paragraphs = [match.span() for match in PARAGRAPH.finditer(text)]
    found: list[Quotation] = []
    faults: list[Fault] = []
    for index, (start, end) in enumerate(paragraphs):
        following = paragraphs[index + 1][0] if index + 1 < len(paragraphs) else len(text)
        for each in _paragraph(text, start, end, following):
            (found if isinstance(each, Quotation) else faults).append(each)  # type: ignore[arg-type]
    return tuple(found), tuple(faults)


def _paragraph(text: str, start: int, end: int, following: int) -> Iterator[Quotation | Fault]:
    opened: re.Match[str] | None = None
    for mark in MARK.finditer(text, start, end):
        if opened is None:
            opened = mark if _opens(text, mark, start, end) else None
        elif mark[0] in PAIRS[opened[0]] and _closes(text, mark, opened):
            yield _quotation(text, opened, mark.start(), mark.end())
            opened = None
        elif mark[0] == opened[0] and _opens(text, mark, start, end):
            if opened[0] not in SINGLE:
                yield Fault("unbalanced", opened.start(), mark.start())
            opened = mark
    if opened is not None and opened[0] not in SINGLE:
        yield _left_open(text, opened, end, following)


def _left_open(text: str, opened: re.Match[str], end: int, following: int) -> Quotation | Fault:
    indent = following
    while indent < len(text) and text[indent].isspace():
        indent += 1
    if text.startswith(opened[0], indent) and end - opened.end() <= LONGEST:
        stop = opened.end() + len(text[opened.end() : end].rstrip())
        if stop > opened.end():
            return Quotation(opened.start(), opened.end(), stop, stop, continues=True)
    return Fault("unbalanced", opened.start(), end)


def _quotation(text: str, opened: re.Match[str], end: int, outer_end: int) -> Quotation | Fault:
    inner = text[opened.end() : end]
    if len(inner) > LONGEST:
        return Fault("long", opened.start(), outer_end)
    start = opened.end() + len(inner) - len(inner.lstrip())
    stop = opened.end() + len(inner.rstrip())
    if start >= stop:
        return Fault("unbalanced", opened.start(), outer_end)
    return Quotation(opened.start(), start, stop, outer_end)


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark[0] in {"“", "„", "«", "``"}:
        return True
    if mark[0] in {"”", "»"}:  # Swedish and German opening marks, and '' of a text that has no ``
        return _before_word(before) and not after.isspace() and after not in ".,;:!?)"
    if mark[0] == "’":
        return False
    if mark[0] in SINGLE:
        return _before_word(before) and after.isalpha() and _closing(text, mark, end) is not None
    return not after.isspace() and (_before_word(before) or before in ".,:;!?" or not before.isalnum())


def _before_word(before: str) -> bool:
    return before.isspace() or before in "([{—–-/"


def _closes(text: str, mark: re.Match[str], opened: re.Match[str]) -> bool:
    """A single mark may be an apostrophe; a straight double one may open where the last one never closed."""
    if opened[0] in SINGLE:
        return _ends_word(text, mark.start())
    if mark[0] not in EITHER:
        return True
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < len(text) else " "
    if mark[0] == "“":
        return not before.isspace() and not after.isalnum()
    return not (before.isspace() and after.isalnum())


def _ends_word(text: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at - 1].isspace() or after.isalnum():
        return False
    plural = text[at - 1] == "s" and after.isspace() and at + 2 < len(text) and text[at + 2].islower()
    return not plural or not _later_mark(text, at + 1)


def _later_mark(text: str, at: int) -> bool:
    """Is there another closing single mark before the next opening one, within the sentence?"""
    for mark in re.finditer(r"['’‘\n]", text[at : at + 200]):
        place = at + mark.start()
        if mark[0] in {"‘", "\n"} or (text[place - 1].isspace() and not text[place + 1 : place + 2].isspace()):
            return False
        if not text[place + 1 : place + 2].isalnum():
            return True
    return False


def _closing(text: str, opened: re.Match[str], end: int) -> int | None:
    """Where a single quotation closes, at most `LONGEST` / 6 characters on: it is a phrase or a sentence or two."""
    for mark in re.finditer("['’]", text[opened.end() : min(end, opened.end() + LONGEST // 6)]):
        if _ends_word(text, opened.end() + mark.start()):
            return opened.end() + mark.start()
    return None
