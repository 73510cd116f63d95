"""The recipe of divisions.tsv, on a made-up country of three towns."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from polybius.knowledge.files import folder

SCRIPT = Path(__file__).parents[2] / "training" / "build_divisions.py"


def recipe() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_divisions", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def unpacked(to: Path) -> Path:
    divisions = (
        "Norland\tKE-01\tKE.01\t11\tCounty\tNórland|Norland County|Norland  County\t1\t\t1",
        "Nowhere\tKE-02\tKE.02\t12\tCounty\t\t1\t\t1",
        "Low Valley\t\tKE.01.7\t13\t\t\t2\t1\t1",
        "Unnumbered\tKE-03\tKE.03\t\tCounty\t\t1\t\t1",
    )
    cities = (
        "Aba\t21\t1|3\t1\t1000\t1.0\t30.0",
        "Bebe\t22\t1\t1\t3000\t3.0\t32.0",
        "Cici\t23\t4\t1\t500\t9.0\t40.0",
    )
    for name, lines in (("subdivisions", divisions), ("cities", cities)):
        to.joinpath(name).mkdir()
        to.joinpath(name, f"{name}.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    return to


def test_divisions_have_the_middle_and_the_people_of_their_cities(tmp_path: Path) -> None:
    written = tmp_path / "divisions.tsv"
    recipe().main([str(unpacked(tmp_path)), str(written)])
    assert [line.split("\t") for line in written.read_text("utf-8").splitlines()[3:]] == [
        ["11", "Norland", "Norland County", "KEN", "01", "1", "2.00", "31.00", "4000"],
        ["13", "Low Valley", "", "KEN", "01", "2", "1.00", "30.00", "1000"],
    ]


def test_the_shipped_file_is_of_this_recipe() -> None:
    lines = folder().joinpath("divisions.tsv").read_text("utf-8").splitlines(keepends=True)
    assert "".join(lines[:3]) == recipe().HEADER
    ids = [int(line.split("\t")[0]) for line in lines[3:]]
    assert ids == sorted(set(ids))
