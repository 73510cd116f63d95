"""Where the content of a word stands: the ways from a word of stance, or of a turn, to the head of what it governs.

A way is a name: ``complement``, ``object``, ``subject``, a preposition; ``judged`` (what a verb judges), ``aim`` (the
infinitive that a verb with two objects leads to), ``quoted`` (a clause before the verb of saying), ``equated``,
``governed``, ``own``, ``near @CLASS``. Ways can be chained with dots, prepositions with blanks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from polybius.reading.governed import fits, lemma, prep_objects
from polybius.reading.roles import is_aim, patients, subjects
from polybius.reading.slots import usual

NEAR = 2
"""Tokens behind a verb at which an infinitive is its complement, whatever the parser says."""


def content_head(token: Token, ways: Sequence[str]) -> Token | None:
    """The head of what a word of stance governs, by the first of these ways that leads to something."""
    for way in ways:
        head = next(_contents(token, way), None)
        if head is not None:
            return head
    return None


def _contents(token: Token, way: str) -> Iterator[Token]:
    first, _, rest = way.partition(".")
    if rest:
        yield from (inner for outer in _contents(token, first) for inner in _contents(outer, rest))
    elif way == "complement":
        clauses = (c for c in token.children if c.dep_ in {"xcomp", "ccomp", "acl"} and c.i > token.i)
        yield from (c for c in clauses if c.pos_ != "ADJ")  # *considers them sacred* is a judgement
        near = [c for c in token.children if c.dep_ == "advcl" and 0 < c.i - token.i <= NEAR]
        yield from (c for c in near if is_aim(c) or c.tag_ == "VBG")
        behind = token.nbor(1) if token.pos_ == "NOUN" and token.i + 1 < len(token.doc) else token
        yield from (behind.head,) if behind.tag_ == "TO" and behind.head.i > behind.i else ()
        relative = (c for c in token.children if c.dep_ == "relcl" and c.tag_ == "VB")
        yield from (c for c in relative if any(g.tag_ == "TO" for g in c.children))
    elif way == "infinitive":
        clauses = (c for c in token.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.i > token.i)
        yield from (c for c in clauses if c.tag_ == "VB" and any(g.tag_ == "TO" for g in c.children))
    elif way.startswith("near "):
        yield from _near(token, way.removeprefix("near "))
    elif " " in way:
        yield from _nested(token, way.split())
    elif way == "quoted":
        yield from (c for c in token.children if c.dep_ == "ccomp" and c.i < token.i)
    elif way == "equated":
        yield from _own_subject(token.head) if token.dep_ == "attr" else ()
    elif way == "governed":
        yield from _governed(token)
    elif way == "copular":
        verb = token.head if token.dep_ == "nsubj" and token.head.pos_ == "AUX" else None
        yield from (c for c in verb.children if c.dep_ in {"attr", "xcomp", "ccomp"}) if verb is not None else ()
    elif way == "aim":
        yield from _aims(token)
    elif way == "object":
        yield from (_whole(o, token) for o in patients(token) if o.tag_ not in {"WDT", "WP"})
        if token.tag_ in {"VBP", "VBZ"} and token.dep_ == "compound":
            yield token.head  # *its leaders favour talks*, taken for one noun
        if token.tag_ in {"VBN", "VBD"} and token.dep_ == "ccomp" and not any(c.dep_ == "mark" for c in token.children):
            yield from _own_subject(token)  # *wants the embargo lifted*
    elif way == "own":
        yield from _own_subject(token)
    elif way == "judged":
        yield from _judged(token)
    elif way == "self":
        yield from (c for c in token.children if c.dep_ in {"pobj", "pcomp"})
    elif way == "subject":
        cause = token.dep_ == "dobj"
        yield from (s for s in subjects(token.head if cause else token) if s != token)
    else:
        yield from prep_objects(token, way)
        yield from _behind(token, way)


def _governed(noun: Token) -> Iterator[Token]:
    """What is done on somebody's word: the verb that *at the request* of somebody is hung on."""
    if noun.dep_ == "pobj" and noun.head.lower_ in usual(noun.doc.lang_, "attended"):
        yield from (verb for verb in (noun.head.head,) if verb.pos_ == "VERB")


def _own_subject(verb: Token) -> Iterator[Token]:
    yield from (c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.pos_ == "NOUN")


def _nested(token: Token, prepositions: Sequence[str]) -> Iterator[Token]:
    """The object of the last of several prepositions, each hung on the one before: *walked out of the talks*."""
    for child in token.children:
        if child.dep_ in {"prep", "prt", "advmod"} and lemma(child) == prepositions[0]:
            if len(prepositions) == 1:
                yield from (c for c in child.children if c.dep_ in {"pobj", "pcomp"})
            else:
                yield from _nested(child, prepositions[1:])


def _whole(noun: Token, verb: Token) -> Token:
    """What an object stands for: of *a truce in Somalia, which Kenya rejected* the truce, not the country; of *five
    million in aid* the aid."""
    if any(c.like_num or c.tag_ == "$" for c in noun.children):
        inner = [o for p in usual(noun.doc.lang_, "measure") for o in (*prep_objects(noun, p), *_behind(noun, p))]
        return next((o for o in inner if o.pos_ == "NOUN"), noun)
    behind = verb.dep_ == "relcl" and noun == verb.head and noun.pos_ == "PROPN" and noun.dep_ == "pobj"
    return noun.head.head if behind and noun.head.head.pos_ == "NOUN" else noun


def _near(token: Token, wanted: str) -> Iterator[Token]:
    """The last noun of a class before a word, at most a sentence back: what one abstains on goes without saying."""
    first = token.doc[max(0, token.sent.start - 1)].sent.start
    for each in reversed(token.doc[first : token.i]):
        if each.pos_ == "NOUN" and fits((wanted,), lemma(each), token.doc.lang_):
            yield each
            return


def _aims(token: Token) -> Iterator[Token]:
    """The infinitive that a verb with two objects leads to, wherever it hangs: *gave him a week to go*."""
    for each in token.doc[token.i + 1 : token.sent.end]:
        if each.tag_ == "VB" and any(c.tag_ == "TO" and c.i == each.i - 1 for c in each.children):
            yield each
            return


def _judged(verb: Token) -> Iterator[Token]:
    """What is judged: the object of a verb, also where the parser makes it the subject of the judgement."""
    yield from patients(verb)
    for child in verb.children:
        if child.dep_ in {"ccomp", "oprd", "acomp"} and child.i > verb.i:
            yield from (c for c in child.children if c.dep_ == "nsubj")


def _behind(token: Token, preposition: str) -> Iterator[Token]:
    """The phrase of a preposition right behind a word, wherever the parser has hung it."""
    for each in token.doc[token.i + 1 : token.i + 2]:
        if lemma(each) == preposition:
            yield from (c for c in each.children if c.dep_ in {"pobj", "pcomp"})
