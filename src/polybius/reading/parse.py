"""Stage parse: tokens, lemmas, parts of speech, dependencies and sentences, by spaCy's small English model.

What the text stage knows for certain (paragraphs, headings, datelines end there) overrules the parser's sentences.
Its named entities are a weak hint for the stages after it: names that knowledge has overrule them (`actors`, `places`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module

from spacy.language import Language
from spacy.tokens import Doc

from polybius.reading.document import CleanText, Document
from polybius.reading.models import PARSERS
from polybius.reading.text import breaks
from polybius.records import Article

LONGEST = 10_000_000
"""Characters that one article may have; spaCy's own bound is for machines with little memory."""

LONGEST_SENTENCE = 400
"""Words of the longest sentence: five times the longest in the news of the development sets."""

STOPS = frozenset(".!?;")


def parse(article: Article, clean: CleanText) -> Document:
    """The article with its parse."""
    nlp = parser(article.language)
    doc = nlp.make_doc(clean.text)
    _start_sentences(doc, breaks(clean))
    for _, component in nlp.pipeline:
        doc = component(doc)
    _mend_acronyms(doc)
    return Document(article, clean, doc)


@cache
def parser(language: str) -> Language:
    """The spaCy pipeline of a language, loaded once a process (0.5 s)."""
    nlp: Language = import_module(PARSERS[language]).load()
    nlp.max_length = LONGEST
    return nlp


def _mend_acronyms(doc: Doc) -> None:
    """Acronyms are names: the tagger takes ECOWAS for a verb and cuts its lemma. Not where all words are capitals."""
    for sentence in doc.sents:
        words = [t for t in sentence if t.is_alpha]
        acronyms = [t for t in words if t.is_upper and len(t) > 2]
        if acronyms and 2 * len(acronyms) < len(words):
            for token in acronyms:
                token.pos_, token.tag_, token.lemma_ = "PROPN", "NNP", token.text


def _start_sentences(doc: Doc, starts: Iterable[int]) -> None:
    """Begin a sentence at the first word at or after each of these offsets into the clean text.

    A stretch of `LONGEST_SENTENCE` words without a full stop is no sentence either: it is cut, since parser and stages
    need time and memory in the square of a sentence's length.
    """
    wanted = sorted(starts)
    at, stretch = 0, 0
    for token in doc:
        if token.is_space:
            continue
        reached = at
        while reached < len(wanted) and wanted[reached] <= token.idx:
            reached += 1
        stretch = 0 if reached > at or token.text in STOPS else stretch + 1
        if (reached > at or stretch > LONGEST_SENTENCE) and token.i > 0:
            token.is_sent_start = True
            stretch = 0
        at = reached


def parse_text(text: str, language: str = "en") -> Doc:
    """The parse of a phrase or sentence that is no article."""
    return parser(language)(text)
