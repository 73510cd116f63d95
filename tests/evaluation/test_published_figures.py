"""The arithmetic of the sets, and texts put together from tokens."""

from __future__ import annotations

import pytest
from evaluation.figures import f1, kilometres, macro_f1, share
from evaluation.text import untokenise
from hypothesis import given
from hypothesis import strategies as st


def test_f1_and_its_mean_over_classes() -> None:
    assert f1(right=1, wanted=2, got=4) == pytest.approx(1 / 3)
    assert share(1, 0) == 0
    pairs = [("a", "a"), ("a", "b"), ("b", "b"), ("b", None)]
    assert macro_f1(pairs) == pytest.approx((2 / 3 + 1 / 2) / 2)


def test_a_class_that_is_never_wanted_does_not_count_as_one() -> None:
    assert macro_f1([("a", "a"), ("a", "z")]) == pytest.approx(2 / 3)


def test_distances_on_the_globe() -> None:
    assert kilometres((48.8566, 2.3522), (51.5074, -0.1278)) == pytest.approx(344, abs=2)
    assert kilometres((0, 179.9), (0, -179.9)) == pytest.approx(22.2, abs=0.1)
    assert kilometres((10, 20), (10, 20)) == 0


def test_text_is_put_together_as_it_was_written() -> None:
    tokens = ["The", "minister", "’", "s", "aide", "(", "41", ")", "said", ",", '"', "No", ".", '"']
    assert untokenise(tokens).text == 'The minister’s aide (41) said, "No."'
    assert untokenise(["pro", "-", "war", "``", "talk", "''"]).text == "pro-war “talk”"


@given(st.lists(st.text(alphabet="ab,.'\"(-", min_size=1, max_size=4), max_size=20))
def test_every_token_stands_where_it_is_said_to(tokens: list[str]) -> None:
    joined = untokenise(tokens)
    for token, start, end in zip(tokens, joined.starts, joined.ends, strict=True):
        assert joined.text[start:end] == {"''": "”"}.get(token, token)
