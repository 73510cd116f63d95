"""Events in grammar that is easily lost: passives behind actives, clauses behind nouns, asides, questions."""

import pytest

import polybius
from polybius.records import Event


def of_type(text: str, kind: str) -> list[Event]:
    return [event for event in polybius.read(text, published="2024-05-10").events if event.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        # a passive that shares the subject of an active, and one in the progressive
        ("The Kenyan envoy flew to Sudan and was arrested by rebels.", "COERCE", {"REB"}, {"KEN"}),
        ("The Kenyan envoy flew to Sudan and is now being held in a prison there.", "COERCE", set(), {"KEN"}),
        # the light verb stands in a clause behind its noun
        ("The raids that Israel launched on Gaza alarmed Egypt.", "ASSAULT", {"ISR"}, set()),
        # a passive that names nobody who did it
        ("Two Kenyan soldiers were released on Monday.", "RETREAT", set(), {"KEN"}),
        # parties as the subject of a copula, and what somebody is under
        ("Kenyan officials are in frequent discussions with Uganda.", "CONSULT", {"KEN", "UGA"}, set()),
        ("The Kenyan army is under attack in the north.", "ASSAULT", set(), {"KEN"}),
        # a document named behind its participle
        ("The declaration signed in Nairobi by Kenya and Uganda ended the dispute.", "SUPPORT", {"KEN", "UGA"}, set()),
        # an adjective opens the pattern of a noun
        ("Kenyan students held a human chain against the government.", "PROTEST", {"KEN"}, set()),
        # people by name are people
        ("The rebels captured Anna Otieno, a Kenyan nurse, on Monday.", "ASSAULT", {"REB"}, {"anna-otieno"}),
        # who does it as well, and what one answers with
        ("Kenya mediated together with the African Union between Sudan and Chad.", "CONSULT", {"KEN", "AU"}, {"SDN"}),
        ("Kenya, along with Uganda, condemned the raid by Chad.", "ACCUSE", {"KEN", "UGA"}, {"TCD"}),
        ("Russia retaliated with sanctions against Lithuania.", "COERCE", {"RUS"}, {"LTU"}),
        ("The Kenyan minister reaffirmed to Uganda his support for the plan.", "SUPPORT", {"KEN"}, {"UGA"}),
        ("Kenyan troops wrested back control of the town.", "COERCE", {"KEN"}, set()),
        ("Rebels drove Syrian forces out of Aleppo.", "ASSAULT", {"REB"}, {"SYR"}),
        ("Aleppo fell to the Syrian army in December.", "COERCE", {"SYR"}, set()),
        ("Kenya will take the dispute before the UN Security Council.", "REQUEST", {"KEN"}, {"UNSC"}),
        ("Kenya said the border was not up for negotiation.", "REJECT", {"KEN"}, set()),
    ],
)
def test_parties_are_found(text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    (event,) = of_type(text, kind)
    assert {a.split(".")[0] for a in event.actors} == actors
    assert recipients <= {r.split(".")[0] for r in event.recipients}


def test_a_finite_verb_goes_on_with_the_finite_verb_above() -> None:
    (event,) = of_type("The Kenyan president told ministers to leave and expelled the Ugandan ambassador.", "SANCTION")
    assert (event.status, event.recipients) == ("actual", ("UGA.GOV",))
    assert event.actors != ()


def test_what_happens_beside_an_act_is_not_its_content() -> None:
    assert of_type("Kenya agreed to talks with Uganda after bombing the Ugandan town.", "ASSAULT")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya told reporters that Uganda had the right to sell the ships.", "REQUEST"),
        ("A Kenyan officer asked not to be identified.", "REQUEST"),
        ("The Kenyan minister was asked about the Ugandan flag.", "REQUEST"),
        ("Asked whether Kenya liked Uganda, the minister smiled.", "REQUEST"),
        ("Kenya defended its position.", "SUPPORT"),
        ("The Kenyan minister was not willing to be named.", "REJECT"),
        ("Kenya considers Hamas to be a terrorist group.", "THREATEN"),
        ("The main Kenyan opposition party won the vote.", "REJECT"),
        ("A Ugandan diplomat doubted that the talks would succeed.", "ACCUSE"),
        ("Kenya put the Ugandan case for the death penalty to a vote.", "ASSAULT"),
    ],
)
def test_what_is_no_act_of_that_kind(text: str, kind: str) -> None:
    assert of_type(text, kind) == []
