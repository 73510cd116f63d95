"""What a reading consists of: the records, their JSON, and the check that holds them to the article.

The JSON of these records is a contract: other programs read it (docs/records.md). Every offset is a
half-open range of Unicode code points into ``Article.text``, which is the text exactly as it was given.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

How = Literal["name", "demonym", "metonym", "pronoun", "description", "group"]
Status = Literal["actual", "historical", "future", "hypothetical", "negated"]
Manner = Literal["direct", "indirect", "mixed"]
Sourcing = Literal["named", "collective", "unnamed", "media", "document", "hearsay"]
PositionKind = Literal["end", "means"]
Stance = Literal["for", "against", "conditional", "undecided"]
FramingKind = Literal["label", "loaded", "hedge", "scare_quotes"]
Voice = Literal["outlet", "speaker"]
Known = Literal["agrees", "contradicts"]
Bound = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "range", "order"]
DatePrecision = Literal["day", "week", "month", "season", "quarter", "year", "decade", "century", "span", "bounded"]
PlacePrecision = Literal["point", "admin", "region", "country"]
PlaceUse = Literal["literal", "metonym", "demonym"]
ActorKind = Literal["state", "igo", "ngo", "mnc", "ism", "group", "company", "media", "person", "people", "region"]


@dataclass(frozen=True, slots=True)
class Span:
    """A passage of the article: ``article.text[start:end] == text``, offsets in code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Interval:
    """An inclusive interval of days. ``None`` on a side means that the article leaves that side open."""

    start: dt.date | None
    end: dt.date | None
    precision: DatePrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was given. ``id`` is the content hash of outlet, date, title and text."""

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: dt.date | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A political party to what the article tells.

    ``party`` is an ISO 3166-1 alpha-3 code or an organisation's usual short name, ``sector`` one of PLOVER's,
    ``members`` the actor ids of a group that the article itself puts together.
    """

    id: str
    name: str
    party: str | None = None
    sector: str | None = None
    kind: ActorKind = "state"
    role: str | None = None
    country: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An expression of the article and the actors that it stands for."""

    start: int
    end: int
    text: str
    actors: tuple[str, ...]
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A temporal expression. ``value`` is None where it cannot be resolved; ``skipped`` then says why."""

    start: int
    end: int
    text: str
    value: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The name of a place in the article. Unknown coordinates are None, never 0/0.

    ``use`` tells a place as such from one that stands for its government ("Paris refused") or its people and what is
    theirs ("Russian troops"): of these nothing may be said to have happened there.
    """

    start: int
    end: int
    text: str
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    precision: PlacePrecision = "point"
    use: PlaceUse = "literal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where an event happened; like a `Place` without offsets."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    precision: PlacePrecision = "point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, in PLOVER's terms, and whether it happened. ``score`` is PLOVER's, -9 to 10."""

    id: str
    type: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    quad: str
    score: float
    status: Status
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date: Interval | None = None
    place: Location | None = None
    statement: str | None = None
    trigger: Span
    actor_spans: tuple[Span, ...] = ()
    recipient_spans: tuple[Span, ...] = ()
    evidence: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody says, thinks or wants, and how the outlet came to know it."""

    id: str
    speakers: tuple[str, ...] = ()
    speaker_text: str | None = None
    speaker_span: Span | None = None
    cue: Span
    content: Span
    manner: Manner
    sourcing: Sourcing
    addressees: tuple[str, ...] = ()
    via: str | None = None
    evidence: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where holders stand on an issue, told as an end (a goal) or a means (a way to it).

    ``statement`` is the one whose words tell it, None where the outlet itself asserts it.
    """

    id: str
    holders: tuple[str, ...]
    issue: str
    issue_id: str
    kind: PositionKind
    stance: Stance
    statement: str | None = None
    evidence: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rift:
    """Two partners who share an end and part over the means. ``shared`` and ``divided`` are position ids."""

    id: str
    pair: tuple[str, str]
    shared: tuple[str, ...]
    divided: tuple[str, ...]
    evidence: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that the article gives: ``value`` ``unit`` ``of`` something, and what is measured.

    ``bound`` says how the number is meant: as it stands, roughly, as a limit, as one end of a range whose other end is
    ``upper``, or as an order of magnitude ("thousands" are 1000). ``per`` is what an amount is told by: a month, a
    barrel. ``statement`` is the statement that gives the number; without one the outlet itself does. ``event`` is the
    event that it is a figure of, as the dead are of an attack.
    """

    id: str
    value: float
    unit: str | None = None
    of: str | None = None
    measure: str | None = None
    party: tuple[str, ...] = ()
    date: Interval | None = None
    bound: Bound = "exact"
    upper: float | None = None
    per: str | None = None
    statement: str | None = None
    event: str | None = None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A tie that stands: former colony of, member of, owns, hosts forces of and the like.

    ``known`` is what knowledge says to it, None where it cannot judge. ``statement`` is the statement that tells it;
    without one the outlet itself does.
    """

    id: str
    subjects: tuple[str, ...]
    predicate: str
    objects: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    known: Known | None = None
    statement: str | None = None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """Wording that carries a judgement, kept apart from what is reported.

    ``words`` are the judging words themselves, the evidence has the noun that they colour too. ``statement`` is the
    statement in whose content they stand.
    """

    id: str
    kind: FramingKind
    about: tuple[str, ...] = ()
    voice: Voice
    words: Span | None = None
    statement: str | None = None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """What a stage saw and did not turn into a record, and why."""

    stage: str
    code: str
    why: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article, read."""

    polybius: str
    models: Mapping[str, str] = field(default_factory=dict)
    article: Article
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    rifts: tuple[Rift, ...] = ()
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
    framings: tuple[Framing, ...] = ()
    skipped: tuple[Skipped, ...] = ()


RECORD_KINDS = ("events", "statements", "positions", "rifts", "figures", "relations", "framings")
"""The fields of a reading whose records have an id, in the order in which a reading lists them."""


def content_id(prefix: str, *parts: object) -> str:
    """A content-hash id: ``prefix-`` and 12 hexadecimal digits of the SHA-256 of the parts.

    The same parts give the same id on every machine. 48 bits: among a million records of one kind
    the chance of any collision is about 0.2 percent; ids are only compared within one kind.
    """
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"))
    return f"{prefix}-{digest.hexdigest()[:12]}"


def make_article(
    text: str,
    *,
    published: dt.date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    url: str | None = None,
    language: str = "en",
    id: str | None = None,
) -> Article:
    """An `Article` from a text, with a content-hash id unless the caller has one of its own."""
    own = id or content_id("ar", outlet, published, title, text)
    return Article(
        id=own, text=text, url=url, outlet=outlet, title=title, byline=byline, published=published, language=language
    )


def to_json(reading: Reading, *, indent: int = 0) -> str:
    """The reading as JSON; ``indent`` 0 gives one line. The same reading gives the same bytes."""
    encoded = msgspec.json.encode(reading)
    if indent:
        encoded = msgspec.json.format(encoded, indent=indent)
    return encoded.decode("utf-8")


def from_json(document: str | bytes) -> Reading:
    """The reading that `to_json` wrote. Raises `msgspec.DecodeError` or `ValidationError` on anything else."""
    return msgspec.json.decode(document, type=Reading)


def to_dict(reading: Reading) -> dict[str, Any]:
    """The reading as plain dictionaries and lists, dates as ISO strings, as the JSON has them."""
    plain: dict[str, Any] = msgspec.to_builtins(reading)
    return plain
