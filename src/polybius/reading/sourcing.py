"""How the outlet came to know it: named, collective, unnamed, media, document or hearsay.

The classes of words are data (vocabulary/LANGUAGE/sourcing.yaml). The rules, in this order: hearsay by its adverb
or passive; anonymity phrases; names of persons; media; documents; metonyms and plurals as collectives; bodies that
speak officially; persons by function. A pronoun has the sourcing of what it stands for. Of several speakers together
the one who is told worst decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.cues import is_a
from polybius.reading.document import Cast, CastMention
from polybius.reading.drafts import Draft
from polybius.records import Sourcing

BODIES = frozenset({"ORG", "NORP", "GPE", "LOC", "FAC"})
"""Entity types of the parser that are no persons; a name without a type is nearly always a person's."""


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


@cache
def persons(language: str) -> frozenset[str]:
    """Nouns for persons by function, whether they speak for a party or for themselves."""
    return words(language)["people"] | words(language)["informants"]


def among(noun: Token, class_words: frozenset[str]) -> bool:
    """Is a noun of a class: by its lemma, as written (the lemma of *media* is *medium*), or with the word before it?"""
    return noun.lemma_.lower() in class_words or noun.lower_ in class_words or _together(noun) in class_words


def _together(noun: Token) -> str:
    """A noun with the word before it: attorney general, coast guard."""
    return f"{noun.nbor(-1).lower_} {noun.lemma_.lower()}" if noun.i > 0 else noun.lemma_.lower()


def is_label(phrase: str, language: str) -> bool:
    """Q. or MODERATOR: a label that names nobody."""
    return phrase.lower().rstrip(".") in words(language)["labels"]


def hearsay(draft: Draft, language: str) -> bool:
    """Does the cue, or an adverb on it, hand on what nobody in particular says?"""
    marks = words(language)["hearsay"]
    return draft.entry.cls == "hearsay" or any(c.lower_ in marks for c in draft.token.children)


