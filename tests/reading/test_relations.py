"""Ties that stand: the vocabulary's examples, both sides, dates, moods, and what knowledge says to them."""

from __future__ import annotations

import datetime as dt

import pytest

from polybius.knowledge import load
from polybius.reading import actors, coreference, parse, relations, text, times
from polybius.reading.document import Found
from polybius.reading.relations_ties import Tie, ties, words
from polybius.records import Relation, make_article

PUBLISHED = dt.date(2024, 5, 10)
TIES = ties("en")


def found(body: str, published: dt.date | None = PUBLISHED) -> Found[Relation]:
    article = make_article(body, published=published)
    document = parse.parse(article, text.clean(body))
    when = times.find(document)
    cast = coreference.resolve(document, actors.find(document), when.records)
    return relations.find(document, cast, when.records, knowledge=load())


def told(body: str) -> set[tuple[frozenset[str], str, frozenset[str]]]:
    return {(frozenset(r.subjects), r.predicate, frozenset(r.objects)) for r in found(body).records}


def a_tie(subjects: str, predicate: str, objects: str = "") -> tuple[frozenset[str], str, frozenset[str]]:
    return frozenset(subjects.split()), predicate, frozenset(objects.split())


@pytest.mark.parametrize("tie", TIES, ids=lambda tie: tie.id)
def test_every_example_is_read(tie: Tie) -> None:
    wanted = (frozenset(tie.gives["subjects"]), tie.predicate, frozenset(tie.gives["objects"]))
    records = [
        r for r in found(tie.example).records if (frozenset(r.subjects), r.predicate, frozenset(r.objects)) == wanted
    ]
    assert len(records) == 1, told(tie.example)
    for end in ("since", "until"):
        day = getattr(records[0], end)
        assert (str(day.year) if day else None) == tie.gives.get(end)


@pytest.mark.parametrize("tie", TIES, ids=lambda tie: tie.id)
def test_no_counter_example_is_read(tie: Tie) -> None:
    assert tie.counter is not None
    assert tie.predicate not in {predicate for _, predicate, _ in told(tie.counter)}


def test_the_vocabulary_has_every_predicate() -> None:
    assert {tie.predicate for tie in TIES} == {
        "former colony of", "member of", "ally of", "owns", "hosts forces of", "supplies", "successor of",
        "mutual defence", "recognises", "directed against", "borders", "depends on",
    }  # fmt: skip
    assert len({tie.id for tie in TIES}) == len(TIES)
    assert words("en", "until")


@pytest.mark.parametrize(
    ("body", "tie"),
    [
        ("Senegal and Togo, both former French colonies, sent envoys.", a_tie("SEN TGO", "former colony of", "FRA")),
        ("The former British colony of Ghana voted.", a_tie("GHA", "former colony of", "GBR")),
        ("Ghana held a vote. Britain, the former colonial power, sent observers.",
         a_tie("GHA", "former colony of", "GBR")),
        ("NATO member Hungary blocked the text.", a_tie("HUN", "member of", "NATO")),
        ("Washington's closest allies, Britain and France, agreed.", a_tie("GBR FRA", "ally of", "USA")),
        ("Key US ally Japan objected.", a_tie("JPN", "ally of", "USA")),
        ("Qatar, which hosts Turkish and American bases, refused.", a_tie("QAT", "hosts forces of", "TUR USA")),
        ("The port is Chinese-owned.", a_tie("CHN", "owns")),
        ("Belarus relies heavily on Russian gas.", a_tie("BLR", "depends on", "RUS")),
        ("Under NATO's treaty an attack on one is considered an attack on all.", a_tie("NATO", "mutual defence")),
        ("Nigeria's northern neighbour, Niger, closed the road.", a_tie("NER", "borders", "NGA")),
    ],
)  # fmt: skip
def test_ways_of_telling(body: str, tie: tuple[frozenset[str], str, frozenset[str]]) -> None:
    assert tie in told(body)


