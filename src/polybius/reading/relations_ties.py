"""The ties that the news tells of: their vocabulary, and where their two sides stand in a sentence.

A tie is told by a noun (*a member of NATO*), a verb (*hosts American troops*) or an adjective (*reliant on Russia*).
Slots are those of `polybius.reading.roles`, and five more: ``bearer`` (whom a noun is told of), ``own`` (the noun
itself), ``prefix`` (*Chinese-owned*), ``anti`` (*anti-China*) and ``holder`` (who has or signs what the noun names).
Small parsers err on titles and appositions, so that each of these slots also looks at the neighbouring words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.document import Cast, CastMention
from polybius.reading.governed import lemma, prep_objects
from polybius.reading.roles import patients, slot, subjects

DEPTH = 4
"""Steps from a noun to the one whose bearer it shares; more are a parse gone wrong."""
NAMES = frozenset({"NOUN", "PROPN", "ADJ"})
PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV", "PRON", "PART"})
"""Parts of speech inside a noun phrase; the walk from a noun back to a comma crosses nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One way of telling a tie.

    ``subject`` and ``object`` are slots in order; the first that a party fills is taken (all with ``every``; nothing
    that is joined to an object with ``single``). ``object_nouns``, ``subject_nouns``, ``modifiers``,
    ``not_particles`` and ``tense`` are conditions on the words around; ``marked`` are words that tell a tie as past,
    ``lifts`` nouns that the word only qualifies (*member state*). ``date`` says which end of the tie a bare date is,
    ``dated`` that it needs one. ``foreign`` is for forces abroad, ``understood`` for a colony named before,
    ``colonial`` for a tie that is colonial only where knowledge agrees. ``echo`` makes a pattern of its own: the
    same noun twice, the second time about all. ``gives`` is what the example is read as.
    """

    id: str
    predicate: str
    definition: str
    example: str
    gives: Mapping[str, Any]
    counter: str | None = None
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    object_nouns: tuple[str, ...] = ()
    subject_nouns: tuple[str, ...] = ()
    modifiers: tuple[tuple[str, ...], ...] = ()
    not_particles: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    lifts: tuple[str, ...] = ()
    subject_kinds: tuple[str, ...] = ()
    object_kinds: tuple[str, ...] = ()
    tense: str | None = None
    date: str | None = None
    dated: bool = False
    needs: str = "both"
    foreign: bool = False
    understood: bool = False
    every: bool = False
    single: bool = False
    colonial: bool = False
    echo: tuple[str, ...] = ()
    echo_words: tuple[str, ...] = ()
    echo_links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Index:
    nouns: dict[str, list[Tie]] = field(default_factory=dict)
    verbs: dict[str, list[Tie]] = field(default_factory=dict)
    adjectives: dict[str, list[Tie]] = field(default_factory=dict)


@cache
def ties(language: str) -> tuple[Tie, ...]:
    """Every tie of a language, in the order of the file."""
    return vocabulary.load("relations", Tie, language=language)


def words(language: str, name: str) -> frozenset[str]:
    """The small words of an entry."""
    return vocabulary.word_sets("relation_words", language)[name]


@cache
def _index(language: str) -> _Index:
    index = _Index()
    for tie in ties(language):
        for kind, told in ((index.nouns, tie.nouns), (index.verbs, tie.verbs), (index.adjectives, tie.adjectives)):
            for word in told:
                kind.setdefault(word, []).append(tie)
    return index


def told_at(token: Token, language: str) -> tuple[Tie, ...]:
    """The ties that a word may tell, whose conditions on the words around it hold."""
    index, word = _index(language), lemma(token)
    found: list[Tie] = []
    if token.pos_ in {"NOUN", "PROPN"}:
        found += index.nouns.get(word, index.nouns.get(token.lower_, []))
    if token.pos_ in {"VERB", "AUX"}:
        found += index.verbs.get(word, [])
    if token.pos_ in {"ADJ", "VERB"}:
        found += index.adjectives.get(token.lower_, [])
    return tuple(tie for tie in {tie.id: tie for tie in found}.values() if _holds(tie, token, language))


def _holds(tie: Tie, token: Token, language: str) -> bool:
    near = {t.lower_ for t in token.lefts} | {t.lower_ for t in left_of(token)}
    if not all(near & set(group) for group in tie.modifiers):
        return False
    if any(c.lower_ in tie.not_particles for c in token.children):
        return False
    if any(t.lower_ in words(language, "non") for t in left_of_hyphens(token)):
        return False
    if (tie.tense == "present" and not _generic(token)) or (tie.tense == "finite" and token.tag_ == "VBG"):
        return False
    if tie.object == ("anti",) and not list(_against(token, language)):
        return False
    if tie.subject_nouns and not any(lemma(each) in tie.subject_nouns for each in subjects(token)):
        return False
    return not tie.object_nouns or any(
        lemma(each) in tie.object_nouns or each.lower_ in tie.object_nouns for each in _patients(token)
    )


def _generic(verb: Token) -> bool:
    return verb.tag_ in {"VBZ", "VBP"} and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)


def _patients(token: Token) -> Iterator[Token]:
    for each in patients(token):
        yield each
        yield from each.conjuncts


def sides(token: Token, name: str, tie: Tie, language: str, cast: Cast) -> Iterator[Token]:
    """The words in a slot of a tie, whether or not they name parties."""
    if name == "bearer":
        yield from bearers(token, tie, language, cast)
    elif name == "own":
        yield token
    elif name == "prefix":
        yield from _hyphened(token)
    elif name == "anti":
        yield from _against(token, language)
    elif name == "holder":
        yield from _holders(token)
    else:
        found = list(slot(token, name))
        yield from found or _next_to(token, name)
        if name in {"modifier", "poss"}:
            yield from left_of(token)


def _next_to(token: Token, name: str) -> Iterator[Token]:
    """Where the parser has hung it elsewhere: the preposition right behind the word, the name right behind a verb."""
    if token.i + 1 >= token.sent.end:
        return
    following = token.nbor()
    if following.lower_ == name:
        yield from (c for c in following.children if c.dep_ in {"pobj", "pcomp"})
    elif name == "object" and token.pos_ == "VERB" and following.pos_ == "PROPN":
        yield following


def _holders(noun: Token) -> Iterator[Token]:
    """Who has or signs it (*signed a treaty*), who is bound by it."""
    if noun.dep_ in {"dobj", "attr"}:
        yield from subjects(noun.head)
    elif noun.dep_ == "pobj" and noun.head.dep_ in {"agent", "prep"}:
        yield from (c for c in noun.head.head.children if c.dep_ == "nsubjpass")


def left_of(token: Token) -> Iterator[Token]:
    """The words of the same phrase before a noun, nearest first: a title's modifiers may hang on the name behind it."""
    at = token.i - 1
    while at >= token.sent.start and token.doc[at].pos_ in PHRASE and token.doc[at].pos_ not in {"DET", "PRON"}:
        if token.doc[at].pos_ in NAMES:
            yield token.doc[at]
        at -= 1


