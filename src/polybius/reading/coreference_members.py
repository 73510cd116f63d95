"""The members of an organisation on the day, less those that the text takes out: "all NATO members but Hungary"."""

from __future__ import annotations

from collections.abc import Iterator

from polybius import knowledge
from polybius.knowledge import Organisation, State
from polybius.reading import actors_make as make
from polybius.reading.actors_words import words
from polybius.reading.coreference_agreement import small_words
from polybius.reading.coreference_nouns import DescribedNoun, Resolved
from polybius.reading.coreference_scene import Scene

REACH = 12
"""Tokens behind a phrase in which its exceptions stand."""


def members_of(scene: Scene, noun: DescribedNoun) -> Resolved | None:
    """ "ECOWAS member states", "the members of NATO"; not "three NATO members", of whom nobody knows which."""
    if not noun.of & {"member", "state"} or _are_some(scene, noun):
        return None
    organisation = _organisation(scene, noun)
    if organisation is None:
        return None
    known, on = knowledge.load(scene.where.language), scene.document.article.published
    out = frozenset(excepted(scene, noun.last))
    states = [known.states[iso3] for iso3 in known.members(organisation.id, on) if iso3 not in out]
    actors = tuple(scene.actor(make.of_state(state)) for state in states)
    less = f" without {', '.join(sorted(out))}" if out else ""
    return (actors, f"members of {organisation.id} on the day{less}") if actors else None


def excepted(scene: Scene, last: int) -> Iterator[str]:
    """The states that stand behind a word of exception, behind a phrase that ends at a token."""
    doc, where = scene.document.doc, scene.where
    _, end = scene.sentences[scene.sentence_of[last - 1]]
    behind = range(last, min(last + REACH, end))
    start = next((at for at in behind if doc[at].lower_ in small_words("exceptions", where.language)), None)
    if start is None:
        return
    for at in range(start, behind.stop):
        name = where.name_at[at]
        if doc[at].pos_ in {"VERB", "AUX"}:
            return
        if name is not None and name.first == at and isinstance(name.of, State):
            yield name.of.iso3


def _are_some(scene: Scene, noun: DescribedNoun) -> bool:
    language = scene.where.language
    some = words("indefinite", language) - small_words("all-of-them", language)
    return any(token.pos_ == "NUM" or token.lower_ in some for token in noun.before)


def _organisation(scene: Scene, noun: DescribedNoun) -> Organisation | None:
    """The organisation named in the phrase or behind "of"."""
    doc, where = scene.document.doc, scene.where
    of = noun.last < len(doc) and doc[noun.last].lower_ in words("belonging", where.language)
    places = [*(token.i for token in noun.before), *((noun.last + 1, noun.last + 2) if of else ())]
    for at in places:
        name = where.name_at[at] if at < len(doc) else None
        if name is not None and isinstance(name.of, Organisation) and name.of.kind == "igo":
            return name.of
    return None
