"""A brief before it has a format: sections of lines, each line with the passages that it rests on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A passage of one of the articles: which one, counted from 0, and the offsets in its text."""

    article: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line: an optional ``lead`` (a date, a party, an issue), the ``text``, and its evidence.

    ``rests_on`` are passages; ``notes`` the numbers of the footnotes that quote them, given by `polybius.brief.notes`.
    """

    text: str
    rests_on: tuple[Passage, ...] = ()
    lead: str | None = None
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together, under a label or none. ``cut`` counts the lines that were left out."""

    lines: tuple[Line, ...]
    label: str | None = None
    cut: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its groups. ``key`` names the section in the vocabulary and in anchors."""

    key: str
    heading: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """The quoted evidence. ``quote`` has the words of the passage with white space closed up."""

    number: int
    quote: str
    outlet: str | None
    date: str | None
    title: str | None
    where: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole brief. ``subtitle`` says who reported and when; ``language`` is that of its own words."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    language: str = "en"
    more: str = ""
    sources_heading: str = ""
    back: str = ""
    empty: str = ""
    remark: str = ""
    credit: str = ""  # whose data the places are, where the articles name any
