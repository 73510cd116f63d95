"""Light verbs: those that carry an eventive noun and give it a subject and a tense (*hold* talks, *launch* a raid)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.governed import lemma
from polybius.reading.slots import usual


@dataclass(frozen=True, slots=True)
class LightVerbs:
    """A vocabulary entry of light verbs."""

    id: str
    kind: str
    words: tuple[str, ...]
    definition: str
    example: str
    counter: str | None = None


def light_verb(noun: Token) -> Token | None:
    """The light verb that carries an eventive noun: *hold* talks, talks were *held*, began a round of *talks*, the raid
    that Kenya *launched*, the raid *launched* by Kenya."""
    if noun.dep_ == "pobj" and lemma(noun.head.head) in carriers(noun.doc.lang_, "measure"):
        bundle = noun.head.head
        beside = bundle.dep_ == "pobj" and bundle.head.lower_ in usual(noun.doc.lang_, "aside")
        return None if beside else light_verb(bundle)  # *named a cabinet after days of talks* carries no talks
    verb = noun.head
    carries = noun.dep_ in {"dobj", "nsubjpass", "pobj"} and not _is_name(noun)
    if noun.dep_ == "pobj":
        verb = verb.head
    words = carriers(noun.doc.lang_, "light")
    if noun.dep_ == "pobj" and noun.head.lower_ in usual(noun.doc.lang_, "reply"):
        words |= carriers(noun.doc.lang_, "reply")
    if carries and verb.pos_ == "VERB" and lemma(verb) in words:
        return verb
    return next((c for c in noun.children if _carries_behind(c)), None)


def _carries_behind(clause: Token) -> bool:
    """Is this clause behind a noun one of a light verb whose object the noun is?"""
    if lemma(clause) not in carriers(clause.doc.lang_, "light"):
        return False
    if clause.dep_ == "acl":
        return clause.tag_ == "VBN"
    filled = {c.dep_ for c in clause.children if c.tag_ not in {"WDT", "WP"}}
    return clause.dep_ == "relcl" and "nsubj" in filled and "dobj" not in filled


def _is_name(noun: Token) -> bool:
    return noun.pos_ == "PROPN"


@cache
def carriers(language: str, kind: str) -> frozenset[str]:
    """Verbs that carry an eventive noun: light ones, those that bring it about, those whose subject goes through it."""
    loaded = vocabulary.load("light_verbs", LightVerbs, language=language)
    return frozenset(word for entry in loaded if entry.kind == kind for word in entry.words)
