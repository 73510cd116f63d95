"""`polybius brief`: every format, to a file and to standard output."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("ending", "begins"), [(".md", b"# "), (".html", b"<!doctype html"), (".pdf", b"%PDF"), (".txt", b"Border")]
)
def test_the_ending_of_the_file_names_the_format(run, article: Path, ending: str, begins: bytes) -> None:
    out = article.with_suffix(".brief" + ending)
    ran = run("brief", article, "--published", "2024-05-08", "--title", "Border dispute", "--out", out)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert out.read_bytes().lower().startswith(begins.lower())


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
def test_without_a_file_it_is_written_to_standard_output(run, article: Path, format: str) -> None:
    ran = run("brief", article, "--format", format)
    assert ran.code == 0
    assert "expelled" in ran.out


def test_several_articles_make_one_brief(run, batch: Path) -> None:
    ran = run("brief", batch, "--title", "The dispute", "--format", "markdown")
    assert ran.code == 1
    assert ran.out.count("# The dispute") == 1


def test_a_file_without_a_known_ending_is_refused_before_anything_is_read(run, article: Path) -> None:
    ran = run("brief", article, "--out", "brief.docx")
    assert ran.code == 2
    assert "P701" in ran.err
    assert not Path("brief.docx").exists()


def test_a_file_that_cannot_be_written_is_told(run, article: Path) -> None:
    ran = run("brief", article, "--out", "no/such/folder/brief.md")
    assert ran.code == 2
    assert "cannot be written" in ran.err


def test_nothing_read_leaves_no_file(run, tmp_path: Path) -> None:
    assert run("brief", tmp_path / "missing.txt", "--out", "brief.md").code == 3
    assert not Path("brief.md").exists()
