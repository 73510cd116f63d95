"""The ontology is PLOVER's, whole, and consistent with itself and with the records."""

from __future__ import annotations

from typing import get_args

import pytest

from polybius.records import Status
from polybius.vocabulary import ontology

PLOVER = {
    "AGREE": ("verbal cooperation", 2.5),
    "CONSULT": ("verbal cooperation", 2.5),
    "SUPPORT": ("verbal cooperation", 5),
    "CONCEDE": ("verbal cooperation", 4.5),
    "COOPERATE": ("material cooperation", 9.5),
    "AID": ("material cooperation", 10),
    "RETREAT": ("material cooperation", 6.5),
    "REQUEST": ("verbal conflict", 0),
    "ACCUSE": ("verbal conflict", -3),
    "REJECT": ("verbal conflict", -2),
    "THREATEN": ("verbal conflict", -3.5),
    "PROTEST": ("material conflict", -5),
    "SANCTION": ("material conflict", -6),
    "MOBILIZE": ("material conflict", -5.5),
    "COERCE": ("material conflict", -7),
    "ASSAULT": ("material conflict", -9),
}
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict ban arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture execute sexual assassinate destroy primitive firearms explosives suicide-attack "
    "aerial drone heavy-weapons crowd-control cleansing massacre unconventional sideAB",
}


def test_types_have_the_quad_and_score_of_the_manual() -> None:
    assert {each.name: (each.quad, each.score) for each in ontology.types()} == PLOVER


def test_modes_are_those_of_the_manual() -> None:
    assert {name: " ".join(ontology.modes(name)) for name in PLOVER if ontology.modes(name)} == MODES


def test_recipients_are_needed_where_the_manual_says() -> None:
    assert {each.name for each in ontology.types() if each.needs_recipient} == {"COOPERATE", "AID", "SANCTION"}


def test_what_lies_ahead_is_coded_as_the_manual_says() -> None:
    ahead = {each.name: each.when_future for each in ontology.types() if each.when_future}
    assert ahead == dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID"), "AGREE") | {"RETREAT": "CONCEDE"}
    assert ontology.event_type("ASSAULT").when_threatened == "THREATEN"


def test_scores_have_the_sign_of_their_quad() -> None:
    for each in ontology.types():
        assert (each.score > 0) == each.quad.endswith("cooperation"), each.name


def test_a_counter_is_of_another_type() -> None:
    for each in ontology.types():
        assert each.counter_type != each.name
        assert each.counter_type is None or ontology.event_type(each.counter_type)


def test_contexts_and_sectors_are_complete_and_named_once() -> None:
    contexts = [each.name for each in ontology.contexts()]
    sectors = [each.name for each in ontology.sectors()]
    assert len(contexts) == len(set(contexts)) == 37
    assert len(sectors) == len(set(sectors)) == 29
    assert [each.name for each in ontology.sectors() if not each.of_state] == ["IGO", "NGO", "MNC", "ISM"]


def test_statuses_are_those_of_the_records() -> None:
    assert tuple(each.name for each in ontology.statuses()) == get_args(Status)
    assert [each.name for each in ontology.statuses() if each.happened] == ["actual", "historical"]


def test_every_entry_is_told_in_whole_sentences() -> None:
    entries = [*ontology.types(), *ontology.contexts(), *ontology.statuses(), *ontology.sectors()]
    entries += [mode for each in ontology.types() for mode in each.modes]
    for each in entries:
        assert each.definition.endswith("."), each.name
        assert len(each.example) > 8, each.name
    examples = [each.example for each in entries]
    assert len(examples) == len(set(examples))


def test_an_unknown_type_is_an_error() -> None:
    with pytest.raises(KeyError):
        ontology.event_type("YIELD")
