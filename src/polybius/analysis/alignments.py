"""Where parties stand over many articles: issue by issue, pair by pair, and how it moves.

A position of an article becomes a `Stand` of each party that holds it, on the day on which the article was published.
Nothing is guessed between the articles: a change is two stands of one party on one issue that differ.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise

from polybius import knowledge
from polybius.analysis.issues import Issue, in_order, merged
from polybius.reading.stances import OPPOSITE
from polybius.records import PositionKind, Reading, Span, Stance

HAPPENED = frozenset({"actual", "historical"})
"""Statuses of events that count: what was only feared or planned makes no adversaries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where one party stands on one issue, as one article tells it; ``position`` is the id of the position there."""

    party: str
    issue: str
    stance: Stance
    kind: PositionKind
    holders: tuple[str, ...]
    published: dt.date | None
    outlet: str | None
    article: str
    position: str
    statement: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Two stands of one party on one issue that differ, the later one in a later article or later in the same one."""

    party: str
    issue: str
    before: Stand
    after: Stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """An issue on which both of a pair stand: the last stand of each, and all stands that bear on it."""

    issue: str
    kind: PositionKind
    one: Stand
    other: Stand
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What two parties share and where they part. A rift is a shared end with divided means."""

    one: str
    other: str
    shared: tuple[Common, ...]
    divided: tuple[Common, ...]
    rift: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignments:
    """The alignments of many articles: the wording of every issue, the stands, the pairs, the changes."""

    issues: Mapping[str, str]
    names: Mapping[str, str]
    stands: tuple[Stand, ...]
    pairs: tuple[Pair, ...]
    changes: tuple[Change, ...]


def alignments(readings: Sequence[Reading]) -> Alignments:
    """Issues merged over articles, positions over time, and what each pair of parties shares and parts over.

    A party that has opposite last stands on one day (a government and its opposition) shares and divides nothing on
    that issue. A rift that an article tells itself (`Reading.rifts`) is kept even where later articles blur it.
    """
    issues = merged(readings)
    found = tuple(_stands(readings, issues))
    told = _told(readings, found)
    return Alignments(
        issues={issue.id: issue.wording for issue in issues.values()},
        names=_names(readings),
        stands=found,
        pairs=tuple(_pairs(found, told, _adversaries(readings))),
        changes=tuple(_changes(found)),
    )


def _stands(readings: Sequence[Reading], issues: Mapping[tuple[str, str], Issue]) -> Iterator[Stand]:
    kinds: dict[str, PositionKind] = {}
    for reading in in_order(readings):
        parties = {actor.id: actor.party or actor.id for actor in reading.actors}
        for position in reading.positions:
            issue = issues[(reading.article.id, position.issue_id)]
            for party in sorted({parties.get(holder, holder) for holder in position.holders}):
                yield Stand(
                    party=party,
                    issue=issue.id,
                    stance=position.stance,
                    kind=kinds.setdefault(issue.id, position.kind),
                    holders=tuple(h for h in position.holders if parties.get(h, h) == party),
                    published=reading.article.published,
                    outlet=reading.article.outlet,
                    article=reading.article.id,
                    position=position.id,
                    statement=position.statement,
                    evidence=position.evidence,
                )


def _names(readings: Sequence[Reading]) -> Mapping[str, str]:
    """A name for each party: of a state its name, of an organisation its usual short name, of others what they are
    called in the articles."""
    names: dict[str, str] = {}
    for reading in readings:
        states = knowledge.load(reading.article.language).states
        for actor in reading.actors:
            party = actor.party or actor.id
            whole = actor.name if actor.party is None else party
            names.setdefault(party, states[party].name if party in states else whole)
    return dict(sorted(names.items()))


def _by_party(stands: Iterable[Stand]) -> Mapping[tuple[str, str], list[Stand]]:
    """The stands of each party on each issue, in order."""
    grouped: dict[tuple[str, str], list[Stand]] = {}
    for stand in stands:
        grouped.setdefault((stand.party, stand.issue), []).append(stand)
    return grouped


def _changes(stands: Iterable[Stand]) -> Iterator[Change]:
    """Every two stands of a party on an issue, one after the other, that differ; by the same holders."""
    for (party, issue), held in sorted(_by_party(stands).items()):
        for own in _by_holders(held):
            for before, after in pairwise(own):
                if before.stance != after.stance:
                    yield Change(party=party, issue=issue, before=before, after=after)


def _by_holders(held: Sequence[Stand]) -> Iterator[list[Stand]]:
    """A parliament that is for what the government is against is no change of mind."""
    ordered = sorted(held, key=lambda stand: stand.holders)
    for _, own in groupby(ordered, key=lambda stand: stand.holders):
        yield sorted(own, key=lambda stand: (stand.published or dt.date.max, held.index(stand)))


def _told(readings: Sequence[Reading], stands: Sequence[Stand]) -> Mapping[tuple[str, str], list[Common]]:
    """The pairs of whom an article itself tells a rift, with the ends that they share there."""
    held = {(stand.article, stand.position): stand for stand in stands}
    told: dict[tuple[str, str], list[Common]] = {}
    for reading in in_order(readings):
        for rift in reading.rifts:
            ends = [held[(reading.article.id, id)] for id in rift.shared]
            commons = told.setdefault(rift.pair, [])
            commons += [Common(issue=e.issue, kind=e.kind, one=e, other=e, stands=(e,)) for e in ends]
    return told


def _adversaries(readings: Sequence[Reading]) -> frozenset[tuple[str, str]]:
    """Pairs that fight or threaten each other more than they work together: what they both want makes no partners."""
    balance: Counter[tuple[str, str]] = Counter()
    for reading in readings:
        parties = {actor.id: actor.party or actor.id for actor in reading.actors}
        for event in (e for e in reading.events if e.status in HAPPENED):
            hostile = event.quad == "material conflict" or event.type == "THREATEN"
            sides = [{parties.get(i, i) for i in ids} for ids in (event.actors, event.recipients)]
            for one, other in ((a, b) for a in sides[0] for b in sides[1] if a != b):
                balance[(min(one, other), max(one, other))] += 1 if hostile else -1 if event.score > 0 else 0
    return frozenset(pair for pair, count in balance.items() if count > 0)


def _pairs(
    stands: Sequence[Stand],
    told: Mapping[tuple[str, str], Sequence[Common]],
    adversaries: frozenset[tuple[str, str]],
) -> Iterator[Pair]:
    grouped = _by_party(stands)
    by_issue: dict[str, dict[str, list[Stand]]] = {}
    for (party, issue), held in grouped.items():
        if _last(held) is not None:
            by_issue.setdefault(issue, {})[party] = held
    found: dict[tuple[str, str], list[Common]] = {}
    for issue, held_by in sorted(by_issue.items()):
        for one, other in combinations(sorted(held_by), 2):
            common = _common(issue, held_by[one], held_by[other])
            if common is not None:
                found.setdefault((one, other), []).append(common)
    for pair, commons in sorted(found.items()):
        both = [c for c in commons if c.one.stance == c.other.stance]
        both += [c for c in told.get(pair, ()) if c.issue not in {each.issue for each in both}]
        shared = tuple({c.issue: c for c in both}.values())
        divided = tuple(c for c in commons if c.one.stance == OPPOSITE.get(c.other.stance))
        ends, means = any(c.kind == "end" for c in shared), any(c.kind == "means" for c in divided)
        rift = pair in told or (ends and means and pair not in adversaries)
        if shared or divided:
            yield Pair(one=pair[0], other=pair[1], shared=shared, divided=divided, rift=rift)


def _last(held: Sequence[Stand]) -> Stand | None:
    """The last stand of a party on an issue; None where it has opposite ones on that day."""
    day = max(held, key=lambda stand: stand.published or dt.date.max).published
    latest = [stand for stand in held if stand.published == day]
    stances = {stand.stance for stand in latest}
    return None if any(OPPOSITE.get(stance) in stances for stance in stances) else latest[-1]


def _common(issue: str, mine: Sequence[Stand], theirs: Sequence[Stand]) -> Common | None:
    one, other = _last(mine), _last(theirs)
    if one is None or other is None or (one.position == other.position and one.stance not in OPPOSITE):
        return None
    return Common(issue=issue, kind=one.kind, one=one, other=other, stands=(*mine, *theirs))
