"""What the coder learns from: our own sentences are well made, and nothing gives a measured row away."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from training.event_types_data import OWN, TYPES, Row, _placed, folds, groups, own, quads, unlike

from polybius.reading.coder_tokens import Marked, mark


def row(sentence: str) -> Row:
    return Row(mark(sentence, sentence.split()[0]), ("AID",), "pairs")


def test_own_sentences_have_their_parties_and_a_known_type() -> None:
    rows = own()
    assert len(rows) > 300
    for each in rows:
        assert each.types[0] in TYPES
        assert each.marked.actor
        for first, last in (*each.marked.actor, *each.marked.recipient):
            assert each.marked.sentence[first:last].strip() == each.marked.sentence[first:last] != ""
    assert set(Counter(each.types[0] for each in rows)) == set(TYPES)


def test_own_sentences_stand_once() -> None:
    lines = OWN.read_text("utf-8").splitlines()
    assert len(set(lines)) == len(lines)


def test_brackets_are_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("# a note\nAID\tThe <UN> fed {the people of {}}.\nAID\t<Peru> helped {Chile}.\n", "utf-8")
    marked = own(path)[1].marked
    assert marked == Marked("Peru helped Chile.", ((0, 4),), ((12, 17),))


def test_rows_of_one_sentence_and_of_sentences_alike_are_in_one_fold() -> None:
    rows = [row(s) for s in (
        "Togo sent rice to Benin on Monday.", "Togo sent rice to Benin on Friday.", "Mali closed its border.",
        "Togo sent rice to Benin on Monday.",
    )]  # fmt: skip
    found = groups(rows)
    assert found[0] == found[1] == found[3] != found[2]
    chosen = folds([*found, 7, 8, 9], 3)
    assert chosen[0] == chosen[1] == chosen[3]
    assert set(chosen) == {0, 1, 2}


def test_what_gives_a_measured_row_away_is_not_learned_from() -> None:
    tested = [row("Togo sent rice to Benin on Monday.")]
    near, far = row("On Monday Togo sent rice to Benin, it said."), row("Mali closed its border.")
    assert unlike([near, far], tested) == [far]


def test_spans_of_tokens_are_found_in_the_sentence() -> None:
    marked = _placed("Togo's army met Benin's.", [("S", "Togo 's army"), ("T", "Benin 's")])
    assert marked == Marked("Togo's army met Benin's.", ((0, 11),), ((16, 23),))
    assert _placed("Togo met.", [("S", "Benin")]) is None
    assert _placed("Togo and Mali met.", [("R", "Togo"), ("R", "Mali")]) == Marked(
        "Togo and Mali met.", ((0, 4),), ((9, 13),)
    )


def test_sentences_with_a_class_leave_out_those_with_a_type(tmp_path: Path) -> None:
    events = tmp_path / "events"
    events.mkdir()
    head = "sentence\tmarked\tactor\trecipient\ttype\tquad\n"
    (events / "pairs_train.tsv").write_text(head + "Peru met Chile.\t\tPeru\tChile\tCONSULT\t1\n", "utf-8")
    (events / "quad_train.tsv").write_text("Peru met Chile.\t1\nTogo hit Mali.\t4\n", "utf-8")
    bio = [f"{first} B-S\n{verb} O\n{last} B-T\n. O\n" for first, verb, last in (("Peru", "met", "Chile"),
                                                                             ("Togo", "hit", "Mali"))]  # fmt: skip
    (events / "spans_train.bio").write_text("\n".join(bio), "utf-8")
    (only,) = quads(tmp_path)
    assert only.marked == Marked("Togo hit Mali.", ((0, 4),), ((9, 13),))
    assert "ASSAULT" in only.types


@pytest.mark.parametrize("line", OWN.read_text("utf-8").splitlines())
def test_lines_are_notes_or_a_type_and_a_sentence(line: str) -> None:
    assert line.startswith("#") or re.fullmatch(r"[A-Z]+\t[^\t]*<[^<>{}]+>[^\t]*[.!?]", line)
