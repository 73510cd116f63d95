"""What the reader of sentences learns about who says what."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.attributions_data import FOLDER, Said, said
from training.sentences_data import IGNORED

from polybius.reading.coder import pieces
from polybius.reading.sentences import SAID

TEXT = (
    "The envoy said that the bridge was open. Nobody crossed.\n\n"
    "“We waited for hours. They let no one through. We left,” she added."
)
MARKED = [("Source", "The envoy"), ("Cue", "said"), ("Content", "that the bridge was open")]
AGAIN = [("Content", "“We waited for hours. They let no one through. We left,”"), ("Source", "she"), ("Cue", "added")]


def _standoff(*attributions: list[tuple[str, str]]) -> str:
    lines = []
    for number, marked in enumerate(attributions):
        for at, (role, words) in enumerate(marked):
            start = TEXT.index(words)
            lines.append(f"T{number}{at}\t{role} {start} {start + len(words)}\t{words}")
        own = " ".join(f"{role}:T{number}{at}" for at, (role, _) in enumerate(marked))
        lines.append(f"E{number}\tAttribution:T{number}1 {own}")
    return "\n".join(lines)


@pytest.fixture
def learned(tmp_path: Path) -> list[Said]:
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "a.ann").write_text(_standoff(MARKED, AGAIN), "utf-8")
    return said(tmp_path, pieces(), 96)


def _tags(row: Said) -> list[str]:
    return [SAID[label] for label in row.labels if label != IGNORED]


def test_every_word_has_the_tag_of_its_part(learned: list[Said]) -> None:
    assert _tags(learned[0]) == ["BS", "IS", "BC", "BT", "IT", "IT", "IT", "IT", "O"]
    assert _tags(learned[1]) == ["O", "O", "O"]


def test_a_quotation_is_content_where_a_sentence_shows_one_of_its_marks(
    learned: list[Said],
) -> None:
    assert len(learned) == 4
    assert set(_tags(learned[2])) == {"BT", "IT"}
    assert _tags(learned[-1])[-3:] == ["BS", "BC", "O"]


def test_pieces_that_begin_no_word_have_no_tag(learned: list[Said]) -> None:
    assert all(len(row.ids) == len(row.labels) and row.labels[0] == row.labels[-1] == IGNORED for row in learned)
