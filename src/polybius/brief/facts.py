"""A line for each record that is neither event nor statement: positions, rifts, figures, ties, wording."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from polybius.brief import clauses
from polybius.brief.dates import day, in_words
from polybius.brief.lines import speaker
from polybius.brief.names import is_part, names
from polybius.brief.source import Source
from polybius.brief.words import Words, close_up
from polybius.records import Figure, Framing, Position, Relation, Rift, Span

HOSTS = "hosts forces of"

WITHOUT_OBJECT = frozenset({"mutual defence"})
"""Ties that have no other side."""

ISSUES = 3
"""Issues that a line on a rift names, one fewer where the rest must be counted."""

SHORT = 4
"""A clause of fewer words tells nothing by itself; then the whole sentence is quoted."""


def issue(record: Position, source: Source) -> str:
    """The issue of a position: quoted where it is in the article's own words."""
    return source.words.quoted(close_up(record.issue)) if record.issue in source.text else close_up(record.issue)


def told_by(holder: str, record: Position, source: Source) -> str:
    """A holder, with who says so where that is neither the holder nor the outlet."""
    said = source.statements.get(record.statement or "")
    if said is None or not said.speakers or parties(said.speakers, source) & parties(record.holders, source):
        return holder
    return source.words.say("standing", "told_by", holder=holder, speaker=speaker(said, source))


def parties(ids: Iterable[str], source: Source) -> set[str]:
    """The parties of actors; an actor without one stands for itself."""
    return {(actor.party if (actor := source.actors.get(i)) is not None else None) or i for i in ids}


def position(record: Position, source: Source) -> str:
    """Who stands where on an issue, and who says so where that is somebody else."""
    words = source.words
    return words.say(
        "standing",
        f"holds_{record.stance}",
        holders=told_by(names(record.holders, source), record, source),
        issue=issue(record, source),
        kind=words.say("standing", record.kind),
    )


def rift(record: Rift, source: Source) -> str:
    """What two partners share, and what they part over, with each one's side."""
    words = source.words
    pair = names(record.pair, source)
    issues: dict[str, list[str]] = {}
    for id_ in record.divided:
        held = source.positions[id_]
        side = words.say("standing", f"side_{held.stance}", holder=names(held.holders, source))
        issues.setdefault(issue(held, source), []).append(side)
    sides = [words.say("standing", "rift_issue", issue=i, sides="; ".join(s)) for i, s in issues.items()]
    divided = words.joined(sides, limit=ISSUES)
    shared = words.joined([_aim(source.positions[id_], source) for id_ in record.shared])
    if not shared:
        return words.say("standing", "rift_only", pair=pair, divided=divided)
    return words.say("standing", "rift_shared", pair=pair, shared=shared, divided=divided)


def _aim(record: Position, source: Source) -> str:
    """A shared end: what both are for, or what both are against."""
    words = issue(record, source)
    return source.words.say("standing", "aim_against", issue=words) if record.stance == "against" else words


def figure(record: Figure, source: Source) -> str:
    """The clause that gives a number, quoted, and who gives it where that is not the outlet itself.

    The clause says best what the number counts; value and unit are for programs.
    """
    words = source.words
    line = words.quoted(_counted(record.evidence[0], source))
    when = in_words(record.date, words)
    inside = source.times_between(*source.sentence(record.evidence[0]))
    if when and not any(time.value == record.date for time in inside):
        line = f"{line} ({when})"
    of = _event_before(record, source)
    line = words.say("joining", "told_of", line=line, event=of) if of else line
    who = _figure_from(record, line, source)
    return words.say("joining", "according", line=line, speaker=who) if who else line


def _event_before(record: Figure, source: Source) -> str | None:
    """What a figure is told of, quoted, where another sentence tells it: the attack that a later toll is of."""
    event = next((each for each in source.reading.events if each.id == record.event), None)
    if event is None or source.sentence(event.trigger) == source.sentence(record.evidence[0]):
        return None
    return source.words.quoted(_clause(event.trigger, source))


