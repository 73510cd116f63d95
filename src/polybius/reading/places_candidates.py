"""Stage places, first step: the words that may name a place, with every place of that name.

Longest match of capitalised words against the gazetteer. Names that the knowledge holds are read by it: a state is a
toponym in every role, a capital only where the grammar does not make it a government, an organisation never.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polybius.knowledge import Organisation, Region, State, Toponym, namesakes, toponyms
from polybius.knowledge.gazetteer import LONGEST_NAME, is_foreign
from polybius.knowledge.phrases import fold, plain
from polybius.reading.actors_context import TOWN, is_located
from polybius.reading.actors_names import Name
from polybius.reading.actors_phrases import Layout
from polybius.reading.actors_words import words
from polybius.reading.document import Cast
from polybius.reading.places_grammar import (
    PLACE_LABELS,
    beside_comma,
    capital_is_place,
    cue_of,
    is_dateline,
    is_one_name,
    may_be_cut,
    reads_as_place,
    region_is_place,
    state_is_place,
)
from polybius.reading.places_words import place_words

LONGEST = 5
"""Tokens of a toponym at most: "Santa Cruz de la Sierra"."""

KNOWN = 100_000
"""Inhabitants from which a town is believed behind "to" or "from" where the parser takes it for a firm."""

COMMON = ("compass", "local-bodies", "facility-nouns", "feature-nouns", "division-nouns", "no-places")
"""Entries of place_words.yaml whose words alone are no place."""

WORDS_OF_AREA = 3
"""Words of a division's name that are tried where the parser sees a person: "New South Wales"."""

CAPITALS = 4
"""Letters that a word in capitals must have to be tried as a town: shorter ones are acronyms."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``[first, last)`` that spell a toponym, and the places of that name."""

    first: int
    last: int
    places: tuple[Toponym, ...]
    sure: bool  # the words around it make it a place; else another mention of the name must
    cue: str | None = None  # "division" or "settlement", where a noun beside the name says which


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
    if name is not None and not _is_division(where, name):
        return _named(where, name) or max(name.last, at + 1)
    return _town(where, at, people) or at + 1


def _is_person(where: Layout, at: int, people: frozenset[int]) -> bool:
    """The parser takes towns for surnames: not where it marks a place itself, or a preposition of place leads there."""
    if at not in people or is_located(where, at) or beside_comma(where, at + 1) or cue_of(where, at, at + 1):
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
    doc, last = where.doc, first + 1
    while last < len(doc) and last - first < LONGEST and _continues(where, last):
        last += 1
    for end in range(last, first + 1, -1):
        dotted = doc[end - 1].text == "." and end == first + 2  # "Alta."
        if not (doc[end - 1].text[0].isupper() or dotted) or not _frees(where, first, end):
            continue
        found = _spelt(doc[first:end].text) if end == last or may_be_cut(where, first, end) else ()
        if found and not _hides(where.doc[first].text, found) and (dotted or doc[end - 1].pos_ == "PROPN" or found[0].precision != "point"):
            cue = cue_of(where, first, end)
            large = any(place.population >= KNOWN and not place.other for place in found)
            return Candidate(first, end, found, reads_as_place(where, first, end, cue, large=large), cue)
    return None


def _hides(first: str, found: tuple[Toponym, ...]) -> bool:
    """A village whose name begins with that of a division: the University of Michigan Center."""
    villages = all(place.precision == "point" and place.population < TOWN for place in found)
    return villages and any(place.level == 1 and not place.other for place in namesakes(first))


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


def _is_division(where: Layout, name: Name) -> bool:
    """ "Fars Province": what an agency has its name from."""
    if not isinstance(name.of, Organisation) or name.last - name.first > 1:
        return False
    found = namesakes(where.doc[name.first].text)
    return cue_of(where, name.first, name.last) == "division" and any(place.level == 1 for place in found)


