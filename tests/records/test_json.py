"""The JSON of a reading is a contract: names, exactness in both directions, stable bytes."""

import dataclasses
import datetime as dt
import json

import msgspec
import pytest
from hypothesis import given, settings
from strategies import readings

from polybius import records as r

# The contract of the founding design, field by field and in order. A change here breaks other programs.
CONTRACT = {
    r.Reading: "polybius models article actors mentions times places events statements positions rifts figures "
    "relations framings skipped",
    r.Article: "id text url outlet title byline published language",
    r.Actor: "id name party sector kind role country members",
    r.Mention: "start end text actors how",
    r.Time: "start end text value",
    r.Place: "start end text name country lat lon geonames_id precision use",
    r.Event: "id type modes contexts quad score status actors recipients date place statement trigger actor_spans "
    "recipient_spans evidence confidence",
    r.Statement: "id speakers speaker_text speaker_span cue content manner sourcing addressees via evidence confidence",
    r.Position: "id holders issue issue_id kind stance statement evidence confidence",
    r.Rift: "id pair shared divided evidence confidence",
    r.Figure: "id value unit of measure party date bound upper per statement event evidence",
    r.Relation: "id subjects predicate objects since until known statement evidence",
    r.Framing: "id kind about voice words statement evidence",
    r.Skipped: "stage code why evidence",
    r.Span: "start end text",
    r.Interval: "start end precision",
    r.Location: "name country lat lon geonames_id precision",
}
WORDS = {
    r.How: "name demonym metonym pronoun description group",
    r.Status: "actual historical future hypothetical negated",
    r.Manner: "direct indirect mixed",
    r.Sourcing: "named collective unnamed media document hearsay",
    r.PositionKind: "end means",
    r.Stance: "for against conditional undecided",
    r.FramingKind: "label loaded hedge scare_quotes",
    r.Voice: "outlet speaker",
}


@pytest.mark.parametrize("kind", CONTRACT, ids=lambda kind: kind.__name__)
def test_fields_are_those_of_the_contract(kind):
    assert [field.name for field in dataclasses.fields(kind)] == CONTRACT[kind].split()


@pytest.mark.parametrize("kind", CONTRACT, ids=lambda kind: kind.__name__)
def test_records_are_frozen_and_slotted(kind):
    assert kind.__dataclass_params__.frozen
    assert hasattr(kind, "__slots__")


@pytest.mark.parametrize("words", WORDS, ids=lambda words: "|".join(words.__args__))
def test_closed_lists_are_those_of_the_contract(words):
    assert list(words.__args__) == WORDS[words].split()


@settings(max_examples=60, deadline=None)
@given(readings())
def test_round_trip_is_exact(reading):
    text = r.to_json(reading)
    again = r.from_json(text)
    assert again == reading
    assert r.to_json(again) == text
    assert r.from_json(r.to_json(reading, indent=2)) == reading


@settings(max_examples=30, deadline=None)
@given(readings())
def test_json_is_what_other_programs_read(reading):
    plain = json.loads(r.to_json(reading))
    assert plain == json.loads(json.dumps(r.to_dict(reading)))
    assert list(plain) == CONTRACT[r.Reading].split()
    for event in plain["events"]:
        assert list(event) == CONTRACT[r.Event].split()
        assert set(event["trigger"]) == {"start", "end", "text"}
    text = plain["article"]["text"]
    for mention in plain["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]


def test_dates_are_iso_and_unknown_is_null():
    reading = r.Reading(
        polybius="0.1.0",
        article=r.make_article("Rain fell.", published=dt.date(2024, 3, 9)),
        times=(r.Time(start=0, end=4, text="Rain", value=r.Interval(dt.date(2024, 3, 1), None, "month")),),
    )
    plain = json.loads(r.to_json(reading))
    assert plain["article"]["published"] == "2024-03-09"
    assert plain["article"]["outlet"] is None
    assert plain["times"][0]["value"] == {"start": "2024-03-01", "end": None, "precision": "month"}


@pytest.mark.parametrize(
    "document",
    ['{"polybius": "1"}', '{"polybius": "1", "article": {"id": "a"}}', "[]", "nonsense", ""],
)
def test_other_documents_are_refused(document):
    with pytest.raises(msgspec.DecodeError):
        r.from_json(document)


def test_a_word_outside_a_closed_list_is_refused():
    reading = r.Reading(polybius="1", article=r.make_article("Rain fell."))
    document = json.loads(r.to_json(reading))
    document["framings"] = [{"id": "f", "kind": "lovely", "about": [], "voice": "outlet", "evidence": []}]
    with pytest.raises(msgspec.ValidationError, match="lovely"):
        r.from_json(json.dumps(document))


def test_content_ids_depend_on_every_part_and_on_nothing_else():
    assert r.content_id("ev", "a", 1) == r.content_id("ev", "a", "1")
    assert r.content_id("ev", "a", "b") != r.content_id("ev", "ab")
    assert r.content_id("ev", "a") == "ev-ca978112ca1b"
    article = r.make_article("Rain fell.", outlet="The Gull")
    assert article.id == r.make_article("Rain fell.", outlet="The Gull").id
    assert article.id != r.make_article("Rain fell.", outlet="The Tern").id
