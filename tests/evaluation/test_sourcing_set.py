"""The labelled classes of sourcing point at the texts, and the figures count what is not found."""

from __future__ import annotations

import random
from typing import get_args

from evaluation.gold import newsroom
from evaluation.sourcing import PARTS, Judged, Label, class_of, figures, labels

from polybius.records import Sourcing, Span, Statement

LABEL = Label("one", "open", "the envoy said on", "said", "the envoy", "unnamed")
TEXT = "It rained, the envoy said on Monday."


def statement(cue_start: int) -> Statement:
    cue = Span(cue_start, cue_start + 4, TEXT[cue_start : cue_start + 4])
    content = Span(0, 9, "It rained")
    return Statement(
        id="s", cue=cue, content=content, manner="indirect", sourcing="named", evidence=(content,), confidence=1.0
    )


def test_every_label_stands_once_in_its_dispatch_and_has_a_class() -> None:
    articles = newsroom()
    for each in labels():
        assert articles[each.dispatch]["text"].count(each.anchor) == 1, each
        assert each.anchor.count(each.cue) == 1, each
        assert each.sourcing in get_args(Sourcing), each
        assert each.part in PARTS, each


def test_a_third_of_the_dispatches_is_held_out_as_the_readme_says() -> None:
    originals = sorted(id for id, each in newsroom().items() if not each["near_copy_of"])
    held_out = set(random.Random(5).sample(originals, len(originals) // 3))
    told = list(labels())
    assert {each.dispatch for each in told} == set(originals)
    assert {each.dispatch for each in told if each.part == "held out"} == held_out
    assert len(told) == 232


def test_a_statement_is_found_by_its_cue() -> None:
    assert class_of(LABEL, TEXT, [statement(21)]) == "named"
    assert class_of(LABEL, TEXT, [statement(0)]) is None


def test_what_is_not_found_counts_against_its_class() -> None:
    got = figures([Judged(LABEL, "unnamed"), Judged(LABEL, None)])
    assert got == {"macro-F1": 2 / 3, "found": 0.5, "right of found": 1.0}
