"""The same question on different days, and the same name in different spellings."""

from __future__ import annotations

import datetime as dt

import pytest

from polybius.knowledge import Group, Knowledge, Office, Organisation, Region, State, load

KNOWN = load()


def ids(phrase: str) -> set[tuple[str, str]]:
    """(kind, id) of everything a phrase can stand for."""
    return {(entry.kind, _id(entry.of)) for entry in KNOWN.entries(phrase)}


def _id(of: State | Organisation | Office | Group | Region) -> str:
    if isinstance(of, State):
        return of.iso3
    return of.holder if isinstance(of, Office) else of.id


def test_is_read_once() -> None:
    assert load() is KNOWN
    assert isinstance(KNOWN, Knowledge)
    assert KNOWN.longest >= 6


@pytest.mark.parametrize(
    ("day", "state", "government"),
    [
        (dt.date(2021, 3, 1), "Mahamadou Issoufou", "Brigi Rafini"),
        (dt.date(2023, 7, 1), "Mohamed Bazoum", "Ouhoumoudou Mahamadou"),
        (dt.date(2023, 8, 18), "Abdourahamane Tchiani", "Ali Lamine Zeine"),
        (dt.date(2025, 6, 1), "Abdourahamane Tchiani", "Ali Lamine Zeine"),
    ],
)
def test_holders_follow_the_day(day: dt.date, state: str, government: str) -> None:
    assert [office.holder for office in KNOWN.holders("NER", "head of state", day)] == [state]
    assert [office.holder for office in KNOWN.holders("NER", "head of government", day)] == [government]


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (dt.date(2016, 5, 1), "John Kerry"),
        (dt.date(2021, 3, 1), "Antony Blinken"),
        (dt.date(2025, 6, 1), "Marco Rubio"),
    ],
)
def test_ministers_follow_the_day(day: dt.date, holder: str) -> None:
    assert [office.holder for office in KNOWN.holders("USA", "foreign minister", day)] == [holder]


def test_no_holder_where_knowledge_does_not_reach() -> None:
    assert KNOWN.holders("USA", "head of state", dt.date(1900, 1, 1)) == ()
    assert KNOWN.holders("USA", "astronomer royal", None) == ()


@pytest.mark.parametrize(
    ("organisation", "iso3", "day", "member"),
    [
        ("NATO", "FIN", dt.date(2023, 4, 3), False),
        ("NATO", "FIN", dt.date(2023, 4, 4), True),
        ("NATO", "SWE", dt.date(2023, 7, 1), False),
        ("NATO", "SWE", dt.date(2025, 6, 1), True),
        ("EU", "GBR", dt.date(2020, 1, 31), True),
        ("EU", "GBR", dt.date(2020, 2, 1), False),
        ("ECOWAS", "NER", dt.date(2023, 8, 1), True),
        ("ECOWAS", "NER", dt.date(2025, 6, 1), False),
        ("AES", "MLI", dt.date(2023, 7, 1), False),
        ("AES", "MLI", dt.date(2025, 6, 1), True),
        ("BRICS", "IRN", dt.date(2023, 7, 1), False),
        ("BRICS", "IRN", dt.date(2025, 6, 1), True),
        ("Arab League", "SYR", dt.date(2015, 1, 1), False),
        ("Arab League", "SYR", dt.date(2023, 7, 1), True),
        ("UN", "FRA", dt.date(2021, 3, 1), True),
    ],
)
def test_memberships_follow_the_day(organisation: str, iso3: str, day: dt.date, member: bool) -> None:
    assert (iso3 in KNOWN.members(organisation, day)) is member
    assert (organisation in KNOWN.memberships_of(iso3, day)) is member


def test_members_today_are_those_without_an_end() -> None:
    assert KNOWN.members("AES", None) == ("BFA", "MLI", "NER")
    assert "GBR" not in KNOWN.members("EU", None)
    assert KNOWN.members("no such body", None) == ()


@pytest.mark.parametrize(
    "phrase", ["Côte d'Ivoire", "Côte d’Ivoire", "Cote d'Ivoire", "Co\u0302te d’Ivoire", "Ivory Coast"]
)
def test_spelling_does_not_matter(phrase: str) -> None:
    assert ids(phrase) == {("name", "CIV")}


