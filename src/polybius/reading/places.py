"""Stage places: names that stand for a spot on the map, with GeoNames ids and coordinates.

A toponym is looked up in the gazetteer and, where several places bear the name, chosen by what the text says next to
it ("Paris, Texas"), by the countries that the article speaks of, and by population. A capital that stands for its
government is left to `polybius.reading.actors`; the name of a state is a toponym and a party alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from polybius.knowledge import Region, State, Toponym, toponyms
from polybius.reading.actors_context import credible, is_located
from polybius.reading.actors_layout import lay_out
from polybius.reading.actors_names import Name
from polybius.reading.actors_phrases import Layout, is_party
from polybius.reading.actors_words import words
from polybius.reading.document import Cast, Document, Found
from polybius.reading.metonyms import is_place
from polybius.records import Place, Skipped

LONGEST = 5
"""Tokens of a toponym at most: "Santa Cruz de la Sierra"."""

CAPITALS = 4
"""Letters that a word in capitals must have to be tried as a town: shorter ones are acronyms."""

BESIDE, MENTIONED, MOST_MENTIONED = 6.0, 1.0, 2.5
"""In powers of ten of inhabitants: what a candidate gains by standing beside its own country's or state's name, by
its country being named in the article, and at most by its being named often. A country named once outweighs a
city ten times as large elsewhere, but not Paris, France, against a village."""

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
OTHER_LABELS = frozenset(
    {"PERSON", "ORG", "DATE", "TIME", "NORP", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "LANGUAGE"}
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Tokens ``[first, last)`` that spell a toponym, and the places of that name."""

    first: int
    last: int
    places: tuple[Toponym, ...]


def find(document: Document, cast: Cast) -> Found[Place]:
    """Every toponym that is a place: with id, coordinates, country (ISO 3166-1 alpha-3) and precision.

    A name that looks like a place and is in no gazetteer is left out with a reason.
    """
    where = lay_out(document)
    counts = _countries(where)
    candidates = sorted((*_known(where), *_others(where, cast, counts)), key=lambda each: each.first)
    places, skipped = [], []
    for each in candidates:
        if each.places:
            places.append(_place(document, each, _choose(where, each, counts)))
        else:
            span = document.span(each.first, each.last)
            why = "looks like a place; no gazetteer entry has the name"
            skipped.append(Skipped(stage="places", code="unknown-place", why=why, evidence=(span,)))
    return Found(tuple(places), tuple(skipped))


def _countries(where: Layout) -> Mapping[str, int]:
    """How often each country is named, by name, adjective, people or capital."""
    counts: dict[str, int] = {}
    for name in where.names:
        if isinstance(name.of, State):
            counts[name.of.iso3] = counts.get(name.of.iso3, 0) + 1
    return counts


def _known(where: Layout) -> Iterator[_Candidate]:
    """States by name, wherever they stand; capitals and regions, where the grammar makes them a place."""
    for name in where.names:
        text = where.doc[name.first : name.last].text
        if isinstance(name.of, State) and _is_toponym(where, name):
            yield from _of_state(where, name, name.of, text)
        elif isinstance(name.of, Region) and name.entry.kind == "name" and _is_scene(where, name, name.of):
            yield _Candidate(name.first, name.last, (_of_region(name.of),))


def _is_toponym(where: Layout, name: Name) -> bool:
    if name.entry.kind == "metonym":
        return is_place(where, name)
    return name.entry.kind in {"name", "acronym"} and is_party(where, name)


def _is_scene(where: Layout, name: Name, region: Region) -> bool:
    """A province is a place in most roles; a region of several states only where the grammar says so."""
    return is_place(where, name) or (len(region.members) == 1 and is_party(where, name))


def _of_state(where: Layout, name: Name, state: State, text: str) -> Iterator[_Candidate]:
    """A state is looked up by its usual name, a capital by its own; a palace or ministry is no place of its own."""
    wanted = text if name.entry.kind == "metonym" else state.name
    beside = {country for country, _ in _beside(where, name.last)}
    found = toponyms(text) if beside - {state.iso3} else ()
    if found:  # "London, Ontario"
        yield _Candidate(name.first, name.last, found)
        return
    found = tuple(place for place in toponyms(wanted) if place.country == state.iso3)
    if name.entry.kind != "metonym":
        found = tuple(place for place in found if place.precision == "country") or found[:1]
    if found:
        yield _Candidate(name.first, name.last, found)


def _of_region(region: Region) -> Toponym:
    country = region.members[0] if len(region.members) == 1 else None
    return Toponym(region.name, None, country, region.lat, region.lon, 0, "region")


def _others(where: Layout, cast: Cast, counts: Mapping[str, int]) -> Iterator[_Candidate]:
    """Towns and provinces: capitalised words outside of other names that the gazetteer has."""
    people = _people(cast)
    at = 0
    while at < len(where.doc):
        candidate = _at(where, at, counts) if _may_begin(where, at, people) else None
        if candidate is not None:
            yield candidate
        at = candidate.last if candidate is not None else at + 1


def _people(cast: Cast) -> frozenset[int]:
    persons = (m for m in cast.mentions if m.how == "name" and cast.actors[m.actors[0]].kind == "person")
    return frozenset(index for mention in persons for index in range(mention.first, mention.last))


