"""When a tie began and ended, by the dates of its sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from spacy.tokens import Token

from polybius.reading.document import Document
from polybius.reading.relations_ties import Tie, words
from polybius.records import Time

REACH = 12
"""Tokens between the word that tells a tie and its date: room for "until it won its independence from France in"."""


def ends(
    tie: Tie, token: Token, document: Document, times: Sequence[Time], language: str
) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of the tie told at a token; None where the sentence does not say."""
    since: dt.date | None = None
    until: dt.date | None = None
    sentence = token.sent
    for time in times:
        if time.value is None:
            continue
        first, last = document.tokens(time)
        if first == last or not (sentence.start <= first < sentence.end) or not 0 < first - token.i <= REACH:
            continue
        if time.value.precision == "span" and words(language, "to") & {t.lower_ for t in token.doc[first:last]}:
            return time.value.start, time.value.end
        side = _side(tie, token, first, last, language)
        if side == "since" and since is None:
            since = time.value.start
        elif side == "until" and until is None:
            until = time.value.end
    return since, until


def _side(tie: Tie, token: Token, first: int, last: int, language: str) -> str | None:
    """Which end a date is: by the words before it, the nearest first, else by what the tie itself says."""
    doc = token.doc
    bare = {doc[first].lower_, doc[first].nbor(-1).lower_}
    if bare & words(language, "from"):
        return "since"
    if bare & words(language, "to"):
        return "until"
    for at in range(last - 1, token.i, -1):
        word = doc[at].lower_
        if word in words(language, "until"):
            return "until"
        if word in words(language, "since"):
            return "since"
        if at < first and doc[at].text in {",", ";", ":"}:
            return None
    return tie.date if bare & words(language, "bare") else None
