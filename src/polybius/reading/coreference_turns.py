"""Who speaks in a paragraph: questions and answers of an interview, transcripts with labels, speeches.

A paragraph is judged by what stands in it outside of quotation marks: whether it asks, says "I" or "you", how long it
is, and what the paragraph before it was. Where the article is no interview and no speech, nobody but the outlet
speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Span

from polybius.reading.coreference_agreement import small_words

Role = Literal["question", "answer", "told"]

QUESTIONS, FIRSTS = 3, 3
"""Paragraphs that ask, and words for "I" outside of them, from which a text that speaks of an interview is one."""

SPOKEN = 0.3
"""Share of paragraphs in which a text without quotation marks says "I", from which it is a speech or a column. News
reports have none; of the twelve speeches among GUM's training documents ten have more than half, the rest 0.3."""

LONG = 60
"""Words from which a paragraph is rather an answer than a question."""

HEADING = 12
"""Words up to which a paragraph without a full stop is a heading."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Tokens ``[first, last)`` of a paragraph, and what is in it outside of quotation marks."""

    first: int
    last: int
    asks: bool
    i: int
    we: int
    you: int
    words: int
    ended: bool


def paragraphs(doc: Doc, quoted: Sequence[bool], language: str) -> tuple[Paragraph, ...]:
    """The paragraphs in order. ``quoted`` says of each token whether it stands between quotation marks."""
    found = []
    first = 0
    for token in doc:
        if "\n" in token.text:
            found.append(_paragraph(doc, first, token.i, quoted, language))
            first = token.i + 1
    found.append(_paragraph(doc, first, len(doc), quoted, language))
    return tuple(each for each in found if each.words)


def _paragraph(doc: Doc, first: int, last: int, quoted: Sequence[bool], language: str) -> Paragraph:
    own = [token for token in doc[first:last] if not quoted[token.i] and not token.is_space]
    ends = [token.text for token in own if token.is_punct and not token.is_quote]
    return Paragraph(
        first,
        last,
        asks=bool(ends) and ends[-1] == "?",
        i=sum(token.lower_ in small_words("i", language) for token in own),
        we=sum(token.lower_ in small_words("we", language) for token in own),
        you=sum(token.lower_ in small_words("you", language) for token in own),
        words=sum(token.is_alpha for token in doc[first:last]),
        ended=bool(ends) and own[-1].text in {".", "?", "!", ":", "…", ")"},
    )


def is_interview(doc: Doc, blocks: Sequence[Paragraph], language: str) -> bool:
    """Does the text speak of an interview and ask, or ask and answer all along?"""
    asking = [number for number, each in enumerate(blocks) if each.asks and each.words <= 2 * LONG]
    if sum(each.i for each in blocks if not each.asks) < FIRSTS or not any(blocks[number].you for number in asking):
        return False
    if any(str(token.lemma_).lower() in small_words("interviews", language) for token in doc):
        return True
    answered = sum(number + 1 < len(blocks) and blocks[number + 1].i > 0 for number in asking)
    return len(asking) >= QUESTIONS and 2 * answered >= len(asking)


def is_speech(blocks: Sequence[Paragraph]) -> bool:
    """Does the text itself say "I" or "we" all along?"""
    whole = [each for each in blocks if each.words > HEADING] or list(blocks)
    said = sum(each.i + each.we for each in whole)
    return said >= FIRSTS and sum(each.i + each.we > 0 for each in whole) >= SPOKEN * len(whole)


def roles(blocks: Sequence[Paragraph]) -> Iterator[Role]:
    """Of an interview: who has each paragraph. What stands before the first question is told by the outlet."""
    begun = False
    before: Role = "told"
    for number, each in enumerate(blocks):
        if not begun and (each.asks or (each.i > 0 and _followed(blocks, number))):
            begun = True
        role: Role = "told" if not begun or _is_aside(each) else "question" if _asks(each, before) else "answer"
        before = before if role == "told" else role
        yield role


def _followed(blocks: Sequence[Paragraph], number: int) -> bool:
    return number + 1 < len(blocks) and blocks[number + 1].asks


def _is_aside(each: Paragraph) -> bool:
    """A heading or caption: short, without "I" and "you", and no sentence."""
    return each.words <= HEADING and not each.i and not each.you and not each.ended


def _asks(each: Paragraph, before: Role) -> bool:
    """Points for a question: a question mark, "you", following an answer; against: "I", many words."""
    points = 2.0 * each.asks + (1.0 if each.you else 0.0) - (1.5 if each.i else 0.0)
    points -= 1.0 if each.words > LONG else 0.0
    points -= 1.0 if before == "question" else 0.0
    return points > 0.5


def label_of(doc: Doc, block: Paragraph) -> tuple[int, int] | None:
    """The tokens of a label at the beginning of a paragraph: "RUIZ: ...", or a sentence that is only a name."""
    for token in doc[block.first : min(block.first + 8, block.last)]:
        if token.text == ":" and token.i > block.first:
            return (block.first, token.i) if _is_label(doc[block.first : token.i]) else None
    return None


def _is_label(tokens: Span) -> bool:
    """Neither a sentence nor a caption: "A view of Example Bay. Image: NASA"."""
    phrase = any(token.pos_ in {"VERB", "AUX", "ADP"} or token.tag_ == "POS" or token.is_quote for token in tokens)
    return not phrase and tokens[0].text[0].isupper()
