"""What belongs to somebody: "its forces", "his country", "their Chadian counterparts", "its member nations"."""

from __future__ import annotations

from polybius import knowledge
from polybius.reading import actors_make as make
from polybius.reading.actors_phrases import is_possessive
from polybius.reading.coreference_agreement import small_words
from polybius.reading.coreference_nouns import DescribedNoun
from polybius.reading.coreference_scene import Scene
from polybius.reading.document import CastMention


def owner_of(scene: Scene, noun: DescribedNoun) -> CastMention | None:
    """The possessive pronoun or possessor of the phrase, where that is a party."""
    for token in noun.before:
        if token.tag_ == "PRP$":
            return scene.by_head.get(token.i)
        following = token.nbor(1)
        if token.i in scene.by_head and is_possessive(following) and following.i < noun.head.i:
            return scene.by_head[token.i]
    return None


def owned(scene: Scene, noun: DescribedNoun, owner: CastMention, held: CastMention | None) -> bool:
    """ "Its forces", "their Chadian counterparts", "its member nations"."""
    term = scene.where.term_at[noun.head.i]
    if _is_counterpart(scene, noun):
        return _counterparts(scene, noun, owner, held)
    if "member" in noun.of and noun.plural:
        return _members(scene, noun, owner)
    if "state" in noun.of and not noun.plural and str(noun.head.lemma_).lower() in _own_state(scene):
        return _country_of(scene, noun, owner)
    if held is not None or term is None or term.head != noun.head.i:
        return False
    if term.noun.generic and term.noun.id != "leaders":
        return False
    parties = tuple(dict.fromkeys(p for each in owner.actors if (p := _party(scene, each)) is not None))
    bodies = tuple(each for each in owner.actors if scene.actors[each].kind in _BODIES)
    sector = term.title.sector if term.title is not None and not term.noun.weak else term.noun.sector
    if bodies and (term.noun.weak or sector in _OF_A_BODY):  # "the group's leader", "the movement's fighters"
        scene.add(noun.first, noun.last, noun.head.i, bodies, "description", f"of {', '.join(bodies)}")
        return True
    actors = [scene.actor(make.of_sector(party, sector, scene.where.language)) for party in parties]
    if actors:
        scene.add(noun.first, noun.last, noun.head.i, actors, "description", f"of {', '.join(owner.actors)}")
    return bool(actors)


def _own_state(scene: Scene) -> frozenset[str]:
    return small_words("own-state", scene.where.language)


def _country_of(scene: Scene, noun: DescribedNoun, owner: CastMention) -> bool:
    """ "His country": the state that the owner counts under."""
    known = knowledge.load(scene.where.language)
    parties = [known.states.get(scene.actors[each].party or "") for each in owner.actors]
    actors = [scene.actor(make.of_state(state)) for state in parties if state is not None]
    if actors:
        scene.add(noun.first, noun.last, noun.head.i, actors, "description", f"the state of {', '.join(owner.actors)}")
    return bool(actors)


_BODIES = frozenset({"group", "ism", "company", "ngo", "media"})


_OF_A_BODY = frozenset({"GOV", "MIL", "REB", "PRM"})
"""Sectors of which a group's own people are no more than the group."""


def _party(scene: Scene, id: str) -> str | None:
    """What a part of an actor is counted under, as `actors_make.of_sector` takes it."""
    actor = scene.actors[id]
    if actor.kind == "region":
        return actor.id
    return actor.party


def _is_counterpart(scene: Scene, noun: DescribedNoun) -> bool:
    return str(noun.head.lemma_).lower() in small_words("counterparts", scene.where.language)


def _counterparts(scene: Scene, noun: DescribedNoun, owner: CastMention, held: CastMention | None) -> bool:
    """The named state's people of the sector that the owner has."""
    if held is None:
        return False
    sectors = {scene.actors[each].sector for each in owner.actors} - {None}
    sector = next(iter(sectors)) if len(sectors) == 1 else None
    parties = [party for each in held.actors if (party := _party(scene, each)) is not None]
    if sector is None or not parties:
        return False
    actors = [scene.actor(make.of_sector(party, sector, scene.where.language)) for party in parties]
    scene.add(noun.first, noun.last, noun.head.i, actors, "description", f"the sector of {', '.join(owner.actors)}")
    return True


def _members(scene: Scene, noun: DescribedNoun, owner: CastMention) -> bool:
    """The states that belonged to the owner on the article's day."""
    known, on = knowledge.load(scene.where.language), scene.document.article.published
    states = [state for each in owner.actors for state in known.members(each, on)]
    actors = [scene.actor(make.of_state(known.states[state])) for state in states if state in known.states]
    if actors:
        scene.add(noun.first, noun.last, noun.head.i, actors, "group", f"members of {', '.join(owner.actors)}")
    return bool(actors)
