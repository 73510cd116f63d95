"""`check` passes sound readings and finds each kind of planted fault where it was planted."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings
from strategies import readings

from polybius import records as r
from polybius.check import check, summary

# NFD accents and astral characters before every passage: offsets count code points, not bytes or UTF-16 units.
TEXT = "\U0001f1f3\U0001f1ea Nia\u0301mey: \U00020bb7 police detained José Pérez on Monday, a spokesman said."


def span(words, text=TEXT):
    start = text.index(words)
    return r.Span(start, start + len(words), words)


@pytest.fixture
def sound():
    evidence = (span("police detained José Pérez on Monday"),)
    said = span("said")
    return r.Reading(
        polybius="0.1.0",
        article=r.make_article(TEXT, published=dt.date(2024, 5, 8)),
        actors=(
            r.Actor(id="NER.COP", name="Niger's police", party="NER", sector="COP"),
            r.Actor(id="jose-perez", name="José Pérez", kind="person"),
        ),
        mentions=(r.Mention(**as_dict(span("police")), actors=("NER.COP",), how="name"),),
        times=(r.Time(**as_dict(span("Monday")), value=r.Interval(dt.date(2024, 5, 6), dt.date(2024, 5, 6), "day")),),
        places=(r.Place(**as_dict(span("Nia\u0301mey")), name="Niamey", country="NER", lat=13.5, lon=2.1),),
        events=(
            r.Event(
                id="ev-1",
                type="COERCE",
                modes=("arrest",),
                contexts=("legal",),
                quad="material conflict",
                score=-7.0,
                status="actual",
                actors=("NER.COP",),
                recipients=("jose-perez",),
                date=r.Interval(dt.date(2024, 5, 6), dt.date(2024, 5, 6), "day"),
                place=r.Location(name="Niamey", country="NER", lat=13.5, lon=2.1),
                statement="st-1",
                trigger=span("detained"),
                actor_spans=(span("police"),),
                recipient_spans=(span("José Pérez"),),
                evidence=evidence,
                confidence=0.9,
            ),
        ),
        statements=(
            r.Statement(
                id="st-1",
                speaker_text="a spokesman",
                speaker_span=span("a spokesman"),
                cue=said,
                content=evidence[0],
                manner="indirect",
                sourcing="unnamed",
                evidence=evidence,
                confidence=0.8,
            ),
        ),
        positions=tuple(
            r.Position(
                id=own,
                holders=(holder,),
                issue="arrests",
                issue_id="arrests",
                kind="means",
                stance=stance,
                evidence=evidence,
                confidence=0.5,
            )
            for own, holder, stance in (("po-1", "NER.COP", "for"), ("po-2", "jose-perez", "against"))
        ),
        rifts=(
            r.Rift(
                id="ri-1",
                pair=("NER.COP", "jose-perez"),
                shared=(),
                divided=("po-1", "po-2"),
                evidence=evidence,
                confidence=0.5,
            ),
        ),
        figures=(r.Figure(id="fi-1", value=1.0, evidence=evidence),),
        relations=(r.Relation(id="re-1", subjects=("NER.COP",), predicate="holds", evidence=evidence),),
        framings=(r.Framing(id="fr-1", kind="label", voice="outlet", evidence=evidence),),
        skipped=(r.Skipped(stage="times", code="no-date", why="because", evidence=(said,)),),
    )


def as_dict(passage):
    return {"start": passage.start, "end": passage.end, "text": passage.text}


def change(reading, path, value):
    """The reading with the field at ``path`` ("events[0].trigger") replaced."""
    head, _, rest = path.partition(".")
    name, bracket, index = head.partition("[")
    held = getattr(reading, name)
    if not bracket:
        return dataclasses.replace(reading, **{name: change(held, rest, value) if rest else value})
    position = int(index.rstrip("]"))
    new = change(held[position], rest, value) if rest else value
    return dataclasses.replace(reading, **{name: (*held[:position], new, *held[position + 1 :])})


def test_a_sound_reading_has_no_fault(sound):
    assert check(sound) == ()


@settings(max_examples=60, deadline=None)
@given(readings())
def test_generated_readings_have_no_fault(reading):
    assert check(reading) == ()


@settings(max_examples=40, deadline=None)
@given(readings())
def test_moving_the_text_by_one_character_shows(reading):
    moved = dataclasses.replace(reading, article=dataclasses.replace(reading.article, text="#" + reading.article.text))
    wrong = [m for m in moved.mentions if moved.article.text[m.start : m.end] != m.text]
    assert len([f for f in check(moved) if f.where.startswith("mentions") and f.code == "span-text"]) == len(wrong)


DAY = dt.date(2024, 5, 6)
PLANTED = [
    ("article.text", "x" * 300, "span-text", "mentions[0]"),
    ("article.text", "lost \ud83c", "text-not-unicode", "article.text"),
    ("mentions[0].text", "troops", "span-text", "mentions[0]"),
    ("times[0].end", 9999, "span-range", "times[0]"),
    ("places[0].start", -1, "span-range", "places[0]"),
    ("events[0].trigger", r.Span(5, 5, ""), "span-range", "events[0].trigger"),
    ("events[0].trigger", r.Span(7, 5, "xx"), "span-range", "events[0].trigger"),
    ("events[0].actor_spans[0].text", "Police", "span-text", "events[0].actor_spans[0]"),
    ("events[0].recipient_spans[0].text", "José Pe\u0301rez", "span-text", "events[0].recipient_spans[0]"),
    ("events[0].evidence[0].start", 0, "span-text", "events[0].evidence[0]"),
    ("statements[0].cue.text", "says", "span-text", "statements[0].cue"),
    ("statements[0].content.text", "nothing", "span-text", "statements[0].content"),
    ("statements[0].speaker_span.text", "the spokesman", "span-text", "statements[0].speaker_span"),
    ("skipped[0].evidence[0].text", "other", "span-text", "skipped[0].evidence[0]"),
    ("events[0].evidence", (), "no-evidence", "events[0].evidence"),
    ("statements[0].evidence", (), "no-evidence", "statements[0].evidence"),
    ("positions[1].evidence", (), "no-evidence", "positions[1].evidence"),
    ("rifts[0].evidence", (), "no-evidence", "rifts[0].evidence"),
    ("figures[0].evidence", (), "no-evidence", "figures[0].evidence"),
    ("relations[0].evidence", (), "no-evidence", "relations[0].evidence"),
    ("framings[0].evidence", (), "no-evidence", "framings[0].evidence"),
    ("mentions[0].actors", (), "no-actor", "mentions[0].actors"),
    ("positions[0].holders", (), "no-actor", "positions[0].holders"),
    ("mentions[0].actors", ("FRA",), "unknown-actor", "mentions[0].actors"),
    ("actors[0].members", ("FRA",), "unknown-actor", "actors[0].members"),
    ("events[0].actors", ("FRA",), "unknown-actor", "events[0].actors"),
    ("events[0].recipients", ("FRA",), "unknown-actor", "events[0].recipients"),
    ("statements[0].speakers", ("FRA",), "unknown-actor", "statements[0].speakers"),
    ("statements[0].addressees", ("FRA",), "unknown-actor", "statements[0].addressees"),
    ("positions[0].holders", ("FRA",), "unknown-actor", "positions[0].holders"),
    ("rifts[0].pair", ("NER.COP", "FRA"), "unknown-actor", "rifts[0].pair"),
    ("figures[0].party", ("FRA",), "unknown-actor", "figures[0].party"),
    ("relations[0].subjects", ("FRA",), "unknown-actor", "relations[0].subjects"),
    ("relations[0].objects", ("FRA",), "unknown-actor", "relations[0].objects"),
    ("framings[0].about", ("FRA",), "unknown-actor", "framings[0].about"),
    ("events[0].statement", "st-9", "unknown-statement", "events[0].statement"),
    ("positions[0].statement", "st-9", "unknown-statement", "positions[0].statement"),
    ("statements[0].via", "st-9", "unknown-statement", "statements[0].via"),
    ("rifts[0].shared", ("po-9",), "unknown-position", "rifts[0].shared"),
    ("rifts[0].divided", ("po-9",), "unknown-position", "rifts[0].divided"),
    ("actors[1].id", "NER.COP", "id-twice", "actors[1].id"),
    ("positions[1].id", "po-1", "id-twice", "positions[1].id"),
    ("events[0].id", "", "id-empty", "events[0].id"),
    ("statements[0].via", "st-1", "points-at-itself", "statements[0].via"),
    ("rifts[0].pair", ("NER.COP", "NER.COP"), "points-at-itself", "rifts[0].pair"),
    ("actors[0].members", ("NER.COP",), "points-at-itself", "actors[0].members"),
    ("events[0].status", "likely", "unknown-word", "events[0].status"),
    ("statements[0].manner", "sung", "unknown-word", "statements[0].manner"),
    ("statements[0].sourcing", "guess", "unknown-word", "statements[0].sourcing"),
    ("positions[0].stance", "pro", "unknown-word", "positions[0].stance"),
    ("framings[0].voice", "poet", "unknown-word", "framings[0].voice"),
    ("mentions[0].how", "luck", "unknown-word", "mentions[0].how"),
    ("actors[0].kind", "planet", "unknown-word", "actors[0].kind"),
    ("places[0].precision", "dot", "unknown-word", "places[0].precision"),
    ("times[0].value.precision", "hour", "unknown-word", "times[0].value.precision"),
    ("times[0].value.end", dt.date(2024, 5, 5), "dates-reversed", "times[0].value"),
    ("events[0].date", r.Interval(DAY, dt.date(2023, 1, 1), "span"), "dates-reversed", "events[0].date"),
    ("events[0].type", "COMPEL", "unknown-type", "events[0].type"),
    ("events[0].type", "SANCTION", "unknown-mode", "events[0].modes"),
    ("events[0].modes", ("arrest", "demo"), "unknown-mode", "events[0].modes"),
    ("events[0].contexts", ("weather",), "unknown-context", "events[0].contexts"),
    ("events[0].quad", "verbal conflict", "quad", "events[0].quad"),
    ("events[0].score", -8.0, "score", "events[0].score"),
    ("events[0].place.lat", None, "half-a-place", "events[0].place"),
    ("events[0].place", r.Location(name="Nowhere", lat=0.0, lon=0.0), "place-zero", "events[0].place"),
    ("places[0].lat", 113.5, "place-range", "places[0]"),
    ("events[0].confidence", 1.5, "confidence-range", "events[0].confidence"),
    ("positions[0].confidence", float("nan"), "confidence-range", "positions[0].confidence"),
    ("figures[0].value", float("inf"), "not-a-number", "figures[0].value"),
    ("figures[0].bound", "roughly", "unknown-word", "figures[0].bound"),
    ("figures[0].bound", "range", "half-a-range", "figures[0].upper"),
    ("figures[0].upper", 2.0, "half-a-range", "figures[0].upper"),
    ("figures[0].statement", "st-9", "unknown-statement", "figures[0].statement"),
    ("figures[0].event", "ev-9", "unknown-event", "figures[0].event"),
    ("relations[0].known", "maybe", "unknown-word", "relations[0].known"),
    ("relations[0].statement", "st-9", "unknown-statement", "relations[0].statement"),
    ("framings[0].statement", "st-9", "unknown-statement", "framings[0].statement"),
]


@pytest.mark.parametrize(("path", "value", "code", "where"), PLANTED)
def test_a_planted_fault_is_found_where_it_is(sound, path, value, code, where):
    found = check(change(sound, path, value))
    assert (code, where) in [(fault.code, fault.where) for fault in found]
    assert all(fault.sentence.endswith(".") for fault in found)


def test_a_tie_that_ends_before_it_begins_is_a_fault(sound):
    relation = dataclasses.replace(sound.relations[0], since=dt.date(2020, 1, 1), until=dt.date(1960, 1, 1))
    assert [f.code for f in check(change(sound, "relations[0]", relation))] == ["dates-reversed"]


def test_utf16_offsets_are_a_fault(sound):
    """The commonest mistake of other programs: offsets that count UTF-16 units."""
    trigger = sound.events[0].trigger
    shift = len(TEXT[: trigger.start].encode("utf-16-le")) // 2 - trigger.start
    assert shift == 3
    wrong = r.Span(trigger.start + shift, trigger.end + shift, trigger.text)
    assert [f.code for f in check(change(sound, "events[0].trigger", wrong))] == ["span-text"]


def test_the_summary_counts_by_code(sound):
    broken = change(change(sound, "events[0].evidence", ()), "positions[0].evidence", ())
    faults = check(change(broken, "events[0].statement", "st-9"))
    assert summary(faults) == (("no-evidence", 2), ("unknown-statement", 1))
