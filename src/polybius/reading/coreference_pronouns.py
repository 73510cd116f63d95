"""Pronouns: personal, possessive, relative, reciprocal, and "both"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.coreference_agreement import (
    OBJECTS,
    Pronoun,
    agrees,
    clause_of,
    is_object,
    is_reflexive,
    is_stranger,
    is_thing,
    learn_gender,
    small_words,
)
from polybius.reading.coreference_scene import SENTENCES_BACK, SUBJECTS, Scene
from polybius.reading.document import CastMention

NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})

DEEP = 12
"""Clauses to climb at most; news sentences nest five deep, broken parses deeper."""


Found = tuple[tuple[str, ...], str]
"""The actors that a pronoun stands for, and why."""

Ranker = Callable[[Token, "Pronoun"], Found | None]
"""Decides on a pronoun of the third person."""


def pronouns(scene: Scene, token: Token, ranker: Ranker | None = None) -> bool:
    """Resolves the pronoun at a token, if it is one; says whether it was. Without a ranker the sieve decides alone."""
    entry = _owning(scene, token) or _index(scene.where.language).get(token.lower_)
    last = token.i + 1
    if entry is None and last < len(scene.document.doc):
        entry = _index(scene.where.language).get(f"{token.lower_} {token.nbor(1).lower_}")
        last += 1
    if entry is None or not _is_pronoun(entry, token):
        return False
    ranked = ranker is not None and entry.use in {"personal", "possessive"} and not is_reflexive(token)
    found = ranker(token, entry) if ranked and ranker is not None else _antecedent(scene, token, entry)
    if found is not None:
        actors, why = found
        if entry.use in {"first", "second"}:
            scene.add(token.i - 1, token.i + 1, token.i, actors, "pronoun", why)
            return True
        head = last - 1 if entry.use == "reciprocal" else token.i
        scene.add(token.i, last, head, actors, "pronoun", why)
        learn_gender(scene, token, actors)
    return True


def _owning(scene: Scene, token: Token) -> Pronoun | None:
    """The possessive entry for "her", which is spelt like the object, and so of a personal entry."""
    entries = _index(scene.where.language)
    entry = entries.get(token.lower_) if token.tag_ == "PRP$" else None
    if entry is None or entry.use != "personal":
        return None
    return next(
        (e for e in entries.values() if (e.use, e.number, e.person) == ("possessive", entry.number, entry.person)), None
    )


def _is_pronoun(entry: Pronoun, token: Token) -> bool:
    if entry.use == "relative":
        return token.tag_ in {"WDT", "WP", "WP$"}
    if entry.use in {"first", "second"}:
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        return token.i > 0 and token.nbor(-1).pos_ == "DET" and (following is None or following.pos_ not in NOUNS)
    if entry.use == "floating":
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        return following is not None and following.pos_ in {"VERB", "AUX"}
    return entry.use == "reciprocal" or token.pos_ in {"PRON", "DET"} or token.tag_ in {"PRP", "PRP$"}


def _antecedent(scene: Scene, token: Token, entry: Pronoun) -> Found | None:
    if entry.use == "relative":
        return _relative(scene, token, entry)
    if entry.use in {"first", "second"}:
        return _of_two(scene, token, entry)
    if entry.use == "floating" and token.dep_ in SUBJECTS:
        return _last_two(scene, token)
    if entry.use in {"reciprocal", "floating"}:
        return _own_subject(scene, token)
    picked = sieve(scene, token, entry).picked
    return None if picked is None else (antecedents(scene, picked, entry), f"antecedent: {name_of(scene, picked)}")


@dataclass(frozen=True, slots=True)
class Sieved:
    """What the order of Hobbs finds: the antecedent, or the noun that is no party and ended the search."""

    picked: Token | None = None
    stopped: Token | None = None


def sieve(scene: Scene, token: Token, entry: Pronoun) -> Sieved:
    """The antecedent of a personal or possessive pronoun, by order and agreement alone."""
    if entry.id == "it" and _is_pleonastic(scene, token):
        return Sieved()
    weaker: Token | None = None
    stopped: Token | None = None
    for candidate in _candidates(scene, token, entry):
        if not agrees(scene, candidate, token, entry):
            continue
        if not antecedents(scene, candidate, entry) or _is_rivalled(scene, candidate, token, entry):
            stopped = candidate  # a noun that agrees and is no party: the pronoun stands for it
            break
        if entry.number == "plural" and not scene.is_plural(candidate):
            weaker = weaker or (None if is_object(token, entry) else candidate)
            continue
        if weaker is not None and _stays_with(scene, weaker, candidate, token):
            break
        return Sieved(candidate)
    return Sieved(weaker, stopped)


def _stays_with(scene: Scene, weaker: Token, candidate: Token, token: Token) -> bool:
    """Does "they" go on with a body that a sentence was about, against the many that it only mentioned?"""
    if scene.sentence_of[candidate.i] < scene.sentence_of[weaker.i]:
        return True
    earlier = scene.sentence_of[weaker.i] < scene.sentence_of[token.i]
    return earlier and weaker.dep_ in SUBJECTS and candidate.dep_ not in SUBJECTS


def _is_rivalled(scene: Scene, chosen: Token, token: Token, entry: Pronoun) -> bool:
    """Does a noun that is no party and that the pronoun may as well stand for lie between it and its antecedent?

    A "he" after somebody unknown, and an "it" or "them" that something is done to: those take what was done or made
    as easily as a party, so that nothing is said of them.
    """
    if entry.person != "yes" and not is_object(token, entry):
        return False
    own = clause_of(token)
    for noun in token.doc[chosen.i + 1 : token.i]:
        rival = is_stranger if entry.person == "yes" else is_thing
        if noun.head != own and noun.head != chosen and rival(scene, noun, token, entry):
            return True
    return False


def ahead(scene: Scene, token: Token, entry: Pronoun) -> Found | None:
    """ "In her speech, President Example ...": a possessive in what comes before the subject of a sentence, where
    nobody before it is meant."""
    first, last = scene.sentences[scene.sentence_of[token.i]]
    if entry.use != "possessive" or entry.person != "yes":
        return None
    subjects = (each for each in token.doc[token.i : last] if each.dep_ in SUBJECTS and each.i in scene.by_head)
    subject = next((each for each in subjects if each.head.dep_ == "ROOT"), None)
    if subject is None or scene.by_head[subject.i].how != "name" or not agrees(scene, subject, token, entry):
        return None
    left = token.doc[first : scene.by_head[subject.i].first]
    free = not any(each.dep_ in SUBJECTS or (each.i in scene.by_head and each.i != token.i) for each in left)
    return (scene.by_head[subject.i].actors, "the subject that follows") if free and left[-1].text == "," else None


def name_of(scene: Scene, token: Token) -> str:
    """A noun as the article has it."""
    mention = scene.by_head.get(token.i)
    return scene.document.doc[mention.first : mention.last].text if mention is not None else token.text


def _of_two(scene: Scene, token: Token, entry: Pronoun) -> Found | None:
    """The first or second of the last list of two, in this sentence or shortly before."""
    two = _last_two(scene, token)
    return None if two is None else ((two[0][0 if entry.use == "first" else 1],), "of the two listed before")


def _last_two(scene: Scene, token: Token) -> Found | None:
    """ "Both left": the last list, if it is one of two and not far back."""
    at = bisect_left(scene.groups, token.i, key=lambda group: group[0]) - 1
    if at < 0 or len(scene.groups[at][1]) != 2:
        return None
    last, group = scene.groups[at]
    near = scene.sentence_of[token.i] - scene.sentence_of[last - 1] <= SENTENCES_BACK
    return (group, "the two listed before") if near else None


def _own_subject(scene: Scene, token: Token) -> Found | None:
    for verb in _clauses(token):
        for subject in _subjects(verb, token):
            actors = scene.together(subject)
            if len(actors) > 1:
                return actors, "the subject of its clause"
    return None


def _relative(scene: Scene, token: Token, entry: Pronoun) -> Found | None:
    clause = next((each for each in (token.head, *token.ancestors) if each.dep_ == "relcl"), None)
    head = clause.head if clause is not None else None
    mention = scene.by_head.get(head.i) if head is not None and head.i < token.i else None
    if mention is None and clause is None:
        mention = scene.by_head.get(token.i - 1) or _just_before(scene, token)
    if mention is None or mention.how == "pronoun":
        return None
    if entry.id == "which" and scene.is_person(mention):
        return None
    joined = [each.i for each in head.conjuncts] if head is not None else []
    if head is not None and joined and max(joined) < token.i and scene.by_head.get(head.i) is mention:
        return scene.together(head), "the nouns that the relative clause belongs to"
    return mention.actors, "the noun that the relative clause belongs to"


def _just_before(scene: Scene, token: Token) -> CastMention | None:
    """The mention before the comma, "many of whom": where the parser has not found the relative clause."""
    at = token.i - 1
    while at > token.i - 5 and at >= 0 and token.doc[at].text != ",":
        at -= 1
    if at < 1 or token.doc[at].text != ",":
        return None
    mention = scene.by_head.get(at - 1)
    return mention if mention is not None and mention.last == at else None


def _is_pleonastic(scene: Scene, token: Token) -> bool:
    """ "It is likely that ...": said to be one of the words of the vocabulary, before a clause."""
    if token.dep_ in {"expl"}:
        return True
    if token.dep_ not in SUBJECTS:
        return False
    heads = small_words("pleonastic-heads", scene.where.language)
    verb = token.head
    said = [verb, *(c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"})]
    clauses = {"ccomp", "xcomp", "advcl", "csubj"}
    clausal = any(c.dep_ in clauses and c.i > verb.i for each in said for c in each.children)
    return clausal and any(str(each.lemma_).lower() in heads for each in said)


def _candidates(scene: Scene, token: Token, entry: Pronoun) -> Iterator[Token]:
    """Nouns that the pronoun may stand for, the likeliest first."""
    seen: set[int] = {token.i, *own_subject(token, entry)}
    for noun in (*_in_sentence(scene, token, entry), *_sentences_before(scene, token)):
        if noun.i not in seen and noun.i < token.i:
            seen.add(noun.i)
            yield noun


def _in_sentence(scene: Scene, token: Token, entry: Pronoun) -> Iterator[Token]:
    own = True
    for verb in _clauses(token):
        if not own or entry.use == "possessive":
            yield from _preferred(scene, verb, token, entry)
        own = False
    start = scene.sentences[scene.sentence_of[token.i]][0]
    for at in range(token.i - 1, start - 1, -1):
        verb = token.doc[at]
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        arguments = (c for c in verb.children if c.dep_ in SUBJECTS or (c.dep_ in OBJECTS and c.i in scene.by_head))
        yield from (c for c in arguments if c.i < token.i and not _same_clause(c, token, entry))
    others = (token.doc[at] for at in range(token.i - 1, start - 1, -1) if at in scene.by_head)
    yield from (t for t in others if not _same_clause(t, token, entry) and not is_aside(t, token))


def is_aside(noun: Token, token: Token) -> bool:
    """Behind a preposition in a relative clause of what the pronoun's sentence is about: "the official, who had spoken
    to the media, said that they ..." says nothing of the media."""
    if noun.dep_ != "pobj":
        return False
    for at in noun.ancestors:
        if at.dep_ == "relcl":
            return at.head.dep_ in SUBJECTS and at.head.head.is_ancestor(token) and not at.is_ancestor(token)
    return False


