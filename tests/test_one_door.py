"""The one door: make, the choice of a Python, and that no test is skipped in silence."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SKIPS = """
import pytest

@pytest.mark.skip(reason="needs system package: chromium")
def test_a(): ...

def test_b():
    pytest.skip("no shared folder")
"""


def _pytest(folder: Path, ci: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    environment = {**os.environ, "CI": ci}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_every_skip_is_named_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text(SKIPS)
    ran = _pytest(tmp_path, ci="")
    assert ran.returncode == 0
    assert "test_x.py::test_a: needs system package: chromium" in ran.stdout
    assert "test_x.py::test_b: no shared folder" in ran.stdout


def test_in_ci_a_missing_system_package_fails_the_run(tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text(SKIPS)
    ran = _pytest(tmp_path, ci="true")
    assert ran.returncode == 1
    assert "fails the run" in ran.stdout


def test_in_ci_another_skip_does_not(tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text(SKIPS.replace("needs system package: chromium", "not on this system"))
    assert _pytest(tmp_path, ci="true").returncode == 0


def _choose_python(path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [shutil.which("sh") or "sh", str(ROOT / "scripts" / "python.sh")]
    return subprocess.run(command, env={"PATH": str(path), **environment}, capture_output=True, text=True, check=False)


def test_without_a_python_it_says_what_to_install(tmp_path: Path) -> None:
    ran = _choose_python(tmp_path)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "No Python 3.11 or newer was found. Install one" in ran.stderr


def test_a_python_that_is_too_old_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "python3.11").symlink_to(sys.executable)
    (tmp_path / "python3").chmod(0o755)
    assert _choose_python(tmp_path).stdout.strip() == "python3.11"


def test_a_python_that_is_named_and_none_is_refused(tmp_path: Path) -> None:
    ran = _choose_python(tmp_path, PYTHON="python2.7")
    assert ran.returncode == 1
    assert "PYTHON=python2.7" in ran.stderr


@pytest.mark.parametrize("target", ["install", "demo", "test", "lint", "gate", "bench", "docs-check"])
def test_make_help_lists_the_target(target: str) -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.search(rf"^make {target} +\S", listed, re.MULTILINE)


def test_ci_only_calls_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    commands = [line for line in script.read_text().splitlines() if line and not line.startswith("#")]
    assert commands[0] == "set -euo pipefail"
    assert commands[-1] == "exec make test"
    assert len(commands) == 3
