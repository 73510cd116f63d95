"""How the outlet came to know it: named, collective, unnamed, media, document or hearsay.

The classes of words are data (vocabulary/LANGUAGE/sourcing.yaml). The rules, in this order: hearsay by its adverb
or passive; anonymity phrases; names of persons; media; documents; metonyms and plurals as collectives; bodies that
speak officially; persons by function. A pronoun has the sourcing of what it stands for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.cues import Draft
from polybius.reading.document import Cast, CastMention
from polybius.records import Sourcing

COUNTED = frozenset({"CD"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWords:
    """A vocabulary entry; ``only``: words one of which must stand in the noun phrase."""

    id: str
    sourcing: Sourcing
    words: tuple[str, ...]
    definition: str
    example: str
    counter: str
    only: tuple[str, ...] = ()


@cache
def words(language: str) -> Mapping[str, frozenset[str]]:
    """The word classes of sourcing.yaml by id."""
    return {e.id: frozenset(e.words) for e in vocabulary.load("sourcing", SourceWords, language=language)}


@cache
def _report_company(language: str) -> frozenset[str]:
    loaded = vocabulary.load("sourcing", SourceWords, language=language)
    return frozenset(word for entry in loaded for word in entry.only)


def among(noun: Token, class_words: frozenset[str]) -> bool:
    """Is a noun one of a class, by its lemma or as written (the lemma of *media* is *medium*)?"""
    return noun.lemma_.lower() in class_words or noun.lower_ in class_words


def hearsay(draft: Draft, language: str) -> bool:
    """Does the cue, or an adverb on it, hand on what nobody in particular says?"""
    marks = words(language)["hearsay"]
    return draft.entry.cls == "hearsay" or any(c.lower_ in marks for c in draft.token.children)


def from_document(draft: Draft, language: str) -> bool:
    """Does the cue hang on a document (a statement declaring), or is it told in a joint or leaked one?"""
    classes = words(language)
    above = draft.token.head
    if draft.token.dep_ in {"acl", "relcl"} and among(above, classes["documents"]):
        return True
    inside = (p for c in draft.token.children if c.dep_ == "prep" for p in c.children if p.dep_ == "pobj")
    return any(
        among(noun, classes["documents"]) and any(c.lower_ in classes["document-marks"] for c in noun.children)
        for noun in inside
    )


def classify(head: Token, phrase: tuple[int, int], cast: Cast, language: str) -> tuple[Sourcing, str]:
    """The class of a speaker by its noun phrase, and the rule that gave it."""
    classes = words(language)
    inside = head.doc[phrase[0] : phrase[1]].text.lower()
    around = head.sent.text.lower()
    if any(each in inside for each in classes["closeness"]) or any(each in around for each in classes["anonymity"]):
        return "unnamed", "anonymity phrase"
    mention = cast.at(head)
    if head.pos_ == "PRON":
        return _pronoun(head, mention, cast, classes)
    if is_person_name(head, phrase, mention, cast):
        return "named", "name of a person"
    if _is_media(head, phrase, mention, cast, language):
        return "media", "media"
    if head.pos_ != "PROPN" and among(head, classes["documents"]):
        return "document", "document"
    return _party(head, mention, classes)


def _party(head: Token, mention: CastMention | None, classes: Mapping[str, frozenset[str]]) -> tuple[Sourcing, str]:
    if mention is not None and mention.head == head.i and mention.how == "metonym":
        return "collective", "metonym of a government"
    if among(head, classes["people"]):
        counted = any(c.tag_ in COUNTED or c.lower_ in {"a", "an"} for c in head.children)
        plural = head.tag_ in {"NNS", "NNPS"}
        return ("collective", "plural of persons") if plural and not counted else ("unnamed", "person by function")
    if among(head, classes["spokespeople"]):
        return "named", "speaks for an institution"
    if mention is not None and mention.how in {"demonym", "group"} and head.tag_ in {"NNS", "NNPS"}:
        return "collective", "a people"
    if head.pos_ == "PROPN" or among(head, classes["institutions"]):
        return "named", "name of an institution" if head.pos_ == "PROPN" else "institution"
    if head.tag_ in {"NNS", "NNPS", "CD"} or head.pos_ in {"ADJ", "NUM", "DET"}:
        return "collective", "plural"
    return "unnamed", "person by function"


def _pronoun(
    head: Token, mention: CastMention | None, cast: Cast, classes: Mapping[str, frozenset[str]]
) -> tuple[Sourcing, str]:
    actors = [cast.actors[a] for a in mention.actors] if mention is not None else []
    if any(actor.kind == "person" for actor in actors):
        return "named", "pronoun of a named person"
    if "Number=Plur" in head.morph or head.lower_ in classes["people"]:
        return "collective", "plural pronoun"
    if actors:
        return "named", "pronoun of a named institution"
    return ("named", "singular pronoun") if "Gender" in str(head.morph) else ("unnamed", "pronoun")


def is_person_name(head: Token, phrase: tuple[int, int], mention: CastMention | None, cast: Cast) -> bool:
    """A name of a person, as head, or beside a function: the analyst Ana Ruiz; Ana Ruiz, an analyst."""
    if head.ent_type_ == "PERSON":
        return True
    if mention is not None and mention.head == head.i and mention.how == "name":
        return any(cast.actors[a].kind == "person" for a in mention.actors)
    return any(
        c.ent_type_ == "PERSON" and c.dep_ in {"appos", "compound", "nmod"} and phrase[0] <= c.i < phrase[1]
        for c in head.children
    )


def _is_media(head: Token, phrase: tuple[int, int], mention: CastMention | None, cast: Cast, language: str) -> bool:
    if mention is not None and mention.head == head.i and any(cast.actors[a].kind == "media" for a in mention.actors):
        return True
    classes = words(language)
    if among(head, classes["media"]):
        return True
    inside = {t.lower_ for t in head.doc[phrase[0] : phrase[1]] if t.i != head.i}
    return among(head, classes["media-reports"]) and bool(inside & (_report_company(language) | classes["media"]))
