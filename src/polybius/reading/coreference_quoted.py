"""Who speaks between quotation marks: the quotations of an article with the cue that each belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from polybius.reading.attribution import Attribution, attributions, token_at
from polybius.reading.cues import is_a
from polybius.reading.quotes import find_quotations


@dataclass(frozen=True, slots=True)
class Quoted:
    """Tokens ``[first, last)`` between marks, and the attribution that they belong to, where there is one."""

    first: int
    last: int
    by: Attribution | None
    whole: bool  # is it a paragraph of its own?

    @property
    def speakers(self) -> tuple[Token, ...]:
        """The heads of the phrases for who speaks."""
        return self.by.speaker.heads if self.by is not None and self.by.speaker is not None else ()


def quoted(doc: Doc, language: str) -> tuple[Quoted, ...]:
    """The quotations of a document in order, disjoint."""
    text = doc.text
    if not any(token.is_quote for token in doc) and "''" not in text:
        return ()
    quotations, _ = find_quotations(text)
    found, _loose = attributions(doc, quotations, language)
    direct = sorted((each for each in found if each.manner != "indirect"), key=lambda each: each.content)
    starts = [each.content[0] for each in direct]
    return tuple(
        Quoted(
            token_at(doc, q.start),
            token_at(doc, q.end - 1) + 1,
            _owner(direct, starts, q.start, q.end),
            whole=text[max(q.outer_start - 1, 0)] in '\n"“' or q.outer_start == 0,
        )
        for q in quotations
    )


def _owner(direct: list[Attribution], starts: list[int], start: int, end: int) -> Attribution | None:
    at = bisect_right(starts, start) - 1
    for each in direct[max(at - 1, 0) : at + 2]:
        if each.content[0] < end and start < each.content[1]:
            return each
    return None


def told(by: Attribution) -> Iterator[Token]:
    """The heads of the phrases for who is spoken to: "told Chad", "said to reporters"."""
    for child in by.draft.token.children:
        inside = by.content[0] <= child.idx < by.content[1]
        if by.draft.entry.told and child.dep_ in {"dobj", "dative", "nsubjpass"} and not inside:
            yield child
        elif child.dep_ in {"prep", "dative"} and is_a(child, "addressee"):
            yield from (c for c in child.children if c.dep_ == "pobj")
