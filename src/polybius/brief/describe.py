"""One plain sentence for any record of a reading."""

from __future__ import annotations

from polybius.brief import facts, lines
from polybius.brief.dates import in_words
from polybius.brief.dates import told as told_date
from polybius.brief.lines import full_stop
from polybius.brief.source import Source
from polybius.brief.verbs import HAPPENED
from polybius.brief.words import capital
from polybius.records import Event, Figure, Framing, Position, Reading, Relation, Rift, Statement

Record = Event | Statement | Position | Rift | Figure | Relation | Framing


def describe(record: Record, reading: Reading) -> str:
    """One plain sentence for any record of a reading, with its date; for lists and for `polybius explain`."""
    return full_stop(capital(_told(record, Source(reading))))


def _told(record: Record, source: Source) -> str:
    match record:
        case Event():
            return _event(record, source)
        case Statement():
            return lines.statement(record, source)
        case Position():
            return facts.position(record, source)
        case Rift():
            return facts.rift(record, source)
        case Figure():
            return facts.figure(record, source)
        case Relation():
            return facts.relation(record, source)
        case Framing():
            return facts.framing(record, source)


def _event(record: Event, source: Source) -> str:
    when = in_words(told_date(record.date), source.words)
    told = lines.event(record, source)
    if record.status not in HAPPENED:
        key = "denied" if record.status == "negated" else record.status
        told = f"{source.words.say('headings', key)}: {told}"
    return f"{when}: {told}" if when else told
