"""`polybius explain`: one record, the words that it rests on, and why it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
import typer

from polybius.cli import memory, options
from polybius.cli.batch import progress
from polybius.cli.named import evidence, heading, named
from polybius.cli.output import console, tell, write
from polybius.errors import RecordNotFound
from polybius.records import Event, Interval, Reading, Span
from polybius.settings import Settings

if TYPE_CHECKING:
    from rich.text import Text

    from polybius.reading.document import Why

STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Controls other than line break and tab: what an article holds must not steer the terminal."""


INPUTS = typer.Argument(
    metavar="INPUT", help="An article or a saved reading; without it, what was read last.", show_default=False
)
RECORD_HELP = "The id of a record or an actor, or a place in the text: time:START-END, place:..., mention:..."
RECORD = typer.Argument(
    metavar="RECORD-ID",
    help=RECORD_HELP,
    show_default=False,
)
MOST = 5
"""Types that are shown of those that an event could have."""

APART = frozenset({"id", "evidence", "start", "end", "text"})
"""Fields that are shown in places of their own."""


def explain(
    record: Annotated[str, RECORD],
    inputs: Annotated[list[str] | None, INPUTS] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="For a person or for a program.")] = "text",
    published: options.Published = None,
    outlet: options.Outlet = None,
    language: options.Language = None,
    config: options.Config = None,
) -> None:
    """Show a record or an actor, its evidence, and why it is there.

    The evidence stands in its context; the reason is the rule or model, what went into it, and the score.

    \b
    Examples:
      polybius explain ev-0a1b2c3d4e5f
      polybius explain ev-0a1b2c3d4e5f article.txt --published 2024-05-01
      polybius explain NER.GOV article.txt --published 2024-05-01
      polybius explain time:120-128 article.txt --published 2024-05-01
      polybius explain ri-0a1b2c3d4e5f reading.json --format json

    Reading is deterministic, so the article is read again. Give the same options as when it was read, or a reading that
    was saved with --format json.
    """
    chosen = options.settings(config)
    request = _request(inputs, published, outlet, language)
    reading, whys = _find(record, request, chosen)
    if format == "json":
        write(_as_json(record, reading, whys.get(record)))
    else:
        console(chosen).print(_as_text(record, reading, whys.get(record)), soft_wrap=True)


def _request(
    inputs: list[str] | None, published: str | None, outlet: str | None, language: str | None
) -> options.Request:
    if inputs:
        return options.request(inputs, published=published, outlet=outlet, language=language)
    last = memory.recall()
    if last is None:
        raise RecordNotFound(
            "It is not known where the record is from.", remedy="Name its article: polybius explain ID article.txt"
        )
    return last


def _find(record: str, request: options.Request, settings: Settings) -> tuple[Reading, Mapping[str, Why]]:
    """The reading that a record is part of, and the reasons of all its records. Raises `RecordNotFound`."""
    from polybius.reading.pipeline import read_with_reasons
    from polybius.sources import InputFailure, open_inputs

    seen = 0
    found = open_inputs(
        request.inputs,
        settings=settings,
        published=request.published,
        outlet=request.outlet,
        language=request.language,
    )
    with progress(settings) as show:
        for each in found:
            if isinstance(each, InputFailure):
                tell(str(each))
                continue
            reading, whys = read_with_reasons(each)
            if named(record, reading) is not None:
                return reading, whys
            seen += 1
            show(seen)
    where = ", ".join(request.inputs)
    raise RecordNotFound(f"No record has the id {record!r} in the {seen} articles of {where}.")


def _definitions(found: Any) -> list[tuple[str, str]]:
    """What the terms of a record mean: its kind and, for an event, its type, modes and status."""
    kind = type(found).__name__.lower()
    first_sentence = (type(found).__doc__ or "").partition(".")[0]
    meaning = [(kind, f"{first_sentence}.")]
    if isinstance(found, Event):
        from polybius.vocabulary import ontology

        of = ontology.event_type(found.type)
        meaning.append((of.name, of.definition))
        meaning += [(f"{of.name}/{m.name}", m.definition) for m in of.modes if m.name in found.modes]
        meaning += [(s.name, s.definition) for s in ontology.statuses() if s.name == found.status]
    return meaning


def _alternatives(found: Any) -> dict[str, float]:
    """For an event the types that the learned coder weighs, the most probable first."""
    if not isinstance(found, Event):
        return {}
    from polybius.reading.alternatives import alternatives

    verdict = alternatives(found)
    likely = list(verdict.probabilities.items())[:MOST] if verdict is not None else []
    return {kind: round(probability, 3) for kind, probability in likely}