def _counted(span: Span, source: Source) -> str:
    """The whole sentence where it is short: what a number counts and who did it stand at both ends of it."""
    start, end = source.sentence(span)
    text = close_up(source.text[start:end]).rstrip(".")
    return text if len(text.split()) <= clauses.LONGEST_CLAUSE else _clause(span, source)


def _clause(span: Span, source: Source) -> str:
    """The clause around a passage, or its whole sentence where that is too little; long ones are cut."""
    start, end = source.sentence(span)
    sentence = Span(start, end, source.text[start:end])
    cut = clauses.clause_at(span.start, sentence, source, end=span.end)
    if len(source.text[cut.start : cut.end].split()) < SHORT:
        cut = clauses.shortened(clauses.Cut(start, end), source)
    text = close_up(source.text[cut.start : cut.end]).rstrip(".")
    return f"{text} {source.words.say('joining', 'ellipsis')}" if cut.shortened else text


def _figure_from(record: Figure, line: str, source: Source) -> str | None:
    """Who gives a figure, unless the quoted clause says so itself."""
    held = next((each for each in source.reading.statements if each.id == record.statement), None)
    if held is None or (held.speaker_span is not None and close_up(held.speaker_span.text) in line):
        return None
    who = speaker(held, source)
    return None if who == source.words.say("speaking", "nobody") else who


def relation(record: Relation, source: Source) -> str:
    """A tie that stands, with its dates, and whether our own knowledge says otherwise."""
    line = _dated(record, source)
    return source.words.say("ties", "contradicted", line=line) if record.known == "contradicts" else line


def _dated(record: Relation, source: Source) -> str:
    words = source.words
    objects = names([_whose_forces(i, record, source) for i in record.objects], source)
    predicate = " ".join(record.predicate.split())
    known = words.has("ties", predicate)
    key = predicate if known else ("other" if objects else "alone")
    line = words.say("ties", key, s=names(record.subjects, source), o=objects, predicate=predicate)
    if not objects and predicate not in WITHOUT_OBJECT:
        key = f"{predicate} alone" if words.has("ties", f"{predicate} alone") else "own"
        quote = words.quoted(_tie(record, source))
        line = words.say("ties", key, s=names(record.subjects, source), predicate=predicate, quote=quote)
    since = _from(record.since, words)
    until = _until(record.until, words)
    if since and until:
        return words.say("ties", "both", line=line, since=since, until=until)
    if since or until:
        return words.say("ties", "since" if since else "until", line=line, since=since, until=until)
    return line


def _whose_forces(actor_id: str, record: Relation, source: Source) -> str:
    """The state behind forces: a state hosts the forces of another one, not "of its military"."""
    actor = source.actors.get(actor_id)
    owner = actor.party if actor is not None and is_part(actor) and record.predicate == HOSTS else None
    return owner or actor_id


def _tie(record: Relation, source: Source) -> str:
    """The clause that tells a tie whose other side is no party."""
    evidence = record.evidence[0]
    mentions = (m for m in source.reading.mentions if evidence.start <= m.start < evidence.end)
    own = [m for m in mentions if set(m.actors) & set(record.subjects)]
    at = Span(own[0].start, own[0].end, own[0].text) if own else Span(evidence.start, evidence.start + 1, "")
    return _clause(at, source)


def _from(date: dt.date | None, words: Words) -> str | None:
    """The day from which a tie stands; 1 January is how a year alone is written."""
    return None if date is None else str(date.year) if (date.month, date.day) == (1, 1) else day(date, words)


def _until(date: dt.date | None, words: Words) -> str | None:
    """The day until which a tie stood; 31 December is how a year alone is written."""
    return None if date is None else str(date.year) if (date.month, date.day) == (12, 31) else day(date, words)


def framing(record: Framing, source: Source) -> str:
    """A wording that judges, and of whom it is said."""
    text = close_up(record.evidence[0].text).strip("“”\"'‘’")
    about = names(record.about, source)
    return source.words.say("wording", "of" if about else "plain", text=text, about=about)
