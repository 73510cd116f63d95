"""Statements against PolNeAR's development part: contents, sources and cues of attributions in political news.

Contents are matched one to one, the pairs that share most first; two match where what they share is at least half
of each. Sources and cues are compared as tokens (words) of all articles together. PolNeAR marks an attribution in
one piece even where its cue stands in the middle, and marks none within another; so our statements with the same
cue count as one, and those within another (`via`) are left out of the comparison. Of what is told to an outlet ("Ruiz
told Reuters that") the one who tells it counts, who is PolNeAR's source, and not the outlet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.figures import f1, share
from polybius.reading import actors, parse, statements, text
from polybius.records import Statement, make_article

DATA = ("data/statements/polnear_dev",)
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
    return measure(sorted((shared / DATA[0]).glob("*.txt")))


def measure(paths: Iterable[Path]) -> dict[str, float]:
    """The figures over given articles, each with its annotation beside it."""
    contents = [0, 0, 0]
    tokens: dict[str, list[int]] = {"source": [0, 0, 0], "cue": [0, 0, 0]}
    articles = 0
    for path in paths:
        article = path.read_text("utf-8")
        gold = list(attributions(path.with_suffix(".ann").read_text("utf-8")))
        ours = attributed(read_statements(article))
        articles += 1
        _add(contents, (matched(ours, gold), len(ours), len(gold)))
        for part, counts in tokens.items():
            _add(counts, _token_counts(article, part, ours, gold))
    return _figures(contents, tokens, articles)


def read_statements(article_text: str) -> tuple[Statement, ...]:
    """The statements of a text, by the stages that they need; who the speakers are is not measured here."""
    document = parse.parse(make_article(article_text), text.clean(article_text))
    return statements.find(document, actors.find(document)).records


def attributions(standoff: str) -> Iterator[Attributed]:
    """The attributions of a brat standoff file that have a cue and a content."""
    pieces: dict[str, tuple[Range, ...]] = {}
    for line in standoff.split("\n"):
        if entity := ENTITY.match(line):
            pieces[entity[1]] = tuple(_range(piece) for piece in entity[3].split(";"))
    for line in standoff.split("\n"):
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


def attributed(found: Iterable[Statement]) -> list[Attributed]:
    """Our statements in the same form: those with one cue together, those within another left out."""
    by_cue: dict[Range, list[Statement]] = defaultdict(list)
    told = list(found)
    outlets = {each.id for each in told if each.via is None and each.cue == each.speaker_span}
    for each in told:
        if each.id not in outlets and (each.via is None or each.via in outlets):
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


def _token_counts(article: str, part: str, ours: list[Attributed], gold: list[Attributed]) -> tuple[int, int, int]:
    words = [match.span() for match in re.finditer(r"\w+", article)]
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
        "statements.content.precision": share(hit, ours),
        "statements.content.recall": share(hit, gold),
        "n": float(articles),
    }
    for part, (both, mine, theirs) in tokens.items():
        figures[f"statements.{part}.f1"] = f1(both, theirs, mine)
    return figures
