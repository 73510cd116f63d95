"""A phrase alone: who it stands for on a day, why, and when nobody can be told."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polybius import knowledge
from polybius.reading.actors_bodies import of_body, sector_in, state_in
from polybius.reading.actors_resolve import LONGEST, resolve
from polybius.records import Actor


def actor(phrase: str, on: str | None = None) -> Actor:
    found = resolve(phrase, on).actor
    assert found is not None, phrase
    return found


@pytest.mark.parametrize(
    ("phrase", "on", "holder"),
    [
        ("the Kenyan president", "2010-05-01", "mwai-kibaki"),
        ("the Kenyan president", "2020-05-01", "uhuru-kenyatta"),
        ("the Kenyan president", "2023-05-01", "william-ruto"),
        ("the French foreign minister", "2021-03-01", "jean-yves-le-drian"),
        ("the French foreign minister", "2023-07-30", "catherine-colonna"),
        ("the UN secretary-general", "2005-01-01", "kofi-annan"),
        ("the president of the European Council", "2016-01-01", "donald-tusk"),
        ("European Commission president", "2016-01-01", "jean-claude-juncker"),
    ],
)
def test_an_office_is_its_holder_on_the_day(phrase: str, on: str, holder: str) -> None:
    assert actor(phrase, on).id == holder


@pytest.mark.parametrize(
    ("phrase", "on", "id", "sector"),
    [
        ("President Trump", "2018-01-01", "donald-trump", "GOV"),
        ("former President Trump", "2022-01-01", "donald-trump", "ELI"),
        ("Russian President Putin", "2015-01-01", "vladimir-putin", "GOV"),
        ("President Kenyatta", "2015-01-01", "uhuru-kenyatta", "GOV"),
        ("the ousted Nigerien president", "2023-08-18", "mohamed-bazoum", "ELI"),
    ],
)
def test_a_title_and_a_surname_are_a_known_holder(phrase: str, on: str, id: str, sector: str) -> None:
    found = actor(phrase, on)
    assert (found.id, found.sector) == (id, sector)


def test_an_office_that_several_held_on_a_day_is_nobody_in_particular() -> None:
    assert actor("the Kenyan minister", "2020-01-01").kind != "person"


@pytest.mark.parametrize(
    ("on", "sector"), [("1999-01-01", "GOV"), ("2010-01-01", "REB"), ("2022-01-01", "GOV"), (None, "GOV")]
)
def test_rebels_who_come_to_govern_change_their_sector(on: str | None, sector: str) -> None:
    assert actor("the Taliban", on).sector == sector


@pytest.mark.parametrize(
    ("phrase", "party", "sector"),
    [
        ("police in Lagos", "NGA", "COP"),
        ("Paris residents", "FRA", "CVL"),
        ("Syria's Kurds", "SYR", "CVL"),
        ("Iraqi Kurds", "IRQ", "CVL"),
        ("Kurds in Turkey", "TUR", "CVL"),
        ("Uyghurs", "CHN", "CVL"),
        ("Tuareg rebels", None, "REB"),
        ("Turkish wrestlers", "TUR", "CVL"),
        ("East German border guards", "DEU", "COP"),
        ("the Yugoslav army", "SRB", "MIL"),
        ("UNHCR", "UN", "IGO"),
        ("WHO officials", "UN", "GOV"),
        ("outgoing Kenyan ministers", "KEN", "GOV"),
        ("Greenpeace", "Greenpeace", "SOC"),
    ],
)
def test_party_and_sector(phrase: str, party: str | None, sector: str) -> None:
    found = actor(phrase, "2020-06-01")
    assert (found.party, found.sector) == (party, sector)


def test_several_are_a_group_with_members() -> None:
    both = actor("the US and France")
    assert (both.id, both.kind, both.party, both.members) == ("USA+FRA", "group", None, ("USA", "FRA"))
    assert actor("Kenyan and Ugandan soldiers").members == ("KEN.MIL", "UGA.MIL")


def test_members_are_those_of_the_day() -> None:
    before, after = actor("NATO members", "1998-01-01"), actor("members of NATO", "2024-06-01")
    assert "POL" not in before.members
    assert {"POL", "FIN", "SWE"} <= set(after.members)
    assert actor("ECOWAS member states", "2023-08-18").members == tuple(
        knowledge.load().members("ECOWAS", dt.date(2023, 8, 18))
    )


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("the Turkish lira", "names Turkey, but is about something that is no actor"),
        ("yesterday", "no name of the knowledge and no noun of the vocabulary"),
        ("", "the phrase is empty"),
        ("a" * (LONGEST + 1), "the phrase has"),
        ("the quiet afternoon", "no name of the knowledge"),
    ],
)
def test_nobody_has_a_reason(phrase: str, why: str) -> None:
    found = resolve(phrase, "2020-01-01")
    assert found.actor is None
    assert found.why.startswith(why)


def test_the_reason_names_what_decided() -> None:
    why = resolve("the Kenyan president", "2020-05-01").why
    assert "Uhuru Kenyatta" in why
    assert "2013-04-09 to 2022-09-13" in why


@pytest.mark.parametrize(
    ("name", "sector", "state"),
    [
        ("Lakeside Liberation Front", "REB", None),
        ("Kenyan Lakeside Liberation Front", "REB", "KEN"),
        ("University of Nairobi", "EDU", "KEN"),
        ("Ministry of Lakes", "GOV", None),
        ("Lakeside Herald", "JRN", None),
        ("Lakeside Oil Company", "BUS", None),
        ("Lakeside Human Rights League", "SOC", None),
        ("Lakeside", None, None),
    ],
)
def test_a_body_is_told_by_its_last_noun(name: str, sector: str | None, state: str | None) -> None:
    words = name.split()
    assert (sector_in(words, "en"), state_in(words, "en")) == (sector, state)
    assert of_body(words, "en").party == state


def test_an_unknown_body_is_no_other_actor() -> None:
    found = actor("the Lakeside Volunteer Force")
    assert (found.id, found.sector) == ("lakeside-volunteer-force", "PRM")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.dates())
def test_any_text_gives_an_actor_or_a_reason(phrase: str, on: dt.date) -> None:
    found = resolve(phrase, on)
    assert found.why or found.actor is not None


@pytest.mark.parametrize(
    ("phrase", "on", "id"),
    [
        ("the Iranian president", "2018-08-01", "hassan-rouhani"),
        ("the Iranian supreme leader", "2018-08-01", "ali-khamenei"),
        ("the German president", "2020-01-01", "frank-walter-steinmeier"),
        ("the German chancellor", "2020-01-01", "angela-merkel"),
        ("the king of France", "2020-01-01", "FRA.GOV"),
        ("the prime minister of Quebec", "2023-08-01", "CAN.GOV"),
        ("the next US president", "2024-12-01", "USA.GOV"),
    ],
)
def test_a_title_is_borne_and_not_a_slot(phrase: str, on: str, id: str) -> None:
    assert actor(phrase, on).id == id
