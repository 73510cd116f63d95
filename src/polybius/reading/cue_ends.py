"""Where a content ends before words that the parser joined to it: a second verb of saying, a subject, a participle."""

from __future__ import annotations

from spacy.tokens import Span, Token

from polybius.reading.cues import entries_at, is_a

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "agent"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "CCONJ", "PART", "ADP"})
"""Parts of speech of which a speaker's phrase without a clause consists."""

LONGEST_SUBJECT = 12
"""Tokens of a speaker's phrase that is looked for by its shape alone."""


def own_end(clause: Token, cue: Token, end: int) -> int:
    """Where a clause ends before a cue that the parser joined to it: he said it was late | and added that ..."""
    for other in clause.conjuncts:
        same_tense = other.tag_ == cue.tag_ and clause.tag_ != "VB"
        if cue.i < clause.i < other.i < end and same_tense and restarts(other):
            joint = [t.i for t in other.head.children if t.dep_ in {"cc", "punct"} and clause.i < t.i < other.i]
            return min([other.left_edge.i, *joint[-2:]])
    for other in clause.rights:
        if clause.i < other.i < end and participle(other):
            return other.left_edge.i
    return end


def lost_subject(cue: Token) -> Span | None:
    """The port is shut, the firm and two officials | said: a subject that the parser gave to the clause before it."""
    doc, last = cue.doc, cue.i
    if cue.tag_ not in {"VBD", "VBZ", "VBP"} or any(c.dep_ in SUBJECTS for c in cue.children):
        return None
    first = last
    while first > cue.sent.start and doc[first - 1].pos_ in NOMINAL and last - first < LONGEST_SUBJECT:
        first -= 1
    behind_comma = first > cue.sent.start and doc[first - 1].lower_ == ","
    nominal = first < last and doc[last - 1].pos_ in {"NOUN", "PROPN"} and doc[first].pos_ not in {"CCONJ", "ADP"}
    return doc[first:last] if behind_comma and nominal else None


def participle(verb: Token) -> bool:
    """Is it ", adding that ..." or "while asking Oman to ...": a participle of saying with a content of its own?"""
    before = verb.doc[verb.left_edge.i - 1].lower_ if verb.left_edge.i > 0 else ""
    while_asking = is_a(verb.left_edge, "meanwhile") and any(e.told for e in entries_at(verb, verb.lang_))
    clause = before == "," and any(c.dep_ == "ccomp" for c in verb.children)
    asks = while_asking and any(is_to(c) for c in verb.children)
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and (clause or asks)


def restarts(verb: Token) -> bool:
    """Is it a verb with a clause of its own and no subject, after "and"; or any cue after a comma and "and"?"""
    kinds = {c.dep_ for c in verb.children}
    if verb.dep_ != "conj" or kinds & {"nsubj", "nsubjpass", "aux", "auxpass"}:
        return False
    return "ccomp" in kinds or (_behind_comma_and(verb) and any(True for _ in entries_at(verb, verb.lang_)))


def _behind_comma_and(verb: Token) -> bool:
    """Said that it was late, and rejected the offer: the comma goes back to who says it."""
    joint = [c.i for c in verb.head.children if c.dep_ == "cc" and verb.head.i < c.i < verb.i]
    return bool(joint) and verb.doc[joint[-1] - 1].lower_ == ","


def is_to(verb: Token) -> bool:
    """To leave: an infinitive with its particle."""
    return any(c.tag_ == "TO" for c in verb.children)
