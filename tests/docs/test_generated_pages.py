"""The generated parts of the documentation equal the data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from evaluation.measure import shared_folder

from evaluation import docs


def test_every_page_is_up_to_date() -> None:
    assert docs.outdated(briefs=False) == [], "run: python -m evaluation.docs --write"


@pytest.mark.parametrize("page", docs.BRIEFS)
def test_the_briefs_of_sample_dispatches_are_what_the_reader_makes(page: str) -> None:
    assert (docs.ROOT / page).read_text("utf-8") == docs.BRIEFS[page](), "run: python -m evaluation.docs --write"


@pytest.mark.parametrize("page", docs.CASE_BRIEFS)
def test_the_brief_of_the_case_is_what_the_reader_makes(page: str) -> None:
    if shared_folder() is None:
        pytest.skip("no shared folder: the case's article is not at hand")
    assert (docs.ROOT / page).read_text("utf-8") == docs.CASE_BRIEFS[page](), "run: python -m evaluation.docs --write"


def test_a_page_that_was_changed_by_hand_is_found_and_mended(tmp_path: Path) -> None:
    for name in docs.BLOCKS:
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(docs.ROOT / name, target)
    page = tmp_path / "docs/ontology.md"
    page.write_text(page.read_text("utf-8").replace("| `ACCUSE` | verbal conflict | -3 |", "| `ACCUSE` | verbal | 3 |"))
    assert docs.outdated(tmp_path, briefs=False) == ["docs/ontology.md"]
    assert docs.outdated(tmp_path, write=True, briefs=False) == ["docs/ontology.md"]
    assert docs.outdated(tmp_path, briefs=False) == []
    assert page.read_bytes() == (docs.ROOT / "docs/ontology.md").read_bytes()


def test_a_page_without_its_marks_is_an_error() -> None:
    with pytest.raises(ValueError, match="types"):
        docs.render("no marks here", {"types": lambda: "x"})
