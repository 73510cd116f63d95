"""What a brief says of figures and ties: of what they are told, by whom, and whether knowledge agrees."""

from __future__ import annotations

import datetime as dt

from polybius.brief import render
from polybius.reading.pipeline import read_article
from polybius.records import make_article


def section(text: str, heading: str) -> str:
    reading = read_article(make_article(text, published=dt.date(2024, 6, 1)))
    page = render([reading], format="markdown")
    return page.split(f"## {heading}\n")[1].split("\n## ")[0]


def test_a_toll_names_the_attack_of_another_sentence() -> None:
    figures = section("Gunmen attacked a bus near Goma on Monday. At least 26 passengers were killed.", "Figures")
    assert "“At least 26 passengers were killed”" in figures


def test_a_later_toll_names_its_attack() -> None:
    text = "A bomb exploded in a market in Kabul on Monday. The death toll rose to 51, the governor said."
    line = section(text, "Figures")
    assert "(told of “A bomb exploded in a market in Kabul on Monday”)" in line
    assert "the governor said" in line


def test_a_tie_that_knowledge_contradicts_says_so() -> None:
    ties = section("Norway, a member of the European Union, met Sweden.", "Standing ties")
    assert "(so the article; our own knowledge says otherwise)" in ties
