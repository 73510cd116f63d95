"""Quotation marks of every kind, in pairs, nested, lost and never closed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.reading.quotes import LONGEST, find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)[0]]


def faults(text: str) -> list[str]:
    return [fault.code for fault in find_quotations(text)[1]]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"We stay," he said.', ["We stay,"]),
        ("“We stay,” he said. “For good.”", ["We stay,", "For good."]),
        ("''We don't yield,'' he said.", ["We don't yield,"]),
        ("``We stay,'' he said.", ["We stay,"]),
        ("«We stay», he said.", ["We stay"]),
        ("‘We don’t yield,’ he said.", ["We don’t yield,"]),
        ("”We stay,” he said. ”For good.”", ["We stay,", "For good."]),
        ("»We stay«, he said.", ["We stay"]),
        ("„We stay“, he said.", ["We stay"]),
        ('“We stay," he said. "For good.”', ["We stay,", "For good."]),
        ("'We stay,' he said.", ["We stay,"]),
        ("The 'reforms' went on.", ["reforms"]),
        ("He left.“We stay,” she said.", ["We stay,"]),
        ('It ended in May."We stay," she said.', ["We stay,"]),
        ("“It's odd,“ said the clerk.", ["It's odd,"]),
        ('"They call it ‘peace’ and leave," she said.', ["They call it ‘peace’ and leave,"]),
        ("\"When they say, 'No,' I go,\" she said.", ["When they say, 'No,' I go,"]),
    ],
)
def test_pairs(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside
    assert faults(text) == []


@pytest.mark.parametrize(
    "text", ["The allies' plan and the union's vote.", "Back in the '90s it didn’t matter.", "rock 'n' roll"]
)
def test_apostrophes_quote_nothing(text: str) -> None:
    assert [each for each in quoted(text) if len(each) > 1] == []
    assert faults(text) == []


def test_possessive_of_a_plural_does_not_close() -> None:
    assert quoted("He spoke of 'the allies' broken word' in May.") == ["the allies' broken word"]


def test_left_open_ends_with_its_paragraph() -> None:
    text = "“We stay, he said.\n\nThe port is shut. “We know,” she said."
    assert quoted(text) == ["We know,"]
    assert faults(text) == ["unbalanced"]


def test_opened_twice_keeps_the_second() -> None:
    text = 'He said "we stay. Then she added: "We know."'
    assert quoted(text) == ["We know."]
    assert faults(text) == ["unbalanced"]


def test_quotation_of_several_paragraphs() -> None:
    text = "“We stay.\n\n“We do not leave,” he said."
    found, broken = find_quotations(text)
    assert [(text[q.start : q.end], q.continues) for q in found] == [("We stay.", True), ("We do not leave,", False)]
    assert broken == ()


def test_too_long_is_a_fault() -> None:
    text = "“" + "word " * (LONGEST // 4) + "end.” he said."
    assert quoted(text) == []
    assert faults(text) == ["long"]


@given(st.text(alphabet="ab .,\n\"'“”‘’`«»", max_size=80))
def test_quotations_are_disjoint_and_in_order(text: str) -> None:
    at = 0
    for each in find_quotations(text)[0]:
        assert at <= each.outer_start < each.start < each.end <= each.outer_end
        assert "\n" not in text[each.start : each.end]
        at = each.outer_end
