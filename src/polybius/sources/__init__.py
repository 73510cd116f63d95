"""What there is to read: text, HTML, JSON, JSON lines, pages by their address, folders, standard input -> articles."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from polybius.errors import EmptyInput, PolybiusError, UnreadableFile
from polybius.records import Article
from polybius.settings import Settings
from polybius.sources import files, folder, url
from polybius.sources.given import Given, InputFailure, Outcome

__all__ = ["STDIN", "Given", "InputFailure", "open_inputs"]

STDIN = "-"
STANDARD_INPUT = "standard input"


def open_inputs(
    inputs: Sequence[str],
    *,
    settings: Settings,
    published: dt.date | None = None,
    outlet: str | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | InputFailure]:
    """The articles of all inputs, in order, each as soon as it is there; where one cannot be read, why.

    An input is a path, an address that begins with http:// or https://, or ``-`` for standard input. ``published``,
    ``outlet`` and ``language`` hold for every article of text or HTML, and fill in what an object of JSON leaves out.
    """
    given = Given(settings=settings, published=published, outlet=outlet, language=language)
    for name in inputs:
        yield from _guarded(STANDARD_INPUT if name == STDIN else name, _open(name, given, stdin))


def _open(name: str, given: Given, stdin: BinaryIO | None) -> Iterator[Outcome]:
    if not name:
        raise EmptyInput("The name of an input is empty.", remedy="Give a path, an address, or - for standard input.")
    if name == STDIN:
        if stdin is None and sys.stdin is None:
            raise UnreadableFile("Standard input is closed.", remedy="Give it a text, or name a file.")
        yield from files.from_stream(stdin or sys.stdin.buffer, STANDARD_INPUT, given)
    elif url.is_address(name):
        yield from url.fetch(name, given)
    elif Path(name).is_dir():
        for each in folder.contents(Path(name)):
            if isinstance(each, InputFailure):
                yield each
            else:
                yield from _guarded(str(each), files.from_path(each, given))
    else:
        yield from files.from_path(Path(name), given)


def _guarded(name: str, found: Iterable[Outcome]) -> Iterator[Outcome]:
    """The same outcomes, with an error that ends them turned into the last of them."""
    try:
        yield from found
    except PolybiusError as error:
        yield InputFailure(name, None, error)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield InputFailure(name, None, UnreadableFile(f"{name} cannot be read: {reason}."))
