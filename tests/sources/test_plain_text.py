"""Plain text: the article is exactly what stands in the file, whatever its encoding."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.errors import BinaryInput, EmptyInput, LanguageUnknown
from polybius.records import Article
from polybius.sources import InputFailure
from polybius.sources.text import decode

QUOTED = "“We will not go,” the minister said – and left Ouagadougou for Côte d’Ivoire with 5 €.\r\n\r\n  End. \n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("windows-1252", b""),
    ],
)
def test_the_text_is_kept_to_the_last_blank(encoding: str, mark: bytes) -> None:
    assert decode(mark + QUOTED.encode(encoding), "x") == QUOTED


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip))
def test_any_text_comes_back_as_it_went_in(text: str) -> None:
    assert decode(text.encode(), "x") == text.removeprefix("\ufeff")


def test_russian_in_windows_1251_is_told_from_its_letters() -> None:
    text = "Министр иностранных дел заявил в понедельник, что переговоры о границе будут продолжены в августе. " * 3
    assert decode(text.encode("windows-1251"), "x") == text


def test_utf_8_that_was_cut_in_one_place_stays_utf_8() -> None:
    whole = "“Talks” – “talks” – “talks” in N’Djamena".encode()
    assert decode(whole[:1] + whole[3:], "x").endswith("– “talks” – “talks” in N’Djamena")


def test_a_declared_encoding_holds_where_the_bytes_are_not_utf_8() -> None:
    assert decode("Skopje: мир и договор".encode("koi8-r"), "x", declared="koi8-r") == "Skopje: мир и договор"


def test_an_unknown_declared_encoding_is_passed_over() -> None:
    assert decode(QUOTED.encode("windows-1252"), "x", declared="no-such-encoding") == QUOTED


@pytest.mark.parametrize("data", [b"", b" \r\n\t "])
def test_nothing_but_blanks_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        decode(data, "x")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04" + b"word/document.xml", "office document"),
        (bytes(range(256)) * 20, "not text"),
        (b"\x00" * 100, "not text"),
        (codecs.BOM_UTF8 + b"\xff\xfe\xfd", "damaged"),
    ],
)
def test_bytes_that_are_no_text_are_refused_by_name(data: bytes, says: str) -> None:
    with pytest.raises(BinaryInput, match=says):
        decode(data, "report.txt")


def test_one_stray_control_byte_does_not_make_a_text_binary() -> None:
    text = "The council met.\x02 " + "It adjourned at noon. " * 40
    assert decode(text.encode(), "x") == text


def test_line_ends_are_not_translated(tmp_path: Path, opened) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"One.\r\nTwo.\rThree.\n")
    assert opened(str(path))[0].text == "One.\r\nTwo.\rThree.\n"


def test_one_stray_control_byte_does_not_make_a_short_text_binary(tmp_path: Path, opened) -> None:
    for name, data in {"stray": b"Talks\x01 resumed.", "zeros": b"ab\0cd\0\0ef\0"}.items():
        (tmp_path / f"{name}.txt").write_bytes(data)
    assert [type(f) for f in opened(str(tmp_path / "stray.txt"), str(tmp_path / "zeros.txt"))] == [
        Article,
        InputFailure,
    ]


def test_a_short_text_in_another_script_is_not_taken_for_english(tmp_path: Path, opened) -> None:
    (tmp_path / "a.txt").write_text("Переговоры возобновились.", "utf-8")
    (found,) = opened(str(tmp_path / "a.txt"))
    assert isinstance(found, InputFailure)
    assert isinstance(found.error, LanguageUnknown)
