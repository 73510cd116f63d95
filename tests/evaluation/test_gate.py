"""The gate says what it measured, what it could not measure and why."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
from evaluation.measure import Measurement, NotBuiltError, fingerprint, shared_folder

from evaluation import floors, gate, sets


def _raise(error: Exception) -> list[Measurement]:
    raise error


def test_a_set_that_cannot_run_says_why_and_the_others_run(capsys: pytest.CaptureFixture[str]) -> None:
    good = Measurement("good", "F1", 3, 0.5, "d")
    rows = list(
        gate.measure(
            {
                "absent": lambda: _raise(FileNotFoundError("data/absent")),
                "later": lambda: _raise(NotBuiltError("the stage")),
                "bad": lambda: _raise(KeyError("x")),
                "good": lambda: [good],
            }
        )
    )
    assert [(each.set, each.state) for each in rows] == [
        ("absent", "skipped"),
        ("later", "not built"),
        ("bad", "broken"),
        ("good", "measured"),
    ]
    text = gate.table([floors.judge(each, {}) for each in rows])
    assert "skipped: no data/absent in the shared folder" in text
    assert "not built: the stage" in text
    assert "BROKEN: KeyError" in text
    assert "0.500" in text
    assert "KeyError" in capsys.readouterr().err


def test_without_a_shared_folder_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("POLYBIUS_SHARED", str(tmp_path / "nowhere"))
    assert shared_folder() is None
    assert list(gate.runners(None)) == ["gold", "phrases", "sourcing"]


def test_a_pattern_without_a_set_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["--only", "nothing-like-it"]) == 2
    assert "No set is called" in capsys.readouterr().out


def test_the_fingerprint_follows_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/one.txt").write_text("1")
    first = fingerprint(tmp_path, ["a"])
    assert first == fingerprint(tmp_path, ["a"])
    (tmp_path / "a/one.txt").write_text("2")
    second = fingerprint(tmp_path, ["a"])
    (tmp_path / "a/one.txt").rename(tmp_path / "a/two.txt")
    assert len({first, second, fingerprint(tmp_path, ["a"])}) == 3
    with pytest.raises(FileNotFoundError, match="b"):
        fingerprint(tmp_path, ["b"])


def test_every_set_has_what_the_gate_asks_of_it() -> None:
    names = [module.name for module in pkgutil.iter_modules(sets.__path__)]
    assert names
    for name in names:
        module = importlib.import_module(f"evaluation.sets.{name}")
        assert callable(module.evaluate), name
        assert gate.data_of(module), name
        assert all(path.startswith("data/") for path in gate.data_of(module)), name
