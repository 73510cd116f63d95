"""The section that lists the parties, and the parties that stand in a title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from polybius.brief import lines
from polybius.brief.lines import full_stop
from polybius.brief.names import is_known, is_part, name, party, with_article
from polybius.brief.sections import section
from polybius.brief.source import Source
from polybius.brief.values import Group, Line, Passage, Section
from polybius.brief.words import Words, capital
from polybius.records import RECORD_KINDS, Actor, Mention

GROUPS = {"state": "state", "igo": "igo", "ngo": "igo", "group": "group", "ism": "group", "company": "company"} | {
    "mnc": "company",
    "media": "media",
    "person": "person",
    "people": "people",
    "region": "people",
}
"""Which group of "Who is involved" a kind of actor is listed in."""

POINTING = (
    *("actors", "recipients", "speakers", "addressees", "holders", "pair", "party", "subjects", "objects", "about"),
)
"""The fields of records that point at actors."""

ARMED_OR_POLITICAL = frozenset({"MIL", "COP", "SPY", "PTY", "OPP", "REB", "PRM", "UAF", "PRE", "CRM"})
"""Sectors of groups that are listed as armed or political; others (companies, a region's leaders) are other parties."""

NAMED_PARTIES = 8
"""Parties of a group that are named; the rest are counted."""

FEW = 5
"""Members of a group that count as named with it; of a whole bloc's members the article tells nothing."""


def involved(sources: Sequence[Source], words: Words) -> Section:
    """The parties that the records tell of, grouped; states with their parts, people with their roles."""
    told = []
    for key in dict.fromkeys(GROUPS.values()):
        found = _parties(sources, key)
        if not found:
            continue
        listed = words.joined([text for text, _ in found], limit=NAMED_PARTIES)
        shown = found[: NAMED_PARTIES if len(found) <= NAMED_PARTIES else NAMED_PARTIES - 1]
        passages = tuple(sorted({p for _, each in shown for p in each}))
        told.append(Line(full_stop(capital(listed)), passages, words.say("parties", key)))
    return section("involved", words, [Group(tuple(told))])


def leading(sources: Sequence[Source], number: int) -> list[str]:
    """The parties that most events tell of: states, organisations and armed groups."""
    counts: Counter[str] = Counter()
    texts: dict[str, str] = {}
    for source in sources:
        for event in source.reading.events:
            for actor_id in {*event.actors, *event.recipients} & set(source.actors):
                actor = source.actors[actor_id]
                own = _listed_as(actor, source)
                if _group_of(actor, own, source) in {"state", "igo", "group"} and not actor.members:
                    counts[own] += 1
                    texts.setdefault(own, _plain(own, source))
    return [texts[own] for own, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:number]]


def _parties(sources: Sequence[Source], key: str) -> list[tuple[str, tuple[Passage, ...]]]:
    """The parties of a group with where they are first named, those with most records first."""
    counts: Counter[str] = Counter()
    texts: dict[str, str] = {}
    sectors: dict[str, dict[str, None]] = {}
    where: dict[str, tuple[Passage, ...]] = {}
    for source in sources:
        used = _used(source)
        first = _first_mentions(source)
        for actor in source.reading.actors:
            own = _listed_as(actor, source)
            if (
                _is_bare(actor, source)
                or _group_of(actor, own, source) != key
                or not used[actor.id]
                or actor.id not in first
                or actor.members
            ):
                continue
            counts[own] += used[actor.id]
            texts.setdefault(own, _listed(actor, own, source))
            where.setdefault(own, source.passages([first[actor.id]]))
            sectors.setdefault(own, {}).update(_sectors(actor, source) if key == "state" else {})
    order = sorted(counts, key=lambda own: (-counts[own], where[own], own))
    words = sources[0].words
    return [(_with_sectors(texts[own], tuple(sectors[own]), words), where[own]) for own in order]


def _is_bare(actor: Actor, source: Source) -> bool:
    """Is an actor a sector of no single party ("the Western government")? No reader knows whom that names."""
    if actor.party is None:
        return actor.id == actor.sector and actor.sector not in ARMED_OR_POLITICAL
    return actor.kind == "group" and not is_known(actor.party, source)


def _listed_as(actor: Actor, source: Source) -> str:
    """What an actor is listed under: a part of a state or organisation under that, everybody else under the own id."""
    owner = actor.party if is_part(actor) or _is_organ(actor) else None
    return owner if owner is not None and is_known(owner, source) else actor.id


def _is_organ(actor: Actor) -> bool:
    """Is an actor a body of a state with a name of its own ("USA.LEG.senate")?"""
    return actor.party is not None and actor.id.startswith(f"{actor.party}.{actor.sector}.")


def _group_of(actor: Actor, own: str, source: Source) -> str:
    if own == actor.id:
        other = actor.kind == "group" and actor.sector is not None and actor.sector not in ARMED_OR_POLITICAL
        return "people" if other else GROUPS[actor.kind]
    return GROUPS[source.actors[own].kind] if own in source.actors else "state"


def _listed(actor: Actor, own: str, source: Source) -> str:
    """What a party is called where parties are listed."""
    if actor.kind == "person":
        return lines.role(actor.id, source)
    return _plain(own, source) if own not in source.actors else _with_long_name(source.actors[own], source)


def _plain(own: str, source: Source) -> str:
    """The name of a party, whether or not the article has an actor for the whole of it."""
    return name(own, source) if own in source.actors else with_article(party(own, source), source.words)


def _with_long_name(actor: Actor, source: Source) -> str:
    """What an organisation is called, with its full name where the short one does not tell."""
    own = name(actor.id, source)
    if actor.kind != "igo" or own.endswith(actor.name):
        return own
    return source.words.say("joining", "long_name", name=own, long=actor.name)


def _sectors(actor: Actor, source: Source) -> dict[str, None]:
    if _is_organ(actor):
        return {name(actor.id, source): None}
    if not is_part(actor) or not source.words.has("sectors", actor.sector or ""):
        return {}
    return {source.words.say("sectors", actor.sector or ""): None}


def _with_sectors(text: str, sectors: tuple[str, ...], words: Words) -> str:
    return words.say("joining", "of_sectors", name=text, sectors=words.joined(sectors, limit=FEW)) if sectors else text


def _used(source: Source) -> Counter[str]:
    """How many records tell of each actor."""
    used: Counter[str] = Counter()
    for kind in RECORD_KINDS:
        for record in getattr(source.reading, kind):
            ids = {i for field in POINTING if hasattr(record, field) for i in getattr(record, field)}
            used.update({m for i in ids if i in source.actors for m in source.actors[i].members[:FEW]} | ids)
    return used


def _first_mentions(source: Source) -> dict[str, Mention]:
    """The first mention of each actor, by name if there is one."""
    first: dict[str, Mention] = {}
    for named in (True, False):
        for mention in source.reading.mentions:
            if (mention.how in {"name", "demonym", "metonym"} and mention.start >= source.body) is named:
                for actor in mention.actors:
                    first.setdefault(actor, mention)
    return first
