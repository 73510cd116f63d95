"""Whether it happened: actual, historical, future, hypothetical or negated.

From the predicate upwards, every word above it that says something of its complement has its effect: negation,
auxiliaries, conditions, attitude verbs, nouns such as *threat*. The strongest effect wins; the words are data
(vocabulary/LANGUAGE/status.yaml). After the clause-level treatment of factuality in Saurí and Pustejovsky (2009),
without their degrees of certainty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.governed import fits, lemma
from polybius.reading.roles import continued
from polybius.records import Interval, Status

HISTORICAL_AFTER = dt.timedelta(days=365)
"""What ended more than a year before the article is history, not news: PLOVER leaves the span to the coder."""

GOVERNED = frozenset(
    {"xcomp", "ccomp", "pcomp", "pobj", "acl", "dobj", "prep", "acomp", "oprd", "attr", "nsubjpass", "advcl"}
)
"""Links through which a word above bears on whether what is below it happened."""

KEPT = "from"
"""The preposition with which some verbs keep somebody from what follows; words of its own in the vocabulary."""

STRENGTH = {"actual": 0, "future": 1, "hypothetical": 2, "negated": 3}
"""Of several effects the one that takes furthest from "it happened" wins."""


@dataclass(frozen=True, slots=True)
class StatusCue:
    """Words that bear on whether something happened, where they stand, and their effect."""

    id: str
    where: str
    words: tuple[str, ...]
    effect: str
    definition: str
    example: str
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status with the words that led to it."""

    status: Status
    because: tuple[str, ...] = ()
    unwilling: bool = False
    """Negated with an auxiliary of the will: *will not leave*, *does not recognise*."""
    conditional: bool = False
    """Told under a condition: *if the bloc agrees*."""


@cache
def _cues(language: str) -> Mapping[str, Mapping[str, str]]:
    where: dict[str, dict[str, str]] = {}
    for cue in vocabulary.load("status", StatusCue, language=language):
        for word in cue.words:
            where.setdefault(cue.where, {}).setdefault(word, cue.effect)
    return where


def status_of(token: Token, language: str = "en") -> Judgement:
    """Whether the event that a predicate reports happened, by the words around it alone (no dates)."""
    status, because, conditional = "actual", [], False
    conditions = _cues(language)["mark"]
    for effect, word in chain(_asked(token), _effects(token, language)):
        if effect == "same":
            continue
        because.append(word)
        conditional = conditional or word.lower() in conditions
        if effect == "negated" and status == "negated":
            status = "actual"
        elif STRENGTH[effect] > STRENGTH[status]:
            status = effect
    return Judgement(status, tuple(because), _unwilling(token, language), conditional)  # type: ignore[arg-type]


def denied(token: Token, language: str = "en") -> bool:
    """Do the words at a predicate deny it: its own, its subject's, those of its copula or of the verb that carries it?

    A report of it that is denied (*denies that it supports*) is another matter.
    """
    hosts = [token]
    while hosts[-1].dep_ in {"acomp", "attr", "prep", "pobj", "dobj"} and hosts[-1].head.pos_ in {"AUX", "VERB", "ADP"}:
        hosts.append(hosts[-1].head)
    effects = [effect for host in hosts if host.pos_ != "ADP" for effect, _ in _own(host, _cues(language))]
    return effects.count("negated") % 2 == 1


def made_up(judgement: Judgement, language: str = "en") -> bool:
    """Does a judgement rest on a word for a story or a game?"""
    return any(word.lower() in _cues(language)["story"] for word in judgement.because)


def charged(token: Token, language: str = "en") -> bool:
    """Is it what one party charges another with: *Kenya accused Uganda of attacking the port*? What somebody *is
    accused of* is told without the one who says so."""
    at = token
    for _ in range(4):
        if at.dep_ not in {"pcomp", "prep", "ccomp", "xcomp", "conj", "pobj"} or at.head == at:
            return False
        at = at.head
        if lemma(at) in _cues(language)["charge"]:
            return at.pos_ == "NOUN" or any(c.dep_ == "nsubj" for c in at.children)
    return False


