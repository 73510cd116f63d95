"""Paragraphs: where they begin, and which of their words belong to the page and not to the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from polybius import vocabulary
from polybius.reading.text_edits import Edit

BREAK = "\n\n"
GAP = re.compile(r" {2,}\s*|[^\S ]\s*| [^\S ]\s*|\A | \Z")
"""White space other than one space between words; each alternative reads a run once."""
WRAPPED_SHARE = 0.25
"""A text is taken for one of broken lines where a quarter of its single line ends stand before a small letter: prose
that has a paragraph to the line has next to none."""
LONGEST_LINE = 400
"""Characters of a paragraph up to which a page's own line is looked for; the longest seen has about 300."""
TAIL = 300

BULLET = re.compile(r"(?:[•●▪◦‣⁃■►▶*]+|[-–—](?= ))[^\S\n]*")
INLINE_BULLET = re.compile(r"(?<=[.!?:;”\"]) [•●▪◦‣■►▶] ?")


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """An entry of ``boilerplate.yaml``."""

    name: str
    where: Literal["line", "end"]
    pattern: str
    definition: str
    example: str
    counter: str
    case: bool = False


@cache
def patterns(language: str, where: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a language for a place in a paragraph."""
    entries = vocabulary.load("boilerplate", Boilerplate, language=language)
    return tuple(re.compile(e.pattern, 0 if e.case else re.IGNORECASE) for e in entries if e.where == where)


def spaces(text: str) -> Iterator[Edit]:
    """Runs of white space to one space or a paragraph break; none at either end of the text."""
    wrapped = _is_wrapped(text)
    line = 0
    for match in GAP.finditer(text):
        start, end = match.span()
        if start == 0 or end == len(text):
            new = ""
        elif "\n" not in match[0]:
            new = " "
        elif match[0].count("\n") > 1 or not (wrapped and _goes_on(text, line, start, end)):
            new = BREAK
        else:
            new = "" if text[start - 1] == "-" and text[start - 2 : start - 1].isalpha() else " "
        if "\n" in match[0]:
            line = end
        if new != match[0]:
            yield start, end, new


def _is_wrapped(text: str) -> bool:
    ends = [match.end() for match in re.finditer(r"(?<!\n)\n(?=\S)", text)]
    return len(ends) >= 2 and sum(text[end].islower() for end in ends) >= WRAPPED_SHARE * len(ends)


def _goes_on(text: str, line: int, start: int, end: int) -> bool:
    """Whether a sentence goes on after a line end of a text of broken lines."""
    return text[end].islower() or text[start - 1] not in '.!?:”"' or start - line > 55


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the paragraphs of a text whose white space is clean."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield start, end
        start = end + 1


def page_lines(text: str, blocks: Iterable[tuple[int, int]], language: str) -> Iterator[Edit]:
    """Removal of what belongs to the page: lines of their own with the break before them, and closing credits."""
    for start, end in blocks:
        if _is_page_line(text[start:end], language):
            following = end + len(BREAK) if text.startswith(BREAK, end) else end
            yield (start, following, "")
            continue
        if bullet := BULLET.match(text, start, end):
            yield *bullet.span(), ""
            start = bullet.end()
        tail = _tail(text, start, end, language)
        yield from ((*match.span(), BREAK) for match in INLINE_BULLET.finditer(text, start, tail) if match.end() < tail)
        if tail < end:
            yield tail, end, ""


def _is_page_line(block: str, language: str) -> bool:
    return len(block) <= LONGEST_LINE and any(p.fullmatch(block) for p in patterns(language, "line"))


def _tail(text: str, start: int, end: int, language: str) -> int:
    """Where a closing credit of a paragraph begins, else the end of the paragraph."""
    low = max(start, end - TAIL)
    begin = end
    for sentence in re.finditer(r"(?:(?<=[.!?”\"] )|(?<=[.!?”\"])|^)(?=[A-Z(•])", text[low:end]):
        at = low + sentence.start()
        word = _word(text, at)
        if (at > low or low == start) and any(p.fullmatch(text, word, end) for p in patterns(language, "end")):
            begin = at
            break
    while begin > start and begin < end and text[begin - 1] == " ":
        begin -= 1
    return begin


def _word(text: str, at: int) -> int:
    """Where the words after a bullet begin."""
    bullet = BULLET.match(text, at)
    return bullet.end() if bullet else at
