"""Stage rifts: where partners who share an end part over the means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from polybius import vocabulary
from polybius.reading.document import Cast, Document, Found, Why
from polybius.reading.governed import lemma
from polybius.reading.positions import OPPOSITE
from polybius.reading.predicates import kind_of
from polybius.records import Position, Rift, Span, content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """Words that say that parties part ways."""

    id: str
    definition: str
    example: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


def find(document: Document, cast: Cast, positions: Sequence[Position]) -> Found[Rift]:
    """Pairs of parties that share an end and part over the means, each with the positions that show it."""
    by_party: dict[str, list[Position]] = {}
    for position in positions:
        for party in sorted(cast.parties(position.holders)):
            by_party.setdefault(party, []).append(position)
    divided_in_words = _divisions(document, cast)
    found: list[tuple[Rift, Why]] = []
    for one, other in combinations(sorted(by_party), 2):
        rift = _rift(document, one, other, by_party, divided_in_words.get(frozenset((one, other))))
        if rift is not None:
            found.append(rift)
    return Found(tuple(r for r, _ in found), (), {r.id: why for r, why in found})


def _rift(
    document: Document, one: str, other: str, by_party: Mapping[str, Sequence[Position]], said: Span | None
) -> tuple[Rift, Why] | None:
    mine, theirs = by_party[one], by_party[other]
    shared = [p for p in (*mine, *theirs) if p.kind == "end" and _meets(p, mine, theirs, same=True)]
    divided = [p for p in (*mine, *theirs) if p.kind == "means" and _meets(p, mine, theirs, same=False)]
    if not shared or not divided:
        return None
    records = list({p.id: p for p in (*shared, *divided)}.values())
    evidence = tuple(dict.fromkeys(([said] if said else []) + [span for p in records for span in p.evidence]))
    confidence = 0.8 if said else 0.6
    rift = Rift(
        id=content_id("ri", document.article.id, one, other, *(p.id for p in records)),
        pair=(one, other),
        shared=tuple(dict.fromkeys(p.id for p in shared)),
        divided=tuple(dict.fromkeys(p.id for p in divided)),
        evidence=evidence,
        confidence=confidence,
    )
    inputs = (f"shared ends: {len(shared)}", f"divided means: {len(divided)}", f"said in words: {bool(said)}")
    return rift, Why("rifts: a shared end and divided means", inputs, confidence)


def _meets(position: Position, mine: Sequence[Position], theirs: Sequence[Position], *, same: bool) -> bool:
    """Does the other side hold a position on the same issue, with the same or the opposite stance?"""
    wanted = position.stance if same else OPPOSITE.get(position.stance)
    sides = [s for s in (mine, theirs) if any(p.issue_id == position.issue_id and p.stance == wanted for p in s)]
    own_side_only = len(sides) == 1 and any(p.id == position.id for p in sides[0])
    return len(sides) == 2 if same else bool(sides) and not own_side_only


@cache
def _division_words(language: str) -> frozenset[tuple[str, str]]:
    loaded = vocabulary.load("divisions", Division, language=language)
    pairs = ((d, kind, words) for d in loaded for kind, words in (("v", d.verbs), ("n", d.nouns), ("a", d.adjectives)))
    return frozenset((kind, word) for _, kind, words in pairs for word in words)


def _divisions(document: Document, cast: Cast) -> Mapping[frozenset[str], Span]:
    """Pairs of parties of whom a sentence says outright that they part ways."""
    found: dict[frozenset[str], Span] = {}
    for token in document.doc:
        if (kind_of(token), lemma(token)) not in _division_words(document.article.language):
            continue
        sentence = token.sent
        parties: list[str] = []
        for mention in cast.within(sentence.start, sentence.end):
            parties.extend(sorted(cast.parties(mention.actors)))
        for pair in combinations(dict.fromkeys(parties), 2):
            found.setdefault(frozenset(pair), document.span(sentence.start, sentence.end))
    return found
