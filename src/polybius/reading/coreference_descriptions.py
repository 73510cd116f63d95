"""Descriptions: "the Sahelian nation", "the bloc", "all four countries", "its forces", "their Chadian counterparts"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from polybius import knowledge, vocabulary
from polybius.knowledge import Region, State
from polybius.reading import actors_make as make
from polybius.reading.actors_phrases import is_possessive, start
from polybius.reading.actors_words import words
from polybius.reading.coreference_pronouns import small_words
from polybius.reading.coreference_scene import SUBJECTS, Scene
from polybius.reading.document import CastMention

FAR = 4
"""Sentences that the antecedent of a description may lie back: descriptions carry a noun and reach further."""

PAIR = 2

LISTED = 6
"""Sentences after which "both countries" means the two states that the article is about and no earlier list."""

FEW = 8
"""A region of more states than this is not meant one by one."""

Of = Literal["state", "organisation", "group", "region", "company", "side", "member"]
Resolved = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """An entry of descriptions.yaml."""

    id: str
    of: Of
    words: tuple[str, ...]
    definition: str
    example: str
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun phrase ``[first, last)`` around a describing noun."""

    first: int
    last: int
    head: Token
    of: frozenset[Of]
    plural: bool
    before: tuple[Token, ...]


def describe(scene: Scene, token: Token) -> bool:
    """Resolves the description headed by a token, if it is one; says whether it was."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    held = scene.by_head.get(token.i)
    noun = _noun(scene, token)
    owner = _owner(scene, noun)
    if owner is not None:
        return _owned(scene, noun, owner, held)
    if held is not None and not _may_be_renamed(scene, noun, held):
        return False
    found = _several(scene, noun) if noun.plural and held is None else _one(scene, noun)
    if found is None:
        return False
    scene.add(noun.first, noun.last, token.i, found[0], "group" if len(found[0]) > 1 else "description", found[1])
    return True


def _may_be_renamed(scene: Scene, noun: _Noun, held: CastMention) -> bool:
    """ "The company", "the court": a noun of the vocabulary whose owner the phrase itself does not name."""
    bare = all(scene.where.name_at[token.i] is None for token in noun.before)
    return held.how == "description" and bare and not noun.plural and scene.where.term_at[noun.head.i] is not None


def _noun(scene: Scene, token: Token) -> _Noun:
    lemma = str(token.lemma_).lower()
    of = _index(scene.where.language).get(lemma, frozenset())
    first = start(scene.where, token.i)
    return _Noun(first, token.i + 1, token, of, token.tag_ in {"NNS", "NNPS"}, tuple(token.doc[first : token.i]))


def _owner(scene: Scene, noun: _Noun) -> CastMention | None:
    """The possessive pronoun or possessor of the phrase, where that is a party."""
    for token in noun.before:
        if token.tag_ == "PRP$":
            return scene.by_head.get(token.i)
        following = token.nbor(1)
        if token.i in scene.by_head and is_possessive(following) and following.i < noun.head.i:
            return scene.by_head[token.i]
    return None


def _owned(scene: Scene, noun: _Noun, owner: CastMention, held: CastMention | None) -> bool:
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


def _country_of(scene: Scene, noun: _Noun, owner: CastMention) -> bool:
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


def _is_counterpart(scene: Scene, noun: _Noun) -> bool:
    return str(noun.head.lemma_).lower() in small_words("counterparts", scene.where.language)


def _counterparts(scene: Scene, noun: _Noun, owner: CastMention, held: CastMention | None) -> bool:
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


def _members(scene: Scene, noun: _Noun, owner: CastMention) -> bool:
    """The states that belonged to the owner on the article's day."""
    known, on = knowledge.load(scene.where.language), scene.document.article.published
    states = [state for each in owner.actors for state in known.members(each, on)]
    actors = [scene.actor(make.of_state(known.states[state])) for state in states if state in known.states]
    if actors:
        scene.add(noun.first, noun.last, noun.head.i, actors, "group", f"members of {', '.join(owner.actors)}")
    return bool(actors)


