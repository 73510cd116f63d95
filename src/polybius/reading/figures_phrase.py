"""What a number counts and what is said about it, from the dependency tree."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from polybius.reading.figures_naming import LONGEST, named, right_edge
from polybius.reading.figures_numbers import Number, Numerals

NEAR = 4
"""Tokens behind a number within which its noun stands where the parse does not tell."""
CLIMB = 8
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
IN_CLAUSE = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "npadvmod"})
"""How the words of a figure stand in their clause; what is told of it is what the clause tells."""
NUMERAL = {"nummod", "quantmod", "compound", "amod", "det", "advmod", "predet", "nmod"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number in its clause: the tokens of the number, the noun counted, and the phrase that names it."""

    first: int
    last: int
    number: Token
    noun: Token | None
    of: tuple[int, int] | None
    rate: tuple[int, int] | None = None

    def evidence(self) -> tuple[int, int]:
        """The tokens from the number to the end of its noun phrase, in whichever order they stand."""
        parts = [(self.first, self.last), *(part for part in (self.of, self.rate) if part is not None)]
        return min(first for first, _ in parts), max(last for _, last in parts)


def phrase(doc: Doc, number: Number, numerals: Numerals) -> Phrase:
    """The phrase of a number. Where it counts nothing itself ("rose 1.8%"), what it is said of stands in its place."""
    span = doc.char_span(number.start, number.end, alignment_mode="expand")
    assert span is not None
    first, last, root = span.start, span.end, span.root
    told_of = root.dep_ == "pobj" and root.head.head.pos_ == "NOUN"  # a ransom of $2 million for two nurses
    own = {"any"} if told_of else {"any", number.kind}
    linking = {word for word, kinds in numerals.units["of"].items() if kinds in own}
    noun = _counted(root, first, last, linking, numerals)
    if noun is None and number.kind in {"count", "collective"}:
        noun = _following(doc, last, numerals)
    if noun is not None:
        return _without_rate(Phrase(first, last, root, noun, named(noun, first, last)), numerals)
    if number.kind == "measure":
        return _length(Phrase(first, last, root, None, None), numerals)
    if number.kind not in {"count", "collective"}:
        noun = _said_of(root, first, last, numerals, money=number.kind == "currency")
    elif _is_put(root, numerals) or _is_of_quantity(root, numerals):
        noun = _said_of(root, first, last, numerals)
        known = noun is None or numerals.has("quantity", noun.lemma_) or numerals.has("stock", noun.lemma_)
        if not known and noun is not None and noun.tag_ != "NNS":
            noun = None
    of = named(noun, first, last, whole=False) if noun is not None else None
    return _without_rate(Phrase(first, last, root, noun, of), numerals)


def _following(doc: Doc, last: int, numerals: Numerals) -> Token | None:
    """The plural right behind a number, over its modifiers, where the parser has hung the number elsewhere."""
    for token in doc[last : last + NEAR]:
        if token.tag_ in {"NNS", "NNPS"}:
            following = doc[token.i + 1] if token.i + 1 < len(doc) else None
            return token if following is None or following.pos_ not in {"NOUN", "PROPN"} else None
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"} or numerals.has("killed", token.lower_):
            return None
    return None


def _without_rate(phrase_: Phrase, numerals: Numerals) -> Phrase:
    """The phrase, and apart from what it counts the unit that it is told by: a day, per tonne."""
    doc = phrase_.number.doc
    places = [phrase_.last]
    if phrase_.of is not None and phrase_.of[0] >= phrase_.last:
        places += [*range(phrase_.of[0] + 1, phrase_.of[1]), phrase_.of[1]]
    for at in places:
        pair = doc[at : at + 2]
        if len(pair) < 2 or not numerals.has("rate_word", pair[0].lower_) or not numerals.has("rate", pair[1].lower_):
            continue
        if not numerals.has("passed_time", doc[at + 2].lower_ if at + 2 < len(doc) else ""):
            of = phrase_.of
            if of is not None and of[0] < at < of[1]:
                of = (of[0], at)
            return replace(phrase_, of=of, rate=(at, at + 2))
    return phrase_


def _length(phrase_: Phrase, numerals: Numerals) -> Phrase:
    """The phrase of a length: what it leads to in 12 km south of the town, the slick in a slick 3 km long."""
    doc, last = phrase_.number.doc, phrase_.last
    following = doc[last] if last < len(doc) else None
    if following is None:
        return phrase_
    if numerals.has("direction", following.lower_):
        end = _way_end(following, numerals)
        return replace(phrase_, of=(last, end)) if end is not None else phrase_
    if not numerals.has("dimension", following.lower_):
        return phrase_
    bearer = following.head if phrase_.number.head.i == last else phrase_.number.head
    if bearer.pos_ in {"VERB", "AUX"}:
        bearer = next((c for c in bearer.children if c.dep_ == "nsubj"), bearer)
    if bearer.pos_ not in {"NOUN", "PROPN"}:
        return phrase_
    of = named(bearer, phrase_.first, last, whole=False)
    return replace(phrase_, last=last + 1, noun=bearer, of=of)


