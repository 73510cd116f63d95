"""What a position is about: the issue that the words of an article name, and what tells it from others.

Issues are told apart by their theme (vocabulary/LANGUAGE/issues.yaml) and its parties: *speak with the junta* and
*engage with the military government* are talks with one government. Where no theme is known, by their content words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from polybius.reading.document import Cast, CastMention, Document
from polybius.reading.governed import lemma
from polybius.reading.issue_themes import theme_of, theme_words
from polybius.reading.issue_turns import Landing, names_people
from polybius.reading.stances import stance_words
from polybius.records import Stance

CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})

OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "npadvmod", "expl"})
"""What belongs to the telling of an act and not to the act."""

LEFT_OUT = frozenset({"relcl", "advcl", "punct", "appos", "parataxis", "mark", "cc", "neg", "intj", "meta", "preconj"})
"""Links to what says more about an issue than which one it is."""

NO_ISSUE = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
"""Entities that are amounts and no issues: *insurers want weeks*."""

FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of verbs that carry a tense."""

DOERS = frozenset({"poss", "amod", "compound", "nmod", "nsubj"})
"""Links of those who do what an issue names, as against those to whom it is done."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What a position is about, in tokens, and what tells it from other issues."""

    head: Token
    tokens: tuple[int, ...]
    """The words of its wording, in order; those of the one who is present, where it is about a presence."""
    theme: str | None
    doers: frozenset[str]
    parties: frozenset[str]
    """Those to whom it is done, or with whom; and those who do it, apart."""
    words: frozenset[str]
    template: bool = False
    """It is worded by its theme's template, since the article has only its opposite, or only a party."""

    @property
    def first(self) -> int:
        """The first token of the passage that names it."""
        return min(self.head.i, self.tokens[0])

    @property
    def last(self) -> int:
        """One past its last token."""
        return max(self.head.i, self.tokens[-1]) + 1

    @property
    def key(self) -> str:
        """What tells issues apart, the same in every article."""
        if self.theme is None:
            return "|".join(sorted(self.words | self.parties | self.doers))
        by = [f"by:{each}" for each in sorted(self.doers)] if not self.parties else []
        things = sorted(self.words - theme_words(self.head.doc.lang_)[0]) if not self.parties and not by else []
        return "|".join((self.theme, *sorted(self.parties), *by, *things))

    @property
    def leans(self) -> bool:
        """Does its wording lean on another one: a bare noun, or a pronoun for those who are present?"""
        return self.bare or all(self.head.doc[i].pos_ in {"PRON", "DET"} for i in self.tokens)

    @property
    def bare(self) -> bool:
        """Is it one definite word, which stands for something named before (*the sale*)?"""
        doc = self.head.doc
        others = [i for i in self.tokens if i != self.head.i and doc[i].pos_ not in {"DET", "PUNCT"}]
        pointing = stance_words(doc.lang_)["pointing"]
        return not others and any(c.lower_ in pointing for c in self.head.children)


def issue_at(
    document: Document, cast: Cast, landing: Landing, holders: Iterable[str], *, own: bool = False
) -> Issue | None:
    """The issue that a stance has landed on; None for a pronoun, an amount, and where nothing tells it from others.

    ``holders`` are left out of its parties where it has others. ``own`` leaves out the head's own subject, auxiliaries
    and negation: *Kenya will not leave* is about leaving.
    """
    held = cast.parties(holders)
    if landing.who is not None:
        return _presence(cast, landing, landing.who)
    head = _told_of(landing.head, landing.stance)
    if head.pos_ in {"PRON", "DET", "PUNCT", "SPACE"} or _is_amount(head) or _is_bare_people(head) or _is_tale(head):
        return None
    own = own or any(c.dep_ == "nsubj" and _is_one_of(cast, c, held) for c in head.children)
    inside = sorted(t.i for t in _extent(head, OWN if own else frozenset(), stem=landing.stem))
    if sum(head.doc[i].pos_ != "DET" for i in inside) == 1:
        inside = sorted({*inside, *(t.i for t in _which(head))})
    if len(inside) == 1 and head.pos_ == "VERB":
        return None  # a bare verb (*threatened to act*) says too little to tell issues apart
    doers, parties = _roles(head, inside, cast)
    if landing.doer is not None and (mention := cast.at(landing.doer)) is not None and not doers:
        doers = cast.parties(mention.actors) - parties
    words = frozenset(_words(document, inside))
    theme = theme_of(head, inside)
    doers, parties = doers - held, (parties - held) or (parties if theme is None else frozenset())
    return Issue(head, tuple(inside), theme, doers, parties, words) if words or parties else None


