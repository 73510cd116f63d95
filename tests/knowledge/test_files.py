"""Every shipped fact file, walked row by row."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections import Counter
from importlib.resources.abc import Traversable
from itertools import pairwise

import pycountry
import pytest

from polybius.knowledge import load
from polybius.knowledge.files import folder, in_list, rows

KNOWN = load()
CODES = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
# fmt: off
SECTORS = {
    "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "PRM", "UAF", "PRE", "BUS", "AGR", "CRM", "CVL",
    "EDU", "ELI", "JRN", "LAB", "MED", "REF", "REL", "SOC", "UNK", "IGO", "NGO", "MNC", "ISM",
}
# fmt: on
FILES = sorted(
    (path for place in (folder(), folder().joinpath("en")) for path in place.iterdir() if path.name.endswith(".tsv")),
    key=lambda path: path.name,
)
# Phrases that two things of one kind really share.
SHARED = {
    "Congo", "Congolese", "Dominican", "Dominicans", "Channel Islander", "Channel Islanders", "Brussels", "Kingston",
    "Western Sahara", "Antarctica", "Aland Islands", "Åland Islands", "England", "Scotland", "Wales",
    "Northern Ireland", "Sahrawi", "Visegrad Group", "Visegrád Group", "Visegrad Four", "V4",
}  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_rows_are_whole(path: Traversable) -> None:
    table = list(rows(path))
    assert table, "a file without rows"
    for row in table:
        for column, cell in row.items():
            assert cell == cell.strip(), row
            assert "  " not in cell, row
            if column in ("since", "until") and cell and not re.fullmatch(r"\d{4}", cell):
                dt.date.fromisoformat(cell)
            if "|" in cell:
                assert len(set(in_list(cell))) == len(cell.split("|")), f"a repeated or empty part in {row}"


def test_every_iso_code_has_a_state() -> None:
    assert set(KNOWN.states) == CODES


def test_codes_are_valid() -> None:
    parties = CODES | set(KNOWN.organisations) | set(KNOWN.groups)
    assert {office.party for office in KNOWN.offices} <= parties
    assert {m.iso3 for m in KNOWN.memberships} <= CODES
    assert {m.organisation for m in KNOWN.memberships} <= set(KNOWN.organisations)
    assert {iso3 for region in KNOWN.regions.values() for iso3 in region.members} <= CODES
    assert {o.country for o in KNOWN.organisations.values()} <= CODES | {None}
    assert {g.country for g in KNOWN.groups.values()} <= CODES | {None}
    assert {g.party for g in KNOWN.groups.values()} <= parties | {None}
    assert {s.coloniser for s in KNOWN.states.values()} <= CODES | {None}


def test_sectors_are_plovers() -> None:
    sectors = {g.sector for g in KNOWN.groups.values()} | {o.sector for o in KNOWN.offices}
    sectors |= {o.sector for o in KNOWN.organisations.values() if o.sector}
    assert sectors <= SECTORS


def test_organs_bear_their_party_and_sector() -> None:
    for group in KNOWN.groups.values():
        if group.kind == "organ":
            assert group.id.startswith(f"{group.party}."), group


def test_times_run_forward() -> None:
    for held in (*KNOWN.offices, *KNOWN.memberships):
        assert held.since is None or held.until is None or held.since <= held.until, held
    for thing in (*KNOWN.organisations.values(), *KNOWN.groups.values()):
        assert thing.since is None or thing.until is None or thing.since <= thing.until, thing


def test_memberships_of_one_state_do_not_overlap() -> None:
    seen: dict[tuple[str, str], list[tuple[dt.date, dt.date]]] = {}
    for m in KNOWN.memberships:
        seen.setdefault((m.iso3, m.organisation), []).append((m.since or dt.date.min, m.until or dt.date.max))
    for key, spans in seen.items():
        spans.sort()
        assert all(one[1] < two[0] for one, two in pairwise(spans)), key


def test_tenures_of_one_post_do_not_overlap_but_in_a_contested_time() -> None:
    contested = {("CIV", "head of state"), ("IRQ", "head of state"), ("GMB", "head of state")}
    posts: dict[tuple[str, str], list[tuple[dt.date, dt.date, str]]] = {}
    for office in KNOWN.offices:
        if office.role in ("head of state", "head of government"):
            held = (office.since or dt.date.min, office.until or dt.date.max, office.holder)
            posts.setdefault((office.party, office.role), []).append(held)
    overlaps = {key for key, tenures in posts.items() for one, two in pairwise(sorted(tenures)) if one[1] > two[0]}
    assert overlaps <= contested | {("GMB", "head of government")}


def test_no_phrase_stands_for_two_things_of_a_kind_without_reason() -> None:
    for phrase, entries in KNOWN.index.items():
        things = [entry for entry in entries if not hasattr(entry.of, "holder")]
        count = Counter(entry.kind for entry in things)
        if max(count.values(), default=0) > 1:
            assert phrase in SHARED, (phrase, [entry.of for entry in things])


def test_names_are_in_ordinary_case() -> None:
    for office in KNOWN.offices:
        for word in office.holder.split():
            assert not re.fullmatch(r"[A-ZÀ-Þ]{4,}", word) or word in ("XVIII",), office


def test_members_of_the_united_nations_are_complete() -> None:
    united = KNOWN.members("UN", None)
    assert len(united) == 193
    for iso3 in united:
        state = KNOWN.states[iso3]
        assert state.adjectives, iso3
        assert state.capital or iso3 == "NRU", iso3


def test_most_states_have_a_leader_on_any_day() -> None:
    for day in (dt.date(2016, 6, 1), dt.date(2021, 3, 1), dt.date(2023, 7, 1), dt.date(2025, 6, 1)):
        led = [s for s in KNOWN.members("UN", None) if KNOWN.holders(s, "head of government", day)]
        assert len(led) >= 165, (day, len(led))


def test_no_place_at_zero_zero() -> None:
    for row in (*rows(folder().joinpath("coordinates.tsv")), *rows(folder().joinpath("en/divisions.tsv"))):
        assert (float(row["lat"]), float(row["lon"])) != (0.0, 0.0)
    assert all((region.lat, region.lon) != (0.0, 0.0) for region in KNOWN.regions.values())


def test_the_version_tells_the_facts_apart() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", KNOWN.version)
    assert load("en").version == KNOWN.version


def test_loading_is_quick() -> None:
    begun = time.process_time()
    assert load("en").index
    assert time.process_time() - begun < 0.5


def test_a_language_without_names_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load("xx")


@pytest.mark.parametrize("kind", ["groups", "organisations"])
def test_an_id_stands_once(kind: str) -> None:
    files = [path for path in FILES if path.name.split(".")[0].split("_")[0] == kind]
    count = Counter(row["id"] for path in files for row in rows(path))
    count.update(row["id"] for path in FILES if path.name == "peoples.tsv" and kind == "groups" for row in rows(path))
    assert [id for id, times in count.items() if times > 1] == []