def _way_end(first: Token, numerals: Numerals) -> int | None:
    """The end of a way that begins with a word of direction: south-west of the town, off the coast; None for "away"."""
    at = first.i + 1
    while at < len(first.doc) and (first.doc[at].text == "-" or numerals.has("direction", first.doc[at].lower_)):
        at += 1
    words = first.doc[first.i : min(len(first.doc), at + 1)]
    ends = [right_edge(c) for word in words for c in word.children if c.dep_ == "pobj" and c.i > word.i]
    end = max(ends, default=None)
    return end if end is None or end - first.i <= LONGEST else None


def _is_of_quantity(root: Token, numerals: Numerals) -> bool:
    """A count that is told of a toll, a number or a total: the toll rose to 51, the number has passed a million."""
    verb = clause(root)
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None) if verb is not None else None
    return subject is not None and subject.i < root.i and numerals.has("quantity", subject.lemma_)


def _counted(root: Token, first: int, last: int, linking: set[str], numerals: Numerals) -> Token | None:
    """The noun that a number counts: soldiers in 1,500 soldiers and in three of the soldiers."""
    for token in root.doc[first:last]:
        thing = token.head.pos_ in {"NOUN", "PROPN"} or (token.head.is_alpha and token.head.dep_ in {"pobj", "dobj"})
        if token.dep_ == "nummod" and token.head.i >= last and thing:
            if numerals.has("worth", token.head.lower_):
                return _of_phrase(token.head, token.head.i + 1, linking)
            return _last_noun(token.head) if not _is_beyond_phrase(token.head, last) else None
    if root.dep_ == "nsubj" and root.pos_ == "NUM":  # nine were children
        told = [c for c in root.head.children if c.dep_ == "attr" and c.tag_ == "NNS"]
        if told:
            return told[0]
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


def _last_noun(noun: Token) -> Token:
    """Fighters in 800 Syldavian foreign fighters, where the parser stops at the name before them."""
    if noun.tag_ != "NNP":
        return noun
    for token in noun.doc[noun.i + 1 : noun.i + NEAR]:
        if token.tag_ == "NNS":
            return token
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            break
    return noun


def _is_beyond_phrase(noun: Token, last: int) -> bool:
    """Eleven points the two sides: a determiner between number and noun begins another phrase."""
    return any(token.dep_ == "det" for token in noun.doc[last : noun.i])


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


def _said_of(root: Token, first: int, last: int, numerals: Numerals, *, money: bool = False) -> Token | None:
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
            return head if any(each.isalpha() for each in head.text) else None
        if head.pos_ in {"VERB", "AUX"}:
            subject = next((c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
            placed = [c for c in head.children if c.dep_ == "dobj" and not first <= c.i < last and c is not token]
            if token.dep_ == "prep" and not numerals.has("level", token.lower_) and head.pos_ == "VERB" and placed:
                return None
            if placed and token.dep_ in {"prep", "npadvmod"}:
                return placed[0]
            given = money and token.dep_ not in {"prep", "attr", "acomp"} and head.pos_ == "VERB"
            if given and not numerals.has("amounts", head.lemma_):
                return None
            if subject is None or first <= subject.i < last or subject.pos_ not in {"NOUN", "PROPN"}:
                return None
            return subject
        token = head
    return None


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


def standing(phrase_: Phrase) -> Token:
    """The word of a figure that stands in its clause: the percentage in 90% of the population, its first noun."""
    top = phrase_.number if phrase_.noun is None or phrase_.number.is_ancestor(phrase_.noun) else phrase_.noun
    for _ in range(CLIMB):
        if top.dep_ in IN_CLAUSE or top.dep_ in {"appos", "conj", "pobj", "prep"} or top.head is top:
            break
        top = top.head
    for _ in range(CLIMB):  # a man and two women were shot
        if top.dep_ != "conj" or top.head.pos_ not in {"NOUN", "PROPN"}:
            break
        top = top.head
    return top


def of_subject(phrase_: Phrase, verb: Token) -> Phrase:
    """The phrase of the votes of a verb's subject."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}), None)
    of = named(subject, phrase_.first, phrase_.last, whole=False) if subject is not None else None
    return replace(phrase_, of=of, noun=None, rate=None)
