"""How a phrase is written in an index: one apostrophe, one dash, one space, accents as written or left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_STRAIGHT = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc\u02bb\u02bf\u02be\u2032\u0060\u00b4", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
    | dict.fromkeys("\u00a0\u202f\u2009", " ")
    | {"\u00ad": ""}
)

# Letters that a newspaper writes without their mark and that have no Unicode decomposition.
_UNMARKED = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ə": "e", "Ə": "E"})


def fold(phrase: str) -> str:
    """The phrase in Unicode's composed form with straight apostrophes and dashes and single spaces."""
    if phrase.isascii() and "`" not in phrase:
        return phrase if "  " not in phrase and "\n" not in phrase else " ".join(phrase.split())
    return " ".join(unicodedata.normalize("NFC", phrase).translate(_STRAIGHT).split())


def plain(phrase: str) -> str:
    """The phrase without accents: "Élysée" becomes "Elysee"."""
    if phrase.isascii():
        return phrase
    decomposed = unicodedata.normalize("NFD", phrase.translate(_UNMARKED))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def caseless(phrase: str) -> str:
    """The phrase as names are compared, however they are written: folded, without accents and capitals."""
    return plain(fold(phrase)).casefold()


def without_article(phrase: str, articles: Iterable[str]) -> str:
    """The phrase without a leading article: "the Kremlin" becomes "Kremlin". A lone article stays."""
    first, _, rest = phrase.partition(" ")
    return rest if rest and first.lower() in articles else phrase


def without_small_article(phrase: str, articles: Iterable[str]) -> str:
    """The same for an article in small letters only: "The Hindu" is the whole name of a newspaper."""
    return without_article(phrase, articles) if phrase[:1].islower() else phrase
