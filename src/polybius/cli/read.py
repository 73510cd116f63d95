"""`polybius read`: articles to records, or to a brief on the terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

import typer

from polybius.cli import batch, memory, options
from polybius.cli.output import coloured, write
from polybius.records import Reading, to_json
from polybius.settings import Settings

Format = Literal["brief", "json", "jsonl"]
FORMAT_HELP = "A brief; JSON (one object, or an array of several); or JSON lines, one reading a line as it is read."


def read(
    inputs: options.Inputs,
    published: options.Published = None,
    outlet: options.Outlet = None,
    format: Annotated[Format, typer.Option(help=FORMAT_HELP)] = "brief",
    language: options.Language = None,
    config: options.Config = None,
) -> None:
    """Read articles into records, or a brief of them.

    Who did what to whom, who says so, where each stands, each with the words that it rests on.

    \b
    Examples:
      polybius read article.txt --published 2024-05-01
      polybius read page.html --format json > reading.json
      polybius read articles.jsonl folder/ --format jsonl > readings.jsonl
      cat article.txt | polybius read - --outlet "The Courier"

    JSON lines hold one article a line: {"text": "...", "published": "2024-05-01", "outlet": "...", "title": "..."};
    only text must be there. --published and --outlet fill in what a line leaves out, and go before what a page says.
    """
    chosen = options.settings(config)
    request = options.request(inputs, published=published, outlet=outlet, language=language)
    memory.remember(request, chosen)
    count = WRITERS[format](request, chosen)
    batch.leave(count)


def _brief(request: options.Request, settings: Settings) -> batch.Count:
    readings: list[Reading] = []
    count = batch.read_all(request, settings, take=readings.append)
    if readings:
        from polybius.brief import render

        write(render(readings, format="terminal", colour=coloured(settings)))
    return count


def _json(request: options.Request, settings: Settings) -> batch.Count:
    """One reading is an object, several are an array: each is held back until it is known whether one follows."""
    held: list[str] = []
    written = 0

    def take(reading: Reading) -> None:
        nonlocal written
        if held:
            write(f"{',' if written else '['}\n{held.pop()}")
            written += 1
        held.append(to_json(reading, indent=2))

    count = batch.read_all(request, settings, take=take, streams=True)
    if held:
        write(f",\n{held[0]}\n]\n" if written else f"{held[0]}\n")
    return count


def _jsonl(request: options.Request, settings: Settings) -> batch.Count:
    return batch.read_all(request, settings, take=lambda reading: write(to_json(reading) + "\n"), streams=True)


WRITERS: dict[Format, Callable[[options.Request, Settings], batch.Count]] = {
    "brief": _brief,
    "json": _json,
    "jsonl": _jsonl,
}
