"""Fits the ranker of antecedents on GUM's training documents, and writes its weights.

    python -m training.fit_coreference SHARED           # cross-validate by document, fit on all, write the weights
    python -m training.fit_coreference SHARED --dry     # cross-validate only

A conditional logit: of each pronoun of the third person the candidates that GUM puts into the same chain are right,
all of them; where none is, "none of them" is. The loss is the negative logarithm of what the right ones get together,
with a quadratic penalty, minimised by gradient descent with momentum from zero: no randomness. While features are
collected, pronouns are given what GUM says they stand for. Numpy is needed here and not at run time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from evaluation import gum
from polybius.reading import actors, coreference, coreference_ranker, parse, text
from polybius.reading.coreference_features import Question, alone, features
from polybius.reading.coreference_ranker import Model, Ranked
from polybius.reading.coreference_scene import Scene
from polybius.reading.coreference_story import Candidate, Story
from polybius.reading.coreference_voices import Voices
from polybius.reading.document import Document
from polybius.records import Span, make_article

GENRES = ("news", "interview", "speech", "bio", "academic", "voyage", "textbook", "conversation")
OUT = Path(coreference_ranker.__file__).with_name(coreference_ranker.WEIGHTS)
FOLDS = 5
PENALTY = 1.0
"""Of the squared weights, against the sum of the losses: of 0.3, 1 and 3 the best in cross-validation."""

STEPS, RATE, MOMENTUM = 300, 0.5, 0.9
RARE = 5
"""Features that fewer candidates have are left out."""

PRECISION = {"he": 0.85, "it": 0.75, "they": 0.75}
"""What a threshold must reach on the documents left out: of pronouns given to a party, the share given rightly."""

LEAST = 45
"""Percent from which something is said at all: what is less likely than not is left alone."""

CLASSES = ("he", "it", "they")


@dataclass(frozen=True, slots=True)
class Example:
    """One pronoun: the features of its candidates, their keys, which are right; the last is "none of them"."""

    document: str
    wanted: str
    rows: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...]
    parties: tuple[bool, ...]
    right: tuple[bool, ...]


@dataclass(slots=True)
class Teacher:
    """Answers from GUM, and keeps the questions."""

    name: str
    chains: dict[int, int]
    examples: list[Example] = field(default_factory=list)

    def decide(self, story: Story, voices: Voices, asked: Question) -> Ranked:
        """The nearest right candidate."""
        chain = self.chains.get(asked.token.i)
        rows, keys, parties, right = [], [], [], []
        chosen: Candidate | None = None
        for each, names in features(story, voices, asked):
            same = chain is not None and each.kind != "several" and self.chains.get(each.token.i) == chain
            same = same or (
                each.kind == "several" and chain is not None and self.chains.get(-each.token.i - 1) == chain
            )
            rows.append(names)
            keys.append(each.key)
            parties.append(bool(each.actors))
            right.append(same)
            chosen = chosen or (each if same else None)
        rows.append(alone(asked))
        self.examples.append(
            Example(self.name, asked.wanted, tuple(rows), (*keys, ""), (*parties, False), (*right, chosen is None))
        )
        return Ranked(chosen, 1.0, None, 0.0, chosen is not None)


def collect(shared: Path) -> list[Example]:
    """The pronouns of all training documents."""
    found: list[Example] = []
    for each in gum.documents(shared, "train", GENRES):
        article = make_article(each.text, published=each.published)
        document = parse.parse(article, text.clean(article.text))
        teacher = Teacher(each.name, chains_of(document, each))
        coreference.walk(Scene.of(document, actors.find(document)), teacher.decide)
        found.extend(teacher.examples)
    return found


def chains_of(document: Document, gold: gum.GumText) -> dict[int, int]:
    """Token to chain, by heads; for "X and Y" under the negative number of X, less one."""
    chains: dict[int, int] = {}
    mentions = [m for entity in gold.chains for m in entity.mentions]
    for mention in sorted(mentions, key=lambda m: m.start - m.end):
        first, last = document.tokens(Span(mention.head_start, mention.head_end, ""))
        start, end = document.tokens(Span(mention.start, mention.end, ""))
        joined = next((t for t in document.doc[start:end] if t.n_rights and t.dep_ != "conj" and t.conjuncts), None)
        if joined is not None and any(start <= c.i < end for c in joined.conjuncts):
            chains[-joined.i - 1] = mention.entity
            continue
        for index in range(first, last):
            chains[index] = mention.entity
    return chains


@dataclass(frozen=True, slots=True)
class Matrix:
    """The examples of a class as arrays: candidates by features, and where each example begins."""

    rows: np.ndarray
    right: np.ndarray
    starts: np.ndarray


def names_of(examples: Iterable[Example]) -> list[str]:
    """The features that are not rare, in order."""
    count: dict[str, int] = {}
    for example in examples:
        for row in example.rows:
            for name in row:
                count[name] = count.get(name, 0) + 1
    return sorted(name for name, number in count.items() if number >= RARE)


def matrix(examples: Sequence[Example], names: Sequence[str]) -> Matrix:
    """Examples as arrays."""
    index = {name: at for at, name in enumerate(names)}
    size = sum(len(example.rows) for example in examples)
    rows, right, starts = np.zeros((size, len(names)), dtype=np.float32), np.zeros(size), []
    at = 0
    for example in examples:
        starts.append(at)
        for row, good in zip(example.rows, example.right, strict=True):
            for name in row:
                if name in index:
                    rows[at, index[name]] = 1.0
            right[at] = good
            at += 1
    return Matrix(rows, right, np.array(starts))


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The weights of a class."""
    names = names_of(examples)
    data = matrix(examples, names)
    weights, speed = np.zeros(len(names)), np.zeros(len(names))
    lengths = np.diff([*data.starts, len(data.right)])
    for _ in range(STEPS):
        scores = data.rows @ weights
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, data.starts), lengths))
        shares = raised / np.repeat(np.add.reduceat(raised, data.starts), lengths)
        good = shares * data.right
        posterior = good / np.repeat(np.add.reduceat(good, data.starts) + 1e-12, lengths)
        slope = (data.rows.T @ (shares - posterior) + PENALTY * weights) / len(examples)
        speed = MOMENTUM * speed - RATE * slope
        weights = weights + speed
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model gives for an example: how sure, whether it is a party, whether it is right."""

    probability: float
    party: bool
    right: bool
    could: bool  # a party among the candidates is right


def answers(examples: Iterable[Example], weights: dict[str, float]) -> Iterator[Answer]:
    """The model's answers, as `coreference_ranker.rank` would give them."""
    for example in examples:
        scores = np.array([sum(weights.get(name, 0.0) for name in row) for row in example.rows])
        shares = np.exp(scores - scores.max())
        shares = shares / shares.sum()
        by_key: dict[str, float] = {}
        for key, share in zip(example.keys, shares, strict=True):
            by_key[key] = by_key.get(key, 0.0) + float(share)
        best = max(by_key, key=lambda key: by_key[key])
        at = [number for number, key in enumerate(example.keys) if key == best]
        could = any(r and p for r, p in zip(example.right, example.parties, strict=True))
        yield Answer(by_key[best], example.parties[at[0]], any(example.right[n] for n in at), could)


