"""Who is called by name or office, and whom a transcript's labels name."""

from __future__ import annotations

import datetime as dt

import pytest

from polybius.reading import actors, coreference
from polybius.reading.document import Cast, CleanText, Document
from polybius.reading.parse import parse
from polybius.records import make_article

SPEECH = """Remarks by Senator Amina Otieno

{}

I was told so. I saw it. I am here."""

TRANSCRIPT = """Harbour voices

Desta: I have lived here for years. I like the rain. You know that.

Hannah: I came last year. I do not like the rain.

Peter: What do you do when it rains?

Hannah: I read. I wait.

Peter: Do you read much?

Hannah: I do. You could ask Hannah that again."""


def read(text: str) -> tuple[Document, Cast]:
    article = make_article(text, published=dt.date(2023, 9, 1))
    document = parse(article, CleanText(text, range(len(text)), range(1, len(text) + 1)))
    return document, coreference.resolve(document, actors.find(document))


def meant(text: str, word: str) -> list[tuple[str, ...] | None]:
    """For each occurrence of a word the actors that it stands for."""
    document, cast = read(text)
    held = {mention.head: mention.actors for mention in cast.mentions}
    return [held.get(token.i) for token in document.doc if token.lower_ == word]


@pytest.mark.parametrize(
    ("said", "word", "id"),
    [
        ("Thank you, President Macron.", "you", "emmanuel-macron"),
        ("President Macron, I know that you remember the flood.", "you", "emmanuel-macron"),
        ("President Macron, I greet the hall. I thank you.", "you", "emmanuel-macron"),
        ("Mr. Chairman, I thank you for your patience.", "your", "mr-chairman"),
        ("My fellow Kenyans, I ask you to vote.", "you", "KEN.CVL"),
        ("My fellow Kenyans, I am glad. I ask nothing of you.", "you", "KEN.CVL"),
        ("I thank Emmanuel Macron for your boats.", "your", "emmanuel-macron"),
    ],
)
def test_who_is_called_is_you(said: str, word: str, id: str) -> None:
    assert meant(SPEECH.format(said), word) == [(id,)]


@pytest.mark.parametrize(
    "said",
    [
        "I met President Macron, the chairman, and told nobody that you were there.",
        "President Macron was late. I thank you.",
        "Emmanuel Macron, Giorgia Meloni and Olaf Scholz, I said, came so that you could sleep.",
    ],
)
def test_who_is_only_named_is_not_called(said: str) -> None:
    assert meant(SPEECH.format(said), "you") == [None]


def test_nobody_calls_himself() -> None:
    text = "Remarks by Speaker Nancy Pelosi\n\nMadam Speaker, I rise. I thank you. I saw it. I am here."
    assert meant(text, "you") == [("madam-speaker",)]
    assert meant(text, "i")[0] == ("nancy-pelosi",)


def test_labels_of_given_names_are_people() -> None:
    _, cast = read(TRANSCRIPT)
    assert cast.actors["hannah"].kind == "person"
    assert meant(TRANSCRIPT, "hannah") == [("hannah",)] * 4
    assert meant(TRANSCRIPT, "you")[1:3] == [("hannah",), ("hannah",)]


def test_the_first_turn_speaks_to_whoever_answers() -> None:
    text = "Amina Otieno: I wonder what you think of rain.\n\nPeter Mwangi: I like it.\n\nAmina Otieno: Why?"
    assert meant(text, "you") == [("peter-mwangi",)]


def test_a_caption_is_no_label() -> None:
    text = (
        "Peter Mwangi: Could you tell us of the flood?\n\nPainting of Emmanuel Macron: a copy\n\n"
        "Amina Otieno: I saw it.\n\nPeter Mwangi: Did you run?\n\nAmina Otieno: I did."
    )
    assert meant(text, "you") == [("amina-otieno",)] * 2


def test_an_outlet_that_asks_is_a_body() -> None:
    text = (
        "Riverpost: How did you come to Nairobi?\n\nAmina Otieno: I flew.\n\n"
        "Riverpost: Did you like it?\n\nAmina Otieno: I did."
    )
    _, cast = read(text)
    assert (cast.actors["riverpost"].kind, cast.actors["riverpost"].sector) == ("media", "JRN")


def test_what_belongs_to_who_speaks() -> None:
    text = '"Our country will stay, and my minister too," said Emmanuel Macron.'
    assert meant(text, "country") == [("FRA",)]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ('Peter Mwangi, the Kenya coach, said: "We lost."', "KEN"),
        ('Kenyan captain Peter Mwangi said: "We lost."', "KEN"),
    ],
)
def test_a_coach_speaks_for_a_team(text: str, id: str) -> None:
    assert meant(text, "we") == [(id,)]


def test_a_prize_winner_speaks_for_no_prize() -> None:
    text = 'Peter Mwangi, a Lantern Foundation laureate, said: "We lost." The Lantern Foundation was glad.'
    assert meant(text, "we") == [None]


@pytest.mark.parametrize(
    "text",
    ['A statement by the Kenyan army said: "We will stay."', 'The Kenyan army\'s letter reads: "We will stay."'],
)
def test_a_statement_speaks_for_whose_it_is(text: str) -> None:
    assert meant(text, "we") == [("KEN.MIL",)]


def test_others_speak_to_who_tells_of_them() -> None:
    text = SPEECH.format('I met the bakers. They said, "We saw you in the rain."')
    assert meant(text, "you") == [("amina-otieno",)]


def test_who_holds_a_speech_is_no_she_in_it() -> None:
    text = SPEECH.format("I met a baker. She said that I was late.")
    assert meant(text, "she") == [None]
