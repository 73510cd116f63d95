"""The ranker of antecedents: a conditional logit over the candidates of a pronoun and "none of them".

Fitted on GUM's training documents by training/fit_coreference.py; the weights are data beside this module, and
training/cards/coreference.md is the model's card. A score is the sum of the weights of the features that are there.
Candidates that mean the same share their probability.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import msgspec

from polybius.reading.coreference_features import Question, alone, features
from polybius.reading.coreference_story import Candidate, Story
from polybius.reading.coreference_voices import Voices

WEIGHTS = "coreference_weights.json"


class Model(msgspec.Struct, frozen=True):
    """Of each class of pronouns the weights of its features, and the probability below which nothing is said."""

    weights: Mapping[str, Mapping[str, float]]
    thresholds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidate that is likeliest with its probability, and the one after it; None is "none of them"."""

    chosen: Candidate | None
    probability: float
    second: Candidate | None
    rest: float
    sure: bool


@cache
def load() -> Model:
    """The weights that are shipped."""
    return msgspec.json.decode(resources.files(__package__ or "").joinpath(WEIGHTS).read_bytes(), type=Model)


def rank(story: Story, voices: Voices, asked: Question, model: Model) -> Ranked:
    """What a pronoun stands for, by the model."""
    weights = model.weights[asked.wanted]
    scored = [(each, sum(weights.get(name, 0.0) for name in names)) for each, names in features(story, voices, asked)]
    nothing = sum(weights.get(name, 0.0) for name in alone(asked))
    top = max([nothing, *(score for _, score in scored)])
    shares: dict[str, float] = {"": math.exp(nothing - top)}
    for each, score in scored:
        shares[each.key] = shares.get(each.key, 0.0) + math.exp(score - top)
    firsts: dict[str, Candidate | None] = {"": None}
    for each, _ in scored:
        firsts.setdefault(each.key, each)
    ordered = sorted(shares, key=lambda key: -shares[key])
    whole, best, after = sum(shares.values()), ordered[0], ordered[1] if len(ordered) > 1 else ""
    share = shares[best] / whole
    rest = shares[after] / whole if len(ordered) > 1 else 0.0
    return Ranked(firsts[best], share, firsts[after], rest, share >= model.thresholds[asked.wanted])
