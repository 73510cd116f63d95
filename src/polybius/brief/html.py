"""A brief as one HTML file: no script, no network, prints well, follows the reader's light or dark setting."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from polybius.brief.values import Brief
from polybius.brief.words import capital


def render(brief: Brief) -> str:
    """The brief as a self-contained page. Each footnote links back to every line that calls on it."""
    return _template().render(brief=brief, calls=_calls(brief), capital=capital) + "\n"


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("polybius.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html.j2")


def _calls(brief: Brief) -> Mapping[int, int]:
    """How often each footnote is called on: its calls are numbered from 1."""
    calls: dict[int, int] = {note.number: 0 for note in brief.footnotes}
    for section in brief.sections:
        for group in section.groups:
            for line in group.lines:
                for number in line.notes:
                    calls[number] += 1
    return calls
