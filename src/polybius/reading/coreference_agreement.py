"""Agreement of pronouns with nouns: number, person, gender, and what no party is and may yet be meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from polybius import knowledge, vocabulary
from polybius.reading.coreference_scene import SUBJECTS, Scene
from polybius.reading.document import CastMention

OBJECTS = frozenset({"dobj", "dative", "iobj"})

ARGUMENTS = SUBJECTS | OBJECTS | {"attr", "pobj"}

TIMES = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """An entry of pronouns.yaml."""

    id: str
    use: Literal["personal", "possessive", "relative", "reciprocal", "floating", "first", "second"]
    number: Literal["singular", "plural", "any"]
    person: Literal["yes", "no", "any"]
    words: tuple[str, ...]
    definition: str
    example: str
    counter: str | None = None


def small_words(name: str, language: str) -> frozenset[str]:
    """The words of one entry of coreference_words.yaml."""
    return vocabulary.word_sets("coreference_words", language).get(name, frozenset())


def clause_of(token: Token) -> Token:
    """The verb whose clause a pronoun stands in; of "Chad calls it madness", "calls"."""
    at = token.head
    while at.pos_ not in {"VERB", "AUX"} and at.head != at:
        at = at.head
    return at


def is_reflexive(token: Token) -> bool:
    """ "Itself" stands for an argument of its own verb; other personal pronouns do not."""
    return "Yes" in token.morph.get("Reflex", [])


def is_object(token: Token, entry: Pronoun) -> bool:
    """Is something done to what the pronoun stands for?"""
    if entry.use != "personal" or is_reflexive(token):
        return False
    return token.dep_ not in SUBJECTS or (token.head.pos_ not in {"VERB", "AUX"} and token.head.dep_ == "ccomp")


def agrees(scene: Scene, noun: Token, token: Token, entry: Pronoun) -> bool:
    """Does a noun agree with a pronoun in number, person and, where both are known, gender?"""
    mention = scene.by_head.get(noun.i)
    if noun.dep_ == "attr" and entry.person == "yes":
        return False  # says what the subject is
    if mention is None:
        return is_thing(scene, noun, token, entry) or is_stranger(scene, noun, token, entry)
    if entry.person == "yes":
        if not _same_gender(scene, noun, mention, token):
            return False
        return scene.is_person(mention) or (could_be_somebody(scene, noun, mention))
    if entry.number == "singular":
        return not scene.is_person(mention) and not scene.is_plural(noun) and not _is_public(scene, mention)
    return scene.is_plural(noun) or _is_body(scene, mention)


def _is_public(scene: Scene, mention: CastMention) -> bool:
    """People, staff, students: "it" does not stand for them."""
    actors = [scene.actors[each] for each in mention.actors]
    public = mention.how == "description" and any(actor.sector in _PUBLIC for actor in actors)
    return public or any(actor.kind == "people" for actor in actors)


_PUBLIC = frozenset({"CVL", "MED", "EDU", "REF", "AGR", "LAB"})
"""PLOVER's sectors of people who are many and no body."""


def could_be_somebody(scene: Scene, noun: Token, mention: CastMention) -> bool:
    """ "A French diplomat" is somebody, "the French army" is not."""
    term = scene.where.term_at[noun.i]
    if mention.how != "description" or noun.tag_ not in {"NN", "NNP"} or len(mention.actors) != 1 or term is None:
        return False
    if noun.lower_ in small_words("collectives", scene.where.language):
        return False
    return term.title is not None or term.noun.somebody or noun.lower_.endswith(_endings(scene.where.language))


def _is_body(scene: Scene, mention: CastMention) -> bool:
    """A body of people that "they" may follow: an army, a police force, an organisation; no single person."""
    return (
        not scene.is_person(mention)
        and mention.how in {"description", "name"}
        and all(
            scene.actors[each].kind not in {"state", "region"} or mention.how == "description"
            for each in mention.actors
        )
    )


def is_thing(scene: Scene, noun: Token, token: Token, entry: Pronoun) -> bool:
    """A noun that is no party and agrees in number: "they" may stand for trucks, "it" for a plan."""
    if entry.person == "yes" or noun.i in scene.by_head or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    if noun.dep_ not in ARGUMENTS or noun.ent_type_ in TIMES or _is_said_in_full(noun):
        return False
    if noun.dep_ == "pobj" and not _is_attacked(noun):
        return False
    plural = noun.tag_ in {"NNS", "NNPS"} or bool(noun.conjuncts)
    return plural == (entry.number == "plural")


def _is_said_in_full(noun: Token) -> bool:
    """ "The question is whether it ...": what a clause says in full is not what "it" goes on with."""
    clause = any(child.dep_ == "ccomp" and child.i > noun.head.i for child in noun.head.children)
    return noun.dep_ in SUBJECTS and str(noun.head.lemma_) == "be" and clause


