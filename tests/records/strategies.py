"""Hypothesis strategies for sound readings: every span is cut from the article, every pointer has a target."""

import datetime as dt
from typing import get_args

from hypothesis import strategies as st

from polybius import records as r

# Characters on which offsets go wrong: combining marks (NFD), astral planes, joiners, line ends, quotes, controls.
AWKWARD = (
    "e\u0301n\u0303o\u0308 \U0001f1f3\U0001f1ea\U00020bb7\U0001d518\u200d\u00ad"
    "\ufeff\u2028\u0085\r\n\t“”'\"\\</&\x00\x1f"
)

TEXTS = st.text(st.one_of(st.sampled_from(AWKWARD), st.characters(exclude_categories=["Cs"])), min_size=4, max_size=120)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
DATES = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
CONFIDENCES = st.floats(0, 1)


def choice(literal):
    return st.sampled_from(literal.__args__)


@st.composite
def spans(draw, text):
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return r.Span(start, end, text[start:end])


@st.composite
def intervals(draw):
    ends = sorted(draw(st.lists(DATES, min_size=2, max_size=2)))
    start, end = (draw(st.sampled_from([day, None])) for day in ends)
    return r.Interval(start, end, draw(choice(r.DatePrecision)))


@st.composite
def coordinates(draw):
    if draw(st.booleans()):
        return {}
    lat, lon = draw(st.floats(-90, 90)), draw(st.floats(-180, 180))
    return {} if lat == 0 and lon == 0 else {"lat": lat, "lon": lon}


@st.composite
def locations(draw):
    return r.Location(
        name=draw(WORDS),
        country=draw(st.none() | WORDS),
        geonames_id=draw(st.none() | st.integers(1, 2**40)),
        precision=draw(choice(r.PlacePrecision)),
        **draw(coordinates()),
    )


def tuples(strategy, min_size=0, max_size=3):
    return st.lists(strategy, min_size=min_size, max_size=max_size).map(tuple)


@st.composite
def actor_lists(draw):
    ids = draw(st.lists(WORDS, min_size=2, max_size=4, unique=True))
    return tuple(
        r.Actor(
            id=own,
            name=draw(WORDS),
            party=draw(st.none() | WORDS),
            sector=draw(st.none() | WORDS),
            kind=draw(choice(r.ActorKind)),
            role=draw(st.none() | WORDS),
            country=draw(st.none() | WORDS),
            members=draw(tuples(st.sampled_from([other for other in ids if other != own]))),
        )
        for own in ids
    )


@st.composite
def located(draw, text, kind, **extra):
    span = draw(spans(text))
    return kind(start=span.start, end=span.end, text=span.text, **{k: draw(v) for k, v in extra.items()})


@st.composite
def event_lists(draw, text, actors, statements, evidence):
    some = tuples(st.sampled_from([s.id for s in statements])) if statements else st.just(())
    return tuple(
        r.Event(
            id=f"ev-{number}",
            type="COERCE",
            modes=draw(st.sampled_from([(), ("arrest",), ("arrest", "seize")])),
            contexts=draw(st.sampled_from([(), ("military", "pro_autocracy")])),
            quad="material conflict",
            score=-7.0,
            status=draw(choice(r.Status)),
            actors=draw(actors),
            recipients=draw(actors),
            date=draw(st.none() | intervals()),
            place=draw(st.none() | locations()),
            statement=next(iter(draw(some)), None),
            trigger=draw(spans(text)),
            actor_spans=draw(tuples(spans(text))),
            recipient_spans=draw(tuples(spans(text))),
            evidence=draw(evidence),
            confidence=draw(CONFIDENCES),
        )
        for number in range(draw(st.integers(0, 3)))
    )


@st.composite
def statement_lists(draw, text, actors, evidence):
    made: list[r.Statement] = []
    for number in range(draw(st.integers(0, 3))):
        made.append(
            r.Statement(
                id=f"st-{number}",
                speakers=draw(actors),
                speaker_text=draw(st.none() | WORDS),
                speaker_span=draw(st.none() | spans(text)),
                cue=draw(spans(text)),
                content=draw(spans(text)),
                manner=draw(choice(r.Manner)),
                sourcing=draw(choice(r.Sourcing)),
                addressees=draw(actors),
                via=draw(st.sampled_from([None, *(s.id for s in made)])),
                evidence=draw(evidence),
                confidence=draw(CONFIDENCES),
            )
        )
    return tuple(made)


