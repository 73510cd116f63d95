"""The reader of sentences: what is shipped, what it sees, whom and what it tells. All sentences are our own."""

from __future__ import annotations

import hashlib
from importlib.resources import files

import numpy as np
import pytest

import polybius
from polybius.reading import sentences
from polybius.reading.coder import pieces
from polybius.reading.events_learned import sides, tagged
from polybius.reading.factuality import judged, witness
from polybius.reading.parse import parse_text
from polybius.reading.sentence_tokens import LONGEST, encode
from polybius.reading.status import status_of

PINNED = {
    "reader.onnx": "03e62704c583bb0e3b2aa3afe92a589592889ff4db096c23d84f9f15b697e2b3",
    "reader.json": "725221927fd434ef62c0fc700c2cdd4d6fdd7bea70c681690e9e8a083ed34d54",
}


@pytest.mark.parametrize("name", sorted(PINNED))
def test_the_shipped_files_are_the_pinned_ones(name: str) -> None:
    content = files("polybius").joinpath(sentences.FOLDER, name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == PINNED[name]
    assert len(content) < 40_000_000


def test_every_word_begins_at_its_first_piece() -> None:
    encoded = encode(["Ouagadougou", "rejoiced", "."], pieces())
    assert encoded.ids[0] == 101
    assert encoded.ids[-1] == 102
    assert [encoded.ids[at] for at in encoded.begins[1:]] == [pieces().encode(word)[0] for word in ("rejoiced", ".")]


def test_a_word_without_pieces_counts_as_unknown() -> None:
    assert encode(["\u0007", "Peru"], pieces()).ids[1] == pieces().encode("☃")[0]


def test_of_a_long_sentence_the_beginning_is_read() -> None:
    words = ["Peru"] * 3_000
    encoded = encode(words, pieces())
    assert len(encoded.ids) == LONGEST
    assert len(sentences.read(words).tags) == len(encoded.begins) == LONGEST - 2


def test_nothing_is_read_of_nothing() -> None:
    assert sentences.parties(sentences.read([]).tags) == ()


def test_tags_become_parties() -> None:
    scores = np.full((6, len(sentences.TAGS)), -3.0, dtype=np.float32)
    for at, tag in enumerate(["O", "BS", "IS", "O", "IT", "IT"]):
        scores[at, sentences.TAGS.index(tag)] = 3.0
    assert [(p.role, p.first, p.last) for p in sentences.parties(scores)] == [("S", 1, 3), ("T", 4, 6)]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Chile snubbed Bolivia over the river dispute.", "Chile", "Bolivia"),
        ("Three Peruvian soldiers were killed by Ecuadorian troops.", "Ecuadorian troops", "Peruvian"),
    ],
)
def test_the_sides_of_a_sentence(text: str, actor: str, recipient: str) -> None:
    doc = parse_text(text)
    found = sides(next(doc.sents))
    assert [doc[first:last].text for first, last in found.actors][:1] == [actor]
    assert any(recipient in doc[first:last].text for first, last in found.recipients)


def test_white_space_between_sentences_moves_no_party() -> None:
    doc = parse_text("Chile snubbed Bolivia.\n\nSweden wooed Finland with a pipeline.")
    last = list(doc.sents)[-1]
    assert {doc[first:end].text for _, first, end, _ in tagged(last)} >= {"Sweden", "Finland"}


def test_a_verb_that_no_rule_knows_is_told_by_the_learned_readers() -> None:
    reading = polybius.read("Kenya coaxed Uganda into a railway deal.", published="2024-05-08")
    (event,) = reading.events
    assert [span.text for span in event.actor_spans] == ["Kenya"]
    assert [span.text for span in event.recipient_spans] == ["Uganda"]
    assert event.trigger.text == "coaxed"
    assert event.quad.endswith("cooperation")


@pytest.mark.parametrize(
    "text",
    [
        "It rained in Lima and the buses were late.",
        "The lake between Peru and Bolivia is deep and blue.",
        "Kenya has mountains, and Uganda has lakes.",
    ],
)
def test_no_event_where_nobody_does_anything_to_anybody(text: str) -> None:
    assert polybius.read(text, published="2024-05-08").events == ()


def test_an_order_to_the_reader_has_not_happened() -> None:
    token = next(t for t in parse_text("Please attack the port.") if t.text == "attack")
    assert status_of(token).status == "actual"
    assert judged(token).status == "hypothetical"
    assert judged(token).because[-1].startswith("learned: happened 0.0")


def test_what_was_done_is_told_as_done_and_with_numbers() -> None:
    token = next(t for t in parse_text("The navy attacked the port at dawn.") if t.text == "attacked")
    told = witness(token)
    assert told is not None
    assert told.happened > 0.9
    assert told.certainty > 2
    assert judged(token).status == "actual"


def test_behind_what_is_read_of_a_long_sentence_there_is_no_witness() -> None:
    doc = parse_text("The navy, " + "with ship after ship, " * 40 + "attacked the port")
    assert witness(doc[-3]) is None
    assert judged(doc[-3]) == status_of(doc[-3])


@pytest.mark.parametrize(
    "text",
    [
        "Taiwan's defence ministry said 11 missiles had been launched.",
        "Kenya's army said that two villages were attacked.",
    ],
)
def test_who_reports_an_act_has_not_done_it(text: str) -> None:
    assert all(event.actors == () for event in polybius.read(text, published="2024-05-08").events)


@pytest.mark.parametrize(
    "text",
    [
        "Odinga said Uganda would remain a friend.",
        "Kenya hopes to see Uganda grow.",
    ],
)
def test_what_is_said_or_hoped_is_no_learned_event(text: str) -> None:
    assert not [e for e in polybius.read(text, published="2024-05-08").events if e.trigger.text in {"said", "hopes"}]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In a war game, Kenya invaded Uganda.", "hypothetical"),
        ("Kenya neither attacked nor threatened Uganda.", "negated"),
        ("Reports that Kenya attacked Uganda were false.", "negated"),
        ("Kenya called for the African Union to condemn the accord.", "hypothetical"),
    ],
)
def test_what_did_not_happen_is_not_read_as_done(text: str, status: str) -> None:
    told = polybius.read(text, published="2024-05-08").events
    assert {event.status for event in told if event.type != "REQUEST"} == {status}
