"""How an issue is worded: short, in the article's words, without pronouns, marks and what only says when or how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from polybius.reading.document import Cast, Document
from polybius.reading.issue_themes import template
from polybius.reading.issues import Issue
from polybius.reading.stances import stance_words

LONGEST = 10
"""Words of an issue's wording; more is no short wording any more. Of the issues that the gold set names by hand none
has more."""

MOST_NAMES = 3
"""Parties that a pronoun may stand for in a wording: longer lists say less than leaving them out."""

LOOSE_ENDS = frozenset({"ADP", "DET", "AUX", "CCONJ", "SCONJ", "PART", "PRON"})
"""Parts of speech that a wording must not end in."""

MARKS = '“”"„«»()[]{}‘…*|'
"""Marks that a wording is rid of."""

Pieces = list[tuple[int, str, str]]
"""Token, text and the blank space behind it."""


def wording(document: Document, cast: Cast, issue: Issue) -> str | None:
    """The issue in words; None where nothing is left that could be understood without the article."""
    kept = _without_dangling(document, cast, issue, _short(document, issue))
    pieces = list(_pieces(document, cast, issue, kept))
    while pieces and _is_loose(document.doc[pieces[-1][0]], pieces[-1][1]):
        pieces.pop()
    text = " ".join("".join(word + space for _, word, space in pieces).translate(str.maketrans("", "", MARKS)).split())
    text = text.strip(" ,;:.-–—'’")
    if not text or (" " not in text and issue.head.pos_ == "VERB" and issue.theme is None):
        return None  # a verb alone says too little
    pattern = template(issue)
    return pattern.format(who=text) if pattern else text


def _is_loose(token: Token, text: str) -> bool:
    if token.dep_ == "acl" and token.tag_ in {"VBG", "VBN"}:
        return True
    return token.is_punct or (token.pos_ in LOOSE_ENDS and token.dep_ != "prt" and text.lower() == token.lower_)


def _short(document: Document, issue: Issue) -> list[int]:
    """The tokens of an issue without its outermost phrases behind, as long as it is too long."""
    kept = [i for i in issue.tokens if not document.doc[i].is_space]
    while len(kept) > LONGEST:
        allowed = set(kept)
        behind = [c for i in kept for c in document.doc[i].children if c.i in allowed and c.i > i]
        behind = [c for c in behind if c.dep_ in {"prep", "agent", "acl", "conj", "xcomp", "ccomp", "dative", "advcl"}]
        if not behind:
            return kept[:LONGEST]
        last = max(behind, key=lambda c: (c.right_edge.i, c.i))
        gone = {t.i for t in last.subtree}
        kept = [i for i in kept if i not in gone]
    return kept


def _without_dangling(document: Document, cast: Cast, issue: Issue, kept: Sequence[int]) -> list[int]:
    """Without the phrases of pronouns that stand for nobody known: *on it*, *of theirs*, *each other*."""
    gone: set[int] = set()
    for token in (document.doc[i] for i in kept):
        owned = token.lower_ in stance_words(token.doc.lang_)["own"]
        told = token.dep_ in {"expl", "poss"} or token.tag_ in {"WDT", "WP"} or any(c.i in kept for c in token.children)
        if owned or (token.pos_ == "PRON" and not told and _name(cast, token) is None):
            top = token.head if token.dep_ in {"pobj", "pcomp"} and token.head != issue.head else token
            gone |= {t.i for t in top.subtree} - {issue.head.i}
    return [i for i in kept if i not in gone]


def _pieces(document: Document, cast: Cast, issue: Issue, kept: Sequence[int]) -> Iterator[tuple[int, str, str]]:
    clause = _has_subject(issue, kept)
    before: int | None = None
    for token in (document.doc[i] for i in kept):
        text = _text(token, cast, issue, clause=clause, opening=before is None)
        if text is not None:
            joined = token.i + 1 < len(document.doc) and not token.whitespace_ and token.i + 1 in kept
            yield token.i, text, "" if joined else " "
            before = token.i


def _has_subject(issue: Issue, kept: Sequence[int]) -> bool:
    own = {"nsubj", "nsubjpass"}
    return issue.head.pos_ in {"VERB", "AUX"} and any(c.dep_ in own and c.i in kept for c in issue.head.children)


def _text(token: Token, cast: Cast, issue: Issue, *, clause: bool, opening: bool) -> str | None:
    """A token as the wording has it; None where it is left out."""
    if issue.template and token.lower_ in stance_words(token.doc.lang_)["definite"] and token.dep_ == "det":
        return token.lower_
    if opening and (
        token.pos_ in {"DET", "PUNCT", "ADP", "SCONJ", "CCONJ", "PART"} and token.dep_ not in {"prep", "prt"}
    ):
        return None
    if opening and token.dep_ in {"predet", "det"}:
        return None
    if clause and _is_bare(issue.head) and (token == issue.head or token.head == issue.head):
        if token.tag_ in {"MD", "TO"} and token.dep_ == "aux":
            return token.text if token.tag_ == "TO" else None
        if token.i == _first_verb(issue.head) and not any(c.tag_ == "TO" for c in issue.head.children):
            return f"to {token.text}"
    elif not clause and token.head == issue.head and token.dep_ == "aux":
        return None
    if token.pos_ == "PRON":
        if token.tag_ in {"WDT", "WP"} or any(True for _ in token.children):
            return token.text
        name = _name(cast, token, most=1 if token.dep_ == "poss" else MOST_NAMES)
        return _owner(name) if name is not None and token.dep_ == "poss" else name
    named = token.pos_ == "PROPN" or token.ent_type_ != "" or cast.at(token) is not None
    if opening and not named and token.is_sent_start and token.text[:1].isupper():
        return token.text[:1].lower() + token.text[1:]
    return token.text


def _first_verb(head: Token) -> int:
    """The first word of a verb group that a *to* can open."""
    return min([c.i for c in head.children if c.dep_ in {"aux", "auxpass"} and c.tag_ == "VB"] + [head.i])


def _is_bare(head: Token) -> bool:
    """Is the verb an infinitive or a subjunctive, which *to* opens?"""
    return head.tag_ == "VB" or any(c.tag_ == "VB" and c.dep_ == "auxpass" for c in head.children)


def _owner(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}'s"


def _name(cast: Cast, token: Token, *, most: int = MOST_NAMES) -> str | None:
    """The name of whom a pronoun stands for."""
    mention = cast.at(token)
    if mention is None or not 0 < len(mention.actors) <= most or mention.how != "pronoun":
        return None
    names = [cast.actors[each].name for each in mention.actors]
    if len(names) == 1:
        return names[0]
    joining = stance_words(token.doc.lang_)["joining"][0]
    return f"{', '.join(names[:-1])} {joining} {names[-1]}"
