"""Coreference: names of persons, organisations and places and the pronouns for them, resolved. GUM, dev documents.

Counted are, in GUM's news, speeches and interviews, the chains of type person, organization or place that are named
somewhere (a proper noun as the head of a phrase, or a Wikipedia article), and of these chains the mentions by name and
by pronoun (personal, possessive, reflexive). Our actors and places are matched to the chains one to one: the named
chains first, and of these those that share the most mentions. A mention is right where ours with the same head stands
for the chain's match. A place of the reading counts where no actor stands; a country's place is its state.

    python -m evaluation.sets.coreference train --errors     # what was missed; look at the train documents alone
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evaluation import gum
from evaluation.figures import share
from evaluation.measure import shared_folder
from polybius.reading import actors, coreference, parse, places, text, times
from polybius.reading.document import Cast, Document
from polybius.records import Place, make_article

DATA = (gum.XML, gum.TSV)
GENRES = ("news", "speech", "interview")


@dataclass(frozen=True, slots=True)
class Ours:
    """One of our mentions or places, in code points, and what it stands for."""

    start: int
    end: int
    head_start: int
    head_end: int
    keys: tuple[str, ...]
    pronoun: bool
    place: bool = False


@dataclass(slots=True)
class Score:
    """Counts over documents."""

    wanted: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    good: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def evaluate(shared: Path) -> dict[str, float]:
    """Shares of names, pronouns and both that are right, and of ours that touch one; dev documents."""
    score = score_of(shared, "dev")
    figures = {"n": float(sum(score.wanted.values())), "all right": _share(score.right, score.wanted)}
    for kind in ("name", "pronoun"):
        figures[f"{kind}s right"] = share(score.right[kind], score.wanted[kind])
        figures[f"{kind}s precision"] = share(score.good[kind], score.given[kind])
    return figures


def _share(part: Counter[str], whole: Counter[str]) -> float:
    return share(sum(part.values()), sum(whole.values()))


def score_of(shared: Path, partition: str, *, half: int | None = None) -> Score:
    """The score over the documents of a partition, or over every second of them."""
    score = Score()
    for number, document in enumerate(gum.documents(shared, partition, GENRES)):
        if half is None or number % 2 == half:
            judge(document, tuple(ours(document)), score)
    return score


def ours(document: gum.GumText) -> Iterator[Ours]:
    """Our mentions of the document's actors and places."""
    article = make_article(document.text, published=document.published)
    parsed = parse.parse(article, text.clean(article.text))
    when, cast = times.find(parsed), actors.find(parsed)
    where = places.find(parsed, cast)
    yield from _mentions(parsed, coreference.resolve(parsed, cast, when.records))
    for place in where.records:
        yield Ours(place.start, place.end, place.start, place.end, (_key(place),), pronoun=False, place=True)


def _key(place: Place) -> str:
    if place.precision == "country" and place.country is not None:
        return place.country
    return f"place {place.geonames_id or place.name}"


def _mentions(document: Document, cast: Cast) -> Iterator[Ours]:
    for mention in cast.mentions:
        span, head = document.span(mention.first, mention.last), document.span(mention.head, mention.head + 1)
        pronoun = mention.how == "pronoun"
        yield Ours(span.start, span.end, head.start, head.end, mention.actors, pronoun)


def judge(document: gum.GumText, found: tuple[Ours, ...], score: Score) -> None:
    """Adds one document's mentions to the score."""
    gold = [(entity, mention) for entity in document.entities for mention in entity.mentions]
    pairs = {index: _matching(mention, found) for index, (_, mention) in enumerate(gold)}
    match = _match(gold, pairs)
    for index, (entity, mention) in enumerate(gold):
        if mention.kind == "other":
            continue
        stands = pairs[index]
        right = stands is not None and match.get(entity.id) in stands.keys and len(stands.keys) == 1
        right = right or (stands is not None and _is_group(document, stands, match, entity, mention))
        if stands is not None:
            score.given[mention.kind] += 1
            score.good[mention.kind] += right
        if entity.named:
            score.wanted[mention.kind] += 1
            score.right[mention.kind] += right
            if not right:
                score.notes.append(_note(document, entity, mention, stands))


def _is_group(
    document: gum.GumText, stands: Ours, match: Mapping[int, str], entity: gum.Entity, mention: gum.Mention
) -> bool:
    """Several actors for a chain of several: right where they are the chain's match as a whole."""
    return match.get(entity.id) == " ".join(stands.keys)


def _matching(mention: gum.Mention, found: tuple[Ours, ...]) -> Ours | None:
    """Ours with the same head: an actor's mention before a place, and the longest of several."""
    if mention.kind == "pronoun":
        same = [each for each in found if each.head_start == mention.head_start and each.pronoun]
        return same[0] if same else None
    near = [
        each
        for each in found
        if mention.start <= each.head_start < mention.end
        and each.start < mention.head_end
        and mention.head_start < each.end
        and not each.pronoun
    ]
    return min(near, key=lambda each: (each.place, each.start - each.end), default=None)


def _match(gold: list[tuple[gum.Entity, gum.Mention]], pairs: Mapping[int, Ours | None]) -> Mapping[int, str]:
    """The key of ours that stands for each entity: one to one, the named ones first, most shared mentions first.

    An actor is somebody named before it is a "we" that nobody names.
    """
    shared: Counter[tuple[int, str]] = Counter()
    for index, (entity, _) in enumerate(gold):
        stands = pairs[index]
        if stands is not None:
            shared[entity.id, " ".join(stands.keys)] += 1
    match: dict[int, str] = {}
    used: set[str] = set()
    named = {entity.id for entity, _ in gold if entity.named}
    for entity_id, key in sorted(shared, key=lambda pair: (pair[0] not in named, -shared[pair], pair)):
        if entity_id not in match and key not in used:
            match[entity_id] = key
            used.add(key)
    return match


def _note(document: gum.GumText, entity: gum.Entity, mention: gum.Mention, stands: Ours | None) -> str:
    said = document.text[mention.start : mention.end]
    gold = max((document.text[m.start : m.end] for m in entity.mentions if m.kind == "name"), key=len, default="?")
    context = document.text[max(mention.start - 60, 0) : mention.end + 40].replace("\n", " | ")
    got = "nothing" if stands is None else " ".join(stands.keys)
    return f"{document.name[4:]} {entity.type} {mention.kind}: {said!r} = {gold[:40]!r}, got {got}: ...{context}"


def main(arguments: list[str]) -> None:
    """Prints the figures of the partitions named, and with --errors what was missed."""
    shared = shared_folder()
    for partition in [each for each in arguments if not each.startswith("-")]:
        for half in (0, 1, None) if "--halves" in arguments else (None,):
            score = score_of(shared, partition, half=half) if shared is not None else Score()
            _tell(partition, half, score, errors="--errors" in arguments)


def _tell(partition: str, half: int | None, score: Score, *, errors: bool) -> None:
    print(f"{partition} half {half}: all {_share(score.right, score.wanted):.3f} of {sum(score.wanted.values())}")
    for kind in ("name", "pronoun"):
        recall, precision = share(score.right[kind], score.wanted[kind]), share(score.good[kind], score.given[kind])
        print(f"  {kind}s right {recall:.3f} of {score.wanted[kind]}; precision {precision:.3f} of {score.given[kind]}")
    for note in score.notes if errors else ():
        print("  ", note)


if __name__ == "__main__":
    main(sys.argv[1:])
