"""What an editor sees to: the lead on top, nothing twice, no broken marks, no dateline for a headline."""

import dataclasses
import datetime as dt

import pytest

from polybius import brief
from polybius import records as r
from polybius.brief.compose import compose
from polybius.brief.words import balanced, words
from polybius.vocabulary import ontology

PUBLISHED = dt.date(2024, 5, 8)


def at(text, passage):
    start = text.index(passage)
    return r.Span(start, start + len(passage), passage)


def sentence(text, passage):
    start = text.index(passage)
    begin = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, 0) if ". " in text[:start] else 0
    end = text.find(". ", start)
    end = len(text) if end < 0 else end + 1
    return r.Span(begin, end, text[begin:end])


def read_by_hand(text, *, title=None, published=PUBLISHED, **records):
    places = [("Ruritania", "RUR"), ("Freedonia", "FRE")]
    mentions = [
        r.Mention(start=i, end=i + len(word), text=word, actors=(code,), how="name")
        for word, code in places
        for i in range(len(text))
        if text.startswith(word, i)
    ]
    return r.Reading(
        polybius="0.1.0",
        article=r.make_article(text, title=title, published=published, outlet="The Gull"),
        actors=(r.Actor(id="RUR", name="Ruritania", party="RUR"), r.Actor(id="FRE", name="Freedonia", party="FRE")),
        mentions=tuple(sorted(mentions, key=lambda m: m.start)),
        **records,
    )


def event(text, trigger, *, number, type_name="COERCE", status="actual", date=None):
    kind = ontology.event_type(type_name)
    evidence = sentence(text, trigger)
    return r.Event(
        id=f"ev-{number}",
        type=type_name,
        quad=kind.quad,
        score=kind.score,
        status=status,
        date=r.Interval(date, date, "day") if date else None,
        trigger=at(text, trigger),
        actors=("RUR",),
        actor_spans=(r.Span(evidence.start, evidence.start + 9, "Ruritania"),),
        evidence=(evidence,),
        confidence=0.8,
    )


def statement(text, *, cue, content, number, speaker="Ruritania", manner="indirect", speakers=("RUR",)):
    span = at(text, speaker) if speaker else None
    return r.Statement(
        id=f"st-{number}",
        speakers=speakers,
        speaker_text=speaker,
        speaker_span=span,
        cue=at(text, cue),
        content=at(text, content),
        manner=manner,
        sourcing="named",
        evidence=(sentence(text, cue),),
        confidence=0.8,
    )


def lines_of(reading, key):
    made = compose([reading])
    return [line.text for s in made.sections if s.key == key for group in s.groups for line in group.lines]


NEWS = (
    "Ruritania closed the border overnight. Ruritania jailed two brokers. Ruritania bombed a depot in March. "
    "Ruritania fined a shipper. Ruritania seized a barge long ago."
)


def news(**more):
    old = dt.date(2023, 1, 5)
    found = (
        event(NEWS, "closed", number=1),
        event(NEWS, "jailed", number=2, type_name="REQUEST"),
        event(NEWS, "bombed", number=3, type_name="ASSAULT"),
        event(NEWS, "fined", number=4, type_name="SANCTION"),
        event(NEWS, "seized", number=5, type_name="PROTEST", date=old),
    )
    return read_by_hand(NEWS, events=found, **more)


def test_in_brief_leads_with_the_articles_own_lead():
    told = lines_of(news(title="Ruritania closes border"), "in_brief")
    assert told[0] == "Ruritania closed the border overnight."
    assert not any("barge" in line for line in told)


def test_events_without_a_date_were_reported_by_the_day_of_publication():
    labels = [g.label for s in compose([news()]).sections if s.key == "happened" for g in s.groups]
    assert "Reported by 8 May 2024, the day itself not given" in labels
    labels = [g.label for s in compose([news(published=None)]).sections if s.key == "happened" for g in s.groups]
    assert "Date not given" in labels


def test_a_dateline_is_no_headline():
    reading = read_by_hand("STRELSAU, May 7 (Gull) - Ruritania closed the border overnight.")
    assert compose([reading]).title == "“Ruritania closed the border overnight”"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("called it “null and void", "called it “null and void”"),
        ("called it ‘null and void”", "called it ‘null and void’"),
        ("called it null and void”", "called it null and void"),
        ('called it "null and void', 'called it "null and void"'),
        ("called it “null” and left", "called it “null” and left"),
    ],
)
def test_quotation_marks_come_in_pairs(text, whole):
    assert balanced(text, words("en")) == whole


SAID = "The tolls are lawful, Ruritania claimed. Freedonia told parliament that Ruritania feared a strike. It hoped so."


def test_a_statement_has_a_verb_where_its_speaker_comes_last():
    reading = read_by_hand(SAID, statements=(statement(SAID, cue="claimed", content="The tolls are lawful", number=1),))
    assert lines_of(reading, "said") == ["Ruritania claimed that the tolls are lawful."]