def _hyphened(token: Token) -> Iterator[Token]:
    if token.i >= token.sent.start + 2 and token.doc[token.i - 1].text == "-":
        yield token.doc[token.i - 2]


def _against(token: Token, language: str) -> Iterator[Token]:
    """The word behind a prefix that says against whom: *anti-China alliance*, as three tokens or one."""
    prefixes = words(language, "anti")
    for each in left_of_hyphens(token):
        before = token.doc[max(0, each.i - 2) : each.i]
        if len(before) == 2 and before[0].lower_ in prefixes and before[1].text == "-":
            yield each


def left_of_hyphens(token: Token) -> Iterator[Token]:
    """The words of the phrase before a noun, over hyphens."""
    at = token.i - 1
    while at >= token.sent.start and (token.doc[at].pos_ in PHRASE or token.doc[at].text == "-"):
        yield token.doc[at]
        at -= 1


def bearers(token: Token, tie: Tie, language: str, cast: Cast) -> Iterator[Token]:
    """Whom a noun, adjective or participle is told of."""
    noun = token
    if token.dep_ in {"compound", "nmod", "amod"} and lemma(token.head) in tie.lifts:
        noun = token.head
    found = list(dict.fromkeys((*_by_syntax(noun, language, 0), *_instances(noun, language))))
    yield from found or _by_place(noun, cast)


