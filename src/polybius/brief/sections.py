"""The sections of a brief that tell something other than events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from polybius.brief import facts, lines
from polybius.brief.lines import full_stop
from polybius.brief.names import is_known, is_part, name, names, party, with_article
from polybius.brief.source import Source
from polybius.brief.values import Group, Line, Passage, Section
from polybius.brief.words import Words, capital, close_up
from polybius.records import RECORD_KINDS, Actor, Mention, Position, Skipped, Span, Statement

SIDES = ("for", "conditional", "against", "undecided")

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

NAMED_PARTIES = 12
"""Parties of a group that are named; the rest are counted."""

FEW = 5
"""Members of a group that count as named with it; of a whole bloc's members the article tells nothing."""

LINES = 16
"""Lines of one group in these sections."""

LINES_OF_ALL = 24
FEWEST = 5
"""Statements of all reports together, and of one report at least."""


def section(key: str, words: Words, groups: Iterable[Group]) -> Section:
    """A section under its heading."""
    return Section(key, words.say("headings", key), tuple(groups))


def cut(found: Sequence[Line], label: str | None = None, *, limit: int = LINES) -> Group:
    """A group of the first lines, the rest counted."""
    return Group(tuple(found[:limit]), label, max(0, len(found) - limit))


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
            if _group_of(actor, own, source) != key or not used[actor.id] or actor.id not in first or actor.members:
                continue
            counts[own] += used[actor.id]
            texts.setdefault(own, _listed(actor, own, source))
            where.setdefault(own, source.passages([first[actor.id]]))
            sectors.setdefault(own, {}).update(_sectors(actor, source) if key == "state" else {})
    order = sorted(counts, key=lambda own: (-counts[own], where[own], own))
    words = sources[0].words
    return [(_with_sectors(texts[own], tuple(sectors[own]), words), where[own]) for own in order]


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
            if (mention.how in {"name", "demonym", "metonym"}) is named:
                for actor in mention.actors:
                    first.setdefault(actor, mention)
    return first


def said(sources: Sequence[Source], words: Words, labels: Sequence[str]) -> Section:
    """Who says what, in the order of each article; what several reports have alike stands under the first of them."""
    told: dict[str, tuple[set[int], set[Passage]]] = {}
    first: dict[int, list[str]] = {source.index: [] for source in sources}
    for source in sources:
        for statement in _joined(source):
            if not _is_event(statement, source):
                text = capital(lines.statement(statement, source))
                if text not in told:
                    first[source.index].append(text)
                reports, passages = told.setdefault(text, (set(), set()))
                reports.add(source.index)
                passages.update(source.passages(statement.evidence))
    limit = max(FEWEST, LINES_OF_ALL // len(sources))
    groups = []
    for source, label in zip(sources, labels, strict=True):
        own = [_reported(text, *told[text], words) for text in first[source.index]]
        groups.append(cut(own, label if len(labels) > 1 else None, limit=limit))
    return section("said", words, groups)


def _reported(text: str, reports: set[int], passages: set[Passage], words: Words) -> Line:
    line = words.say("joining", "reports_same", line=text, n=len(reports)) if len(reports) > 1 else text
    return Line(full_stop(line), tuple(sorted(passages)))


def _joined(source: Source) -> list[Statement]:
    """The statements in order; parts of one quotation that share a verb of saying as one."""
    ordered = sorted(source.reading.statements, key=lambda s: (s.evidence[0].start, s.content.start, s.id))
    joined: dict[tuple[object, ...], Statement] = {}
    for statement in ordered:
        direct = statement.manner == "direct"
        key = (statement.cue.start, statement.speakers) if direct else (statement.id,)
        held = joined.get(key)
        joined[key] = statement if held is None else _both(held, statement)
    return list(joined.values())


def _both(one: Statement, other: Statement) -> Statement:
    text = f"{one.content.text.rstrip('”, ')} … {other.content.text.lstrip('“ ')}"
    content = Span(one.content.start, other.content.end, text)
    return replace(one, content=content, evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))))


def _is_event(statement: Statement, source: Source) -> bool:
    """Does an event's line tell the same already? A request or refusal is both an event and a statement."""
    cue = statement.cue
    acts = (e for e in source.reading.events if e.trigger.start < cue.end and cue.start < e.trigger.end)
    return statement.manner == "indirect" and any(set(e.actors) == set(statement.speakers) for e in acts)


def stands(sources: Sequence[Source], words: Words) -> Section:
    """Issue by issue, who is for, who against, and who under conditions."""
    issues: dict[tuple[str, str], list[tuple[Position, Source]]] = {}
    for source in sources:
        for position in source.reading.positions:
            issues.setdefault((position.kind, position.issue_id), []).append((position, source))
    contested = sorted(issues.values(), key=lambda held: (-_sides(held), -len({h for p, _ in held for h in p.holders})))
    return section("stands", words, [cut([_issue(held, words) for held in contested])])


def _sides(held: Sequence[tuple[Position, Source]]) -> int:
    return len({position.stance for position, _ in held})


