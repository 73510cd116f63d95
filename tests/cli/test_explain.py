"""`polybius explain`: the record, its evidence in context, the reason; found again in what was read last."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius.records import RECORD_KINDS


@pytest.fixture
def event(run, article: Path) -> str:
    """The id of an event of the article, which was read last."""
    reading = run("read", article, "--published", "2024-05-08", "--format", "json").json
    return str(next(each["id"] for each in reading["events"] if each["type"] == "SANCTION"))


def test_what_was_read_last_is_read_again(run, event: str) -> None:
    ran = run("explain", event)
    assert (ran.code, ran.err) == (0, "")
    assert "Kenya «expelled» the ambassador of Uganda on Monday." in ran.out
    assert "rule:" in ran.out
    assert "SANCTION: " in ran.out


def test_an_article_or_a_saved_reading_may_be_named(run, article: Path, event: str, tmp_path: Path) -> None:
    by_article = run("explain", event, article, "--published", "2024-05-08")
    saved = tmp_path / "reading.json"
    saved.write_text(run("read", article, "--published", "2024-05-08", "--format", "json").out)
    assert run("explain", event, saved).out == by_article.out
    assert by_article.code == 0


def test_as_json_it_has_the_record_and_the_reason(run, event: str) -> None:
    found = run("explain", event, "--format", "json").json
    assert found["kind"] == "event"
    assert found["record"]["id"] == event
    assert found["why"]["rule"]
    assert "SANCTION" in found["definitions"]


def test_an_event_shows_what_else_it_could_be_with_probabilities(run, event: str) -> None:
    others = run("explain", event, "--format", "json").json["alternatives"]
    assert len(others) == 5
    assert list(others.values()) == sorted(others.values(), reverse=True)
    assert next(iter(others)) == "SANCTION"
    assert f"SANCTION {others['SANCTION']:.2f}" in run("explain", event).out


def test_a_statement_has_no_alternatives(run, article: Path) -> None:
    reading = run("read", article, "--published", "2024-05-08", "--format", "json").json
    (statement, *_) = reading["statements"]
    assert run("explain", statement["id"], "--format", "json").json["alternatives"] == {}


def test_every_record_can_be_explained_with_a_reason(run, article: Path) -> None:
    reading = run("read", article, "--published", "2024-05-08", "--format", "json").json
    for each in [each["id"] for kind in RECORD_KINDS for each in reading[kind]]:
        ran = run("explain", each)
        assert ran.code == 0
        assert "gives no reason" not in ran.out, each


def test_an_unknown_id_is_told(run, event: str) -> None:
    ran = run("explain", "ev-000000000000")
    assert ran.code == 3
    assert "P602" in ran.err


def test_without_anything_read_before_an_input_is_asked_for(run) -> None:
    ran = run("explain", "ev-000000000000")
    assert ran.code == 3
    assert "polybius explain ID article.txt" in ran.err


def test_nothing_is_noted_where_that_is_turned_off(run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLYBIUS_REMEMBER_INPUTS", "false")
    run("read", article)
    assert list(Path.cwd().rglob("last-inputs.json")) == []


def test_what_is_noted_has_no_text_of_the_article(run, article: Path, event: str) -> None:
    (noted,) = Path.cwd().rglob("last-inputs.json")
    assert str(article) in noted.read_text()
    assert "ambassador" not in noted.read_text()


def test_an_actor_is_explained_mention_by_mention(run, article: Path, event: str) -> None:
    ran = run("explain", "KEN", article, "--published", "2024-05-08")
    assert (ran.code, ran.err) == (0, "")
    assert "«Kenya» expelled the ambassador of Uganda on Monday." in ran.out
    assert "“Kenya” (name): name of the state" in ran.out


def test_what_has_no_id_is_named_by_its_place_in_the_text(run, article: Path, event: str) -> None:
    reading = run("read", article, "--published", "2024-05-08", "--format", "json").json
    for kind in ("mention", "time", "place"):
        each = reading[f"{kind}s"][0]
        ran = run("explain", f"{kind}:{each['start']}-{each['end']}", article, "--published", "2024-05-08")
        assert (ran.code, ran.err) == (0, "")
        assert f"“{each['text']}”" in ran.out
        assert "gives no reason" not in ran.out
    assert run("explain", "time:1-2", article).code == 3
