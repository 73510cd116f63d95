"""The coder's figures are read from its cross-validation, and only for the data and weights that they are about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evaluation.crossed import StaleError
from evaluation.sets import events_pairs
from evaluation.sets.events_pairs import CROSSED, crossed, fingerprint


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (tmp_path / "data/events").mkdir(parents=True)
    for name in events_pairs.LEARNED:
        (tmp_path / name).write_text(name, "utf-8")
    return tmp_path


def held(path: Path, shared: Path, **changed: str) -> Path:
    figures = json.loads(CROSSED.read_text("utf-8"))
    path.write_text(json.dumps({**figures, "data": fingerprint(shared), **changed}), "utf-8")
    return path


def test_the_figures_are_those_on_file(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events_pairs, "CROSSED", held(tmp_path / "cv.json", shared))
    figures = crossed(shared)
    assert 0.7 < figures["cross-validated: type macro-F1"] < 1
    assert 0.9 < figures["cross-validated: calibration (1 - error)"] <= 1


def test_other_data_or_weights_are_told(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StaleError, match="other data"):
        crossed(shared)
    monkeypatch.setattr(events_pairs, "CROSSED", held(tmp_path / "cv.json", shared, weights="0"))
    with pytest.raises(StaleError, match="other weights"):
        crossed(shared)
