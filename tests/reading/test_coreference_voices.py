"""Who says "I", "we" and "you", in quotations, interviews, transcripts and speeches."""

from __future__ import annotations

import datetime as dt

import pytest

from polybius.reading import actors, coreference
from polybius.reading.document import Cast, CleanText, Document
from polybius.reading.parse import parse
from polybius.records import make_article

DAY = dt.date(2023, 9, 1)


def read(text: str, *, byline: str | None = None) -> tuple[Document, Cast]:
    article = make_article(text, published=DAY, byline=byline)
    document = parse(article, CleanText(text, range(len(text)), range(1, len(text) + 1)))
    return document, coreference.resolve(document, actors.find(document))


def meant(text: str, word: str, *, byline: str | None = None) -> list[tuple[str, ...] | None]:
    """For each occurrence of a word the actors that it stands for."""
    document, cast = read(text, byline=byline)
    held = {mention.head: mention.actors for mention in cast.mentions if mention.how == "pronoun"}
    return [held.get(token.i) for token in document.doc if token.lower_ == word]


@pytest.mark.parametrize(
    ("text", "word", "ids"),
    [
        ('"I will stay," said Emmanuel Macron.', "i", ("emmanuel-macron",)),
        ('"We will stay," said Emmanuel Macron.', "we", ("FRA",)),
        ('"We will stay," the Kenyan army said.', "we", ("KEN.MIL",)),
        ('Emmanuel Macron told Giorgia Meloni: "You may stay."', "you", ("giorgia-meloni",)),
        ('Emmanuel Macron landed in Chad. "My plane is late," he said.', "my", ("emmanuel-macron",)),
    ],
)
def test_quotation(text: str, word: str, ids: tuple[str, ...]) -> None:
    assert meant(text, word) == [ids]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('"I am cold," the whistle said.', "i"),
        ('"We all want rain," said Emmanuel Macron.', "we"),
        ('"All of us want rain," said Emmanuel Macron.', "us"),
        ("We met Emmanuel Macron.", "we"),
        ('"You may stay," said Emmanuel Macron.', "you"),
    ],
)
def test_abstains(text: str, word: str) -> None:
    assert meant(text, word) == [None]


def test_an_unknown_speaker_is_said_to_be_unknown() -> None:
    _, cast = read('A note on the wall in Nairobi read: "I was here before all of you came."')
    assert [each.code for each in cast.skipped if each.stage == "coreference"] == ["speaker-unknown"]


INTERVIEW = """Nairobi Weekly interviews Aroha Example on her ferries

Aroha Example is the founder of the Lantern Ferry Company. She spoke with Nairobi Weekly.

When did you begin to build ferries?

I began when I was ten years old. My mother had a boat and I painted it.

Why do you still build them yourself?

Because I like the smell of tar. We have forty people now, and I know all of them.

What will your next ferry be called?

I have not told anybody, and I will not tell you."""


def test_interview() -> None:
    assert set(meant(INTERVIEW, "i")) == {("aroha-example",)}
    assert meant(INTERVIEW, "my") == [("aroha-example",)]
    assert meant(INTERVIEW, "we") == [("lantern-ferry-company",)]
    assert meant(INTERVIEW, "your") == [("aroha-example",)]


def test_the_one_who_answers_says_you_to_nobody_known() -> None:
    assert meant(INTERVIEW, "you") == [("aroha-example",), ("aroha-example",), None]


SPEECH = """{head}

I thank everybody who has come to the harbour today. I was born here.

When I was a child, my father mended nets on this quay, and I helped him.

I promise that the quay will be mended before I leave office."""


def test_speech_of_somebody_named_in_its_headline() -> None:
    text = SPEECH.format(head="Remarks by Emmanuel Macron at the harbour")
    assert set(meant(text, "i")) == {("emmanuel-macron",)}


def test_speech_with_a_byline() -> None:
    text = SPEECH.format(head="At the harbour")
    assert set(meant(text, "i", byline="Emmanuel Macron")) == {("emmanuel-macron",)}
    assert set(meant(text, "i", byline="By Aroha Example")) == {("aroha-example",)}


def test_speech_of_nobody_known_is_that_of_its_speaker() -> None:
    _, cast = read(SPEECH.format(head="At the harbour"))
    assert cast.actors["speaker"].party is None
    assert all(mention.why for mention in cast.mentions if mention.how == "pronoun")


def test_a_report_without_quotation_marks_has_no_speaker() -> None:
    assert "speaker" not in read("Kenya closed its border. Chad did not. I saw it. Traders left at noon.")[1].actors


TRANSCRIPT = """EMMANUEL MACRON: I am glad to be in Nairobi.

GIORGIA MELONI: I am glad as well.

EMMANUEL MACRON: I hope that we agree."""


def test_transcript() -> None:
    assert meant(TRANSCRIPT, "i") == [("emmanuel-macron",), ("giorgia-meloni",), ("emmanuel-macron",)]


DIALOGUE = (
    "Lakeside Radio: Did you expect the vote?\n\n"
    "Amina Otieno: I did. My party was ready, and he knew it.\n\n"
    "Lakeside Radio: What will you do now?\n\n"
    "Amina Otieno: I will rest."
)


def test_a_turn_is_spoken_to_the_other_side_of_a_dialogue() -> None:
    assert meant(DIALOGUE, "you") == [("amina-otieno",), ("amina-otieno",)]
    assert meant(DIALOGUE, "i") == [("amina-otieno",), ("amina-otieno",)]


def test_nobody_is_he_in_a_turn_of_their_own() -> None:
    assert meant(DIALOGUE, "he") == [None]
