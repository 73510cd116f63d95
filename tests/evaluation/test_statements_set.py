"""How our statements are held against annotations in brat standoff."""

from __future__ import annotations

from evaluation.sets.statements import Attributed, attributed, attributions, matched

from polybius.records import Span, Statement

STANDOFF = (
    "T1\tSource 0 3\tAna\nT2\tCue 4 8\tsaid\nT3\tContent 9 15;20 25\tit is so now\n"
    "T4\tAttribution 4 8\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\nE2\tAttribution:T4 Cue:T2\n"
)


def statement(id: str, start: int, end: int, via: str | None = None) -> Statement:
    span = Span(start, end, "x" * (end - start))
    cue = Span(4, 8, "said")
    return Statement(
        id=id, cue=cue, content=span, manner="indirect", sourcing="named", via=via, evidence=(span,), confidence=1.0
    )


def test_reads_content_in_pieces_and_leaves_out_what_has_none() -> None:
    assert list(attributions(STANDOFF)) == [Attributed(((9, 15), (20, 25)), ((4, 8),), ((0, 3),))]


def test_statements_of_one_cue_count_as_one_and_nested_ones_do_not_count() -> None:
    (ours,) = attributed([statement("a", 9, 15), statement("b", 20, 25), statement("c", 10, 12, via="a")])
    assert ours.content == ((9, 15), (20, 25))


def test_half_of_each_must_be_shared() -> None:
    gold = [Attributed(((0, 10),), ((20, 21),), ())]
    assert matched([Attributed(((5, 15),), ((20, 21),), ())], gold) == 1
    assert matched([Attributed(((6, 16),), ((20, 21),), ())], gold) == 0
    assert matched([Attributed(((0, 30),), ((20, 21),), ())], gold) == 0


def test_each_is_matched_once() -> None:
    gold = [Attributed(((0, 10),), ((20, 21),), ())]
    assert matched([*gold, *gold], gold) == 1
