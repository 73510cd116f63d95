"""Every id that a record points at is an actor of the reading: those that only knowledge knows are added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polybius import knowledge
from polybius.records import Actor, Reading


def complete(reading: Reading) -> Reading:
    """The reading with an actor for every id that its records point at and that no mention has brought in."""
    known = {actor.id for actor in reading.actors}
    missing = sorted({each for each in _pointed_at(reading) if each not in known})
    if not missing:
        return reading
    actors = sorted((*reading.actors, *(_from_knowledge(each) for each in missing)), key=lambda actor: actor.id)
    return replace(reading, actors=tuple(actors))


def _pointed_at(reading: Reading) -> Iterator[str]:
    for actor in reading.actors:
        yield from actor.members
    for mention in reading.mentions:
        yield from mention.actors
    for event in reading.events:
        yield from (*event.actors, *event.recipients)
    for statement in reading.statements:
        yield from (*statement.speakers, *statement.addressees)
    for position in reading.positions:
        yield from position.holders
    for rift in reading.rifts:
        yield from rift.pair
    for figure in reading.figures:
        yield from figure.party
    for relation in reading.relations:
        yield from (*relation.subjects, *relation.objects)
    for framing in reading.framings:
        yield from framing.about


def _from_knowledge(identity: str) -> Actor:
    """A state or organisation by its code, with the sector after the point of a code such as ``NER.MIL``."""
    code, _, sector = identity.partition(".")
    facts = knowledge.load()
    state = facts.states.get(code)
    if state is not None:
        return Actor(id=identity, name=state.name, party=code, sector=sector or None, kind="state", country=code)
    body = facts.organisations.get(code)
    if body is not None:
        return Actor(id=identity, name=body.name, party=code, sector=body.sector, kind=body.kind)
    return Actor(id=identity, name=identity, party=code, sector=sector or None, kind="group")