def _same_clause(noun: Token, token: Token, entry: Pronoun) -> bool:
    """A pronoun that is no possessive does not stand for another argument of its own verb."""
    if entry.use == "possessive" or is_reflexive(token):
        return False
    return noun.head in (token.head, clause_of(token))


def own_subject(token: Token, entry: Pronoun) -> frozenset[int]:
    """The subject that an object's verb shares with the one before: of *spoke with him and pressed her* nobody who
    spoke is the one who was pressed."""
    if entry.use == "possessive" or is_reflexive(token) or token.dep_ not in OBJECTS:
        return frozenset()
    verb = token.head
    while verb.dep_ == "conj" and verb.pos_ == "VERB" and not any(c.dep_ in SUBJECTS for c in verb.children):
        verb = verb.head
    shared = verb if verb is not token.head else None
    return frozenset(c.i for c in shared.children if c.dep_ in SUBJECTS) if shared is not None else frozenset()


def _preferred(scene: Scene, verb: Token, token: Token, entry: Pronoun) -> Iterator[Token]:
    """The subject of a clause; its object first, where only that agrees in number without doubt."""
    subjects = tuple(_subjects(verb, token))
    objects = [c for c in verb.children if c.dep_ in OBJECTS and c.i < token.i]
    if entry.number == "plural" and subjects and not any(scene.is_plural(subject) for subject in subjects):
        yield from (each for each in objects if each.i in scene.by_head and scene.is_plural(each))
    yield from subjects


