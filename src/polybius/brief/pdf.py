"""A brief as PDF, set by typst with the fonts that it ships; the same brief gives the same bytes everywhere."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import Any

import typst

from polybius.brief.values import Brief, Footnote, Group
from polybius.brief.words import capital


def render(brief: Brief) -> bytes:
    """The brief as a PDF without a creation date, so that it depends on nothing but the brief."""
    template = files("polybius.brief").joinpath("templates/brief.typ").read_bytes()
    made = typst.compile(
        template,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"brief": json.dumps(_plain(brief), ensure_ascii=False)},
        timestamp=0,
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave something other than one PDF")
    return made


def _plain(brief: Brief) -> dict[str, Any]:
    return {
        "title": brief.title,
        "subtitle": brief.subtitle,
        "language": brief.language,
        "empty": brief.empty,
        "remark": brief.remark,
        "credit": brief.credit,
        "sources_heading": brief.sources_heading,
        "sections": [
            {"heading": section.heading, "groups": [_group(group, brief) for group in section.groups]}
            for section in brief.sections
        ],
        "footnotes": [{"number": n.number, "quote": n.quote, "origin": _origin(n)} for n in brief.footnotes],
    }


def _group(group: Group, brief: Brief) -> dict[str, Any]:
    cut = brief.more.format(n=group.cut) if group.cut else None
    label = capital(group.label) if group.label else None
    return {"label": label, "cut": cut, "lines": [asdict(line) for line in group.lines]}


def _origin(note: Footnote) -> str:
    return ", ".join(part for part in (note.outlet, note.date, note.where) if part)
