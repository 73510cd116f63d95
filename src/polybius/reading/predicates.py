"""The predicates of political events: which words report which PLOVER event, under which conditions.

The senses are data (vocabulary/LANGUAGE/predicates_*.yaml); this module matches them against a parse. A sense
names verbs, nouns or adjectives by lemma. Several words make a pattern: ``"pull out"`` wants the later words
behind the first one in the same sentence with only modifiers between; a star lets up to `GAP` tokens stand there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from spacy.tokens import Doc, Token

from polybius import vocabulary
from polybius.reading.senses import Sense, noun_classes, senses
from polybius.reading.slots import usual

GAP = 6
"""Tokens that may lie between two words of a pattern: room for a noun phrase with its modifiers, not for a clause."""

CLAUSE = 30
"""Words of a clause that are searched for what it tells besides: some clauses are whole paragraphs."""

BETWEEN = frozenset({"DET", "ADJ", "ADV", "NUM", "PRON", "PART", "CCONJ"})
"""Parts of speech that may stand between the words of a pattern; a star in the pattern lets anything stand there."""


@dataclass(frozen=True, slots=True)
class Particles:
    """An entry of verb particles."""

    id: str
    words: tuple[str, ...]
    definition: str
    example: str


@dataclass(frozen=True, slots=True)
class Lemma:
    """An entry of verbs that the tagger's lemmatiser reads wrongly."""

    lemma: str
    read: tuple[str, ...]
    definition: str
    example: str


@dataclass(frozen=True, slots=True)
class Match:
    """A sense that the words at a token can have, and the tokens that its pattern took up."""

    sense: Sense
    token: Token
    used: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    sense: Sense
    rest: tuple[str, ...]


def matches(token: Token, language: str) -> tuple[Match, ...]:
    """Every sense that the words at this token can have, the most specific first."""
    found = [m for pattern in _patterns(token, language) if (m := _match(pattern, token, language)) is not None]
    return tuple(sorted(found, key=lambda m: (-specificity(m), m.sense.id)))


def fits(wanted: Iterable[str], lemma: str, language: str) -> bool:
    """Is a lemma among the wanted lemmas and ``@classes``?"""
    classes = noun_classes(language)
    return any(lemma in classes.get(each[1:], ()) if each.startswith("@") else lemma == each for each in wanted)


def lemma(token: Token) -> str:
    """The lemma in lower case; the tagger keeps the capital of words that it takes for names, and errs with some verbs."""
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


@cache
def _index(language: str) -> Mapping[tuple[str, str], tuple[_Pattern, ...]]:
    index: dict[tuple[str, str], list[_Pattern]] = {}
    for sense in senses(language):
        for kind, words in (("v", sense.verbs), ("n", sense.nouns), ("a", sense.adjectives)):
            for word in words:
                firsts, *rest = word.split()
                for first in firsts.split("|"):
                    index.setdefault((kind, first), []).append(_Pattern(sense, tuple(rest)))
    return {key: tuple(patterns) for key, patterns in index.items()}


def _patterns(token: Token, language: str) -> tuple[_Pattern, ...]:
    own = _index(language).get((kind_of(token), lemma(token)), ())
    if token.dep_ != "amod" or token.pos_ != "ADJ":
        return own
    compounds = _index(language).get(("n", lemma(token)), ())  # *a general strike*: an adjective opens a noun's pattern
    return (*own, *(each for each in compounds if each.rest))


def kind_of(token: Token) -> str:
    """The part of speech that vocabulary entries tell apart: ``v``, ``n`` or ``a`` (all that is neither)."""
    if token.pos_ in {"VERB", "AUX"}:
        return "v"
    return "n" if token.pos_ in {"NOUN", "PROPN"} else "a"


def _match(pattern: _Pattern, token: Token, language: str) -> Match | None:
    used = follow(pattern.rest, token)
    if used is None or (token.pos_ == "VERB" and _other_verb(token, used, language)):
        return None
    anchor = _anchor(token, used)
    if not _conditions_hold(pattern.sense, anchor, used, language):
        return None
    return Match(pattern.sense, anchor, (token.i, *used))


def _anchor(token: Token, used: tuple[int, ...]) -> Token:
    """The token that carries the slots: of a compound noun (*hunger strike*, *general strike*) its head, else the first
    word."""
    compound = token.pos_ in {"NOUN", "PROPN"} and token.dep_ == "compound"
    if (compound or (token.pos_ == "ADJ" and token.dep_ == "amod")) and token.head.i in used:
        return token.head
    return token


def _other_verb(token: Token, used: tuple[int, ...], language: str) -> bool:
    """Does a particle that the pattern does not name make another verb of this one (*back out*)?"""
    after = token.i + 1
    return after < len(token.doc) and after not in used and token.doc[after].lower_ in particles(language)


