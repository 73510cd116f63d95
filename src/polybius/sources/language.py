"""The language of a text, so that no article is read with the words of another language."""

from __future__ import annotations

from polybius.errors import LanguageUnknown
from polybius.settings import Settings
from polybius.vocabulary import languages

ENOUGH = 200
"""Letters that a text must have for its language to be told; below, the default holds. Of 333 English news articles
(development data), cut at 200 characters, py3langid 0.4 told all as English; names alone can be anything."""


def language_of(text: str, named: str | None, settings: Settings) -> str:
    """The language of a text as an ISO 639-1 code: the one ``named``, else the one judged from the text.

    ``named`` may carry a region ("en-GB"). Raises `LanguageUnknown` for one that has no vocabulary.
    """
    language = _primary(named) if named else _judged(text, settings)
    known = languages()
    if language not in known:
        raise LanguageUnknown(language, known)
    return language


def _primary(tag: str) -> str:
    return tag.strip().replace("_", "-").split("-")[0].lower()


def _judged(text: str, settings: Settings) -> str:
    if not settings.detect_language or sum(map(str.isalpha, text[: 8 * ENOUGH])) < ENOUGH:
        return settings.language
    import py3langid  # its model takes 0.6 s to load, which an article that names its language need not wait for

    return str(py3langid.classify(text[: 20 * ENOUGH])[0])