def _named(where: Layout, name: Name) -> Candidate | None:
    """States by name, wherever they stand; capitals and regions, where the grammar makes them a place."""
    text = where.doc[name.first : name.last].text
    if isinstance(name.of, State):
        if name.entry.kind == "metonym":
            return _capital(where, name, name.of, text)
        if name.entry.kind in {"name", "acronym"} and state_is_place(where, name):
            return _state(where, name, name.of, text)
    elif isinstance(name.of, Region) and name.entry.kind in {"name", "acronym"}:
        return _region(where, name, name.of, text) if region_is_place(where, name, name.of) else None
    return None


def _region(where: Layout, name: Name, region: Region, text: str) -> Candidate | None:
    """A region, or the division that it is: "Idlib province"."""
    areas = (place for place in namesakes(text) if place.precision in {"region", "admin"})
    found = tuple(p for p in areas if p.level == 0 or (p.country in region.members and not (p.level > 1 and p.other)))
    last = name.last - 1
    if last > name.first and where.doc[last].lower_ in place_words("division-nouns", where.language):
        divisions = namesakes(where.doc[name.first : last].text)
        found = tuple(p for p in divisions if p.level == 1 and p.country in region.members) or found
    return Candidate(name.first, name.last, found, True, cue_of(where, name.first, name.last)) if found else None


def _state(where: Layout, name: Name, state: State, text: str) -> Candidate | None:
    """The state; or its part that bears the name ("England"); or the town that a comma places elsewhere."""
    found = tuple(place for place in namesakes(text) if place.precision in {"country", "admin"} or place.other is False)
    own = tuple(place for place in found if place.country == state.iso3 and place.precision == "country")
    part = tuple(place for place in found if place.country == state.iso3 and place.level == 1) if not own else ()
    usual = own or part or tuple(p for p in toponyms(state.name) if p.precision == "country")[:1] or found[:1]
    usual = usual + tuple(place for place in found if place.country != state.iso3 and place.level != 2)
    return Candidate(name.first, name.last, usual, sure=True, cue="state") if usual else None


def _capital(where: Layout, name: Name, state: State, text: str) -> Candidate | None:
    """A capital; a palace or ministry is no place of its own."""
    capital = state.capital or ""
    usual = capital if _bare(text).startswith(_bare(capital)) else text  # "Washington, D.C."
    places = namesakes(text) or namesakes(usual)
    found = tuple(place for place in places if not place.other or place.country == state.iso3)
    own = (place for place in found if place.country == state.iso3)
    if not any(place.population >= KNOWN or _bare(text) == _bare(capital) for place in own):
        return None
    if not capital_is_place(where, name):
        return None
    cue = cue_of(where, name.first, name.last) or "capital"
    return Candidate(name.first, name.last, found, sure=True, cue=cue)


def _bare(text: str) -> str:
    return plain(fold(text)).casefold()


def _town(where: Layout, at: int, people: frozenset[int]) -> Candidate | None:
    """One word that the gazetteer has; without an entry only where it looks like a place all the same."""
    doc, token = where.doc, where.doc[at]
    dateline = is_dateline(where, at, at + 1)
    if where.term_at[at] is not None or is_one_name(where, at):
        return None
    if token.pos_ != "PROPN" and token.ent_type_ not in PLACE_LABELS and not dateline:
        return None
    if _names_a_person(where, at, people) or _is_common(where, token.lower_):
        return None
    last = at + 1
    while last < len(doc) and last - at < LONGEST and _continues(where, last) and where.name_at[last] is None:
        last += 1
    while last > at + 1 and not doc[last - 1].text[0].isupper():
        last -= 1
    cue = cue_of(where, at, at + 1)
    if last == at + 1 or dateline or may_be_cut(where, at, at + 1) or cue is not None:
        found = _spelt(token.text)
        if found:
            large = any(p.population >= KNOWN and not p.other for p in found)
            return Candidate(at, at + 1, found, reads_as_place(where, at, at + 1, cue, large=large), cue)
    return Candidate(at, last, (), sure=True) if _looks_like_place(where, at) else None


def _names_a_person(where: Layout, at: int, people: frozenset[int]) -> bool:
    """ "Victoria" in "Victoria Ahmed", where only the surname is known to be a person's."""
    return at + 1 in people and where.term_at[at + 1] is None and where.doc[at].ent_type_ not in PLACE_LABELS


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