def leaves_open(predicate: Token, language: str = "en") -> bool:
    """Does a predicate leave open, or deny, that its complement happens: to plan, to refuse?"""
    return _cues(language)["complement"].get(lemma(predicate)) in {"hypothetical", "negated", "future"}


def in_time(judged: Judgement, date: Interval | None, published: dt.date | None) -> Judgement:
    """The judgement once the date is known: long past is historical, after publication is future."""
    if judged.status != "actual" or date is None or published is None:
        return judged
    if date.end is not None and published - date.end > HISTORICAL_AFTER:
        return Judgement("historical", (*judged.because, f"ended {date.end}, over a year before the article"))
    if date.start is not None and date.start > published:
        return Judgement("future", (*judged.because, f"begins {date.start}, after the article"))
    return judged


def _unwilling(token: Token, language: str) -> bool:
    words = _cues(language)["volition"]
    aux = [c for c in token.children if c.dep_ == "aux" and c.lower_ in words]
    return bool(aux) and any(c.dep_ == "neg" for c in token.children)


def _asked(token: Token) -> Iterator[tuple[str, str]]:
    """What is asked is open."""
    sentence = token.sent
    if sentence[-1].text == "?" or (len(sentence) > 1 and sentence[-1].is_quote and sentence[-2].text == "?"):
        yield "hypothetical", "?"


def _effects(token: Token, language: str) -> Iterator[tuple[str, str]]:
    """Every effect on an event, from the predicate up to the first clause that tells it as a fact."""
    cues = _cues(language)
    at, shared = token, True
    for _ in range(8):
        if shared:
            yield from _reported(at, _own(at, cues), cues)
        if at.head == at:
            return
        above, link = continued(at), at.dep_
        yield from _told_of(at, above, link, cues)
        if link == "ccomp" and at.i < above.i:
            return  # a clause set side by side with, or quoted before, the one above
        if link == "pcomp" and any(c.dep_ == "nsubj" for c in at.children):
            return  # an absolute clause with a subject of its own ("with the envoy leaving")
        if (
            link == "conj"
            and at is token
            and any(c.dep_ == "cc" and c.lower_ in cues["neither"] for c in above.children)
        ):
            yield cues["neither"]["nor"], "nor"
        if link == "relcl" or (link == "conj" and any(c.dep_ == "nsubj" for c in at.children)):
            return
        shared = link != "conj"  # what is coordinated shares no more than auxiliaries
        if link == "ccomp" and cues["complement"].get(lemma(above)) == "same":
            shared = False  # who did not say whether it will attack has not said that it will not
            if any(c.dep_ == "neg" for c in above.children):
                yield "hypothetical", f"not {above.text}"
        if link == "conj":
            yield from _auxiliaries(above, at, cues)
        elif link in GOVERNED:
            yield from _governor(above, link, at, cues)
        elif link not in {"nsubj", "compound", "amod", "nmod", "appos"}:
            return
        if (
            link in {"nsubj", "advcl", "amod"}
            or (link == "prep" and above.pos_ in {"VERB", "AUX"})
            or (link == "dobj" and above.pos_ == "VERB" and not _light(above, cues))
        ):
            return
        at = above