def _by_syntax(noun: Token, language: str, depth: int) -> Iterator[Token]:
    head = noun.head
    if noun.tag_ == "VBN":
        yield from (c for c in noun.children if c.dep_ == "nsubjpass")
        yield from (head,) if noun.dep_ in {"acl", "amod"} else ()
    elif noun.dep_ in {"attr", "acomp", "oprd"} and head.pos_ in {"AUX", "VERB"}:
        yield from subjects(head)
    elif noun.dep_ == "appos" or _qualifies(noun):
        yield head
    elif noun.dep_ == "pobj" and head.lower_ in words(language, "as"):
        yield from _told_as(head.head)
    elif noun.dep_ == "pobj" and head.head.lower_ in words(language, "partitive") and depth < DEPTH:
        yield from _by_syntax(head.head, language, depth + 1)
    elif noun.dep_ in {"nsubj", "nsubjpass"} and lemma(head) in words(language, "copula"):
        yield from (c for c in head.children if c.dep_ == "attr" and c.pos_ == "PROPN")
    elif noun.dep_ == "conj" and depth < DEPTH and noun.pos_ == head.pos_:
        yield from _by_syntax(head, language, depth + 1)
    yield from (c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN")
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    if following.pos_ == "PROPN" and following.sent == noun.sent:
        yield following


def _qualifies(noun: Token) -> bool:
    """Does it stand before another noun: the title of a name?"""
    return noun.dep_ in {"compound", "nmod", "amod"} and noun.head.pos_ in {"PROPN", "NOUN"} and noun.head.i > noun.i


def _told_as(verb: Token) -> Iterator[Token]:
    found = list(patients(verb)) if verb.pos_ == "VERB" else []
    yield from found or (subjects(verb) if verb.pos_ in {"VERB", "AUX"} else ())


def _instances(noun: Token, language: str) -> Iterator[Token]:
    for word in words(language, "instances"):
        yield from (each for each in prep_objects(noun, word) if each.i > noun.i)


def _by_place(noun: Token, cast: Cast) -> Iterator[Token]:
    """The party before the comma that the noun's phrase follows, or behind the comma that follows the noun."""
    at = noun.i - 1
    while at > noun.sent.start and noun.doc[at].pos_ in PHRASE:
        at -= 1
    if noun.doc[at].text == "," and at > noun.sent.start:
        before = noun.doc[at - 1]
        yield from (before,) if _ends(before, cast) else ()
    behind = noun.doc[noun.i + 1 : noun.i + 3]
    if len(behind) == 2 and behind[0].text == "," and behind[1].pos_ == "PROPN":
        several = any(c.pos_ == "PROPN" for c in behind[1].conjuncts)
        yield from (behind[1],) if several == (noun.tag_ == "NNS") else ()


def _ends(token: Token, cast: Cast) -> CastMention | None:
    mention = cast.at(token)
    return mention if mention is not None and mention.last == token.i + 1 else None


def echoes(sentence: Iterable[Token], tie: Tie) -> tuple[Token, Token] | None:
    """*An attack on one is an attack on all*: the two nouns, where the sentence has this pattern."""
    nouns = [t for t in sentence if lemma(t) in tie.echo and any(c.dep_ == "prep" for c in t.children)]
    for first, second in pairwise(nouns):
        between = {lemma(t) for t in first.doc[first.i + 1 : second.i]}
        behind = {t.lower_ for t in second.doc[second.i + 2 : second.i + 5]}
        if between & set(tie.echo_links) and behind & set(tie.echo_words):
            return first, second
    return None