@cache
def particles(language: str) -> frozenset[str]:
    """Particles that make another verb of the one before them."""
    return frozenset(word for each in vocabulary.load("particles", Particles, language=language) for word in each.words)


def follow(rest: Sequence[str], token: Token) -> tuple[int, ...] | None:
    """The tokens that carry the later words of a pattern, or None where one is missing."""
    used: list[int] = []
    at, end, leap = token.i, token.sent.end, False
    for place, word in enumerate(rest, 1):
        if word == "*":
            leap = True
            continue
        options = word.split("|")
        window = token.doc[at + 1 : min(end, at + 2 + GAP)]
        whole = token.pos_ == "VERB" and place == len(rest)  # a cable is sent, no *cable car*
        fitting = (t for t in window if t.lower_ in options or fits(options, lemma(t), t.doc.lang_))
        hit = next((t for t in fitting if not (whole and t.dep_ == "compound")), None)
        if hit is None or not (_belongs(hit, token) if leap else _reachable(token.doc[at + 1 : hit.i], hit)):
            return None
        used.append(hit.i)
        at, leap = hit.i, False
    return tuple(used)


def _belongs(hit: Token, first: Token) -> bool:
    """Does a word that a pattern leaps to belong to the pattern's first word? What opens an infinitive may belong to a
    clause on the way (*told reporters that Uganda had the right to leave*)."""
    at = hit.head.head if hit.dep_ == "aux" else first
    while at.i > first.i and at.head != at:
        if at.pos_ in {"VERB", "AUX"} and any(c.dep_ in {"nsubj", "nsubjpass"} for c in at.children):
            return False
        at = at.head
    return True


def _reachable(between: Iterable[Token], hit: Token) -> bool:
    """May these tokens stand inside a pattern? Modifiers before a noun may, an object before a preposition not."""
    if hit.pos_ in {"ADP", "SCONJ"} and hit.dep_ != "prt":
        return all(t.pos_ in {"ADV", "PART"} or t.is_quote for t in between)
    return all(
        t.pos_ in BETWEEN or t.dep_ in {"compound", "amod"} or t.is_quote or t.text == "-" or hit.dep_ == "prt"
        for t in between
    )


def fits_token(wanted: Sequence[str], head: Token, language: str) -> bool:
    """Like `fits`, for a token: ``@name`` is any proper noun, ``@thing`` any noun, ``@people`` persons by name too."""
    if ("@name" in wanted and head.pos_ == "PROPN") or ("@thing" in wanted and head.pos_ in {"NOUN", "PROPN"}):
        return True
    if "@people" in wanted and head.ent_type_ == "PERSON":
        return True
    return fits(wanted, lemma(head), language)


def _conditions_hold(sense: Sense, token: Token, used: Sequence[int], language: str) -> bool:
    if sense.negated and not _is_negated(token):
        return False
    heads = [*objects(token), *_behind(token.doc, used)] if sense.object or sense.not_object else []
    if sense.object and not any(fits_token(sense.object, head, language) for head in heads):
        return False
    if sense.not_object and any(fits_token(sense.not_object, head, language) for head in heads):
        return False
    if sense.content_aux and not any(_opens(c, sense.content_aux) for c in token.children if c.dep_ == "ccomp"):
        return False
    if sense.clause and not any(fits(sense.clause, lemma(t), language) for t in islice(token.subtree, CLAUSE)):
        return False
    if sense.content and not any(fits(sense.content, lemma(each), language) for each in _contents(token)):
        return False
    if sense.bare and any(c.dep_ in {"ccomp", "oprd", "acomp"} for c in token.children):
        return False
    if sense.no_question and _is_question(token, language):
        return False
    if sense.not_content and any(lemma(c) in sense.not_content for c in token.children if c.dep_ == "xcomp"):
        return False
    return all(
        any(fits_token(wanted, each, language) for each in prep_objects(token, preposition))
        for preposition, wanted in sense.prep.items()
    )


def _opens(clause: Token, words: Sequence[str]) -> bool:
    """Is one of these the auxiliary that a clause begins with (*be* for *that he be freed*, not for *will be freed*)?"""
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


def specificity(match: Match) -> int:
    """How narrow a match is: of two senses of one word the one with more conditions is meant."""
    sense = match.sense
    conditions = 4 * bool(sense.complement or sense.content) + bool(sense.sectors) + 2 * bool(sense.subject) + 5 * bool(sense.negated)
    return conditions + 3 * (len(match.used) - 1) + 2 * bool(sense.object) + 2 * len(sense.prep)
