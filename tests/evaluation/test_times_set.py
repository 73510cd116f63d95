"""What counts as found and right in the sets of times."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from evaluation.sets.times import count, figures
from evaluation.times_data import Dated, Gold

from evaluation import times_data
from polybius.reading import times_calendar as calendar
from polybius.records import Interval, Time

MAY = calendar.month(2020, 5)
JUNE = calendar.month(2020, 6)


def counted(gold: list[Gold], ours: list[tuple[int, int, Interval | None]]) -> dict[str, int]:
    made = tuple(Time(start=start, end=end, text="", value=value) for start, end, value in ours)
    return dict(count(Dated("gum", "one", "", None, tuple(gold)), made))


def test_both_ends_count() -> None:
    half = Interval(dt.date(2020, 5, 1), dt.date(2020, 5, 15), "span")
    assert counted([Gold(0, 3, MAY)], [(0, 3, MAY)])["right"] == 1
    only = counted([Gold(0, 3, MAY)], [(0, 3, half)])
    assert (only["found"], only["right"], only["begins"]) == (1, 0, 1)


def test_a_modified_value_is_met_by_its_part() -> None:
    early = calendar.third(MAY, "early")
    assert counted([Gold(0, 3, MAY, "START")], [(0, 3, early)])["right"] == 1
    assert counted([Gold(0, 3, MAY, "END")], [(0, 3, early)])["right"] == 0
    assert counted([Gold(0, 3, MAY, "START")], [(0, 3, MAY)])["right"] == 0


def test_a_stretch_is_right_for_both_of_its_ends() -> None:
    gold, whole = [Gold(8, 12, JUNE), Gold(0, 3, MAY)], Interval(MAY.start, JUNE.end, "span")
    assert counted(gold, [(0, 12, whole)])["right"] == 2
    assert counted(gold, [(0, 12, MAY)])["right"] == 1


def test_what_is_not_wanted_is_no_error_and_what_is_no_time_is_one() -> None:
    found = counted([Gold(0, 3, MAY), Gold(10, 13, None)], [(0, 3, MAY), (10, 13, MAY), (20, 23, JUNE)])
    shown = figures(found)
    assert (shown["precision"], shown["value_f1"]) == (2 / 3, 2 / 3)


def test_gum_dates(tmp_path: Path) -> None:
    path = tmp_path / "GUM_x.xml"
    path.write_text(
        '<text dateCreated="2020-07-01"><p><s>\nIn\tIN\n<date when="2019-05">\nMay\tNP\n2019\tCD\n</date>\n,\t,\n'
        'they\tPP\nmet\tVV\n<date notBefore="2015">\nsince\tIN\n2015\tCD\n</date>\n.\tSENT\n</s></p>'
        '<p><s>\n<date when="--05">\n'
        "May\tNP\n</date>\n</s></p></text>"
    )
    made = times_data._gum(path)
    assert made.text == "In May 2019, they met since 2015.\n\nMay"
    assert [made.text[each.start : each.end] for each in made.gold] == ["May 2019", "since 2015", "May"]
    assert [each.value for each in made.gold] == [
        calendar.month(2019, 5),
        Interval(dt.date(2015, 1, 1), None, "span"),
        None,
    ]
    assert made.published == dt.date(2020, 7, 1)
