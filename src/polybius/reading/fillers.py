"""The parties that fill the slots of a predicate: mentions of the cast at the tokens that the slots lead to.

Where the parser has lost the subject, the party that stands directly before the verb takes its place; lists of names
that it has taken apart are put together again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from polybius.reading.coreference_agreement import small_words
from polybius.reading.document import Cast, CastMention
from polybius.reading.governed import counted, fits, lemma, prep_objects
from polybius.reading.roles import shares_passive, slot
from polybius.reading.slots import usual


@dataclass(frozen=True, slots=True)
class Filler:
    """Parties that fill a slot: the mention that names them."""

    slot: str
    mention: CastMention


def fillers(
    token: Token, names: Iterable[str], cast: Cast, *, every: bool = False, beside: Iterable[Token] = ()
) -> tuple[Filler, ...]:
    """The parties in the first of these slots that has any; with ``every``, in all of them.

    ``beside`` are further words of the predicate (*at odds*), whose prepositional phrases count as its own.
    """
    found: list[Filler] = []
    for name in names:
        if found and not every:
            break
        for candidate in slot(token, name):
            found.extend(Filler(name, mention) for mention in _mentions(candidate, name, cast))
        for host in beside:
            for candidate in prep_objects(host, name):
                found.extend(Filler(name, mention) for mention in _mentions(candidate, name, cast))
    if not found and "subject" in names:
        found = [Filler("before", m) for m in _lost_subject(token, cast)]
    return _distinct(each for filler in found for each in _enumerated(filler, token.doc, cast))


def _enumerated(filler: Filler, doc: Doc, cast: Cast) -> Iterator[Filler]:
    """A party and those listed with it (*A, B, C and D*): the parser loses long lists of names."""
    listed, at = [filler], filler.mention.last
    while at + 1 < len(doc) and (doc[at].pos_ == "CCONJ" or doc[at].lower_ == ","):
        last = doc[at].pos_ == "CCONJ" or doc[at + 1].pos_ == "CCONJ"
        at += 2 if doc[at + 1].pos_ == "CCONJ" else 1
        following = cast.starting_at(at)
        if following is None or not following.actors:
            break
        listed.append(Filler(filler.slot, following))
        at = following.last
        if last:
            break
    gap = doc[listed[-2].mention.last : listed[-1].mention.first] if len(listed) > 2 else ()
    goes_on = len(listed) > 2 and doc[at - 1].pos_ == "CCONJ"  # the last one listed is nobody known
    yield from listed if goes_on or any(t.pos_ == "CCONJ" for t in gap) else listed[:1]


def _lost_subject(token: Token, cast: Cast) -> Iterator[CastMention]:
    """The party before the verb, or before a verb that the parser has made an attribute of this one's subject."""
    direct = list(_directly_before(token, cast))
    if direct:
        yield from direct
        return
    for noun in (c for c in token.children if c.dep_ == "nsubj"):
        for verb in (c for c in noun.children if c.dep_ == "amod" and c.tag_ in {"VBN", "VBD"}):
            yield from _directly_before(verb, cast)


def _mentions(candidate: Token, name: str, cast: Cast) -> Iterator[CastMention]:
    """The parties that a noun and its conjuncts name; a noun that names none passes on to its modifiers."""
    for each in (candidate, *candidate.conjuncts):
        if each is not candidate and _is_excepted(each):
            continue
        mention = cast.at(each)
        if mention is not None and mention.actors:
            yield mention
        elif name != "modifier":
            yield from (_modifying(each, cast) if each.pos_ in {"NOUN", "PROPN"} else ()) or _behind(each, cast)


def _is_excepted(token: Token) -> bool:
    """ "Every state but Hungary": behind a word that takes it out."""
    before = token.nbor(-1) if token.i else None
    return before is not None and before.lower_ in small_words("exceptions", token.doc.lang_)


def _modifying(noun: Token, cast: Cast) -> list[CastMention]:
    named = (cast.at(child) for child in noun.children if child.dep_ in {"compound", "nmod", "amod", "poss", "appos"})
    return [mention for mention in named if mention is not None and mention.actors]


def _behind(word: Token, cast: Cast) -> list[CastMention]:
    """The parties that a count or a person belongs to (*thousands of NATO troops*, *the head of the central bank*)."""
    language = word.doc.lang_
    of = list(counted(word))
    if word.pos_ == "NOUN" and fits(("@people",), lemma(word), language):
        of += [each for preposition in usual(language, "possession") for each in prep_objects(word, preposition)]
    return [mention for each in of if (mention := cast.at(each)) is not None and mention.actors]


def _directly_before(token: Token, cast: Cast) -> Iterator[CastMention]:
    """The party just before a verb that has lost its subject: the parser takes some verbs for participles."""
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in token.children) or token.dep_ in {"acl", "relcl"}
    if passive or shares_passive(token) or token.tag_ not in {"VBD", "VBN", "VBZ", "VBP"}:
        return
    at = token.i - 1
    while at > token.sent.start and token.doc[at].pos_ in {"AUX", "ADV", "PART"}:
        at -= 1
    mention = cast.at(token.doc[at]) if at >= 0 else None
    while mention is not None and mention.last == at + 1 and mention.actors:
        yield mention
        at = mention.first - 2  # the one before in "A and B"
        joined = at >= token.sent.start and token.doc[at + 1].pos_ == "CCONJ"
        mention = cast.at(token.doc[at]) if joined else None


def _distinct(found: Iterable[Filler]) -> tuple[Filler, ...]:
    seen: dict[tuple[int, int], Filler] = {}
    for each in found:
        seen.setdefault((each.mention.first, each.mention.last), each)
    return tuple(seen.values())
