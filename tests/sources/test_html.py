"""Pages: main text, and what the page says of itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from polybius.errors import MissingText
from polybius.sources import InputFailure

PAGE = Path(__file__).parent / "pages" / "talks.html"


def test_a_page_gives_its_main_text_and_facts(opened) -> None:
    (article,) = opened(str(PAGE))
    assert article.published == dt.date(2024, 3, 14)
    assert article.outlet == "The Lakeside Courier"
    assert article.title == "Zambia and Malawi reopen the Mwami crossing"
    assert article.byline == "Ruth Phiri"
    assert article.url == "https://lakeside-courier.example/2024/mwami"
    assert article.language == "en"
    assert "turning back traders" in article.text
    assert "Most read" not in article.text
    assert "All rights reserved" not in article.text


def test_the_declared_encoding_is_read(opened) -> None:
    (article,) = opened(str(PAGE))
    assert "“It was a misunderstanding" in article.text


def test_what_the_caller_says_goes_before_the_page(opened) -> None:
    (article,) = opened(str(PAGE), published=dt.date(2024, 3, 15), outlet="Courier")
    assert (article.published, article.outlet) == (dt.date(2024, 3, 15), "Courier")


def test_a_page_without_a_date_stays_without_one(tmp_path: Path, opened) -> None:
    path = tmp_path / "undated.html"
    page = PAGE.read_bytes().replace(b"2024-03-14T07:30:00+02:00", b"").replace(b"/2024/", b"/")
    path.write_bytes(page.replace(b"from April and", b"from 3 April 2022 and"))
    assert opened(str(path))[0].published is None


def test_a_page_without_text_says_so(tmp_path: Path, opened) -> None:
    path = tmp_path / "empty.html"
    path.write_text("<!doctype html><html><head><title>x</title></head><body><script>go()</script></body></html>")
    (failure,) = opened(str(path))
    assert isinstance(failure, InputFailure)
    assert isinstance(failure.error, MissingText)


def test_a_page_without_an_ending_in_its_name_is_known_by_its_beginning(tmp_path: Path, opened) -> None:
    path = tmp_path / "page"
    path.write_bytes(PAGE.read_bytes())
    assert opened(str(path))[0].outlet == "The Lakeside Courier"
