"""The words that name what a figure counts: a noun phrase without its number, its article and the clauses behind it."""

from __future__ import annotations

from spacy.tokens import Token

LONGEST = 14
"""Tokens that the name of what is counted may have; longer phrases are cut before a modifier that follows."""
CLAUSES = {"relcl", "acl", "advcl", "ccomp", "csubj", "appos", "conj", "cc", "parataxis", "dep", "preconj"}


def named(noun: Token, first: int, last: int, *, whole: bool = True) -> tuple[int, int]:
    """The tokens of a noun phrase without its number, its article and the clauses that follow it.

    Without ``whole`` what follows the noun is left out where it has numbers of its own.
    """
    start = _left(noun, first, last)
    stop = noun.i + 1
    for child in noun.rights:
        if child.dep_ == "cc" and first < noun.i and (joined := _joined_noun(child)) is not None:
            return min(start, noun.i), joined.i + 1
        if child.dep_ in CLAUSES or child.is_punct:
            break
        if first <= child.i < last:
            continue
        if any(each.dep_ == "pcomp" for each in child.children):
            break
        if any(each.is_currency or (each.like_num and not whole) for each in child.subtree):
            break
        end = right_edge(child)
        if end - start > LONGEST:
            break
        stop = max(stop, end)
    return min(start, noun.i), stop


def _joined_noun(link: Token) -> Token | None:
    """The second noun that one number counts: children in 1,500 women and children."""
    joined = next((c for c in link.head.children if c.dep_ == "conj" and c.i > link.i), None)
    if joined is None or joined.tag_ != "NNS" or any(c.dep_ in {"nummod", "det", "poss"} for c in joined.children):
        return None
    return joined if joined.i - link.i <= 2 else None


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


def right_edge(child: Token) -> int:
    """The end of a modifier that follows, cut before a clause of its own."""
    tokens = list(child.subtree)
    for token in tokens:
        if token.dep_ in {"relcl", "advcl", "ccomp", "appos", "parataxis"} or (token.is_punct and token.text in ",;:"):
            return int(max(child.i + 1, token.left_edge.i if token.dep_ != "punct" else token.i))
    return int(tokens[-1].i + 1)
