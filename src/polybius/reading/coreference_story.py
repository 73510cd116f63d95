"""What an article has told so far, as a reader has it in mind: which nouns stand where and how often each has come up.

The antecedents of a pronoun are sought among the nouns and pronouns of this sentence and of a few before, parties or
not: a pronoun that stands for a plan or for a baker must not be given to a state.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from polybius.reading.coreference_agreement import (
    TIMES,
    Pronoun,
    clash,
    could_be_somebody,
    gender_of,
    is_somebody,
    same_gender,
    small_words,
)
from polybius.reading.coreference_scene import Scene
from polybius.reading.document import CastMention

SENTENCES = 3
"""Sentences back in which antecedents are sought. Of the third person pronouns in GUM's training documents that have
an antecedent, 97 percent have one in the same sentence or the three before."""

MOST = 30
"""Nouns that are looked at for one pronoun at most, nearest first: enough for three long sentences."""

Class = Literal["he", "it", "they"]
Kind = Literal["person", "state", "body", "people", "several", "somebody", "name", "crowd", "many", "thing"]

MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod", "det", "nummod", "quantmod"})
PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun or pronoun that a pronoun may stand for. ``key`` is the same for all mentions of what it means."""

    token: Token
    key: str
    kind: Kind
    actors: tuple[str, ...] = ()


@dataclass(slots=True)
class Story:
    """The candidates by sentence, and the career of each key."""

    scene: Scene
    paragraph_of: list[int] = field(default_factory=list)  # of each sentence
    told: list[list[Candidate]] = field(default_factory=list)
    at: dict[int, Candidate] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=dict)
    subject: dict[str, int] = field(default_factory=dict)  # last sentence in which it was a subject
    gender: dict[str, str] = field(default_factory=dict)  # as pronouns have shown it

    @staticmethod
    def of(scene: Scene) -> Story:
        """The story before its first word."""
        return Story(scene, _paragraphs(scene), [[] for _ in scene.sentences])

    def tell(self, token: Token) -> None:
        """Takes in a noun, or a pronoun that has been resolved to a party."""
        mention = self.scene.by_head.get(token.i)
        if mention is not None and token.tag_ not in {"WDT", "WP", "WP$"}:
            self._add(Candidate(token, " ".join(mention.actors), kind_of(self.scene, token, mention), mention.actors))
        elif mention is None and token.pos_ in {"NOUN", "PROPN"} and not is_modifier(token):
            self._add(Candidate(token, _word(token), kind_of(self.scene, token, None)))

    def stand_for(self, token: Token, chosen: Candidate) -> None:
        """Takes in a pronoun that stands for something, party or not."""
        self._add(Candidate(token, chosen.key, chosen.kind, chosen.actors))
        gender = gender_of(self.scene, token)
        if gender is not None:
            self.gender.setdefault(chosen.key, gender)

    def _add(self, each: Candidate) -> None:
        sentence = self.scene.sentence_of[each.token.i]
        self.told[sentence].append(each)
        self.at[each.token.i] = each
        self.count[each.key] = self.count.get(each.key, 0) + 1
        if each.token.dep_ in {"nsubj", "nsubjpass"}:
            self.subject[each.key] = sentence

    def before(self, token: Token) -> Iterator[Candidate]:
        """The candidates before a token, nearest first, those that are joined once as one."""
        number, seen = self.scene.sentence_of[token.i], 0
        for back in range(number, max(number - SENTENCES, 0) - 1, -1):
            for each in reversed(self.told[back]):
                if each.token.i >= token.i:
                    continue
                yield each
                joined = self._joined(each)
                if joined is not None:
                    yield joined
                seen += 1
                if seen >= MOST:
                    return

    def _joined(self, each: Candidate) -> Candidate | None:
        """ "The minister and the baker", by its first noun."""
        token = each.token
        if token.dep_ == "conj" or not token.n_rights or token.pos_ not in {"NOUN", "PROPN"}:
            return None
        others = [self.at[c.i] for c in token.conjuncts if c.i in self.at]
        if not others:
            return None
        members = (each, *others)
        actors = tuple(dict.fromkeys(id for member in members for id in member.actors))
        party = all(member.actors for member in members)
        key = " ".join(actors) if party else "+".join(member.key for member in members)
        return Candidate(token, key, "several", actors if party else ())


def is_modifier(token: Token) -> bool:
    """A part of a longer name or noun, or of an expression of time."""
    return token.dep_ in MODIFIERS or token.ent_type_ in TIMES


def _paragraphs(scene: Scene) -> list[int]:
    """The number of the paragraph in which each sentence begins."""
    numbers, count = [], 0
    for first, last in scene.sentences:
        numbers.append(count)
        count += sum("\n" in token.text for token in scene.document.doc[first:last])
    return numbers


def _word(token: Token) -> str:
    """A key of a noun that is no party, which no id of an actor can be."""
    return "~" + (token.lower_ if token.pos_ == "PROPN" else str(token.lemma_).lower())


def kind_of(scene: Scene, token: Token, mention: CastMention | None) -> Kind:
    """What kind of thing a noun stands for."""
    if mention is not None:
        return _kind_of_party(scene, token, mention)
    if token.tag_ in PLURAL:
        return "many"
    if token.ent_type_ == "PERSON":
        return "person"
    if token.pos_ == "PROPN":
        return "name"
    if token.lower_ in small_words("collectives", scene.where.language):
        return "crowd"
    return "somebody" if is_somebody(scene, token) else "thing"


def _kind_of_party(scene: Scene, token: Token, mention: CastMention) -> Kind:
    kinds = {scene.actors[each].kind for each in mention.actors}
    if len(mention.actors) > 1:
        return "several"
    if kinds == {"person"}:
        return "person"
    if could_be_somebody(scene, token, mention):
        return "somebody"
    if kinds & {"people"} or (token.tag_ in PLURAL and mention.how == "description"):
        return "people"
    return "state" if kinds & {"state", "region"} and mention.how != "description" else "body"


_FITTING: dict[Class, frozenset[Kind]] = {
    "he": frozenset({"person", "somebody", "name", "thing"}),
    "it": frozenset({"state", "body", "name", "crowd", "thing"}),
    "they": frozenset({"state", "body", "people", "several", "somebody", "name", "crowd", "many"}),
}


def fits(story: Story, each: Candidate, token: Token, entry: Pronoun, wanted: Class) -> bool:
    """Does a candidate agree with a pronoun in number, person and, where both are known, gender?"""
    scene = story.scene
    if each.kind not in _FITTING[wanted]:
        return False
    if clash(story.gender.get(each.key), gender_of(scene, token)):
        return False
    if each.token.pos_ == "PRON":
        return _class_of(each.token, scene) == wanted
    if wanted == "he":
        if each.kind == "thing" and each.token.dep_ not in {"nsubj", "nsubjpass"}:
            return False
        return each.token.dep_ != "attr" and same_gender(scene, each.token, token)
    return not (wanted == "it" and each.kind != "state" and scene.is_plural(each.token) and each.token.tag_ in PLURAL)


def _class_of(token: Token, scene: Scene) -> Class:
    language = scene.where.language
    if token.lower_ in small_words("he", language) | small_words("she", language):
        return "he"
    return "it" if token.lower_ in {"it", "its", "itself"} else "they"
