"""Which way a temporal expression points: into the past or the future, by the tense of its clause."""

from __future__ import annotations

from spacy.tokens import Token

from polybius.reading.times_setting import Direction
from polybius.reading.times_words import Words

CLIMB = 12
"""Steps up the tree at most; the longest seen between a date and the verb that tells its tense is eight."""


def direction(token: Token, words: Words) -> Direction | None:
    """The direction of an expression whose head is ``token``; None where no verb tells."""
    preposition, at, verbs = "", token.i, 0
    possessive = token.dep_ in {"poss", "compound", "nmod"}
    for _ in range(CLIMB):
        if token.pos_ in {"VERB", "AUX"}:
            told = _of_verb(token, preposition if at > token.i else None, words)
            verbs += 1
            if token.tag_ == "VBG" and verbs > 1 and told == "future":
                told = "past"  # is preparing for war, holding talks on Thursday
            if possessive and verbs == 1 and token.tag_ == "VB" and not _modal(token):
                return None  # look for ways to get around Wednesday's ruling
            if told is not None:
                return told
        if token.dep_ == "prep" and words.has("future_adverb", token.head.lower_):
            return "future"
        if token.dep_ == "prep" and (not preposition or words.has("future_preposition", token.lower_)):
            preposition = token.lower_
        if token.head is token:
            break
        if _governed(token, words):
            return "future"
        token = token.head
    return "future" if words.has("future_preposition", preposition) else None


def in_main_clause(token: Token) -> bool:
    """Whether an expression with this head dates the main clause of its sentence, and no noun in it."""
    for _ in range(CLIMB):
        if token.pos_ in {"VERB", "AUX"}:
            return token.dep_ == "ROOT" or (token.dep_ == "conj" and token.head.dep_ == "ROOT")
        if token.head is token or token.dep_ in {"compound", "nmod", "poss", "appos", "nummod"}:
            return False
        token = token.head
    return False


def _governed(token: Token, words: Words) -> bool:
    """Whether a noun or adjective above puts it ahead: a plan to, due on, a deadline of."""
    above = words.value("future_governor", token.head.lemma_.lower())
    hangs = token.dep_ == "prep" or token.tag_ in {"VB", "TO"}
    return token.head.pos_ in {"NOUN", "ADJ"} and hangs and above in {0, 2}


def _modal(verb: Token) -> bool:
    return any(child.tag_ == "MD" for child in verb.children)


def _of_verb(verb: Token, preposition: str | None, words: Words) -> Direction | None:
    """What a verb tells, or None where the verb above decides. ``preposition`` is None where the date comes first."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    finite = [each for each in auxiliaries if each.tag_ in {"VBD", "VBZ", "VBP", "MD"}]
    governor = words.value("future_governor", verb.lemma_.lower())
    if preposition is not None and _puts_ahead(verb, governor, preposition, words):
        return "future"
    if any(each.lemma_ == "have" for each in auxiliaries):
        return "past"
    if any(words.has("future_auxiliary", each.lower_) for each in auxiliaries) or _going_to(verb):
        return "past" if _failed(verb, auxiliaries, words) else "future"
    if any(each.tag_ == "TO" for each in auxiliaries):
        return _of_infinitive(verb, words)
    if any(each.tag_ in {"VBZ", "VBP"} for each in finite) and _opens_ahead(verb, words):
        return "future"
    if verb.tag_ in {"VBD", "VBN"} or any(each.tag_ == "VBD" for each in finite):
        return "past" if verb.tag_ == "VBD" or finite else _above(verb)
    if verb.tag_ == "VB" and not finite:
        return _of_infinitive(verb, words)
    if verb.tag_ in {"VBZ", "VBP"}:
        return "future" if _opens_ahead(verb, words) else _of_present(verb, governor, words)
    if verb.tag_ == "VBG" and finite:
        return "future"
    return None


def _failed(verb: Token, auxiliaries: list[Token], words: Words) -> bool:
    """Could not be reached on Thursday, neither of them could be reached: told of what was tried."""
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    denied = any(child.dep_ == "neg" for child in verb.children) or any(
        words.has("denial", each.lower_) for subject in subjects for each in (subject, *subject.lefts)
    )
    return denied and any(each.lower_ == "could" for each in auxiliaries)


def _opens_ahead(verb: Token, words: Words) -> bool:
    """When parliament meets on Tuesday; not a clause whose main verb is past."""
    opened = any(
        child.dep_ in {"mark", "advmod"} and child.i < verb.i and words.has("temporal", child.lower_)
        for child in verb.children
    )
    return opened and verb.dep_ == "advcl"


def _puts_ahead(verb: Token, governor: object, preposition: str, words: Words) -> bool:
    """A meeting planned on Monday; a vote put off until Monday; closed until Monday."""
    if governor == 2 or (governor == 3 and verb.tag_ == "VBN"):
        return True
    until = words.has("future_preposition", preposition)
    if preposition == "to":
        return governor in {0, 4}  # put off to 15 December
    return (governor == 0 and (until or preposition == "for")) or (governor == 4 and until)


def _above(verb: Token) -> Direction | None:
    """A bare participle takes the tense of what it hangs on, and is past where that is a noun."""
    opened = any(child.dep_ in {"mark", "advmod"} and child.i < verb.i for child in verb.children)
    return "past" if verb.dep_ in {"acl", "amod", "ROOT"} or (verb.dep_ == "advcl" and not opened) else None


def _going_to(verb: Token) -> bool:
    return verb.head != verb and verb.dep_ == "xcomp" and verb.head.tag_ == "VBG" and verb.head.lemma_ == "go"


def _of_infinitive(verb: Token, words: Words) -> Direction | None:
    if words.value("future_governor", verb.head.lemma_.lower()) in {0, 2, 3, 5}:
        return "future"
    return "future" if verb.dep_ == "ROOT" else None


def _of_present(verb: Token, governor: object, words: Words) -> Direction:
    """The present of some verbs tells the future: the ban expires on Friday, the deadline is Sunday."""
    if governor == 1 and verb.dep_ != "ccomp":
        return "future"
    near = (child for child in verb.children if child.dep_ in {"nsubj", "acomp", "attr", "nsubjpass"})
    return "future" if any(words.value("future_governor", c.lemma_.lower()) in {0, 2} for c in near) else "past"
