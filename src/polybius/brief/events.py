"""The sections that tell events: what happened in order of date, what was planned, and what was denied."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from polybius.brief import lines
from polybius.brief.clauses import around
from polybius.brief.dates import day, in_words
from polybius.brief.dates import told as told_date
from polybius.brief.source import Source
from polybius.brief.values import Group, Line, Passage, Section
from polybius.brief.verbs import HAPPENED, nobody
from polybius.brief.words import Words, capital
from polybius.records import Event

ROOM = 14
"""Lines of a group in a brief of one article: two thirds of a printed page. Each further article adds `ROOM_EACH`."""

ROOM_EACH = 4
ROOM_MOST = 60

BOTH_SIDES = 3.0
"""Added to an event's weight where both sides are known: an act between two parties says more than half of one."""

EARLY = 4.0
"""Added for the very start of the article, less further down: news puts first what matters most."""


LOOSE = 2
"""First words of a quotation that another line may have in other words: "the junta" for "Niger’s junta"."""

PLAIN = 3.0
"""Added where the article's own words tell it: where they cannot, the reading is more often wrong."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its line, its weight, and the articles that report it."""

    event: Event
    source: Source
    text: str
    passages: tuple[Passage, ...]
    reports: tuple[int, ...]
    weight: float

    @property
    def order(self) -> tuple[dt.date, dt.date, int, int]:
        """By date, and within a date in the order of the articles."""
        date = self.event.date
        start = (date.start or date.end) if date else None
        end = (date.end or date.start) if date else None
        return start or dt.date.max, end or dt.date.max, self.source.index, self.event.trigger.start


def tell(sources: Sequence[Source]) -> tuple[Told, ...]:
    """Every event of the readings, those that are one happening told once."""
    merged: dict[tuple[object, ...], Told] = {}
    same: dict[tuple[object, ...], tuple[object, ...]] = {}
    for source in sources:
        for event in source.reading.events:
            told = _told(_as_said(event, source), source)
            key = same.setdefault(_clause(told), _key(told))
            merged[key] = _join(merged[key], told) if key in merged else told
    return _longest(sorted(merged.values(), key=lambda told: told.order))


def _longest(told: Sequence[Told]) -> tuple[Told, ...]:
    """Without the lines whose words another line of the same sentence has in full."""
    together: dict[object, list[Told]] = {}
    for each in told:
        together.setdefault((each.passages, each.event.status), []).append(each)
    return tuple(t for t in told if not any(_within(t, other) for other in together[t.passages, t.event.status]))


def _within(one: Told, other: Told) -> bool:
    """Is what one line quotes or tells only a part of what another tells?"""
    if one is other or (one.event.date != other.event.date and one.event.date is not None):
        return False
    if "“" not in one.text and other.text.startswith("“"):
        return False
    quote = _bare(one.text.split("“", 1)[-1].split("”", 1)[0].rstrip(" …"))
    plain = _bare(other.text)
    tail = " ".join(quote.split()[LOOSE:]) if len(quote.split()) > 3 * LOOSE else quote
    if "“" not in plain:
        return tail in plain
    return len(one.text) < len(other.text) and quote in plain and other.text.startswith("“") and plain.count("“") < 2


def _bare(text: str) -> str:
    """A line without what stands in brackets, in small letters, for comparison."""
    return re.sub(r" ?\[[^]]*\]", "", text).lower()


def _as_said(event: Event, source: Source) -> Event:
    """The event as denied, where its subject says that nobody did it, and without a date that is not told."""
    event = replace(event, date=told_date(event.date))
    return replace(event, status="negated") if event.status in HAPPENED and nobody(event, source) else event


def _told(event: Event, source: Source) -> Told:
    text = lines.event(event, source)
    return Told(event, source, text, source.passages(event.evidence), (source.index,), _weight(event, text, source))


def _weight(event: Event, text: str, source: Source) -> float:
    """How much an event matters for the few lines at the top: PLOVER's intensity, both sides known, early, plain."""
    both = BOTH_SIDES if event.actors and event.recipients else 0.0
    early = EARLY * (1 - event.trigger.start / max(1, len(source.text)))
    plain = 0.0 if source.words.say("joining", "open_quote") in text else PLAIN
    return abs(event.score) * event.confidence + both + early + plain


