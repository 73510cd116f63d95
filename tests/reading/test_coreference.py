"""What pronouns and descriptions stand for."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from polybius import vocabulary
from polybius.reading import actors, coreference
from polybius.reading.coreference_nouns import Description
from polybius.reading.coreference_pronouns import Pronoun
from polybius.reading.document import Cast, CleanText, Document
from polybius.reading.parse import parse
from polybius.records import make_article
from polybius.vocabulary import Words

DAY = dt.date(2023, 9, 1)


def read(text: str) -> tuple[Document, Cast]:
    article = make_article(text, published=DAY)
    document = parse(article, CleanText(text, range(len(text)), range(1, len(text) + 1)))
    return document, coreference.resolve(document, actors.find(document))


def last(text: str, phrase: str) -> tuple[str, ...] | None:
    """The actors of the last mention with this text; None where there is none."""
    document, cast = read(text)
    held = [m.actors for m in cast.mentions if document.doc[m.first : m.last].text == phrase]
    return held[-1] if held else None


@pytest.mark.parametrize(
    ("text", "phrase", "ids"),
    [
        ("Kenya said it would reopen the border.", "it", ("KEN",)),
        ("Kenya recalled its ambassador.", "its", ("KEN",)),
        ("Kenyan diplomats were angry that Chad stayed away. They left at noon.", "They", ("KEN.GOV",)),
        ("The Kenyan government asked Chadian troops to leave, and they refused.", "they", ("TCD.MIL",)),
        ("While Kenya and Chad share a border, they rarely meet.", "they", ("KEN", "TCD")),
        ("Kenya, which opposed the plan, left the talks.", "which", ("KEN",)),
        ("Chadian soldiers who held the bridge left.", "who", ("TCD.MIL",)),
        ("Kenya and Chad accused each other of theft.", "each other", ("KEN", "TCD")),
        ("Emmanuel Macron landed in Kenya. He met nobody.", "He", ("emmanuel-macron",)),
        ("Kenya moved its troops to the border.", "its troops", ("KEN.MIL",)),
        ("Kenyan soldiers met their Chadian counterparts.", "their Chadian counterparts", ("TCD.MIL",)),
        ("The Kenyan minister praised his country.", "his country", ("KEN",)),
        ("Boko Haram met. Soldiers saw the movement's fighters leave.", "the movement's fighters", ("boko-haram",)),
        ("Kenya and Chad differ. The latter sent a ship.", "The latter", ("TCD",)),
        ("Boko Haram raided Kenya and Chad at dawn. They burned a bridge.", "They", ("boko-haram",)),
        ("Emmanuel Macron spoke with Giorgia Meloni. She refused.", "She", ("giorgia-meloni",)),
        ("Giorgia Meloni spoke with Emmanuel Macron. He refused.", "He", ("emmanuel-macron",)),
        ("Emmanuel Macron told his family that he would stay.", "he", ("emmanuel-macron",)),
    ],
)
def test_pronoun(text: str, phrase: str, ids: tuple[str, ...]) -> None:
    assert last(text, phrase) == ids


@pytest.mark.parametrize(
    ("text", "phrase", "ids"),
    [
        ("Troops took over in Niger. France cut aid to the Sahelian nation.", "the Sahelian nation", ("NER",)),
        ("ECOWAS met at noon. The bloc closed the border with Niger.", "The bloc", ("ECOWAS",)),
        ("Boko Haram took the bridge. The group left at noon.", "The group", ("boko-haram",)),
        ("Kenya, Chad, Peru and Gabon met. An attack on one is an attack on all four countries.",
         "all four countries", ("KEN", "TCD", "PER", "GAB")),
        ("Kenya and Chad met. Both countries left at noon.", "Both countries", ("KEN", "TCD")),
        ("Rain fell in Kenya and Kenya's ports closed. Kenya, Chad and Peru met. The other two nations gave help.",
         "The other two nations", ("TCD", "PER")),
        ("Europe met at noon. The gas goes to the continent by ship.", "the continent", ("europe",)),
    ],
)  # fmt: skip
def test_description(text: str, phrase: str, ids: tuple[str, ...]) -> None:
    assert last(text, phrase) == ids


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Kenya is large. It is likely that rain falls.", "It"),
        ("The bill passed in Kenya. It costs money.", "It"),
        ("The trains from Kenya stopped. They were late.", "They"),
        ("The plan that Kenya opposed was dropped.", "that"),
        ("Kenya and Chad met. All five countries left.", "All five countries"),
        ("Kenya met Chad. A neighbouring country sent rice.", "A neighbouring country"),
        ("Both sides of the paper were blank.", "Both sides"),
        ("Emmanuel Macron met a cheesemonger in Chad. He sang loudly.", "He"),
        ("Emmanuel Macron landed in Chad. She refused.", "She"),
        ("Emmanuel Macron said he had landed. She refused.", "She"),
        ("Chad signed the deal in May. Kenya condemned it.", "it"),
        ("Chad launched air raids on Monday. Kenya condemned them.", "them"),
        ("Kenya calls it madness.", "it"),
        ("NATO met at noon. Chad banned the Boko Haram organisation.", "the Boko Haram organisation"),
        ("Giorgia Meloni landed in Chad. Nusayba Example's sister Amal wept. She sang.", "She"),
        ("Kenya told the army to wait for them.", "them"),
    ],
)
def test_abstains(text: str, phrase: str) -> None:
    assert last(text, phrase) is None


@pytest.mark.parametrize(
    ("text", "phrase", "ids"),
    [
        ("Emmanuel Macron landed in Nairobi. The 45-year-old leader met traders.", "The 45-year-old leader",
         ("emmanuel-macron",)),
        ("Emmanuel Macron landed in Nairobi. The 45-year-old praised Kenya.", "The 45-year-old", ("emmanuel-macron",)),
        ("Joe Biden met Xi Jinping. The American leader left at noon.", "The American leader", ("joe-biden",)),
        ("Joe Biden met Xi Jinping. The Chinese leader left at noon.", "The Chinese leader", ("xi-jinping",)),
        ("Emmanuel Macron and Giorgia Meloni met. The two leaders ate.", "The two leaders",
         ("emmanuel-macron", "giorgia-meloni")),
        ("Emmanuel Macron and Giorgia Meloni met. The pair ate.", "The pair", ("emmanuel-macron", "giorgia-meloni")),
        ("Kenya and Chad met in Doha. Both signed the pact.", "Both", ("KEN", "TCD")),
        ("Kenya and Chad met in Doha. The two sides signed the pact.", "The two sides", ("KEN", "TCD")),
        ("French officials met their American counterparts.", "their American counterparts", ("USA.GOV",)),
        ("Soldiers staged a coup in Gabon on Monday. The military government closed the border.",
         "The military government", ("GAB.GOV",)),
        ("Peter Mwangi, the Kenyan foreign minister, landed. The minister spoke.", "The minister", ("peter-mwangi",)),
        ("Kenya, Chad, Peru and Gabon met. Kenya left early. The other three nations signed.",
         "The other three nations", ("TCD", "PER", "GAB")),
        ("Sri Lanka closed its ports. The island nation has no gas.", "The island nation", ("LKA",)),
    ],
)  # fmt: skip
def test_descriptions_of_what_was_named(text: str, phrase: str, ids: tuple[str, ...]) -> None:
    assert last(text, phrase) == ids


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Emmanuel Macron landed in Nairobi. A 45-year-old leader met traders.", "A 45-year-old leader"),
        ("Kenya and Chad met. The pair of shoes was found.", "The pair"),
        ("Kenya, Chad and Peru met. The pair left.", "The pair"),
        ("The 45-year-old leader met traders.", "The 45-year-old leader"),
    ],
)
def test_descriptions_of_nobody_named(text: str, phrase: str) -> None:
    assert last(text, phrase) is None


def test_he_in_a_quotation_is_not_its_speaker() -> None:
    text = 'Emmanuel Macron met Xi Jinping on Monday. "He was late," Macron said.'
    assert last(text, "He") != ("emmanuel-macron",)


def test_the_reason_names_the_ranker_its_score_and_the_runner_up() -> None:
    _, cast = read("Emmanuel Macron landed in Kenya. He met nobody.")
    assert any(m.why.startswith("ranked Emmanuel Macron 0.") and ", nothing 0." in m.why for m in cast.mentions)


def test_members_are_those_of_the_day() -> None:
    ids = last("ECOWAS wrote to its member states.", "its member states")
    assert ids is not None
    assert "NGA" in ids
    assert "KEN" not in ids


def test_every_mention_points_at_an_actor_and_says_why() -> None:
    _, cast = read("Kenya and Chad met. Both countries said they would talk. The bloc ECOWAS sent its envoy.")
    for mention in cast.mentions:
        assert mention.first <= mention.head < mention.last
        assert mention.why
        assert set(mention.actors) <= set(cast.actors)


def test_vocabulary_of_pronouns() -> None:
    for entry in vocabulary.load("pronouns", Pronoun, language="en"):
        document, cast = read(entry.example)
        texts = {document.doc[m.first : m.last].text.lower() for m in cast.mentions if m.how == "pronoun"}
        assert any(text.removeprefix("the ") in entry.words for text in texts), entry.id
        if entry.counter is not None:
            document, cast = read(entry.counter)
            assert not [m for m in cast.mentions if m.how == "pronoun"], entry.id


def test_vocabulary_of_descriptions() -> None:
    for entry in vocabulary.load("descriptions", Description, language="en"):
        document, cast = read(entry.example)
        kinds = {"description", "group"}
        texts = [document.doc[m.first : m.last].text.lower() for m in cast.mentions if m.how in kinds]
        assert any(word[:5] in text for word in entry.words for text in texts), entry.id
        if entry.counter is not None:
            assert not [m for m in read(entry.counter)[1].mentions if m.how in kinds], entry.id


def test_vocabulary_of_small_words() -> None:
    for entry in vocabulary.load("coreference_words", Words, language="en"):
        assert any(word in entry.example.lower() for word in entry.words), entry.id


def test_time_is_linear() -> None:
    sentence = "Kenya said it would meet Chad, which left its post, and they agreed. "
    read(sentence)
    times = []
    for count in (40, 160):
        text = sentence * count
        article = make_article(text, published=DAY)
        document = parse(article, CleanText(text, range(len(text)), range(1, len(text) + 1)))
        cast = actors.find(document)
        begin = time.process_time()
        coreference.resolve(document, cast)
        times.append(time.process_time() - begin)
    assert times[1] < 12 * times[0] + 0.2


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya met Kenya. ",
        "He said that he saw him and his dog. ",
        "They left their house. ",
        '"I am here," he said. ',
        "I think that we know.\n\nDo you know?\n\n",
        "Kenya, Chad and Mali met. The pair left. Both left. The bloc left. The Sahelian nation left. ",
    ],
)
def test_time_is_linear_in_mentions_and_in_pronouns_without_antecedents(sentence: str) -> None:
    read(sentence * 20)
    spent = []
    for count in (150, 600):
        text = sentence * count
        document = parse(make_article(text, published=DAY), CleanText(text, range(len(text)), range(1, len(text) + 1)))
        cast = actors.find(document)
        start = time.process_time()
        coreference.resolve(document, cast)
        spent.append(time.process_time() - start)
    assert spent[1] < 10 * spent[0]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Chad and Mali traded fire on Monday. Kenya and Uganda urged both countries to show restraint.", "TCD MLI"),
        ("Chad accused Mali of an attack. Kenya and Uganda called on both countries to stop.", "TCD MLI"),
        ("Kenya and Uganda signed a pact. Leaders of both countries were glad.", "KEN UGA"),
        ("Chad and Mali met. Kenya and Uganda said that both countries would gain.", "KEN UGA"),
    ],
)
def test_who_asks_something_of_both_is_none_of_them(text: str, ids: str) -> None:
    assert last(text, "both countries") == tuple(ids.split(" "))


@pytest.mark.parametrize(
    ("text", "phrase", "ids"),
    [
        ("A baker, who had not spoken to the Chadian army, said that they would stay shut.", "they", None),
        ("In his first speech, President Emmanuel Macron thanked Chad.", "his", ("emmanuel-macron",)),
        ("In her last speech, Angela Merkel thanked Chad.", "her", ("angela-merkel",)),
        ("Angela Merkel praised her minister.", "her", ("angela-merkel",)),
        ("The question is whether NATO will stay. Nobody can say why it should.", "it", ("NATO",)),
        ("The Kenyan delegation landed in Chad. The delegation was tired.", "The delegation", ("KEN.GOV",)),
        ("Peter Mwangi, a Kenyan journalist, left.", "a Kenyan journalist", ("peter-mwangi",)),
        ("North Korea and South Korea talked. The North left.", "The North", ("PRK",)),
        ("North and South Korea talked.", "North", ("PRK",)),
        ("South Africa won. They sailed to the South.", "the South", None),
        ("The Senate met. The House passed the bill.", "The House", ("USA.LEG.house",)),
        ("The Bank of England met. The Bank said no.", "The Bank", ("GBR.GOV.bank-of-england",)),
        ("The Council of Europe met beside the UN Security Council. The Council said no.", "The Council", None),
        ("Chad thanked the United Nations peacekeepers.", "United Nations", ("UN",)),
    ],
)
def test_short_forms_and_what_goes_back_to_a_name(text: str, phrase: str, ids: tuple[str, ...] | None) -> None:
    assert last(text, phrase) == ids
