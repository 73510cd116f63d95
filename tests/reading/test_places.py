"""Names that are spots on the map, and which spot."""

from __future__ import annotations

import datetime as dt

import pytest

from polybius.reading import actors, places
from polybius.reading.document import CleanText, Document, Found
from polybius.reading.parse import parse
from polybius.records import Place, make_article


def read(text: str) -> tuple[Document, Found[Place]]:
    article = make_article(text, published=dt.date(2023, 9, 1))
    document = parse(article, CleanText(text, range(len(text)), range(1, len(text) + 1)))
    return document, places.find(document, actors.find(document))


def found(text: str) -> dict[str, str | None]:
    return {place.text: place.country for place in read(text)[1].records}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The blast was heard in Nairobi.", "Nairobi", "KEN"),
        ("The envoy is travelling to Niamey.", "Niamey", "NER"),
        ("The talks will be held in Ghana.", "Ghana", "GHA"),
        ("Rain fell across northern Mali.", "Mali", "MLI"),
        ("The storm hit Paris, Texas, at noon.", "Paris", "USA"),
        ("The storm hit Paris at noon.", "Paris", "FRA"),
        ("Shelling was reported in Aleppo, Syria.", "Aleppo", "SYR"),
    ],
)
def test_place(text: str, name: str, country: str) -> None:
    assert found(text)[name] == country


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Paris refused to sign the deal.", "Paris"),
        ("Kenyan troops left.", "Kenyan"),
        ("The pro-Kenya rally ended.", "Kenya"),
        ("The singer Paris Mwangi left early.", "Paris"),
    ],
)
def test_no_place(text: str, name: str) -> None:
    assert name not in found(text)


def test_geography_of_the_article_decides() -> None:
    assert found("In Venezuela, rain hit Venezuelan ports. The bridge in Valencia fell.")["Valencia"] == "VEN"
    assert found("In Spain, rain hit Spanish ports. The bridge in Valencia fell.")["Valencia"] == "ESP"


def test_id_and_coordinates() -> None:
    _, places_found = read("The blast was heard in Nairobi.")
    nairobi = places_found.records[0]
    assert nairobi.geonames_id == 184745
    assert nairobi.lat == pytest.approx(-1.28, abs=0.1)
    assert nairobi.lon == pytest.approx(36.82, abs=0.1)
    assert nairobi.precision == "point"
    _, places_found = read("The talks will be held in Ghana.")
    assert places_found.records[0].precision == "country"


def test_unknown_place_is_skipped_with_its_words() -> None:
    document, places_found = read("The blast was heard in Qwertyville, Kenya.")
    assert all(place.text != "Qwertyville" for place in places_found.records)
    skipped = [each for each in places_found.skipped if each.code == "unknown-place"]
    assert [span.text for each in skipped for span in each.evidence] == ["Qwertyville"]
    assert all(document.article.text[s.start : s.end] == s.text for each in skipped for s in each.evidence)


def test_spans_are_the_article_s() -> None:
    document, places_found = read("NAIROBI, Kenya (Reuters) - Rain fell in Mombasa, in Peru and at Paris.")
    assert places_found.records
    for place in places_found.records:
        assert document.article.text[place.start : place.end] == place.text
        assert (place.lat, place.lon) != (0.0, 0.0)
