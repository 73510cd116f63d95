"""Attributions that the learned reader of sentences tells, beside those of the rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius import read
from polybius.reading import attribution_learned
from polybius.reading.attribution_learned import FRAME, SHORTEST, together, told
from polybius.reading.drafts import drafts
from polybius.reading.parse import parse_text
from polybius.reading.pipeline import read_with_reasons
from polybius.records import Statement, make_article

WORDS = st.sampled_from(
    ["Lima", "the bishop", "said", "“", "”", "that", "scorn on", "plans", "sceptical", ",", ".", "\n\n", "\xa0", "no"]
)


def _learned(text: str) -> list[Statement]:
    reading, whys = read_with_reasons(make_article(text))
    return [each for each in reading.statements if whys[each.id].rule == f"statement {FRAME}"]


def test_words_that_no_vocabulary_has_are_told() -> None:
    (one,) = _learned("The bishop heaped scorn on the plan to sell the port.")
    assert one.speaker_text == "The bishop"
    assert "scorn" in one.cue.text
    assert "sell the port" in one.content.text


def test_a_cue_of_the_rules_is_told_once() -> None:
    reading = read("Kenya's minister said in a statement on Monday that the border would reopen.")
    (one,) = reading.statements
    assert one.content.text == "the border would reopen"
    assert one.cue.text.startswith("said")


def test_two_cues_of_a_sentence_have_each_their_own_content_and_source() -> None:
    text = "Peru said that the port was open, but Chile doubted that ships would come."
    one, other = told(next(parse_text(text).sents))
    words = [token.text for token in parse_text(text)]
    assert [words[each.cue[0]] for each in (one, other)] == ["said", "doubted"]
    assert [words[each.source[0]] for each in (one, other) if each.source] == ["Peru", "Chile"]
    assert one.contents[-1][1] <= other.cue[0] < other.contents[0][0]


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan troops captured a rebel base near the border.",
        "Two missiles struck the harbour on Sunday.",
        "Ghana launched air strikes against the camp.",
    ],
)
def test_a_deed_is_no_statement(text: str) -> None:
    assert _learned(text) == []


def test_a_reader_that_is_not_sure_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attribution_learned, "SURE", 1.01)
    doc = parse_text("The bishop heaped scorn on the plan, and Peru said that the port was open.")
    ready = list(drafts(doc, "en"))
    assert list(together(doc, ready, "en")) == ready


@given(st.lists(WORDS, min_size=1, max_size=25).map(" ".join))
def test_contents_lie_in_the_text_and_hold_enough_words(text: str) -> None:
    doc = parse_text(text)
    for draft in together(doc, [], "en"):
        start, end = draft.content
        assert 0 <= start < end <= len(doc.text)
        assert sum(start <= token.idx < end for token in doc) >= SHORTEST
