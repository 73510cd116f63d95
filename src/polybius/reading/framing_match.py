"""Where the words, phrases and compounds of framing.yaml stand in a parse, and where they are plain language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from polybius import vocabulary
from polybius.reading.cues import is_a
from polybius.records import FramingKind

GAP = 4
"""Tokens that a ``*`` in a phrase stands for at most: a name with its possessive, not a clause."""

HYPHENS = frozenset({"-", "‐", "‑", "–"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A vocabulary entry. See the head of framing.yaml."""

    id: str
    kind: FramingKind
    definition: str
    example: str
    counter: str
    words: tuple[str, ...] = ()
    pos: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    not_heads: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    not_stems: tuple[str, ...] = ()
    attributive: bool = False
    plain: bool = False
    of: Literal["bearer", "other", "victim"] = "bearer"
    victims: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """An entry at the tokens ``[first, last)``; the place of ``head`` in the parse says whom it concerns."""

    entry: Frame
    first: int
    last: int
    head: Token


def matches(doc: Doc, language: str) -> Iterator[Match]:
    """Every entry's words and compounds in a parse, where its conditions hold."""
    for token in doc:
        for rest, entry in _phrases(language).get(token.lower_, ()):
            yield from _phrase(token, rest, entry)
        if token.lemma_.lower() != token.lower_:
            for rest, entry in _phrases(language).get(token.lemma_.lower(), ()):
                yield from _phrase(token, rest, entry)
    for first, last in _compounds(doc):
        for entry in _compound_entries(language):
            if _compound(doc, first, last, entry):
                match = Match(entry, first, last, _head(doc, first, last))
                if _plain_conditions(match):
                    yield match


@cache
def frames(language: str) -> tuple[Frame, ...]:
    """The entries of a language."""
    return vocabulary.load("framing", Frame, language=language)


def scare_entry(language: str) -> Frame:
    """The entry that says what keeps a short quotation from being a scare quote."""
    return next(e for e in frames(language) if e.kind == "scare_quotes")


@cache
def _phrases(language: str) -> Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for entry in frames(language):
        for words in entry.words:
            first, *rest = words.split()
            index.setdefault(first, []).append((tuple(rest), entry))
    return {key: tuple(pairs) for key, pairs in index.items()}


@cache
def _compound_entries(language: str) -> tuple[Frame, ...]:
    return tuple(e for e in frames(language) if e.prefixes or e.suffixes)


def _phrase(token: Token, rest: tuple[str, ...], entry: Frame) -> Iterator[Match]:
    last = _follow(token, rest)
    if last is None or (entry.pos and not {token.pos_, token.doc[last - 1].pos_} & set(entry.pos)):
        return
    first = token.i + 1 if token.tag_ == "POS" else token.i  # backyard in its neighbour's backyard
    match = Match(entry, first, last, _head(token.doc, first, last))
    if _plain_conditions(match):
        yield match


def _follow(token: Token, rest: tuple[str, ...]) -> int | None:
    """One past the last token of a phrase that starts at a token; hyphens between its words do not count."""
    doc, at, gap = token.doc, token.i + 1, 0
    end = min(len(doc), token.i + 1 + (GAP + 2) * (len(rest) + 1))
    for word in rest:
        if word == "*":
            gap = GAP
            continue
        while at < end and not _is(doc[at], word):
            if doc[at].text not in HYPHENS:
                if not gap or doc[at].is_sent_start:
                    return None
                gap -= 1
            at += 1
        if at >= end:
            return None
        at, gap = at + 1, 0
    return at


def _is(token: Token, word: str) -> bool:
    return token.lower_ == word or token.lemma_.lower() == word


def _head(doc: Doc, first: int, last: int) -> Token:
    """The token of a range that stands highest in the parse; the first of several."""
    inside = range(first, last)
    return next((doc[i] for i in inside if doc[i].head.i not in inside or doc[i].head is doc[i]), doc[first])


