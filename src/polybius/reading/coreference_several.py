"""Descriptions of several parties: "all four countries", "both sides", "the Sahelian states"."""

from __future__ import annotations

from collections.abc import Iterator

from polybius import knowledge
from polybius.knowledge import Region
from polybius.reading import actors_make as make
from polybius.reading.actors_words import words
from polybius.reading.coreference_agreement import OBJECTS, small_words
from polybius.reading.coreference_nouns import DescribedNoun, Resolved, region_in
from polybius.reading.coreference_scene import SUBJECTS, Scene

PAIR = 2

PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss"})
"""Parts that a party has in a clause."""

LISTED = 6
"""Sentences after which "both countries" means the two states that the article is about and no earlier list."""

FEW = 8
"""A region of more states than this is not meant one by one."""


def several(scene: Scene, noun: DescribedNoun) -> Resolved | None:
    """A plural description: states of a region, or parties listed before; by number where one is given."""
    if not noun.of & {"state", "side"}:
        return None
    region = region_in(scene, noun)
    if region is not None:
        return _of_region(scene, noun, region)
    number, other = _number(scene, noun), _has(scene, noun, "other")
    if number is None and not (noun.before and noun.before[0].lower_ in _definite(scene)):
        return None
    wanted = number + 1 if number is not None and other else number
    barred = _own_subject(scene, noun)
    for last, group in _people_first(scene, noun):
        if (wanted is not None and len(group) != wanted) or last - 1 in barred:
            continue
        if "state" in noun.of and not _all_states(scene, group):
            continue
        if wanted is None and scene.sentence_of[noun.first] - scene.sentence_of[last - 1] > 2:
            return None
        if scene.sentence_of[noun.first] - scene.sentence_of[last - 1] > LISTED and number == PAIR and scene.focus.pair:
            break
        members = _without_focus(scene, group) if other else _meant(scene, noun, group)
        return (members, "the parties listed before") if len(set(members)) > 1 else None
    return _pair(scene, noun, barred) if number == PAIR and not other else None


def _people_first(scene: Scene, noun: DescribedNoun) -> list[tuple[int, tuple[str, ...]]]:
    """The groups before a noun, the nearest first; for "leaders" those of people alone, where there is one."""
    groups = list(scene.groups_before(noun.first))
    people = [each for each in groups if all(scene.actors[id].kind == "person" for id in each[1])]
    return people if people and "person" in noun.of else groups


def _own_subject(scene: Scene, noun: DescribedNoun) -> range:
    """The tokens of the subject whose verb has the phrase as its object: "X and Y urged both countries to stop" says
    nothing of X and Y."""
    head, verb = noun.head, noun.head.head
    if head.dep_ in SUBJECTS and any(child.tag_ == "TO" for child in verb.children):
        verb = verb.head  # "urged both countries to stop"
    elif head.dep_ == "pobj" and verb.lower_ in small_words("object-prepositions", scene.where.language):
        noun_between = verb.head.dep_ in OBJECTS  # "held talks with both countries"
        verb = verb.head.head if noun_between else verb.head
    elif head.dep_ not in OBJECTS:
        return range(0)
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < head.i), None)
    return range(0) if subject is None else range(subject.left_edge.i, subject.right_edge.i + 1)


def _meant(scene: Scene, noun: DescribedNoun, group: tuple[str, ...]) -> tuple[str, ...]:
    """ "The two leaders" are people where people were listed, and else states."""
    people = all(scene.actors[each].kind == "person" for each in group)
    return group if people and "person" in noun.of else tuple(_states_of(scene, group))


def _pair(scene: Scene, noun: DescribedNoun, barred: range) -> Resolved | None:
    """ "The two sides": the only two parties of the sentence or the one before, else the states of the article."""
    near = _only_two(scene, noun, barred) if "side" in noun.of or barred else ()
    if near:
        return near, "the only two parties that the sentence or the one before names"
    known = knowledge.load(scene.where.language)
    states = [known.states[each] for each in scene.focus.pair if each in known.states]
    own = {scene.actors[each].party for at in barred if at in scene.by_head for each in scene.by_head[at].actors}
    if len(states) != PAIR or any(state.iso3 in own for state in states):
        return None
    return tuple(scene.actor(make.of_state(state)) for state in states), "the two states that the article is about"


def _only_two(scene: Scene, noun: DescribedNoun, barred: range) -> tuple[str, ...]:
    """The parties of the sentence so far, or of the one before, where they are two that have a part in their clause."""
    number = scene.sentence_of[noun.first]
    for sentence, stop in ((number, noun.first), (number - 1, noun.first)):
        if sentence < 0:
            break
        first, last = scene.sentences[sentence]
        heads = (at for at in range(first, min(last, stop)) if at in scene.by_head and at not in barred)
        parts = (scene.by_head[at] for at in heads if scene.document.doc[at].dep_ in PARTS)
        ids = tuple(dict.fromkeys(m.actors[0] for m in parts if len(m.actors) == 1 and m.how != "demonym"))
        if len(ids) == PAIR and not _one_side(scene, ids):
            return ids
        if ids:
            break
    return ()


def _one_side(scene: Scene, ids: tuple[str, ...]) -> bool:
    """Somebody and the state that he speaks for; an army and its rebels are two sides of one state."""
    one, other = (scene.actors[each] for each in ids)
    return one.party == other.party and "person" in {one.kind, other.kind}


def _definite(scene: Scene) -> frozenset[str]:
    return words("definite", scene.where.language) | small_words("several", scene.where.language)


def _has(scene: Scene, noun: DescribedNoun, name: str) -> bool:
    return any(token.lower_ in small_words(name, scene.where.language) for token in noun.before)


def _number(scene: Scene, noun: DescribedNoun) -> int | None:
    for number in range(2, 9):
        if _has(scene, noun, str(number)):
            return number
    return None


def _all_states(scene: Scene, group: tuple[str, ...]) -> bool:
    known = knowledge.load(scene.where.language)
    return all(scene.actors[each].party in known.states for each in group)


def _states_of(scene: Scene, group: tuple[str, ...]) -> Iterator[str]:
    """The parties of a group as states: countries, not their governments."""
    known = knowledge.load(scene.where.language)
    for each in group:
        party = scene.actors[each].party
        state = known.states.get(party or "")
        yield each if state is None else scene.actor(make.of_state(state))


def _without_focus(scene: Scene, group: tuple[str, ...]) -> tuple[str, ...]:
    """All but the main state; nothing where the group does not hold it, for then "other" cannot be told."""
    members = tuple(_states_of(scene, group))
    rest = tuple(each for each in members if scene.actors[each].party != scene.focus.main)
    return rest if len(rest) == len(members) - 1 else ()


def _of_region(scene: Scene, noun: DescribedNoun, region: Region) -> Resolved | None:
    """The states of a region among those listed before, else all of a small region."""
    for _, group in scene.groups_before(noun.first):
        members = [each for each in _states_of(scene, group) if scene.actors[each].party in region.members]
        if len(members) > 1:
            return tuple(members), f"of those listed before, the states of {region.name}"
    known = knowledge.load(scene.where.language)
    if 0 < len(region.members) <= FEW:
        states = [known.states[each] for each in region.members if each in known.states]
        return tuple(scene.actor(make.of_state(state)) for state in states), f"the states of {region.name}"
    return (scene.actor(make.of_region(region)),), f"the states of {region.name} as one"
