"""Drafts of statements: every cue of a parse with the passage that is its content, before it is known who speaks.

Contents are offsets of the clean text, for quotations need not end where tokens do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from polybius.reading.cue_frames import FRAMES, agentless, is_person
from polybius.reading.cues import Cue, entries_at, is_a

ORDER = ("clause", "as", "predicate", "infinitive", "passive", "object", "about", "sentence")
"""The frame that is taken where several fit: the one that says most first."""

EMPTY = frozenset({"PRON", "SCONJ", "DET", "PART", "ADP"})
"""Parts of speech of a single word that says nothing as a content: denied it, claims that."""

OWNED = frozenset({"attitude", "intention"})
"""Classes of cues that mean nothing without whose thought or will it is; what is said may be told without a source."""

MODIFIERS = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A content and its cue, before it is known who speaks. ``cue`` is in tokens, ``content`` in clean offsets."""

    token: Token
    cue: tuple[int, int]
    content: tuple[int, int]
    entry: Cue
    frame: str
    named: tuple[int, int] | None = None
    """Tokens for who says it, where the learned reader tells them."""


def drafts(doc: Doc, language: str) -> Iterator[Draft]:
    """Every cue of a parse with its content, in order of the text; one draft a cue, by the frame that says most."""
    for token in doc:
        options = [d for entry in entries_at(token, language) for d in _drafts(token, entry)]
        if options:
            yield min(options, key=lambda d: (ORDER.index(d.frame), d.entry.id))


def _drafts(token: Token, entry: Cue) -> Iterator[Draft]:
    if entry.cls in OWNED and agentless(token):
        return
    for frame in (*entry.frames, *(("about",) if entry.about else ())):
        for passage, cue_end in FRAMES[frame](token, entry):
            content = _trimmed(token.doc, passage)
            if content is not None:
                yield Draft(token, _cue_range(token, cue_end, content), content, entry, frame)


def _trimmed(doc: Doc, passage: tuple[int, int]) -> tuple[int, int] | None:
    """Clean offsets of a token range without a leading "that" and without punctuation at its ends."""
    first, last = passage
    while first < last and (doc[first].is_punct or doc[first].is_space) and not doc[first].is_quote:
        first += 1
    if (
        last - first > 1
        and is_a(doc[first], "complementiser")
        and (doc[first].dep_ == "mark" or doc[first].tag_ == "IN")
    ):
        first += 1
    while first < last and (doc[last - 1].is_punct or doc[last - 1].is_space) and not doc[last - 1].is_quote:
        last -= 1
    if last <= first or (last - first == 1 and doc[first].pos_ in EMPTY and not is_person(doc[first])):
        return None
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def _cue_range(token: Token, end: int, content: tuple[int, int]) -> tuple[int, int]:
    """The cue with its auxiliaries, negation, adverbs and particle, as far as they stand next to it."""
    doc = token.doc
    beside = [c for c in token.children if c.dep_ in MODIFIERS and c.tag_ != "WRB"]
    own = {c.i for c in beside if c.left_edge.i == c.right_edge.i}
    first, last = token.i, max(end, token.i + 1)
    if token.dep_ == "acomp" and token.head.pos_ == "AUX":
        own |= {token.head.i, *(c.i for c in token.head.children if c.dep_ in MODIFIERS)}
    while first - 1 in own:
        first -= 1
    while last in own and not content[0] <= doc[last].idx < content[1]:
        last += 1
    return first, last
