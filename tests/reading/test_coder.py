"""The learned coder: what it sees, what it tells, and when it keeps silent. All sentences are our own."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from importlib.resources import files

import pytest

from polybius.reading.coder import (
    BELOW,
    FOLDER,
    NO_PARTY,
    STATEMENT_ONLY,
    Settings,
    Verdict,
    _abstained,
    judge,
    settings,
)
from polybius.reading.coder_pieces import WordPieces, words
from polybius.reading.coder_tokens import ACTOR, ACTOR_END, FIRST, LAST, LONGEST, RECIPIENT, Marked, encode, mark
from polybius.reading.coding import code_by_rules, code_sentence

PINNED = {
    "coder.onnx": "d361eccaa29decdbb0f6b0754ea1ca1c6633f9994e93ab7d8b45785b296388f7",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
    "coder.json": "c96893fc39007f3fe51997f13fe3cf1058fe64db653ace1967b69eacfc7b979a",
}


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(files("polybius").joinpath(FOLDER, "vocab.txt").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(PINNED))
def test_the_shipped_files_are_the_pinned_ones(name: str) -> None:
    content = files("polybius").joinpath(FOLDER, name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == PINNED[name]
    assert len(content) < 40_000_000


def test_words_are_small_without_accents_and_part_at_marks() -> None:
    assert words("Le Président’s  re-election\x07, 北京!") == [
        "le", "president", "’", "s", "re", "-", "election", ",", "北", "京", "!",
    ]  # fmt: skip


def test_a_word_is_cut_into_the_longest_pieces_from_the_left(pieces: WordPieces) -> None:
    vocabulary = WordPieces("[UNK]\nun\nunfair\n##fair\n##ly\n")
    assert vocabulary.encode("unfairly un") == [2, 4, 1]
    assert vocabulary.encode("unkind") == [0]
    assert pieces.encode("x" * 101) == pieces.encode("☃") == [100]


def test_every_naming_of_a_party_is_marked_and_only_whole_words() -> None:
    marked = mark("Mali and Malian farmers; Mali again.", "Mali", "farmers")
    assert marked.actor == ((0, 4), (25, 29))
    assert marked.recipient == ((16, 23),)
    assert mark("He left.", "", "  ") == Marked("He left.", (), ())


def test_a_party_within_another_keeps_both_marks(pieces: WordPieces) -> None:
    ids = encode(mark("The king of Mali spoke.", "The king of Mali", "Mali"), pieces)
    assert ids.count(ACTOR) == ids.count(RECIPIENT) == 1
    assert ids.index(ACTOR) < ids.index(RECIPIENT) < ids.index(ACTOR_END)


def test_no_text_writes_a_mark(pieces: WordPieces) -> None:
    ids = encode(Marked("[unused1] [SEP] [CLS] [MASK]", ()), pieces)
    assert not {ACTOR, ACTOR_END, RECIPIENT} & set(ids)
    assert ids.count(FIRST) == ids.count(LAST) == 1


def test_a_long_sentence_is_cut_around_its_parties(pieces: WordPieces) -> None:
    sentence = "It rained. " * 700 + "Kenya attacked Uganda" + " and it rained" * 900
    ids = encode(mark(sentence, "Kenya", "Uganda"), pieces)
    assert len(ids) == LONGEST
    (attacked,) = pieces.encode("attacked")
    assert ids.index(ACTOR) < ids.index(attacked) < ids.index(RECIPIENT)


def test_far_apart_parties_are_both_kept(pieces: WordPieces) -> None:
    sentence = "Kenya" + " while it rained" * 400 + " bombed Uganda."
    ids = encode(mark(sentence, "Kenya", "Uganda"), pieces)
    (bombed,) = pieces.encode("bombed")
    assert {ACTOR, RECIPIENT, bombed} <= set(ids)
    assert len(ids) == LONGEST


@pytest.mark.parametrize(
    ("sentence", "actor", "recipient", "wanted"),
    [
        ("Bolivia recalled its ambassador from Chile.", "Bolivia", "Chile", "SANCTION"),
        ("Warplanes of Sudan bombed a market in Chad.", "Sudan", "Chad", "ASSAULT"),
        ("Nurses marched through the capital against the government.", "Nurses", "the government", "PROTEST"),
        ("Peru accused Ecuador of hiding the rebels.", "Peru", "Ecuador", "ACCUSE"),
        ("Japan sent tents and blankets to Nepal after the earthquake.", "Japan", "Nepal", "AID"),
        ("The Finnish and Estonian presidents met in Tallinn.", "Finnish", "Estonian", "CONSULT"),
        ("Togo refused to receive the envoy of Benin.", "Togo", "Benin", "REJECT"),
    ],
)
def test_plain_sentences(sentence: str, actor: str, recipient: str, wanted: str) -> None:
    verdict = judge(sentence, actor, recipient)
    assert verdict.type == wanted
    assert verdict.confidence > 0.5


def test_probabilities_are_of_all_types_and_sum_to_one() -> None:
    verdict = judge("Peru accused Ecuador of hiding the rebels.", "Peru", "Ecuador")
    assert len(verdict.probabilities) == 15
    assert sum(verdict.probabilities.values()) == pytest.approx(1)
    assert list(verdict.probabilities.values()) == sorted(verdict.probabilities.values(), reverse=True)


def test_who_acts_matters() -> None:
    sentence = "After Chad freed the pilots, Sudan bombed a village."
    assert judge(sentence, "Chad", "the pilots").type == "YIELD"
    assert judge(sentence, "Sudan", "a village").type == "ASSAULT"


def test_the_rules_are_a_witness() -> None:
    sentence = "Togo spoke sharply about Benin."
    alone, led = judge(sentence, "Togo", "Benin"), judge(sentence, "Togo", "Benin", rules="RETREAT")
    assert led.probabilities["YIELD"] > alone.probabilities["YIELD"]


def test_why_nothing_is_told() -> None:
    fitted = Settings(types=("A", "B"), temperature=1, rules_weight=1, threshold=0.3, statement=0.6, version="")
    assert _abstained({"A": 0.9}, 0.7, None, fitted) == STATEMENT_ONLY
    assert _abstained({"A": 0.9}, 0.7, "A", fitted) is None
    assert _abstained({"A": 0.29}, 0.1, None, fitted) == BELOW
    assert judge("It rained in Bern.", "Togo", "Benin").abstained == NO_PARTY


def test_an_abstaining_verdict_has_no_type() -> None:
    assert Verdict({"AID": 0.9}, 0.8, STATEMENT_ONLY).type is None


@pytest.mark.parametrize(
    ("sentence", "actor", "recipient"),
    [
        ("Kenya has 47 counties and borders Uganda.", "Kenya", "Uganda"),
        ("The mean rainfall of Kenya is higher than that of Uganda.", "Kenya", "Uganda"),
    ],
)
def test_a_mere_statement_is_no_event(sentence: str, actor: str, recipient: str) -> None:
    assert code_sentence(sentence, actor, recipient) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "def kenya(uganda):\n    return [Kenya for Uganda in range(10) if Uganda != Kenya]",
        "O Kenya, where the river sings, and Uganda, where the moon has wings",
        "Kenya\t12\t14\t19\nUganda\t3\t5\t8\nTotal\t15\t19\t27",
        "Kenya \x00\ufffd\u200b Uganda",
    ],
)
def test_what_is_no_news_does_not_stop_it(sentence: str) -> None:
    event = code_sentence(sentence, "Kenya", "Uganda")
    assert event is None or 0 < event.confidence <= 1


def test_three_thousand_words_and_two_hundred_parties() -> None:
    long = "Kenya warned " + "that it rained " * 1000 + "in Uganda."
    assert judge(long, "Kenya", "Uganda").probabilities
    parties = ", ".join(f"Party{i}" for i in range(200))
    assert judge(f"{parties} met in Kenya.", parties, "Kenya").probabilities


def test_the_same_answer_in_another_process() -> None:
    sentence = "Peru accused Ecuador of hiding the rebels."
    code = f"from polybius.reading.coder import judge; print(judge({sentence!r}, 'Peru', 'Ecuador').probabilities)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == str(judge(sentence, "Peru", "Ecuador").probabilities)


def test_a_concession_in_deed_and_in_words() -> None:
    done = code_sentence("Chad freed the two pilots of Sudan.", "Chad", "the two pilots of Sudan")
    ahead = code_sentence("Chad will free the two pilots of Sudan.", "Chad", "the two pilots of Sudan")
    assert done is not None
    assert done.type == "RETREAT"
    assert ahead is not None
    assert ahead.type in {"CONCEDE", "AGREE"}


def test_modes_are_the_rules_where_the_type_is() -> None:
    sentence = "Kenya expelled two diplomats of Uganda."
    ruled, coded = code_by_rules(sentence, "Kenya", "Uganda"), code_sentence(sentence, "Kenya", "Uganda")
    assert ruled is not None
    assert coded is not None
    assert (coded.type, coded.modes, coded.status, coded.trigger) == (
        ruled.type, ruled.modes, ruled.status, ruled.trigger,
    )  # fmt: skip
    assert coded.confidence == round(coded.confidence, 3)


def test_an_event_that_no_rule_reads_has_the_verb_over_its_parties_as_trigger() -> None:
    sentence = "Herders hacked farmers to pieces near the well."
    event = code_sentence(sentence, "Herders", "farmers")
    if code_by_rules(sentence, "Herders", "farmers") is None and event is not None:
        assert event.trigger.text == "hacked"
        assert [s.text for s in event.recipient_spans] == ["farmers"]
        assert sentence[event.trigger.start : event.trigger.end] == event.trigger.text


def test_what_was_fitted_is_on_file() -> None:
    fitted = settings()
    assert len(fitted.types) == 16
    assert 0.2 < fitted.temperature < 2
    assert 0 <= fitted.threshold < 0.7
