"""Stage actors: every expression that stands for a political party, resolved.

Names come from the knowledge and overrule the parser's entities; nouns ("troops", "foreign minister") from the
vocabulary; whose they are from the names inside the noun phrase, from a preposition behind it, and only then from
the article's focus. Pronouns and descriptions are left to `polybius.reading.coreference`.
"""

from __future__ import annotations

import datetime as dt

from polybius.reading.actors_cast import build
from polybius.reading.actors_layout import lay_out
from polybius.reading.actors_resolve import resolve
from polybius.reading.document import Cast, Document
from polybius.records import Actor


def find(document: Document) -> Cast:
    """Everybody and every body that the article names or describes by office, arms or trade.

    Gives no pronouns and no descriptions such as "the bloc". A noun whose state nothing in the article supports is
    left out with a reason.
    """
    return build(document, lay_out(document))


def resolve_actor(phrase: str, on: dt.date | str | None = None) -> Actor | None:
    """Who or what a phrase stands for on a day, or None; `polybius.reading.actors_resolve.resolve` says why."""
    return resolve(phrase, on).actor
