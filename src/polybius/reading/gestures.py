"""Quotations without a verb of saying, given to somebody by what he does beside them: "..." He paused. "..." """

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import takewhile

from spacy.tokens import Doc, Token

from polybius import vocabulary
from polybius.reading.cues import Cue
from polybius.reading.drafts import Draft

REACH = 15
"""Tokens of the sentence beside a quotation: a gesture is told in a few words."""

ENDS = frozenset({".", "!", "?", "…"})
MARKS = frozenset({'"', "“", "”", "«", "»", "„", "''", "``"})


def gesture_beside(doc: Doc, before: int, behind: int, content: tuple[int, int], language: str) -> Draft | None:
    """The gesture in the sentence behind or before a quotation whose marks are next to these tokens."""
    following = takewhile(_goes_on, doc[behind : behind + REACH])
    preceding = reversed(doc[max(0, before - REACH) : before])
    inner = (token for i, token in enumerate(preceding) if i or token.text not in ENDS)
    for tokens in (following, takewhile(_goes_on, inner)):
        found = _gesture(tokens, language)
        if found is not None:
            verb, entry = found
            return Draft(verb, (verb.i, verb.i + 1), content, entry, "gesture")
    return None


def _goes_on(token: Token) -> bool:
    return token.text not in ENDS and token.text not in MARKS and "\n" not in token.text


def _gesture(tokens: Iterable[Token], language: str) -> tuple[Token, Cue] | None:
    for token in tokens:
        for rest, entry in _gestures(language).get(token.lemma_.lower(), ()):
            own = {c.lower_ for c in token.children} | {c.lemma_.lower() for c in token.children}
            if token.pos_ == "VERB" and rest <= own and any(c.dep_ == "nsubj" for c in token.children):
                return token, entry
    return None


@cache
def _gestures(language: str) -> Mapping[str, list[tuple[frozenset[str], Cue]]]:
    index: dict[str, list[tuple[frozenset[str], Cue]]] = {}
    for entry in vocabulary.load("cues", Cue, language=language):
        for word in entry.words if entry.kind == "gesture" else ():
            first, *rest = word.split()
            index.setdefault(first, []).append((frozenset(rest), entry))
    return index
