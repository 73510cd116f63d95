"""Place or party: whether a name stands for a spot on the map or for those who govern from it.

A grammar of prepositions and verbs (vocabulary/LANGUAGE/actor_words.yaml), after the observation of Markert and
Nissim (2002) that the grammatical role and its head word decide most metonymies of places.
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from polybius.reading.actors_context import is_dateline, is_located
from polybius.reading.actors_names import Name
from polybius.reading.actors_phrases import Layout
from polybius.reading.actors_words import words

Use = Literal["party", "place", "both"]


def use(where: Layout, name: Name) -> Use:
    """Whether a name of a state, capital or region is a party here, a place, or may be taken as both."""
    located = is_place(where, name)
    if name.entry.kind == "metonym":
        return "place" if located else "party"
    return "both" if located else "party"


def is_place(where: Layout, name: Name) -> bool:
    """Does the grammar make the name a place?"""
    doc = where.doc
    if is_located(where, name.first) or is_dateline(where, name) or _after_motion(where, name):
        return True
    token = doc[name.last - 1]
    following = doc[name.last] if name.last < len(doc) else None
    if following is not None and following.tag_ == "POS":
        return False
    if following is not None and _modifies_place(where, name, following):
        return True
    return _object_of_place_verb(where, token) or _subject_of_place_verb(where, token)


def _after_motion(where: Layout, name: Name) -> bool:
    """ "to Niamey" after a word of motion; "from Paris"."""
    doc, at = where.doc, name.first - 1
    if at >= 0 and doc[at].pos_ == "DET":
        at -= 1
    if at < 0 or doc[at].lower_ not in words("motion-prepositions", where.language):
        return False
    governors = {str(doc[at].head.lemma_).lower(), *(str(t.lemma_).lower() for t in doc[max(at - 2, 0) : at])}
    return bool(governors & words("motion-verbs", where.language))


def _modifies_place(where: Layout, name: Name, following: Token) -> bool:
    """ "the Niamey embassy", "a Paris suburb"."""
    token = where.doc[name.last - 1]
    return (
        token.dep_ in {"compound", "nmod", "amod"}
        and following.lower_ in words("city-nouns", where.language)
        and name.entry.kind == "metonym"
    )


def _object_of_place_verb(where: Layout, token: Token) -> bool:
    if token.dep_ not in {"dobj", "nsubjpass"}:
        return False
    return str(token.head.lemma_).lower() in words("place-object-verbs", where.language)


def _subject_of_place_verb(where: Layout, token: Token) -> bool:
    if token.dep_ != "nsubj":
        return False
    verb = token.head
    if str(verb.lemma_).lower() not in words("place-subject-verbs", where.language):
        return False
    return not any(child.dep_ in {"acomp", "xcomp", "ccomp", "aux"} for child in verb.children)
