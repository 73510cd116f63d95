"""Stage coreference: what pronouns and descriptions stand for, added to the cast.

From left to right: descriptions by rules and knowledge; relative, reflexive and reciprocal pronouns by the clause that
they stand in; the other pronouns of the third person by a ranker (`polybius.reading.coreference_ranker`) among whose
features is what the order of Hobbs (1978) finds; at last "I", "we" and "you" by who speaks. Nouns that are no party
compete for a pronoun as well: it may stand for those, and is then left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from polybius.reading import coreference_ranker as ranker
from polybius.reading.coreference_agreement import Pronoun
from polybius.reading.coreference_descriptions import describe
from polybius.reading.coreference_features import Question, question
from polybius.reading.coreference_pronouns import Found, ahead, antecedents, name_of, pronouns, sieve
from polybius.reading.coreference_ranker import Ranked
from polybius.reading.coreference_scene import Scene
from polybius.reading.coreference_story import Candidate, Class, Story
from polybius.reading.coreference_voices import Voices, first_and_second, speaker_keys
from polybius.reading.document import Cast, Document
from polybius.records import Skipped, Time

AGAINST = 0.9
"""Probability that a party needs against a noun that is none and at which the order of Hobbs has stopped: in
cross-validation on GUM 89 of 100 are right from there on, and 75 below."""

CERTAIN: Mapping[Class, float] = {"he": 0.8}
"""Probability from which the ranker overrules the order of Hobbs. In cross-validation on GUM it is right in 96 of 100
"he" from 0.8 on, where the order alone is right in 81. For "it" and "they" it never does: GUM's stand for things far
more often than those of news about states do."""

Decide = Callable[[Story, Voices, Question], Ranked]


def resolve(document: Document, cast: Cast, times: tuple[Time, ...] = ()) -> Cast:
    """The cast with pronouns and descriptions added, each with the reason for its antecedent.

    A pronoun or description without a party as its antecedent is left out. ``times`` are not needed: tokens of
    dates are no actors already.
    """
    scene = Scene.of(document, cast)
    model = ranker.load()
    walk(scene, lambda story, voices, asked: ranker.rank(story, voices, asked, model))
    return scene.cast()


def walk(scene: Scene, decide: Decide) -> None:
    """Goes through an article once, with a way to decide on pronouns of the third person."""
    voices, story = Voices.of(scene), Story.of(scene)
    for token in scene.document.doc:
        if not pronouns(scene, token, lambda at, entry: _ask(story, voices, decide, at, entry)):
            describe(scene, token)
        if token.i not in story.at:
            story.tell(token)
    first_and_second(scene, voices)


def _ask(story: Story, voices: Voices, decide: Decide, token: Token, entry: Pronoun) -> Found | None:
    """What the ranker says of a pronoun, if it is sure."""
    asked = question(story, voices, token, entry, sieve(story.scene, token, entry))
    found = _ranked(story, voices, decide, asked)
    if found is None and (found := ahead(story.scene, token, entry)) is not None:
        story.stand_for(token, Candidate(token, " ".join(found[0]), "person", found[0]))
    return found


def _ranked(story: Story, voices: Voices, decide: Decide, asked: Question) -> Found | None:
    token, ranked = asked.token, decide(story, voices, asked)
    if not is_certain(asked, ranked) and trusts_sieve(story, voices, asked):
        return _as_sieved(story, asked)
    if ranked.chosen is None:
        return None
    if not ranked.sure or (asked.sieved.stopped is not None and ranked.probability < AGAINST):
        _doubt(story.scene, token, asked, ranked)
        return None
    story.stand_for(token, ranked.chosen)
    second = name_of(story.scene, ranked.second.token) if ranked.second is not None else "nothing"
    why = f"ranked {name_of(story.scene, ranked.chosen.token)} {ranked.probability:.2f}, {second} {ranked.rest:.2f}"
    return (ranked.chosen.actors, why) if ranked.chosen.actors else None


def is_certain(asked: Question, ranked: Ranked) -> bool:
    """Does the ranker know better than the order of Hobbs?"""
    return asked.wanted in CERTAIN and ranked.probability >= CERTAIN[asked.wanted]


def trusts_sieve(story: Story, voices: Voices, asked: Question) -> bool:
    """Does the order of Hobbs have a party? Not for a "he" in a quotation: that is hardly ever its own speaker."""
    picked = asked.sieved.picked
    if picked is None or asked.wanted != "he":
        return picked is not None
    held = story.scene.by_head.get(picked.i)
    return held is None or " ".join(held.actors) not in speaker_keys(story.scene, voices, asked.token.i)


def _as_sieved(story: Story, asked: Question) -> Found | None:
    picked = asked.sieved.picked
    actors = antecedents(story.scene, picked, asked.entry) if picked is not None else ()
    if picked is None or not actors:
        return None
    if picked.i in story.at:
        story.stand_for(asked.token, story.at[picked.i])
    return actors, f"antecedent: {name_of(story.scene, picked)}"


def _doubt(scene: Scene, token: Token, asked: Question, ranked: Ranked) -> None:
    """Says why a pronoun for one person that may stand for somebody known has been left alone."""
    if ranked.chosen is None or len(ranked.chosen.actors) != 1 or asked.wanted != "he":
        return
    name = scene.actors[ranked.chosen.actors[0]].name
    why = f"may stand for {name}, or for somebody else: the text does not make it sure enough"
    span = scene.document.span(token.i, token.i + 1)
    scene.skipped.append(Skipped(stage="coreference", code="antecedent-unsure", why=why, evidence=(span,)))