def _key(told: Told) -> tuple[object, ...]:
    """What makes two reports one happening: type, parties, status and date; without a date, the same line."""
    event, source = told.event, told.source
    status = "happened" if event.status in HAPPENED else event.status
    parties = tuple(frozenset(_party(i, source) for i in side) for side in (event.actors, event.recipients))
    if event.date is None or not (event.actors and event.recipients):
        return status, event.type, parties, re.sub(r" ?\[[^]]*\]", "", told.text)
    return status, event.type, parties, event.modes, event.date


def _clause(told: Told) -> tuple[object, ...]:
    """The clause that an event is quoted from: two events of one party in one clause are told by one line."""
    cut = around(told.event, told.source)
    return told.source.index, told.event.status, told.event.actors, told.event.date, cut.start, cut.end


def _party(actor_id: str, source: Source) -> str:
    actor = source.actors.get(actor_id)
    return (actor.party if actor else None) or actor_id


def _join(one: Told, other: Told) -> Told:
    passages = tuple(sorted({*one.passages, *other.passages}))
    reports = tuple(sorted({*one.reports, *other.reports}))
    best = max(
        one,
        other,
        key=lambda told: (
            "“" not in told.text,
            len(told.event.recipients) > 0,
            told.event.confidence,
            -told.source.index,
            -told.event.trigger.start,
        ),
    )
    return replace(best, passages=passages, reports=reports, weight=max(one.weight, other.weight))


def line(told: Told, *, dated: bool = True) -> Line:
    """The line of an event, led by its date in words."""
    words = told.source.words
    text = told.text
    if len(told.reports) > 1:
        text = words.say("joining", "reports_same", line=text, n=len(told.reports))
    when = in_words(told.event.date, words) if dated else None
    return Line(lines.full_stop(capital(text)), told.passages, capital(when) if when else None)


def happened(told: Sequence[Told], words: Words, labels: Sequence[str]) -> Section:
    """What happened, in order of date; what the article does not date; and what lies long back."""
    of_now = [t for t in told if t.event.status == "actual"]
    dated = [t for t in of_now if t.event.date is not None]
    groups = [group(dated, None, len(labels))]
    room = min(ROOM, max(ROOM_EACH, ROOM_MOST // len(labels)))
    for index, label in enumerate(labels):
        undated = [t for t in of_now if t.event.date is None and t.source.index == index]
        groups.append(group(undated, _undated(label, undated, words, several=len(labels) > 1), 1, room=room))
    earlier = [t for t in told if t.event.status == "historical"]
    groups.append(group(earlier, words.say("headings", "earlier"), len(labels)))
    return Section("happened", words.say("headings", "happened"), tuple(groups))


def _undated(label: str, undated: Sequence[Told], words: Words, *, several: bool) -> str:
    """What heads the events without a date of their own: they were reported by the day of publication."""
    published = undated[0].source.reading.article.published if undated else None
    date = day(published, words) if published else ""
    key = ("reported" if published else "undated") + ("_of" if several else "")
    return words.say("headings", key, report=label, date=date)


def planned(told: Sequence[Told], words: Words, labels: Sequence[str]) -> Section:
    """What lies ahead, and what was only demanded, threatened, feared or talked of."""
    groups = [
        group([t for t in told if t.event.status == status], words.say("headings", status), len(labels))
        for status in ("future", "hypothetical")
    ]
    return Section("planned", words.say("headings", "planned"), tuple(groups))


def denied(told: Sequence[Told], words: Words, labels: Sequence[str]) -> Section:
    """What the articles say did not happen."""
    negated = [t for t in told if t.event.status == "negated"]
    return Section("denied", words.say("headings", "denied"), (group(negated, None, len(labels)),))


def group(told: Sequence[Told], label: str | None, articles: int, *, room: int | None = None) -> Group:
    """The lines of events, the weightiest kept where there are too many, in their own order."""
    room = room or min(ROOM_MOST, ROOM + ROOM_EACH * (articles - 1))
    kept = sorted(sorted(told, key=lambda t: (-t.weight, t.order))[:room], key=lambda t: t.order)
    return Group(tuple(line(t) for t in kept), label, max(0, len(told) - room))