def from_document(draft: Draft, language: str) -> bool:
    """Does the cue hang on a document (a statement declaring), or is it told in one that counts as the source?

    A joint or leaked text, one that several parties agree on, or what somebody writes a piece in; not a mere statement.
    """
    classes = words(language)
    above = draft.token.head
    own = any(c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"} for c in draft.token.children)
    if draft.token.dep_ in {"acl", "relcl"} and not own and among(above, classes["documents"]):
        return True
    inside = [
        p
        for c in draft.token.children
        if c.dep_ == "prep" and is_a(c, "container")
        for p in c.children
        if p.dep_ == "pobj"
    ]
    writes = draft.entry.cls == "writing"
    return any(
        among(noun, classes["texts-of-several"])
        or (writes and among(noun, classes["written-pieces"]))
        or (among(noun, classes["documents"]) and any(c.lower_ in classes["document-marks"] for c in noun.children))
        for noun in inside
    )


def classify(heads: Sequence[Token], phrase: tuple[int, int], cast: Cast, language: str) -> tuple[Sourcing, str]:
    """The class of a speaker by its noun phrase, and the rule that gave it."""
    told = [_classify(head, phrase, cast, language) for head in heads]
    return next((each for each in told if each[0] == "unnamed"), told[0])


def _classify(head: Token, phrase: tuple[int, int], cast: Cast, language: str) -> tuple[Sourcing, str]:
    classes = words(language)
    inside = head.doc[phrase[0] : phrase[1]].text.lower()
    if is_label(inside, language):
        return "unnamed", "label of an interview"
    around = head.sent.text.lower()
    if any(each in inside for each in classes["name-given"]):
        return "named", "name that the person gives"
    if any(each in inside for each in classes["closeness"]) or any(each in around for each in classes["anonymity"]):
        return "unnamed", "anonymity phrase"
    mention = cast.at(head)
    if is_person_name(head, phrase, mention, cast, classes["institutions"]):
        return "named", "name of a person"
    if _is_media(head, phrase, mention, cast, language):
        return "media", "media"
    if head.pos_ != "PROPN" and among(head, classes["documents"]):
        return "document", "document"
    return _party(head, mention, phrase, classes)


def _party(
    head: Token, mention: CastMention | None, phrase: tuple[int, int], classes: Mapping[str, frozenset[str]]
) -> tuple[Sourcing, str]:
    plural = head.tag_ in {"NNS", "NNPS"}
    if among(head, classes["offices"]) and not plural and not _indefinite(head):
        return "named", "post that one person holds"
    if among(head, classes["offices"]) and plural and any("Definite=Def" in c.morph for c in head.children):
        return "collective", "posts that one person each holds"
    if among(head, classes["informants"]):
        return "unnamed", "person who speaks for himself"
    if mention is not None and mention.how == "group":
        return "collective", "parties put together"
    if _together(head) in classes["institutions"]:
        return "collective", "body"
    if among(head, classes["people"]) or among(head, classes["offices"]):
        collective = plural and _of_party(head) and not _counted(head)
        return ("collective", "plural of a party's persons") if collective else ("unnamed", "person by function")
    if among(head, classes["institutions"]):
        named = among(head, classes["led"]) and _led_by_name(head, phrase)
        return ("named", "body with the name of who leads it") if named else ("collective", "body")
    if head.pos_ == "NOUN" and (mention is None or _indefinite(head)):
        return "unnamed", "person by function"
    return "collective", "party or people"


def _of_party(head: Token) -> bool:
    """French diplomats, diplomats from France: whose they are is told by a name."""
    inner = [c for c in head.children if c.dep_ in {"amod", "compound", "poss", "nmod"}]
    behind = (c for c in head.children if c.dep_ == "prep" and is_a(c, "home"))
    return any(_capital(c) for c in (*inner, *(p for c in behind for p in c.children if p.dep_ == "pobj")))


def _counted(head: Token) -> bool:
    """Two officials, some officials: some persons, not the party's as a whole."""
    return any(
        c.tag_ == "CD" or (c.dep_ in {"det", "quantmod"} and "Definite=Def" not in c.morph) for c in head.children
    )


def _indefinite(head: Token) -> bool:
    """A minister, one minister, a former minister: it does not say who."""
    return any(is_a(c, "indefinite") or c.tag_ == "CD" or c.dep_ == "quantmod" for c in head.children)


def _capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _led_by_name(head: Token, phrase: tuple[int, int]) -> bool:
    """The cabinet of Premier Ion Popa: a person's name behind "of", not a mere adjective (the Popa cabinet)."""
    return any(
        t.ent_type_ == "PERSON" and t.i > head.i and not any(a.dep_ == "relcl" for a in t.ancestors if a.i > head.i)
        for t in head.doc[phrase[0] : phrase[1]]
    )


def is_person_name(
    head: Token, phrase: tuple[int, int], mention: CastMention | None, cast: Cast, institutions: frozenset[str]
) -> bool:
    """A name of a person, as head, or beside a function: the analyst Ana Ruiz; Ana Ruiz, an analyst."""
    if mention is not None and mention.head == head.i and head.pos_ == "PROPN":
        return any(cast.actors[a].kind == "person" for a in mention.actors)
    if head.ent_type_ == "PERSON" or (head.pos_ == "PROPN" and mention is None and head.ent_type_ not in BODIES):
        return True
    return not among(head, institutions) and any(
        c.ent_type_ == "PERSON" and c.dep_ in {"appos", "nmod"} and head.i < c.i < phrase[1] for c in head.children
    )


def is_outlet(head: Token, cast: Cast, language: str) -> bool:
    """Is a noun a newspaper, broadcaster or agency, by name or by its kind, and not one of its reporters?"""
    mention = cast.at(head)
    if mention is not None and mention.head == head.i and head.pos_ == "PROPN":
        return any(cast.actors[each].kind == "media" for each in mention.actors)
    return among(head, words(language)["media"]) and not among(head, words(language)["reporters"])


def _is_media(head: Token, phrase: tuple[int, int], mention: CastMention | None, cast: Cast, language: str) -> bool:
    if mention is not None and mention.head == head.i and any(cast.actors[a].kind == "media" for a in mention.actors):
        return True
    classes = words(language)
    if among(head, classes["media"]):
        return True
    inside = {t.lower_ for t in head.doc[phrase[0] : phrase[1]] if t.i != head.i}
    return among(head, classes["media-reports"]) and bool(inside & (_report_company(language) | classes["media"]))
