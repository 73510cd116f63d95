"""What speaks for and against an antecedent, as names of features; their weights are fitted on GUM.

Each feature is there or not. Those of `_alone` say that a pronoun stands for nothing among the candidates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from polybius.reading.coreference_agreement import Pronoun, is_reflexive
from polybius.reading.coreference_pronouns import Sieved, is_aside, own_subject
from polybius.reading.coreference_scene import SUBJECTS
from polybius.reading.coreference_story import Candidate, Class, Story, fits
from polybius.reading.coreference_voices import Voices, speaker_keys
from polybius.reading.cues import entries_at

ABOVE = 4
"""Clauses that are climbed to see whether a subject commands a pronoun."""

_ROLES = {
    "nsubj": "subject", "nsubjpass": "subject", "csubj": "subject", "dobj": "object", "dative": "object",
    "iobj": "object", "pobj": "behind", "poss": "owner", "appos": "apposition", "conj": "joined", "attr": "said",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """A pronoun for which an antecedent is sought, what the sieve says, and the candidates, nearest first."""

    token: Token
    entry: Pronoun
    wanted: Class
    sieved: Sieved
    candidates: tuple[Candidate, ...]


def question(story: Story, voices: Voices, token: Token, entry: Pronoun, sieved: Sieved) -> Question:
    """The candidates that agree with a pronoun; between quotation marks it is never the one who speaks."""
    wanted: Class = "he" if entry.person == "yes" else "it" if entry.number == "singular" else "they"
    found = (each for each in story.before(token) if fits(story, each, token, entry, wanted))
    bound = entry.use != "possessive" and not is_reflexive(token)
    said = speaker_keys(story.scene, voices, token.i)
    barred = own_subject(token, entry)
    near = (each for each in found if each.token.i not in barred and not is_aside(each.token, token))
    free = tuple(each for each in near if each.key not in said and not (bound and _same_verb(each.token, token)))
    return Question(token, entry, wanted, sieved, free)


def _same_verb(noun: Token, token: Token) -> bool:
    """Two arguments of one verb are two, unless one is reflexive."""
    if noun.head == token.head:
        return True
    return token.dep_ == "pobj" and token.head.head == noun.head and noun.dep_ in SUBJECTS


def features(story: Story, voices: Voices, asked: Question) -> Iterator[tuple[Candidate, tuple[str, ...]]]:
    """Each candidate with what speaks for and against it."""
    above = {subject.i: depth for depth, subject in _commanding(asked.token)}
    ranks: dict[str, int] = {}
    passed: dict[str, None] = {}  # keys of subjects that are nearer
    for each in asked.candidates:
        rank = ranks.setdefault(each.key, len(ranks))
        others = len(passed) - (each.key in passed)
        if role(each.token) == "subject":
            passed[each.key] = None
        follows = f"{'pronoun' if each.token.pos_ == 'PRON' else 'noun'} passed {min(others, 3)}"
        own = (*_place(story, voices, asked, each, rank), follows, *_roles(asked, each), *_career(story, asked, each))
        more = (
            *_speech(asked, each),
            *_command(above, asked, each),
            *_sieve(story, asked, each),
        )
        yield each, (*own, *more)


def alone(asked: Question) -> tuple[str, ...]:
    """What speaks for a pronoun that stands for none of the candidates."""
    picked = "picked" if asked.sieved.picked is not None else "stopped" if asked.sieved.stopped is not None else "open"
    several = min(len({each.key for each in asked.candidates}), 6)
    return ("alone", f"alone {asked.token.lower_}", f"alone {picked}", f"alone {role(asked.token)}", f"alone {several}")


def role(token: Token) -> str:
    """The part that a noun has in its clause."""
    return _ROLES.get(token.dep_, "other")


def _place(story: Story, voices: Voices, asked: Question, each: Candidate, rank: int) -> Iterator[str]:
    sentence_of = story.scene.sentence_of
    back = min(sentence_of[asked.token.i] - sentence_of[each.token.i], 3)
    yield f"back {back}"
    yield f"rank {rank if rank < 3 else '3+' if rank < 6 else '6+'}"
    yield f"back {back} {role(each.token)}"
    same = story.paragraph_of[sentence_of[asked.token.i]] == story.paragraph_of[sentence_of[each.token.i]]
    yield f"paragraph {'same' if same else 'other'} {min(back, 1)}"
    first = story.scene.sentences[sentence_of[each.token.i]][0]
    if each.token.left_edge.i - first <= 1:
        yield "opens"
    inside, outside = voices.at[asked.token.i], voices.at[each.token.i]
    yield "quote same" if inside == outside else "quote other" if outside >= 0 else "quote out"


def _roles(asked: Question, each: Candidate) -> Iterator[str]:
    own, other = role(asked.token), role(each.token)
    yield f"role {other}"
    yield f"roles {own} {other}"
    if other == "subject" and each.token.head.dep_ in {"ROOT", "conj"}:
        yield "main subject"
    if each.token.dep_ == "nsubjpass":
        yield "passive"


def _career(story: Story, asked: Question, each: Candidate) -> Iterator[str]:
    count = story.count.get(each.key, 1)
    yield f"count {count if count < 3 else '3+' if count < 6 else '6+'}"
    yield f"kind {each.kind}"
    yield f"kind {each.kind} {role(asked.token)}"
    yield "party" if each.actors else "no party"
    pronoun = each.token.pos_ == "PRON"
    yield f"form {'pronoun' if pronoun else each.token.pos_}"
    if story.gender.get(each.key) is not None:
        yield "gender known"
    if any(child.lower_ in {"a", "an"} for child in each.token.children if child.dep_ == "det"):
        yield "indefinite"
    if story.subject.get(each.key, -9) == story.scene.sentence_of[asked.token.i] - 1:
        yield "subject before"
    if each.token.tag_ in {"NNS", "NNPS"} or each.kind == "several":
        yield "plural"


def _speech(asked: Question, each: Candidate) -> Iterator[str]:
    if role(asked.token) == "subject" and _says(asked.token.head):
        yield f"saying {each.kind}"


def _says(verb: Token) -> bool:
    return any(entry.cls in {"speech", "writing", "attitude"} for entry in entries_at(verb, verb.doc.lang_ or "en"))


def _commanding(token: Token) -> Iterator[tuple[int, Token]]:
    """The subjects of the clauses above a pronoun, with how far up they stand."""
    at, depth = token, 0
    while depth < ABOVE and at.head != at:
        at = at.head
        if at.pos_ in {"VERB", "AUX"}:
            yield from ((depth, child) for child in at.lefts if child.dep_ in SUBJECTS and child.i < token.i)
            depth += 1


def _command(above: dict[int, int], asked: Question, each: Candidate) -> Iterator[str]:
    if each.token.i in above:
        yield f"above {min(above[each.token.i], 2)}"
        yield f"above {min(above[each.token.i], 2)} {asked.entry.use}"


def _sieve(story: Story, asked: Question, each: Candidate) -> Iterator[str]:
    if asked.sieved.picked is not None and asked.sieved.picked.i == each.token.i:
        here = story.scene.sentence_of[each.token.i] == story.scene.sentence_of[asked.token.i]
        yield "picked"
        yield f"picked {asked.entry.use} {'here' if here else 'before'}"
    if asked.sieved.stopped is not None and asked.sieved.stopped.i == each.token.i:
        yield "stopped"
