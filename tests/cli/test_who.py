"""`polybius who`: a phrase, a day, an actor and the reason."""

from __future__ import annotations


def test_it_tells_the_actor_and_why(run) -> None:
    ran = run("who", "the Kenyan president", "--on", "2020-05-01")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Uhuru Kenyatta (uhuru-kenyatta)\n")
    assert "party: KEN" in ran.out
    assert "why: name in the phrase" in ran.out


def test_members_are_told(run) -> None:
    assert "members: KEN, UGA" in run("who", "Kenya and Uganda").out


def test_nobody_is_a_reason_and_an_exit_code(run) -> None:
    ran = run("who", "the quiet afternoon")
    assert ran.code == 3
    assert ran.out.startswith("nobody\n  why: ")


def test_as_json(run) -> None:
    found = run("who", "the Kenyan president", "--on", "2020-05-01", "--format", "json").json
    assert found["actor"]["id"] == "uhuru-kenyatta"
    assert found["phrase"] == "the Kenyan president"
    assert found["why"]


def test_a_wrong_day_is_told(run) -> None:
    ran = run("who", "Kenya", "--on", "last week")
    assert ran.code == 2
    assert "--on" in ran.err
