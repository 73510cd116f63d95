"""Who calls whom what: the labels and loaded words that each outlet and each speaker gives to a party.

Beside them stand the other names by which an outlet calls the same party in its own voice, so that "the regime" of one
can be held against "the government" of another. Every wording leads back to its records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from polybius.records import Actor, Framing, FramingKind, How, Mention, Reading, Statement, Voice

NAMING: frozenset[How] = frozenset({"name", "demonym", "metonym", "description"})
"""Expressions that call a party something; a pronoun does not."""
NAMES = 3
"""Other names of a party that are told for an outlet, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a wording stands: the record, its article, and the words with the noun that they colour."""

    framing: str
    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that one outlet, or one speaker in it, uses of a party. ``speaker`` is None in the outlet's own voice."""

    outlet: str | None
    voice: Voice
    speaker: str | None
    kind: FramingKind
    words: str
    count: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What an outlet calls a party besides, in its own voice, and how often."""

    outlet: str | None
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Party:
    """A party, what it is called, and by whom. ``id`` and ``name`` are None for those that no reading identifies."""

    id: str | None
    name: str | None
    wordings: tuple[Wording, ...]
    names: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet and the number of its articles."""

    outlet: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Report:
    """The outlets that were read, and the parties that are called something, the most often called first."""

    outlets: tuple[Outlet, ...]
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class _Use:
    """One wording of one article, of one party."""

    party: str | None
    outlet: str | None
    speaker: str | None
    framing: Framing
    passage: Passage


@dataclass(frozen=True, slots=True)
class Told:
    """What one reading adds to a report; much smaller than the reading itself."""

    outlet: str | None
    uses: tuple[_Use, ...]
    names: tuple[tuple[str, str], ...]
    actors: tuple[tuple[str, str], ...]


def told(reading: Reading) -> Told:
    """The wordings and names of one reading."""
    actors = {actor.id: actor for actor in reading.actors}
    speakers = {statement.id: _speaker(statement, actors) for statement in reading.statements}
    uses = []
    for framing in reading.framings:
        span = framing.evidence[0]
        passage = Passage(framing.id, reading.article.id, span.start, span.end, span.text)
        speaker = speakers.get(framing.statement or "")
        known: list[str | None] = [each for each in framing.about if _is_somebody(actors[each])]
        uses += [_Use(party, reading.article.outlet, speaker, framing, passage) for party in known or [None]]
    names = tuple((mention.actors[0], _plain(mention.text)) for mention in _own_mentions(reading))
    return Told(reading.article.outlet, tuple(uses), names, tuple((a.id, a.name) for a in reading.actors))


def report(every: Iterable[Told]) -> Report:
    """The report over readings, each given by `told`. The same readings in any order give the same report."""
    parts = list(every)
    outlets = Counter(part.outlet for part in parts)
    uses: dict[str | None, list[_Use]] = {}
    names: dict[str, Counter[tuple[str | None, str]]] = {}
    called: dict[str, str] = {}
    for part in parts:
        for use in part.uses:
            uses.setdefault(use.party, []).append(use)
        for id, words in part.names:
            names.setdefault(id, Counter())[part.outlet, words] += 1
        for id, name in part.actors:
            called[id] = min(name, called.get(id, name))
    found = [
        Party(id, called.get(id) if id else None, _wordings(those), _named(names.get(id or "", Counter())))
        for id, those in uses.items()
    ]
    ordered = sorted(found, key=lambda party: (party.id is None, -_own(party), -len(party.wordings), party.id or ""))
    listed = sorted(outlets.items(), key=lambda item: (item[0] is None, item[0] or ""))
    return Report(tuple(Outlet(outlet, count) for outlet, count in listed), tuple(ordered))


def _own(party: Party) -> int:
    """How often outlets themselves call a party something."""
    return sum(wording.count for wording in party.wordings if wording.voice == "outlet")


def _wordings(uses: Iterable[_Use]) -> tuple[Wording, ...]:
    """The uses by who says what; the words are those with the noun that they colour, by which a reader knows them."""
    groups: dict[tuple[str, ...], list[_Use]] = {}
    for use in uses:
        words = _plain(use.framing.evidence[0].text)
        key: tuple[str, ...] = (use.outlet or "", use.framing.voice, use.speaker or "", use.framing.kind, words)
        groups.setdefault(key, []).append(use)
    found = []
    for key, same in groups.items():
        first = same[0]
        passages = tuple(sorted((use.passage for use in same), key=lambda p: (p.article, p.start, p.framing)))
        found.append(
            Wording(
                outlet=first.outlet,
                voice=first.framing.voice,
                speaker=first.speaker,
                kind=first.framing.kind,
                words=key[-1],
                count=len(same),
                passages=passages,
            )
        )
    return tuple(sorted(found, key=lambda w: (w.outlet or "", w.voice, w.speaker or "", w.kind, -w.count, w.words)))


def _named(counts: Counter[tuple[str | None, str]]) -> tuple[Named, ...]:
    cases: dict[tuple[str | None, str], Counter[str]] = {}  # The Houthis and the Houthis are one name
    for (outlet, words), count in counts.items():
        cases.setdefault((outlet, words.casefold()), Counter())[words] += count
    merged = [
        (outlet, max(sorted(forms), key=forms.__getitem__), forms.total()) for (outlet, _), forms in cases.items()
    ]
    by_outlet: dict[str | None, list[Named]] = {}
    for outlet, words, count in sorted(merged, key=lambda each: (-each[2], each[1])):
        by_outlet.setdefault(outlet, []).append(Named(outlet, words, count))
    ordered = sorted(by_outlet.items(), key=lambda item: (item[0] is None, item[0] or ""))
    return tuple(named for _, those in ordered for named in those[:NAMES])


def _own_mentions(reading: Reading) -> Iterator[Mention]:
    """The mentions of one party each in the outlet's voice, but for those that are a judging wording themselves."""
    quoted = [s.content for s in reading.statements if s.manner == "direct"]
    judging = [span for framing in reading.framings for span in framing.evidence]
    taken = sorted((span.start, span.end) for span in (*quoted, *judging))
    reached = at = 0
    for mention in sorted(reading.mentions, key=lambda m: (m.start, m.end)):
        while at < len(taken) and taken[at][0] < mention.end:
            reached = max(reached, taken[at][1])
            at += 1
        if mention.how in NAMING and len(mention.actors) == 1 and reached <= mention.start:
            yield mention


def _is_somebody(actor: Actor) -> bool:
    """Whether an actor is a party that articles can have in common; of some only the sector is known."""
    return actor.id != actor.sector


def _speaker(statement: Statement, actors: dict[str, Actor]) -> str | None:
    names = [actors[id].name for id in statement.speakers]
    return ", ".join(names) or (_plain(statement.speaker_text) if statement.speaker_text else None)


def _plain(text: str) -> str:
    """Words as they are compared: in one line, and without quotation marks at their ends."""
    return " ".join(text.split()).strip("“”\"'‘’")
