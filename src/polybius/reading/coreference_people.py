"""Descriptions of people already named: "the 63-year-old leader", "the American leader", "the pair"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from polybius.knowledge import State
from polybius.reading.actors_words import words
from polybius.reading.coreference_agreement import small_words
from polybius.reading.coreference_nouns import DescribedNoun, Resolved
from polybius.reading.coreference_scene import SUBJECTS, Scene
from polybius.reading.document import CastMention

NEAR = 3
"""Sentences that a person may lie back who is meant by age or country alone."""

LONG = 9
"""Tokens of "the 63-year-old former opposition leader"."""


def person(scene: Scene, noun: DescribedNoun) -> Resolved | None:
    """ "The American leader": the one person of that state who has been named shortly before."""
    states = _states(scene, noun)
    if not states or "person" not in noun.of:
        return None
    found = [each for each in _people(scene, noun.first) if scene.actors[each.actors[0]].party in states]
    one = len({each.actors for each in found}) == 1
    return (found[0].actors, "the person of that state named before") if one else None


def aged(scene: Scene, token: Token) -> bool:
    """ "The 63-year-old", "the 63-year-old leader": the person who was a subject last, else who was named last."""
    first = _age_before(scene, token)
    if first is None:
        return False
    found = list(_people(scene, first))
    subjects = (each for each in found if scene.where.doc[each.head].dep_ in SUBJECTS)
    chosen = next(subjects, found[0] if found else None)
    if chosen is not None:
        scene.add(first, token.i + 1, token.i, chosen.actors, "description", "somebody of that age, named before")
    return chosen is not None


def _age_before(scene: Scene, token: Token) -> int | None:
    """Where a definite phrase with an age begins that ends with a noun or with the age itself."""
    doc, following = token.doc, token.nbor(1) if token.i + 1 < len(token.doc) else None
    noun = token.pos_ == "NOUN" and token.tag_ == "NN" and token.dep_ != "compound"
    if not noun and (following is None or following.pos_ in {"NOUN", "PROPN", "ADJ", "PUNCT"}):
        return None
    for first in range(token.i - 1, max(token.i - LONG, -1), -1):
        if doc[first].lower_ in words("definite", _language(scene)):
            phrase = doc[first + 1 : token.i + 1].text.lower()
            return first if any(_begins(phrase, age, noun) for age in small_words("ages", _language(scene))) else None
        if doc[first].is_punct and doc[first].text != "-":
            return None
    return None


def _begins(phrase: str, age: str, noun: bool) -> bool:
    number, _, rest = phrase.partition(age)
    return number.isdigit() and age in phrase and bool(rest.strip()) == noun


def _people(scene: Scene, first: int) -> Iterator[CastMention]:
    """Single people named before a token, nearest first."""
    for mention in scene.backward(first, sentences=NEAR):
        if len(mention.actors) == 1 and scene.is_person(mention):
            yield mention


def _states(scene: Scene, noun: DescribedNoun) -> frozenset[str]:
    names = (scene.where.name_at[token.i] for token in noun.before)
    return frozenset(name.of.iso3 for name in names if name is not None and isinstance(name.of, State))


def pair(scene: Scene, noun: DescribedNoun) -> Resolved | None:
    """ "The pair", "the trio": as many as were listed last."""
    number = next((n for n in range(2, 5) if noun.head.lower_ in small_words(f"groups-of-{n}", _language(scene))), 0)
    if not number or any(child.dep_ == "prep" for child in noun.head.children):
        return None
    for last, group in scene.groups_before(noun.first):
        if scene.sentence_of[noun.first] - scene.sentence_of[last - 1] > NEAR:
            return None
        if len(group) == number:
            return group, f"the {number} listed before"
    return None


def _language(scene: Scene) -> str:
    return scene.where.language
