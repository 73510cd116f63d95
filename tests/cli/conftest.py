"""What the tests of the commands share: a way to run one, with a home folder of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from polybius.cli import main

STORY = (
    "Kenya expelled the ambassador of Uganda on Monday. Uganda said that it would close the border. The African Union "
    "urged both governments to return to talks, and Tanzania offered to host them in Arusha.\n"
)


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home, a state folder and a current folder that no other test and no user has touched."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.chdir(home)


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Ran]:
    """Run the command in this process and catch what it writes."""

    def call(*arguments: str | Path) -> Ran:
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(each) for each in arguments])
        out, err = capfdbinary.readouterr()
        return Ran(int(left.value.code or 0), out.decode(), err.decode())

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(STORY)
    return path


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """Three good lines and a broken one."""
    path = tmp_path / "articles.jsonl"
    good = [json.dumps({"id": f"a{n}", "text": STORY, "published": f"2024-05-0{n}"}) for n in (1, 2, 3)]
    path.write_text("\n".join([good[0], '{"text": "Kenya', *good[1:]]) + "\n")
    return path
