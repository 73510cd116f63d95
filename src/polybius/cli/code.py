"""`polybius code`: the event in each row of a table of sentences with their parties."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from polybius.cli.exits import ALL_READ, NOTHING_READ, SOME_FAILED
from polybius.cli.output import save, tell, write
from polybius.errors import BadTable, UnreadableFile

PAIRS_HELP = "Tab-separated UTF-8 with a header: sentence, actor, recipient; further columns are kept."


def code(
    pairs: Annotated[Path, typer.Argument(metavar="PAIRS.tsv", help=PAIRS_HELP, show_default=False)],
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the table there.")] = None,
) -> None:
    """Code the event between two parties that are already known, for each row of a table.

    Adds the columns type, modes, quad, status and confidence; they stay empty where no event can be told.

    \b
    Examples:
      polybius code pairs.tsv --out coded.tsv
      polybius code pairs.tsv > coded.tsv
    """
    from polybius.reading.coding import ADDED, RowFailure, code_pairs, lacking

    header, rows = _table(pairs)
    columns = [*header, *(name for name in ADDED if name not in header)]
    lines, failed = ["\t".join(columns)], 0
    for number, (row, coded) in enumerate(zip(rows, code_pairs(rows), strict=True), start=1):
        if isinstance(coded, RowFailure):
            failed += 1
            tell(f"{pairs}, row {coded.row}: {coded.error}")
        else:
            for name in lacking(row):
                tell(f"{pairs}, row {number}: its sentence does not hold the {name} {row[name]!r}; coded without it.")
        cells = row if isinstance(coded, RowFailure) else coded
        lines.append("\t".join(cells.get(name, "") for name in columns))
    content = "\n".join(lines) + "\n"
    save(content, out) if out else write(content)
    _leave(len(rows), failed)


def _leave(count: int, failed: int) -> None:
    if failed:
        tell(f"{failed} of {count} rows could not be coded.")
    raise typer.Exit(ALL_READ if not failed else NOTHING_READ if failed == count else SOME_FAILED)


def _table(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """The header and the rows of a tab-separated file, cells as they stand. Raises `BadTable`, `UnreadableFile`."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadTable(f"{path} is not UTF-8.") from error
    header = lines[0].split("\t") if lines else []
    missing = [name for name in ("sentence", "actor", "recipient") if name not in header]
    if missing:
        raise BadTable(f"{path} has no column {', '.join(missing)}.")
    return header, list(_rows(header, lines[1:]))


def _rows(header: list[str], lines: list[str]) -> Iterator[dict[str, str]]:
    for line in lines:
        if line.strip():
            cells = line.split("\t")
            yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=False))
