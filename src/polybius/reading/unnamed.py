"""Parties that stand in a slot by words alone: *a car bomb*, *some of the crowd*, *the last bastion in the valley*.

Who they are the article does not say, or not so that it could be told: their ids stay unknown, and the words are kept
as the event's actor or recipient span, so that a reader sees who or what acted and was acted upon.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.actors_words import is_noun
from polybius.reading.document import CastMention
from polybius.reading.fillers import Filler
from polybius.reading.governed import fits, lemma
from polybius.reading.predicates import Match, matches
from polybius.reading.roles import slot
from polybius.reading.slots import usual

NO_PARTY = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "LANGUAGE", "LAW"})
"""Entities of the parser that nobody is."""

OWNED = frozenset({"poss", "compound", "complement", "cause", "experiencer"})
"""Slots that only a party can fill: a thing in them says nothing of who acted."""

SOMEBODY = frozenset({"PERSON", "ORG", "NORP", "GPE"})
"""Entities of the parser that can act, though knowledge does not have them."""

WHY = "words for a party that the text does not name"


def in_words(
    match: Match, names: Iterable[str], taken: Iterable[Filler] = (), *, acts: bool = False
) -> tuple[Filler, ...]:
    """The words in the first of these slots that holds a noun which nobody resolved; empty where none does.

    ``acts``: the slots are those of who does it, where a weapon or its effect may stand as well.
    """
    token = match.token
    held = {i for f in taken for i in range(f.mention.first, f.mention.last)} | {token.i, *match.used}
    for name in names:
        if name.endswith("modifier") or name in OWNED:
            continue
        found = [
            Filler(name, _words(each)) for each in slot(token, name) if each.i not in held and _may_be_one(each, acts)
        ]
        if name.rpartition(".")[2] in usual(token.doc.lang_, "venue"):  # *in cash* is nobody, *in the valley* is
            found = [each for each in found if is_somebody(each, token) or is_ground(each, token)]
        if found:
            return tuple(found)
    return ()


def _may_be_one(token: Token, acts: bool) -> bool:
    """A noun that is no time, sum or act by itself, or a pronoun for several people."""
    if token.pos_ in {"NOUN", "PROPN"}:
        language = token.doc.lang_
        armed = acts and lemma(token) in _doers("weapons", language)
        tells = not armed and bool(matches(token, language))
        return token.ent_type_ not in NO_PARTY and not tells
    pronouns = _doers("several", token.doc.lang_) | _doers("persons", token.doc.lang_)
    return acts and lemma(token) in pronouns  # what *them* stands for may be a thing


def is_somebody(filler: Filler, token: Token, *, alone: bool = False) -> bool:
    """Do the words stand for people or for what only people handle, and not for any thing?

    ``alone``: no party of the event is known, and a mere pronoun tells nothing.
    """
    head = token.doc[filler.mention.head]
    language = token.doc.lang_
    return (
        (not alone and lemma(head) in _doers("persons", language))
        or (head.pos_ == "PROPN" and head.ent_type_ in SOMEBODY)
        or is_noun(lemma(head), language)
        or fits(("@people",), lemma(head), language)
        or any(lemma(head) in _doers(each, language) for each in ("several", "weapons", "bodies"))
    )


def are_people(filler: Filler, token: Token) -> bool:
    """Do the words stand for people, and not for a weapon or a craft?"""
    head = token.doc[filler.mention.head]
    return (
        head.pos_ == "PRON" or is_noun(lemma(head), head.doc.lang_) or fits(("@people",), lemma(head), head.doc.lang_)
    )


def is_weapon(word: str, language: str = "en") -> bool:
    """Does a word name a weapon or its effect?"""
    return word in _doers("weapons", language) or word.removesuffix("s") in _doers("weapons", language)


def is_ground(filler: Filler, token: Token) -> bool:
    """Do the words stand for a place or a building?"""
    head, language = token.doc[filler.mention.head], token.doc.lang_
    named = head.ent_type_ in {"GPE", "LOC", "FAC"}
    return named or fits(("@structures",), lemma(head), language) or lemma(head) in _doers("grounds", language)


def _words(head: Token) -> CastMention:
    """The noun with what stands before it."""
    first = max(head.left_edge.i, head.sent.start)
    while first < head.i and (head.doc[first].is_punct or head.doc[first].is_space):
        first += 1
    return CastMention(first, head.i + 1, head.i, (), "description", WHY)


def _doers(id: str, language: str) -> frozenset[str]:
    """Words that can be a party without being one by themselves."""
    return vocabulary.word_sets("doers", language)[id]
