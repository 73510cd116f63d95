"""What a number counts and what is said about it, from the dependency tree."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from polybius.reading.figures_numbers import Number, Numerals

LONGEST = 14
"""Tokens that the name of what is counted may have; longer phrases are cut before a modifier that follows."""
CLIMB = 8
CLAUSES = {"relcl", "acl", "advcl", "ccomp", "csubj", "appos", "conj", "cc", "parataxis", "dep", "preconj"}
NUMERAL = {"nummod", "quantmod", "compound", "amod", "det", "advmod", "predet", "nmod"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number in its clause: the tokens of the number, the noun counted, and the phrase that names it."""

    first: int
    last: int
    number: Token
    noun: Token | None
    of: tuple[int, int] | None

    def evidence(self) -> tuple[int, int]:
        """The tokens from the number to the end of its noun phrase, in whichever order they stand."""
        if self.of is None:
            return self.first, self.last
        return min(self.first, self.of[0]), max(self.last, self.of[1])


def phrase(doc: Doc, number: Number, numerals: Numerals) -> Phrase:
    """The phrase of a number. Where it counts nothing itself ("rose 1.8%"), what it is said of stands in its place."""
    span = doc.char_span(number.start, number.end, alignment_mode="expand")
    assert span is not None
    root = span.root
    linking = {word for word, kinds in numerals.units["of"].items() if kinds == "any" or kinds == number.kind}
    noun = _counted(root, span.start, span.end, linking)
    if noun is not None:
        return Phrase(span.start, span.end, root, noun, _named(noun, span.start, span.end))
    if number.kind in {"currency", "percent", "share"} or _is_put(root, numerals):
        noun = _said_of(root, span.start, span.end, numerals)
    of = _named(noun, span.start, span.end, whole=False) if noun is not None else None
    return Phrase(span.start, span.end, root, noun, of)


def _counted(root: Token, first: int, last: int, linking: set[str]) -> Token | None:
    """The noun that a number counts: soldiers in 1,500 soldiers and in three of the soldiers."""
    for token in root.doc[first:last]:
        if token.dep_ == "nummod" and token.head.i >= last and token.head.pos_ in {"NOUN", "PROPN"}:
            return token.head
    token = root
    for _ in range(CLIMB):
        inner = _of_phrase(token, last, linking)
        if inner is not None:
            return inner
        if token.dep_ in NUMERAL and token.head.pos_ in {"NOUN", "PROPN", "SYM"} and not first <= token.head.i < last:
            if token.head.i > token.i:
                return token.head
            return None
        if token.dep_ in NUMERAL and token.head.pos_ in {"NUM", "SYM", "NOUN", "ADJ"} and token.head is not token:
            token = token.head
            continue
        return None
    return None


def _of_phrase(token: Token, last: int, linking: set[str]) -> Token | None:
    """What follows in a phrase with a preposition right after the number: 13% of the value, $1 million in fuel."""
    after = [token.doc[last]] if last < len(token.doc) else []
    for child in (*after, *token.children):
        if child.dep_ == "prep" and child.lower_ in linking and child.i in (last, last - 1, last + 1):
            return next((each for each in child.children if each.dep_ == "pobj" and _is_thing(each)), None)
    return None


def _is_thing(token: Token) -> bool:
    return token.pos_ != "NUM" and token.ent_type_ not in {"DATE", "TIME"}


def _is_put(root: Token, numerals: Numerals) -> bool:
    """Put at 73, a turnout of two million: a count that is told of a noun which is not counted itself."""
    token = root
    while token.dep_ in NUMERAL and token.head.pos_ == "NUM":
        token = token.head
    return token.dep_ == "pobj" and numerals.has("put", token.head.lower_)