@st.composite
def readings(draw):
    """A sound reading: `polybius.check.check` finds nothing in it."""
    text = draw(TEXTS)
    cast = draw(actor_lists())
    ids = st.sampled_from([actor.id for actor in cast])
    actors, holders = tuples(ids), tuples(ids, min_size=1)
    evidence = tuples(spans(text), min_size=1)
    statements = draw(statement_lists(text, actors, evidence))
    events = draw(event_lists(text, actors, statements, evidence))
    positions = tuple(
        r.Position(
            id=f"po-{number}",
            holders=draw(holders),
            issue=draw(WORDS),
            issue_id=draw(WORDS),
            kind=draw(choice(r.PositionKind)),
            stance=draw(choice(r.Stance)),
            evidence=draw(evidence),
            confidence=draw(CONFIDENCES),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    return r.Reading(
        polybius=draw(WORDS),
        models=draw(st.dictionaries(WORDS, WORDS, max_size=3)),
        article=r.make_article(
            text,
            published=draw(st.none() | DATES),
            outlet=draw(st.none() | WORDS),
            title=draw(st.none() | WORDS),
            byline=draw(st.none() | WORDS),
            url=draw(st.none() | WORDS),
        ),
        actors=cast,
        mentions=draw(tuples(located(text, r.Mention, actors=holders, how=choice(r.How)))),
        times=draw(tuples(located(text, r.Time, value=st.none() | intervals()))),
        places=draw(places(text)),
        events=events,
        statements=statements,
        positions=positions,
        rifts=draw(rift_lists(cast, positions, evidence)),
        figures=draw(figure_lists(actors, statements, events, evidence)),
        relations=draw(relation_lists(holders, actors, statements, evidence)),
        framings=draw(framing_lists(text, actors, statements, evidence)),
        skipped=draw(tuples(st.builds(r.Skipped, stage=WORDS, code=WORDS, why=WORDS, evidence=tuples(spans(text))))),
    )


@st.composite
def places(draw, text):
    found = []
    for location in draw(tuples(locations())):
        span = draw(spans(text))
        found.append(
            r.Place(
                start=span.start,
                end=span.end,
                text=span.text,
                name=location.name,
                country=location.country,
                lat=location.lat,
                lon=location.lon,
                geonames_id=location.geonames_id,
                precision=location.precision,
                use=draw(st.sampled_from(get_args(r.PlaceUse))),
            )
        )
    return tuple(found)


@st.composite
def rift_lists(draw, cast, positions, evidence):
    if not positions:
        return ()
    some = tuples(st.sampled_from([p.id for p in positions]))
    pair = (cast[0].id, cast[1].id)
    shared, divided = draw(some), draw(some)
    rift = r.Rift(
        id="ri-0", pair=pair, shared=shared, divided=divided, evidence=draw(evidence), confidence=draw(CONFIDENCES)
    )
    return draw(st.sampled_from([(), (rift,)]))


@st.composite
def figure_lists(draw, actors, statements, events, evidence):
    ends = st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=2, max_size=2, unique=True).map(sorted)
    drawn = [(draw(choice(r.Bound)), *draw(ends)) for _ in range(draw(st.integers(0, 3)))]
    return tuple(
        r.Figure(
            id=f"fi-{number}",
            value=low,
            bound=bound,
            upper=high if bound == "range" else None,
            per=draw(st.none() | WORDS),
            statement=draw(st.sampled_from([None, *(s.id for s in statements)])),
            event=draw(st.sampled_from([None, *(e.id for e in events)])),
            unit=draw(st.none() | WORDS),
            of=draw(st.none() | WORDS),
            measure=draw(st.none() | WORDS),
            party=draw(actors),
            date=draw(st.none() | intervals()),
            evidence=draw(evidence),
        )
        for number, (bound, low, high) in enumerate(drawn)
    )


@st.composite
def relation_lists(draw, holders, actors, statements, evidence):
    ends = sorted(draw(st.lists(DATES, min_size=2, max_size=2)))
    relation = r.Relation(
        id="re-0",
        subjects=draw(holders),
        predicate=draw(WORDS),
        objects=draw(actors),
        since=draw(st.sampled_from([None, ends[0]])),
        until=draw(st.sampled_from([None, ends[1]])),
        known=draw(st.none() | choice(r.Known)),
        statement=draw(st.sampled_from([None, *(s.id for s in statements)])),
        evidence=draw(evidence),
    )
    return draw(st.sampled_from([(), (relation,)]))


@st.composite
def framing_lists(draw, text, actors, statements, evidence):
    return tuple(
        r.Framing(
            id=f"fr-{number}",
            kind=draw(choice(r.FramingKind)),
            about=draw(actors),
            voice=draw(choice(r.Voice)),
            words=draw(st.none() | spans(text)),
            statement=draw(st.sampled_from([None, *(s.id for s in statements)])),
            evidence=draw(evidence),
        )
        for number in range(draw(st.integers(0, 3)))
    )
