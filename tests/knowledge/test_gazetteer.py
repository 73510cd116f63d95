from __future__ import annotations

import pytest

from polybius.knowledge import load, namesakes, toponyms
from polybius.knowledge.gazetteer import postal


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


@pytest.mark.parametrize(
    ("name", "geonames_id", "country", "level"),
    [
        ("Alberta", 5883102, "CAN", 1),
        ("Queensland", 2152274, "AUS", 1),
        ("Maharashtra", 1264418, "IND", 1),
        ("Laurel County", 4297480, "USA", 2),
        ("Kent", 3333158, "GBR", 2),
        ("Kherson Oblast", 706442, "UKR", 1),
    ],
)
def test_divisions_of_both_levels(name: str, geonames_id: int, country: str, level: int) -> None:
    found = {place.geonames_id: place for place in namesakes(name)}
    assert (found[geonames_id].country, found[geonames_id].level) == (country, level)
    assert found[geonames_id].precision == "admin"


def test_namesakes_are_all_places_of_a_name_each_once() -> None:
    places = namesakes("Paris")
    assert {("FRA", "11"), ("USA", "TX"), ("USA", "KY"), ("CAN", "08")} <= {(p.country, p.admin) for p in places}
    ids = [place.geonames_id for place in places]
    assert len(ids) == len(set(ids))


def test_other_names_are_marked() -> None:
    assert {place.name: place.other for place in namesakes("Cook")}["Cook County"]
    assert not {place.geonames_id: place.other for place in namesakes("New York")}[5128581]


@pytest.mark.parametrize(
    ("name", "country"), [("حلب", "SYR"), ("Харків", "UKR"), ("Россия", "RUS"), ("القاهرة", "EGY")]
)
def test_other_scripts(name: str, country: str) -> None:
    assert {place.country for place in namesakes(name)} == {country}


def test_regions_and_waters_have_points_and_no_ids() -> None:
    for name in ("Strait of Gibraltar", "Danube Delta", "Wakhan Corridor", "Philadelphi corridor", "Lake Titicaca"):
        place = namesakes(name)[0]
        assert (place.precision, place.geonames_id) == ("region", None)
    assert not any(place.precision == "region" for place in namesakes("the West"))


def test_postal_codes_only_where_they_are_asked_for() -> None:
    assert [place.name for place in postal("TX")] == ["Texas"]
    assert [place.name for place in postal("NSW")] == ["New South Wales"]
    assert postal("Texas") == ()


def test_every_state_has_a_point() -> None:
    known = load().states.values()
    assert [state.iso3 for state in known if not any(p.precision == "country" for p in toponyms(state.name))] == []


def test_a_name_too_long_is_not_looked_up() -> None:
    assert namesakes("Kaya" * 100) == () == toponyms("Kaya" * 100)
    assert namesakes(" ") == ()