def _said_of(root: Token, first: int, last: int, numerals: Numerals) -> Token | None:
    """The noun that an amount or share is told of: the loan in a loan worth $3 billion, exports in exports rose 2%."""
    token = root
    for _ in range(CLIMB):
        head = token.head
        if head is token:
            return None
        if numerals.has("percent", head.lower_):
            token = head
            continue
        if head.pos_ in {"NOUN", "PROPN"} and not first <= head.i < last and head.ent_type_ != "GPE":
            return head
        if head.pos_ in {"VERB", "AUX"}:
            subject = next((c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
            placed = [c for c in head.children if c.dep_ == "dobj" and not first <= c.i < last and c is not token]
            if placed and token.dep_ in {"prep", "npadvmod"}:
                return placed[0]
            return subject if subject is not None and subject.pos_ in {"NOUN", "PROPN"} else None
        token = head
    return None


def _named(noun: Token, first: int, last: int, *, whole: bool = True) -> tuple[int, int]:
    """The tokens of a noun phrase without its number, its article and the clauses that follow it.

    Without ``whole`` what follows the noun is left out where it has numbers of its own.
    """
    start = _left(noun, first, last)
    stop = noun.i + 1
    for child in noun.rights:
        if child.dep_ in CLAUSES or child.is_punct:
            break
        if first <= child.i < last:
            continue
        if any(each.dep_ == "pcomp" for each in child.children):
            break
        if not whole and any(each.like_num for each in child.subtree):
            break
        end = _right_edge(child)
        if end - start > LONGEST:
            break
        stop = max(stop, end)
    return min(start, noun.i), stop


def _left(noun: Token, first: int, last: int) -> int:
    start = noun.i
    for child in sorted(noun.lefts, key=lambda each: each.i, reverse=True):
        inside = first <= child.i < last or any(first <= each.i < last for each in child.subtree)
        if (
            inside
            or child.pos_ == "NUM"
            or child.dep_ in {"det", "predet", "cc", "punct", "preconj"}
            or child.dep_ in CLAUSES
        ):
            break
        start = child.left_edge.i
    return max(start, last) if first < noun.i and start < last else start


def _right_edge(child: Token) -> int:
    """The end of a modifier that follows, cut before a clause of its own."""
    tokens = list(child.subtree)
    for token in tokens:
        if token.dep_ in {"relcl", "advcl", "ccomp", "appos", "parataxis"} or (token.is_punct and token.text in ",;:"):
            return int(max(child.i + 1, token.left_edge.i if token.dep_ != "punct" else token.i))
    return int(tokens[-1].i + 1)


def clause(token: Token) -> Token | None:
    """The verb that a noun or number belongs to."""
    for _ in range(CLIMB):
        if token.head is token:
            return token if token.pos_ in {"VERB", "AUX"} else None
        if token.dep_ in {"acl", "relcl"}:
            return token if token.pos_ in {"VERB", "AUX"} else None
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token
    return None


def measured(phrase_: Phrase, numerals: Numerals) -> str | None:
    """What is said about what is counted: killed, displaced, access to electricity; else None."""
    top = phrase_.number if phrase_.noun is None or phrase_.number.is_ancestor(phrase_.noun) else phrase_.noun
    for _ in range(CLIMB):  # 90% of the population: the percentage is the subject
        if top.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "npadvmod", "appos", "conj"} or top.head is top:
            break
        if top.dep_ in {"pobj", "prep"}:
            break
        top = top.head
    own = _participle(phrase_, numerals) or _adjective(phrase_, numerals)
    if own:
        return own
    verb = clause(top)
    if verb is None or top.dep_ in {"pobj", "prep"}:
        return _death(verb, numerals)
    return _said(verb, top, phrase_, numerals)


def _death(verb: Token | None, numerals: Numerals) -> str | None:
    word = numerals.value("killed", verb.lemma_) if verb is not None else None
    return str(word) if word is not None and verb is not None and verb.tag_ in {"VBD", "VBN"} else None


def _participle(phrase_: Phrase, numerals: Numerals) -> str | None:
    """Killed in "twelve people killed in the raid", wounded in "six wounded"."""
    for token in (phrase_.noun, phrase_.number):
        if token is None:
            continue
        held = [token, *(child for child in token.children if child.dep_ == "acl" and child.tag_ == "VBN")]
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


def _said(verb: Token, top: Token, phrase_: Phrase, numerals: Numerals) -> str | None:
    if (word := numerals.value("killed", verb.lemma_)) is not None:
        return str(word)
    inner = next((child for child in verb.children if child.dep_ == "xcomp"), None)
    if inner is not None and numerals.has("opinion", verb.lemma_):
        return _said(inner, top, phrase_, numerals)
    if top.dep_ == "nsubj" and numerals.has("light", verb.lemma_):
        return _complement(verb, phrase_)
    if top.dep_ not in {"nsubj", "nsubjpass", "dobj", "attr", "npadvmod"}:
        return None
    if numerals.has("light", verb.lemma_):
        return None
    tokens = [verb, *(c for c in verb.children if c.dep_ in {"prt", "acomp", "neg"})]
    if top.dep_ == "nsubj":
        tokens += [t for c in verb.children if c.dep_ in {"dobj", "attr"} for t in c.subtree]
    tokens = sorted(tokens, key=lambda each: each.i)
    return _text(tokens, phrase_)


def _complement(verb: Token, phrase_: Phrase) -> str | None:
    """What is had or been: zero access to electricity, in favour, without power."""
    for child in verb.children:
        if child.dep_ in {"dobj", "attr", "acomp", "prep"} and child.i > verb.i:
            return _text(sorted(child.subtree, key=lambda each: each.i), phrase_)
    return None


def _text(tokens: list[Token], phrase_: Phrase) -> str | None:
    """The words of tokens up to the first comma or gap or the number itself, at most eight."""
    kept: list[Token] = []
    for token in tokens[:8]:
        if token.is_punct and token.text in {",", ";", ":", "(", "“", '"', "”", ")"}:
            break
        if kept and token.i - kept[-1].i > 1 and token.dep_ not in {"prt", "acomp"}:
            break
        if phrase_.first <= token.i < phrase_.last:
            break
        kept.append(token)
    return "".join(token.text_with_ws for token in kept).strip() or None
