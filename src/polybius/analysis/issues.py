"""Which issues of different articles are one.

Two wordings are one issue where an article's own key says so (one id), where they are of one theme with parties that
agree, else where they share most of their words and no party tells them apart. Issues are looked up by theme and by
word, so that the time grows with the number of issues and not with its square.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from polybius.reading.issue_themes import theme_words
from polybius.reading.stances import stance_words
from polybius.records import Position, Reading, content_id

ALIKE = 0.6
"""Share of the shorter wording's words that two wordings have in common. Of 933 pairs of positions from different
dispatches of one crisis of the sample newsroom 59 are of one issue; from 0.3 to 1 the same 16 are put together, 11 of
them rightly (four of the others are strikes on one country told by two names): what decides are theme and parties."""

FEW = 12
"""Issues with one word or theme that a new one is held against, the latest."""


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue of one article or of many: ``id`` is that of its first wording, ``wording`` the shortest."""

    id: str
    wording: str


CONTEXT, SHARED = 4, 3
"""Parties that an article speaks of most, and how many of them two articles must have in common for an issue that names
no party (*the intervention*, *the vote*) to be one in both."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What tells a wording from others: its theme, the parties that it names, its content words, whom the article is
    about."""

    theme: str | None
    parties: frozenset[str]
    words: frozenset[str]
    context: frozenset[str] = frozenset()


def merged(readings: Sequence[Reading]) -> Mapping[tuple[str, str], Issue]:
    """For each article and issue id the issue over all readings that it is.

    The order of the readings does not matter: they are taken by day, outlet and id.
    """
    known = _Known()
    for reading in in_order(readings):
        context = context_of(reading)
        for position in reading.positions:
            known.add((reading.article.id, position.issue_id), position, signature_of(position, reading, context))
    return known.issues()


def in_order(readings: Iterable[Reading]) -> list[Reading]:
    """The readings by day, outlet and id of their articles; those without a day come last."""
    return sorted(readings, key=lambda r: (str(r.article.published or "~"), r.article.outlet or "", r.article.id))


class _Known:
    """Issues so far, each with the signature of its first wording."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, str], int] = {}
        self._by_id: dict[str, int] = {}
        self._signatures: list[Signature] = []
        self._ids: list[str] = []
        self._wordings: list[list[str]] = []
        self._places: dict[str, list[int]] = {}

    def add(self, key: tuple[str, str], position: Position, signature: Signature) -> None:
        """Put a wording to the issue that it is of, or make it a new one."""
        if key in self._of:
            return
        at = self._by_id.get(position.issue_id)
        if at is None or not _together(self._signatures[at], signature):
            at = self._find(signature)
        if at is None:
            at = self._new(key, signature)
        self._by_id.setdefault(position.issue_id, at)
        self._of[key] = at
        self._wordings[at].append(position.issue)

    def _new(self, key: tuple[str, str], signature: Signature) -> int:
        at = len(self._signatures)
        self._signatures.append(signature)
        self._ids.append(key[1] if key[1] not in self._by_id else content_id("is", *key))
        self._wordings.append([])
        for word in (*signature.words, f"theme:{signature.theme}"):
            self._places.setdefault(word, []).append(at)
        return at

    def _find(self, signature: Signature) -> int | None:
        keys = [f"theme:{signature.theme}"] if signature.theme else sorted(signature.words)
        near = dict.fromkeys(at for key in keys for at in reversed(self._places.get(key, [])[-FEW:]))
        return next((at for at in near if alike(self._signatures[at], signature)), None)

    def issues(self) -> Mapping[tuple[str, str], Issue]:
        """The issue of every article and issue id."""
        best = [min(set(w), key=lambda each: (len(each.split()) < 2, len(each), each)) for w in self._wordings]
        made = [Issue(id, wording) for id, wording in zip(self._ids, best, strict=True)]
        return {key: made[at] for key, at in self._of.items()}


def context_of(reading: Reading) -> frozenset[str]:
    """The parties that an article speaks of most."""
    parties = {actor.id: actor.party for actor in reading.actors if actor.party}
    counts = Counter(parties[i] for mention in reading.mentions for i in mention.actors if i in parties)
    return frozenset(sorted(counts, key=lambda party: (-counts[party], party))[:CONTEXT])


def signature_of(position: Position, reading: Reading, context: frozenset[str]) -> Signature:
    """The signature of a position's issue, from its wording and from whom its words stand for."""
    language = reading.article.language
    words = list(_words(position.issue, language))
    by_word = theme_words(language)[1]
    theme = next((by_word[word] for word in words[:OPENING] if word in by_word), None)
    named = frozenset(_parties(position, reading))
    own = {word for party in named for word in party[1]}
    return Signature(theme, frozenset(party for party, _ in named), frozenset(words) - own, context)


def _words(wording: str, language: str) -> Iterator[str]:
    small = _small(language)
    for word in re.findall(r"[^\W_]+", wording.lower()):
        if word not in small and len(word) > 1:
            yield word.removesuffix("s") if len(word) > SHORT else word


OPENING = 3
"""Words at the beginning of a wording among which its theme is sought: what comes later says with whom or for what."""

SHORT = 3
"""Letters of a word whose last s is no plural."""


@cache
def _small(language: str) -> frozenset[str]:
    return frozenset(stance_words(language)["small"])


def _spaced(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def _parties(position: Position, reading: Reading) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The parties in a wording, each with the words that name it there."""
    language, wording = reading.article.language, f" {_spaced(position.issue)} "
    parties = {actor.id: actor.party or actor.id for actor in reading.actors}
    held = {parties.get(holder, holder) for holder in position.holders}
    names = [(actor.name, actor.id) for actor in reading.actors]
    near = [(m.text, i) for m in reading.mentions for i in m.actors if m.how != "pronoun"]
    for name, actor in dict.fromkeys((*names, *near)):
        words = _spaced(name).removeprefix("the ")
        if words and f" {words} " in wording and parties[actor] not in held:
            yield parties[actor], tuple(_words(words, language))


def alike(one: Signature, other: Signature) -> bool:
    """Are two wordings of different articles one issue?"""
    if one.theme != other.theme or not _together(one, other):
        return False
    if one.parties and other.parties:
        if not (one.parties <= other.parties or other.parties <= one.parties):
            return False
        if one.theme is not None:
            return True
    shared, least = one.words & other.words, min(len(one.words), len(other.words))
    return len(shared) >= ALIKE * least and (len(shared) > 1 or (least == 1 and one.parties == other.parties))


def _together(one: Signature, other: Signature) -> bool:
    """May two wordings be of one issue: do they both say whose it is, or are their articles about the same parties?"""
    return bool(one.parties and other.parties) or len(one.context & other.context) >= SHARED