def test_what_is_told_inside_another_statement_is_not_told_again():
    outer = statement(
        SAID,
        cue="told",
        content="that Ruritania feared a strike",
        number=1,
        speaker="Freedonia",
        speakers=("FRE",),
    )
    inner = statement(SAID, cue="feared", content="a strike", number=2)
    assert len(lines_of(read_by_hand(SAID, statements=(outer, inner)), "said")) == 1


def test_what_nobody_is_known_to_say_is_not_told():
    nobody = statement(SAID, cue="hoped", content="so", number=1, speaker=None, speakers=())
    assert lines_of(read_by_hand(SAID, statements=(nobody,)), "said") == []


@pytest.mark.parametrize(
    ("cue", "told"), [("told", "Ruritania told parliament: “We pay”."), ("adding", "said: “We pay”")]
)
def test_a_quotation_has_a_readable_verb(cue, told):
    text = f'"We pay," Ruritania {cue} parliament.'
    reading = read_by_hand(text, statements=(statement(text, cue=cue, content='"We pay,"', number=1, manner="direct"),))
    assert told in lines_of(reading, "said")[0]


def position(text, issue, number, stance="for"):
    return r.Position(
        id=f"po-{number}",
        holders=("RUR",),
        issue=issue,
        issue_id=f"is-{issue}",
        kind="means",
        stance=stance,
        evidence=(sentence(text, issue),),
        confidence=0.8,
    )


def test_an_issue_that_says_nothing_by_itself_is_only_counted():
    text = "Ruritania backs the vote and a ferry line."
    reading = read_by_hand(text, positions=(position(text, "the vote", 1), position(text, "a ferry line", 2)))
    groups = [g for s in compose([reading]).sections if s.key == "stands" for g in s.groups]
    assert [line.lead for line in groups[0].lines] == ["“A ferry line” (a means)"]
    assert groups[0].cut == 1


def figure(text, words_, value, *, measure, number):
    return r.Figure(id=f"fi-{number}", value=value, unit="soldiers", measure=measure, evidence=(at(text, words_),))


def test_a_figure_is_told_in_its_whole_short_sentence():
    text = "Ruritania, with nine officers, lost 40 soldiers, half of them recruits."
    found = (
        figure(text, "nine officers", 9, measure=None, number=1),
        figure(text, "40 soldiers", 40, measure="killed", number=2),
    )
    assert lines_of(read_by_hand(text, figures=found[1:]), "figures") == [f"“{text.rstrip('.')}”."]
    assert lines_of(read_by_hand(text, figures=found[:1]), "figures") == []


def test_a_state_hosts_the_forces_of_a_state():
    text = "Ruritania hosts Freedonia's marines."
    tie = r.Relation(
        id="re-1",
        subjects=("RUR",),
        predicate="hosts forces of",
        objects=("FRE.MIL",),
        evidence=(sentence(text, "hosts"),),
    )
    reading = read_by_hand(text, relations=(tie,))
    marines = r.Actor(id="FRE.MIL", name="Freedonian marines", party="FRE", sector="MIL", kind="group")
    reading = dataclasses.replace(reading, actors=(*reading.actors, marines))
    assert lines_of(reading, "ties") == ["Ruritania: host to forces of Freedonia."]


def test_a_very_long_footnote_is_cut_around_the_verb():
    padding = "which " + "has many old and winding roads and " * 12 + "no coast"
    text = f"Ruritania, {padding}, closed the border after a long dispute."
    reading = read_by_hand(text, events=(event(text, "closed", number=1),))
    quote = compose([reading]).footnotes[0].quote
    assert len(quote) < len(text)
    assert "closed the border" in quote
    assert "…" in quote


def test_the_same_event_is_not_told_in_and_out_of_quotation_marks():
    text = "Ruritania accused Freedonia of planning a raid on the coast with foreign help."
    outer = event(text, "accused", number=1, type_name="ACCUSE")
    inner = dataclasses.replace(
        event(text, "planning", number=2), actors=("FRE",), actor_spans=(at(text, "Freedonia"),)
    )
    told = lines_of(read_by_hand(text, events=(outer, inner)), "happened")
    assert told == ["Ruritania accused Freedonia of planning a raid on the coast with foreign help."]


def test_a_group_with_a_plural_name_takes_a_plural_verb():
    text = "Ruritania has closed the border."
    reading = read_by_hand(text, events=(event(text, "closed", number=1),))
    houthis = tuple(dataclasses.replace(a, name="Houthis", party="YEM", kind="group") for a in reading.actors[:1])
    reading = dataclasses.replace(
        reading,
        actors=houthis,
        mentions=(dataclasses.replace(reading.mentions[0], how="pronoun"),),
    )
    assert lines_of(reading, "happened") == ["[The Houthis] have closed the border."]


def test_a_brief_of_hand_made_news_is_the_same_twice():
    assert brief.render([news()], format="terminal") == brief.render([news()], format="terminal")
