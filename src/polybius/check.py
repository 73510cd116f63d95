"""The check that holds a reading to its article: every span, every id that is pointed at, every record's evidence.

A reading that comes out of the pipeline has no fault; one that comes from elsewhere (a file, a model's proposal)
is checked before it is trusted. The check reports all faults, it never repairs.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, get_args

from polybius import records
from polybius.records import RECORD_KINDS, Event, Interval, Location, Mention, Place, Reading, Span, Time
from polybius.vocabulary import ontology

Passage = Span | Mention | Time | Place

CHOICES: dict[str, dict[str, Any]] = {
    "actors": {"kind": records.ActorKind},
    "mentions": {"how": records.How},
    "places": {"precision": records.PlacePrecision},
    "events": {"status": records.Status},
    "statements": {"manner": records.Manner, "sourcing": records.Sourcing},
    "positions": {"kind": records.PositionKind, "stance": records.Stance},
    "figures": {"bound": records.Bound},
    "framings": {"kind": records.FramingKind, "voice": records.Voice},
}
"""The fields that take one of a closed list of words; Python does not hold a dataclass to its annotation."""

ACTOR_FIELDS = {
    "actors": ("members",),
    "mentions": ("actors",),
    "events": ("actors", "recipients"),
    "statements": ("speakers", "addressees"),
    "positions": ("holders",),
    "rifts": ("pair",),
    "figures": ("party",),
    "relations": ("subjects", "objects"),
    "framings": ("about",),
}
"""The fields that point at actors by id. A figure's ``party`` and an event's ``actors`` are such, too."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a reading: a ``code``, ``where`` as a path such as ``events[3].trigger``, and a sentence."""

    code: str
    where: str
    sentence: str


def check(reading: Reading) -> tuple[Fault, ...]:
    """Every fault of a reading, in the order of its fields; empty for a sound one.

    Takes time linear in the size of the reading. Does not judge whether a record is true to the article, only
    whether it is well formed and rests on the article's own words.
    """
    faults = [*_check_text(reading), *_check_spans(reading), *_check_ids(reading), *_check_pointers(reading)]
    faults += [*_check_evidence(reading), *_check_choices(reading), *_check_known(reading)]
    faults += _check_numbers(reading)
    for where, interval in _walk(reading, Interval):
        faults += _check_interval(where, interval)
    for where, place in [*_walk(reading, Place), *_walk(reading, Location)]:
        faults += _check_place(where, place)
    for index, event in enumerate(reading.events):
        faults += _check_event(f"events[{index}]", event)
    for index, relation in enumerate(reading.relations):
        faults += _in_order(f"relations[{index}]", relation.since, relation.until)
    return tuple(faults)


