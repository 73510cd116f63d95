"""Floors only rise, unless somebody says which one falls and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.floors import Floor
from evaluation.measure import Measurement
from hypothesis import given
from hypothesis import strategies as st

from evaluation import floors


def measured(figure: float | None, data: str = "d1", state: str = "measured") -> Measurement:
    return Measurement("times", "value F1", 50, figure, data, state=state)  # type: ignore[arg-type]


PINNED = {"times: value F1": Floor(0.7, 50, "d1")}


@pytest.mark.parametrize(("figure", "passes"), [(0.7, True), (0.71, True), (0.699, False), (0.0, False)])
def test_a_figure_below_its_floor_fails(figure: float, passes: bool) -> None:
    assert floors.judge(measured(figure), PINNED).passed is passes


def test_a_broken_set_fails_and_a_skipped_one_does_not() -> None:
    assert not floors.judge(measured(None, state="broken"), PINNED).passed
    assert floors.judge(measured(None, state="skipped"), PINNED).passed


def test_a_floor_without_a_figure_is_missing_unless_its_data_are() -> None:
    other = Measurement("times", "other", 1, 0.5, "d1")
    assert floors.missing([other], PINNED) == ["times: value F1"]
    assert floors.missing([measured(None, state="not built")], PINNED) == ["times: value F1"]
    assert floors.missing([measured(None, state="skipped")], PINNED) == []
    assert floors.missing([measured(0.1)], PINNED) == []


def test_changed_data_are_named_and_the_floor_still_holds() -> None:
    assert "data changed" in floors.judge(measured(0.8, data="d2"), PINNED).words
    assert "data changed" not in floors.judge(measured(0.8), PINNED).words
    assert not floors.judge(measured(0.6, data="d2"), PINNED).passed


def test_an_update_raises_and_pins_the_data() -> None:
    assert floors.update([measured(0.76543, data="d2")], PINNED) == {"times: value F1": Floor(0.765, 50, "d2")}


def test_an_update_refuses_to_lower() -> None:
    with pytest.raises(floors.RefusedError, match=r"times: value F1: 0\.700 to 0\.600"):
        floors.update([measured(0.6)], PINNED)
    with pytest.raises(floors.RefusedError):
        floors.update([measured(0.6)], PINNED, lower=["times: value F1"])
    with pytest.raises(floors.RefusedError):
        floors.update([measured(0.6)], PINNED, lower=["times: other"], because="it was wrong")


def test_a_lowering_keeps_its_reason(tmp_path: Path) -> None:
    after = floors.update([measured(0.6)], PINNED, lower=["times: value F1"], because="the set had counted twice")
    again = floors.update([measured(0.8)], after)
    path = tmp_path / "floors.json"
    floors.write(again, path)
    assert floors.read(path) == again
    (lowering,) = floors.read(path)["times: value F1"].lowered
    assert (lowering.before, lowering.after, lowering.because) == (0.7, 0.6, "the set had counted twice")


@given(st.floats(0, 1))
def test_a_figure_passes_the_floor_that_it_set(figure: float) -> None:
    pinned = floors.update([measured(figure)], {})
    assert floors.judge(measured(figure), pinned).passed
    assert figure - pinned["times: value F1"].floor < 0.001


def test_the_pinned_floors_can_be_read() -> None:
    for key, floor in floors.read().items():
        assert ": " in key
        assert 0 <= floor.floor <= 1
        assert len(floor.data) == 64
