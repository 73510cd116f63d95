"""Holds a reading against what a careful reader took from the same article.

``found`` counts the expected records that a record of the reading matches in place and type, ``exact`` those that
also match every other field that is expected, ``precision`` is the share of the reading's records that match some
expected record. Optional records count for precision alone. The rules are those of the case scorer that the
project is judged by (a test holds the two together where that scorer is at hand); the code is ours.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

KINDS = ("events", "statements", "positions", "rifts", "figures", "relations", "framings", "coreference")
WITHOUT_PRECISION = frozenset({"rifts", "coreference"})
HAPPENED = frozenset({"actual", "historical"})
BARE_SECTORS = frozenset({"REB", "OPP", "CVL", "BUS", "JRN"})  # may stand alone in an expectation, for any party
EMPTY_WORDS = frozenset({"the", "a", "an", "of", "in", "to", "with", "and", "or", "for", "by", "on", "s"})

Json = Mapping[str, Any]
Party = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage of the article that a record's evidence must touch."""

    start: int
    end: int

    def touches(self, span: Json | None) -> bool:
        """Whether a span of a record shares a character with the passage."""
        return span is not None and span["start"] < self.end and self.start < span["end"]


@dataclass(slots=True)
class Tally:
    """Counts for one kind of record, over one article or many."""

    expected: int = 0
    found: int = 0
    exact: int = 0
    read: int = 0
    matched: int = 0

    def add(self, other: Tally) -> None:
        """Add the counts of another article."""
        self.expected += other.expected
        self.found += other.found
        self.exact += other.exact
        self.read += other.read
        self.matched += other.matched

    @property
    def precision(self) -> float | None:
        """Share of the records read that match an expected one; None where none was read."""
        return self.matched / self.read if self.read else None


@dataclass(slots=True)
class Score:
    """The tallies by kind; of matched events that were read as actual, how many did happen; and notes for a person."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    read_as_actual: int = 0
    did_happen: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the score of another article."""
        for kind, tally in other.tallies.items():
            self.tallies[kind].add(tally)
        self.read_as_actual += other.read_as_actual
        self.did_happen += other.did_happen
        self.notes += other.notes

    @property
    def total(self) -> Tally:
        """All kinds together."""
        whole = Tally()
        for tally in self.tallies.values():
            whole.add(tally)
        return whole


class Parties:
    """The (party, sector) pairs behind actor ids of one reading."""

    def __init__(self, reading: Json) -> None:
        self._actors = {actor["id"]: actor for actor in reading.get("actors", ())}

    def of(self, ids: object) -> set[Party]:
        """The pairs of some ids; an id that the reading does not list stands for itself."""
        pairs: set[Party] = set()
        for each in _listed(ids):
            actor = self._actors.get(each, {"party": str(each)})
            pairs.add((actor.get("party"), actor.get("sector")))
        return pairs

    def all_in(self, wanted: object, ids: object) -> bool:
        """Whether every wanted code that is not marked ``?`` is among the parties of the ids."""
        pairs = self.of(ids)
        return all(_party_in(code, pairs) for code in _listed(wanted) if not code.startswith("?"))


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _party_in(wanted: str, pairs: set[Party]) -> bool:
    code, _, sector = wanted.lstrip("?").partition(".")
    if not sector and code in BARE_SECTORS:
        return any(held == code for _, held in pairs)
    return any(party == code and sector in ("", held) for party, held in pairs)


def _spans(record: Json, *fields: str) -> Iterator[Json]:
    for name in fields:
        yield from _listed(record.get(name))


def _touched(record: Json, anchor: Anchor, *fields: str) -> bool:
    return any(anchor.touches(span) for span in _spans(record, *fields))


def _words(text: object) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", str(text).lower())) - EMPTY_WORDS


def _date_right(wanted: Sequence[object], date: Json | None) -> bool:
    """The interval read touches the wanted one and is not much wider: at most twice its length and a month."""
    if not date or not date.get("start"):
        return False
    want_start, want_end = (dt.date.fromisoformat(str(day)[:10]) for day in wanted)
    start = dt.date.fromisoformat(date["start"][:10])
    end = dt.date.fromisoformat((date.get("end") or date["start"])[:10])
    narrow = end - start <= 2 * (want_end - want_start) + dt.timedelta(days=31)
    return start <= want_end and want_start <= end and narrow


Slots = dict[str, bool]
Matcher = Callable[[Json, Json, Anchor, Parties], Slots | None]


def _event(want: Json, got: Json, anchor: Anchor, parties: Parties) -> Slots | None:
    place = _touched(got, anchor, "trigger" if got.get("trigger") else "evidence")
    if not place or got["type"] not in _listed(want["type"]):
        return None
    tests: dict[str, Callable[[], bool]] = {
        "actors": lambda: parties.all_in(want["actors"], got.get("actors")),
        "recipients": lambda: parties.all_in(want["recipients"], got.get("recipients")),
        "status": lambda: got.get("status") in _listed(want["status"]),
        "modes": lambda: bool(set(_listed(want["modes"])) & set(got.get("modes") or ())),
        "date": lambda: _date_right(want["date"], got.get("date")),
        "place": lambda: str(want["place"]).lower() in json.dumps(got.get("place") or {}).lower(),
    }
    return {slot: test() for slot, test in tests.items() if slot in want}


def _statement(want: Json, got: Json, anchor: Anchor, parties: Parties) -> Slots | None:
    if not _touched(got, anchor, "content"):
        return None
    speaker = want["speaker"]
    slots = {slot: got.get(slot) == want[slot] for slot in ("manner", "sourcing")}
    if "text" in speaker:
        slots["speaker"] = bool(_words(speaker["text"]) & _words(got.get("speaker_text")))
    elif "party" in speaker:
        slots["speaker"] = parties.all_in(speaker["party"], got.get("speakers"))
    return slots


