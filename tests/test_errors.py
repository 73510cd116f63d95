"""Every error has a code of its own, a remedy, and a place in docs/errors.md and in the tree at the top of the file."""

from __future__ import annotations

import datetime as dt
import pickle
import re
from pathlib import Path

import pytest

from polybius import errors
from polybius.errors import DateError, LanguageUnknown, PolybiusError, ReadingFault, TooLarge, parse_date

DOCS = Path(__file__).parents[1] / "docs" / "errors.md"
EVERY = errors.tree()


def test_codes_are_unique_and_well_formed() -> None:
    codes = [error.code for error in EVERY]
    assert len(set(codes)) == len(codes) > 15
    assert all(re.fullmatch(r"P\d{3}", code) for code in codes)


@pytest.mark.parametrize("error", EVERY, ids=lambda error: error.__name__)
def test_an_error_says_what_to_do(error: type[PolybiusError]) -> None:
    raised = error("Something is wrong.")
    assert error.__doc__
    assert error.__doc__.startswith(("A", "The", "An", "No", "What", "Something"))
    assert raised.remedy.endswith((".", "--format json", ".pdf"))
    assert raised.code in str(raised)
    assert raised.remedy in str(raised)


def test_docs_list_every_error_and_no_other() -> None:
    rows = re.findall(r"^\| (P\d{3}) \| `(\w+)` \| (.+?) \| (.+?) \|$", DOCS.read_text("utf-8"), re.MULTILINE)
    assert {(code, name) for code, name, _, _ in rows} == {(e.code, e.__name__) for e in EVERY}
    by_name = {e.__name__: e for e in EVERY}
    for _, name, when, remedy in rows:
        assert when == " ".join((by_name[name].__doc__ or "").split())
        if by_name[name] is not LanguageUnknown:  # its remedy names the languages that there are
            assert remedy == by_name[name].remedy


def test_the_tree_at_the_top_of_the_file_is_the_tree() -> None:
    drawn = re.findall(r"(\w+) +(P\d{3})  ", errors.__doc__ or "")
    shown = {e for e in EVERY if e not in (PolybiusError, errors.InputError)}
    assert set(drawn) == {(e.__name__, e.code) for e in shown}


@pytest.mark.parametrize("error", EVERY, ids=lambda error: error.__name__)
def test_an_error_survives_the_way_between_processes(error: type[PolybiusError]) -> None:
    first = error("Something is wrong.") if error is not LanguageUnknown else LanguageUnknown("sw", ["en", "fr"])
    second = pickle.loads(pickle.dumps(first))
    assert (type(second), str(second)) == (type(first), str(first))


def test_a_remedy_of_its_own_goes_before_that_of_the_class() -> None:
    assert "Do this." in str(TooLarge("x", remedy="Do this."))
    assert "Do this." not in str(TooLarge("x"))


@pytest.mark.parametrize("value", ["2024-05-01", " 2024-05-01 ", "2024-05-01T08:00:00Z", "2024-05-01 08:00"])
def test_dates_that_are_dates(value: str) -> None:
    assert parse_date(value, where="--published") == dt.date(2024, 5, 1)


@pytest.mark.parametrize(
    "value", ["2023-13-45", "2024-02-30", "1 May 2024", "20240501", "2024-W18-3", "", "2024-05-011"]
)
def test_dates_that_are_none(value: str) -> None:
    with pytest.raises(DateError, match="--published"):
        parse_date(value, where="--published")


def test_a_fault_says_where_it_arose() -> None:
    try:
        {}["missing"]
    except KeyError as error:
        fault = ReadingFault.of(error, "Talks resume")
    assert "Talks resume" in str(fault)
    assert "test_errors.py, line" in str(fault)
