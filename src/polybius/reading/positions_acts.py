"""Positions that no word of stance states: what an act implies, what a party announces of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from polybius.reading.document import Cast, Document
from polybius.reading.fillers import Filler
from polybius.reading.issue_contents import content_head
from polybius.reading.issue_themes import end_or_means
from polybius.reading.issue_turns import Landing, land, names_people
from polybius.reading.issues import Issue, issue_at
from polybius.reading.position_drafts import Draft, names_party, private
from polybius.reading.predicates import matches
from polybius.reading.roles import subjects
from polybius.reading.slots import usual
from polybius.reading.stances import OPPOSITE, alleged, conditional, stance_words
from polybius.reading.status import denied
from polybius.records import Event, Stance, Statement

IMPLIED: Mapping[str, Stance] = {
    "REQUEST": "for",
    "REJECT": "against",
    "AGREE": "for",
    "SUPPORT": "for",
    "THREATEN": "for",
    "CONCEDE": "for",
}
"""The stance that an act implies on its content."""

WEIGHT, ANNOUNCED = 0.6, 0.5
"""What an act and an announcement are worth beside a word of stance."""


def from_event(document: Document, cast: Cast, event: Event) -> Iterator[Draft]:
    """Where the actors of an event stand on its content: who asks for it is for it, who refuses it against it."""
    language = document.article.language
    stance = IMPLIED.get(event.type)
    if event.type == "ACCUSE" and "disapprove" in event.modes:
        stance = "against"
    first, last = document.tokens(event.trigger)
    if stance is None or first == last or not event.actors or event.status in {"hypothetical", "negated"}:
        return
    token = document.doc[first]
    if alleged(token, language) or all(private(cast.actors[i]) for i in event.actors):
        return
    if not all(m.sense.stands for m in matches(token, language)[:1] if not m.sense.negated):
        return
    stance = _stated(token, language) or stance
    turned = event.type not in {m.sense.type for m in matches(token, language) if not m.sense.negated}
    holders = _holders(document, cast, event)
    landing = _landing(document, cast, token, stance, turned, last)
    if landing is None or not holders:
        return
    issue = issue_at(document, cast, landing, event.actors, own=turned)
    if issue is None or names_party(issue, cast):
        return
    if issue.parties and issue.parties <= cast.parties(event.actors) and cast.at(issue.head) is not None:
        return  # what the act governs are its own doers (*were named as participants*)
    if issue.theme is None and not issue.template and cast.at(issue.head) is not None and event.type == "THREATEN":
        return  # whom one threatens is no issue
    final = "conditional" if landing.stance in OPPOSITE and conditional(token, language) else landing.stance
    kind = end_or_means(issue, usual="means")
    rule = f"implied by the act: {event.type.lower()}"
    yield Draft(
        token,
        holders,
        issue,
        final,
        kind,
        rule,
        WEIGHT,
        event.actors,
        passed=landing.passed,
        span=range(first, last),
        refers=landing.head,
    )


def _holders(document: Document, cast: Cast, event: Event) -> tuple[Filler, ...]:
    heads = (document.doc[document.tokens(span)[1] - 1] for span in event.actor_spans)
    return tuple(Filler("event", m) for head in heads if (m := cast.at(head)) is not None)


def _landing(document: Document, cast: Cast, token: Token, stance: Stance, turned: bool, last: int) -> Landing | None:
    """What the act is about. An act that time or negation has turned into another ("will not talk" is a refusal) is its
    own content, and so is one that gives something up: who lifts an embargo is against it."""
    if turned:
        own = land(token, "for", cast)
        flip = stance if not denied(token, document.article.language) else OPPOSITE[stance]
        final = own.stance if flip == "for" else OPPOSITE.get(own.stance, own.stance)
        return Landing(own.head, final, own.passed, own.who)
    ways = usual(document.article.language, "content")
    head = content_head(token, ways)
    if token.pos_ == "AUX" and any(m.sense.negated for m in matches(token, document.article.language)[:1]):
        about = next(iter(subjects(token)), None)  # what is not up for discussion is the subject
        return Landing(about, stance) if about is not None else None
    if head is not None and token.i < last - 1 == head.i:
        return None  # the word is part of the act itself: to express concern
    if head is None:
        asked = _elliptic(document, token)
        return land(asked, stance, cast) if asked is not None else None
    if head is not None and names_people(head, document.article.language):
        head = content_head(token, ("aim",)) or head  # whom one gives a week to act
    own = land(token, "for", cast)
    if own.passed and own.passed[0] == token.i and own.head == land(head, "for", cast).head:
        return Landing(own.head, own.stance, (), own.who) if stance == "for" else own
    return land(head, stance, cast)


def _stated(token: Token, language: str) -> Stance | None:
    """The stance that the sense itself states, against what its type would imply."""
    return next((m.sense.stance for m in matches(token, language) if m.sense.stance), None)


def _elliptic(document: Document, token: Token) -> Token | None:
    """The content of a bare refusal or consent ("they refused"): what was asked just before, in the same sentence."""
    before = [t for t in document.doc[token.sent.start : token.i] if t.pos_ == "VERB" and t.dep_ in {"xcomp", "ccomp"}]
    asked = [t for t in before if any(m.sense.type == "REQUEST" for m in matches(t.head, document.article.language))]
    return asked[-1] if asked else None


def from_statement(document: Document, cast: Cast, statement: Statement) -> Iterator[Draft]:
    """Where the speakers of a statement stand: on acts of their own that they say they will or will not do, and on what
    they say must or must not be."""
    language = document.article.language
    words = stance_words(language)
    first, last = document.tokens(statement.content)
    own = cast.parties(statement.speakers)
    if not own or first == last or all(private(cast.actors[i]) for i in statement.speakers):
        return
    for verb in (t for t in document.doc[first:last] if t.pos_ in {"VERB", "AUX"} and _is_main(t, first, last)):
        auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        if auxiliaries & set(words["own-will"]):
            doers = [m for s in subjects(verb) if (m := cast.at(s)) is not None and m.actors]
            if any(own & cast.parties(m.actors) for m in doers) and matches(verb, language):
                holders = tuple(Filler("subject", m) for m in doers)
                yield from _told(document, cast, verb, holders, (), "announced by the holder")
        elif auxiliaries & set(words["should"]) and any(c.pos_ in {"NOUN", "PROPN"} for c in _subjects_as_told(verb)):
            yield from _told(document, cast, verb, (), statement.speakers, "said to be due by the holder")


def _subjects_as_told(verb: Token) -> Iterator[Token]:
    """The subjects of a verb as they stand, of a passive too."""
    yield from (c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"})


def _is_main(verb: Token, first: int, last: int) -> bool:
    """Is a verb that of the statement itself, and not of a clause inside it?"""
    at = verb
    while at.dep_ == "conj" and at.head.pos_ in {"VERB", "AUX"}:
        at = at.head
    return at.head == at or (at.dep_ == "ccomp" and not first <= at.head.i < last)


def _told(
    document: Document, cast: Cast, verb: Token, holders: tuple[Filler, ...], ids: tuple[str, ...], rule: str
) -> Iterator[Draft]:
    language = document.article.language
    landing = land(verb, "for", cast)
    whose = ids or tuple(i for filler in holders for i in filler.mention.actors)
    issue: Issue | None = issue_at(document, cast, landing, whose, own=not ids)
    if issue is None or names_party(issue, cast) or verb.sent[-1].text == "?":
        return
    stance: Stance = "conditional" if _under_condition(verb, language) else landing.stance
    kind = end_or_means(issue, usual="means")
    span = range(verb.i, verb.i + 1)
    yield Draft(
        verb, holders, issue, stance, kind, rule, ANNOUNCED, ids, passed=landing.passed, span=span, refers=landing.head
    )


def _under_condition(verb: Token, language: str) -> bool:
    """Does the clause of an announced act have a condition of its own?"""
    opened = stance_words(language)["if"]
    clauses = (c for c in verb.children if c.dep_ == "advcl")
    return conditional(verb, language) or any(c.lower_ in opened for clause in clauses for c in clause.children)
