"""Statements against PolNeAR's development part: contents, sources and cues of attributions in political news.

Contents are matched one to one, the pairs that share most first; two match where what they share is at least half
of each. Sources and cues are compared as tokens (words) of all articles together. PolNeAR marks an attribution in
one piece even where its cue stands in the middle, and marks none within another; so our statements with the same
cue count as one, and those within another (`via`) are left out of the comparison.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from polybius.reading.actors import find as find_actors
from polybius.reading.coreference import resolve
from polybius.reading.document import Cast
from polybius.reading.parse import parse
from polybius.reading.statements import find
from polybius.reading.text import clean
from polybius.records import Statement, make_article

FOLDER = Path("data") / "statements" / "polnear_dev"
ENTITY = re.compile(r"(T\d+)\t(\S+) ([\d ;]+)\t")
EVENT = re.compile(r"E\d+\t(.+)")
SHARE = 0.5

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attributed:
    """An attribution as ranges of characters; each part may be in several pieces, and there may be no source."""

    content: tuple[Range, ...]
    cue: tuple[Range, ...]
    source: tuple[Range, ...]


def evaluate(shared: Path) -> dict[str, float]:
    """Precision and recall of contents, and token F1 of sources and cues, over the articles of a shared folder."""
    return measure(sorted((shared / FOLDER).glob("*.txt")))


def measure(paths: Iterable[Path]) -> dict[str, float]:
    """The figures over given articles, each with its annotation beside it."""
    contents = [0, 0, 0]
    tokens: dict[str, list[int]] = {"source": [0, 0, 0], "cue": [0, 0, 0]}
    articles = 0
    for path in paths:
        text = path.read_text("utf-8")
        gold = list(annotations(path.with_suffix(".ann").read_text("utf-8")))
        ours = attributed(read_statements(text))
        articles += 1
        _add(contents, (matched(ours, gold), len(ours), len(gold)))
        for part, counts in tokens.items():
            _add(counts, _token_counts(text, part, ours, gold))
    return _figures(contents, tokens, articles)


def read_statements(text: str) -> tuple[Statement, ...]:
    """The statements of a text, by the stages that statements need."""
    article = make_article(text)
    document = parse(article, clean(text))
    return find(document, _cast(document)).records


def _cast(document):  # type: ignore[no-untyped-def]
    return Cast({}, ())


def annotations(text: str) -> Iterator[Attributed]:
    """The attributions of a brat standoff file that have a cue and a content."""
    pieces: dict[str, tuple[Range, ...]] = {}
    for line in text.split("\n"):
        if entity := ENTITY.match(line):
            pieces[entity[1]] = tuple(_range(piece) for piece in entity[3].split(";"))
    for line in text.split("\n"):
        if event := EVENT.match(line):
            parts: dict[str, tuple[Range, ...]] = defaultdict(tuple)
            for argument in event[1].split()[1:]:
                name, _, entity_id = argument.partition(":")
                parts[name.rstrip("0123456789")] += pieces.get(entity_id, ())
            if parts["Content"] and parts["Cue"]:
                yield Attributed(parts["Content"], parts["Cue"], parts["Source"])


def _range(piece: str) -> Range:
    start, end = piece.split()
    return int(start), int(end)


def attributed(statements: Iterable[Statement]) -> list[Attributed]:
    """Our statements in the same form: those with one cue together, those within another left out."""
    by_cue: dict[Range, list[Statement]] = defaultdict(list)
    for each in statements:
        if each.via is None:
            by_cue[(each.cue.start, each.cue.end)].append(each)
    return [_together(cue, group) for cue, group in sorted(by_cue.items())]


def _together(cue: Range, group: list[Statement]) -> Attributed:
    speaker = group[0].speaker_span
    source = () if speaker is None else ((speaker.start, speaker.end),)
    return Attributed(tuple((s.content.start, s.content.end) for s in group), (cue,), source)


def matched(ours: list[Attributed], gold: list[Attributed]) -> int:
    """How many contents match one to one."""
    pairs = [
        (-shared, i, j)
        for i, our in enumerate(ours)
        for j, their in enumerate(gold)
        if (shared := _shared(our.content, their.content)) >= SHARE * max(_size(our.content), _size(their.content))
    ]
    left, right = set[int](), set[int]()
    for _, i, j in sorted(pairs):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
    return len(left)


def _size(ranges: Iterable[Range]) -> int:
    return sum(end - start for start, end in ranges)


def _shared(one: Iterable[Range], other: tuple[Range, ...]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def _token_counts(text: str, part: str, ours: list[Attributed], gold: list[Attributed]) -> tuple[int, int, int]:
    words = [match.span() for match in re.finditer(r"\w+", text)]
    mine, theirs = (_covered(words, (r for each in side for r in getattr(each, part))) for side in (ours, gold))
    return len(mine & theirs), len(mine), len(theirs)


def _covered(words: list[Range], ranges: Iterable[Range]) -> set[int]:
    covered = {place for start, end in ranges for place in range(start, end)}
    return {start for start, _ in words if start in covered}


def _add(counts: list[int], more: tuple[int, int, int]) -> None:
    for index, number in enumerate(more):
        counts[index] += number


def _figures(contents: list[int], tokens: dict[str, list[int]], articles: int) -> dict[str, float]:
    hit, ours, gold = contents
    figures = {
        "statements.content.precision": _share(hit, ours),
        "statements.content.recall": _share(hit, gold),
        "n": float(articles),
    }
    for part, (both, mine, theirs) in tokens.items():
        figures[f"statements.{part}.f1"] = _share(2 * both, mine + theirs)
    return figures


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
