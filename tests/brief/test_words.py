"""The vocabulary of the brief: complete for the ontology, and its examples true."""

import pytest

from polybius.brief.words import words
from polybius.vocabulary import ontology

PHRASES = words("en").phrases


def test_there_is_a_phrase_for_every_type_and_mode():
    wanted = {(kind.name, None) for kind in ontology.types()}
    wanted |= {(kind.name, mode.name) for kind in ontology.types() for mode in kind.modes}
    assert set(PHRASES) == wanted


@pytest.mark.parametrize("key", PHRASES, ids=str)
def test_examples_of_phrases_are_what_is_printed(key):
    phrase = PHRASES[key]
    assert phrase.example == f"Ruritania {phrase.did.format(r='Freedonia')}."
    assert "{r}" in phrase.did
    assert "{r}" in phrase.act
    assert "{" not in phrase.alone + phrase.act_alone


def test_every_entry_says_what_it_is_for():
    for entry in words("en").entries.values():
        assert entry.definition.endswith(".")
        assert entry.example
        assert entry.words or entry.list


def test_lists_of_names_are_cut_and_counted():
    said = words("en")
    assert said.joined([]) == ""
    assert said.joined(["Niger"]) == "Niger"
    assert said.joined(["Niger", "Mali", "Niger"]) == "Niger and Mali"
    assert said.joined(list("abcdefghij"), limit=4) == "a, b, c and 7 more"