@pytest.mark.parametrize(
    "body",
    [
        "Non-NATO member Austria objected.",
        "Bosnia hopes to become a member of NATO.",
        "Georgia will join the European Union.",
        "Western allies met in Oslo.",
        "Eritrea gained independence from Ethiopia in 1993.",
        "The United States recognised Turkey's right to defend itself.",
        "Iraqi troops are based in Iraq.",
    ],
)
def test_what_is_no_tie_that_stands(body: str) -> None:
    assert told(body) == set()


def test_what_is_denied_is_passed_over_with_a_reason() -> None:
    result = found("Kenya does not recognise Kosovo.")
    assert result.records == ()
    assert [(s.stage, s.code) for s in result.skipped] == [("relations", "not-standing")]
    assert "negated" in result.skipped[0].why


def test_dates_give_both_ends() -> None:
    record = found("Kenya was a British colony from 1920 to 1963.").records[0]
    assert (record.since, record.until) == (dt.date(1920, 1, 1), dt.date(1963, 12, 31))


def test_a_date_of_something_else_is_no_end() -> None:
    record = found("Kenya, a former British colony, held a vote, which was peaceful, in 2022.").records[0]
    assert (record.since, record.until) == (None, None)


def test_a_tie_told_twice_is_one_record_with_both_sentences() -> None:
    result = found("Turkey is a member of NATO. A NATO member, Turkey bought the missiles.")
    assert [r.predicate for r in result.records] == ["member of"]
    assert len(result.records[0].evidence) == 2


def test_what_knowledge_contradicts_stays_and_is_noted() -> None:
    result = found("Sweden, a member of NATO, sent a ship.", dt.date(2023, 8, 18))
    assert [(r.subjects, r.objects) for r in result.records] == [(("SWE",), ("NATO",))]
    assert [s.code for s in result.skipped] == ["contradicts-knowledge"]
    assert found("Sweden, a member of NATO, sent a ship.", dt.date(2025, 6, 1)).skipped == ()
    assert [s.code for s in found("Kenya was a French colony.").skipped] == ["contradicts-knowledge"]


def test_evidence_lies_in_the_text_as_given() -> None:
    body = "Kenya, a former British&nbsp;colony,  hosts about 200 British sol\u00addiers.Uganda didn’t reply."
    result = found(body)
    assert result.records
    for record in result.records:
        assert record.evidence
        for span in record.evidence:
            assert body[span.start : span.end] == span.text


def test_every_record_has_a_why_and_the_same_id_on_a_second_run() -> None:
    body = "Finland, a member of NATO since 2023, shares a border with Russia."
    first, second = found(body), found(body)
    assert first == second
    assert {record.id for record in first.records} == set(first.whys)
    assert all(why.rule.startswith("relations/") and why.inputs for why in first.whys.values())


def test_an_article_without_ties_gives_nothing() -> None:
    assert found("It rained in the hills, and the road was closed.").records == ()


@pytest.mark.parametrize(
    "body",
    [
        "Britain, a former member of the European Union, sent two ships.",
        "Aspiring EU member Moldova held a vote.",
        "Austria is no NATO member.",
        "Russia was a member of the G8.",
        "The United States closed its base in Uzbekistan.",
        "Russia wants to open a naval base in Sudan.",
    ],
)
def test_what_is_over_or_not_there_yet_is_no_tie(body: str) -> None:
    assert told(body) == set()


@pytest.mark.parametrize(
    ("body", "known"),
    [
        ("Estonia has been a member of NATO since 2004.", "agrees"),
        ("Estonia has been a member of NATO since 2010.", "contradicts"),
        ("Finland has been a member of NATO since April 2023.", "agrees"),
        ("Britain left the European Union in 2020.", "agrees"),
        ("Britain left the European Union in 2017.", "contradicts"),
        ("Niger was a French colony until 1960.", "agrees"),
        ("Niger was a French colony until 1970.", "contradicts"),
        ("Niger was a British colony.", "contradicts"),
        ("Belarus is an ally of Russia.", None),
    ],
)
def test_what_knowledge_says_to_it(body: str, known: str | None) -> None:
    result = found(body)
    assert [record.known for record in result.records] == [known]
    assert [s.code for s in result.skipped] == (["contradicts-knowledge"] if known == "contradicts" else [])
