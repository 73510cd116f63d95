"""`polybius demo`: the whole sample newsroom, and a brief of one crisis."""

from __future__ import annotations


def test_the_demo_reads_the_newsroom_and_says_where_to_look_next(run) -> None:
    ran = run("demo")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Niger, July to September 2023")
    for crisis in ("niger", "redsea", "nato", "essequibo"):
        assert f"  {crisis}" in ran.out
    assert "Where to look next" in ran.out
    record = ran.out.partition("polybius explain ")[2].split()[0]
    assert run("explain", record).code == 0