@pytest.mark.parametrize(
    ("phrase", "entry"),
    [
        ("Nigerien", ("adjective", "NER")),
        ("Nigerian", ("adjective", "NGA")),
        ("Nigerians", ("demonym", "NGA")),
        ("the Kremlin", ("metonym", "RUS")),
        ("The White House", ("metonym", "USA")),
        ("Quai d’Orsay", ("metonym", "FRA")),
        ("Elysee", ("metonym", "FRA")),
        ("Downing Street", ("metonym", "GBR")),
        ("Kiev", ("metonym", "UKR")),
        ("U.S.", ("acronym", "USA")),
        ("UAE", ("acronym", "ARE")),
        ("DRC", ("acronym", "COD")),
        ("Emirati", ("adjective", "ARE")),
        ("Britons", ("demonym", "GBR")),
        ("Türkiye", ("name", "TUR")),
        ("Kosovo", ("name", "XKX")),
        ("Ecowas", ("name", "ECOWAS")),
        ("ECOWAS", ("acronym", "ECOWAS")),
        ("Economic Community of West African States", ("name", "ECOWAS")),
        ("the Pentagon", ("name", "USA.MIL.pentagon")),
        ("al-Shabab", ("name", "al-shabaab")),
        ("Sahelian", ("adjective", "sahel")),
        ("Angela Merkel", ("name", "Angela Merkel")),
        ("Merkel", ("surname", "Angela Merkel")),
        ("Zelenskyy", ("name", "Volodymyr Zelensky")),
        ("Vucic", ("surname", "Aleksandar Vučić")),
    ],
)
def test_entries(phrase: str, entry: tuple[str, str]) -> None:
    assert entry in ids(phrase)


@pytest.mark.parametrize("phrase", ["Brussels", "Congo", "Dominican"])
def test_an_ambiguous_phrase_keeps_every_reading(phrase: str) -> None:
    assert len({known for _, known in ids(phrase)}) == 2


@pytest.mark.parametrize("phrase", ["us", "kremlin", "the", "May", "Kim", "Park", "yesterday", ""])
def test_case_counts_and_common_words_are_no_entries(phrase: str) -> None:
    assert KNOWN.entries(phrase) == ()


def test_a_name_that_begins_with_an_article_is_not_shortened() -> None:
    assert ids("The Hindu") == {("name", "The Hindu")}
    assert KNOWN.entries("Hindu") == ()


def test_a_person_by_name_and_day() -> None:
    roles = {office.role for office in KNOWN.offices_of("Biden")}
    assert {"vice president", "head of state", "head of government"} <= roles
    vice = KNOWN.office_on("Biden", dt.date(2016, 1, 1))
    assert vice is not None
    assert vice.role == "vice president"
    ousted = KNOWN.office_on("Bazoum", dt.date(2023, 8, 18))
    assert ousted is not None
    assert ousted.until == dt.date(2023, 7, 26)
    assert KNOWN.office_on("Bazoum", dt.date(2015, 1, 1)) is None
    assert KNOWN.office_on("Nobody Known", None) is None


def test_a_shared_surname_is_told_apart_by_the_day() -> None:
    assert KNOWN.entries("Traoré") == ()
    captain = KNOWN.office_on("Traore", dt.date(2024, 1, 1))
    assert captain is not None
    assert captain.party == "BFA"


def test_colonial_past_and_regions() -> None:
    assert (KNOWN.states["NER"].coloniser, KNOWN.states["NER"].independence) == ("FRA", 1960)
    assert KNOWN.states["FRA"].coloniser is None
    assert {"sahel", "west-africa", "africa"} <= set(KNOWN.states["NER"].regions)


def test_a_group_has_the_sector_of_the_day() -> None:
    taliban = load().groups["taliban"]
    assert [taliban.sector_on(dt.date(year, 1, 1)) for year in (1999, 2010, 2023)] == ["GOV", "REB", "GOV"]
    assert taliban.sector_on(None) == "GOV"


def test_an_agency_knows_its_whole() -> None:
    organisations = load().organisations
    assert organisations["UNHCR"].whole == "UN"
    assert organisations["IMF"].whole is None


def test_offices_in_a_party_of_any_day() -> None:
    known = load()
    presidents = {office.holder for office in known.offices_in("USA", "head of state")}
    assert {"Ronald Reagan", "Barack Obama"} <= presidents
    assert presidents < {office.holder for office in known.offices_in("USA")}
