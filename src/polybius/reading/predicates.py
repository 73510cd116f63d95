"""The predicates of political events: which words report which PLOVER event, under which conditions.

The senses are data (vocabulary/LANGUAGE/predicates_*.yaml); this module matches them against a parse. A sense
names verbs, nouns or adjectives by lemma. Several words make a pattern: ``"pull out"`` wants the later words
behind the first one in the same sentence with only modifiers between; a star lets up to `GAP` tokens stand there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.conditions import conditions_hold
from polybius.reading.governed import fits, lemma
from polybius.reading.senses import Sense, senses

GAP = 6
"""Tokens that may lie between two words of a pattern: room for a noun phrase with its modifiers, not for a clause."""

AHEAD = 5 * (GAP + 1)
"""Tokens that the longest pattern, of six words, reaches ahead."""

MEMO = "matches"
"""The key of what has been matched in a parse, which no stage changes."""

ANY = "*"
"""A verb of the vocabulary that stands for every negated one."""

BETWEEN = frozenset({"DET", "ADJ", "ADV", "NUM", "PRON", "PART", "CCONJ"})
"""Parts of speech that may stand between the words of a pattern; a star in the pattern lets anything stand there."""


@dataclass(frozen=True, slots=True)
class Match:
    """A sense that the words at a token can have, and the tokens that its pattern took up."""

    sense: Sense
    token: Token
    used: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    sense: Sense
    rest: tuple[str, ...]
    needed: tuple[frozenset[str], ...]
    """For each later word that is spelt out its options, one of which must stand ahead."""


def matches(token: Token, language: str) -> tuple[Match, ...]:
    """Every sense that the words at this token can have, the most specific first; sought once for each token."""
    memo, key = token.doc.user_data, f"{MEMO} {language} {token.i}"
    if key not in memo:
        memo[key] = _matches(token, language)
    found: tuple[Match, ...] = memo[key]
    return found


def _matches(token: Token, language: str) -> tuple[Match, ...]:
    patterns = _patterns(token, language)
    ahead = _ahead(token) if any(pattern.rest for pattern in patterns) else frozenset()
    likely = (p for p in patterns if not any(options.isdisjoint(ahead) for options in p.needed))
    found = [m for pattern in likely if (m := _match(pattern, token, language)) is not None]
    return tuple(sorted(found, key=lambda m: (-specificity(m), m.sense.id)))


def _ahead(token: Token) -> frozenset[str]:
    """The words that a pattern could take up behind a token."""
    words = token.doc[token.i + 1 : min(token.sent.end, token.i + 1 + AHEAD)]
    return frozenset(each for word in words for each in (word.lower_, lemma(word)))


class Worded(Protocol):
    """A vocabulary entry with words of three parts of speech."""

    @property
    def verbs(self) -> Sequence[str]:
        """Patterns whose first word is a verb."""

    @property
    def nouns(self) -> Sequence[str]:
        """The same of nouns."""

    @property
    def adjectives(self) -> Sequence[str]:
        """The same of adjectives and all else."""


Entry = TypeVar("Entry", bound=Worded)


def by_kind(entries: Iterable[Entry]) -> Iterator[tuple[str, str, Entry]]:
    """Every pattern of entries: the part of speech of its first word (`kind_of`), the pattern, and its entry."""
    for entry in entries:
        for kind, patterns in (("v", entry.verbs), ("n", entry.nouns), ("a", entry.adjectives)):
            yield from ((kind, pattern, entry) for pattern in patterns)


def by_first_word(entries: Iterable[Entry]) -> Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Entries by the first word of their patterns, each with the rest of the pattern, which `follow` follows."""
    index: dict[tuple[str, str], list[tuple[tuple[str, ...], Entry]]] = {}
    for kind, pattern, entry in by_kind(entries):
        firsts, *rest = pattern.split()
        for first in firsts.split("|"):
            index.setdefault((kind, first), []).append((tuple(rest), entry))
    return {key: tuple(found) for key, found in index.items()}


@cache
def _index(language: str) -> Mapping[tuple[str, str], tuple[_Pattern, ...]]:
    index = by_first_word(senses(language))
    return {key: tuple(_pattern(sense, rest) for rest, sense in found) for key, found in index.items()}


def _pattern(sense: Sense, rest: tuple[str, ...]) -> _Pattern:
    spelt = (each.split("|") for each in rest if each != "*" and "@" not in each)
    return _Pattern(sense, rest, tuple(map(frozenset, spelt)))


