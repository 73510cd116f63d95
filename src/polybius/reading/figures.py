"""Stage figures: the numbers that an article gives, what they count, and what is said about them.

The value is the number as it is told: "at least 12" is 12, "tens of thousands" is its order, 10,000. Dates, durations,
ages, ordinals, names with numbers, how many sources speak, and small counts that stand for the parties themselves
("the two countries") are no figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite

from spacy.tokens import Token

from polybius.reading import figures_numbers
from polybius.reading.document import Cast, CastMention, Document, Found, Why
from polybius.reading.figures_numbers import Number, Numerals
from polybius.reading.figures_phrase import Phrase, clause, measured, phrase
from polybius.reading.times_govern import event_date
from polybius.records import Figure, Skipped, Span, Time, content_id

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
}
"""Why a number is passed over. "One" without a word that makes it a count, and dates, go without saying."""


def find(document: Document, cast: Cast, times: tuple[Time, ...]) -> Found[Figure]:
    """The figures of the article in order, with the actors that they concern and their date."""
    numerals = figures_numbers.load(document.article.language)
    taken = {index for time in times for index in range(*document.tokens(time))}
    records: list[Figure] = []
    skipped: list[Skipped] = []
    whys: dict[str, Why] = {}
    for number in figures_numbers.numbers(document.clean.text, numerals):
        found = phrase(document.doc, number, numerals)
        reason = None if isfinite(number.value) else "too-large"
        reason = reason or _is_date(found, taken) or _no_figure(document, number, found, numerals)
        if reason:
            if reason in REASONS:
                span = document.char_span(number.start, number.end)
                skipped.append(Skipped(stage="figures", code=reason, why=REASONS[reason], evidence=(span,)))
            continue
        record = _figure(document, cast, times, number, found, numerals)
        if record.id not in whys:
            records.append(record)
            whys[record.id] = Why(f"figures.{number.kind}", (document.clean.text[number.start : number.end],))
    return Found(tuple(records), tuple(skipped), whys)


def _figure(
    document: Document, cast: Cast, times: tuple[Time, ...], number: Number, found: Phrase, numerals: Numerals
) -> Figure:
    first, last = found.evidence()
    evidence: Span = document.span(first, last)
    of = document.doc[found.of[0] : found.of[1]].text if found.of else None
    unit = number.unit or _unit(found, numerals)
    anchor = clause(found.noun or found.number) or found.number
    return Figure(
        id=content_id("fi", document.article.id, number.value, unit, of, evidence.start, evidence.end),
        value=number.value,
        unit=unit,
        of=of,
        measure=measured(found, numerals),
        party=_parties(cast, found, anchor),
        date=event_date(document, anchor.i, times),
        evidence=(evidence,),
    )


def _unit(found: Phrase, numerals: Numerals) -> str | None:
    """The counted noun as written; people for persons."""
    if found.noun is None:
        return "people" if numerals.has("killed", found.number.head.lemma_) else None
    noun = found.noun
    if numerals.has("quantity", noun.lemma_):  # the number of strikes
        inner = (each for prep in noun.rights if prep.dep_ == "prep" for each in prep.children if each.dep_ == "pobj")
        noun = next(inner, noun)
    known = numerals.value("people", noun.lemma_) or numerals.value("currency_name", noun.text)
    return str(known) if known else noun.text


def _no_figure(document: Document, number: Number, found: Phrase, numerals: Numerals) -> str | None:
    """Why a number is no figure, in the words of the vocabulary; None where it is one."""
    text = document.clean.text
    before = document.doc[found.first - 1] if found.first else None
    noun = found.noun
    if text.startswith("-", number.end) or (before is not None and numerals.has("numbered", before.lower_)):
        return "numbered"
    if number.kind == "share" and _is_ordinal(found, text[number.start : number.end], numerals):
        return "ordinal"
    if number.kind == "share" and _is_duration(document, found, numerals):
        return "duration"
    if number.kind in {"percent", "currency", "share"}:
        return None
    if number.value == 0:
        return "nothing-counted"
    if _is_duration(document, found, numerals):
        return "duration"
    if noun is None:
        return None if _counts_people(found, numerals) else "nothing-counted"
    if number.value == 1 and not _is_rough_one(text, number, numerals):
        return "one"
    if noun.pos_ == "PRON" or _is_whole(found, numerals) or _names_parties(found, number, numerals):
        return "party"
    return "source" if _is_source(noun, numerals) else None


def _is_date(found: Phrase, taken: set[int]) -> str | None:
    return "date" if any(index in taken for index in range(found.first, found.last)) else None


def _is_duration(document: Document, found: Phrase, numerals: Numerals) -> bool:
    after = document.doc[found.last] if found.last < len(document.doc) else None
    words = [token for token in (found.noun, after) if token is not None]
    return any(numerals.has("duration", word.lemma_.lower()) or numerals.has("duration", word.lower_) for word in words)


def _counts_people(found: Phrase, numerals: Numerals) -> bool:
    """Twelve were killed; six wounded; a number alone with a verb of death or injury."""
    number = found.number
    verb = number.head if number.dep_ in {"nsubj", "nsubjpass", "dobj", "npadvmod", "nummod", "pobj"} else None
    return verb is not None and numerals.has("killed", verb.lemma_)


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


def _is_rough_one(text: str, number: Number, numerals: Numerals) -> bool:
    before = text[max(0, number.start - 12) : number.start].rstrip().lower()
    return any(before.endswith(word) for word in numerals.numbers["about"])


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


def _parties(cast: Cast, found: Phrase, verb: Token) -> tuple[str, ...]:
    """The actors that a figure concerns: named in its phrase, else its owner, its clause's subject, its place."""
    for mentions in _candidates(cast, found, verb):
        actors = tuple(dict.fromkeys(actor for mention in mentions for actor in mention.actors))
        if actors:
            return actors
    return ()


def _candidates(cast: Cast, found: Phrase, verb: Token) -> Iterator[tuple[CastMention, ...]]:
    first, last = found.evidence()
    yield cast.within(first, last)
    noun = found.noun or found.number
    yield tuple(m for child in noun.children if child.dep_ in {"poss", "amod"} and (m := cast.at(child)))
    if noun.dep_ not in {"nsubj", "nsubjpass"}:
        yield tuple(m for child in _subjects(verb) if (m := cast.at(child)))
    right = max(token.i for token in verb.subtree) + 1
    yield cast.within(last, right)[:1]
    yield cast.within(verb.left_edge.i, first)[-1:]


def _subjects(verb: Token) -> list[Token]:
    """The subjects of a verb, else of the verb that it completes or goes on from: gets to keep, met and sent."""
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if subjects or verb.dep_ not in {"xcomp", "conj", "pcomp", "advcl"} or verb.head is verb:
        return subjects
    above = verb.head if verb.head.pos_ in {"VERB", "AUX"} else verb.head.head
    return [child for child in above.children if child.dep_ in {"nsubj", "nsubjpass"}]