def _walk(value: Any, kind: type, where: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a kind anywhere in a reading, with its path."""
    if isinstance(value, kind):
        yield where, value
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            if is_dataclass(item):
                yield from _walk(item, kind, f"{where}[{index}]")
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if isinstance(inner, tuple) or is_dataclass(inner):
                yield from _walk(inner, kind, f"{where}.{field.name}" if where else field.name)


def _check_text(reading: Reading) -> Iterator[Fault]:
    """JSON is UTF-8, which has no lone surrogates; they come from text decoded with ``surrogateescape``."""
    try:
        reading.article.text.encode("utf-8")
    except UnicodeEncodeError as error:
        sentence = f"The text has a lone surrogate at offset {error.start} and cannot be written as UTF-8."
        yield Fault("text-not-unicode", "article.text", sentence)


def _check_spans(reading: Reading) -> Iterator[Fault]:
    text = reading.article.text
    for kind in (Span, Mention, Time, Place):
        for where, passage in _walk(reading, kind):
            yield from _check_span(where, passage, text)


def _check_span(where: str, passage: Passage, text: str) -> Iterator[Fault]:
    start, end = passage.start, passage.end
    if not 0 <= start < end <= len(text):
        sentence = f"The range {start} to {end} is empty, reversed or outside the text of {len(text)} characters."
        yield Fault("span-range", where, sentence)
    elif text[start:end] != passage.text:
        sentence = f"The article has {_short(text[start:end])} at {start} to {end}, not {_short(passage.text)}."
        yield Fault("span-text", where, sentence)


def _check_ids(reading: Reading) -> Iterator[Fault]:
    for name in ("actors", *RECORD_KINDS):
        seen: set[str] = set()
        for index, record in enumerate(getattr(reading, name)):
            where = f"{name}[{index}].id"
            if not record.id:
                yield Fault("id-empty", where, "The record has no id.")
            elif record.id in seen:
                yield Fault("id-twice", where, f"An earlier record of this kind has the id {record.id!r} too.")
            seen.add(record.id)


def _check_pointers(reading: Reading) -> Iterator[Fault]:
    actors = {actor.id for actor in reading.actors}
    for name, pointing in ACTOR_FIELDS.items():
        for field in pointing:
            yield from _pointed(reading, name, field, actors, "actor")
    positions = {position.id for position in reading.positions}
    for field in ("shared", "divided"):
        yield from _pointed(reading, "rifts", field, positions, "position")
    statements = {statement.id for statement in reading.statements}
    for name in ("events", "positions"):
        yield from _pointed(reading, name, "statement", statements, "statement")
    yield from _pointed(reading, "statements", "via", statements, "statement")
    yield from _pointed(reading, "figures", "statement", statements, "statement")
    yield from _pointed(reading, "relations", "statement", statements, "statement")
    yield from _pointed(reading, "framings", "statement", statements, "statement")
    events = {event.id for event in reading.events}
    yield from _pointed(reading, "figures", "event", events, "event")
    yield from _check_selves(reading)


def _pointed(reading: Reading, name: str, field: str, known: set[str], of: str) -> Iterator[Fault]:
    for index, record in enumerate(getattr(reading, name)):
        value = getattr(record, field)
        targets: Sequence[str] = (value,) if isinstance(value, str) else value or ()
        for target in targets:
            if target not in known:
                sentence = f"It points at the {of} {target!r}, which this reading does not have."
                yield Fault(f"unknown-{of}", f"{name}[{index}].{field}", sentence)


def _check_selves(reading: Reading) -> Iterator[Fault]:
    """What must not point at itself: a group its own member, a statement its own source, a rift of one party."""
    for index, actor in enumerate(reading.actors):
        if actor.id in actor.members:
            yield Fault("points-at-itself", f"actors[{index}].members", f"{actor.id!r} is its own member.")
    for index, statement in enumerate(reading.statements):
        if statement.via == statement.id:
            yield Fault("points-at-itself", f"statements[{index}].via", "The statement came by way of itself.")
    for index, rift in enumerate(reading.rifts):
        if rift.pair[0] == rift.pair[1]:
            yield Fault("points-at-itself", f"rifts[{index}].pair", f"Both sides of the rift are {rift.pair[0]!r}.")


def _check_evidence(reading: Reading) -> Iterator[Fault]:
    for name in RECORD_KINDS:
        for index, record in enumerate(getattr(reading, name)):
            if not record.evidence:
                yield Fault("no-evidence", f"{name}[{index}].evidence", "The record rests on no passage of the text.")
    for index, mention in enumerate(reading.mentions):
        if not mention.actors:
            yield Fault("no-actor", f"mentions[{index}].actors", "The mention stands for no actor.")
    for index, position in enumerate(reading.positions):
        if not position.holders:
            yield Fault("no-actor", f"positions[{index}].holders", "Nobody holds the position.")


def _check_choices(reading: Reading) -> Iterator[Fault]:
    for name, choices in CHOICES.items():
        for field, literal in choices.items():
            for index, record in enumerate(getattr(reading, name)):
                yield from _chosen(f"{name}[{index}].{field}", getattr(record, field), get_args(literal))


def _check_known(reading: Reading) -> Iterator[Fault]:
    for index, relation in enumerate(reading.relations):
        if relation.known is not None:
            yield from _chosen(f"relations[{index}].known", relation.known, get_args(records.Known))


def _chosen(where: str, value: object, allowed: Sequence[str]) -> Iterator[Fault]:
    if value not in allowed:
        yield Fault("unknown-word", where, f"{value!r} is none of {', '.join(allowed)}.")


def _check_numbers(reading: Reading) -> Iterator[Fault]:
    for name in RECORD_KINDS:
        for index, record in enumerate(getattr(reading, name)):
            confidence = getattr(record, "confidence", 1.0)
            if not 0.0 <= confidence <= 1.0:
                sentence = f"The confidence {confidence} is not between 0 and 1."
                yield Fault("confidence-range", f"{name}[{index}].confidence", sentence)
    for index, figure in enumerate(reading.figures):
        if not math.isfinite(figure.value):
            yield Fault("not-a-number", f"figures[{index}].value", f"The value {figure.value} is no finite number.")
        if (figure.bound == "range") != (figure.upper is not None):
            sentence = "A range has an upper end and nothing else has one."
            yield Fault("half-a-range", f"figures[{index}].upper", sentence)
        elif figure.upper is not None and not figure.value < figure.upper < math.inf:
            sentence = f"The range ends at {figure.upper}, which is not above its lower end {figure.value}."
            yield Fault("range-reversed", f"figures[{index}].upper", sentence)


def _check_interval(where: str, interval: Interval) -> Iterator[Fault]:
    yield from _chosen(f"{where}.precision", interval.precision, get_args(records.DatePrecision))
    yield from _in_order(where, interval.start, interval.end)


def _in_order(where: str, start: dt.date | None, end: dt.date | None) -> Iterator[Fault]:
    if start and end and start > end:
        yield Fault("dates-reversed", where, f"It starts on {start} and ends before that, on {end}.")


def _check_place(where: str, place: Place | Location) -> Iterator[Fault]:
    lat, lon = place.lat, place.lon
    yield from _chosen(f"{where}.precision", place.precision, get_args(records.PlacePrecision))
    if (lat is None) != (lon is None):
        yield Fault("half-a-place", where, "It has one coordinate without the other.")
    elif lat is not None and lon is not None:
        if lat == 0 and lon == 0:
            yield Fault("place-zero", where, "Its coordinates are 0/0; an unknown place has none.")
        elif not (-90 <= lat <= 90 and -180 <= lon <= 180):
            yield Fault("place-range", where, f"The coordinates {lat}/{lon} are not on the globe.")


def _check_event(where: str, event: Event) -> Iterator[Fault]:
    """An event against the ontology: known type, its own modes, known contexts, the quad and score of its type."""
    kind = _types().get(event.type)
    if kind is None:
        yield Fault("unknown-type", f"{where}.type", f"The ontology has no event type {event.type!r}.")
        return
    for mode in event.modes:
        if mode not in ontology.modes(event.type):
            yield Fault("unknown-mode", f"{where}.modes", f"{mode!r} is no mode of {event.type}.")
    for context in event.contexts:
        if context not in _contexts():
            yield Fault("unknown-context", f"{where}.contexts", f"The ontology has no context {context!r}.")
    if event.quad != kind.quad:
        yield Fault("quad", f"{where}.quad", f"An event of type {event.type} is {kind.quad}, not {event.quad}.")
    if event.score != kind.score:
        yield Fault("score", f"{where}.score", f"The score of {event.type} is {kind.score:g}, not {event.score:g}.")


@cache
def _types() -> Mapping[str, ontology.EventType]:
    return {kind.name: kind for kind in ontology.types()}


@cache
def _contexts() -> frozenset[str]:
    return frozenset(context.name for context in ontology.contexts())


def _short(text: str, limit: int = 60) -> str:
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")


def summary(faults: Iterable[Fault]) -> tuple[tuple[str, int], ...]:
    """How many faults of each code there are, most first; for a report over many readings."""
    counts = Counter(fault.code for fault in faults)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
