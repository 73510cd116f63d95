"""Where the known names and the nouns of the vocabulary stand in an article."""

from __future__ import annotations

from polybius.reading.actors_names import scan
from polybius.reading.actors_phrases import Layout, layout
from polybius.reading.actors_words import terms
from polybius.reading.document import Document


def lay_out(document: Document) -> Layout:
    """Names first, longest match; then nouns outside of them."""
    doc, language = document.doc, document.article.language
    names = scan(doc, language, document.article.published)
    taken = [False] * len(doc)
    for name in names:
        taken[name.first : name.last] = [True] * (name.last - name.first)
    return layout(doc, language, names, terms(doc, language, taken))
