"""JSON and JSON lines: fields, broken lines, one article a line."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import pytest

from polybius import from_json, make_article, to_json
from polybius.errors import BrokenJson, DateError, EmptyInput, InvalidField, LanguageUnknown, MissingText, TooLarge
from polybius.records import Article, Reading
from polybius.settings import Settings
from polybius.sources import InputFailure


def _lines(path: Path, *objects: object) -> str:
    path.write_text("".join((o if isinstance(o, str) else json.dumps(o)) + "\n" for o in objects))
    return str(path)


def test_every_field_is_taken_and_unknown_ones_passed_over(tmp_path: Path, opened, story: str) -> None:
    given = {
        "id": 17,
        "text": story,
        "published": "2024-03-14T09:00:00Z",
        "outlet": "Courier",
        "title": "T",
        "byline": "B",
        "url": "https://a.example/1",
        "language": "en-GB",
        "tags": ["x"],
    }
    (article,) = opened(_lines(tmp_path / "a.jsonl", given))
    assert article == Article(
        id="17",
        text=story,
        published=dt.date(2024, 3, 14),
        outlet="Courier",
        title="T",
        byline="B",
        url="https://a.example/1",
        language="en",
    )


def test_the_caller_fills_in_what_an_object_leaves_out(tmp_path: Path, opened) -> None:
    path = _lines(tmp_path / "a.jsonl", {"text": "One."}, {"text": "Two.", "published": "2020-01-02", "outlet": "Own"})
    first, second = opened(path, published=dt.date(2024, 5, 1), outlet="Given")
    assert (first.published, first.outlet) == (dt.date(2024, 5, 1), "Given")
    assert (second.published, second.outlet) == (dt.date(2020, 1, 2), "Own")


def test_a_broken_line_seven_of_ten_costs_one_article(tmp_path: Path, opened) -> None:
    objects: list[object] = [{"text": f"Article {n}."} for n in range(1, 11)]
    objects[6] = '{"text": "Article 7.'
    found = opened(_lines(tmp_path / "a.jsonl", *objects))
    assert [f.text for f in found if isinstance(f, Article)] == [f"Article {n}." for n in (1, 2, 3, 4, 5, 6, 8, 9, 10)]
    failure = found[6]
    assert isinstance(failure, InputFailure)
    assert (failure.line, type(failure.error)) == (7, BrokenJson)
    assert "line 7" in str(failure)


def test_blank_lines_are_passed_over_and_still_counted(tmp_path: Path, opened) -> None:
    found = opened(_lines(tmp_path / "a.jsonl", "", {"text": "One."}, "   ", "nonsense"))
    assert isinstance(found[0], Article)
    assert isinstance(found[1], InputFailure)
    assert found[1].line == 4


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ({"title": "no text"}, MissingText),
        ({"text": None}, MissingText),
        ({"text": 5}, InvalidField),
        ({"text": "x", "outlet": ["a"]}, InvalidField),
        ({"text": "x", "published": 2024}, InvalidField),
        ({"text": "x", "published": "2023-13-45"}, DateError),
        ({"text": "x", "published": "14/03/2024"}, DateError),
        ({"text": "  "}, EmptyInput),
        ({"text": "x", "language": "sw"}, LanguageUnknown),
        ([1, 2], BrokenJson),
        ('{"text": "\\ud800"}', BrokenJson),
    ],
)
def test_each_fault_of_a_line_has_its_own_error(tmp_path: Path, opened, line: object, error: type) -> None:
    (failure,) = opened(_lines(tmp_path / "a.jsonl", line))
    assert isinstance(failure, InputFailure)
    assert type(failure.error) is error
    assert failure.error.remedy


def test_a_line_longer_than_the_limit_costs_one_article(tmp_path: Path, opened) -> None:
    path = _lines(tmp_path / "a.jsonl", {"text": "One."}, {"text": "x" * 5000}, {"text": "Three."})
    found = opened(path, settings=Settings(max_input_bytes=1000))
    assert [type(f) for f in found] == [Article, InputFailure, Article]
    assert isinstance(found[1], InputFailure)
    assert (found[1].line, type(found[1].error)) == (2, TooLarge)


def test_a_json_file_is_an_object_an_array_or_lines(tmp_path: Path, opened) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "One."}, indent=2))
    assert [a.text for a in opened(str(path))] == ["One."]
    path.write_text(json.dumps([{"text": "One."}, {"text": "Two."}], indent=2))
    assert [a.text for a in opened(str(path))] == ["One.", "Two."]
    path.write_text('{"text": "One."}\n{"text": "Two."}\n')
    assert [a.text for a in opened(str(path))] == ["One.", "Two."]
    path.write_text('{"text": broken\n{"text": "Two."}\n')
    assert [type(f) for f in opened(str(path))] == [InputFailure, Article]


def test_a_fault_in_an_array_costs_one_article(tmp_path: Path, opened) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": "One."}, {"text": 2}, {"text": "Three."}]))
    found = opened(str(path))
    assert [type(f) for f in found] == [Article, InputFailure, Article]
    assert "item 2" in str(found[1])


def test_a_saved_reading_gives_its_article(tmp_path: Path, opened, story: str) -> None:
    article = make_article(story, published=dt.date(2024, 3, 14), outlet="Courier")
    saved = to_json(Reading(polybius="0.1.0", article=article), indent=2)
    path = tmp_path / "r.json"
    path.write_text(saved)
    assert opened(str(path)) == [from_json(saved).article]


def test_lines_are_read_as_they_come(story: str) -> None:
    """An article is there before the stream that it stands in has ended."""
    from polybius.sources import open_inputs

    class Tail(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            assert line, "asked for more than the first line"
            return line

    stream = Tail(json.dumps({"text": story}).encode() + b"\n")
    assert isinstance(next(iter(open_inputs(["-"], settings=Settings(), stdin=stream))), Article)


@pytest.mark.parametrize("name", ["deep.json", "deep.jsonl"])
def test_nesting_without_end_costs_one_input(name: str, tmp_path: Path, opened) -> None:
    deep = tmp_path / name
    deep.write_text("[" * 200_000 if name == "deep.json" else '{"a":' * 20_000 + "\n", "utf-8")
    (failure,) = opened(str(deep))
    assert isinstance(failure, InputFailure)
    assert failure.error.code == "P105"