def _told_of(at: Token, above: Token, link: str, cues: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """What is told in a story or a game, and what a report says that is said to be false."""
    if link == "pcomp" and lemma(above.head) in cues["story"]:
        yield cues["story"][lemma(above.head)], above.head.text
    content = link in {"acl", "ccomp"} or (link == "relcl" and any(c.dep_ == "mark" for c in at.children))
    if content and above.pos_ == "NOUN" and above.dep_ == "nsubj" and above.head.lemma_ == "be":
        for word in above.head.children:
            if word.dep_ == "acomp" and word.lower_ in cues["false"]:
                yield cues["false"][word.lower_], word.text


def _light(verb: Token, cues: Mapping[str, Mapping[str, str]]) -> bool:
    """A verb that its object's reality depends on: what is done to a thing is no sign that the thing is done."""
    return lemma(verb) not in cues["complement"]


def _reported(
    clause: Token, effects: Iterator[tuple[str, str]], cues: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    """The future of the past: *it announced that it would leave* tells of what lay ahead, not of a possibility."""
    above = clause.head
    told = clause.dep_ == "ccomp" and above.tag_ in {"VBD", "VBN"} and cues["complement"].get(lemma(above)) == "same"
    for effect, word in effects:
        ahead = told and effect == "hypothetical" and word.lower() in cues["volition"]
        yield ("future" if ahead else effect), word


def _own(token: Token, cues: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    for child in token.children:
        word = lemma(child)
        if child.dep_ == "neg" or (child.dep_ in {"det", "advmod", "preconj"} and word in cues["child"]):
            if child.i <= token.i + 1:  # "officers, not ships": what follows the object denies something else
                yield cues["child"].get(word, "negated"), child.text
        elif child.dep_ == "aux":
            effect = cues["aux"].get(child.lower_) or cues["aux"].get(word)
            if effect:
                yield effect, child.text
        elif child.dep_ in {"mark", "advmod"} and word in cues["mark"] and child.i < token.i:
            yield cues["mark"][word], child.text
        elif child.dep_ in {"amod", "det"} and token.pos_ == "NOUN":
            effect = cues["modifier"].get(child.lower_) or cues["modifier"].get(word)
            if effect:
                yield effect, child.text
        elif child.dep_ in {"nsubj", "nsubjpass"}:
            yield from _nobody(child, cues)
        elif child.dep_ == "prep" and child.lower_ == "in" and token.pos_ == "VERB":
            played = (noun for noun in child.children if noun.dep_ == "pobj" and lemma(noun) in cues["story"])
            yield from ((cues["story"][lemma(noun)], noun.text) for noun in played)


def _nobody(subject: Token, cues: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """A subject that is nobody denies its verb: *no government wants*, *not one of them agrees*."""
    for word in (subject, *subject.children):
        if lemma(word) in cues["child"] and word.i <= subject.i:
            yield cues["child"][lemma(word)], word.text


def _auxiliaries(verb: Token, below: Token, cues: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """A coordinated verb shares the auxiliaries and negation of the first where it has none of its own."""
    if any(c.dep_ in {"aux", "auxpass"} for c in below.children):
        return
    if below.tag_ == "VB" or below.tag_ == verb.tag_:
        yield from ((effect, word) for effect, word in _own(verb, cues) if effect != "negated" or below.tag_ == "VB")


def _governor(
    above: Token, link: str, below: Token, cues: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    word = lemma(above)
    if above.pos_ == "ADP" or link == "pcomp":
        if word in cues["preposition"]:
            yield cues["preposition"][word], above.text
        if word == "of" and above.head.lower_ in cues["short"]:
            yield cues["short"][above.head.lower_], f"{above.head.text} of"
        if word == KEPT and lemma(above.head) in cues[KEPT]:
            yield cues[KEPT][lemma(above.head)], f"{above.head.text} {above.text}"
        yield from _extraposed(above, cues)
        return
    if link == "advcl":
        if below.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in below.children):
            yield "hypothetical", f"purpose of {above.text}"
        return
    effect = cues["complement"].get(above.lower_, cues["complement"].get(word))
    infinitive = below.tag_ == "VB" and any(c.tag_ == "TO" for c in below.children)
    if effect is not None:
        yield effect, above.text
    elif infinitive and link in {"xcomp", "acl", "ccomp"}:
        yield ("future" if _is_due(above, cues) else "hypothetical"), f"{above.text} to"


def _is_due(verb: Token, cues: Mapping[str, Mapping[str, str]]) -> bool:
    """What somebody is to do is arranged (*Kenya is to host the talks*); what is hard or a plan to do is not."""
    said = any(c.dep_ in {"attr", "acomp", "prep", "expl"} for c in verb.children)
    if said or lemma(verb) not in cues["arranged"]:
        return False
    language = verb.doc.lang_
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and (subject.pos_ == "PROPN" or fits(("@people", "@forces"), lemma(subject), language))


def _extraposed(preposition: Token, cues: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """The noun that a phrase belongs to when the verb has come between: *talk grew of an intervention*."""
    verb = preposition.head
    if verb.pos_ == "VERB" and verb.i < preposition.i:
        for subject in verb.children:
            effect = cues["complement"].get(lemma(subject)) if subject.dep_ == "nsubj" else None
            if effect is not None:
                yield effect, subject.text
