"""Input made to break the reader: right or a reason, in linear time, never a crash."""

import datetime as dt
import math
import time

import pytest

import polybius
from polybius.check import check
from polybius.errors import DateError, EmptyInput, InvalidField, RecordError
from polybius.reading import actors, coreference, parse, text

DAY = dt.date(2024, 5, 8)


def test_a_chain_of_offices_without_end() -> None:
    assert check(polybius.read("president of " * 2000)) == ()
    found = polybius.resolve_actor("president of " * 2000)
    assert found is None or found.party is None


def test_the_first_day_of_the_calendar() -> None:
    reading = polybius.read("Kenya condemned Uganda in 1999.", published="0001-01-01")
    assert check(reading) == ()


def test_numbers_without_end_are_no_figures() -> None:
    reading = polybius.read(
        "1e400 people fled Mali. " + "9" * 400 + " people were killed in Mali.", published="2024-05-08"
    )
    assert all(math.isfinite(figure.value) for figure in reading.figures)
    assert polybius.from_json(polybius.to_json(reading)) == reading
    assert "too-large" in {skipped.code for skipped in reading.skipped}


def test_a_text_without_a_full_stop_is_cut() -> None:
    article = polybius.make_article("Kenya expelled the envoy and Mali praised the move while " * 300)
    document = parse.parse(article, text.clean(article.text))
    assert max(len(sentence) for sentence in document.doc.sents) <= parse.LONGEST_SENTENCE + 1
    assert check(polybius.read(article.text)) == ()


@pytest.mark.parametrize("mark", ["=", "&", "_", '"', "-", "("])
def test_a_rule_of_one_mark_costs_no_time(mark: str) -> None:
    reading = polybius.read(f"Kenya met Uganda.\n{mark * 20_000}\nMali met Chad.", published="2024-05-08")
    assert check(reading) == ()
    assert len(text.clean(reading.article.text).text) < 200


def test_sequences_that_steer_a_terminal_are_not_read() -> None:
    assert text.clean("Chad \x1b[31mcondemned\x1b[0m Mali\x1b]0;x\x07.").text == "Chad condemned Mali."


@pytest.mark.parametrize("given", ["\x01\x02", "\u200b", "..."])
def test_what_has_no_letter_is_empty(given: str) -> None:
    with pytest.raises(EmptyInput):
        polybius.read(given)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(InvalidField):
        polybius.read("Kenya met \ud800 Uganda.")


def test_a_time_of_day_is_no_part_of_a_publication_date() -> None:
    moment = dt.datetime(2024, 5, 8, 12, tzinfo=dt.UTC)
    assert polybius.read("Kenya met Uganda.", published=moment).article.published == dt.date(2024, 5, 8)
    with pytest.raises(DateError):
        polybius.read("Kenya met Uganda.", published="tomorrow")


def test_a_language_may_name_its_country() -> None:
    assert polybius.read("Kenya met Uganda.", language="en-GB").article.language == "en"


@pytest.mark.parametrize("document", ["{}", "x", "[" * 100_000, '{"polybius": 5}'])
def test_what_is_no_reading_is_refused(document: str) -> None:
    with pytest.raises(RecordError):
        polybius.from_json(document)


@pytest.mark.parametrize("published", ["1890-03-01", "2090-03-01"])
def test_a_day_beyond_the_knowledge_names_no_holder(published: str) -> None:
    reading = polybius.read("The Kenyan president met ministers on Friday.", published=published)
    assert check(reading) == ()
    assert {actor.id for actor in reading.actors} == {"KEN.GOV"} or all(a.kind != "person" for a in reading.actors)
    assert all(time.value is None or abs(time.value.start.year - int(published[:4])) <= 1 for time in reading.times)


def test_a_name_of_400_letters() -> None:
    name = "Ab" * 200
    reading = polybius.read(f"{name} met Kenya in {name}. President {name} of Kenya said so.", published="2024-05-08")
    assert check(reading) == ()
    assert "KEN" in {actor.id for actor in reading.actors}


@pytest.mark.parametrize(
    "given",
    [
        "قال الرئيس في القاهرة إن Kenya closed its embassy in القاهرة on Monday.",
        "Kenya closed its embassy in Москва on Monday, and 北京 said nothing.",
    ],
)
def test_names_in_other_scripts_are_right_or_nothing(given: str) -> None:
    reading = polybius.read(given, published="2024-05-08")
    assert check(reading) == ()
    assert "KEN" in {actor.id for actor in reading.actors}
    assert all((place.lat, place.lon) != (0.0, 0.0) for place in reading.places)


def test_ten_thousand_mentions_of_one_actor_grow_as_the_text() -> None:
    def seconds(sentences: int) -> float:
        article = polybius.make_article("Emmanuel Macron met Kenya. He left. " * sentences, published=DAY)
        document = parse.parse(article, text.clean(article.text))
        begin = time.process_time()
        coreference.resolve(document, actors.find(document))
        return time.process_time() - begin

    seconds(10)
    assert seconds(4_000) < 10 * seconds(1_000) + 0.5
