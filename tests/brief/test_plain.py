"""An article cannot steer the terminal or break a line of the brief."""

import pytest

import polybius
from polybius import brief
from polybius.brief.plain import plain

STEERED = polybius.read(
    "Kenya\x1b[2J condemned Uganda.",
    outlet="Wire\x1b]0;owned\x07\n\n# Heading",
    title="A\x1b[2Jtitle",
    published="2024-05-08",
)


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
def test_no_control_character_reaches_a_brief(format: str) -> None:
    shown = brief.render([STEERED], format=format)
    assert not set(shown) & {chr(code) for code in range(32) if chr(code) not in "\n\t"}
    assert "\n# Heading" not in shown


def test_the_record_keeps_what_was_given() -> None:
    assert "\x1b" in STEERED.article.text


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
def test_places_of_geonames_are_credited_and_only_they(format: str) -> None:
    located = polybius.read("Kenyan police fired at protesters in Mombasa on Monday.", published="2024-05-08")
    assert any(place.geonames_id is not None for place in located.places)
    assert "GeoNames (geonames.org), CC BY 4.0" in brief.render([located], format=format).replace("\\", "")
    nowhere = polybius.read("The Red Cross condemned Boko Haram on Monday.", published="2024-05-08")
    assert "GeoNames" not in brief.render([nowhere], format=format)


def test_an_endless_word_fills_no_pages() -> None:
    link = "https://example.org/" + "a/" * 400
    assert len(plain("Kenya " + "a" * 150_000 + " left")) < 100
    assert plain(link) == link
