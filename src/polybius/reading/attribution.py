"""Cues and quotations put together: each content with its cue, its speaker and its manner.

A quotation that a content reaches into belongs to that content. One that no content reaches looks for a cue of
speech next to it: behind it ("...", said the envoy), before it (the envoy said: "..."). One that stands as a sentence
of its own belongs to whoever was quoted last in the paragraph, or in the one before where the quotation goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from polybius.reading.attribution_learned import together
from polybius.reading.cues import entries_at, is_a
from polybius.reading.drafts import OWNED, Draft, drafts
from polybius.reading.gestures import gesture_beside
from polybius.reading.quotes import Fault, Quotation
from polybius.reading.sourcing import words
from polybius.reading.speakers import Speaker, speaker
from polybius.reading.unsaid import unsaid
from polybius.records import Manner

REACH = 25
"""Tokens between a quotation and its cue: room for a speaker with an apposition."""

SENTENCE_WORDS = 4
"""A quotation of fewer words is no statement by itself; it may be a name or a scare quote."""

WHOLE_WORDS = 2
"""The same of a quotation that ends as a sentence does within its marks."""

SLACK = 2
"""Letters outside the marks that leave a content all quoted: a stray letter of a cleaned page, not a word."""

OPENERS = frozenset("“‘\"'«„([")

SENTENCE_END = re.compile(r"[.!?:]\s*$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A content in clean offsets with its cue, speaker and manner. ``carrier``: by way of whom it came."""

    draft: Draft
    content: tuple[int, int]
    speaker: Speaker | None
    manner: Manner
    floating: bool = False
    carrier: Attribution | None = None


def attributions(doc: Doc, quotations: Sequence[Quotation], language: str) -> tuple[list[Attribution], list[Fault]]:
    """Every content with its cue; and the quotations that nobody is given as the speaker of, and what was not said."""
    text = doc.text
    marks = _Marks(quotations, text)
    found: list[Attribution] = []
    loose: list[Fault] = []
    used: set[int] = set()
    ready = list(together(doc, list(drafts(doc, language)), language))
    cues = {draft.token.i for draft in ready}
    for draft in ready:
        if draft.entry.kind == "adverb" and draft.token.head.i in cues:
            continue  # reportedly believes: the verb is the cue, the adverb says how it is known
        if _keeps_name_back(draft, text, language):
            continue
        if (each := _with_quotations(draft, marks, text, language)) is not None:
            if each.manner == "indirect" and unsaid(draft, each.speaker):
                loose.append(Fault("unsaid", *each.content))
                continue
            found.append(each)
            if each.manner != "indirect":
                used.update(marks.touching(*each.content))
    found = [each for each in found if each.speaker is not None or not _needs_owner(each.draft)]
    found = [each for each in found if not _inside_quote(each, marks)] + _third_parties(found, marks)
    taken = {each.draft.token.i for each in found if each.manner == "indirect"}
    last: Attribution | None = None
    by_quote = {i: each for each in found if each.manner != "indirect" for i in marks.touching(*each.content)}
    for index, quotation in enumerate(quotations):
        if index in used:
            last = by_quote.get(index, last)
            continue
        near = (
            _beside(doc, quotation, marks, language, taken)
            or _by_gesture(doc, text, quotation, language)
            or _floating(text, quotation, last)
        )
        if near is not None:
            found.append(near)
            last = near
        elif _sentence_like(text, quotation):
            loose.append(Fault("floating", quotation.outer_start, quotation.outer_end))
    return found, loose


