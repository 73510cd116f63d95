"""The words that a predicate governs, as syntax has them: objects, phrases behind prepositions, what they count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.senses import noun_classes
from polybius.reading.slots import usual


@dataclass(frozen=True, slots=True)
class Lemma:
    """An entry of verbs that the tagger's lemmatiser reads wrongly."""

    lemma: str
    read: tuple[str, ...]
    definition: str
    example: str


def fits(wanted: Iterable[str], lemma: str, language: str) -> bool:
    """Is a lemma among the wanted lemmas and ``@classes``?"""
    classes = noun_classes(language)
    return any(lemma in classes.get(each[1:], ()) if each.startswith("@") else lemma == each for each in wanted)


def lemma(token: Token) -> str:
    """The lemma in lower case; the tagger keeps the capital of what it takes for names, and errs with some verbs."""
    read = str(token.lemma_).lower()
    return _mended(token.doc.lang_).get(read, read) if token.pos_ == "VERB" else read


@cache
def _mended(language: str) -> Mapping[str, str]:
    """The lemmas of verbs by what the tagger makes of them."""
    return {wrong: entry.lemma for entry in vocabulary.load("lemmas", Lemma, language=language) for wrong in entry.read}


def objects(token: Token) -> Iterator[Token]:
    """What a predicate is done to, as syntax has it: objects, the subject of a passive, a noun's *of* phrase; and
    what a word of quantity counts (*thousands of troops*, *a barrage of missiles*)."""
    for each in _direct(token):
        yield each
        yield from counted(each)


def counted(noun: Token) -> Iterator[Token]:
    """What a word of quantity counts, and the list that it opens."""
    if lemma(noun) in usual(noun.doc.lang_, "quantities") or noun.pos_ == "NUM":
        for preposition in usual(noun.doc.lang_, "possession"):
            for child in noun.children:
                if child.dep_ == "prep" and child.lower_ == preposition:
                    yield from (each for obj in child.children if obj.dep_ == "pobj" for each in (obj, *obj.conjuncts))


def _direct(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in {"dobj", "obj", "nsubjpass", "oprd", "attr"}:
            relative = token.dep_ == "relcl" and child.tag_ in {"WDT", "WP"}
            yield token.head if relative else child
            yield from child.conjuncts
        elif child.dep_ == "prep" and token.pos_ == "NOUN" and lemma(child) in usual(token.doc.lang_, "possession"):
            yield from (c for c in child.children if c.dep_ == "pobj")
        elif child.dep_ == "compound" and token.pos_ == "NOUN":
            yield child
        elif child.dep_ == "ccomp" and child.pos_ in {"ADJ", "NOUN"}:  # *considers the deal void*, *calls it a lie*
            bare = (c for c in child.children if c.dep_ == "nsubj" and not any(a.pos_ == "AUX" for a in child.children))
            yield from (token.head if token.dep_ == "relcl" and c.tag_ in {"WDT", "WP"} else c for c in bare)
    if token.dep_ in {"acl", "amod"} and token.tag_ in {"VBN", "VBD"}:
        yield token.head
    if token.dep_ == "conj" and token.tag_ == "VBN" and token.head.pos_ == "VERB":
        passive = any(c.dep_ == "auxpass" for c in token.children)  # *crossed the border and was arrested*
        yield from (c for c in token.head.children if c.dep_ == "nsubjpass" or (passive and c.dep_ == "nsubj"))


def prep_objects(token: Token, preposition: str) -> Iterator[Token]:
    """The heads of the phrases that a preposition attaches to the token, directly or through its object.

    A passive may leave its preposition behind: *the ship was shot at*.
    """
    hosts = [token, *(c for c in token.children if c.dep_ in {"dobj", "attr", "prt", "advmod", "acomp"})]
    hosts += [inner for host in hosts for inner in _measured(host)]
    for host in hosts:
        for child in host.children:
            if child.dep_ in {"prep", "agent", "dative"} and lemma(child) == preposition:
                led = [obj for obj in child.children if obj.dep_ in {"pobj", "pcomp"}]
                for obj in led or (c for c in token.children if c.dep_ == "nsubjpass" and host is token):
                    yield obj
                    yield from obj.conjuncts


def _measured(noun: Token) -> Iterator[Token]:
    """What a sum or a measure is made up of: *five million in aid*, *tons of food*."""
    if noun.pos_ in {"NOUN", "NUM", "SYM"}:
        for child in noun.children:
            if child.dep_ == "prep" and lemma(child) in usual(noun.doc.lang_, "measure"):
                yield from (c for c in child.children if c.dep_ == "pobj" and c.pos_ == "NOUN")


def fits_token(wanted: Sequence[str], head: Token, language: str) -> bool:
    """Like `fits`, for a token: ``@name`` is any proper noun, ``@thing`` any noun, ``@people`` persons by name too."""
    if ("@name" in wanted and head.pos_ == "PROPN") or ("@thing" in wanted and head.pos_ in {"NOUN", "PROPN"}):
        return True
    if "@people" in wanted and head.ent_type_ == "PERSON":
        return True
    return fits(wanted, lemma(head), language)


def is_called(wanted: Sequence[str], head: Token, language: str) -> bool:
    """Does a person's name stand behind a title among the wanted: *Ambassador Example*?"""
    titles = (c for c in head.children if c.dep_ == "compound" and head.ent_type_ == "PERSON")
    return any(fits(wanted, lemma(title), language) for title in titles)
