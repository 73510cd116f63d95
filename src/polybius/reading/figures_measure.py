"""What is said of what a figure counts: killed, displaced, lack water."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from polybius.reading.figures_numbers import Numerals
from polybius.reading.figures_phrase import Phrase, clause, standing

LONGEST = 8
"""Tokens of a measure at most."""


def measured(phrase_: Phrase, numerals: Numerals, stop: int | None = None) -> str | None:
    """What is said about what is counted: killed, displaced, access to electricity; else None.

    ``stop`` is the character at which the words begin that bound the number; they say nothing of what is counted.
    """
    top = standing(phrase_)
    own = _toll(phrase_, numerals) or _participle(phrase_, numerals) or _adjective(phrase_, numerals)
    if own:
        return own
    if top.dep_ == "pobj" and numerals.has("band", top.head.head.lemma_):  # a family of seven was killed
        top = top.head.head
    verb = clause(top)
    if top.dep_ in {"pobj", "prep"}:
        return _death(top, numerals)
    if verb is None:
        return None
    if top.dep_ == "npadvmod" and phrase_.of is None:  # left for up to $800: the sum is no measure of leaving
        return None
    said = _said(verb, top, phrase_, numerals)
    return said if isinstance(said, str) or said is None else _text(said, phrase_, stop)


def _death(top: Token, numerals: Numerals) -> str | None:
    """Killed in the killing of 12 people; not the raids in which they were killed."""
    noun = top.head.head
    word = numerals.value("killed", noun.lemma_) if numerals.value("of", top.head.lower_) == "any" else None
    return str(word) if word is not None and noun.pos_ == "NOUN" else None


def _toll(phrase_: Phrase, numerals: Numerals) -> str | None:
    """The dead of a toll, and those whom the word right behind the number calls dead or wounded."""
    following = phrase_.number.doc[phrase_.last : phrase_.last + 1]
    if following and (word := numerals.value("killed", following[0].lemma_)) is not None:
        return str(word)
    noun = phrase_.noun
    word = numerals.value("toll", noun.lemma_) if noun is not None else None
    if noun is None or word is None:
        return None
    told = {child.lemma_ for child in noun.children if child.dep_ in {"compound", "amod"}}
    return str(word) if not told or any(numerals.has("killed", each) for each in told) else None


def _participle(phrase_: Phrase, numerals: Numerals) -> str | None:
    """Killed in "twelve people killed in the raid", wounded in "six wounded"."""
    for token in (phrase_.noun, phrase_.number):
        if token is None:
            continue
        behind = (child for child in token.children if child.dep_ == "acl" and child.tag_ == "VBN")
        held = [token, *(child for child in behind if not numerals.has("numbered", child.lower_))]  # not "aged 9"
        for each in held:
            if (word := numerals.value("killed", each.lemma_)) is not None:
                return str(word)
            if each is not token:
                return each.text
    return None


def _adjective(phrase_: Phrase, numerals: Numerals) -> str | None:
    token = phrase_.number.head
    word = numerals.value("killed", token.lemma_) if token.dep_ in {"oprd", "acomp", "acl", "conj"} else None
    return str(word) if word is not None else None


def _said(verb: Token, top: Token, phrase_: Phrase, numerals: Numerals) -> str | list[Token] | None:
    """A word of the vocabulary for deaths and injuries, else the tokens of the predicate."""
    open_ = [c for c in verb.children if c.dep_ == "neg" or c.tag_ == "MD"]
    if (word := numerals.value("killed", verb.lemma_)) is not None:
        return _helped(verb) if open_ else str(word)
    results = (c for c in verb.children if c.dep_ in {"oprd", "acomp", "ccomp", "advmod"} and c.i > verb.i)
    for child in results:  # shot dead, left nine dead
        if (word := numerals.value("killed", child.lemma_)) is not None:
            return str(word)
    if numerals.has("opinion", verb.lemma_):
        inner = next((child for child in verb.children if child.dep_ in {"xcomp", "ccomp"}), None)
        return _said(inner, top, phrase_, numerals) if inner is not None else None
    if top.dep_ == "nsubj" and numerals.has("light", verb.lemma_):
        return [*_helped(verb), *_complement(verb)] if open_ else _complement(verb)
    if top.dep_ not in {"nsubj", "nsubjpass", "dobj", "attr", "npadvmod"}:
        return None
    if numerals.has("light", verb.lemma_):
        return None
    tokens = [*(_helped(verb) if open_ else [verb]), *(c for c in verb.children if c.dep_ in {"prt", "acomp"})]
    if top.dep_ == "nsubj":
        placed = [c for c in verb.children if c.dep_ in {"dobj", "attr"}]
        placed = placed or [c for c in verb.children if c.dep_ == "prep" and c.i == verb.i + 1]
        tokens += [t for c in placed for t in c.subtree]
    return tokens


def _helped(verb: Token) -> list[Token]:
    """The verb with its auxiliaries and its "not": what may be or is denied must not read as done."""
    return [*(c for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"} and c.i < verb.i), verb]


def _complement(verb: Token) -> list[Token]:
    """What is had or been: zero access to electricity, in favour, without power."""
    for child in verb.children:
        if child.dep_ in {"dobj", "attr", "acomp", "prep"} and child.i > verb.i and child.pos_ != "PRON":
            return list(child.subtree)
    return []


def _text(tokens: Iterable[Token], phrase_: Phrase, stop: int | None) -> str | None:
    """The words of tokens up to the first comma, gap or number, without a preposition at their end."""
    kept: list[Token] = []
    for token in sorted(set(tokens), key=lambda each: each.i)[:LONGEST]:
        if token.is_punct and token.text in {",", ";", ":", "(", "“", '"', "”", ")"}:
            break
        if kept and token.i - kept[-1].i > 1 and token.dep_ not in {"prt", "acomp"}:
            break
        if phrase_.first <= token.i < phrase_.last or token.like_num or token.is_currency:
            break
        if stop is not None and stop <= token.idx < phrase_.number.idx:
            break
        kept.append(token)
    while len(kept) > 1 and kept[-1].pos_ in {"ADP", "DET", "CCONJ"} and kept[-1].dep_ != "prt":
        kept.pop()
    return "".join(token.text_with_ws for token in kept).strip() or None
