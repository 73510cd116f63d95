"""`polybius rifts`: what each pair of parties shares, and where it parts, over one article or many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

import typer

from polybius.cli import batch, memory, options
from polybius.cli.output import write
from polybius.records import Reading

Format = Literal["text", "json", "jsonl", "csv"]
FORMAT_HELP = "A matrix for a person; JSON; JSON lines, one pair a line; or CSV, one issue of one pair a line."


def rifts(
    inputs: options.Inputs,
    format: Annotated[Format, typer.Option(help=FORMAT_HELP)] = "text",
    published: options.Published = None,
    outlet: options.Outlet = None,
    language: options.Language = None,
    config: options.Config = None,
) -> None:
    """Show what parties share and where they part.

    Issues are put together over all articles; the last stand of a party counts, and changes are listed. A rift is a
    shared end with divided means.

    \b
    Examples:
      polybius rifts article.txt --published 2024-05-01
      polybius rifts articles/ --format csv > pairs.csv
      polybius rifts articles.jsonl --format jsonl
    """
    from polybius.analysis import Alignments, alignments, tables

    chosen = options.settings(config)
    request = options.request(inputs, published=published, outlet=outlet, language=language)
    memory.remember(request, chosen)
    readings: list[Reading] = []
    count = batch.read_all(request, chosen, take=readings.append)
    writers: dict[Format, Callable[[Alignments], str]] = {
        "text": tables.as_text,
        "json": tables.as_json,
        "jsonl": tables.as_json_lines,
        "csv": tables.as_csv,
    }
    if readings:
        write(writers[format](alignments(readings)))
    batch.leave(count)
