"""Bodies that the knowledge lacks, told by their own names: "Example Liberation Front", "University of Example"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polybius import knowledge
from polybius.knowledge import Region, State
from polybius.reading import actors_make as make
from polybius.reading.actors_words import bodies, words
from polybius.records import Actor


def of_body(name: Sequence[str], language: str) -> Actor:
    """The actor of a name given as its words; party and sector are None where the name does not tell them."""
    text = " ".join(name)
    state = state_in(name, language)
    return Actor(
        id=make.slug(text) or text,
        name=text,
        party=state,
        sector=sector_in(name, language),
        kind="group",
        country=state,
    )


def sector_in(name: Sequence[str], language: str) -> str | None:
    """PLOVER's sector by the last noun of a name, before any "of" or "for"; the longest entry wins."""
    low = [word.lower().replace("’", "'") for word in name]
    heads = [_before_preposition(low, language), low]
    for head in heads:
        for first in range(len(head)):
            sector = bodies(language).get(" ".join(head[first:]))
            if sector is not None:
                return sector
    return None


def state_in(name: Sequence[str], language: str) -> str | None:
    """The one state whose name or adjective stands in a name; None for several."""
    return next(iter(found)) if len(found := frozenset(_states(name, language))) == 1 else None


def _states(name: Sequence[str], language: str) -> Iterator[str]:
    known = knowledge.load(language)
    for first in range(len(name)):
        for last in range(len(name), first, -1):
            entries = known.entries(" ".join(name[first:last]))
            for entry in entries:
                if isinstance(entry.of, State):
                    yield entry.of.iso3
                elif isinstance(entry.of, Region) and len(entry.of.members) == 1:
                    yield entry.of.members[0]


def _before_preposition(low: list[str], language: str) -> list[str]:
    stops = words("owner-prepositions", language) | words("belonging", language)
    return next((low[:at] for at in range(1, len(low)) if low[at] in stops), low)
