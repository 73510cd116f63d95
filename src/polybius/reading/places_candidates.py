"""Stage places, first step: the words that may name a place, with every place of that name.

Longest match of capitalised words against the gazetteer. Names that the knowledge holds are read by `places_names`.
"""

from __future__ import annotations

from collections.abc import Iterator

from polybius.knowledge import Region, State, Toponym, load, namesakes
from polybius.knowledge.gazetteer import LONGEST_NAME
from polybius.knowledge.gazetteer_cities import is_foreign
from polybius.reading.actors_context import TOWN, is_located
from polybius.reading.actors_phrases import Layout
from polybius.reading.actors_words import words
from polybius.reading.document import Cast
from polybius.reading.places_grammar import (
    PLACE_LABELS,
    cue_of,
    is_dateline,
    is_division_noun,
    is_one_name,
    may_be_cut,
    reads_as_place,
)
from polybius.reading.places_names import KNOWN, Candidate, is_division, named
from polybius.reading.places_nesting import beside, inside
from polybius.reading.places_words import place_words

LONGEST = 5
"""Tokens of a toponym at most: "Santa Cruz de la Sierra"."""

COMMON = (
    "compass",
    "settlement-nouns",
    "local-bodies",
    "facility-nouns",
    "feature-nouns",
    "division-nouns",
    "no-places",
)
"""Entries of place_words.yaml whose words alone are no place."""

WORDS_OF_AREA = 3
"""Words of a division's name that are tried where the parser sees a person: "New South Wales"."""

CAPITALS = 4
"""Letters that a word in capitals must have to be tried as a town: shorter ones are acronyms."""


def candidates(where: Layout, cast: Cast) -> Iterator[Candidate]:
    """Every name that may be a place, in order and without overlap."""
    people, at = _people(cast), 0
    while at < len(where.doc):
        found = _at(where, at, people)
        if isinstance(found, Candidate):
            yield found
            at = found.last
        else:
            at = found


def _people(cast: Cast) -> frozenset[int]:
    persons = (m for m in cast.mentions if m.how == "name" and cast.actors[m.actors[0]].kind == "person")
    return frozenset(index for mention in persons for index in range(mention.first, mention.last))


def _at(where: Layout, at: int, people: frozenset[int]) -> Candidate | int:
    """The candidate that begins at a token, or the token to go on with."""
    token, name = where.doc[at], where.name_at[at]
    if is_foreign(token.text):
        return _foreign(where, at)
    if len(token) > LONGEST_NAME:
        return Candidate(at, at + 1, (), sure=True) if is_located(where, at) else at + 1
    if not token.text[0].isupper() or _is_person(where, at, people):
        return name.last if name is not None and name.first == at else at + 1
    longer = None if token.lower_ in words("articles", where.language) else _longer(where, at)
    if longer is not None:
        return longer
    if name is not None and not is_division(where, name):
        return named(where, name) or max(name.last, at + 1)
    return _town(where, at, people) or at + 1


def _is_person(where: Layout, at: int, people: frozenset[int]) -> bool:
    """The parser takes towns for surnames: not where it marks a place itself, or a preposition of place leads there."""
    if at not in people or is_located(where, at) or _is_nested(where, at) or cue_of(where, at, at + 1):
        return False
    name = where.name_at[at]
    area = name.last if name is not None and isinstance(name.of, State | Region) else _known_area(where, at)
    before_title = area < len(where.doc) and where.term_at[area] is not None
    return area == at or not (before_title or where.doc[at].ent_type_ in PLACE_LABELS)


def _known_area(where: Layout, at: int) -> int:
    """The end of a state's or first-level division's name, which is a place whoever bears it as a surname."""
    for end in range(at + WORDS_OF_AREA, at, -1):
        found = namesakes(where.doc[at:end].text)
        if any(place.precision == "country" or (place.level == 1 and not place.other) for place in found):
            return end
    return at


def _longer(where: Layout, first: int) -> Candidate | None:
    """A toponym of several words, also where it begins with or holds a known name: "South Australia"."""
    last = _run(where, first)
    for end in range(last, first + 1, -1):
        if not _may_end(where, first, end) or not _frees(where, first, end):
            continue
        found = _spelt(where.doc[first:end].text) if end == last or may_be_cut(where, first, end) else ()
        name_like = where.doc[end - 1].pos_ in {"PROPN", "PUNCT"} or any(p.precision != "point" for p in found)
        if found and name_like and not _hides(where, first, end, found):
            return _judged(where, first, end, found)
    return None


def _run(where: Layout, first: int) -> int:
    """The end of the words that may belong to one name with the first."""
    last = first + 1
    while last < len(where.doc) and last - first < LONGEST and _continues(where, last):
        last += 1
    return last


def _may_end(where: Layout, first: int, end: int) -> bool:
    """A name ends with a capitalised word, or is one with the point of an abbreviation: "Alta."."""
    token = where.doc[end - 1]
    return token.text[0].isupper() or (token.text == "." and end == first + 2)