def _told_of(head: Token, stance: Stance) -> Token:
    """What one is against who complains that something does harm: its subject, where that is no person."""
    finite = head.tag_ in FINITE or any(c.dep_ == "aux" and c.tag_ == "MD" for c in head.children)
    if stance != "against" or head.dep_ != "ccomp" or not finite:
        return head
    causes = [c for c in head.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"]
    return next((c for c in causes if not names_people(c, head.doc.lang_)), head)


def side_of(cast: Cast, head: Token) -> Issue | None:
    """The issue whose side is taken, where a stance is on a party itself."""
    mention = cast.at(head)
    if mention is None or not mention.actors or mention.how == "pronoun":
        return None
    tokens = tuple(range(mention.first, mention.last))
    return Issue(head, tokens, "side", frozenset(), cast.parties(mention.actors), frozenset(), template=True)


def _presence(cast: Cast, landing: Landing, who: Token) -> Issue:
    """The issue of whether somebody is present: forces, envoys, people."""
    within = who.dep_ in {"amod", "compound", "nmod"}  # *a French presence*: worded as it is
    tokens = tuple(sorted(t.i for t in _extent(landing.head if within else who, frozenset())))
    words = frozenset(lemma(who.doc[i]) for i in tokens if who.doc[i].pos_ in CONTENT_WORDS)
    inside = cast.within(tokens[0], tokens[-1] + 1)
    mention = cast.at(who)
    actors = mention.actors if mention is not None else tuple(a for m in inside for a in m.actors)
    return Issue(landing.head, tokens, "presence", frozenset(), frozenset(actors), words, template=not within)


def _is_one_of(cast: Cast, token: Token, parties: frozenset[str]) -> bool:
    mention = cast.at(token)
    return mention is not None and bool(cast.parties(mention.actors) & parties)


def _is_amount(head: Token) -> bool:
    return head.ent_type_ in NO_ISSUE or head.tag_ in {"CD", "$"} or any(c.tag_ == "$" for c in head.children)


def _is_tale(head: Token) -> bool:
    """A clause that tells what was done is no issue; one that says what should be, or what something is, may be."""
    if head.pos_ == "AUX" or any(c.dep_ in {"attr", "oprd", "acomp"} for c in head.children):
        named = any(c.dep_ in {"nsubj", "csubj"} and c.pos_ != "PRON" for c in head.children)
        return head.dep_ in {"ccomp", "acl"} and not named
    modal = any(c.tag_ in {"MD", "TO"} for c in head.children)
    passive = head.tag_ == "VBN" and any(c.dep_ == "auxpass" and c.tag_ in FINITE for c in head.children)
    return head.dep_ == "ccomp" and not modal and (head.tag_ in FINITE or passive)


def _is_bare_people(head: Token) -> bool:
    return head.pos_ in {"NOUN", "PROPN"} and names_people(head, head.doc.lang_)


def _extent(head: Token, without: frozenset[str], *, stem: Token | None = None) -> list[Token]:
    """The head with what it governs, without clauses that say more of it and further conjuncts that are verbs."""
    inside, queue = [head], [head]
    while queue:
        at = queue.pop()
        listed = any(c.dep_ == "conj" and c.pos_ not in {"VERB", "AUX"} for c in at.children)
        listed = listed and any(c.dep_ == "cc" for each in (at, *at.conjuncts) for c in each.children)
        for child in at.children:
            joins = child.dep_ == "cc" or (child.dep_ == "punct" and child.lower_ == ",")
            joins = (joins and listed) or child.tag_ == "HYPH"
            left_out = (child.dep_ in LEFT_OUT and not joins) or (at == head and child.dep_ in without)
            if (
                at == head
                and head.pos_ == "NOUN"
                and (child.dep_ in {"nsubj", "ccomp"} or child.tag_ in {"VBP", "VBZ"})
            ):
                left_out = True  # a noun that the parser takes for the verb of a sentence
            if child.dep_ == "relcl" and at.pos_ == "PRON" and at.i > head.i:
                left_out = False  # *those who gave the order*
            if left_out or (child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}) or _is_aside(child, head):
                continue
            if child == stem or (child.dep_ == "conj" and not listed):
                continue
            inside.append(child)
            queue.append(child)
    return inside


def _which(noun: Token) -> Iterator[Token]:
    """The relative clause that says which one is meant, where nothing else does: *a step that would raise tension*."""
    for clause in (c for c in noun.children if c.dep_ == "relcl" and noun.pos_ == "NOUN"):
        opening = clause.left_edge
        if opening.i == noun.i + 1 and opening.tag_ in {"WDT", "WP"}:
            yield from (t for t in clause.subtree if not t.is_punct)


def _is_aside(token: Token, head: Token) -> bool:
    """When and how it is done, and what is said of it, is no part of which issue it is."""
    if token.dep_ == "advmod" and all(c.dep_ == "neg" for c in token.children):
        return token.pos_ in {"ADV", "SCONJ"}
    if token.dep_ in {"amod", "acomp"} and token.i > token.head.i and token.head.pos_ == "NOUN":
        return token.tag_ == "JJ" and not any(True for _ in token.children)
    if token.dep_ in {"ccomp", "pcomp"} and token.head.pos_ == "VERB":
        return any(c.tag_ in {"WRB", "WP"} for c in token.children)
    timed = (c for c in token.children if c.dep_ == "pobj") if token.dep_ == "prep" and token.i > head.i else ()
    joined = token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "HYPH"  # *US-backed*
    return (token.dep_ == "npadvmod" and not joined) or any(c.ent_type_ in {"DATE", "TIME"} for c in timed)


def _roles(head: Token, inside: list[int], cast: Cast) -> tuple[frozenset[str], frozenset[str]]:
    """The parties that do what the issue names, and those to whom it is done."""
    doers: set[str] = set()
    others: set[str] = set()
    allowed = set(inside)
    for mention in cast.within(inside[0], inside[-1] + 1):
        if mention.head in allowed and mention.actors:
            (doers if _does(head, mention) else others).update(cast.parties(mention.actors))
    return frozenset(doers - others), frozenset(others)


def _does(head: Token, mention: CastMention) -> bool:
    token = head.doc[mention.head]
    by = token.dep_ == "pobj" and token.head.dep_ == "agent"
    return by or (token.dep_ in DOERS and token.head == head)


def _words(document: Document, inside: Iterable[int]) -> Iterator[str]:
    for token in (document.doc[i] for i in inside):
        if token.pos_ in CONTENT_WORDS and (token.pos_ in {"NOUN", "PROPN"} or not token.is_stop):
            yield lemma(token)
