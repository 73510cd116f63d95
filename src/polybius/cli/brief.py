"""`polybius brief`: a cited report of one or more articles."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from polybius.cli import batch, memory, options
from polybius.cli.output import coloured, save, write
from polybius.errors import BriefError
from polybius.records import Reading

Format = Literal["terminal", "markdown", "html", "pdf"]
ENDINGS: dict[str, Format] = {".txt": "terminal", ".md": "markdown", ".html": "html", ".htm": "html", ".pdf": "pdf"}
FORMAT_HELP = "Without it, the one that --out ends in, else for the terminal."


def brief(
    inputs: options.Inputs,
    format: Annotated[Format | None, typer.Option(help=FORMAT_HELP, show_default=False)] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the brief there.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="A heading for the brief.")] = None,
    published: options.Published = None,
    outlet: options.Outlet = None,
    language: options.Language = None,
    config: options.Config = None,
) -> None:
    """Write a brief of articles, every line with its evidence.

    \b
    Examples:
      polybius brief article.txt --published 2024-05-01
      polybius brief articles.jsonl --out brief.html
      polybius brief articles/ --title "The border dispute" --out brief.pdf
      polybius brief article.txt --format markdown > brief.md
    """
    chosen = options.settings(config)
    kind = format or _by_ending(out)
    if kind == "pdf" and out is None and sys.stdout is not None and sys.stdout.isatty():
        raise BriefError("A PDF cannot be shown on a terminal.", remedy="Name a file for it: --out brief.pdf")
    request = options.request(inputs, published=published, outlet=outlet, language=language)
    memory.remember(request, chosen)
    readings: list[Reading] = []
    count = batch.read_all(request, chosen, take=readings.append)
    if readings:
        content = render(readings, kind, title=title, colour=out is None and coloured(chosen))
        save(content, out) if out else write(content)
    batch.leave(count)


def render(readings: list[Reading], kind: Format, *, title: str | None, colour: bool) -> str | bytes:
    """The brief in one format: bytes for a PDF, text otherwise."""
    from polybius.brief import render as rendered

    if kind == "pdf":
        return rendered(readings, format="pdf", title=title)
    return rendered(readings, format=kind, title=title, colour=colour)


def _by_ending(out: Path | None) -> Format:
    if out is None:
        return "terminal"
    if out.suffix.lower() not in ENDINGS:
        raise BriefError(
            f"The ending of {out} names no format.",
            remedy=f"Use one of {', '.join(ENDINGS)}, or say which with --format.",
        )
    return ENDINGS[out.suffix.lower()]
