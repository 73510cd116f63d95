"""Numbers whose noun stands with an earlier number: "killed 14 and wounded 5", "up from 700", "nine of them"."""

from __future__ import annotations

from spacy.tokens import Token

from polybius.reading.figures_numbers import Number, Numerals
from polybius.reading.figures_phrase import SUBJECTS, Phrase, clause, standing

SHARING = frozenset({"count", "collective", "percent"})
"""Kinds of number that may leave their noun to an earlier one of their kind."""
STEPS = 6
"""Conjuncts and clauses between two numbers at most."""


def counts_the_same(
    number: Number,
    found: Phrase,
    previous: Phrase | None,
    *,
    casualties: bool,
    both_casualties: bool,
    numerals: Numerals,
) -> bool:
    """Whether a number without a noun of its own counts what the previous figure of the text counts.

    ``casualties`` says that the number is one of dead or injured, ``both_casualties`` that the previous one is too:
    where trucks were burnt and nine killed, the nine are no trucks.
    """
    if previous is None or previous.noun is None or number.opposed or number.kind not in SHARING:
        return False
    if number.kind == "percent":  # 62% are in favour, 30% against it
        alone = found.of is None and found.number.dep_ in {"nsubj", "nsubjpass", "conj"}
        return alone and previous.noun.sent.start == found.number.sent.start
    same_sentence = previous.noun.sent.start == found.number.sent.start
    if found.noun is not None:
        of_them = found.noun.pos_ in {"PRON", "DET"} and numerals.has("them", found.noun.lower_)
        return of_them and found.noun.i > found.first and _is_near(previous, found)
    if found.number.dep_ == "dobj" and not casualties and _is_near(previous, found) and _is_parallel(found, previous):
        return True
    if not same_sentence:
        return False
    if casualties:
        return both_casualties
    return _is_joined(found.number, previous) or is_compared(found, numerals)


def _is_near(previous: Phrase, found: Phrase) -> bool:
    """In the same sentence or the one before."""
    sentence = found.number.sent
    before = sentence.doc[sentence.start - 1].sent.start if sentence.start else sentence.start
    return previous.first >= before


def _is_joined(number: Token, previous: Phrase) -> bool:
    """Whether the number is joined to the previous figure, or its verb to the verb of that."""
    own = {previous.number.i, previous.noun.i if previous.noun is not None else -1}
    at = number
    for _ in range(STEPS):
        if at.dep_ not in {"conj", "appos"}:
            break
        at = at.head
        if at.i in own:
            return True
    verb, theirs = number.head, clause(previous.noun or previous.number)
    if verb.dep_ != "conj" or theirs is None or verb.head.i != theirs.i:
        return False
    return number.dep_ == "dobj" or (number.dep_ in SUBJECTS and standing(previous).dep_ in SUBJECTS)


def _is_parallel(found: Phrase, previous: Phrase) -> bool:
    """Syldavia has 4,000 soldiers; Borduria has more than 10,000: the same verb, without another object."""
    verb, theirs = found.number.head, clause(previous.noun or previous.number)
    same = theirs is not None and theirs.i != verb.i and theirs.lemma_ == verb.lemma_
    return same and previous.noun is not None and previous.noun.dep_ == "dobj"


def is_compared(found: Phrase, numerals: Numerals) -> bool:
    """Up from 700, against more than 700, compared with 700."""
    number, head = found.number, found.number.head
    if number.dep_ != "pobj" or head.i >= found.first:
        return False
    return numerals.has("compared", head.doc[max(0, head.i - 1) : head.i + 1].text)
