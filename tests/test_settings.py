"""Settings: which source goes before which, what is refused, and that docs/settings.md has them all."""

from __future__ import annotations

import dataclasses
import inspect
import re
from pathlib import Path

import pytest

from polybius.errors import SettingsError
from polybius.settings import FIELDS, Settings, load

DOCS = Path(__file__).parents[1] / "docs" / "settings.md"


def test_each_source_goes_before_the_ones_below_it(tmp_path: Path) -> None:
    assert load(environment={}, folder=tmp_path) == Settings()
    (tmp_path / "polybius.toml").write_text('language = "fr"\nmax_input_bytes = 5\nfetch_max_redirects = 1\n')
    environment = {"POLYBIUS_MAX_INPUT_BYTES": "6", "POLYBIUS_FETCH_MAX_REDIRECTS": "2"}
    found = load(environment=environment, folder=tmp_path, fetch_max_redirects=3, language=None)
    assert (found.language, found.max_input_bytes, found.fetch_max_redirects) == ("fr", 6, 3)


def test_a_file_may_be_named_by_option_or_environment(tmp_path: Path) -> None:
    (tmp_path / "polybius.toml").write_text("progress = true\n")
    for name, value in {"a.toml": "1", "b.toml": "2"}.items():
        (tmp_path / name).write_text(f"max_input_bytes = {value}\n")
    environment = {"POLYBIUS_CONFIG": str(tmp_path / "a.toml")}
    assert load(environment=environment, folder=tmp_path).max_input_bytes == 1
    assert load(config=tmp_path / "b.toml", environment=environment, folder=tmp_path).max_input_bytes == 2


@pytest.mark.parametrize(("value", "is_on"), [("true", True), ("1", True), ("false", False), ("0", False)])
def test_truth_values_of_the_environment(tmp_path: Path, value: str, is_on: bool) -> None:
    assert load(environment={"POLYBIUS_PROGRESS": value}, folder=tmp_path).progress is is_on


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('langauge = "en"', "Did you mean 'language'"),
        ("max_input_bytes = 0", "max_input_bytes"),
        ('max_input_bytes = "10 MB"', "max_input_bytes"),
        ('colour = "blue"', "colour"),
        ("fetch_timeout_seconds = -1", "fetch_timeout_seconds"),
        ("language = ", "not TOML"),
    ],
)
def test_what_a_setting_cannot_be_is_refused(tmp_path: Path, toml: str, says: str) -> None:
    (tmp_path / "polybius.toml").write_text(toml)
    with pytest.raises(SettingsError, match=says) as raised:
        load(environment={}, folder=tmp_path)
    assert "polybius.toml" in raised.value.message


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"missing\.toml"):
        load(config=tmp_path / "missing.toml", environment={}, folder=tmp_path)


def test_a_wrong_value_in_the_environment_names_its_variable(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="POLYBIUS_MAX_INPUT_BYTES"):
        load(environment={"POLYBIUS_MAX_INPUT_BYTES": "many"}, folder=tmp_path)


def _reasons() -> dict[str, str]:
    source = inspect.getsource(Settings)
    return {
        name: " ".join(text.split()) for name, text in re.findall(r'^    (\w+): .*?"""(.*?)"""', source, re.S | re.M)
    }


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else f"{value:_}"


def test_docs_list_every_setting_with_its_default_and_reason() -> None:
    reasons = _reasons()
    assert set(reasons) == set(FIELDS)
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \| `(.+?)` \| (.+) \|$", DOCS.read_text("utf-8"), re.MULTILINE)
    expected = [
        (f.name, f"POLYBIUS_{f.name.upper()}", _shown(f.default), reasons[f.name]) for f in dataclasses.fields(Settings)
    ]
    assert rows == expected


def test_the_example_in_the_docs_is_valid(tmp_path: Path) -> None:
    example = "\n".join(line.strip() for line in re.findall(r"^    .*", DOCS.read_text("utf-8"), re.MULTILINE))
    (tmp_path / "polybius.toml").write_text(example)
    assert load(environment={}, folder=tmp_path).max_input_bytes == 20_000_000


@pytest.mark.parametrize(("name", "value"), [("max_input_bytes", "9" * 23), ("fetch_max_redirects", "101")])
def test_counts_are_bounded(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        load(environment={f"POLYBIUS_{name.upper()}": value}, folder=tmp_path)
