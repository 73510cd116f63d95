"""Where an event happened: what its own clause says, else the clause it hangs on, else the scene of its paragraph.

A dateline tells where the reporter sits, and a government that is named tells where nothing happened: neither is
used. Where the words leave it open, the place stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from polybius.reading.document import Document
from polybius.reading.places_words import place_words
from polybius.reading.roles import slot
from polybius.reading.slots import usual
from polybius.records import Location, Place
from polybius.vocabulary import ontology

CLIMB = 2
"""Clauses above an event whose place it may share: "in Kaya, gunmen stormed a bank and killed two guards"."""

HAPPENS_AT_OBJECT = frozenset({"ASSAULT", "CONSULT", "RETREAT", "PROTEST", "MOBILIZE", "AID"})
"""Types whose object, where it is a state, is where they happen: an attack on one, a visit to one. Sanctions on a
state are imposed elsewhere."""


@dataclass(frozen=True, slots=True)
class Scenes:
    """The toponyms of an article by token, and by the first token of a sentence the scene of its paragraph so far."""

    places: Mapping[int, Place]
    paragraphs: Mapping[int, Place]


def scenes(document: Document, places: Sequence[Place]) -> Scenes:
    """The places of an article, and where each paragraph plays as far as it has been told."""
    by_token = {i: place for place in places for i in range(*document.tokens(place))}
    return Scenes(by_token, dict(_paragraphs(document, by_token)) if by_token else {})


def where(token: Token, kind: str, scene: Scenes) -> Location | None:
    """The place of an event of a type that a token reports; None where nothing tells."""
    if not scene.places:
        return None
    place = _named(token, kind, scene) or _shared(token, scene)
    if place is None and ontology.quad(kind) == "material conflict":
        place = scene.paragraphs.get(token.sent.start)
    return _location(place) if place is not None else None


def _named(token: Token, kind: str, scene: Scenes) -> Place | None:
    """The place that the predicate's own clause names."""
    spoken = ontology.quad(kind).startswith("verbal") and kind not in HAPPENS_AT_OBJECT
    for name in usual(token.doc.lang_, "venue" if spoken else "scene"):
        for candidate in slot(token, name):
            place = scene.places.get(candidate.i)
            held = name.startswith("object") and kind not in HAPPENS_AT_OBJECT
            if place is None or not _is_known(place) or (held and place.precision == "country"):
                continue
            if not (spoken and _has_object_before(token, candidate)):
                return place
    return None


def _has_object_before(token: Token, candidate: Token) -> bool:
    """ "France condemned the coup in Niger": the place is the coup's and not that of the condemnation."""
    return any(token.i < other.i < candidate.i for other in slot(token, "object"))


def _shared(token: Token, scene: Scenes) -> Place | None:
    """The place of the verb that the event's verb is joined to, or that opens the sentence with "In Kaya, ..."."""
    at = token
    for _ in range(CLIMB):
        if at.head == at:
            return None
        joined, at = at.dep_ == "conj", at.head
        for name in usual(token.doc.lang_, "venue"):
            for candidate in slot(at, name):
                place = scene.places.get(candidate.i)
                opens = candidate.i < at.i and candidate.i < token.i and candidate.left_edge.i - 1 <= at.sent.start + 1
                if place is not None and _is_known(place) and (joined or opens):
                    return place
    return None


def _is_known(place: Place) -> bool:
    return place.lat is not None or place.country is not None


def _paragraphs(document: Document, by_token: Mapping[int, Place]) -> Iterator[tuple[int, Place]]:
    """For each sentence the narrowest place of its paragraph so far, where all of them are one scene."""
    told: list[Place] = []
    clear = True
    for sentence in document.doc.sents:
        if _opens_paragraph(document, sentence):
            told, clear = [], True
        for place in _located(sentence, by_token):
            clear = clear and _is_one_scene(told, place)
            told = [place] if not told or _is_narrower(place, told[0]) else told
        if told and clear:
            yield sentence.start, told[0]


def _opens_paragraph(document: Document, sentence: Span) -> bool:
    before = document.doc[sentence.start - 1] if sentence.start else None
    return before is None or "\n" in before.text or (sentence[0].is_space and "\n" in sentence[0].text)


def _located(sentence: Span, by_token: Mapping[int, Place]) -> Iterator[Place]:
    """Toponyms behind a preposition of place, unless somebody only speaks there."""
    for token in sentence:
        place = by_token.get(token.i)
        if place is not None and token.dep_ == "pobj" and _is_known(place) and _is_scene(token.head):
            yield place


def _is_scene(preposition: Token) -> bool:
    """ "in Kaya", "the town of Kaya"; not "said in Kaya"."""
    language, governor = preposition.doc.lang_, preposition.head
    if preposition.lower_ in usual(language, "possession"):
        return governor.lower_ in place_words("settlement-nouns", language)
    speaks = str(governor.lemma_).lower() in place_words("speech-verbs", language)
    return preposition.lower_ in usual(language, "venue") and not speaks


def _is_one_scene(told: Sequence[Place], place: Place) -> bool:
    """A town, its division and its country are one scene; two towns are two."""
    if not told:
        return True
    held = told[0]
    same = held.geonames_id == place.geonames_id and held.name == place.name
    return same or (held.country == place.country and held.country is not None and held.precision != place.precision)


def _is_narrower(place: Place, held: Place) -> bool:
    order = ("point", "admin", "region", "country")
    return order.index(place.precision) < order.index(held.precision)


def _location(place: Place) -> Location:
    return Location(
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        geonames_id=place.geonames_id,
        precision=place.precision,
    )
