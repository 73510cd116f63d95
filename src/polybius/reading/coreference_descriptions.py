"""Descriptions of one party: "the Sahelian nation", "the bloc", "the company", and the way to all the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from polybius import knowledge, vocabulary
from polybius.knowledge import Group, Organisation, State
from polybius.reading import actors_make as make
from polybius.reading.actors_words import words
from polybius.reading.coreference_agreement import small_words
from polybius.reading.coreference_members import members_of
from polybius.reading.coreference_nouns import DescribedNoun, Resolved, noun_at, region_in
from polybius.reading.coreference_owned import owned, owner_of
from polybius.reading.coreference_people import aged, pair, person
from polybius.reading.coreference_scene import SUBJECTS, Scene
from polybius.reading.coreference_several import several
from polybius.reading.document import CastMention

FAR = 4
"""Sentences that the antecedent of a description may lie back: descriptions carry a noun and reach further."""


def describe(scene: Scene, token: Token) -> bool:
    """Resolves the description headed by a token, if it is one; says whether it was."""
    if aged(scene, token):
        return True
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    held = scene.by_head.get(token.i)
    noun = noun_at(scene, token)
    owner = owner_of(scene, noun)
    if owner is not None:
        return owned(scene, noun, owner, held)
    if held is not None and not _may_be_renamed(scene, noun, held):
        found = person(scene, noun) if _is_definite(scene, noun) and held.how == "description" else None
        found = found if found is None or scene.by_head.get(token.i) is held else None
    else:
        many = noun.plural and held is None
        found = (members_of(scene, noun) or several(scene, noun)) if many else _one(scene, noun)
    if found is None:
        return False
    scene.add(noun.first, noun.last, token.i, found[0], "group" if len(found[0]) > 1 else "description", found[1])
    return True


def _may_be_renamed(scene: Scene, noun: DescribedNoun, held: CastMention) -> bool:
    """ "The company", "the court": a noun of the vocabulary whose owner the phrase itself does not name."""
    bare = all(scene.where.name_at[token.i] is None for token in noun.before)
    return held.how == "description" and bare and not noun.plural and scene.where.term_at[noun.head.i] is not None


def _one(scene: Scene, noun: DescribedNoun) -> Resolved | None:
    """A singular description: definite, and of a kind that has been named."""
    if not _is_definite(scene, noun):
        return None
    barred = small_words("neighbouring", scene.where.language)
    if any(token.lower_ in barred for token in noun.before) or _is_named(noun):
        return None
    names = (scene.where.name_at[token.i] for token in noun.before)
    if any(name is not None and isinstance(name.of, Group | Organisation) for name in names):
        return None  # "the Boko Haram organisation" is named, not described
    named = pair(scene, noun) or person(scene, noun) or _by_its_noun(scene, noun) or _again(scene, noun)
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


def _is_definite(scene: Scene, noun: DescribedNoun) -> bool:
    return bool(noun.before) and noun.before[0].lower_ in words("definite", scene.where.language)


def _by_its_noun(scene: Scene, noun: DescribedNoun) -> Resolved | None:
    """ "The court" after "the International Court of Justice": a named body whose name has the noun."""
    word = str(noun.head.lemma_).lower()
    if any(scene.where.name_at[token.i] is not None for token in noun.before):
        return None  # "the Chadian state" is no "Islamic State"
    for mention in scene.backward(noun.first, sentences=FAR):
        actor = scene.actors[mention.actors[0]]
        proper = mention.how == "name" and len(mention.actors) == 1 and actor.kind not in {"person", "state", "people"}
        if proper and word in actor.name.lower().split() and mention.head != noun.head.i:
            return mention.actors, "the body of that name"
    return None


def _again(scene: Scene, noun: DescribedNoun) -> Resolved | None:
    """ "The team" after "the Kenyan team": the same noun alone, of whoever had it last."""
    if len(noun.before) != 1 or scene.where.term_at[noun.head.i] is None or noun.head.dep_ == "compound":
        return None
    for mention in scene.backward(noun.first, sentences=FAR):
        same = str(scene.where.doc[mention.head].lemma_).lower() == str(noun.head.lemma_).lower()
        if same and mention.how == "description" and len(mention.actors) == 1:
            return mention.actors, "the same noun, whose party was named before"
    return None


def _is_named(noun: DescribedNoun) -> bool:
    """ "The group Friends of Peace": the name that follows says which."""
    doc, last = noun.head.doc, noun.last
    return last < len(doc) and doc[last].pos_ == "PROPN" and not doc[last].is_sent_start


def _last(scene: Scene, noun: DescribedNoun, kind: str) -> Resolved | None:
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


def _described(scene: Scene, noun: DescribedNoun) -> Resolved | None:
    """ "The alliance": an organisation that the knowledge says is called so; of several, the one named last."""
    known = knowledge.load(scene.where.language)
    phrase = noun.head.doc[noun.first : noun.last].text.lower()
    called = [each for each in known.organisations.values() if phrase in each.descriptions]
    named = scene.last_of(noun.first, ids=[each.id for each in called])
    if named is not None:
        return named.actors, f"called {phrase!r}, and named before"
    return ((scene.actor(make.of_organisation(called[0])),), f"called {phrase!r}") if len(called) == 1 else None


def _could_be(scene: Scene, noun: DescribedNoun, id: str) -> bool:
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


def _state(scene: Scene, noun: DescribedNoun) -> Resolved | None:
    """A state: the one of the region or adjective in the phrase, else the one that the sentence is about."""
    if noun.head.dep_ == "compound":
        return None  # "the state department"
    known = knowledge.load(scene.where.language)
    for token in noun.before:
        name = scene.where.name_at[token.i]
        if name is not None and isinstance(name.of, State):
            return (scene.actor(make.of_state(name.of)),), "named in the phrase"
    called = _called(noun, scene.where.language)
    if called is not None:
        return (scene.actor(make.of_state(known.states[called])),), "what only this state is called"
    region = region_in(scene, noun)
    if region is not None:
        found = _recent_state(scene, noun, frozenset(region.members))
        why = f"the state of {region.name} in focus"
    else:
        found = _home(scene, noun) or _recent_state(scene, noun, None)
        why = "the state in focus"
    return None if found is None else ((scene.actor(make.of_state(known.states[found])),), why)


@dataclass(frozen=True, slots=True)
class StateDescription:
    """An entry of what writers call one state."""

    state: str
    words: tuple[str, ...]
    definition: str
    example: str
    counter: str


def _called(noun: DescribedNoun, language: str) -> str | None:
    """The state that alone is called so: "the self-ruled island"."""
    phrase = noun.head.doc[noun.first + 1 : noun.last].text.lower()
    entries = vocabulary.load("state_descriptions", StateDescription, language=language)
    return next((entry.state for entry in entries if phrase in entry.words), None)


def _home(scene: Scene, noun: DescribedNoun) -> str | None:
    """ "The country" in a sentence about the article's scene: that of the subject, if it is the main state."""
    first = scene.sentences[scene.sentence_of[noun.head.i]][0]
    for token in noun.head.doc[first : noun.first]:
        mention = scene.by_head.get(token.i)
        if mention is not None and token.dep_ in SUBJECTS and len(mention.actors) == 1:
            party = scene.actors[mention.actors[0]].party
            if party is not None and party == scene.focus.main:
                return party
    return None


