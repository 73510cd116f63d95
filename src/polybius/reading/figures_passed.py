"""Which numbers are no figures, and why: durations, names, sources, scores, numbers that count nothing."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from polybius.reading.document import Document
from polybius.reading.figures_bounds import Bounded
from polybius.reading.figures_numbers import THOUSANDS_OR_DECIMALS, Number, Numerals
from polybius.reading.figures_phrase import Phrase

SMALL = 12
"""Up to this many parties "the N countries" names them; more cannot be named and are counted."""

REASONS: Mapping[str, str] = {
    "duration": "So many units of time are a duration.",
    "party": "The number belongs to a name for the parties themselves.",
    "source": "The number tells how many sources speak.",
    "numbered": "The number is part of a name, a compound or an age.",
    "nothing-counted": "The sentence does not say what the number counts.",
    "too-large": "The number is larger than any count.",
    "ordinal": "The number tells a place in a row.",
    "ambiguous": "The number may have a decimal point or one that parts the thousands.",
    "score": "The two numbers are a score or a ratio, no vote.",
}
"""Why a number is passed over. "One" without a word that makes it a count, and dates, go without saying."""


def passed_over(
    document: Document, number: Number, found: Phrase, measure: str | None, limits: Bounded, numerals: Numerals
) -> str | None:
    """Why a number is no figure, in the words of the vocabulary; None where it is one."""
    text = document.clean.text
    before = document.doc[found.first - 1] if found.first else None
    noun = found.noun
    if number.kind == "count" and THOUSANDS_OR_DECIMALS.fullmatch(text[number.start : number.end]):
        return "ambiguous"
    joined = text.startswith(("-", "–"), number.end) and number.unit is None
    if joined or (before is not None and numerals.has("numbered", before.lower_)):
        return "numbered"
    if number.kind == "share" and _is_ordinal(found, text[number.start : number.end], numerals):
        return "ordinal"
    if number.kind == "share" and _is_duration(document, found, numerals):
        return "duration"
    if number.kind in {"percent", "share"}:
        return None if found.of is not None else "nothing-counted"
    if number.kind == "currency":
        return None
    if number.value == 0:
        return "nothing-counted"
    if number.kind == "measure":
        told = measure is not None and found.number.dep_ in {"nsubj", "nsubjpass", "dobj"}  # 2 million acres burned
        return None if told or found.of is not None else "nothing-counted"
    if _is_duration(document, found, numerals):
        return "duration"
    if noun is None:
        people = measure is not None and counts_people(found, numerals) and number.value.is_integer()
        crowd = number.kind == "collective" and found.number.dep_ in {"nsubj", "nsubjpass"}  # thousands marched
        return None if people or (crowd and measure is not None) else "nothing-counted"
    if number.value == 1 and number.upper is None:
        counted = is_casualty(measure, numerals) and found.number.head.i == noun.i
        if not counted and (limits.start, limits.end) == (number.start, number.end):
            return "one"
    if noun.pos_ == "PRON" or _is_whole(found, numerals) or _names_parties(found, number, numerals):
        return "party"
    return "source" if _is_source(noun, numerals) else None


def is_casualty(measure: str | None, numerals: Numerals) -> bool:
    """Whether a measure is one of death, injury or flight."""
    return measure in set(numerals.units["killed"].values())


def counts_people(found: Phrase, numerals: Numerals) -> bool:
    """Twelve were killed, six wounded, the four dead: a number alone with a word of death or injury."""
    number, following = found.number, found.number.doc[found.last : found.last + 1]
    if following and numerals.has("killed", following[0].lemma_):
        return True
    verb = number.head if number.dep_ in {"nsubj", "nsubjpass", "dobj", "npadvmod", "nummod", "pobj"} else None
    return verb is not None and numerals.has("killed", verb.lemma_)


def _is_duration(document: Document, found: Phrase, numerals: Numerals) -> bool:
    after = document.doc[found.last] if found.last < len(document.doc) else None
    words = [token for token in (found.noun, after) if token is not None]
    for word in words:
        kind = numerals.value("duration", word.lemma_.lower()) or numerals.value("duration", word.lower_)
        compound = any(child.dep_ == "compound" and child.pos_ == "NOUN" for child in word.children)
        if numerals.has("duration", word.lemma_.lower()) or numerals.has("duration", word.lower_):
            return not (kind == "bare" and compound)
    return False


def _is_ordinal(found: Phrase, words: str, numerals: Numerals) -> bool:
    """A fourth boat, and not a fourth of the boats."""
    noun = found.number.head
    article = numerals.has("article", words.split(" ")[0].split("-")[0])
    return article and noun.i == found.last and noun.pos_ in {"NOUN", "PROPN"} and found.number.dep_ != "nsubj"


def _is_whole(found: Phrase, numerals: Numerals) -> bool:
    """The five in "four of the five largest lines": what is told is the four."""
    noun = found.noun
    if noun is None or noun.head.dep_ != "prep" or not noun.head.head.like_num or noun.head.i > found.first:
        return False
    return any(numerals.has("definite", child.lower_) for child in noun.lefts)


def _names_parties(found: Phrase, number: Number, numerals: Numerals) -> bool:
    """The two countries, all four nations, both sides."""
    noun = found.noun
    if noun is None or number.value > SMALL or not numerals.has("party", noun.lemma_.lower()):
        return False
    words = [child for child in noun.children if child.i < noun.i]
    return any(numerals.has("definite", word.lower_) and word.i < found.first for word in words)


def _is_source(noun: Token, numerals: Numerals) -> bool:
    """How many sources speak: two officials said."""
    if numerals.has("sources", noun.lemma_):
        return True
    people = numerals.has("party", noun.lemma_) or numerals.has("people", noun.lemma_)
    return people and noun.dep_ == "nsubj" and numerals.has("reporting", noun.head.lemma_)