def _one(scene: Scene, noun: _Noun) -> Resolved | None:
    """A singular description: definite, and of a kind that has been named."""
    if not noun.before or noun.before[0].lower_ not in words("definite", scene.where.language):
        return None
    barred = small_words("neighbouring", scene.where.language)
    if any(token.lower_ in barred for token in noun.before) or _is_named(noun):
        return None
    named = _by_its_noun(scene, noun)
    if named is not None:
        return named
    if "state" in noun.of:
        return _state(scene, noun)
    if "organisation" in noun.of and (found := _described(scene, noun)) is not None:
        return found
    for kind in ("organisation", "group", "company", "region"):
        if kind in noun.of:
            found = _last(scene, noun, kind)
            if found is not None:
                return found
    return None


def _by_its_noun(scene: Scene, noun: _Noun) -> Resolved | None:
    """ "The court" after "the International Court of Justice": a named body whose name has the noun."""
    word = str(noun.head.lemma_).lower()
    for mention in scene.backward(noun.first, sentences=FAR):
        actor = scene.actors[mention.actors[0]]
        proper = mention.how == "name" and len(mention.actors) == 1 and actor.kind not in {"person", "state", "people"}
        if proper and word in actor.name.lower().split() and mention.head != noun.head.i:
            return mention.actors, "the body of that name"
    return None


def _is_named(noun: _Noun) -> bool:
    """ "The group Friends of Peace": the name that follows says which."""
    doc, last = noun.head.doc, noun.last
    return last < len(doc) and doc[last].pos_ == "PROPN" and not doc[last].is_sent_start


def _last(scene: Scene, noun: _Noun, kind: str) -> Resolved | None:
    """The party of a kind that was named last."""
    wanted = _KINDS[kind]
    for mention in scene.backward(noun.first, sentences=FAR):
        fitting = len(mention.actors) == 1 and scene.actors[mention.actors[0]].kind in wanted
        if fitting and _is_proper(scene, mention) and _could_be(scene, noun, mention.actors[0]):
            return mention.actors, f"the {kind} named last"
    return None


def _is_proper(scene: Scene, mention: CastMention) -> bool:
    """A name, or a phrase for a body that has one: "a Houthi spokesman"."""
    return mention.how != "description" or mention.actors[0] in knowledge.load(scene.where.language).groups


def _described(scene: Scene, noun: _Noun) -> Resolved | None:
    """ "The alliance": an organisation that the knowledge says is called so; of several, the one named last."""
    known = knowledge.load(scene.where.language)
    phrase = noun.head.doc[noun.first : noun.last].text.lower()
    called = [each for each in known.organisations.values() if phrase in each.descriptions]
    ids = {each.id for each in called}
    for mention in scene.backward(noun.first, sentences=len(scene.sentences)):
        if len(mention.actors) == 1 and mention.actors[0] in ids:
            return mention.actors, f"called {phrase!r}, and named before"
    return ((scene.actor(make.of_organisation(called[0])),), f"called {phrase!r}") if len(called) == 1 else None


def _could_be(scene: Scene, noun: _Noun, id: str) -> bool:
    """A ministry is no "group", and "the Chadian group" is one of Chad."""
    group = knowledge.load(scene.where.language).groups.get(id)
    names = [name for token in noun.before if (name := scene.where.name_at[token.i]) is not None]
    states = {name.of.iso3 for name in names if isinstance(name.of, State)}
    actor = scene.actors[id]
    return not (group is not None and group.kind == "organ") and states <= {actor.country, actor.party}


_KINDS: Mapping[str, frozenset[str]] = {
    "organisation": frozenset({"igo", "ngo"}),
    "group": frozenset({"group", "ism"}),
    "company": frozenset({"company", "mnc"}),
    "region": frozenset({"region"}),
}


def _region(scene: Scene, noun: _Noun) -> Region | None:
    for token in noun.before:
        name = scene.where.name_at[token.i]
        if name is not None and isinstance(name.of, Region):
            return name.of
    return None


def _state(scene: Scene, noun: _Noun) -> Resolved | None:
    """A state: the one of the region or adjective in the phrase, else the one that the sentence is about."""
    known = knowledge.load(scene.where.language)
    for token in noun.before:
        name = scene.where.name_at[token.i]
        if name is not None and isinstance(name.of, State):
            return (scene.actor(make.of_state(name.of)),), "named in the phrase"
    region = _region(scene, noun)
    if region is not None:
        found = _recent_state(scene, noun, frozenset(region.members))
        why = f"the state of {region.name} in focus"
    else:
        found = _home(scene, noun) or _recent_state(scene, noun, None)
        why = "the state in focus"
    return None if found is None else ((scene.actor(make.of_state(known.states[found])),), why)


