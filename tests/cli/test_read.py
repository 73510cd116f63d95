"""`polybius read`: formats, exit codes, and that the same article gives the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from polybius import from_json


def test_one_article_is_an_object(run, article: Path) -> None:
    ran = run("read", article, "--published", "2024-05-08", "--outlet", "The Courier", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    reading = from_json(ran.out)
    assert reading.article.text == article.read_text()
    assert reading.article.outlet == "The Courier"
    assert str(reading.article.published) == "2024-05-08"
    assert "SANCTION" in {event.type for event in reading.events}


def test_the_same_article_gives_the_same_bytes(run, article: Path) -> None:
    first = run("read", article, "--published", "2024-05-08", "--format", "json")
    assert run("read", article, "--published", "2024-05-08", "--format", "json").out == first.out


def test_without_a_day_of_publication_nothing_is_guessed(run, article: Path) -> None:
    reading = run("read", article, "--format", "json").json
    assert reading["article"]["published"] is None
    assert all(time["value"] is None for time in reading["times"] if time["text"] == "Monday")
    assert any(each["stage"] == "times" for each in reading["skipped"])


def test_several_articles_are_an_array(run, article: Path) -> None:
    ran = run("read", article, article, article, "--format", "json")
    assert [each["article"]["text"] for each in ran.json] == [article.read_text()] * 3


def test_a_batch_goes_on_after_a_broken_line(run, batch: Path) -> None:
    ran = run("read", batch, "--format", "jsonl")
    assert ran.code == 1
    assert [json.loads(line)["article"]["id"] for line in ran.out.splitlines()] == ["a1", "a2", "a3"]
    assert "line 2" in ran.err
    assert "1 of 4 could not be read." in ran.err
    array = run("read", batch, "--format", "json")
    assert (array.code, len(array.json)) == (1, 3)


def test_the_brief_is_the_default(run, article: Path) -> None:
    ran = run("read", article, "--published", "2024-05-08")
    assert ran.code == 0
    assert "Kenya" in ran.out
    assert "[1]" in ran.out
    assert "\x1b[" not in ran.out


@pytest.mark.parametrize("format", ["brief", "json", "jsonl"])
def test_nothing_read_is_code_3_and_no_output(run, tmp_path: Path, format: str) -> None:
    ran = run("read", tmp_path / "missing.txt", "--format", format)
    assert (ran.code, ran.out) == (3, "")
    assert "P103" in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--published", "2023-13-45"], "2023-13-45"),
        (["--format", "xml"], "xml"),
        (["--config", "missing.toml"], "missing.toml"),
        (["--no-such-option"], "--no-such-option"),
    ],
)
def test_bad_use_is_code_2(run, article: Path, arguments: list[str], says: str) -> None:
    ran = run("read", article, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_settings_of_the_folder_hold(run, article: Path) -> None:
    Path("polybius.toml").write_text("max_input_bytes = 20\n")
    ran = run("read", article)
    assert (ran.code, ran.out) == (3, "")
    assert "P104" in ran.err


def test_colour_is_a_setting(run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLYBIUS_COLOUR", "always")
    assert "\x1b[" in run("read", article).out


def test_a_language_without_a_vocabulary_says_which_there_are(run, article: Path) -> None:
    ran = run("read", article, "--language", "sw")
    assert ran.code == 3
    assert "P301" in ran.err
    assert "en" in ran.err


def test_a_fault_of_ours_costs_one_article_and_is_told(run, batch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from polybius.reading import pipeline

    read = pipeline.read_article

    def faulty(article):
        return 1 / 0 if article.id == "a2" else read(article)

    monkeypatch.setattr(pipeline, "read_article", faulty)
    ran = run("read", batch, "--format", "jsonl")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 2
    assert "P801" in ran.err
    assert "Traceback" not in ran.err