def _patterns(token: Token, language: str) -> tuple[_Pattern, ...]:
    own = _index(language).get((kind_of(token), lemma(token)), ())
    if token.pos_ == "VERB" and any(child.dep_ == "neg" for child in token.children):
        own += _index(language).get(("v", ANY), ())
    if token.dep_ != "amod" or token.pos_ != "ADJ":
        return own
    compounds = _index(language).get(("n", lemma(token)), ())  # *a general strike*: an adjective opens a noun's pattern
    return (*own, *(each for each in compounds if each.rest))


def kind_of(token: Token) -> str:
    """The part of speech that vocabulary entries tell apart: ``v``, ``n`` or ``a`` (all that is neither)."""
    if token.pos_ in {"VERB", "AUX"}:
        return "v"
    return "n" if token.pos_ in {"NOUN", "PROPN"} else "a"


def _match(pattern: _Pattern, token: Token, language: str) -> Match | None:
    used = None if pattern.rest and token.dep_ == "poss" else follow(pattern.rest, token)  # *the army's operation*
    if used is None or (token.pos_ == "VERB" and _other_verb(token, used, language)):
        return None
    anchor = _anchor(token, used)
    if not conditions_hold(pattern.sense, anchor, used, language):
        return None
    return Match(pattern.sense, anchor, (token.i, *used))


def _anchor(token: Token, used: tuple[int, ...]) -> Token:
    """The token that carries the slots: of a compound noun (*hunger strike*, *general strike*) its head, else the first
    word."""
    compound = token.pos_ in {"NOUN", "PROPN"} and token.dep_ == "compound"
    if (compound or (token.pos_ == "ADJ" and token.dep_ == "amod")) and token.head.i in used:
        return token.head
    return token


def _other_verb(token: Token, used: tuple[int, ...], language: str) -> bool:
    """Does a particle that the pattern does not name make another verb of this one (*back out*)?"""
    after = token.i + 1
    return after < len(token.doc) and after not in used and token.doc[after].lower_ in particles(language)


@cache
def particles(language: str) -> frozenset[str]:
    """Particles that make another verb of the one before them."""
    return frozenset().union(*vocabulary.word_sets("particles", language).values())


def follow(rest: Sequence[str], token: Token) -> tuple[int, ...] | None:
    """The tokens that carry the later words of a pattern, or None where one is missing."""
    used: list[int] = []
    at, end, leap = token.i, token.sent.end, False
    for place, word in enumerate(rest, 1):
        if word == "*":
            leap = True
            continue
        options = word.split("|")
        window = token.doc[at + 1 : min(end, at + 2 + GAP)]
        whole = token.pos_ == "VERB" and place == len(rest)  # a cable is sent, no *cable car*
        fitting = (t for t in window if t.lower_ in options or fits(options, lemma(t), t.doc.lang_))
        hit = next((t for t in fitting if not (whole and t.dep_ == "compound")), None)
        if hit is None or not (_belongs(hit, token) if leap else _reachable(token.doc[at + 1 : hit.i], hit)):
            return None
        used.append(hit.i)
        at, leap = hit.i, False
    return tuple(used)


def _belongs(hit: Token, first: Token) -> bool:
    """Does a word that a pattern leaps to belong to the pattern's first word? What opens an infinitive may belong to a
    clause on the way (*told reporters that Uganda had the right to leave*)."""
    at = hit.head.head if hit.dep_ == "aux" else first
    while at.i > first.i and at.head != at:
        if at.pos_ in {"VERB", "AUX"} and any(c.dep_ in {"nsubj", "nsubjpass"} for c in at.children):
            return False
        at = at.head
    return True


def _reachable(between: Iterable[Token], hit: Token) -> bool:
    """May these tokens stand inside a pattern? Modifiers before a noun may, an object before a preposition not."""
    if hit.pos_ in {"ADP", "SCONJ"} and hit.dep_ != "prt":
        return all(t.pos_ in {"ADV", "PART"} or t.is_quote for t in between)
    return all(
        t.pos_ in BETWEEN or t.dep_ in {"compound", "amod"} or t.is_quote or t.text == "-" or hit.dep_ == "prt"
        for t in between
    )


def specificity(match: Match) -> int:
    """How narrow a match is: of two senses of one word the one with more conditions is meant."""
    sense = match.sense
    conditions = (
        4 * bool(sense.complement or sense.content)
        + bool(sense.sectors)
        + 2 * bool(sense.subject)
        + 5 * bool(sense.negated)
    )
    return conditions + 3 * (len(match.used) - 1) + 2 * bool(sense.object) + 2 * len(sense.prep)
