"""docs/architecture.md draws the house as it stands."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/architecture.md").read_text("utf-8")
PIPELINE = ast.parse((ROOT / "src/polybius/reading/pipeline.py").read_text("utf-8"))


def stages_in_order() -> list[str]:
    """The modules whose functions `read_with_reasons` calls, each once, in the order of the calls."""
    (function,) = (
        each for each in PIPELINE.body if isinstance(each, ast.FunctionDef) and each.name == "read_with_reasons"
    )
    calls = [each for each in ast.walk(function) if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute)]
    calls.sort(key=lambda call: (call.end_lineno, call.end_col_offset))
    named = [each.func.value.id for each in calls if isinstance(each.func.value, ast.Name)]  # type: ignore[attr-defined]
    imports = [each for each in PIPELINE.body if isinstance(each, ast.ImportFrom)]
    modules = {alias.name for each in imports if each.module == "polybius.reading" for alias in each.names}
    return [name for name in dict.fromkeys(named) if name in modules]


def table(first: str) -> list[list[str]]:
    rows = PAGE.split(f"| {first} |")[1].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_the_stages_are_those_of_the_pipeline_in_its_order() -> None:
    assert [row[0].strip("`") for row in table("stage")] == stages_in_order()


def test_every_room_is_there() -> None:
    for row in table("place"):
        path = row[0].strip("`")
        assert (ROOT / path).exists(), path


def test_every_module_of_the_package_has_a_room() -> None:
    rooms = [row[0].strip("`").removeprefix("src/polybius/") for row in table("place") if "src/polybius" in row[0]]
    for path in (ROOT / "src/polybius").iterdir():
        if path.name.startswith(("_", "py.typed")):
            continue
        assert path.name in rooms or f"{path.name}/" in rooms, f"docs/architecture.md does not name {path.name}"


def test_rooms_that_are_not_built_yet_are_not_there() -> None:
    names = re.search(r"Of the sketch's rooms (.*?) are not built yet", PAGE)
    assert names
    for name in re.findall(r"`(\w+)/`", names.group(1)):
        assert not (ROOT / "src/polybius" / name).exists(), name
