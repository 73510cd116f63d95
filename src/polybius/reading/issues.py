"""What a position is about: the issue that the words of an article name, what tells it from others, end or means.

Issues are told apart by their theme (vocabulary/LANGUAGE/issues.yaml) and its parties: *speak with the junta* and
*engage with the military government* are talks with one government. Where no theme is known, by their content words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.document import Cast, CastMention, Document
from polybius.reading.issue_turns import Landing, names_people
from polybius.reading.predicates import lemma
from polybius.records import PositionKind

CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})

OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "npadvmod", "expl"})
"""What belongs to the telling of an act and not to the act."""

LEFT_OUT = frozenset({"relcl", "advcl", "punct", "appos", "parataxis", "mark", "cc", "neg", "intj", "meta", "preconj"})
"""Links to what says more about an issue than which one it is."""

NO_ISSUE = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
"""Entities that are amounts and no issues: *insurers want weeks*."""

DOERS = frozenset({"poss", "amod", "compound", "nmod", "nsubj"})
"""Links of those who do what an issue names, as against those to whom it is done."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Words of ends, or of means."""

    id: str
    words: tuple[str, ...]
    definition: str
    example: str


@dataclass(frozen=True, slots=True)
class Theme:
    """What issues are about, whatever they are called."""

    id: str
    kind: PositionKind
    words: tuple[str, ...]
    definition: str
    example: str
    wording: str | None = None


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
    def bare(self) -> bool:
        """Is it one definite word, which stands for something named before (*the sale*)?"""
        doc = self.head.doc
        others = [i for i in self.tokens if i != self.head.i and doc[i].pos_ not in {"DET", "PUNCT"}]
        definite = any(c.lower_ in {"the", "this", "that", "these", "those", "its", "their"} for c in self.head.children)
        return not others and definite


def issue_at(document: Document, cast: Cast, landing: Landing, holders: Iterable[str], *, own: bool = False) -> Issue | None:
    """The issue that a stance has landed on; None for a pronoun, an amount, and where nothing tells it from others.

    ``holders`` are left out of its parties where it has others. ``own`` leaves out the head's own subject, auxiliaries
    and negation: *Kenya will not leave* is about leaving.
    """
    held = cast.parties(holders)
    if landing.who is not None:
        return _presence(cast, landing, landing.who)
    head = landing.head
    if head.pos_ in {"PRON", "DET", "PUNCT", "SPACE"} or head.ent_type_ in NO_ISSUE or _is_bare_people(head):
        return None
    inside = sorted(t.i for t in _extent(head, OWN if own else frozenset()))
    if len(inside) == 1 and head.pos_ == "VERB":
        return None  # a bare verb (*threatened to act*) says too little to tell issues apart
    doers, parties = _roles(head, inside, cast)
    words = frozenset(_words(document, inside))
    theme = _theme(head, inside)
    doers, parties = doers - held, (parties - held) or (parties if theme is None else frozenset())
    return Issue(head, tuple(inside), theme, doers, parties, words) if words or parties else None


def side_of(cast: Cast, head: Token) -> Issue | None:
    """The issue whose side is taken, where a stance is on a party itself."""
    mention = cast.at(head)
    if mention is None or not mention.actors:
        return None
    tokens = tuple(range(mention.first, mention.last))
    return Issue(head, tokens, "side", frozenset(), cast.parties(mention.actors), frozenset(), template=True)


def _presence(cast: Cast, landing: Landing, who: Token) -> Issue:
    """The issue of whether somebody is present: forces, envoys, people."""
    tokens = tuple(sorted(t.i for t in _extent(who, frozenset())))
    words = frozenset(lemma(who.doc[i]) for i in tokens if who.doc[i].pos_ in CONTENT_WORDS)
    inside = [m for m in cast.within(tokens[0], tokens[-1] + 1)]
    mention = cast.at(who)
    actors = mention.actors if mention is not None else tuple(a for m in inside for a in m.actors)
    return Issue(landing.head, tokens, "presence", frozenset(), cast.parties(actors), words, template=True)


