"""Inputs of every kind together: standard input, folders, and inputs that cannot be read."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from polybius.errors import (
    BinaryInput,
    EmptyInput,
    FetchError,
    LanguageUnknown,
    TooLarge,
    UnreadableFile,
    UnsupportedFormat,
)
from polybius.records import Article
from polybius.settings import Settings
from polybius.sources import InputFailure


def _error(found: list[Article | InputFailure]) -> type:
    (failure,) = found
    assert isinstance(failure, InputFailure)
    assert failure.name in str(failure)
    return type(failure.error)


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"Kenya closed its border.", ["Kenya closed its border."]),
        (b'\n {"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (b'{\n "text": "One."\n}\n', ["One."]),
        (b'[\n {"text": "One."}\n]', ["One."]),
        (b"[Nairobi] The border is closed.\n", ["[Nairobi] The border is closed.\n"]),
        (b"\n\n  Kenya.\n", ["\n\n  Kenya.\n"]),
    ],
)
def test_standard_input_is_what_it_begins_as(opened, data: bytes, texts: list[str]) -> None:
    assert [a.text for a in opened("-", stdin=io.BytesIO(data))] == texts


def test_a_folder_gives_its_articles_in_order(tmp_path: Path, opened) -> None:
    (tmp_path / "b").mkdir()
    for name, text in {"c.txt": "3", "a.md": "1", "b/x.txt": "2", ".hidden.txt": "no", "b/table.csv": "no"}.items():
        (tmp_path / name).write_text(f"Article {text}.")
    assert [a.text for a in opened(str(tmp_path))] == ["Article 1.", "Article 2.", "Article 3."]


def test_a_fault_in_a_folder_costs_one_article(tmp_path: Path, opened) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "b.txt").write_text("Article.")
    assert [type(f) for f in opened(str(tmp_path))] == [InputFailure, Article]


def test_what_cannot_be_read_says_why(tmp_path: Path, opened) -> None:
    assert _error(opened(str(tmp_path / "missing.txt"))) is UnreadableFile
    assert _error(opened(str(tmp_path))) is UnreadableFile  # a folder without articles
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.4")
    assert _error(opened(str(tmp_path / "report.pdf"))) is UnsupportedFormat
    (tmp_path / "empty.txt").write_bytes(b"")
    assert _error(opened(str(tmp_path / "empty.txt"))) is EmptyInput
    (tmp_path / "empty.jsonl").write_bytes(b"\n")
    assert _error(opened(str(tmp_path / "empty.jsonl"))) is EmptyInput
    (tmp_path / "list.json").write_text("[]")
    assert _error(opened(str(tmp_path / "list.json"))) is EmptyInput
    (tmp_path / "program").write_bytes(b"\x7fELF" + bytes(200))
    assert _error(opened(str(tmp_path / "program"))) is BinaryInput
    assert _error(opened("-", stdin=io.BytesIO(b""))) is EmptyInput
    assert _error(opened("ftp://archive.example/a.txt")) is FetchError


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path, opened) -> None:
    (tmp_path / "a.txt").write_text("Article.")
    found = opened(str(tmp_path / "none.txt"), str(tmp_path / "a.txt"))
    assert [type(f) for f in found] == [InputFailure, Article]


def test_fifty_megabytes_are_refused_before_they_are_read(tmp_path: Path, opened) -> None:
    path = tmp_path / "dump.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    (failure,) = opened(str(path))
    assert type(failure.error) is TooLarge
    assert "50,000,000" in str(failure)


def test_a_stream_without_end_is_cut_off(opened) -> None:
    assert _error(opened("-", stdin=io.BytesIO(b"word " * 1000), settings=Settings(max_input_bytes=500))) is TooLarge
    assert _error(opened("-", stdin=io.BytesIO(b"\n" * 5000), settings=Settings(max_input_bytes=500))) is TooLarge


def test_a_text_too_long_to_parse_is_refused(opened) -> None:
    assert _error(opened("-", stdin=io.BytesIO(b"word " * 60_000))) is TooLarge


@pytest.fixture
def ordinary_user(tmp_path: Path) -> Iterator[None]:
    """Root may open any file: stand down from root while a test runs."""
    if os.geteuid() != 0:
        yield
        return
    for folder in (tmp_path, *tmp_path.parents):
        if not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o011)
    os.seteuid(65534)
    yield
    os.seteuid(0)


def test_a_file_that_may_not_be_opened_says_so(tmp_path: Path, opened, ordinary_user: None) -> None:
    os.seteuid(os.getuid())
    path = tmp_path / "closed.txt"
    path.write_text("Article.")
    path.chmod(0)
    if os.getuid() == 0:
        os.seteuid(65534)
    (failure,) = opened(str(path))
    assert type(failure.error) is UnreadableFile
    assert "Permission denied" in str(failure)


FRENCH = (
    "Le ministre des affaires étrangères a déclaré lundi que les pourparlers sur la frontière reprendraient en août, "
    "et que son pays ne retirerait pas ses soldats avant la signature d'un accord. Le "
    "gouvernement voisin a répondu qu'il attendait des actes et non des mots."
)


def test_a_language_without_a_vocabulary_is_named(opened) -> None:
    (failure,) = opened("-", stdin=io.BytesIO(FRENCH.encode()), language=None)
    assert type(failure.error) is LanguageUnknown
    assert "'fr'" in str(failure)
    assert "en" in failure.error.remedy


def test_the_language_is_judged_only_where_it_is_not_known(opened) -> None:
    assert opened("-", stdin=io.BytesIO(FRENCH.encode()), language="en")[0].language == "en"
    off = Settings(detect_language=False)
    assert opened("-", stdin=io.BytesIO(FRENCH.encode()), settings=off)[0].language == "en"
    assert opened("-", stdin=io.BytesIO("Pourparlers à Genève.".encode()))[0].language == "en"
