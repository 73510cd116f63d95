"""Names that stand before what is named after a place: "the Karibu crossing", "the Karibu and Moto ports"."""

from __future__ import annotations

from spacy.tokens import Token

from polybius.reading.actors_phrases import Layout
from polybius.reading.actors_words import words


def names_place(where: Layout, token: Token) -> bool:
    """Does a name give a place its name? Such a name is nobody's and no body's."""
    at, doc, joints = token.i + 1, where.doc, words("conjunctions", where.language) | {","}
    while at + 1 < len(doc) and doc[at].lower_ in joints and doc[at + 1].pos_ == "PROPN":
        at += 2
    while at < len(doc) and doc[at].lower_ in words("border-words", where.language):
        at += 1
    return at < len(doc) and str(doc[at].lemma_).lower() in words("named-places", where.language)