def _judged(where: Layout, first: int, end: int, found: tuple[Toponym, ...]) -> Candidate:
    cue = cue_of(where, first, end)
    large = any(place.population >= KNOWN and not place.other for place in found)
    return Candidate(first, end, found, reads_as_place(where, first, end, cue, large=large), cue)


def _hides(where: Layout, first: int, end: int, found: tuple[Toponym, ...]) -> bool:
    """A place too small for its name: the University of Michigan Center, the Old City."""
    largest = max(KNOWN if place.precision != "point" else place.population for place in found)
    division = any(place.level == 1 and not place.other for place in namesakes(where.doc[first].text))
    common = all(_is_common(where, token.lower_) for token in where.doc[first:end])
    return (division and largest < TOWN) or (common and largest < KNOWN)


def _frees(where: Layout, first: int, end: int) -> bool:
    """No known name reaches beyond the words, nor is the whole of them; organisations and persons keep theirs."""
    inside = {name.first: name for name in where.name_at[first:end] if name is not None}
    for name in inside.values():
        whole = name.first <= first and name.last >= end
        if whole or name.first < first or name.last > end or not isinstance(name.of, State | Region):
            return False
    return not (where.name_at[first] is None and is_one_name(where, first))


def _continues(where: Layout, at: int) -> bool:
    token = where.doc[at]
    joined = token.text in {"-", "’", "'", "."} and not where.doc[at - 1].whitespace_
    particle = token.lower_ in words("name-particles", where.language) | place_words("particles", where.language)
    return not token.is_sent_start and (token.text[0].isupper() or joined or (particle and not token.is_punct))


def _spelt(text: str) -> tuple[Toponym, ...]:
    """Places of a name; short words in capitals are acronyms and not towns, unless a division is written so."""
    found = namesakes(text)
    if text.isupper() and len(text) < CAPITALS:
        return tuple(place for place in found if place.precision == "admin" and place.level == 1 and not place.other)
    return found


def _town(where: Layout, at: int, people: frozenset[int]) -> Candidate | None:
    """One word that the gazetteer has; without an entry only where it looks like a place all the same."""
    if not _may_be_town(where, at, people):
        return None
    last = _run(where, at)
    known = (index for index in range(at + 2, last) if where.name_at[index] is not None)
    last = next(known, last)
    while last > at + 1 and not where.doc[last - 1].text[0].isupper():
        last -= 1
    alone = last == at + 1 or may_be_cut(where, at, at + 1)
    if alone or is_dateline(where, at, at + 1) or is_division_noun(where, at + 1):
        found = _spelt(where.doc[at].text)
        if found:
            return _judged(where, at, at + 1, found)
    return Candidate(at, last, (), sure=True) if _looks_like_place(where, at) else None


def _may_be_town(where: Layout, at: int, people: frozenset[int]) -> bool:
    token = where.doc[at]
    if where.term_at[at] is not None or is_one_name(where, at):
        return False
    if _names_a_person(where, at, people) or _is_common(where, token.lower_) or _is_surname(where, at):
        return False
    return token.pos_ == "PROPN" or token.ent_type_ in PLACE_LABELS or is_dateline(where, at, at + 1)


def _names_a_person(where: Layout, at: int, people: frozenset[int]) -> bool:
    """ "Victoria" in "Victoria Ahmed", where only the surname is known to be a person's."""
    return at + 1 in people and where.term_at[at + 1] is None and where.doc[at].ent_type_ not in PLACE_LABELS


def _is_surname(where: Layout, at: int) -> bool:
    """Somebody in office bears the name, and neither a preposition of place nor a comma says that it is a town."""
    entries = load(where.language).entries(where.doc[at].text)
    if not any(entry.kind == "surname" for entry in entries):
        return False
    led = is_located(where, at) and where.doc[at - 1].pos_ == "ADP"  # not "cut off the Obama policy"
    return not (led or cue_of(where, at, at + 1) or _is_nested(where, at))


def _is_nested(where: Layout, at: int) -> bool:
    """Does a place of the name lie where the words behind a comma say?"""
    pairs = beside(where, at + 1)
    return bool(pairs) and any(inside(place, pairs) for place in namesakes(where.doc[at].text))


def _is_common(where: Layout, word: str) -> bool:
    """A word that is no name by itself, however many villages bear it: "Central", "College"."""
    return any(word in place_words(entry, where.language) for entry in COMMON)


def _looks_like_place(where: Layout, at: int) -> bool:
    return where.doc[at].ent_type_ == "GPE" and is_located(where, at)


def _foreign(where: Layout, first: int) -> Candidate | int:
    """A name in another script: found whole, or left out with a reason once for each run of such words."""
    doc, last = where.doc, first + 1
    while last < len(doc) and is_foreign(doc[last].text):
        last += 1
    for end in range(min(last, first + LONGEST), first, -1):
        found = namesakes(doc[first:end].text)
        if found:
            return Candidate(first, end, found, sure=True)
    return Candidate(first, last, (), sure=True) if last - first <= LONGEST else last
