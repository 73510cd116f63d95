"""Who is named: states, organisations, people, offices, forces, and whose they are."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from polybius import vocabulary
from polybius.reading import actors
from polybius.reading.actors_words import Modifier, Noun, nouns
from polybius.reading.document import Cast, CleanText, Document
from polybius.reading.parse import parse
from polybius.records import make_article

DAY = dt.date(2023, 9, 1)


def read(text: str, published: dt.date | None = DAY) -> tuple[Document, Cast]:
    article = make_article(text, published=published)
    document = parse(article, CleanText(text, range(len(text)), range(1, len(text) + 1)))
    return document, actors.find(document)


def found(text: str, published: dt.date | None = DAY) -> dict[str, tuple[str, ...]]:
    document, cast = read(text, published)
    return {document.doc[m.first : m.last].text: m.actors for m in cast.mentions}


@pytest.mark.parametrize(
    ("text", "phrase", "ids"),
    [
        ("Kenya closed the border.", "Kenya", ("KEN",)),
        ("Chadian soldiers crossed the river.", "Chadian soldiers", ("TCD.MIL",)),
        ("The army of Kenya crossed the river.", "The army of Kenya", ("KEN.MIL",)),
        ("Zambia's parliament passed the law.", "Zambia's parliament", ("ZMB.LEG",)),
        ("Police in Peru fired tear gas.", "Police", ("PER.COP",)),
        ("Kenyan and Chadian officials met at noon.", "Kenyan and Chadian officials", ("KEN.GOV", "TCD.GOV")),
        ("The governments of Kenya, Chad and Peru met.", "The governments of Kenya, Chad and Peru",
         ("KEN.GOV", "TCD.GOV", "PER.GOV")),
        ("Kenyan army officers left.", "Kenyan army officers", ("KEN.MIL",)),
        ("NATO sent a letter.", "NATO", ("NATO",)),
        ("US and British warships left the port.", "US and British warships", ("USA.MIL", "GBR.MIL")),
        ("Chadian and Kenyan jets flew over the lake.", "Chadian and Kenyan jets", ("TCD.MIL", "KEN.MIL")),
        ("Sri Lanka's president and prime minister quit.", "prime minister", ("dinesh-gunawardena",)),
        ("Chad offered recognition for Somaliland.", "Somaliland", ("somaliland",)),
        ("The police watched a Chadian fighter with Kenyan roots.", "a Chadian fighter", ("TCD.REB",)),
        ("Kenyan peacekeepers left the camp.", "Kenyan peacekeepers", ("KEN.MIL",)),
        ("UN peacekeepers left the camp.", "UN peacekeepers", ("UN.MIL",)),
        ("Kenyan shoppers went home.", "Kenyan shoppers", ("KEN.CVL",)),
        ("Chadian truckers went home.", "Chadian truckers", ("TCD.LAB",)),
        ("Uganda is at odds with Kenya. Kenya moved troops to the lake.", "troops", ("KEN.MIL",)),
        ("Kenya decided to recall the ambassador.", "the ambassador", ("KEN.GOV",)),
        ("In Chad, warships sent by Kenya unloaded.", "warships", ("TCD.MIL",)),
        ("In Chad, soldiers were deployed by Kenya.", "soldiers", ("KEN.MIL",)),
        ("Syrian Druze fled the town.", "Syrian Druze", ("SYR.CVL.druze",)),
        ("The Riigikogu passed the law.", "The Riigikogu", ("EST.LEG.riigikogu",)),
        ("A spokesman for the army of Kenya declined.", "A spokesman for the army of Kenya", ("KEN.MIL",)),
    ],
)  # fmt: skip
def test_phrase_stands_for(text: str, phrase: str, ids: tuple[str, ...]) -> None:
    assert found(text)[phrase] == ids


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Kenya is a member of NATO.", "NATO.GOV"),
        ("Kenya, an ally of the United States, kept silent.", "USA.GOV"),
        ("Chadian jets bombed five hospitals and a school in Kenya.", "KEN.MED"),
        ("Kenya recalled its ambassador. Kenya was angry. Talks with the opposition in Geneva failed.", "CHE.OPP"),
        ("Kenya closed the port. Kenya needs money, as a government must.", "KEN.GOV"),
        ("Kenya closed the port. Kenya heard that foreign companies left.", "KEN.BUS"),
        ("Somaliland's president, Ahmed Example, thanked Chad.", "hassan-sheikh-mohamud"),
    ],
)
def test_no_party_of_another(text: str, actor: str) -> None:
    _, cast = read(text)
    assert actor not in cast.actors


def test_president_of_a_breakaway_region() -> None:
    _, cast = read("Somaliland's president, Ahmed Example, thanked Chad.")
    person, region = cast.actors["ahmed-example"], cast.actors["somaliland"]
    assert (person.kind, person.party, person.sector) == ("person", "SOM", "GOV")
    assert (region.party, region.sector) == ("SOM", "PRE")


def test_head_of_a_phrase_finds_its_mention() -> None:
    document, cast = read("Senior Chadian army officers met acting Deputy US Secretary of State Ruth Example.")
    by_text = {token.text: cast.at(token) for token in document.doc}
    officers, person = by_text["officers"], by_text["Example"]
    assert officers is not None
    assert officers.actors == ("TCD.MIL",)
    assert person is not None
    actor = cast.actors[person.actors[0]]
    assert (actor.kind, actor.party, actor.sector) == ("person", "USA", "GOV")


def test_capital_is_the_government_or_a_place() -> None:
    assert found("Paris refused to sign the deal.")["Paris"] == ("FRA",)
    assert "Paris" not in found("The ministers met in Paris.")
    assert "Nairobi" not in found("The envoy is travelling to Nairobi.")
    assert "Nairobi" not in found("The blast hit the Nairobi embassy of Peru.")


def test_name_overrules_the_parser() -> None:
    """The small model takes "Nigerien" for a person."""
    ids = found("The Nigerien military holds the palace.")
    assert ids["The Nigerien military"] == ("NER.MIL",)


def test_adjective_that_is_not_the_party() -> None:
    assert all("IRN" not in ids for ids in found("Iran-backed fighters took the bridge.").values())
    assert all("FRA" not in ids for ids in found("A pro-French rally was held.").values())


def test_person_has_the_office_of_the_day() -> None:
    _, before = read("Emmanuel Macron spoke.", dt.date(2016, 1, 1))
    _, then = read("Emmanuel Macron spoke.", dt.date(2020, 1, 1))
    assert then.actors["emmanuel-macron"].sector == "GOV"
    assert then.actors["emmanuel-macron"].role == "head of state"
    assert before.actors["emmanuel-macron"].role != "head of state"


def test_surname_joins_the_full_name() -> None:
    document, cast = read("Kenyan minister Peter Mwangi left for Peru. Mwangi gave no reason.")
    people = [m.actors for m in cast.mentions if document.doc[m.head].text == "Mwangi"]
    assert people == [("peter-mwangi",), ("peter-mwangi",)]


def test_surname_alone() -> None:
    assert found("Erdogan accused the Netherlands of lies.")["Erdogan"] == ("recep-tayyip-erdogan",)
    assert found("The port opens in May, said Brown Ltd.") == {}


def test_state_name_inside_a_person_is_no_state() -> None:
    assert ("JOR",) not in found("The lawyer Michael Jordan told the court so.").values()


def test_owner_from_context_says_why() -> None:
    document, cast = read("In Kenya, the army closed the port. A coup in Kenya failed.")
    mention = next(m for m in cast.mentions if document.doc[m.head].text == "army")
    assert mention.actors == ("KEN.MIL",)
    assert mention.why == "the scene of the sentence"


def test_new_government_after_a_coup() -> None:
    text = "The coup in Gabon surprised Paris and Washington. The new government expelled the envoy of France."
    assert found(text)["The new government"] == ("GAB.GOV",)


def test_nothing_is_guessed_without_support() -> None:
    _, cast = read("The ministry closed the road.")
    assert not cast.mentions
    assert [(each.stage, each.code) for each in cast.skipped] == [("actors", "no-owner")]
    assert cast.skipped[0].evidence[0].text == "The ministry"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Kenya is calm. Kenya hired Swahili-speakers for the hall.", "speakers"),
        ("Kenya is calm. Kenya met forces that hope for peace.", "forces"),
        ("Kenya is calm. Kenya fears hostile forces.", "hostile forces"),
        ("The Kenyan-approved plan failed.", "Kenyan"),
        ("Kenya is calm. It may evacuate the embassy.", "the embassy"),
        ("Kenya is calm. Observers expect rain.", "Observers"),
    ],
)
def test_what_is_nobody_of_the_main_state(text: str, phrase: str) -> None:
    of_kenya = {ids for words, ids in found(text).items() if phrase in words}
    assert not any("KEN" in each for ids in of_kenya for each in ids)


def test_a_mission_is_not_of_the_state_where_it_stands() -> None:
    assert "SDN.GOV" not in found("Chad closed its embassy in Khartoum.").get("its embassy in Khartoum", ())
    assert "SDN.GOV" not in found("Chad closed its embassy in Khartoum.").get("its embassy", ())


def test_two_homes_own_no_army() -> None:
    _, cast = read("Kenya and Peru traded words. Kenya and Peru are far apart. The army stayed in its barracks.")
    assert all(not ids.endswith(".MIL") for mention in cast.mentions for ids in mention.actors)


def test_acronym_defined_in_the_text() -> None:
    assert "IRA" not in found("The Irrigation Repair Act (IRA) passed in Kenya. The IRA costs money.")


@pytest.mark.parametrize(
    ("phrase", "id", "party", "sector"),
    [
        ("French forces", "FRA.MIL", "FRA", "MIL"),
        ("the Kenyan foreign ministry", "KEN.GOV", "KEN", "GOV"),
        ("Malian refugees", "MLI.REF", "MLI", "REF"),
        ("a former Kenyan official", "KEN.ELI", "KEN", "ELI"),
        ("gunmen", "UAF", None, "UAF"),
        ("Mombasa police", "KEN.COP", "KEN", "COP"),
        ("ECOWAS", "ECOWAS", "ECOWAS", "IGO"),
        ("Boko Haram gunmen", "boko-haram", "NGA", "REB"),
    ],
)
def test_resolve_actor(phrase: str, id: str, party: str | None, sector: str) -> None:
    actor = actors.resolve_actor(phrase, "2023-08-18")
    assert actor is not None
    assert (actor.id, actor.party, actor.sector) == (id, party, sector)


def test_resolve_actor_by_date() -> None:
    ousted = actors.resolve_actor("the ousted Nigerien president", "2023-08-18")
    sitting = actors.resolve_actor("the Nigerien president", dt.date(2023, 1, 1))
    assert ousted is not None
    assert sitting is not None
    assert ousted.id == sitting.id == "mohamed-bazoum"
    assert (ousted.sector, sitting.sector) == ("ELI", "GOV")


def test_resolve_actor_gives_none_for_nobody() -> None:
    assert actors.resolve_actor("yesterday", None) is None
    assert actors.resolve_actor("  ") is None
    with pytest.raises(ValueError, match="isoformat"):
        actors.resolve_actor("Kenya", "last week")


@pytest.mark.parametrize("noun", [*nouns("agents", "en"), *nouns("titles", "en")], ids=lambda noun: noun.id)
def test_vocabulary_of_nouns(noun: Noun) -> None:
    assert _stands_for(noun, noun.example), "the example is read as the sector of the entry"
    if noun.counter is not None:
        assert not _stands_for(noun, noun.counter), "the counter-example is not"


def _stands_for(noun: Noun, text: str) -> bool:
    document, cast = read(text, None)
    for mention in cast.mentions:
        phrase = document.doc[mention.first : mention.last].text.lower()
        sectors = {cast.actors[each].sector for each in mention.actors}
        if noun.sector in sectors and any(word in phrase for word in noun.words):
            return True
    return False


def test_every_word_stands_once_in_its_file() -> None:
    for name in ("agents", "titles"):
        words = [word for noun in nouns(name, "en") for word in noun.words]
        assert sorted({word for word in words if words.count(word) > 1}) == []


def test_modifiers_and_small_words_have_examples_with_them() -> None:
    for entry in vocabulary.load("actor_modifiers", Modifier, language="en"):
        assert any(word in entry.example.lower() for word in entry.words), entry.id
    for words in vocabulary.load("actor_words", vocabulary.Words, language="en"):
        assert any(word in words.example.lower() for word in words.words), words.id


@pytest.mark.parametrize(
    ("text", "sector"),
    [("The former Kenyan official flew home.", "ELI"), ("The Kenyan official flew home.", "GOV")],
)
def test_former(text: str, sector: str) -> None:
    _, cast = read(text)
    assert {actor.sector for actor in cast.actors.values()} == {sector}


def test_many_mentions_of_one_person_take_linear_time() -> None:
    sentence = "Emmanuel Macron told Kenya that Macron would visit. "
    read(sentence)
    times = []
    for count in (50, 200):
        document = read(sentence * count)[0]
        begin = time.process_time()
        actors.find(document)
        times.append(time.process_time() - begin)
    assert times[1] < 12 * times[0] + 0.2


@pytest.mark.parametrize(
    ("text", "phrase", "ids"),
    [
        ("President Joe Biden spoke. President Putin answered.", "President Putin", ("vladimir-putin",)),
        ("The Rapid Support Forces (RSF) left. The RSF came back.", "The RSF", ("SDN.PRM.rsf",)),
        ("Kenya's leader, William Ruto, spoke.", "Kenya's leader", ("william-ruto",)),
        ("The U.S. ambassador, Julie Quill, spoke.", "The U.S. ambassador", ("julie-quill",)),
        ("The president of Catalonia spoke.", "The president of Catalonia", ("ESP.GOV",)),
        ("The Dominican government closed the border.", "The Dominican government", ("DOM.GOV",)),
        ("Dominica met the Czech Republic. The Dominican government left.", "The Dominican government", ("DMA.GOV",)),
        ("Macron left for Berlin.", "Macron", ("emmanuel-macron",)),
    ],
)
def test_who_is_meant(text: str, phrase: str, ids: tuple[str, ...]) -> None:
    assert found(text)[phrase] == ids


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Russia broke the Budapest Memorandum.", "Budapest"),
        ("The Minsk agreements failed.", "Minsk"),
        ("PORT-AU-PRINCE, Haiti - Kenya left.", "AU"),
        ("Troops seized the port of Gao.", "Gao"),
    ],
)
def test_what_is_nobody(text: str, word: str) -> None:
    assert not any(word in words.split() for words in found(text))


def test_a_second_president_is_of_no_known_state() -> None:
    _, cast = read("French President Emmanuel Macron met President Smith.")
    assert cast.actors["smith"].party is None
