"""A brief for a terminal: 100 columns, with colour or without."""

from __future__ import annotations

import io

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from polybius.brief.values import Brief, Footnote, Line
from polybius.brief.words import capital

COLUMNS = 100
"""Longer lines are hard to read, and a mail or a log wraps them anyway."""


def render(brief: Brief, *, colour: bool = False) -> str:
    """The brief as text; ``colour`` adds ANSI codes."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=COLUMNS,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(Text(brief.title, style="bold"))
    console.print(Text(brief.subtitle, style="italic"))
    if brief.empty:
        console.print(Text(f"\n{brief.empty}"))
    for section in brief.sections:
        console.print()
        console.print(Text(section.heading.upper(), style="bold cyan"))
        for group in section.groups:
            if group.label:
                console.print(Padding(Text(capital(group.label), style="bold"), (0, 0, 0, 2)))
            for line in group.lines:
                console.print(_hanging(_line(line)))
            if group.cut:
                console.print(_hanging(Text(brief.more.format(n=group.cut), style="italic")))
    _footnotes(console, brief)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _hanging(text: Text) -> Padding:
    """The text behind a dash, its further lines set in as far as the first."""
    marked = Text("- ").append_text(text)
    return Padding(_indented(marked), (0, 0, 0, 2))


def _indented(text: Text) -> Text:
    lines = text.wrap(Console(width=COLUMNS, file=io.StringIO(), _environ={}), COLUMNS - 4)
    joined = Text()
    for index, line in enumerate(lines):
        line.rstrip()
        joined.append("\n  " if index else "").append_text(line)
    joined.no_wrap = True
    return joined


def _line(line: Line) -> Text:
    text = Text()
    if line.lead:
        text.append(f"{line.lead}: ", style="bold")
    text.append(line.text)
    if line.notes:
        text.append(" " + "".join(f"[{number}]" for number in line.notes), style="dim")
    return text


def _footnotes(console: Console, brief: Brief) -> None:
    if not brief.footnotes:
        return
    console.print()
    console.print(Text(brief.sources_heading.upper(), style="bold cyan"))
    if brief.remark:
        console.print(Padding(Text(brief.remark, style="italic"), (0, 0, 0, 2)))
    for note in brief.footnotes:
        console.print(Padding(_indented(_footnote(note)), (0, 0, 0, 2)))
    if brief.credit:
        console.print(Padding(Text(brief.credit, style="dim"), (1, 0, 0, 2)))


def _footnote(note: Footnote) -> Text:
    origin = ", ".join(part for part in (note.outlet, note.date, note.where) if part)
    return Text.assemble((f"[{note.number}] ", "dim"), f"{note.quote} ", (f"— {origin}", "dim"))
