"""`polybius framing`: who calls whom what, outlet by outlet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from polybius.cli import batch, memory, options
from polybius.cli.output import write

if TYPE_CHECKING:
    from polybius.analysis.labels import Named, Party, Report, Told, Wording

Format = Literal["text", "json", "jsonl", "csv"]
FORMAT_HELP = "For a person; JSON; one party a line; or a table, one wording a row."
COLUMNS = ("party", "name", "outlet", "voice", "speaker", "kind", "words", "count", "framings")
"""The columns of the table. A row of kind ``name`` is what the outlet calls the party besides."""
NO_OUTLET = "(outlet not given)"
NO_SPEAKER = "(speaker not given)"
NOBODY = "Nobody whom the articles identify"


def framing(
    inputs: options.Inputs,
    published: options.Published = None,
    outlet: options.Outlet = None,
    format: Annotated[Format, typer.Option(help=FORMAT_HELP)] = "text",
    language: options.Language = None,
    config: options.Config = None,
) -> None:
    """Report which labels and loaded words each outlet gives to whom, next to what others call the same.

    In the outlet's own voice and, apart from that, in the words of those whom it quotes.

    \b
    Examples:
      polybius framing articles/
      polybius framing articles.jsonl --format csv > labels.csv
      polybius framing article.txt --outlet "The Courier" --format json
    """
    from polybius.analysis.labels import report, told

    chosen = options.settings(config)
    request = options.request(inputs, published=published, outlet=outlet, language=language)
    memory.remember(request, chosen)
    parts: list[Told] = []
    count = batch.read_all(request, chosen, take=lambda reading: parts.append(told(reading)))
    if count.read:
        write(WRITERS[format](report(parts)))
    batch.leave(count)


def _json(found: Report) -> str:
    from polybius.analysis import formats

    return formats.as_json(found)


def _jsonl(found: Report) -> str:
    from polybius.analysis import formats

    return formats.as_json_lines(found.parties)


def _csv(found: Report) -> str:
    from polybius.analysis import formats

    return formats.as_csv(COLUMNS, (row for party in found.parties for row in _rows(party)))


def _rows(party: Party) -> Iterator[tuple[object, ...]]:
    """The rows of a party: its wordings, and behind them what the outlets call it besides."""
    own = (party.id, party.name)
    for w in party.wordings:
        framings = " ".join(passage.framing for passage in w.passages)
        yield (*own, w.outlet, w.voice, w.speaker, w.kind, w.words, w.count, framings)
    for n in party.names:
        yield (*own, n.outlet, "outlet", None, "name", n.words, n.count, None)


def _text(found: Report) -> str:
    articles = ", ".join(f"{each.outlet or NO_OUTLET} {each.articles}" for each in found.outlets)
    lines = [f"Articles: {articles}", ""]
    for party in found.parties:
        lines += [f"{party.name} ({party.id})" if party.id else NOBODY, *_told_of(party), ""]
    if not found.parties:
        lines.append("No wording that judges was found.")
    return "\n".join(lines).rstrip() + "\n"


def _told_of(party: Party) -> Iterator[str]:
    """The lines of a party: each outlet with its own words, its other names for it, and those of its speakers."""
    named = {w.outlet or "" for w in party.wordings} | {n.outlet or "" for n in party.names}
    outlets = sorted(named, key=lambda name: (not name, name))
    for outlet in outlets:
        own = [w for w in party.wordings if (w.outlet or "") == outlet and w.voice == "outlet"]
        names = [n for n in party.names if (n.outlet or "") == outlet]
        yield f"  {outlet or NO_OUTLET}"
        yield from (f"    {line}" for line in _kinds(own))
        if names:
            yield f"    {'also' if own else 'only'} calls it: {_names(names)}"
        said = [w for w in party.wordings if (w.outlet or "") == outlet and w.voice == "speaker"]
        for speaker, those in groupby(said, key=lambda w: w.speaker):
            yield from (f"    {speaker or NO_SPEAKER}, {line}" for line in _kinds(list(those)))


def _kinds(wordings: list[Wording]) -> Iterator[str]:
    for kind, same in groupby(wordings, key=lambda w: w.kind):
        listed = ", ".join(f"“{w.words}”{_times(w.count)} [{w.passages[0].framing}]" for w in same)
        yield f"{kind.replace('_', ' ')}: {listed}"


def _names(names: list[Named]) -> str:
    return ", ".join(f"{n.words}{_times(n.count)}" for n in names)


def _times(count: int) -> str:
    return f" ×{count}" if count > 1 else ""


WRITERS: dict[Format, Callable[[Report], str]] = {"text": _text, "json": _json, "jsonl": _jsonl, "csv": _csv}
