"""Who did what to whom: roles, content, time and merging."""

import datetime as dt

import pytest

import polybius
from polybius.records import Event
from polybius.vocabulary import Words, load, ontology


def events(text: str, published: str | None = "2024-05-10") -> tuple[Event, ...]:
    return polybius.read(text, published=published).events


def only(text: str) -> Event:
    found = events(text)
    assert len(found) == 1, [(e.type, e.trigger.text) for e in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Kenya condemned Uganda.", "ACCUSE", {"KEN"}, {"UGA"}),
        ("Uganda was condemned by Kenya.", "ACCUSE", {"KEN"}, {"UGA"}),
        ("Kenya's condemnation of Uganda was short.", "ACCUSE", {"KEN"}, {"UGA"}),
        ("Kenya, which recalled its ambassador from Uganda, closed its border.", "SANCTION", {"KEN"}, {"UGA"}),
        ("Kenya and Tanzania accused Uganda of smuggling.", "ACCUSE", {"KEN", "TZA"}, {"UGA"}),
        ("Kenya signed a trade agreement with Uganda.", "SUPPORT", {"KEN"}, {"UGA"}),
    ],
)
def test_roles(text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    event = next(e for e in events(text) if e.type == kind)
    assert {a.split(".")[0] for a in event.actors} == actors
    assert {r.split(".")[0] for r in event.recipients} == recipients


def test_in_talks_all_parties_are_actors() -> None:
    event = only("Kenya held talks with Uganda on Monday.")
    assert (event.type, set(event.actors), event.recipients) == ("CONSULT", {"KEN", "UGA"}, ())


def test_what_is_asked_for_is_content_and_no_event() -> None:
    event = only("Kenya asked Ugandan forces to leave the country.")
    assert (event.type, event.modes, event.recipients) == ("REQUEST", ("yield",), ("UGA.MIL",))


def test_an_epithet_is_no_news() -> None:
    assert events("The ousted president of Kenya slept.") == ()


def test_a_future_meeting_is_an_agreement() -> None:
    event = only("Kenya will meet Uganda next week.")
    assert (event.type, event.status) == ("AGREE", "future")


def test_what_one_will_not_do_is_refused() -> None:
    event = only("Kenya will not release the Ugandan soldiers.")
    assert (event.type, event.status) == ("REJECT", "actual")


def test_a_denied_attack_is_marked_so() -> None:
    event = only("Kenya did not attack Uganda.")
    assert (event.type, event.status) == ("ASSAULT", "negated")


def test_the_date_comes_from_the_clause() -> None:
    event = next(e for e in events("In 2011 Kenya attacked Somalia.") if e.type == "ASSAULT")
    assert event.date is not None
    assert (event.date.start, event.date.end) == (dt.date(2011, 1, 1), dt.date(2011, 12, 31))
    assert event.status == "historical"


def test_a_second_telling_is_evidence_and_no_second_event() -> None:
    found = events(
        "Kenya expelled the ambassador of Uganda.\n\nThe markets fell. Kenya expelled the ambassador of Uganda."
    )
    assert len(found) == 1
    assert len(found[0].evidence) == 2


def test_two_towns_are_two_attacks() -> None:
    found = events("Kenya attacked rebels in Mombasa on Monday. On Tuesday Kenya attacked rebels in Kisumu.")
    assert len([e for e in found if e.type == "ASSAULT"]) == 2


def test_a_word_without_a_party_is_passed_over_with_a_reason() -> None:
    reading = polybius.read("A bombing shook the hills.", published="2024-05-10")
    assert reading.events == ()
    assert "no-party" in {skipped.code for skipped in reading.skipped}


@pytest.mark.parametrize("text", ["def attack(x):\n    return x + 1", "12 14 16\n18 20 22", "O rose, thou art sick!"])
def test_what_is_no_news_has_no_events(text: str) -> None:
    assert events(text) == ()


def test_confidence_shows_its_inputs() -> None:
    reading = polybius.read("Kenya condemned Uganda.", published="2024-05-10")
    why = polybius.explain(reading, reading.events[0].id)
    assert why is not None
    assert why.score == reading.events[0].confidence
    assert any("subject" in line for line in why.inputs)


@pytest.mark.parametrize("entry", load("context_words", Words, language="en"), ids=lambda entry: entry.id)
def test_every_context_reads_its_example(entry: Words) -> None:
    assert entry.id in {each.name for each in ontology.contexts()}
    assert entry.id in {context for event in events(entry.example) for context in event.contexts}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Kenya, Uganda, Chad and Mali backed Sudan.", "SUPPORT", {"KEN", "UGA", "TCD", "MLI"}, {"SDN"}),
        ("Kenyan protesters were arrested and beaten by Ugandan soldiers.", "ASSAULT", {"UGA"}, {"KEN"}),
        ("Mali has seen two coups.", "COERCE", set(), {"MLI"}),
        ("The decision of Kenya drew criticism from Uganda.", "ACCUSE", {"UGA"}, {"KEN"}),
        ("The Kenyan foreign minister flew to Kampala.", "CONSULT", {"KEN"}, {"UGA"}),
    ],
)
def test_roles_through_harder_grammar(text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    reading = polybius.read(text, published="2024-05-10")
    parties = {actor.id: actor.party for actor in reading.actors}
    event = next(e for e in reading.events if e.type == kind)
    assert {parties[a] for a in event.actors} == actors
    assert {parties[r] for r in event.recipients} == recipients


def test_a_row_of_evidence_leads_to_the_sentence_of_each_event() -> None:
    for event in events("Kenya condemned Uganda. Kenya will meet Chad."):
        assert all(span.start <= event.trigger.start < span.end for span in event.evidence[:1])


def parts(text: str, kind: str) -> tuple[Event, set[str | None], set[str | None]]:
    """The first event of a type, with the parties of its actors and recipients."""
    reading = polybius.read(text, published="2024-05-10")
    party = {actor.id: actor.party for actor in reading.actors}
    event = next(e for e in reading.events if e.type == kind)
    return event, {party[a] for a in event.actors}, {party[r] for r in event.recipients}


def test_words_for_nobody_known_stand_in_the_event_by_themselves() -> None:
    event = only("A car bomb killed two Ugandan soldiers.")
    assert (event.actors, [span.text for span in event.actor_spans]) == ((), ["A car bomb"])
    assert [span.text for span in event.recipient_spans] == ["two Ugandan soldiers"]


@pytest.mark.parametrize("text", ["The minister attacked the budget.", "The storm destroyed the harvest."])
def test_what_happens_to_a_thing_alone_is_no_event(text: str) -> None:
    assert events(text) == ()


def test_a_pronoun_is_told_by_the_words_that_name_its_party() -> None:
    event = next(e for e in events("The Kenyan army said that it had attacked the rebels.") if e.type == "ASSAULT")
    assert [span.text for span in event.actor_spans] == ["The Kenyan army"]


@pytest.mark.parametrize("entry", load("doers", Words, language="en"), ids=lambda entry: entry.id)
def test_every_entry_of_doers_reads_its_example(entry: Words) -> None:
    assert events(entry.example)


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Kenya said that Uganda would bear the consequences.", "THREATEN", {"KEN"}, {"UGA"}),
        ("Kenya said that Uganda must withdraw its troops.", "REQUEST", {"KEN"}, {"UGA"}),
        ("Kenya wants the Ugandan soldiers to leave.", "REQUEST", {"KEN"}, {"UGA"}),
        ("At a summit in Nairobi, Kenya backed the plan.", "CONSULT", {"KEN"}, set()),
        ("Kenya began a new round of talks with Uganda.", "CONSULT", {"KEN", "UGA"}, set()),
        ("The sanctions that Kenya imposed on Uganda hurt trade.", "COERCE", {"KEN"}, {"UGA"}),
        ("Ugandan soldiers were shot at in the forest.", "ASSAULT", set(), {"UGA"}),
        ("Kenya gave tons of food to Uganda.", "AID", {"KEN"}, {"UGA"}),
        ("Kenya gave Uganda a warning.", "THREATEN", {"KEN"}, {"UGA"}),
    ],
)
def test_roles_through_light_verbs_and_content(text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    _, acting, suffering = parts(text, kind)
    assert (acting, suffering) == (actors, recipients)


def test_what_one_wants_another_to_do_is_no_event_of_its_own() -> None:
    assert {e.type for e in events("Kenya wants the Ugandan soldiers to leave.")} == {"REQUEST"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya will not sign the treaty.", "REJECT"),
        ("Kenya does not recognise the Ugandan government.", "REJECT"),
        ("Kenya is not ready to talk to the rebels.", "REJECT"),
        ("Kenya promised that the raid would not go unanswered.", "THREATEN"),
        ("Kenya does not rule out an attack on the rebels.", "THREATEN"),
    ],
)
def test_what_a_negation_says_is_an_act_itself(text: str, kind: str) -> None:
    assert (kind, "actual") in {(e.type, e.status) for e in events(text)}


def test_a_threat_has_the_mode_of_what_is_threatened() -> None:
    assert only("Kenya threatened to attack the rebels.").modes == ("violence",)


def test_a_passive_of_what_the_sense_names_needs_no_party() -> None:
    event = only("The treaty was ratified on Monday.")
    assert (event.type, event.actors, event.recipients) == ("SUPPORT", (), ())


def test_names_that_the_parser_takes_from_their_verb_are_its_subject() -> None:
    _, acting, _ = parts("The Netherlands and Norway contribute officers.", "COOPERATE")
    assert acting == {"NLD", "NOR"}
