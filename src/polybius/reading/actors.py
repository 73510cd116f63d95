"""Stage actors: every expression that stands for a political party, resolved.

Names come from the knowledge and overrule the parser's entities; nouns ("troops", "foreign minister") from the
vocabulary; whose they are from the names inside the noun phrase, from a preposition behind it, and only then from
the article's focus. Pronouns and descriptions are left to `polybius.reading.coreference`.
"""

from __future__ import annotations

import datetime as dt

from polybius.knowledge import toponyms
from polybius.reading import actors_make as make
from polybius.reading.actors_cast import build
from polybius.reading.actors_names import scan
from polybius.reading.actors_phrases import Layout, layout
from polybius.reading.actors_words import terms
from polybius.reading.document import Cast, CastMention, CleanText, Document
from polybius.reading.parse import parse_text
from polybius.records import Actor, make_article

PEOPLE = "CVL"
"""PLOVER's sector of people without office or arms."""


def find(document: Document) -> Cast:
    """Everybody and every body that the article names or describes by office, arms or trade.

    Gives no pronouns and no descriptions such as "the bloc". A noun whose state nothing in the article supports is
    left out with a reason.
    """
    return build(document, lay_out(document))


def lay_out(document: Document) -> Layout:
    """Where the known names and the nouns of the vocabulary stand in an article."""
    doc, language = document.doc, document.article.language
    names = scan(doc, language, document.article.published)
    taken = [False] * len(doc)
    for name in names:
        taken[name.first : name.last] = [True] * (name.last - name.first)
    return layout(doc, language, names, terms(doc, language, taken))


def resolve_actor(phrase: str, on: dt.date | str | None = None) -> Actor | None:
    """Who or what a phrase stands for on a day: "the ousted Nigerien president", "French forces", "ECOWAS".

    ``on`` is a date or ISO text (`ValueError` if it is neither); without one, today's knowledge counts. None where
    the phrase names nobody; an actor without a party where it says what, but not whose.
    """
    day = dt.date.fromisoformat(on) if isinstance(on, str) else on
    text = " ".join(phrase.split())
    if not text:
        return None
    article = make_article(text, published=day)
    document = Document(article, CleanText(text, range(len(text)), range(1, len(text) + 1)), parse_text(text))
    cast = build(document, lay_out(document), alone=True)
    best = cast.at(next(document.doc.sents).root) or max(cast.mentions, key=_reach, default=None)
    return cast.actors[best.actors[0]] if best is not None else _town(text, article.language)


def _reach(mention: CastMention) -> tuple[int, int]:
    """The longest mention, and of several the first."""
    return mention.last - mention.first, -mention.first


def _town(text: str, language: str) -> Actor | None:
    """A town on its own stands for its people."""
    if text.split(" ")[-1].isupper():
        return None  # an acronym, whatever village bears the same letters
    found = next((place for place in toponyms(text) if place.country is not None), None)
    return None if found is None else make.of_sector(found.country, PEOPLE, language)