def _issue(held: Sequence[tuple[Position, Source]], words: Words) -> Line:
    first = held[0][0]
    sides = []
    for stance in SIDES:
        holders = [names([holder], s) for p, s in held if p.stance == stance for holder in p.holders]
        if holders:
            sides.append(words.say("standing", stance, holders=words.joined(holders, limit=NAMED_PARTIES)))
    passages = tuple(sorted({p for position, source in held for p in source.passages(position.evidence)}))
    issue = capital(facts.issue(first, held[0][1]))
    return Line(full_stop("; ".join(sides)), passages, f"{issue} ({words.say('standing', first.kind)})")


def rifts(sources: Sequence[Source], words: Words) -> Section:
    """Where partners share an end and part over the means."""
    return section("rifts", words, [cut([line for source in sources for line in rift_lines(source)])])


def rift_lines(source: Source) -> list[Line]:
    """A line for each rift, resting on its own evidence and that of the positions it sets side by side."""
    found = []
    for rift in source.reading.rifts:
        held = [span for i in (*rift.shared, *rift.divided) for span in source.positions[i].evidence]
        spans = [*rift.evidence, *held]
        found.append(Line(full_stop(capital(facts.rift(rift, source))), source.passages(spans)))
    return found


def figures(sources: Sequence[Source], words: Words) -> Section:
    """Numbers, what they count, and who gives them."""
    return section("figures", words, [cut(_each(sources, "figures"))])


def ties(sources: Sequence[Source], words: Words) -> Section:
    """Ties that stand."""
    return section("ties", words, [cut(_each(sources, "relations"))])


def _each(sources: Sequence[Source], kind: str) -> list[Line]:
    """A line for each record of a kind, the same line told once with all its evidence."""
    merged: dict[str, tuple[Passage, ...]] = {}
    for source in sources:
        for record in getattr(source.reading, kind):
            told = facts.figure(record, source) if kind == "figures" else facts.relation(record, source)
            text = full_stop(capital(told))
            merged[text] = (*merged.get(text, ()), *source.passages(record.evidence))
    return _without_parts([Line(text, tuple(sorted(set(passages)))) for text, passages in merged.items()])


def _without_parts(found: Sequence[Line]) -> list[Line]:
    """Without the lines that only repeat the beginning of the line before them."""
    return [line for i, line in enumerate(found) if i == 0 or line.text.rstrip("”.") not in found[i - 1].text]


def wording(sources: Sequence[Source], words: Words, labels: Sequence[str]) -> Section:
    """The outlet's own judging words, by kind and by outlet, and of whom they are said."""
    groups = []
    for source, label in zip(sources, labels, strict=True):
        kinds: dict[str, list[tuple[str, tuple[Passage, ...]]]] = {}
        for framing in source.reading.framings:
            if framing.voice == "outlet":
                told = (facts.framing(framing, source), source.passages(framing.evidence))
                kinds.setdefault(framing.kind, []).append(told)
        found = [_words_of(kind, told, words) for kind, told in sorted(kinds.items())]
        groups.append(cut(found, label if len(labels) > 1 else None))
    return section("wording", words, groups)


def _words_of(kind: str, told: Sequence[tuple[str, tuple[Passage, ...]]], words: Words) -> Line:
    passages = tuple(sorted({p for _, each in told for p in each}))
    listed = words.joined([text for text, _ in told], limit=10)
    return Line(full_stop(listed), passages, words.say("wording", kind))


def unresolved(sources: Sequence[Source], words: Words) -> Section:
    """What was seen and not turned into a record, counted by reason."""
    reasons: dict[tuple[str, str], list[tuple[Skipped, Source]]] = {}
    for source in sources:
        for skipped in source.reading.skipped:
            reasons.setdefault((skipped.stage, skipped.code), []).append((skipped, source))
    ordered = sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0]))
    found = [_reason(code, each, words) for (_, code), each in ordered]
    return section("unresolved", words, [cut(found, limit=6)])


def _reason(code: str, each: Sequence[tuple[Skipped, Source]], words: Words) -> Line:
    """A counted reason in the vocabulary's words, or in the stage's own where it has none for it."""
    key = code if len(each) == 1 else f"{code}+"
    if not words.has("unresolved", key):
        key = "other" if len(each) == 1 else "other+"
    passages = [p for skipped, source in each for p in source.passages(skipped.evidence)]
    text = words.say("unresolved", key, n=len(each), what=_what(each, words), why=each[0][0].why.rstrip("."))
    return Line(full_stop(capital(text)), tuple(dict.fromkeys(passages))[:3])


def _what(each: Sequence[tuple[Skipped, Source]], words: Words) -> str:
    texts = dict.fromkeys(close_up(skipped.evidence[0].text) for skipped, _ in each if skipped.evidence)
    return words.joined([words.quoted(_short(text, words)) for text in texts], limit=5)


def _short(text: str, words: Words, *, limit: int = 12) -> str:
    kept = text.split()
    return text if len(kept) <= limit else f"{' '.join(kept[:limit])} {words.say('joining', 'ellipsis')}"
