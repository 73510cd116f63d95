"""Names that are spots on the map, and which spot."""

from __future__ import annotations

import datetime as dt
import time

import pytest

import polybius
from polybius import vocabulary
from polybius.check import check
from polybius.reading import actors, places
from polybius.reading.document import CleanText, Document, Found
from polybius.reading.parse import parse
from polybius.records import Place, make_article
from polybius.vocabulary import Words


def read(text: str) -> tuple[Document, Found[Place]]:
    article = make_article(text, published=dt.date(2023, 9, 1))
    document = parse(article, CleanText(text, range(len(text)), range(1, len(text) + 1)))
    return document, places.find(document, actors.find(document))


def found(text: str) -> dict[str, str | None]:
    return {place.text: place.country for place in read(text)[1].records if place.use == "literal"}


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


def ids(text: str) -> dict[str, int | None]:
    return {place.text: place.geonames_id for place in read(text)[1].records}


@pytest.mark.parametrize(
    ("text", "name", "geonames_id"),
    [
        ("A fire broke out in Paris, Kentucky, on Monday.", "Paris", 4303602),
        ("A fire broke out in Paris, TX, on Monday.", "Paris", 4717560),
        ("LONDON, Ontario (Wire) - A bridge fell.", "LONDON", 6058560),
        ("Rain fell in Texas. The road to Paris, Texas, was cut. Paris has no airport.", "Paris", 4717560),
        ("Shells fell across Aleppo province.", "Aleppo province", 170062),
        ("Shells fell on the province of Aleppo.", "Aleppo", 170062),
        ("Shells fell on the city of Aleppo.", "Aleppo", 170063),
        ("Floods hit the state of Washington.", "Washington", 5815135),
        ("Floods hit Washington, D.C., on Monday.", "Washington, D.C.", 4140963),
        ("Floods hit England on Monday.", "England", 6269131),
        ("Floods hit Queensland on Monday.", "Queensland", 2152274),
        ("Floods hit South Australia on Monday.", "South Australia", 2061327),
        ("Floods hit Idlib province on Monday.", "Idlib province", 169387),
        ("Floods in Iowa reached Polk County.", "Polk County", 4871782),
        ("Floods in Florida reached Polk County.", "Polk County", 4168988),
        ("Voters in Ohio, Georgia and Texas stayed at home.", "Georgia", 4197000),
        ("Voters in Armenia, Georgia and Turkey stayed at home.", "Georgia", 614540),
        ("Rain fell in Asia, Europe and Africa.", "Africa", 6255146),
    ],
)
def test_which_place(text: str, name: str, geonames_id: int) -> None:
    assert ids(text)[name] == geonames_id


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nairobi police closed the road.", "Nairobi"),
        ("Officers of the University of Lagos met.", "Lagos"),
        ("Grace Otieno, 43, of Mombasa, was hurt.", "Mombasa"),
        ("The strike spread to Lagos and Abuja, Nigeria. Lagos was quiet at night.", "Lagos"),
        ("The Ghana-based firm closed in Accra.", "Ghana"),
        ("Fighting went on west of Mosul.", "Mosul"),
        ("The capital, Bamako, was calm.", "Bamako"),
        ("Cities like Bamako grew.", "Bamako"),
        ("The mayor of Bamako left.", "Bamako"),
        ("Shells hit Rafah on Monday.", "Rafah"),
        ("A ship sank in the Strait of Gibraltar.", "Strait of Gibraltar"),
    ],
)
def test_the_words_around_a_name_make_it_a_place(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The march ended in Lagos Street.", "Lagos"),
        ("The Marburg virus spread in Ghana.", "Marburg"),
        ("The New Zealand Herald said so.", "New Zealand"),
        ("The West must act, said the minister.", "West"),
        ("The budget is $US 15 billion.", "US"),
        ("Central and local officials met in Central Java.", "Central"),
        ("Moscow warned Kyiv and Tehran again.", "Moscow"),
        ("The White House refused.", "White House"),
        ("The buoy at Null Island was repaired.", "Null Island"),
        ("Amina Lagos won the race. Lagos said that it was hard.", "Lagos"),
    ],
)
def test_what_is_no_place(text: str, name: str) -> None:
    assert name not in found(text)


def test_a_division_that_is_named_tells_which_town() -> None:
    assert ids("Rain fell in Massachusetts. Shops in Springfield closed.")["Springfield"] == 4951788
    assert ids("Rain fell in Missouri. Shops in Springfield closed.")["Springfield"] == 4409896


def test_a_name_is_one_place_in_one_article() -> None:
    text = "A train left Valencia, Venezuela. Crowds gathered in Valencia. A second train reached Valencia at night."
    assert {place.country for place in read(text)[1].records} == {"VEN"}