class _Marks:
    """Quotations by place. Disjoint and in order, so that look-ups are binary searches."""

    def __init__(self, quotations: Sequence[Quotation], text: str) -> None:
        self.quotations = quotations
        self._breaks = [-1, *(m.start() for m in re.finditer("\n", text)), len(text)]
        self._starts = [q.outer_start for q in quotations]
        self._ends = [q.outer_end for q in quotations]

    def touching(self, start: int, end: int) -> range:
        """Indices of the quotations that share a character with ``[start, end)``."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    def paragraph(self, place: int) -> tuple[int, int]:
        """The paragraph that a character stands in."""
        index = bisect_right(self._breaks, place)
        return self._breaks[index - 1] + 1, self._breaks[min(index, len(self._breaks) - 1)]

    def at(self, place: int) -> Quotation | None:
        """The quotation that a character stands in."""
        hits = self.touching(place, place + 1)
        return self.quotations[hits[0]] if hits else None


def _with_quotations(draft: Draft, marks: _Marks, text: str, language: str) -> Attribution | None:
    """A draft with the quotations that its content reaches into taken in whole."""
    cue = draft.token.idx
    within = marks.at(cue)
    clipped = _clipped(draft.content, marks.paragraph(cue), text)
    if clipped is None:
        return None
    draft = replace(draft, content=clipped)
    hits = [marks.quotations[i] for i in marks.touching(*draft.content)]
    hits = [q for q in hits if not q.outer_start <= cue < q.outer_end]
    if within is not None or not hits:
        return Attribution(draft, draft.content, speaker(draft, language), "indirect")
    start = min(draft.content[0], hits[0].outer_start)
    end = max(draft.content[1], hits[-1].outer_end)
    if SENTENCE_END.search(text[start : max(start, hits[0].outer_start)]):
        start = hits[0].outer_start  # what stands before a quotation that opens a sentence is another sentence
    if start <= cue < end:  # the quotation goes on behind the cue: keep the side that the content is on
        if draft.content[0] < cue:
            end = min(end, _before(hits, cue))
        else:
            start = max(start, _behind(hits, cue))
    hits = [q for q in hits if start < q.outer_end and q.outer_start < end]
    outside = _letters(text, start, end, hits)
    quoting = replace(draft, content=(start, end))
    if outside <= SLACK and hits:
        return Attribution(draft, (hits[0].start, hits[-1].end), speaker(quoting, language), "direct")
    return Attribution(draft, (start, end), speaker(quoting, language), "mixed" if hits else "indirect")


def _clipped(content: tuple[int, int], paragraph: tuple[int, int], text: str) -> tuple[int, int] | None:
    """What of a content lies in the paragraph of its cue: sentences that run across are faults of the parse."""
    if paragraph[0] <= content[0] and content[1] <= paragraph[1]:
        return content
    start, end = max(content[0], paragraph[0]), min(content[1], paragraph[1])
    while start < end and not (text[start].isalnum() or text[start] in OPENERS):
        start += 1
    while start < end and text[end - 1] in " \t\r,;:—–-":
        end -= 1
    return (start, end) if start < end else None


def _before(hits: Iterable[Quotation], cue: int) -> int:
    return max((q.outer_end for q in hits if q.outer_end <= cue), default=cue)


def _behind(hits: Iterable[Quotation], cue: int) -> int:
    return min((q.outer_start for q in hits if q.outer_start > cue), default=cue)


def _letters(text: str, start: int, end: int, hits: Iterable[Quotation]) -> int:
    """How many letters of a range no quotation covers."""
    count, at = 0, start
    for each in hits:
        count += sum(c.isalnum() for c in text[at : max(at, each.outer_start)])
        at = max(at, each.outer_end)
    return count + sum(c.isalnum() for c in text[at : max(at, end)])


def _keeps_name_back(draft: Draft, text: str, language: str) -> bool:
    """Asked not to be named: what a source wants for itself is no statement."""
    around = text[max(0, draft.content[0] - 6) : draft.content[1]].lower()
    return draft.frame == "infinitive" and any(phrase in around for phrase in words(language)["anonymity"])


def _needs_owner(draft: Draft) -> bool:
    if draft.token.dep_ == "attr" and any(c.dep_ == "expl" for c in draft.token.head.children):
        return False  # there is a suspicion that: told, and nobody in particular has it
    loose = draft.token.dep_ in {"acl", "advcl", "csubj"}  # it would be rash to say, to understand how
    infinitive = loose and draft.token.tag_ == "VB" and any(c.tag_ == "TO" for c in draft.token.children)
    return draft.entry.cls in OWNED or draft.entry.kind == "preposition" or infinitive


def _inside_quote(each: Attribution, marks: _Marks) -> bool:
    return marks.at(each.draft.token.idx) is not None


def _third_parties(found: Iterable[Attribution], marks: _Marks) -> list[Attribution]:
    """Within quotations only what the speaker says that somebody else said, by name or noun."""
    return [
        each
        for each in found
        if _inside_quote(each, marks)
        and each.speaker is not None
        and each.speaker.heads[0].pos_ in {"NOUN", "PROPN"}
        and each.draft.entry.cls in {"speech", "writing"}
        and each.draft.frame in {"clause", "sentence"}
    ]


def _beside(doc: Doc, quotation: Quotation, marks: _Marks, language: str, taken: set[int]) -> Attribution | None:
    """The cue of speech next to a quotation, without a content of its own."""
    for token in (*_after(doc, quotation, marks), *_ahead(doc, quotation, marks)):
        if token.i in taken:
            continue
        for entry in entries_at(token, language):
            if "clause" in entry.frames and entry.kind != "adverb" and entry.cls in {"speech", "writing"}:
                draft = Draft(token, (token.i, token.i + 1), (quotation.start, quotation.end), entry, "clause")
                named = speaker(draft, language)
                return Attribution(draft, draft.content, named, "direct")
    return None


def _after(doc: Doc, quotation: Quotation, marks: _Marks) -> Iterator[Token]:
    """Tokens behind a quotation that ends in a comma or the like, up to the end of the sentence."""
    first = token_at(doc, quotation.outer_end)
    closing, behind = _letter(doc, quotation.end - 1), _letter(doc, quotation.outer_end)
    if closing == "." or behind in {".", ";", "!", "?"}:
        return
    if closing not in ",?!—–-…" and behind != ",":
        return
    for token in doc[first : first + REACH]:
        if token.text in {".", "!", "?", ";"} or "\n" in token.text or marks.at(token.idx) is not None:
            return
        if token.pos_ == "VERB":
            yield token
            return


def _letter(doc: Doc, at: int) -> str:
    """The character at an offset; empty between tokens and past the end. `Doc.text` costs the whole document."""
    index = token_at(doc, at)
    for token in doc[max(0, index - 1) : index + 1]:
        if token.idx <= at < token.idx + len(token):
            return token.text[at - token.idx]
    return ""


def _ahead(doc: Doc, quotation: Quotation, marks: _Marks) -> Iterator[Token]:
    """Tokens before a quotation, nearest first, if a comma, a colon or a cue leads to it."""
    last = token_at(doc, quotation.outer_start)
    leads = True
    for index in range(last - 1, max(-1, last - 1 - REACH), -1):
        token = doc[index]
        if token.text in {".", "!", "?", ";"} or "\n" in token.text or marks.at(token.idx) is not None:
            return
        if index == last - 1:
            leads = token.text in {":", ","} or is_a(token, "complementiser")
            if not leads and token.pos_ == "VERB":
                yield token
                return
        if leads and token.pos_ == "VERB":
            yield token


def token_at(doc: Doc, place: int) -> int:
    """The first token that ends behind a clean offset."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx + len(doc[middle]) <= place:
            low = middle + 1
        else:
            high = middle
    return low


