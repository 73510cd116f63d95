"""A brief as Markdown with footnotes, as GitHub, Pandoc and most other readers of Markdown take them."""

from __future__ import annotations

import re

from polybius.brief.values import Brief, Footnote, Group, Line
from polybius.brief.words import capital

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])|(?m:^(\s*)([#+\-]|\d+[.)])(?=\s))")


def render(brief: Brief) -> str:
    """The brief as Markdown, ending in a line break."""
    blocks = [f"# {escape(brief.title)}", f"*{escape(brief.subtitle)}*"]
    if brief.empty:
        blocks.append(escape(brief.empty))
    for section in brief.sections:
        blocks.append(f"## {escape(section.heading)}")
        for group in section.groups:
            if group.label:
                blocks.append(f"**{escape(capital(group.label))}**")
            blocks.append("\n".join(_lines(group, brief)))
    if brief.remark:
        blocks.append(f"*{escape(brief.remark)}*")
    blocks.append("\n".join(_footnote(note) for note in brief.footnotes))
    if brief.credit:
        blocks.append(f"*{escape(brief.credit)}*")
    return "\n\n".join(block for block in blocks if block).rstrip() + "\n"


def _lines(group: Group, brief: Brief) -> list[str]:
    found = [_line(line) for line in group.lines]
    return [*found, f"- {brief.more.format(n=group.cut)}"] if group.cut else found


def _line(line: Line) -> str:
    lead = f"**{escape(line.lead)}:** " if line.lead else ""
    notes = "".join(f"[^{number}]" for number in line.notes)
    return f"- {lead}{escape(line.text)}{' ' if notes else ''}{notes}"


def _footnote(note: Footnote) -> str:
    origin = ", ".join(escape(part) for part in (note.outlet, note.date, note.where) if part)
    return f"[^{note.number}]: {escape(note.quote)} — {origin}"


def escape(text: str) -> str:
    """A text whose characters mean nothing to Markdown."""
    return _SPECIAL.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)