def _clauses(token: Token) -> Iterator[Token]:
    """The verb of the token's clause, then those of the clauses above and of the clause it is joined to."""
    at, count = token, 0
    while count < DEEP:
        if at.pos_ in {"VERB", "AUX"}:
            yield at
            count += 1
        if at.head == at:
            return
        at = at.head


def _subjects(verb: Token, token: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in SUBJECTS and child.i != token.i and child.i < token.i:
            yield child


def _sentences_before(scene: Scene, token: Token) -> Iterator[Token]:
    """Main subjects, other subjects and other mentions of the sentences before, nearest sentence first."""
    number = scene.sentence_of[token.i]
    for back in range(number - 1, max(number - 1 - SENTENCES_BACK, -1), -1):
        first, last = scene.sentences[back]
        nouns = [t for t in token.doc[first:last] if t.dep_ in SUBJECTS]
        main = [t for t in nouns if t.head.dep_ in {"ROOT", "conj"}]
        yield from main[:1]
        yield from (t for t in nouns if t not in main[:1])
        yield from (t for t in reversed(list(token.doc[first:last])) if t.i in scene.by_head and t not in nouns)


def antecedents(scene: Scene, noun: Token, entry: Pronoun) -> tuple[str, ...]:
    """The parties that a pronoun for a noun stands for: for "they", those that it is joined with as well."""
    mention = scene.by_head.get(noun.i)
    if mention is None:
        return ()
    if entry.number == "plural" and noun.conjuncts and not (noun.tag_ in {"NNS", "NNPS"} and noun.dep_ == "conj"):
        return scene.together(noun)
    return mention.actors


@cache
def _index(language: str) -> Mapping[str, Pronoun]:
    entries = vocabulary.load("pronouns", Pronoun, language=language)
    return {word: entry for entry in entries for word in entry.words}
