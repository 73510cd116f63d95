"""Do the conditions of a sense hold at a predicate? They are those that words and syntax decide, before any party is
sought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from spacy.tokens import Doc, Token

from polybius.reading.governed import fits, fits_token, is_called, lemma, objects, prep_objects
from polybius.reading.senses import Sense
from polybius.reading.slots import usual

CLAUSE = 30
"""Words of a clause that are searched for what it tells besides: some clauses are whole paragraphs."""


def conditions_hold(sense: Sense, token: Token, used: Sequence[int], language: str) -> bool:
    """``used`` are the tokens of the sense's pattern behind its first word."""
    if (sense.negated and not _is_negated(token)) or lemma(token) in sense.not_verbs:
        return False
    if sense.aux and not any(c.dep_ == "aux" and c.lower_ in sense.aux for c in token.children):
        return False
    heads = [*objects(token), *_behind(token.doc, used)] if sense.object or sense.not_object else []
    if sense.object and not any(
        fits_token(sense.object, head, language) or is_called(sense.object, head, language) for head in heads
    ):
        return False
    if sense.not_object and any(fits_token(sense.not_object, head, language) for head in heads):
        return False
    if sense.content_aux and not any(_opens(c, sense.content_aux) for c in token.children if c.dep_ == "ccomp"):
        return False
    if sense.clause and not _in_clause(sense.clause, token, language):
        return False
    if sense.not_clause and _in_clause(sense.not_clause, token, language):
        return False
    if sense.content and not any(fits(sense.content, lemma(each), language) for each in _contents(token)):
        return False
    if sense.bare and any(c.dep_ in {"ccomp", "oprd", "acomp"} for c in token.children):
        return False
    if sense.no_question and _is_question(token, language):
        return False
    if sense.not_content and any(_is_content(c, sense.not_content) for c in token.children):
        return False
    return all(
        any(fits_token(wanted, each, language) for each in prep_objects(token, preposition))
        for preposition, wanted in sense.prep.items()
    )


def _is_content(clause: Token, words: Sequence[str]) -> bool:
    """Is an infinitive one of these verbs, and no other that a particle makes of it (*to give*, not *to give up*)?"""
    return clause.dep_ == "xcomp" and lemma(clause) in words and not any(c.dep_ == "prt" for c in clause.children)


def _in_clause(words: Sequence[str], token: Token, language: str) -> bool:
    return any(fits(words, lemma(each), language) for each in islice(token.subtree, CLAUSE))


def _opens(clause: Token, words: Sequence[str]) -> bool:
    """Is one of these the first auxiliary of a clause (*be* for *that he be freed*, not for *will be freed*)?"""
    auxiliaries = [c for c in clause.children if c.dep_ in {"aux", "auxpass"}]
    return bool(auxiliaries) and auxiliaries[0].lower_ in words


def _contents(token: Token) -> Iterator[Token]:
    """The words that tell what a clause behind a predicate says: its heads, and what stands right below them."""
    for clause in (c for c in token.children if c.dep_ in {"ccomp", "xcomp"} and c.i > token.i):
        for head in (clause, *(c for c in clause.conjuncts if c.i > clause.i)):
            yield head
            for child in head.children:
                if child.dep_ in {"attr", "acomp", "dobj", "xcomp"}:
                    yield child
                elif child.dep_ in {"prep", "agent"}:
                    yield from (c for c in child.children if c.dep_ == "pobj")


def _is_question(token: Token, language: str) -> bool:
    """Does one ask to know (*asked when it began*, *asked about the raid*), and not for something?"""
    if any(True for topic in usual(language, "topic") for _ in prep_objects(token, topic)):
        return True
    openers = [c for clause in token.children if clause.dep_ == "ccomp" for c in clause.children if c.i < clause.i]
    return any(c.tag_ in {"WRB", "WP", "WDT"} or c.lower_ in usual(language, "whether") for c in openers)


def _behind(doc: Doc, used: Iterable[int]) -> Iterator[Token]:
    """What a pattern is done to behind its own words: *took control of the town*, *pulled out of the treaty*."""
    for word in (doc[i] for i in used):
        if word.pos_ == "ADP":
            yield from (c for c in word.children if c.dep_ == "pobj")
        elif word.pos_ == "NOUN":
            for preposition in usual(doc.lang_, "possession"):
                yield from prep_objects(word, preposition)


def _is_negated(token: Token) -> bool:
    hosts = (token, token.head) if token.dep_ in {"acomp", "prep"} and token.head.pos_ == "AUX" else (token,)
    return any(c.dep_ == "neg" for host in hosts for c in host.children)