def _as_json(record: str, reading: Reading, why: Why | None) -> str:
    found = named(record, reading)
    whole = {
        "kind": type(found).__name__.lower(),
        "record": found,
        "article": {name: getattr(reading.article, name) for name in ("id", "outlet", "title", "published", "url")},
        "why": why,
        "alternatives": _alternatives(found),
        "definitions": dict(_definitions(found)),
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def _as_text(record: str, reading: Reading, why: Why | None) -> Text:
    from rich.text import Text

    found = named(record, reading)
    text = Text()
    text.append(f"{type(found).__name__} {record}\n", "bold")
    text.append(f"{heading(found, reading)}\n")
    text.append("\nThe record\n", "bold")
    for name, value in _fields(found, reading):
        text.append(f"  {name}: {value}\n")
    text.append("\nThe evidence\n", "bold")
    text.append(f"  {_origin(reading)}\n", "dim")
    for span in evidence(found, reading):
        text.append_text(_in_context(span, _marked(found), reading))
    text.append("\nWhy it is there\n", "bold")
    for name, value in _reasons(why, found):
        text.append(f"  {name}: {value}\n")
    others = _alternatives(found)
    if others:
        text.append("\nWhat it could be, by the learned coder of types\n", "bold")
        text.append(f"  {', '.join(f'{kind} {probability:.2f}' for kind, probability in others.items())}\n")
    text.append("\nWhat the words mean\n", "bold")
    for name, value in _definitions(found):
        text.append(f"  {name}: {value}\n")
    text.right_crop(1)
    text.plain = STEERING.sub("\ufffd", text.plain)  # as long as before, so that styles keep their places
    return text


def _fields(found: Any, reading: Reading) -> list[tuple[str, str]]:
    """The fields of a record that say something, as words: actors by name, spans as quotations."""
    names = {actor.id: f"{actor.name} ({actor.id})" for actor in reading.actors}
    said = (
        (field.name.replace("_", " "), getattr(found, field.name)) for field in fields(found) if field.name not in APART
    )
    names |= {id: f"{heading(record, reading)} ({id})" for id, record in _pointed_at(found, reading)}
    return [(name, _value(value, names)) for name, value in said if value not in (None, (), "")]


def _pointed_at(found: Any, reading: Reading) -> Iterator[tuple[str, Any]]:
    """The statement and the event that a record names by their ids."""
    for field in ("statement", "event", "via"):
        id = getattr(found, field, None)
        record = named(id, reading) if id else None
        if id and record is not None:
            yield id, record


def _value(value: Any, names: Mapping[str, str]) -> str:
    if isinstance(value, tuple):
        return ", ".join(_value(each, names) for each in value)
    if isinstance(value, Span):
        return f"“{' '.join(value.text.split())}” [{value.start}:{value.end}]"
    if isinstance(value, Interval):
        first, last = value.start or "open", value.end or "open"
        return f"{first}" if first == last else f"{first} to {last} ({value.precision})"
    if hasattr(value, "name"):  # a place
        return f"{value.name} ({value.country})" if value.country else str(value.name)
    if isinstance(value, str):
        return names.get(value, value)
    return str(value) if isinstance(value, int) else f"{value:g}"


def _marked(found: Any) -> Span | None:
    """The words that stand for the record in its evidence: what triggered it, or the verb of saying."""
    span: Span | None = getattr(found, "trigger", None) or getattr(found, "cue", None)
    return span


def _in_context(span: Span, marked: Span | None, reading: Reading) -> Text:
    """The sentence of a piece of evidence, with the words that count between guillemets and in bold.

    Those are the ``marked`` ones where they stand in it, else the evidence itself where it is less than the sentence.
    """
    from rich.text import Text

    from polybius.brief.source import Source

    start, end = Source(reading).sentence(span)
    start, end = min(start, span.start), max(end, span.end)
    words = marked if marked is not None and span.start <= marked.start and marked.end <= span.end else span
    text = Text(f"  [{span.start}:{span.end}] ", "dim")
    pieces = [reading.article.text[a:b] for a, b in ((start, words.start), (words.start, words.end), (words.end, end))]
    before, counts, after = (piece.replace("\r", " ").replace("\n", " ") for piece in pieces)
    if before or after:
        text.append(before, "default").append(f"«{counts}»", "bold").append(after, "default")
    else:
        text.append(counts, "default")
    return text.append("\n")


def _origin(reading: Reading) -> str:
    article = reading.article
    known = (article.outlet, article.title, article.published.isoformat() if article.published else None, article.url)
    return ", ".join(part for part in known if part) or f"article {article.id}"


def _reasons(why: Why | None, found: Any) -> list[tuple[str, str]]:
    if why is None:
        return [("rule", "the stage that found it gives no reason for this record")]
    score = f"{why.score:g}" if why.score is not None else None
    inputs = [("input", each) for each in why.inputs]
    return [("rule", why.rule), *inputs, *([("score", score)] if score else [])]
