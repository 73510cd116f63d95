"""Reading all that was asked for: what cannot be read is told and passed over, and the end tells how much that was."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import typer

from polybius.cli.exits import ALL_READ, NOTHING_READ, SOME_FAILED
from polybius.cli.options import Request
from polybius.cli.output import tell
from polybius.errors import PolybiusError, ReadingFault
from polybius.records import Article, Reading
from polybius.settings import Settings


@dataclass(frozen=True, slots=True)
class Count:
    """How many articles were read, and how many inputs or lines were not."""

    read: int
    failed: int


def read_all(request: Request, settings: Settings, *, take: Callable[[Reading], None], streams: bool = False) -> Count:
    """Read every article, in order, and hand each reading to ``take``.

    ``streams`` says that ``take`` writes to standard output, which a progress line on the same terminal would spoil.
    """
    from polybius.sources import InputFailure, open_inputs

    read = failed = 0
    found = open_inputs(
        request.inputs,
        settings=settings,
        published=request.published,
        outlet=request.outlet,
        language=request.language,
    )
    with progress(settings, streams=streams) as show:
        for each in found:
            outcome = each if isinstance(each, InputFailure) else _read(each)
            if isinstance(outcome, Reading):
                read += 1
                take(outcome)
            else:
                failed += 1
                tell(str(outcome))
            show(read + failed)
    return Count(read, failed)


def leave(count: Count) -> None:
    """End a command: say how many could not be read, and exit with the code for it."""
    if not count.failed:
        raise typer.Exit(ALL_READ)
    if count.read + count.failed > 1:
        tell(f"{count.failed} of {count.read + count.failed} could not be read.")
    raise typer.Exit(SOME_FAILED if count.read else NOTHING_READ)


def _read(article: Article) -> Reading | PolybiusError:
    from polybius.reading.pipeline import read_article

    try:
        return read_article(article)
    except PolybiusError as error:
        return error
    except Exception as error:  # one article must not cost the other thousand; the sentence asks to report it
        return ReadingFault.of(error, article.title or article.id)


@contextmanager
def progress(settings: Settings, *, streams: bool = False) -> Iterator[Callable[[int], None]]:
    """A line on standard error that tells how far the work is; nothing where that is no terminal."""
    on_terminal = sys.stderr is not None and sys.stderr.isatty()
    if not settings.progress or not on_terminal or (streams and sys.stdout is not None and sys.stdout.isatty()):
        yield lambda done: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Reading ...") as status:
        yield lambda done: status.update(f"Read {done:,} ...")