def _compounds(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token ranges of words that hyphens join."""
    at = 0
    while at < len(doc):
        last = at + 1
        while last < len(doc) and not doc[last - 1].whitespace_ and _joins(doc, last):
            last += 1
        if last - at > 1 or any(h in doc[at].text[1:-1] for h in HYPHENS):
            yield at, last
        at = last


def _joins(doc: Doc, index: int) -> bool:
    hyphen, before = doc[index].text in HYPHENS, doc[index - 1].text in HYPHENS
    return (hyphen and doc[index - 1].text[-1:].isalnum()) or (before and doc[index].text[:1].isalnum())


def _compound(doc: Doc, first: int, last: int, entry: Frame) -> bool:
    parts = [part for part in _split(doc[first:last].text) if part]
    if len(parts) < 2:
        return False
    if parts[0].lower() in entry.prefixes:
        return _stem("-".join(parts[1:]), entry)
    return parts[-1].lower() in entry.suffixes and _stem("-".join(parts[:-1]), entry)


def _split(text: str) -> list[str]:
    for hyphen in HYPHENS:
        text = text.replace(hyphen, "-")
    return text.split("-")


def _stem(stem: str, entry: Frame) -> bool:
    """Is the other part of a compound a name, or one of the entry's own words?"""
    if stem in entry.not_stems or stem.split("-")[0] in entry.not_stems:
        return False
    return stem.lower() in entry.stems or (stem[:1].isupper() and any(c.islower() for c in stem)) or _initials(stem)


def _initials(stem: str) -> bool:
    return stem.isupper() and 2 <= len(stem) <= 6


def _plain_conditions(match: Match) -> bool:
    """Do the entry's conditions on what stands around hold?"""
    entry, head = match.entry, match.head
    noun = _modified(head)
    if entry.attributive and head.dep_ not in {"amod", "compound", "nmod"}:
        return False
    if entry.heads and not (noun is not None and _lemma(noun) in entry.heads):
        return False
    if _is_denied(match):
        return False
    if entry.told and head.dep_ not in {"attr", "oprd", "appos"}:
        return False
    if entry.plain and head.dep_ in {"compound", "amod", "nmod"}:
        return False
    if noun is not None and (_lemma(noun) in entry.not_heads or noun.lower_ in entry.not_heads):
        return False
    return not (entry.not_with and any(_among(t, entry.not_with) for t in _around(match)))


def _is_denied(match: Match) -> bool:
    """Is somebody said not to be it? Then nobody is called so: no rogue state, is not a rogue state, not terrorists."""
    head, doc = match.head, match.head.doc
    if is_a(doc[match.first], "denial"):  # the entry itself denies: no saint
        return False
    before = doc[match.first - 1] if match.first else None
    own = [c for c in head.children if c.dep_ in {"det", "neg", "preconj"} and c.i < match.first]
    verb = head.head if head.dep_ in {"attr", "acomp", "oprd"} else None
    above = [c for c in verb.children if c.dep_ == "neg"] if verb is not None else []
    return bool(above) or any(is_a(token, "denial") for token in (*own, *((before,) if before is not None else ())))


def _modified(head: Token) -> Token | None:
    """The noun that a modifier belongs to."""
    if head.dep_ in {"amod", "compound", "nmod", "npadvmod", "advmod", "punct"} and head.head != head:
        above = head.head
        if above.pos_ in {"NOUN", "PROPN"}:
            return above
        return _modified(above) if above.dep_ in {"amod", "compound", "nmod"} else None
    return None


def _around(match: Match) -> Iterator[Token]:
    """What modifies the words, what they modify, and the words next to them."""
    doc = match.head.doc
    for child in match.head.children:
        if not match.first <= child.i < match.last:
            yield child
            yield from (c for c in child.children if c.dep_ == "pobj")
    yield match.head.head
    yield from (t for t in match.head.head.children if t.dep_ in {"compound", "amod"} and t.i < match.first)
    yield from doc[max(0, match.first - 1) : match.first]
    yield from doc[match.last : match.last + 1]
    if match.head.dep_ == "pobj":
        yield match.head.head.head


def _among(token: Token, words: tuple[str, ...]) -> bool:
    return token.lower_ in words or token.lemma_.lower() in words


def _lemma(token: Token) -> str:
    return str(token.lemma_).lower()
