"""Figures: how a number is meant, what it shares with others, who gives it and of what event. Sentences are our own."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polybius.check import check
from polybius.reading import figures_numbers
from polybius.reading.pipeline import read_article
from polybius.records import Figure, Reading, make_article

BOUNDS = {
    "about": ["about {}", "nearly {}", "some {}", "just under {}", "an estimated {}", "{} or so"],
    "at_least": ["at least {}", "no fewer than {}", "{} or more", "at least some {}"],
    "at_most": ["up to {}", "as many as {}", "no more than {}"],
    "more_than": ["more than {}", "over {}", "well over {}"],
    "less_than": ["fewer than {}", "less than {}"],
    "exact": ["{}", "only {}", "exactly {}"],
}
WAYS = [(bound, way) for bound, ways in BOUNDS.items() for way in ways]


def reading(text: str) -> Reading:
    return read_article(make_article(text, published=dt.date(2024, 6, 1)))


def figures(text: str) -> tuple[Figure, ...]:
    return reading(text).figures


@pytest.mark.parametrize(("bound", "way"), WAYS)
def test_bound(bound: str, way: str) -> None:
    words = way.format("340")
    (figure,) = figures(f"Rebels burned {words} houses in the valley.")
    assert (figure.value, figure.bound, figure.upper) == (340, bound, None)
    assert figure.evidence[0].text.startswith(f"{words} houses")


@given(st.sampled_from(WAYS), st.integers(20, 999_999))
@settings(max_examples=25, deadline=None)
def test_bounds_leave_the_number_as_it_is(way: tuple[str, str], value: int) -> None:
    (figure,) = figures(f"The flood destroyed {way[1].format(f'{value:,}')} houses.")
    assert (figure.value, figure.bound) == (value, way[0])


@pytest.mark.parametrize(
    ("sentence", "value", "upper"),
    [
        ("Between 10 and 15 trucks burned.", 10, 15),
        ("Ten to fifteen trucks burned.", 10, 15),
        ("The army burned 10-15 trucks.", 10, 15),
        ("The dam cost $2-3 billion.", 2e9, 3e9),
        ("Two to three million refugees fled.", 2e6, 3e6),
        ("Prices rose by 12 to 14 percent.", 12, 14),
    ],
)
def test_range(sentence: str, value: float, upper: float) -> None:
    (figure,) = figures(sentence)
    assert (figure.value, figure.upper, figure.bound) == (value, upper, "range")


@given(st.integers(2, 9_999), st.integers(1, 9_999), st.sampled_from(["{}-{}", "{}–{}", "{} to {}"]))
def test_ranges_of_any_size(low: int, more: int, way: str) -> None:
    words = way.format(low, low + more)
    (number,) = figures_numbers.numbers(f"Some {words} trucks", figures_numbers.load("en"))
    assert (number.value, number.upper, number.start, number.end) == (low, low + more, 5, 5 + len(words))


@given(st.decimals(1, 999, places=1), st.sampled_from(["million", "billion", "trillion", "m", "bn"]))
def test_scales(value: object, scale: str) -> None:
    size = {"million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}[scale]
    joined = f"{value}{scale}" if len(scale) < 3 else f"{value} {scale}"
    (number,) = figures_numbers.numbers(f"It cost ${joined}.", figures_numbers.load("en"))
    assert number.value == pytest.approx(float(str(value)) * size)
    assert (number.kind, number.unit) == ("currency", "USD")


def test_an_order_of_magnitude_is_no_count() -> None:
    assert [(f.value, f.bound) for f in figures("Dozens of huts and several hundred trees burned.")] == [
        (12, "order"),
        (100, "order"),
    ]


def test_what_is_passed_is_less_than_the_truth() -> None:
    (figure,) = figures("The number of refugees in Chad has passed one million.")
    assert (figure.value, figure.unit, figure.bound) == (1e6, "refugees", "more_than")


def test_what_was_and_what_is_are_no_range() -> None:
    assert [(f.value, f.bound) for f in figures("Unemployment fell from 9.2% to 8.7%.")] == [
        (9.2, "exact"),
        (8.7, "exact"),
    ]


@pytest.mark.parametrize(
    "sentence",
    ["Deputies voted 101 to 6 for the treaty.", "The Senate passed the law by 101 votes to 6.", "They voted 101-6."],
)
def test_vote(sentence: str) -> None:
    assert [(f.value, f.unit, f.measure) for f in figures(sentence)] == [(101, "votes", "for"), (6, "votes", "against")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The home side won 3-1.",
        "Call 555-2368 today.",
        "The lava reached 2.500 houses.",
        "Pupils aged from five to 15 stayed at home.",
    ],
)
def test_no_figure(sentence: str) -> None:
    assert figures(sentence) == ()


def test_over_two_towns_is_no_bound() -> None:
    assert [(f.value, f.bound) for f in figures("They flew over two towns.")] == [(2, "exact")]


@pytest.mark.parametrize(
    ("sentence", "unit", "per"),
    [
        ("The mine pays $10 million a month.", "USD", "month"),
        ("Wheat rose to 327 euros per tonne.", "EUR", "tonne"),
        ("The charity feeds 45,000 families a month.", "families", "month"),
    ],
)
def test_rate(sentence: str, unit: str, per: str) -> None:
    (figure,) = figures(sentence)
    assert (figure.unit, figure.per) == (unit, per)
    assert figure.evidence[0].text.endswith(per)


def test_a_year_earlier_is_no_rate() -> None:
    assert [(f.value, f.unit, f.per) for f in figures("Italy took in 900 migrants, up from 700 a year earlier.")] == [
        (900, "migrants", None),
        (700, "migrants", None),
    ]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The village lies 12 km north of the river.", (12, "km", "north of the river")),
        ("The tanker carried 41,000 tonnes of wheat.", (41_000, "tonnes", "wheat")),
        ("The convoy was 64 km long.", (64, "km", "convoy")),
        ("They closed the 1,200-km border.", (1_200, "km", "border")),
    ],
)
def test_measure_of_length_and_weight(sentence: str, told: tuple[float, str, str]) -> None:
    assert [(f.value, f.unit, f.of) for f in figures(sentence)] == [told]


def test_a_number_may_leave_its_noun_to_an_earlier_one() -> None:
    first, second = figures("The army said that it had killed 14 militants and captured 5.")
    assert [(f.value, f.unit, f.of, f.measure) for f in (first, second)] == [
        (14, "militants", "militants", "killed"),
        (5, "militants", "militants", "captured"),
    ]
    assert [span.text for span in second.evidence] == ["5", "14 militants"]


def test_nobody_is_counted_as_a_truck() -> None:
    assert [(f.value, f.unit) for f in figures("The raid destroyed 3 trucks and killed 12.")] == [
        (3, "trucks"),
        (12, "people"),
    ]


def test_what_may_be_or_is_denied_is_not_told_as_done() -> None:
    assert [f.measure for f in figures("Canada will resettle 40,000 Afghans.")] == ["will resettle"]
    assert [f.measure for f in figures("Half of the villages do not have water.")] == ["do not have water"]


def test_who_gives_a_figure() -> None:
    found = reading("The army killed 14 rebels, the governor said. It lost 3 men.")
    by_value = {figure.value: figure for figure in found.figures}
    speakers = {statement.id: statement.speaker_text for statement in found.statements}
    assert speakers[by_value[14].statement or ""] == "the governor"
    assert by_value[3].statement is None


def test_the_dead_and_wounded_belong_to_their_event() -> None:
    found = reading("Gunmen attacked a bus near Goma on Monday. Six passengers were killed and nine wounded.")
    triggers = {event.id: event.trigger.text for event in found.events}
    assert [(f.value, f.measure, triggers[f.event or ""]) for f in found.figures] == [
        (6, "killed", "killed"),
        (9, "injured", "killed"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "An air strike hit a school in Taiz. The death toll since 2015 has passed 150,000.",
        "Israel bombed Rafah. The death toll in Gaza reached 30,000.",
    ],
)
def test_the_dead_of_a_war_are_not_those_of_one_attack(sentence: str) -> None:
    assert [(f.measure, f.event) for f in figures(sentence)] == [("killed", None)]


@given(st.text(alphabet="0123456789 -–,.%$€ toandbetweenfrommillion", max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_row_of_numbers_makes_a_sound_reading(words: str) -> None:
    assert check(reading(f"{words} soldiers fled")) == ()


def test_what_is_told_of_a_family_is_told_of_its_members() -> None:
    assert [f.measure for f in figures("A family of seven refugees was killed.")] == ["killed"]


def test_the_raids_in_which_people_died_were_not_killed() -> None:
    found = reading("Nine farmers were killed in two air strikes on Monday.")
    assert [(f.value, f.unit, f.measure) for f in found.figures] == [(9, "farmers", "killed"), (2, "strikes", None)]
    assert found.figures[0].event == found.events[0].id


def test_what_does_not_exceed_a_number_is_at_most_that() -> None:
    (figure,) = figures("The number of fighters in the town does not exceed 500.")
    assert (figure.value, figure.unit, figure.bound) == (500, "fighters", "at_most")


def test_a_vote_that_might_be_is_no_vote() -> None:
    assert figures("A vote of 14-1 would be a signal.") == ()


def test_hundreds_and_hundreds_are_one_figure() -> None:
    assert [(f.value, f.unit, f.bound) for f in figures("Hundreds and hundreds of children fled.")] == [
        (100, "children", "order")
    ]


def test_each_of_two_amounts_has_the_time_behind_it() -> None:
    first, second = figures("Inflation in Ghana slowed to 23.2% in January from 26.4% in December.")
    starts = [figure.date.start if figure.date else None for figure in (first, second)]
    assert starts == [dt.date(2024, 1, 1), dt.date(2023, 12, 1)]


def test_what_is_now_has_not_the_time_of_what_was() -> None:
    now, was = figures("Bolivia's reserves fell to $2 billion, from $15 billion in 2014.")
    starts = [figure.date.start if figure.date else None for figure in (now, was)]
    assert starts == [None, dt.date(2014, 1, 1)]


def test_a_step_is_no_end_of_a_range() -> None:
    assert [(f.value, f.upper) for f in figures("The number of refugees rose by 300,000 to 2.1 million.")] == [
        (300_000, None),
        (2.1e6, None),
    ]
