"""Bodies and people of whom the knowledge has nothing, by name."""

from __future__ import annotations

import datetime as dt

import pytest

from polybius.reading import actors, coreference
from polybius.reading.document import Cast, CleanText, Document
from polybius.reading.parse import parse
from polybius.records import make_article


def read(text: str) -> tuple[Document, Cast]:
    article = make_article(text, published=dt.date(2023, 9, 1))
    document = parse(article, CleanText(text, range(len(text)), range(1, len(text) + 1)))
    return document, coreference.resolve(document, actors.find(document))


def mentions(text: str) -> dict[str, tuple[str, ...]]:
    document, cast = read(text)
    return {document.doc[m.first : m.last].text: m.actors for m in cast.mentions}


def test_a_body_is_named_and_has_no_party() -> None:
    text = "The Lantern Foundation sued Chad. The foundation wants its boats back."
    _, cast = read(text)
    actor = cast.actors["lantern-foundation"]
    assert (actor.kind, actor.party, actor.sector) == ("group", None, actor.sector)
    assert mentions(text)["The foundation"] == ("lantern-foundation",)


def test_acronym_of_a_body() -> None:
    text = "The Lantern Relief Foundation (LRF) sued Chad. LRF lost. Lantern Relief Foundation lawyers wept at LRF."
    assert mentions(text)["LRF"] == ("lantern-relief-foundation",)


@pytest.mark.parametrize(
    ("text", "phrase", "id"),
    [
        ("Walter Hobbs met Chadian troops. Walter waved.", "Walter", "walter-hobbs"),
        ("Walter London met Chadian troops. London waved and left.", "London", "walter-london"),
        ("Aroha Example, a teacher, met Chadian troops. Example waved.", "Example", "aroha-example"),
    ],
)
def test_people_by_parts_of_their_names(text: str, phrase: str, id: str) -> None:
    assert mentions(text)[phrase] == (id,)


def test_a_capital_is_no_person_where_nobody_bears_its_name() -> None:
    assert mentions("London refused the plan. Walter Hobbs was angry.")["London"] == ("GBR",)


def test_people_without_an_office_have_no_party() -> None:
    _, cast = read("Walter Hobbs met Chadian troops. He waved.")
    assert (cast.actors["walter-hobbs"].kind, cast.actors["walter-hobbs"].party) == ("person", None)


def test_names_of_400_letters() -> None:
    name = " ".join(["Lantern"] * 50)
    _, cast = read(f"The {name} Foundation sued Chad. It lost.")
    assert cast.actors


@pytest.mark.parametrize(
    "text",
    [
        "Kenya closed the Karumi and Losa crossings. Karumi was calm. The Karumi crossing is old.",
        "Trucks waited at the Karumi border post. The Karumi border post was shut. Karumi burned twice.",
    ],
)
def test_a_name_before_a_place_is_no_body(text: str) -> None:
    assert "karumi" not in {id for ids in mentions(text).values() for id in ids}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Members of Lumenology left. A Lumenology lawyer met former members of Lumenology.", "Lumenology"),
        ("Peter Mwangi of BPA spoke. Then BPA's Amina Otieno spoke.", "BPA"),
    ],
)
def test_people_belong_to_a_body(text: str, name: str) -> None:
    assert name in mentions(text)


def test_an_acronym_goes_before_a_part_of_another_name() -> None:
    text = "The Lantern Relief Fund met. LRF Boat Services said no. LRF said yes."
    document, cast = read(text)
    held = {document.doc[m.first : m.last].text: m.actors for m in cast.mentions}
    assert held["LRF"] == ("lantern-relief-fund",)


def test_a_capital_may_be_a_surname() -> None:
    found = mentions("Aroha London, a Kenyan woman, left. London was born in Chad.")
    assert found["London"] == ("aroha-london",)


def test_the_end_of_another_name_is_no_parliament() -> None:
    assert ("GBR.LEG.commons",) not in mentions("Lantern Commons is a charity. Chad thanked Lantern Commons.").values()