def _against_main(scene: Scene, noun: DescribedNoun, mention: CastMention, party: str | None) -> str | None:
    """The state mentioned last, if it is the main one or what its sentence is about; else the main one if that is near,
    and nothing if it is not."""
    main = scene.focus.main
    here = scene.sentence_of[mention.head] == scene.sentence_of[noun.head.i]
    if main is None or party == main or here:
        return party
    near = (m.actors[0] for m in scene.backward(noun.first, sentences=2) if len(m.actors) == 1)
    about = any(scene.actors[each].party == main for each in near)
    subject = scene.where.doc[mention.head].dep_ in SUBJECTS
    return (None if about else party) if subject else main if about else None


def _recent_state(scene: Scene, noun: DescribedNoun, among: frozenset[str] | None) -> str | None:
    """The state whose name, adjective or people were mentioned last; the main state where that is none of them."""
    known, main = knowledge.load(scene.where.language), scene.focus.main
    if among is not None:
        last = scene.last_of(noun.first, parties=sorted(among & known.states.keys()))
        return scene.actors[last.actors[0]].party if last is not None else main if main in among else None
    for mention in scene.backward(noun.first, sentences=FAR):
        if len(mention.actors) == 1 and mention.how != "metonym":
            party = scene.actors[mention.actors[0]].party
            if party in known.states:
                return _against_main(scene, noun, mention, party)
    return main