def _is_bare_people(head: Token) -> bool:
    return head.pos_ in {"NOUN", "PROPN"} and names_people(head, head.doc.lang_)


def _extent(head: Token, without: frozenset[str]) -> list[Token]:
    """The head with what it governs, without clauses that say more of it and further conjuncts that are verbs."""
    inside, queue = [head], [head]
    while queue:
        at = queue.pop()
        for child in at.children:
            left_out = child.dep_ in LEFT_OUT or (at == head and child.dep_ in without)
            if left_out or (child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}) or _is_aside(child, head):
                continue
            inside.append(child)
            queue.append(child)
    return inside


def _is_aside(token: Token, head: Token) -> bool:
    """When and how it is done is no part of which issue it is: adverbs, phrases of time."""
    if token.dep_ in {"advmod", "npadvmod"}:
        return token.pos_ in {"ADV", "SCONJ"} or token.dep_ == "npadvmod"
    if token.dep_ == "prep" and token.i > head.i:
        return any(c.dep_ == "pobj" and c.ent_type_ in {"DATE", "TIME"} and c.pos_ != "PROPN" or _is_date(c)
                   for c in token.children)
    return False


def _is_date(token: Token) -> bool:
    return token.dep_ == "pobj" and token.ent_type_ in {"DATE", "TIME"}


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
        if token.pos_ in CONTENT_WORDS and not token.is_stop:
            yield lemma(token)


@cache
def _themes(language: str) -> Mapping[str, Theme]:
    return {theme.id: theme for theme in vocabulary.load("issues", Theme, language=language)}


@cache
def theme_words(language: str) -> tuple[frozenset[str], Mapping[str, str]]:
    """All words of themes, and the theme of each."""
    by_word = {word: theme.id for theme in _themes(language).values() for word in theme.words}
    return frozenset(by_word), by_word


def _theme(head: Token, inside: Iterable[int]) -> str | None:
    """The theme of an issue: that of its head, else of the word that stands nearest below it."""
    by_word = theme_words(head.doc.lang_)[1]
    allowed, level = set(inside), [head]
    while level:
        for token in level:
            theme = by_word.get(lemma(token)) or by_word.get(token.lower_)
            if theme is not None and (token == head or token.dep_ in {"dobj", "pobj", "xcomp", "compound", "pcomp"}):
                return theme
        level = [c for token in level for c in token.children if c.i in allowed]
        if head.pos_ != "VERB" and head not in level:
            level = [c for c in level if c.dep_ in {"compound", "prep", "pobj"} and c.head.lower_ in {"of", head.lower_}]
    return None


@cache
def _ends(language: str) -> Mapping[str, frozenset[str]]:
    return {each.id: frozenset(each.words) for each in vocabulary.load("ends", Ends, language=language)}


def end_or_means(issue: Issue, *, usual: PositionKind, firm: bool = False) -> PositionKind:
    """Whether an issue is a goal or a way to one: by its theme, its head, its words, and else the usual kind.

    ``firm``: the words of stance themselves say that it is a goal, which no word but its head can gainsay.
    """
    words, head = _ends(issue.head.doc.lang_), lemma(issue.head)
    if issue.template or head in theme_words(issue.head.doc.lang_)[0]:
        return _themes(issue.head.doc.lang_)[issue.theme].kind if issue.theme else usual
    if head in words["ways"] and head not in words["order-and-peace"]:
        return "means"
    if firm or head in words["order-and-peace"]:
        return "end"
    if issue.words & words["ways"]:
        return "means"
    return "end" if issue.words & words["order-and-peace"] else usual


def template(issue: Issue) -> str | None:
    """How an issue is worded that the article names only by its opposite, or only by a party."""
    return _themes(issue.head.doc.lang_)[issue.theme].wording if issue.template and issue.theme else None