def _position(want: Json, got: Json, anchor: Anchor, parties: Parties) -> Slots | None:
    if not _touched(got, anchor, "evidence") or not parties.all_in(want["holder"], got.get("holders")):
        return None
    return {slot: got.get(slot) == want[slot] for slot in ("kind", "stance")}


def _rift(want: Json, got: Json, anchor: Anchor, parties: Parties) -> Slots | None:
    if not parties.all_in(want["pair"], got.get("pair")):
        return None
    return {slot: bool(got.get(slot)) for slot in ("shared", "divided")}


def _figure(want: Json, got: Json, anchor: Anchor, parties: Parties) -> Slots | None:
    value = got.get("value")
    if not _touched(got, anchor, "evidence") or value is None or abs(value - want["value"]) > 0.01 * want["value"]:
        return None
    slots = {
        "unit": got.get("unit") == want.get("unit"),
        "of": bool(_words(want.get("of")) & _words(got.get("of"))),
        "party": parties.all_in(want.get("party"), got.get("party")),
    }
    return {slot: right for slot, right in slots.items() if slot in want}


def _relation(want: Json, got: Json, anchor: Anchor, parties: Parties) -> Slots | None:
    if not _touched(got, anchor, "evidence") or got.get("predicate") != want["predicate"]:
        return None
    return {"subject": parties.all_in(want["subject"], got.get("subjects"))}


def _framing(want: Json, got: Json, anchor: Anchor, parties: Parties) -> Slots | None:
    return {} if _touched(got, anchor, "evidence") else None


def _coreference(want: Json, got: Json, anchor: Anchor, parties: Parties) -> Slots | None:
    if not anchor.touches(got) or str(got.get("text", "")).lower() != want["text"].lower():
        return None
    return {"is": parties.all_in(want["is"], got.get("actors"))}


MATCHERS: dict[str, Matcher] = dict(
    zip(KINDS, (_event, _statement, _position, _rift, _figure, _relation, _framing, _coreference), strict=True)
)


def find_anchor(text: str, passage: str) -> Anchor:
    """Where an anchor stands in the article. Raises `ValueError` where it does not."""
    start = text.find(passage)
    if start < 0:
        raise ValueError(f"the anchor {passage!r} does not stand in the article")
    return Anchor(start, start + len(passage))


def score(expected: Json, reading: Json) -> Score:
    """The score of one reading (as JSON, dates as strings) against one expectation (as YAML gives it)."""
    whole = Score()
    parties = Parties(reading)
    for kind in KINDS:
        got = reading.get("mentions" if kind == "coreference" else kind) or []
        text, skipped = reading["article"]["text"], reading.get("skipped") or []
        _score_kind(kind, expected.get(kind) or [], got, text, parties, whole, skipped)
    return whole


def _score_kind(
    kind: str,
    wants: Sequence[Json],
    got: Sequence[Json],
    text: str,
    parties: Parties,
    whole: Score,
    skipped: Sequence[Json],
) -> None:
    tally, used, match = whole.tallies[kind], set[int](), MATCHERS[kind]
    for want in wants:
        anchor = find_anchor(text, want["anchor"])
        candidates = ((i, match(want, each, anchor, parties)) for i, each in enumerate(got))
        hits = {i: slots for i, slots in candidates if slots is not None}
        used.update(hits)
        if kind == "events":
            _count_false_events(want, [got[i] for i in hits], whole)
        if not want.get("optional"):
            why = "" if hits or kind != "events" else _why_missed(anchor, got, skipped)
            _count(tally, kind, want, list(hits.values()), whole.notes, why)
    if kind not in WITHOUT_PRECISION:
        tally.read, tally.matched = len(got), len(used)
        unmatched = (each for i, each in enumerate(got) if i not in used)
        whole.notes += [f"{kind}: matches nothing: {_name(each)}" for each in unmatched]


def _why_missed(anchor: Anchor, got: Sequence[Json], skipped: Sequence[Json]) -> str:
    """What was read in the place of an event that was missed, or why nothing was."""
    others = [each["type"] for each in got if _touched(each, anchor, "trigger")]
    if others:
        return f" (read as {', '.join(others)})"
    codes = [f"{each['stage']} {each['code']}" for each in skipped if _touched(each, anchor, "evidence")]
    return f" (skipped: {', '.join(dict.fromkeys(codes))})" if codes else " (no word of it is known)"


def _count(tally: Tally, kind: str, want: Json, hits: Sequence[Slots], notes: list[str], why: str) -> None:
    best = max(hits, key=lambda slots: sum(slots.values()), default=None)
    tally.expected += 1
    tally.found += best is not None
    tally.exact += best is not None and all(best.values())
    if best is None:
        notes.append(f"{kind}: missed: {want.get('id', '')} {want['anchor']}{why}")
    elif not all(best.values()):
        wrong = ", ".join(slot for slot, right in best.items() if not right)
        notes.append(f"{kind}: wrong {wrong}: {want.get('id', '')} {want['anchor']}")


def _count_false_events(want: Json, hits: Sequence[Json], whole: Score) -> None:
    """Of the events read as actual, those whose expectation says that they did happen."""
    if "status" not in want:
        return
    for event in hits:
        if event.get("status") == "actual":
            whole.read_as_actual += 1
            whole.did_happen += bool(HAPPENED & set(_listed(want["status"])))


def _name(record: Json) -> str:
    span = next(_spans(record, "trigger", "content", "evidence"), {"text": ""})
    return f"{record.get('type', '')} {span['text'][:90]}".strip()