def _may_begin(where: Layout, at: int, people: frozenset[int]) -> bool:
    token = where.doc[at]
    if where.name_at[at] is not None or where.term_at[at] is not None or at in people:
        return False
    if token.pos_ != "PROPN" or not token.text[0].isupper():
        return False
    before = where.doc[at - 1] if at else None
    return not (before is not None and before.pos_ == "PROPN" and before.text[0].isupper() and _one_name(before, token))


def _one_name(before: Token, token: Token) -> bool:
    """Two capitalised words of one name: the second does not begin a toponym."""
    return bool(token.ent_type_) and token.ent_iob_ == "I" and before.ent_type_ == token.ent_type_


def _at(where: Layout, first: int, counts: Mapping[str, int]) -> _Candidate | None:
    """The longest toponym that begins at a token, where the text around it lets it be a place."""
    doc, last = where.doc, first + 1
    while last < len(doc) and last - first < LONGEST and _continues(where, last):
        last += 1
    for end in range(last, first, -1):
        if doc[end - 1].pos_ != "PROPN" or (end < last and not _may_be_cut(where, first, end)):
            continue
        named = {*counts, *(country for country, _ in _beside(where, end))}
        found = credible(_gazetteer(doc[first:end].text), named)
        if found and _reads_as_place(where, first, end):
            return _Candidate(first, end, found)
    marked = doc[first].ent_type_ == "GPE" and is_located(where, first)
    return _Candidate(first, last, ()) if marked else None


def _gazetteer(text: str) -> tuple[Toponym, ...]:
    """Places of a name; a dateline's capitals ("NAIROBI, Kenya") are tried in ordinary case."""
    found = toponyms(text)
    return toponyms(text.title()) if not found and text.isupper() and len(text) >= CAPITALS else found


def _continues(where: Layout, at: int) -> bool:
    token = where.doc[at]
    joined = token.text in {"-", "’", "'"} and not where.doc[at - 1].whitespace_
    particle = token.lower_ in words("name-particles", where.language) and not token.is_punct
    capital = token.pos_ == "PROPN" and token.text[0].isupper() and where.name_at[at] is None
    return not token.is_sent_start and (capital or joined or particle)


def _may_be_cut(where: Layout, first: int, end: int) -> bool:
    """ "Idlib Province" is Idlib and "Texas Senator" is of Texas; "Paris Agreement" is not Paris."""
    entity = where.doc[first].ent_type_ in PLACE_LABELS and where.doc[end].ent_iob_ != "I"
    return entity or where.doc[end].lower_ in words("city-nouns", where.language)


def _reads_as_place(where: Layout, first: int, last: int) -> bool:
    token = where.doc[first]
    if is_located(where, first) or _beside(where, last):
        return token.ent_type_ not in {"DATE", "TIME"} and (last - first == 1 or token.ent_type_ != "PERSON")
    labelled = token.ent_type_ in PLACE_LABELS
    motion = first > 0 and where.doc[first - 1].lower_ in words("motion-prepositions", where.language)
    noun = last < len(where.doc) and where.doc[last].lower_ in words("city-nouns", where.language)
    governed = motion or noun or token.dep_ == "pobj"
    return labelled or (governed and token.ent_type_ not in OTHER_LABELS)


def _beside(where: Layout, last: int) -> frozenset[tuple[str | None, str | None]]:
    """Country and division named behind a comma: "Aleppo, Syria" and "Paris, Texas"."""
    doc = where.doc
    if last + 1 >= len(doc) or doc[last].text != "," or doc[last + 1].is_sent_start:
        return frozenset()
    name = where.name_at[last + 1]
    if name is not None and isinstance(name.of, State) and name.entry.kind in {"name", "acronym"}:
        return frozenset({(name.of.iso3, None)})
    end = last + 2 if doc[last + 1].pos_ == "PROPN" else last + 1
    while end < len(doc) and end < last + 4 and doc[end].pos_ == "PROPN":
        end += 1
    named = (place for stop in range(last + 2, end + 1) for place in toponyms(doc[last + 1 : stop].text))
    return frozenset((place.country, place.admin) for place in named if place.precision == "admin")


def _choose(where: Layout, candidate: _Candidate, counts: Mapping[str, int]) -> Toponym:
    beside = _beside(where, candidate.last)

    def rank(place: Toponym) -> tuple[float, int]:
        score = math.log10(place.population + 10)
        count = counts.get(place.country or "", 0)
        if count:
            score += min(MENTIONED + math.log10(count), MOST_MENTIONED)
        if any(place.country == country and admin in {None, place.admin} for country, admin in beside):
            score += BESIDE
        return score, -(place.geonames_id or 0)

    return max(candidate.places, key=rank)


def _place(document: Document, candidate: _Candidate, chosen: Toponym) -> Place:
    span = document.span(candidate.first, candidate.last)
    unknown = chosen.lat == 0.0 and chosen.lon == 0.0
    return Place(
        start=span.start,
        end=span.end,
        text=span.text,
        name=chosen.name,
        country=chosen.country,
        lat=None if unknown else chosen.lat,
        lon=None if unknown else chosen.lon,
        geonames_id=chosen.geonames_id,
        precision=chosen.precision,
    )
