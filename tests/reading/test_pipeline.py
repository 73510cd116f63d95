"""The whole path: any text gives a reading that holds, the same twice, and nothing is guessed without a date."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import polybius
from polybius.check import check
from polybius.errors import DateError, EmptyInput, LanguageUnknown
from polybius.reading.pipeline import read_with_reasons
from polybius.records import RECORD_KINDS

ARTICLE = (
    "NAIROBI, May 8 (Wire) - Kenya recalled its ambassador from Somalia on Monday, a day after gunmen killed "
    "three Kenyan soldiers near the border.\u00a0The move\u2019s aim, officials in Nairobi said, was “to be heard”."
    "Somalia’s foreign ministry called the decision “hasty”. So far, Mogadishu has refused to meet Kenyan envoys, but "
    "Uganda, which shares the goal of restoring calm, is willing to talk to both.\n\n"
    "Read more: Ten facts about borders\n"
)

HEAP = (
    "Kenya Somalia's the army attacked will not meet on Monday said “we agree” , . \u00ad é e\u0301 &amp; â€™ 😀 it "
    "which 90% of $3bn (AP) - and"
)
WORDS = st.sampled_from([*HEAP.split(), "\n\n"])


def test_every_record_leads_back_to_its_words() -> None:
    reading = polybius.read(ARTICLE, published="2024-05-08", outlet="Wire")
    assert check(reading) == ()
    assert reading.article.text == ARTICLE
    assert {event.type for event in reading.events} >= {"SANCTION", "ASSAULT", "REJECT"}


def test_the_same_input_gives_the_same_bytes() -> None:
    first, second = (polybius.to_json(polybius.read(ARTICLE, published="2024-05-08")) for _ in range(2))
    assert first == second


def test_every_record_with_an_id_says_why() -> None:
    reading, whys = read_with_reasons(polybius.make_article(ARTICLE, published=dt.date(2024, 5, 8)))
    ids = {record.id for kind in RECORD_KINDS for record in getattr(reading, kind)}
    assert ids == ids & set(whys)


def test_without_a_publication_date_relative_dates_stay_unresolved_with_a_reason() -> None:
    reading = polybius.read(ARTICLE)
    assert [time.value for time in reading.times if time.text.endswith("Monday")] == [None]
    assert all(event.date is None for event in reading.events)
    assert "no-publication-date" in {skipped.code for skipped in reading.skipped}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_any_heap_of_words_gives_a_reading_that_holds(words: list[str]) -> None:
    article = polybius.make_article(" ".join(words), published=dt.date(2024, 5, 8))
    assert check(read_with_reasons(article)[0]) == ()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(min_size=1, max_size=200))
def test_any_text_gives_a_reading_that_holds(text: str) -> None:
    reading = read_with_reasons(polybius.make_article(text, published=dt.date(2024, 5, 8)))[0]
    assert check(reading) == ()
    assert polybius.from_json(polybius.to_json(reading)) == reading


@pytest.mark.parametrize("published", ["2024-02-30", "yesterday", "2024"])
def test_a_wrong_date_is_an_error_with_a_remedy(published: str) -> None:
    with pytest.raises(DateError):
        polybius.read("Kenya met Uganda.", published=published)


def test_an_empty_text_is_an_error() -> None:
    with pytest.raises(EmptyInput):
        polybius.read(" \n ")


def test_a_language_without_a_vocabulary_is_an_error() -> None:
    with pytest.raises(LanguageUnknown):
        polybius.read("Le Kenya a rencontré l'Ouganda.", language="xx")


def test_a_long_article_takes_linear_time_to_hold() -> None:
    reading = polybius.read(ARTICLE * 40, published="2024-05-08")
    assert check(reading) == ()


def test_read_many_keeps_the_order() -> None:
    articles = [polybius.make_article(f"Kenya met Uganda in {year}.") for year in (2001, 2002, 2003)]
    assert [r.article for r in polybius.read_many(articles)] == articles


def test_the_public_api_is_what_it_says() -> None:
    assert set(polybius.__all__) <= set(dir(polybius))