def _home(scene: Scene, noun: _Noun) -> str | None:
    """ "The country" in a sentence about the article's scene: that of the subject, if it is the main state."""
    first = scene.sentences[scene.sentence_of[noun.head.i]][0]
    for token in noun.head.doc[first : noun.first]:
        mention = scene.by_head.get(token.i)
        if mention is not None and token.dep_ in SUBJECTS and len(mention.actors) == 1:
            party = scene.actors[mention.actors[0]].party
            if party is not None and party == scene.focus.main:
                return party
    return None


def _recent_state(scene: Scene, noun: _Noun, among: frozenset[str] | None) -> str | None:
    """The state whose name, adjective or people were mentioned last; the main state where that is none of them."""
    known = knowledge.load(scene.where.language)
    for mention in scene.backward(noun.first, sentences=FAR if among is None else len(scene.sentences)):
        if len(mention.actors) != 1 or (among is None and mention.how == "metonym"):
            continue
        party = scene.actors[mention.actors[0]].party
        if party in known.states and (among is None or party in among):
            return party
    main = scene.focus.main
    return main if main is not None and (among is None or main in among) else None


def _several(scene: Scene, noun: _Noun) -> Resolved | None:
    """A plural description: states of a region, or parties listed before; by number where one is given."""
    if not noun.of & {"state", "side"}:
        return None
    region = _region(scene, noun)
    if region is not None:
        return _of_region(scene, noun, region)
    number, other = _number(scene, noun), _has(scene, noun, "other")
    if number is None and not (noun.before and noun.before[0].lower_ in _definite(scene)):
        return None
    wanted = number + 1 if number is not None and other else number
    for last, group in reversed(scene.groups):
        if last > noun.first or (wanted is not None and len(group) != wanted):
            continue
        if "state" in noun.of and not _all_states(scene, group):
            continue
        if wanted is None and scene.sentence_of[noun.first] - scene.sentence_of[last - 1] > 2:
            return None
        if scene.sentence_of[noun.first] - scene.sentence_of[last - 1] > LISTED and number == PAIR and scene.focus.pair:
            break
        members = _without_focus(scene, group) if other else tuple(_states_of(scene, group))
        return (members, "the parties listed before") if len(set(members)) > 1 else None
    return _pair(scene) if number == PAIR and not other else None


def _pair(scene: Scene) -> Resolved | None:
    """ "The two sides": the two states that the article is about."""
    known = knowledge.load(scene.where.language)
    states = [known.states[each] for each in scene.focus.pair if each in known.states]
    if len(states) != PAIR:
        return None
    return tuple(scene.actor(make.of_state(state)) for state in states), "the two states that the article is about"


def _definite(scene: Scene) -> frozenset[str]:
    return words("definite", scene.where.language) | small_words("several", scene.where.language)


def _has(scene: Scene, noun: _Noun, name: str) -> bool:
    return any(token.lower_ in small_words(name, scene.where.language) for token in noun.before)


def _number(scene: Scene, noun: _Noun) -> int | None:
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


def _of_region(scene: Scene, noun: _Noun, region: Region) -> Resolved | None:
    """The states of a region among those listed before, else all of a small region."""
    for last, group in reversed(scene.groups):
        members = [each for each in _states_of(scene, group) if scene.actors[each].party in region.members]
        if last <= noun.first and len(members) > 1:
            return tuple(members), f"of those listed before, the states of {region.name}"
    known = knowledge.load(scene.where.language)
    if 0 < len(region.members) <= FEW:
        states = [known.states[each] for each in region.members if each in known.states]
        return tuple(scene.actor(make.of_state(state)) for state in states), f"the states of {region.name}"
    return (scene.actor(make.of_region(region)),), f"the states of {region.name} as one"


@cache
def _index(language: str) -> Mapping[str, frozenset[Of]]:
    index: dict[str, set[Of]] = {}
    for entry in vocabulary.load("descriptions", Description, language=language):
        for word in entry.words:
            index.setdefault(word.split(" ")[-1], set()).add(entry.of)
    return {word: frozenset(of) for word, of in index.items()}
