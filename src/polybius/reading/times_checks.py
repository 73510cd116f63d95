"""Checks on the parse that tell a temporal expression from a verb, a name or a count of the same words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from spacy.tokens import Doc, Span, Token

from polybius.reading.times_words import Words

NAMES = {"PERSON", "FAC", "LAW"}


def stands(doc: Doc, match: re.Match[str], check: str | None, words: Words) -> bool:
    """Whether a match of a form is what the form means."""
    if check is None:
        return True
    span = doc.char_span(*match.span(), alignment_mode="expand")
    return span is not None and CHECKS[check](span, match, words)


def _month(span: Span, match: re.Match[str], words: Words) -> bool:
    """Not the modal may, the verb march, or a person called April."""
    token = span[-1]
    if len(span) > 1:
        return True
    if _is_a_march(span) or _in_a_name(span, words):
        return False
    if match.string.startswith(" of the ", match.end()) or token.tag_ == "MD" or token.pos_ in {"VERB", "AUX", "ADJ"}:
        return False
    before = token.nbor(-1) if token.i else None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if before is not None and before.pos_ == "PROPN" and before.whitespace_ and not words.has("weekday", before.text):
        return False
    if before is not None and words.has("company", before.text):
        return False
    named = token.ent_type_ in NAMES or (after is not None and after.pos_ == "PROPN" and after.dep_ != "nummod")
    return not named or (before is not None and before.pos_ == "ADP")


def _in_a_name(span: Span, words: Words) -> bool:
    """The March 14 Alliance."""
    rest = span.doc[span.end : span.end + 2]
    return len(rest) == 2 and rest[0].like_num and rest[1].text in words.classes["named_for"]


def _is_a_march(span: Span) -> bool:
    """The annual March for Peace, the March on the capital."""
    before = span[0].nbor(-1) if span.start else None
    after = span.doc[span.end] if span.end < len(span.doc) else None
    described = before is not None and (before.pos_ == "ADJ" or before.tag_ == "DT")
    return described and after is not None and after.pos_ == "ADP"


def _day(span: Span, match: re.Match[str], words: Words) -> bool:
    """Not the March 14 Alliance."""
    after = span.doc[span.end].text if span.end < len(span.doc) else ""
    return words.classes["named_for"].get(after) is None


def _adverb(span: Span, match: re.Match[str], words: Words) -> bool:
    return span[-1].dep_ in {"advmod", "npadvmod"} and span[-1].head.pos_ in {"VERB", "AUX"}


def _stretch(span: Span, match: re.Match[str], words: Words) -> bool:
    """The last three days, not the last day nor the last days of the war."""
    rest = match.string[match.end() : match.end() + 4]
    one_day = (match["unit"] or "").lower() in {"day", "days"} and not match["count"]
    if span[0].pos_ == "VERB" or (match["clock"] and not match["count"]):
        return False  # may last three days; at the last minute
    return not rest.startswith(" of ") and (not one_day or (match["unit"] or "").lower() == "days")


def _many_or_day(token: Token, unit: str, words: Words) -> bool:
    return token.tag_ == "NNS" or words.value("unit", unit) == "day"


def _no_complement(span: Span, match: re.Match[str], words: Words) -> bool:
    """Two days before, not two days before the vote; two days later always."""
    if match["earlier"].lower() in {"later", "earlier", "previously", "afterwards", "afterward", "thereafter"}:
        return not match.string.startswith(" than ", match.end())
    return span.end >= len(span.doc) or span.doc[span.end].is_punct or span.doc[span.end].pos_ == "CCONJ"


def _noun(span: Span, match: re.Match[str], words: Words) -> bool:
    if match.string.startswith(" of ", match.end()):
        return False  # the fall of the regime, the spring of nations
    return span[-1].pos_ in {"NOUN", "PROPN"} and span[-1].dep_ != "compound"


def _years(span: Span, match: re.Match[str], words: Words) -> bool:
    """Not the length of a row of numbers, and not a count."""
    return int(match.groupdict().get("year3") or match["year"]) >= 1400


def _year(span: Span, match: re.Match[str], words: Words) -> bool:
    """A number of four figures that counts nothing and numbers no thing."""
    token = span[-1]
    if int(match["year"]) < 1400 or _is_rough(span, words) or len(token.text) > 5:
        return False
    before = token.nbor(-1) if token.i else None
    if before is not None and before.whitespace_ and (before.pos_ in {"PROPN", "SYM"} or before.like_num):
        recent = before.pos_ == "PROPN" and 1950 <= int(match["year"]) < 2050  # the games of London 2012
        return recent or words.has("name_year", before.text) or token.dep_ == "npadvmod"
    counted = token.head if token.dep_ in {"nummod", "compound"} and token.head.i > token.i else None
    if counted is not None and counted.tag_ == "NNS" and int(match["year"]) > 0:
        round_number = int(match["year"]) % 100 == 0 and before is not None and before.lower_ == "in"
        return before is not None and words.has("yearly", before.lower_) and not round_number  # in 2000 homes
    return not (before is not None and before.lower_ == "at" and token.dep_ == "pobj")  # at 1830


def _is_rough(span: Span, words: Words) -> bool:
    before: Token | None = span[0].nbor(-1) if span.start else None
    return before is not None and words.has("rough", before.text)


def _holiday(span: Span, match: re.Match[str], words: Words) -> bool:
    """Not a person or a place of that name."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    before = span[0].nbor(-1) if span.start else None
    if before is not None and before.pos_ == "PROPN" and before.dep_ == "compound" and before.head in span:
        return before.ent_type_ not in NAMES and not before.text.istitle()
    if after is not None and words.has("named_after", after.text):
        return False
    if match.string.startswith(" for ", match.end()) and words.holiday(match["holiday"]).rule == "date":
        return False  # D-Day for the talks
    if after is not None and after.pos_ == "PROPN" and span[-1].dep_ == "compound" and span[-1].head.i >= after.i:
        return span[-1].head.ent_type_ not in NAMES
    return not (span.root.ent_type_ in NAMES | {"GPE"} and (after is None or after.pos_ in {"PROPN", "VERB", "AUX"}))


