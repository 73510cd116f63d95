"""The date of an event: the expression that its clause governs, else bounded by publication. Sentences are our own."""

from __future__ import annotations

import datetime as dt

import pytest

import polybius
from polybius.records import Event, Interval, Status

FRIDAY = dt.date(2023, 8, 18)


def events(text: str, published: dt.date | None = FRIDAY) -> dict[str, Event]:
    return {event.trigger.text: event for event in polybius.read(text, published=published).events}


def shown(interval: Interval | None) -> str | None:
    return f"{interval.start or '..'}/{interval.end or '..'}" if interval else None


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("Russia attacked Ukraine on Monday and Tuesday.", "attacked", "2023-08-14/2023-08-15"),
        ("France attacked rebels in Mali after Monday.", "attacked", "2023-08-14/.."),
        ("Before 2011 Turkey attacked Syria.", "attacked", "../2011-01-01"),
        ("On Monday Azerbaijan shot down a drone of Armenia.", "shot down", "2023-08-14/2023-08-14"),
        ("The United States has sanctioned Russia since 2014.", "sanctioned", "2014-01-01/.."),
        ("Friday's attack by Islamic State on the embassy of France angered Mali.", "attack", "2023-08-18/2023-08-18"),
        ("The 2015 deal between Iran and France was praised.", "deal", "2015-01-01/2015-12-31"),
        ("After Russia attacked Ukraine in 2022, France imposed sanctions.", "attacked", "2022-01-01/2022-12-31"),
        ("After Russia attacked Ukraine in 2022, France imposed sanctions.", "imposed", "../2023-08-18"),
        ("France, which attacked Mali in 2013, condemned Niger on Tuesday.", "condemned", "2023-08-15/2023-08-15"),
        ("France, which attacked Mali in 2013, condemned Niger on Tuesday.", "attacked", "2013-01-01/2013-12-31"),
        ("Officials said on Monday that Russian troops attacked Ukraine.", "attacked", "../2023-08-18"),
        ("France attacked Mali on 3 May 2020. The next day Turkey condemned it.", "condemned", "2020-05-04/2020-05-04"),
    ],
)  # fmt: skip
def test_date(text: str, trigger: str, wanted: str) -> None:
    assert shown(events(text)[trigger].date) == wanted


@pytest.mark.parametrize(
    ("text", "wanted", "status"),
    [
        ("France attacked Mali.", "../2023-08-18", "actual"),
        ("France will attack Mali.", "2023-08-18/..", "future"),
        ("France may attack Mali.", None, "hypothetical"),
        ("France did not attack Mali.", None, "negated"),
    ],
)
def test_what_is_not_dated_is_bounded_by_publication(text: str, wanted: str | None, status: Status) -> None:
    (event,) = events(text).values()
    assert (shown(event.date), event.status) == (wanted, status)
    assert all(each.date is None for each in events(text, None).values())


def test_a_telling_with_a_date_dates_the_one_without() -> None:
    text = "France attacked rebels in Mali. On Monday, France attacked rebels in Mali, officials said."
    assert [shown(event.date) for event in polybius.read(text, published=FRIDAY).events] == ["2023-08-14/2023-08-14"]


def test_figures_have_no_date_that_is_not_told() -> None:
    assert [each.date for each in polybius.read("France sent 300 soldiers to Mali.", published=FRIDAY).figures] == [
        None
    ]
