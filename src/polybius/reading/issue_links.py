"""Which wordings of an article are one issue, and what a pronoun or a bare noun for an issue stands for.

Two wordings are one issue where they are of one theme with parties that agree, else where they share most of their
content words. Issues are looked up by theme and by word, so that the time stays linear in the number of positions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from polybius.reading.governed import lemma
from polybius.reading.issues import Issue

ALIKE = 0.6
"""Share of the shorter wording's content words that two wordings of one issue have in common, by inspection of the
sample newsroom: at 0.5 "more weapons" and "more talks" become one issue."""


class Issues:
    """The issues of an article, in the order of the text, each kept once."""

    def __init__(self) -> None:
        self._first: dict[str, Issue] = {}
        self._by_theme: dict[str, list[Issue]] = {}
        self._by_word: dict[str, list[Issue]] = {}
        self._named: dict[str, Issue] = {}

    def same(self, issue: Issue) -> Issue:
        """The issue of the article that this one is another wording of; itself where it is new."""
        held = self._first.get(issue.key) or self._meant(issue)
        if held is None:
            held = issue
            if issue.theme is not None:
                self._by_theme.setdefault(issue.theme, []).append(issue)
            for word in issue.words:
                self._by_word.setdefault(word, []).append(issue)
        self._first[issue.key] = held
        if not issue.bare:
            self._named[lemma(issue.head)] = held
        return held

    def _meant(self, issue: Issue) -> Issue | None:
        if issue.bare and lemma(issue.head) in self._named:
            return self._named[lemma(issue.head)]
        if issue.theme is not None:
            fitting = (held for held in reversed(self._by_theme.get(issue.theme, [])) if _agree(held, issue))
            return next(fitting, None)
        return next((held for held in self._sharing(issue) if _alike(held, issue)), None)

    def _sharing(self, issue: Issue) -> Iterator[Issue]:
        seen: set[str] = set()
        for word in sorted(issue.words):
            for held in self._by_word.get(word, [])[-FEW:]:
                if held.theme is None and held.key not in seen:
                    seen.add(held.key)
                    yield held


FEW = 8
"""Issues with one word that a new one is held against, the latest: an article about one thing uses its word in all."""


def _agree(one: Issue, other: Issue) -> bool:
    """Do the parties of two issues of one theme agree? What only one of them names does not tell them apart."""
    if one.parties and other.parties:
        return one.parties <= other.parties or other.parties <= one.parties
    if one.doers and other.doers:
        return bool(one.doers & other.doers)
    crossed = (one.doers & other.parties) | (other.doers & one.parties)
    if crossed:
        return False  # what a party does is not what is done to it
    named = [bool(each.parties or each.doers) for each in (one, other)]
    if named == [False, True]:
        return bool(one.words & other.words) or not other.doers
    return any(named) or bool(one.words & other.words)


def _alike(one: Issue, other: Issue) -> bool:
    parties = [each.parties | each.doers for each in (one, other)]
    if all(parties) and not parties[0] & parties[1]:
        return False
    shared = one.words & other.words
    return len(shared) > 1 and len(shared) >= ALIKE * min(len(one.words), len(other.words))


def by_key(issues: Sequence[Issue]) -> Mapping[str, Issue]:
    """For the key of each issue the one that the article names first in other words."""
    known = Issues()
    return {issue.key: known.same(issue) for issue in issues}
