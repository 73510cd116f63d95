"""`polybius who`: the actor that a phrase stands for on a day, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from polybius.cli.exits import ALL_READ, NOTHING_READ
from polybius.cli.output import write
from polybius.errors import parse_date

if TYPE_CHECKING:
    from polybius.reading.actors_resolve import Resolution

PHRASE = typer.Argument(metavar="PHRASE", help="An expression as the news writes it, in quotes.", show_default=False)
ON = typer.Option(metavar="DATE", help="The day for which it is read, YYYY-MM-DD; without it, as things stand now.")


def who(
    phrase: Annotated[str, PHRASE],
    on: Annotated[str | None, ON] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="For a person or for a program.")] = "text",
) -> None:
    """Say who or what an expression of the news stands for on a day, and why.

    Ends with 3 and the reason where nobody can be told.

    \b
    Examples:
      polybius who "the ousted Nigerien president" --on 2023-08-18
      polybius who "NATO members" --on 1998-01-01 --format json
    """
    from polybius.reading.actors_resolve import resolve

    found = resolve(phrase, parse_date(on, where="--on") if on else None)
    write(_as_json(phrase, found) if format == "json" else _as_text(found))
    raise typer.Exit(ALL_READ if found.actor is not None else NOTHING_READ)


def _as_json(phrase: str, found: Resolution) -> str:
    whole = {"phrase": phrase, "actor": found.actor, "why": found.why}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def _as_text(found: Resolution) -> str:
    actor = found.actor
    if actor is None:
        return f"nobody\n  why: {found.why}\n"
    fields = ("party", "sector", "kind", "role", "country")
    lines = [f"  {name}: {value}" for name in fields if (value := getattr(actor, name)) is not None]
    members = [f"  members: {', '.join(actor.members)}"] if actor.members else []
    return "\n".join([f"{actor.name} ({actor.id})", *lines, *members, f"  why: {found.why}"]) + "\n"
