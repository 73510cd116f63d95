"""Sport, weather and the economy: what news tells in the words of war without meaning them.

Data: vocabulary/LANGUAGE/topics.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from polybius import vocabulary
from polybius.reading.governed import lemma

SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
"""A result: *won 4-0*."""

TOGETHER = 2
"""Different words of sport, one of them of sport alone, that make a sentence one about sport; a result is one."""

WHOLE, OFTEN = 5, 0.5
"""Different words of sport in an article, and words of it for each sentence, that make all of it one about sport."""


def is_nature(head: Token) -> bool:
    """Is it weather, disease, an accident or the economy: *a storm*, *Storm Ana*, *Kenya's inflation*?"""
    words = vocabulary.word_sets("topics", head.doc.lang_)["nature"]
    return any(lemma(each) in words for each in (head, *(c for c in head.children if c.dep_ == "compound")))


def about_sport(doc: Doc) -> Iterator[Span]:
    """The sentences that tell of sport: all where the text as a whole does."""
    found = [(sentence, _told(sentence, "sport"), _told(sentence, "sport-too")) for sentence in doc.sents]
    every = [word for _, sure, other in found for word in (*sure, *other)]
    plain = any(sure for _, sure, _ in found)
    whole = plain and len(set(every)) >= WHOLE and len(every) >= OFTEN * len(found)
    for sentence, sure, other in found:
        if whole or (sure and len({*sure, *other}) >= TOGETHER):
            yield sentence


def _told(sentence: Span, id: str) -> list[str]:
    words = vocabulary.word_sets("topics", sentence.doc.lang_)[id]
    told = [lemma(token) for token in sentence if token.pos_ != "VERB" and {lemma(token), token.lower_} & words]
    return [*told, "result"] if id == "sport-too" and SCORE.search(sentence.text) else told