def test_a_small_town_of_a_country_that_only_acts_is_not_meant() -> None:
    text = "The United States sent an envoy. US officials said that the United States wants peace talks in Geneva."
    assert {place.country for place in read(text)[1].records if place.text == "Geneva"} == {"CHE"}
    assert found("Peace in Palestine, US officials said, is far.")["Palestine"] == "PSE"


def test_a_country_that_a_town_is_said_to_lie_in_decides() -> None:
    assert ids("The army left Tripoli in northern Lebanon.")["Tripoli"] == 266826
    _, places_found = read("US officials met at the airport of Argyle in Mongolia. The US is far.")
    assert "Argyle" not in {place.text for place in places_found.records}


def test_names_in_other_scripts() -> None:
    _, places_found = read("The blast was heard in حلب and Харків. Troops entered Кракозябрыград on Monday.")
    assert {place.text: place.country for place in places_found.records} == {"حلب": "SYR", "Харків": "UKR"}
    unknown = [span.text for each in places_found.skipped for span in each.evidence]
    assert unknown == ["Кракозябрыград"]


def test_a_name_of_four_hundred_characters_is_skipped() -> None:
    name = "Kaya" * 100
    document, places_found = read(f"Rain fell in {name}, Mali.")
    assert [place.text for place in places_found.records] == ["Mali"]
    assert [each.evidence[0].text for each in places_found.skipped] == [name]
    assert check(polybius.read(document.article.text)) == ()


def test_ten_thousand_toponyms_take_linear_time() -> None:
    sentence = "Rain fell in Nairobi, Kenya, and in Paris, Texas, while Polk County lay under snow. "
    durations, sizes = [], []
    for times in (60, 2000):
        document = parse(make_article(sentence * times), CleanText(*_identity(sentence * times)))
        cast = actors.find(document)
        start = time.process_time()
        sizes.append(len(places.find(document, cast).records))
        durations.append(time.process_time() - start)
    assert sizes[1] >= 10_000
    assert sizes[1] * 60 == sizes[0] * 2000
    assert durations[1] < 5 * durations[0] * 2000 / 60


def _identity(text: str) -> tuple[str, range, range]:
    return text, range(len(text)), range(1, len(text) + 1)


def test_place_words_have_examples_with_them() -> None:
    for entry in vocabulary.load("place_words", Words, language="en"):
        assert any(word in entry.example.lower() for word in entry.words), entry.id
        assert len(set(entry.words)) == len(entry.words), entry.id


@pytest.mark.parametrize(
    ("text", "name", "use", "country"),
    [
        ("Nairobi refused the offer.", "Nairobi", "metonym", "KEN"),
        ("Rain fell in Nairobi.", "Nairobi", "literal", "KEN"),
        ("Kenyan troops left.", "Kenyan", "demonym", "KEN"),
        ("Two Kenyans were held.", "Kenyans", "demonym", "KEN"),
        ("The US State Department said no.", "US", "demonym", "USA"),
        ("Kenya refused the offer.", "Kenya", "literal", "KEN"),
        ("European leaders met.", "European", "demonym", None),
    ],
)
def test_a_name_that_stands_for_somebody_is_marked(text: str, name: str, use: str, country: str | None) -> None:
    (place,) = (place for place in read(text)[1].records if place.text == name)
    assert (place.use, place.country) == (use, country)
    assert place.lat is not None


def test_nothing_happens_at_a_metonym_or_demonym() -> None:
    reading = polybius.read("Kenyan troops shot a protester. Nairobi denied it.", published="2024-05-08")
    assert {place.use for place in reading.places} == {"demonym", "metonym"}
    assert all(event.place is None for event in reading.events)


def test_a_place_says_why() -> None:
    _, places_found = read("The storm hit Paris, Texas, at noon.")
    (why,) = (places_found.whys[f"place:{p.start}-{p.end}"] for p in places_found.records if p.text == "Paris")
    assert "Paris, USA" in why.inputs[1]


def test_a_palace_is_no_village_of_its_name() -> None:
    assert "White House" not in {
        place.text for place in read("Protesters gathered outside the White House.")[1].records
    }


def test_a_dateline_below_a_headline_is_a_place_and_no_government() -> None:
    text = "Tunisia shuts its border with Libya\n\nTUNIS, March 3 - Libya protested against the closure on Monday."
    reading = polybius.read(text, published="2024-03-04")
    assert [place.use for place in reading.places if place.text == "TUNIS"] == ["literal"]
    assert "TUNIS" not in {mention.text for mention in reading.mentions}


def test_the_capital_in_a_headline_of_capitals_still_acts() -> None:
    reading = polybius.read("TUNIS REJECTS LIBYAN PROPOSAL FOR JOINT PATROLS", published="2024-03-04")
    assert "TUNIS" in {mention.text for mention in reading.mentions}


def test_a_province_is_shown_by_the_name_that_news_uses() -> None:
    (place,) = (p for p in read("Shells fell on villages in Kunar, Afghanistan.")[1].records if p.text == "Kunar")
    assert (place.name, place.geonames_id) == ("Kunar", 1135702)
