"""The path of an article through the house: its stages in order, each from what it needs to what it finds."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

import polybius
from polybius.errors import LanguageUnknown
from polybius.reading import (
    actors,
    coreference,
    events,
    figures,
    framing,
    parse,
    places,
    positions,
    relations,
    rifts,
    statements,
    text,
    times,
)
from polybius.reading.document import Cast, Document, Found, Why
from polybius.reading.models import models
from polybius.reading.references import complete
from polybius.records import Article, Mention, Reading
from polybius.vocabulary import languages


def read_article(article: Article) -> Reading:
    """One article, read. Raises `LanguageUnknown` for a language that has no vocabulary."""
    return read_with_reasons(article)[0]


def read_with_reasons(article: Article) -> tuple[Reading, Mapping[str, Why]]:
    """One article, read, and for every record with an id the rule and the inputs that it rests on."""
    if article.language not in languages():
        raise LanguageUnknown(article.language, languages())
    document = parse.parse(article, text.clean(article.text))
    when = times.find(document)
    cast = actors.find(document)
    where = places.find(document, cast)
    cast = coreference.resolve(document, cast, when.records)
    said = statements.find(document, cast)
    done = events.find(document, cast, times=when.records, places=where.records, statements=said.records)
    stands = positions.find(document, cast, events=done.records, statements=said.records)
    parted = rifts.find(document, cast, stands.records)
    counted = figures.find(document, cast, when.records, statements=said.records, events=done.records)
    tied = relations.find(document, cast, when.records, statements=said.records)
    coloured = framing.find(document, cast, said.records)
    stages: tuple[Found[object], ...] = (when, where, said, done, stands, parted, counted, tied, coloured)  # type: ignore[assignment]
    reading = Reading(
        polybius=polybius.__version__,
        models=models(article.language),
        article=article,
        actors=tuple(sorted(cast.actors.values(), key=lambda actor: actor.id)),
        mentions=_mentions(document, cast),
        times=when.records,
        places=where.records,
        events=done.records,
        statements=said.records,
        positions=stands.records,
        rifts=parted.records,
        figures=counted.records,
        relations=tied.records,
        framings=coloured.records,
        skipped=tuple(chain(cast.skipped, *(stage.skipped for stage in stages))),
    )
    whys: dict[str, Why] = {key: why for stage in stages for key, why in stage.whys.items()}
    return complete(reading), whys | _whys_of_actors(document, cast) | _whys_of_mentions(document, cast)


def _whys_of_actors(document: Document, cast: Cast) -> dict[str, Why]:
    """Why each mention of an actor is one of it; mentions that say the same for the same reason are told once."""
    inputs: dict[str, dict[str, None]] = {}
    for mention in cast.mentions:
        words = " ".join(document.span(mention.first, mention.last).text.split())
        for id in mention.actors:
            inputs.setdefault(id, {})[f"“{words}” ({mention.how}): {mention.why}"] = None
    return {id: Why("every mention is resolved by itself", tuple(each)) for id, each in inputs.items()}


def _whys_of_mentions(document: Document, cast: Cast) -> dict[str, Why]:
    spans = ((mention, document.span(mention.first, mention.last)) for mention in cast.mentions)
    return {f"mention:{span.start}-{span.end}": Why(mention.how, (mention.why,)) for mention, span in spans}


def _mentions(document: Document, cast: Cast) -> tuple[Mention, ...]:
    found = []
    for mention in sorted(cast.mentions, key=lambda m: (m.first, m.last, m.actors)):
        span = document.span(mention.first, mention.last)
        found.append(Mention(start=span.start, end=span.end, text=span.text, actors=mention.actors, how=mention.how))
    return tuple(found)
