"""Measures readings of whole articles: our own gold set, and the cases of the shared folder."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from evaluation.measure import ROOT, Measurement, NotBuiltError, fingerprint
from evaluation.score import KINDS, WITHOUT_PRECISION, Score, score
from polybius.records import Article, make_article, to_dict

GOLD = ROOT / "evaluation" / "gold"
NEWSROOM = ROOT / "examples" / "newsroom" / "newsroom.jsonl"


@dataclass(frozen=True, slots=True)
class Case:
    """An article and what a careful reader takes from it."""

    id: str
    article: Mapping[str, Any]
    expected: Mapping[str, Any]


def gold_cases() -> list[Case]:
    """The cases of our own gold set, in the order of their ids; their texts are dispatches of the newsroom."""
    if not GOLD.is_dir() or not NEWSROOM.is_file():
        return []
    articles = newsroom()
    return [
        Case(folder.name, articles[folder.name], _expected(folder))
        for folder in sorted(GOLD.iterdir())
        if (folder / "expected.yaml").is_file()
    ]


def newsroom() -> dict[str, Mapping[str, Any]]:
    """The dispatches of the sample newsroom by their ids, as the lines of its file have them."""
    lines = (json.loads(line) for line in NEWSROOM.read_text("utf-8").splitlines() if line.strip())
    return {each["id"]: each for each in lines}


def shared_cases(shared: Path) -> list[Case]:
    """The cases of the shared folder, whose articles lie beside what is expected of them."""
    cases = []
    for folder in sorted((shared / "cases").iterdir()):
        if (folder / "expected.yaml").is_file():
            expected = _expected(folder)
            text = (folder / "article.txt").read_bytes().decode("utf-8")
            cases.append(Case(folder.name, {"text": text, "published": str(expected["published"])}, expected))
    return cases


def _expected(folder: Path) -> Mapping[str, Any]:
    expected: Mapping[str, Any] = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))
    return expected


def article_of(raw: Mapping[str, Any]) -> Article:
    """The article of one line of JSON, whose date is a string; fields that an article does not have are left out."""
    published = raw.get("published")
    return make_article(
        raw["text"],
        published=dt.date.fromisoformat(published) if published else None,
        outlet=raw.get("outlet"),
        title=raw.get("title"),
        byline=raw.get("byline"),
        url=raw.get("url"),
        id=raw.get("id"),
    )


def readings(cases: Sequence[Case]) -> Iterator[tuple[Case, Mapping[str, Any]]]:
    """Each case with the reading of its article, as plain JSON.

    Raises `NotBuiltError` where the pipeline is not there.
    """
    try:
        from polybius import read_many
    except ImportError as error:
        raise NotBuiltError(f"the pipeline ({error})") from error
    for case, reading in zip(cases, read_many([article_of(case.article) for case in cases]), strict=True):
        yield case, to_dict(reading)


def whole_score(cases: Sequence[Case]) -> Score:
    """The scores of all cases together, each note marked with its case."""
    whole = Score()
    for case, reading in readings(cases):
        one = score(case.expected, reading)
        one.notes = [f"{case.id}: {note}" for note in one.notes]
        whole.add(one)
    return whole


def measurements(name: str, whole: Score, data: str) -> list[Measurement]:
    """The figures of a score: for each kind the share found, the share exact, and the precision."""
    rows = []
    for kind in KINDS:
        tally = whole.tallies[kind]
        if tally.expected:
            rows.append(Measurement(name, f"{kind} found", tally.expected, tally.found / tally.expected, data))
            rows.append(Measurement(name, f"{kind} exact", tally.expected, tally.exact / tally.expected, data))
        if tally.precision is not None and kind not in WITHOUT_PRECISION:
            rows.append(Measurement(name, f"{kind} precision", tally.read, tally.precision, data))
    if whole.read_as_actual:
        share = whole.did_happen / whole.read_as_actual
        rows.append(Measurement(name, "events read as actual that happened", whole.read_as_actual, share, data))
    total = whole.total
    rows.append(Measurement(name, "all found", total.expected, total.found / max(1, total.expected), data))
    rows.append(Measurement(name, "all exact", total.expected, total.exact / max(1, total.expected), data))
    return rows


def gold_data() -> str:
    """The fingerprint of the gold set and of the newsroom that holds its texts."""
    return fingerprint(ROOT, ["evaluation/gold", "examples/newsroom/newsroom.jsonl"])


def case_data(shared: Path) -> str:
    """The fingerprint of the shared cases."""
    return fingerprint(shared, ["cases"])
