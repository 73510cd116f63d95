"""Stage text: what the parser should see, with the way back to what was given.

News text is dirty: sentences glued together after scraping, entities, wrongly decoded bytes, credits, datelines.
Cleaning works on a copy; the original stays as it was given, and every character of the copy knows the range of
the original that it came from. Each step reads the text once, so the time is linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from polybius.reading import text_characters as characters
from polybius.reading.document import CleanText
from polybius.reading.text_blocks import BREAK, page_lines, paragraphs, spaces
from polybius.reading.text_dateline import Dateline, dateline
from polybius.reading.text_edits import Edit, edit, untouched
from polybius.reading.text_glue import apostrophes, gaps

__all__ = ["Dateline", "breaks", "clean", "dateline"]

DATELINE_PARAGRAPHS = 4
"""How many paragraphs from the top may begin with a dateline: a headline, a byline and a summary can come first."""
BY_CHARACTER: tuple[Callable[[str], Iterable[Edit]], ...] = (
    characters.entities,
    characters.entities,  # &amp;#8217; was escaped twice
    characters.tags,
    characters.mojibake,
    characters.mojibake,  # and decoded wrongly twice
    characters.escapes,
    characters.odd,
    characters.accents,
    characters.rules,
)
ABBREVIATED = re.compile(r"(?:\b[A-Z][a-z]{1,3}|\.[A-Za-z])\.$")


def clean(text: str, *, language: str = "en") -> CleanText:
    """The text ready for the parser.

    Paragraphs are parted by an empty line; a dateline is a paragraph of its own; lines of the page (credits,
    pointers, buttons) are gone. ``language`` chooses the words that tell such lines. No text is refused: lone
    surrogates become U+FFFD, control characters go. What is left can be empty.
    """
    cleaned = untouched(text)
    for step in BY_CHARACTER:
        cleaned = edit(cleaned, step(cleaned.text))
    cleaned = edit(cleaned, spaces(cleaned.text))
    cleaned = edit(cleaned, page_lines(cleaned.text, paragraphs(cleaned.text), language))
    cleaned = edit(cleaned, _dateline_ends(cleaned.text))
    cleaned = edit(cleaned, _by_paragraph(cleaned.text, apostrophes))
    cleaned = edit(cleaned, _by_paragraph(cleaned.text, gaps))
    return edit(cleaned, spaces(cleaned.text))


def breaks(cleaned: CleanText) -> tuple[int, ...]:
    """Offsets into the clean text where a sentence begins for certain, in order.

    These are the paragraphs, and the sentences that were glued to the one before; a glued abbreviation
    ("Gen.Salou") begins none.
    """
    starts = [start for start, _ in paragraphs(cleaned.text)]
    for match in re.finditer(r"[.!?][”\"')]?( )(?=[\"“‘A-Z])", cleaned.text):
        at = match.start(1)
        inserted = cleaned.starts[at] == cleaned.starts[at - 1] and cleaned.ends[at] == cleaned.ends[at - 1]
        if inserted and not ABBREVIATED.search(cleaned.text[max(0, at - 6) : at]):
            starts.append(at + 1)
    return tuple(sorted(starts))


def _dateline_ends(text: str) -> Iterator[Edit]:
    """The dash after a dateline becomes a paragraph break."""
    for start, _ in islice(paragraphs(text), DATELINE_PARAGRAPHS):
        if found := dateline(text, start):
            last = max(part.end for part in (found.place, found.date, found.agency) if part)
            yield last + text.startswith(")", last), found.end, BREAK
            return


def _by_paragraph(text: str, step: Callable[[str], Iterable[Edit]]) -> Iterator[Edit]:
    for start, end in paragraphs(text):
        yield from ((start + first, start + last, new) for first, last, new in step(text[start:end]))
