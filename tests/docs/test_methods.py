"""docs/methods.md has a section for every stage, and a source for every citation."""

from __future__ import annotations

import re
from pathlib import Path

from test_architecture import stages_in_order

PAGE = (Path(__file__).resolve().parents[2] / "docs/methods.md").read_text("utf-8")
BODY, _, SOURCES = PAGE.partition("\n## Sources\n")


def test_every_stage_has_a_section_in_the_order_of_the_pipeline() -> None:
    headings = [heading.lower() for heading in re.findall(r"^## (.+)$", BODY, re.MULTILINE)]
    stages = stages_in_order()
    assert [heading.split()[0] for heading in headings if heading.split()[0] in stages] == stages


def test_every_citation_has_its_source() -> None:
    cited = re.findall(
        r"([A-ZÁÉÍÓÚÖ]\w+)(?:(?:,| and| others|\s)+[A-Z]\w+)*(?: and others)?,? \(?((?:19|20)\d\d)\)", BODY
    )
    assert len(cited) >= 8
    for name, year in cited:
        assert re.search(rf"{name}[^\n]*\({year}\)", SOURCES), f"{name} ({year})"


def test_every_source_is_cited() -> None:
    for entry in re.findall(r"^- (\w+)[^(]*\((\d{4})\)", SOURCES, re.MULTILINE):
        name, year = entry
        assert re.search(rf"{name}\b[^.]*?{year}", BODY, re.DOTALL), entry
