"""The language of a text, so that no article is read with the words of another language."""

from __future__ import annotations

from polybius.errors import LanguageUnknown
from polybius.settings import Settings
from polybius.vocabulary import languages

ENOUGH = 200
"""Letters that a text must have for its language to be told; below, the default holds. Of 333 English news articles
(development data), cut at 200 characters, py3langid 0.4 told all as English; names alone can be anything."""


UNDETERMINED = "und"
"""ISO 639 for a language that is not known: a text in another script has none of those with a vocabulary."""

LATIN_ENDS = "\u024f"
"""The last letter of Latin Extended-B. The other alphabets lie behind it, and of Latin only rare letters do."""


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
    if _is_foreign(text[: 20 * ENOUGH]):
        return UNDETERMINED
    if not settings.detect_language or sum(map(str.isalpha, text[: 8 * ENOUGH])) < ENOUGH:
        return settings.language
    import py3langid  # its model takes 0.6 s to load, which an article that names its language need not wait for

    return str(py3langid.classify(text[: 20 * ENOUGH])[0])


def _is_foreign(text: str) -> bool:
    """Are most letters of a text not Latin?"""
    letters = [character for character in text if character.isalpha()]
    return 2 * sum(letter > LATIN_ENDS for letter in letters) > len(letters)