def _object(span: Span, match: re.Match[str], words: Words) -> bool:
    return any(token.dep_ in {"pobj", "npadvmod"} for token in span) or span.root.head.pos_ == "ADP"


def _singular(span: Span, match: re.Match[str], words: Words) -> bool:
    """Last month, not a siege that may last months."""
    return span[-1].tag_ != "NNS" and not any(token.pos_ == "VERB" for token in span)


def _weekday(span: Span, match: re.Match[str], words: Words) -> bool:
    """Not Black Monday and its like, any Monday, the Sunday papers."""
    before = span[0].nbor(-1).text if span.start else ""
    after = span.doc[span.end].text if span.end < len(span.doc) else ""
    bare = match.group().lower() == match["weekday"].lower()
    return not (
        words.has("named_day", before)
        or _is_any(span, before, words)
        or (bare and words.classes["press"].get(after) is not None)
    )


def _is_any(span: Span, before: str, words: Words) -> bool:
    """Every Monday, on a Monday; not a Monday meeting."""
    generic = words.value("generic", before)
    said_of_noun = span.root.dep_ in {"compound", "nmod", "npadvmod"} and span.root.head.pos_ in {"NOUN", "PROPN"}
    return generic == 0 or (generic == 1 and not (said_of_noun and span.root.head.i > span.root.i))


def _of_verb(span: Span, match: re.Match[str], words: Words) -> bool:
    """Will leave in three days; not the worst drought in three years."""
    return span[0].head.pos_ in {"VERB", "AUX"} or span[-1].head.pos_ in {"VERB", "AUX"}


def _determined(span: Span, match: re.Match[str], words: Words) -> bool:
    """That night, not that night fell."""
    return span[0].tag_ != "IN"


CHECKS: Mapping[str, Callable[[Span, re.Match[str], Words], bool]] = {
    "month": _month,
    "day": _day,
    "adverb": _adverb,
    "stretch": _stretch,
    "no_complement": _no_complement,
    "noun": _noun,
    "years": _years,
    "year": _year,
    "holiday": _holiday,
    "object": _object,
    "singular": _singular,
    "weekday": _weekday,
    "of_verb": _of_verb,
    "determined": _determined,
}
