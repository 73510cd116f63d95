"""Whether it happened, with a learned witness beside the rules.

The reader of sentences has two answers for a predicate: how surely the author presents it as fact (UW's scale, -3 to
3), and whether it has happened by now (UDS-IH2's question). Where both are sure of what the rules have read otherwise,
they are believed; how often they are right then, and where the bounds come from, is in docs/models/sentences.md.
It has seen neither games nor films: what the rules have as denied or made up stays so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from polybius.reading import sentences
from polybius.reading.learned import softmax
from polybius.reading.status import Judgement, charged, made_up, status_of

AUTHOR, BY_NOW = sentences.SETS.index("uw"), sentences.SETS.index("uds_ih2")

NOT_YET, DOUBTED = 0.9, 1.8
"""Probability from which on, and the author's certainty up to which, what the rules have as actual is open."""

DONE, CERTAIN = 0.9, 2.0
"""The same for what the rules have as open and is taken as actual: both must be reached."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What the reader of sentences says of a predicate."""

    happened: float
    """Probability that it has happened by now."""
    not_happened: float
    """Probability that it has not; what is missing to one is that it is open."""
    certainty: float
    """How surely the author has it as fact: from -3, certainly not, to 3, certainly."""


def judged(token: Token, language: str = "en") -> Judgement:
    """Whether the event that a predicate reports happened, by rules and witness together."""
    judgement = status_of(token, language)
    told = witness(token) if judgement.status in {"actual", "hypothetical"} else None
    if told is None:
        return judgement
    words = f"learned: happened {told.happened:.2f}, not {told.not_happened:.2f}, certainty {told.certainty:.1f}"
    if judgement.status == "actual" and told.not_happened >= NOT_YET and told.certainty < DOUBTED:
        return replace(judgement, status="hypothetical", because=(*judgement.because, words))
    doubtful = made_up(judgement, language) or charged(token, language)
    left_open = judgement.status == "hypothetical" and not doubtful
    if left_open and token.pos_ == "VERB" and token.tag_ != "VB" and told.happened >= DONE and told.certainty > CERTAIN:
        return replace(judgement, status="actual", because=(*judgement.because, words))
    return judgement


def witness(token: Token) -> Witness | None:
    """What the reader of sentences says of a predicate; None behind the part of a long sentence that it reads."""
    told = scores(token)
    if told is None:
        return None
    probable = softmax(told.classes[BY_NOW])
    return Witness(float(probable[2]), float(probable[0]), float(told.values[AUTHOR]))


def scores(token: Token) -> sentences.Word | None:
    """The reader's scores for a word of a sentence, for every set of judgements."""
    words, read = sentences.read_sentence(token.sent)
    at = next((i for i, each in enumerate(words) if each.i == token.i), None)
    return read.of_word(at) if at is not None and at < len(read.values) else None
