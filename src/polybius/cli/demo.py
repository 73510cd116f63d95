"""`polybius demo`: the sample newsroom, read from end to end."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from polybius.cli import batch, brief, memory, options
from polybius.cli.output import coloured, write
from polybius.errors import UnreadableFile
from polybius.records import Reading
from polybius.settings import Settings

CRISIS = "niger"
TITLE = "Niger, July to September 2023"
NEXT = """
Where to look next
  Why a line is there:      polybius explain {record}
  The same as a page:       polybius brief {path} --out newsroom.html
  All records:              polybius read {path} --format jsonl
  An article of your own:   polybius read article.txt --published 2024-05-01
  What the records are:     docs/records.md, docs/ontology.md
"""


def demo(config: options.Config = None) -> None:
    """Read the sample newsroom and brief on one crisis.

    Its dispatches tell of four crises as six invented outlets would; they come with the package.

    \b
    Example:
      polybius demo
    """
    chosen = options.settings(config)
    path = newsroom()
    request = options.Request(inputs=(str(path),))
    memory.remember(request, chosen)
    readings: list[Reading] = []
    count = batch.read_all(request, chosen, take=readings.append)
    if readings:
        _show(readings, path, chosen)
    batch.leave(count)


def newsroom() -> Path:
    """The dispatches: inside the installed package, or in examples/ of a checkout. Raises `UnreadableFile`."""
    installed = Path(str(files("polybius"))) / "examples" / "newsroom"
    checkout = Path(str(files("polybius"))).parents[1] / "examples" / "newsroom"
    for folder in (installed, checkout):
        if (folder / "newsroom.jsonl").is_file():
            return folder / "newsroom.jsonl"
    raise UnreadableFile("The sample newsroom is not installed.", remedy="Install the package again: make install.")


def _show(readings: Sequence[Reading], path: Path, settings: Settings) -> None:
    crises = _crises(path)
    of_one = [reading for reading in readings if crises.get(reading.article.id) == CRISIS]
    write(str(brief.render(of_one, "terminal", title=TITLE, colour=coloured(settings))).rstrip() + "\n")
    write(f"\n{_summary(readings, crises)}\n")
    ids = [rift.id for r in of_one for rift in r.rifts] + [event.id for r in of_one for event in r.events]
    short = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    write(NEXT.format(record=next(iter(ids), "RECORD-ID"), path=short))


def _crises(path: Path) -> Mapping[str, str]:
    """The crisis that each dispatch tells of, by the id of the dispatch."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return {row["id"]: row["crisis"] for row in rows}


def _summary(readings: Sequence[Reading], crises: Mapping[str, str]) -> str:
    """How much was read, crisis by crisis."""
    lines = ["The sample newsroom"]
    for crisis in dict.fromkeys(crises.values()):
        of_one = [reading for reading in readings if crises.get(reading.article.id) == crisis]
        counts = {
            "dispatches": len(of_one),
            "events reported": sum(len(reading.events) for reading in of_one),
            "statements": sum(len(reading.statements) for reading in of_one),
            "positions": sum(len(reading.positions) for reading in of_one),
        }
        lines.append(f"  {crisis:<10}" + "".join(f"{n:>5} {what}" for what, n in counts.items()))
    return "\n".join(lines)