def _is_attacked(noun: Token) -> bool:
    """Behind a preposition only the agent and the topic of a verb count, not places and times."""
    return noun.head.dep_ == "agent"


def is_stranger(scene: Scene, noun: Token, token: Token, entry: Pronoun) -> bool:
    """Somebody who is no party: "a whistleblower", "the man"; where it is known, of the pronoun's gender."""
    if entry.person != "yes" or noun.i in scene.by_head:
        return False
    if noun.tag_ == "NNP" and noun.ent_type_ == "PERSON":
        return noun.dep_ in SUBJECTS | OBJECTS and scene.where.name_at[noun.i] is None
    if noun.tag_ != "NN":
        return False
    if noun.lower_ in small_words("collectives", scene.where.language):
        return False
    behind = noun.dep_ == "pobj" and noun.head.lower_ not in small_words("in-the-role-of", scene.where.language)
    near = behind and scene.sentence_of[noun.i] == scene.sentence_of[token.i]
    if noun.dep_ not in SUBJECTS | OBJECTS and not near:
        return False
    if not is_somebody(scene, noun):
        return False
    return not clash(_of_words(scene, noun.i, noun.i + 1), gender_of(scene, token))


def is_somebody(scene: Scene, noun: Token) -> bool:
    """A noun for one person: of the vocabulary, or by its ending."""
    term = scene.where.term_at[noun.i]
    somebody = term is not None and term.head == noun.i and (term.noun.somebody or term.title is not None)
    return somebody or noun.lower_.endswith(_endings(scene.where.language))


def same_gender(scene: Scene, noun: Token, token: Token) -> bool:
    """Nothing that is known of a noun, party or not, speaks against a pronoun for one person."""
    mention = scene.by_head.get(noun.i)
    if mention is not None:
        return _same_gender(scene, noun, mention, token)
    return not clash(_of_words(scene, noun.i, noun.i + 1) or _of_given(scene, noun), gender_of(scene, token))


def _of_given(scene: Scene, noun: Token) -> str | None:
    """By the given name before a name that is no party."""
    first = noun.left_edge
    return _of_first_name(scene, first.lower_) if noun.pos_ == "PROPN" else None


@cache
def _endings(language: str) -> tuple[str, ...]:
    return tuple(sorted(small_words("person-endings", language)))


def learn_gender(scene: Scene, token: Token, actors: tuple[str, ...]) -> None:
    """Notes the gender of one person whom a pronoun has stood for."""
    gender = gender_of(scene, token)
    if gender is not None and len(actors) == 1 and scene.actors[actors[0]].kind == "person":
        scene.gender.setdefault(actors[0], gender)


def _same_gender(scene: Scene, noun: Token, mention: CastMention, token: Token) -> bool:
    """Nothing that is known of a person speaks against the pronoun."""
    wanted = gender_of(scene, token)
    if len(mention.actors) != 1:
        return True
    id = mention.actors[0]
    first = max(mention.first - 1, 0)
    known = _of_words(scene, first if scene.where.doc[first].pos_ == "PROPN" else mention.first, mention.last)
    if scene.actors[id].kind == "person" and mention.how != "pronoun":
        known = known or scene.gender.get(id) or _of_name(scene, id)
    elif scene.actors[id].kind == "person":
        known = scene.gender.get(id) or _of_name(scene, id)
    return not clash(known, wanted)


def clash(known: str | None, wanted: str | None) -> bool:
    """Do two genders differ, where both are known?"""
    return known is not None and wanted is not None and known != wanted


def gender_of(scene: Scene, token: Token) -> str | None:
    """ "She" or "he", of a pronoun for one person."""
    return next((each for each in ("she", "he") if token.lower_ in small_words(each, scene.where.language)), None)


def _of_words(scene: Scene, first: int, last: int) -> str | None:
    """What "Mr", "spokeswoman" or "king" in a phrase says."""
    lowers = {token.lower_.rstrip(".") for token in scene.where.doc[first:last]}
    if lowers & small_words("women", scene.where.language):
        return "she"
    return "he" if lowers & small_words("men", scene.where.language) else None


def _of_name(scene: Scene, id: str) -> str | None:
    """By the given name; a known holder of an office whose name is no woman's counts as a man."""
    actor = scene.actors[id]
    names = actor.name.lower().split(" ")
    given = next((found for name in names[:-1] or names if (found := _of_first_name(scene, name)) is not None), None)
    if given is not None:
        return given
    return "he" if actor.name in _in_office(scene.where.language) else None


@cache
def _in_office(language: str) -> frozenset[str]:
    """Everybody of whom the knowledge has an office; women among them are known by their given names."""
    return frozenset(office.holder for office in knowledge.load(language).offices)


def _of_first_name(scene: Scene, name: str) -> str | None:
    if name in small_words("names-of-women", scene.where.language):
        return "she"
    return "he" if name in small_words("names-of-men", scene.where.language) else None