def threshold(found: Sequence[Answer], precision: float) -> float:
    """The least probability from which the answers with a party are right often enough."""
    for step in range(LEAST, 95, 5):
        given = [each for each in found if each.party and each.probability >= step / 100]
        if given and sum(each.right for each in given) / len(given) >= precision:
            return step / 100
    return 0.9


def report(found: Sequence[Answer], at: float) -> str:
    """Recall of pronouns that stand for a party, and precision of those given to one."""
    given = [each for each in found if each.party and each.probability >= at]
    right, could = sum(each.right for each in given), sum(each.could for each in found)
    return f"right {right / max(could, 1):.3f} of {could}, precision {right / max(len(given), 1):.3f} of {len(given)}"


def cross_validate(examples: Sequence[Example]) -> list[list[Answer]]:
    """The answers on each fold by a model of the others; a fold is every fifth document."""
    documents = sorted({example.document for example in examples})
    folds = []
    for fold in range(FOLDS):
        held = set(documents[fold::FOLDS])
        weights = fit([example for example in examples if example.document not in held])
        folds.append(list(answers([e for e in examples if e.document in held], weights)))
    return folds


def main(arguments: Sequence[str]) -> None:
    """Cross-validates and fits each class."""
    examples = collect(Path(arguments[0]))
    weights: dict[str, dict[str, float]] = {}
    thresholds: dict[str, float] = {}
    for wanted in CLASSES:
        own = [example for example in examples if example.wanted == wanted]
        folds = cross_validate(own)
        thresholds[wanted] = threshold([each for fold in folds for each in fold], PRECISION[wanted])
        print(wanted, len(own), "threshold", thresholds[wanted])
        print("  all folds:", report([each for fold in folds for each in fold], thresholds[wanted]))
        for number, fold in enumerate(folds):
            print(f"  fold {number}:", report(fold, thresholds[wanted]))
        weights[wanted] = fit(own)
    if "--dry" not in arguments:
        model = Model(weights, thresholds)
        OUT.write_text(json.dumps({"weights": model.weights, "thresholds": model.thresholds}, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
