"""Speech that typography marks: transcripts, interviews, headlines, tweets, and quotations beside a gesture."""

from __future__ import annotations

import pytest

from polybius.reading import actors, parse, text
from polybius.reading.document import Found
from polybius.reading.statements import find
from polybius.records import Statement, make_article


def read(words: str) -> Found[Statement]:
    document = parse.parse(make_article(words), text.clean(words))
    return find(document, actors.find(document))


def told(words: str) -> list[tuple[str | None, str]]:
    return [(s.speaker_text, s.content.text) for s in read(words).records]


def codes(words: str) -> set[str]:
    return {each.code for each in read(words).skipped}


def test_transcript_goes_on_over_paragraphs_up_to_the_next_label() -> None:
    words = (
        "ANA RUIZ: The port is open.\n\n(Laughter)\n\nThe banks did not pay.\n\n"
        "ION POPA: Who paid?\n\nANA RUIZ: The state.\n\nRain."
    )
    assert told(words) == [
        ("ANA RUIZ", "The port is open."),
        ("ANA RUIZ", "The banks did not pay."),
        ("ION POPA", "Who paid?"),
        ("ANA RUIZ", "The state."),
    ]


def test_names_before_colons_speak_where_the_article_is_a_dialogue() -> None:
    words = (
        "Le Monde: Will France stay?\nCatherine Colonna: It will.\nLe Monde: And then?\nCatherine Colonna: It stays."
    )
    assert [speaker for speaker, _ in told(words)] == ["Le Monde", "Catherine Colonna"] * 2


def test_questions_without_a_label_are_not_the_answers() -> None:
    words = "A: It will leave in May.\n\nAnd the bases?\n\nA: They will be handed over."
    assert told(words) == [("A", "It will leave in May."), ("A", "They will be handed over.")]


def test_interview_with_letters_and_stops() -> None:
    words = "Q. Will France leave?\nA. It will leave in May.\nQ. And the bases?\nA. They will be handed over."
    assert [content for _, content in told(words)] == [
        "Will France leave?",
        "It will leave in May.",
        "And the bases?",
        "They will be handed over.",
    ]
    assert {s.sourcing for s in read(words).records} == {"unnamed"}


def test_an_initial_is_no_label() -> None:
    assert told("A. Ruiz lives here.\n\nIt rained.") == []


@pytest.mark.parametrize(
    ("words", "speaker", "content"),
    [
        ("Putin: Russia will keep the four regions\n\nIt rained.", "Putin", "Russia will keep the four regions"),
        ("Police: Two killed in Lagos\n\nIt rained.", "Police", "Two killed in Lagos"),
        ("France will stay in Chad: Macron\n\nIt rained.", "Macron", "France will stay in Chad"),
        ("Three dead in Lagos: police\n\nIt rained.", "police", "Three dead in Lagos"),
        ("Port will reopen in May – minister\n\nIt rained.", "minister", "Port will reopen in May"),
        ("“We will stay”: Macron rules out withdrawal\n\nIt rained.", "Macron", "We will stay"),
    ],
)
def test_headline(words: str, speaker: str, content: str) -> None:
    assert told(words) == [(speaker, content)]


@pytest.mark.parametrize(
    "words",
    [
        "The plan has three parts: money\n\nIt rained.",
        "The troops came from four states: Niger, Mali, Chad and Benin\n\nIt rained.",
        "Photo: Ana Ruiz\n\nIt rained.\n\nPhoto: Ion Popa",
    ],
)
def test_colon_without_a_speaker(words: str) -> None:
    assert told(words) == []


def test_a_state_before_a_colon_may_be_the_topic() -> None:
    assert told("Niger: what is known of the coup\n\nIt rained.") == []
    assert codes("Niger: what is known of the coup\n\nIt rained.") == {"label-or-topic"}


@pytest.mark.parametrize(
    "tweet",
    [
        "Ships are moving again! — Ana Ruiz (@anaruiz) May 3, 2023",
        "“Ships are moving again!”\n— Ana Ruiz (@anaruiz) May 3, 2023",
        "Ships are moving again! pic.twitter.com/abc123\n\n— Ana Ruiz (@anaruiz) May 3, 2023",
        "Ana Ruiz (@anaruiz): Ships are moving again!",
    ],
)
def test_tweet(tweet: str) -> None:
    words = f"The port reopened in May.\n\n{tweet}\n\nIt rained."
    assert told(words) == [("Ana Ruiz", "Ships are moving again!")]
    assert "quotation-floating" not in codes(words)


def test_a_sentence_about_an_account_is_no_tweet() -> None:
    assert told("It rained.\n\nAna Ruiz (@anaruiz) has run the port of Callao for more than eleven years.") == []


def test_gesture_tells_whose_a_quotation_is() -> None:
    words = "“The port is open now.” Ana Ruiz shook her head. “It will not stay open all year.”"
    assert told(words) == [
        ("Ana Ruiz", "The port is open now."),
        ("Ana Ruiz", "It will not stay open all year."),
    ]


def test_weather_between_quotations_says_nothing() -> None:
    words = "“The port is open now.” Rain fell on the roof. “It will not stay open all year.”"
    assert told(words) == []
    assert codes(words) == {"quotation-floating"}


def test_a_quotation_of_two_words_is_a_whole_sentence_where_it_ends_as_one() -> None:
    words = "“The port is open,” said Ana Ruiz. “Nobody knows.\n\n“They will soon,” she said."
    assert [content for _, content in told(words)] == ["The port is open,", "Nobody knows.", "They will soon,"]


def test_scare_quotes_are_no_statements() -> None:
    assert told("The so-called “reforms” hit the “experts” who had made them.") == []
