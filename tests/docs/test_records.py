"""docs/records.md names every field of every record, with its type and a meaning, in order."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args

import pytest
from evaluation.gold import article_of, gold_cases

from polybius import records
from polybius.reading.pipeline import read_article

PAGE = (Path(__file__).resolve().parents[2] / "docs/records.md").read_text("utf-8")
RECORDS = [each for each in vars(records).values() if is_dataclass(each) and isinstance(each, type)]
WORDS = {
    "str": "string",
    "float": "number",
    "int": "integer",
    "dt.date": "date",
    "tuple[str, ...]": "list of strings",
    "tuple[str, str]": "two strings",
    "Mapping[str, str]": "object of strings",
    "tuple[Skipped, ...]": "list of skipped",
}


def words(annotation: str) -> str:
    """A field's type in the words of the page."""
    plain, _, optional = annotation.partition(" | ")
    if plain in WORDS:
        said = WORDS[plain]
    elif plain.startswith("tuple["):
        said = f"list of {plain[6:].split(',')[0].lower()}s"
    elif get_args(getattr(records, plain)):
        said = "one of " + ", ".join(f"`{word}`" for word in get_args(getattr(records, plain)))
    else:
        said = plain.lower()
    return f"{said} or null" if optional else said


def documented(record: str) -> list[tuple[str, str, str]]:
    section = re.search(rf"^## {record}$(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert section, f"docs/records.md has no section {record}"
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$", section.group(1), re.MULTILINE)
    return [(name, kind, meaning) for name, kind, meaning in rows]


@pytest.mark.parametrize("record", RECORDS, ids=lambda each: each.__name__)
def test_every_field_is_documented(record: Any) -> None:
    rows = documented(record.__name__)
    assert [(name, kind) for name, kind, _ in rows] == [(f.name, words(f.type)) for f in fields(record)]
    assert all(meaning.endswith(".") and len(meaning) > 5 for _, _, meaning in rows)


def test_the_page_has_no_record_that_is_gone() -> None:
    assert re.findall(r"^## (\w+)$", PAGE, re.MULTILINE) == [
        "Reading",
        "Article",
        "Span",
        "Interval",
        "Actor",
        "Mention",
        "Time",
        "Place",
        "Location",
        "Event",
        "Statement",
        "Position",
        "Rift",
        "Figure",
        "Relation",
        "Framing",
        "Skipped",
    ]
    assert len(RECORDS) == 17


def test_the_prefixes_of_ids_are_those_of_the_page() -> None:
    """Over whole dispatches, so that every kind of record occurs."""
    found: dict[str, set[str]] = {}
    for case in gold_cases():
        reading = read_article(article_of(case.article))
        for kind in records.RECORD_KINDS:
            found.setdefault(kind, set()).update(record.id.partition("-")[0] for record in getattr(reading, kind))
    for kind, prefixes in found.items():
        record = kind.removesuffix("s").capitalize()
        said = re.search(r"with the prefix `(\w+)-`", documented(record)[0][2])
        assert said, record
        assert prefixes <= {said.group(1)}, kind
