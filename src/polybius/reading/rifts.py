"""Stage rifts: where partners who share an end part over the means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from polybius import knowledge, vocabulary
from polybius.reading.document import Cast, Document, Found, Why
from polybius.reading.governed import lemma
from polybius.reading.predicates import by_kind, kind_of
from polybius.reading.stances import OPPOSITE, stance_words
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


Held = Mapping[str, Sequence[Position]]


def find(document: Document, cast: Cast, positions: Sequence[Position]) -> Found[Rift]:
    """Pairs of parties that share an end and part over the means, each with the positions that show it.

    Who parts with itself over an issue (a government and its opposition, or then and now) parts with nobody else.
    """
    own: dict[str, list[Position]] = {}
    for position in positions:
        for party in sorted(cast.parties(position.holders)):
            own.setdefault(party, []).append(position)
    ends = _ends(document, cast, positions, own)
    divided_in_words = _divisions(document, cast)
    found: list[tuple[Rift, Why]] = []
    for one, other in _divided_pairs(own):
        rift = _rift(document, (one, other), own, ends, divided_in_words.get(frozenset((one, other))))
        if rift is not None:
            found.append(rift)
    return Found(tuple(r for r, _ in found), (), {r.id: why for r, why in found})


def _ends(document: Document, cast: Cast, positions: Sequence[Position], own: Held) -> Held:
    """The ends of every party that has a position: its own, and those of the partners or the region it is one of."""
    ends: dict[str, list[Position]] = {}
    for position in (p for p in positions if p.kind == "end"):
        for party in sorted(set(own) & (cast.parties(position.holders) | _sharers(document, cast, position))):
            ends.setdefault(party, []).append(position)
    return ends


def _sharers(document: Document, cast: Cast, position: Position) -> frozenset[str]:
    """Who else holds what several are said to hold as one: the states of a region (*no Western government wants*), and
    all members of an organisation that the article names where it speaks of *the allies*."""
    known, day = knowledge.load(document.article.language), document.article.published
    shared: set[str] = set()
    for actor in (cast.actors[i] for i in position.holders):
        region = known.regions.get(actor.id.partition(".")[0])
        if region is not None and (actor.kind == "group" or actor.sector == "GOV"):
            shared.update(region.members)
    if not _partners(document, cast, position):
        return frozenset(shared)
    holders = cast.parties(position.holders)
    for organisation in {a.party for a in cast.actors.values() if a.kind == "igo" and a.party}:
        members = frozenset(known.members(organisation, day))
        if holders <= members:
            shared |= members
    return frozenset(shared)


def _partners(document: Document, cast: Cast, position: Position) -> bool:
    """Are the holders called *the allies* or the like, without a number or a name?"""
    words = stance_words(document.article.language)["partners"]
    first, last = document.tokens(position.evidence[0])
    for mention in cast.within(first, last):
        head = document.doc[mention.head]
        plain = all(t.pos_ in {"DET", "ADJ", "NOUN"} for t in document.doc[mention.first : mention.last])
        if mention.actors == position.holders and head.tag_ == "NNS" and lemma(head) in words and plain:
            return True
    return False


def _divided_pairs(own: Held) -> Sequence[tuple[str, str]]:
    """Pairs with opposite stances on one means: the only ones that can have a rift."""
    sides: dict[str, dict[str, set[str]]] = {}
    for party, held in own.items():
        for position in held:
            if position.kind == "means" and position.stance in OPPOSITE:
                sides.setdefault(position.issue_id, {}).setdefault(party, set()).add(position.stance)
    pairs = set()
    for stances in sides.values():
        clear = {party: next(iter(held)) for party, held in stances.items() if len(held) == 1}
        for one, other in combinations(sorted(clear), 2):
            if clear[one] != clear[other]:
                pairs.add((one, other))
    return sorted(pairs)


def _rift(
    document: Document, pair: tuple[str, str], own: Held, ends: Held, said: Span | None
) -> tuple[Rift, Why] | None:
    shared = _shared(*(ends.get(party, ()) for party in pair))
    divided = _divided(*(own[party] for party in pair))
    if not shared or not divided:
        return None
    records = list({p.id: p for p in (*shared, *divided)}.values())
    evidence = tuple(dict.fromkeys(([said] if said else []) + [span for p in records for span in p.evidence]))
    confidence = 0.8 if said else 0.6
    rift = Rift(
        id=content_id("ri", document.article.id, *pair, *(p.id for p in records)),
        pair=pair,
        shared=tuple(p.id for p in shared),
        divided=tuple(p.id for p in divided),
        evidence=evidence,
        confidence=confidence,
    )
    inputs = (f"shared ends: {len(shared)}", f"divided means: {len(divided)}", f"said in words: {bool(said)}")
    return rift, Why("rifts: a shared end and divided means", inputs, confidence)


def _shared(mine: Sequence[Position], theirs: Sequence[Position]) -> list[Position]:
    """The positions on ends that both sides hold with one stance."""
    both = {(p.issue_id, p.stance) for p in mine} & {(p.issue_id, p.stance) for p in theirs}
    return list({p.id: p for p in (*mine, *theirs) if (p.issue_id, p.stance) in both}.values())


def _divided(mine: Sequence[Position], theirs: Sequence[Position]) -> list[Position]:
    """The positions on means on which the other side holds the opposite."""
    stands = [{p.issue_id: p.stance for p in held if p.kind == "means"} for held in (mine, theirs)]
    parted = {i for i, stance in stands[0].items() if stands[1].get(i) == OPPOSITE.get(stance)}
    return list({p.id: p for p in (*mine, *theirs) if p.issue_id in parted and p.kind == "means"}.values())


@cache
def _division_words(language: str) -> frozenset[tuple[str, str]]:
    divisions = by_kind(vocabulary.load("divisions", Division, language=language))
    return frozenset((kind, word) for kind, word, _ in divisions)


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