def _by_gesture(doc: Doc, text: str, quotation: Quotation, language: str) -> Attribution | None:
    """A quotation that is a sentence of its own, beside what the speaker does: "..." The minister paused. "..." """
    if not _sentence_like(text, quotation):
        return None
    content = (quotation.start, quotation.end)
    places = token_at(doc, quotation.outer_start), token_at(doc, quotation.outer_end)
    draft = gesture_beside(doc, *places, content, language)
    named = None if draft is None else speaker(draft, language)
    return None if draft is None or named is None else Attribution(draft, content, named, "direct", floating=True)


def _floating(text: str, quotation: Quotation, last: Attribution | None) -> Attribution | None:
    """A quotation that is a sentence of its own, given to whoever was quoted last in the same paragraph."""
    if last is None or not _sentence_like(text, quotation):
        return None
    if text[quotation.end - 1].isalnum() and text[quotation.outer_end : quotation.outer_end + 1] in {"\n", ""}:
        return None  # a line of its own without a full stop: a heading made of a quotation
    between = text[last.content[1] : quotation.outer_start]
    paragraphs = between.count("\n\n") or int("\n" in between)
    if len(between) > REACH * 12 or paragraphs > 1 or (paragraphs and not last.floating and last.manner == "indirect"):
        return None
    return replace(last, content=(quotation.start, quotation.end), manner="direct", floating=True)


def _sentence_like(text: str, quotation: Quotation) -> bool:
    inner = text[quotation.start : quotation.end]
    opens = (
        _previous(text, quotation) in {"", "\n", ".", "!", "?", ":", "”", '"', "'", "’"}
        or text[quotation.outer_start - 1] == "\n"
    )
    whole = inner.endswith((".", "!", "?"))
    return opens and inner[:1].isupper() and inner.count(" ") + 1 >= (WHOLE_WORDS if whole else SENTENCE_WORDS)


def _previous(text: str, quotation: Quotation) -> str:
    at = quotation.outer_start - 1
    while at >= 0 and text[at] in " \t":
        at -= 1
    return text[at] if at >= 0 else ""
