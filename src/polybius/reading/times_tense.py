"""Which way a temporal expression points: into the past or the future, by the tense of its clause."""

from __future__ import annotations

from spacy.tokens import Token

from polybius.reading.times_resolve import Direction
from polybius.reading.times_words import Words

CLIMB = 12
"""Steps up the tree at most; the longest seen between a date and the verb that tells its tense is eight."""


def direction(token: Token, words: Words) -> Direction | None:
    """The direction of an expression whose head is ``token``; None where no verb tells."""
    ahead = False
    preposition = ""
    for _ in range(CLIMB):
        if token.pos_ in {"VERB", "AUX"}:
            told = _of_verb(token, preposition, words)
            if told is not None:
                return "future" if ahead and told == "past" and token.tag_ in {"VBZ", "VBP"} else told
        if words.has("future_preposition", token.lower_):
            ahead = True
        if token.dep_ == "prep" and not preposition:
            preposition = token.lower_
        if token.head == token:
            break
        if _is_governor(token.head) and words.value("future_governor", token.head.lemma_.lower()) == 0:
            return "future"
        token = token.head
    return "future" if ahead else None


def _is_governor(token: Token) -> bool:
    """A noun or adjective with a complement that lies ahead: a plan to, due on."""
    return token.pos_ in {"NOUN", "ADJ"}


def _of_verb(verb: Token, preposition: str, words: Words) -> Direction | None:
    """What a verb tells, or None where the verb above it decides."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    finite = [each for each in auxiliaries if each.tag_ in {"VBD", "VBZ", "VBP", "MD"}]
    governor = words.value("future_governor", verb.lemma_.lower())
    perfect = any(each.lemma_ == "have" for each in auxiliaries)
    if perfect:
        return "past"
    if any(words.has("future_auxiliary", each.lower_) for each in auxiliaries) or _going_to(verb):
        return "future"
    if verb.tag_ in {"VBD", "VBN"} or any(each.tag_ == "VBD" for each in finite):
        if governor == 0 and preposition in {"for", "until", "by"}:
            return "future"
        return "past" if verb.tag_ == "VBD" or finite else _above(verb)
    if verb.tag_ == "VB" and any(each.tag_ == "TO" for each in auxiliaries):
        return _of_infinitive(verb, words)
    if verb.tag_ in {"VBZ", "VBP"}:
        return _of_present(verb, governor, words)
    if verb.tag_ == "VBG" and finite:
        return "future"
    return None


def _above(verb: Token) -> Direction | None:
    """A bare participle takes the tense of what it hangs on, and is past where that is a noun."""
    return "past" if verb.dep_ in {"acl", "amod", "ROOT"} else None


def _going_to(verb: Token) -> bool:
    return verb.head != verb and verb.dep_ == "xcomp" and verb.head.tag_ == "VBG" and verb.head.lemma_ == "go"


def _of_infinitive(verb: Token, words: Words) -> Direction | None:
    if words.value("future_governor", verb.head.lemma_.lower()) == 0:
        return "future"
    return "future" if verb.head.pos_ in {"NOUN", "ADJ"} or verb.dep_ == "ROOT" else None


def _of_present(verb: Token, governor: object, words: Words) -> Direction:
    """The present of some verbs tells the future: the ban expires on Friday, the deadline is Sunday."""
    if governor is not None and verb.dep_ != "ccomp":
        return "future"
    near = (child for child in verb.children if child.dep_ in {"nsubj", "acomp", "attr", "nsubjpass"})
    return "future" if any(words.value("future_governor", c.lemma_.lower()) == 0 for c in near) else "past"
