"""`polybius code`: tables of sentences and parties."""

from __future__ import annotations

from pathlib import Path

import polybius
from polybius.reading.coding import RowFailure

ROWS = (
    "id\tsentence\tactor\trecipient\n"
    "1\tKenya’s navy attacked the Somali port at dawn.\tKenya's navy\tthe Somali port\n"
    "2\tKenya is larger than Uganda.\tKenya\tUganda\n"
)


def table(path: Path, content: str) -> Path:
    path.write_text(content, "utf-8")
    return path


def test_rows_are_coded_and_further_columns_kept(run, tmp_path: Path) -> None:
    out = tmp_path / "coded.tsv"
    ran = run("code", table(tmp_path / "pairs.tsv", ROWS), "--out", out)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    header, first, second = out.read_text("utf-8").splitlines()
    assert header == "id\tsentence\tactor\trecipient\ttype\tmodes\tquad\tstatus\tconfidence"
    assert first.split("\t")[4:8] == ["ASSAULT", "", "material conflict", "actual"]
    assert second.split("\t")[4:] == ["", "", "", "", ""]


def test_a_row_without_its_parties_is_told_and_kept(run, tmp_path: Path) -> None:
    ran = run("code", table(tmp_path / "pairs.tsv", ROWS + "3\tUganda met Kenya.\tChad\tSudan\n"))
    assert ran.code == 1
    assert "row 3" in ran.err
    assert "P109" in ran.err
    assert len(ran.out.splitlines()) == 4


def test_a_party_that_the_sentence_lacks_is_told_and_the_row_coded(run, tmp_path: Path) -> None:
    ran = run("code", table(tmp_path / "pairs.tsv", ROWS + "3\tKenya attacked the port.\tKenya\tSudan\n"))
    assert ran.code == 0
    assert "row 3" in ran.err
    assert "recipient 'Sudan'" in ran.err
    assert "ASSAULT" in ran.out.splitlines()[3]


def test_a_table_without_its_columns_is_refused(run, tmp_path: Path) -> None:
    ran = run("code", table(tmp_path / "pairs.tsv", "sentence\twho\nKenya met Uganda.\tKenya\n"))
    assert ran.code == 3
    assert "actor, recipient" in ran.err


def test_a_missing_file_is_told(run, tmp_path: Path) -> None:
    ran = run("code", tmp_path / "none.tsv")
    assert ran.code == 3
    assert "P103" in ran.err


def test_from_python() -> None:
    row = {"sentence": "Kenya accused Uganda of smuggling.", "actor": "Kenya", "recipient": "Uganda"}
    coded, failed = polybius.code_pairs([row, {"sentence": "", "actor": "Kenya"}])
    assert isinstance(coded, dict)
    assert (coded["type"], coded["modes"], coded["status"]) == ("ACCUSE", "allege", "actual")
    assert isinstance(failed, RowFailure)
