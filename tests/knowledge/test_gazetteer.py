from __future__ import annotations

import pytest

from polybius.knowledge import toponyms


@pytest.mark.parametrize(
    ("name", "geonames_id", "country", "precision"),
    [
        ("Niamey", 2440485, "NER", "point"),
        ("Kiev", 703448, "UKR", "point"),
        ("Paris", 2988507, "FRA", "point"),
        ("the Gambia", 2413451, "GMB", "country"),
        ("Texas", 4736286, "USA", "admin"),
        ("Quebec", 6115047, "CAN", "admin"),
        ("New York", 5128581, "USA", "point"),
        ("England", 6269131, "GBR", "admin"),
        ("Donbas", None, "UKR", "region"),
        ("Africa", 6255146, None, "region"),
        ("Hunan", 1806691, "CHN", "admin"),
        ("BEIJING", 1816670, "CHN", "point"),
        ("Red Sea", None, None, "region"),
    ],
)
def test_the_largest_place_comes_first(name: str, geonames_id: int | None, country: str | None, precision: str) -> None:
    first = toponyms(name)[0]
    assert (first.geonames_id, first.country, first.precision) == (geonames_id, country, precision)


def test_every_place_of_a_name_largest_first() -> None:
    places = toponyms("Georgia")
    assert {place.country for place in places} >= {"GEO", "USA"}
    sizes = [place.population for place in places]
    assert sizes == sorted(sizes, reverse=True)


def test_accents_and_apostrophes_do_not_matter() -> None:
    assert toponyms("Malmo")[0] == toponyms("Malmö")[0]
    assert toponyms("N’Djamena")[0].country == "TCD"


def test_villages_are_found_where_no_city_is() -> None:
    assert toponyms("Arlit")[0].country == "NER"
    assert toponyms("Hallstatt")[0].country == "AUT"


def test_an_unknown_name_is_nowhere() -> None:
    assert toponyms("Qwertzuiopia") == ()
    assert toponyms("yesterday") == ()
    assert toponyms("") == ()


def test_no_place_at_zero_zero() -> None:
    for name in ("Sahel", "France", "Gulf of Guinea", "Null Island", "Accra"):
        assert all((place.lat, place.lon) != (0.0, 0.0) for place in toponyms(name))
