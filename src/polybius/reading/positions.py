"""Stage positions: who is for or against what, as an end or as a means.

A position comes from a word of stance (vocabulary/LANGUAGE/stances.yaml) or from an act that implies one: who asks
for something is for it, who refuses it is against it. Its issue is what the word governs (`polybius.reading.issues`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.document import Cast, Document, Found, Why
from polybius.reading.fillers import Filler, fillers
from polybius.reading.governed import lemma
from polybius.reading.issues import Issue, content_head, end_or_means, issue_at, one_key, wording
from polybius.reading.predicates import follow, kind_of, matches
from polybius.reading.slots import usual
from polybius.reading.status import status_of
from polybius.records import Event, Position, PositionKind, Span, Stance, content_id

OPPOSITE: Mapping[Stance, Stance] = {"for": "against", "against": "for"}

IMPLIED: Mapping[str, Stance] = {
    "REQUEST": "for",
    "REJECT": "against",
    "AGREE": "for",
    "SUPPORT": "for",
    "THREATEN": "for",
    "CONCEDE": "for",
}
"""The stance that an act implies on its content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceCue:
    """Words that say where somebody stands on what they govern."""

    id: str
    stance: Stance
    kind: PositionKind
    definition: str
    example: str
    counter: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    """Slots of those who hold the position, if not the usual ones."""
    not_content: tuple[str, ...] = ()
    """Heads of a content that is no issue: who declines to comment is against nothing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A position before the article's issues are told apart."""

    token: Token
    holders: tuple[Filler, ...]
    issue: Issue
    stance: Stance
    kind: PositionKind
    rule: str
    weight: float
    ids: tuple[str, ...] = ()


def find(document: Document, cast: Cast, *, events: Sequence[Event] = ()) -> Found[Position]:
    """The positions of an article, each with the passage from its holder to the end of its issue as evidence."""
    language = document.article.language
    drafts: list[Draft] = []
    for token in document.doc:
        for cue in _cues_at(token, language):
            drafts.extend(_from_cue(document, cast, token, cue))
    for event in events:
        drafts.extend(_from_event(document, cast, event, language))
    drafts.sort(key=lambda draft: (draft.token.i, draft.issue.first))
    keys = one_key([draft.issue for draft in drafts])
    kept = _once([_position(document, draft, keys[draft.issue.key]) for draft in drafts])
    return Found(tuple(p for p, _ in kept), (), {p.id: why for p, why in kept})


def _once(found: Sequence[tuple[Position, Why]]) -> list[tuple[Position, Why]]:
    """One position for each holder and issue with one stance: what is said twice has two pieces of evidence."""
    kept: dict[tuple[object, ...], tuple[Position, Why]] = {}
    for position, why in found:
        key = (position.holders, position.issue_id, position.stance)
        held = kept.get(key)
        if held is None:
            kept[key] = (position, why)
        else:
            evidence = tuple(dict.fromkeys((*held[0].evidence, *position.evidence)))
            kept[key] = (replace(held[0], evidence=evidence), held[1])
    return list(kept.values())


def _cues_at(token: Token, language: str) -> Iterator[StanceCue]:
    for rest, cue in _cues(language).get((kind_of(token), lemma(token)), ()):
        if follow(rest, token) is not None:
            yield cue


@cache
def _cues(language: str) -> Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], StanceCue], ...]]:
    index: dict[tuple[str, str], list[tuple[tuple[str, ...], StanceCue]]] = {}
    for cue in vocabulary.load("stances", StanceCue, language=language):
        for kind, words in (("v", cue.verbs), ("n", cue.nouns), ("a", cue.adjectives)):
            for word in words:
                first, *rest = word.split()
                index.setdefault((kind, first), []).append((tuple(rest), cue))
    return {key: tuple(cues) for key, cues in index.items()}


def _from_cue(document: Document, cast: Cast, token: Token, cue: StanceCue) -> Iterator[Draft]:
    holders = fillers(token, cue.holders or usual(token.doc.lang_, "holder"), cast)
    head = content_head(token, cue.content)
    if not holders or head is None or lemma(head) in cue.not_content:
        return
    issue = issue_at(document, cast, head)
    stance = _stance(cue.stance, token, document.article.language)
    firm = cue.kind == "end" and kind_of(token) != "v"  # a goal is one by its name; what one wants may be a way
    kind = "end" if firm else end_or_means(issue, document, usual=cue.kind)
    if issue is not None and not _names_party(issue, cast):
        yield Draft(token, holders, issue, stance, kind, f"stances: {cue.id} ({cue.definition})", 0.7)


def _from_event(document: Document, cast: Cast, event: Event, language: str) -> Iterator[Draft]:
    stance = IMPLIED.get(event.type)
    if event.type == "ACCUSE" and "disapprove" in event.modes:
        stance = "against"
    first, last = document.tokens(event.trigger)
    if stance is None or first == last or not event.actors or event.status in {"hypothetical", "negated"}:
        return
    token = document.doc[first]
    if not all(m.sense.stands for m in matches(token, language)[:1] if not m.sense.negated):
        return
    stance = _stated(token, language) or stance
    turned = event.type not in {m.sense.type for m in matches(token, language) if not m.sense.negated}
    # an act that time or negation has turned into another ("will not talk" is a refusal) is its own content
    head = token if turned else content_head(token, usual(language, "content"))
    holders = tuple(
        Filler("event", mention)
        for span in event.actor_spans
        if (mention := cast.at(document.doc[document.tokens(span)[1] - 1])) is not None
    )
    if head is not None and not turned and first < last - 1 == head.i:
        return  # the word is part of the act itself: to express concern
    issue = issue_at(document, cast, head, bare=turned) if head is not None else _elliptic(document, cast, token)
    if issue is None or not holders or _names_party(issue, cast):
        return
    kind = end_or_means(issue, document)
    rule = f"implied by the act: {event.type.lower()}"
    yield Draft(token, holders, issue, stance, kind, rule, 0.6, event.actors)


def _stated(token: Token, language: str) -> Stance | None:
    """The stance that the sense itself states, against what its type would imply."""
    return next((m.sense.stance for m in matches(token, language) if m.sense.stance), None)


def _elliptic(document: Document, cast: Cast, token: Token) -> Issue | None:
    """The issue of a bare refusal or consent ("they refused"): what was asked just before, in the same sentence."""
    before = [t for t in document.doc[token.sent.start : token.i] if t.pos_ == "VERB" and t.dep_ in {"xcomp", "ccomp"}]
    asked = [t for t in before if any(m.sense.type == "REQUEST" for m in matches(t.head, document.article.language))]
    return issue_at(document, cast, asked[-1]) if asked else None


def _names_party(issue: Issue, cast: Cast) -> bool:
    """An issue that is just the name of a party is none: who backs Uganda backs a party, not a way of acting."""
    named = cast.at(issue.head)
    whole = named is not None and named.first <= issue.first and issue.last <= named.last
    new = issue.head.doc[issue.first].morph.to_dict().get("Definite") == "Ind"  # "a European army" is still to be made
    return issue.leaving is None and whole and not new


def _stance(stance: Stance, token: Token, language: str) -> Stance:
    judged = status_of(token, language)
    if judged.status == "negated":
        return OPPOSITE.get(stance, stance)
    return "conditional" if judged.conditional else stance


def _position(document: Document, draft: Draft, key: str) -> tuple[Position, Why]:
    issue = draft.issue
    who = draft.ids or tuple(dict.fromkeys(i for f in draft.holders for i in f.mention.actors))
    evidence = _evidence(document, draft.token, draft.holders, issue)
    issue_id = content_id("is", key)
    stance = OPPOSITE.get(draft.stance, draft.stance) if issue.leaving else draft.stance
    position = Position(
        id=content_id("po", document.article.id, issue_id, stance, evidence.start, *who),
        holders=who,
        issue=wording(document, issue),
        issue_id=issue_id,
        kind=draft.kind,
        stance=stance,
        evidence=(evidence,),
        confidence=draft.weight,
    )
    return position, Why(draft.rule, (f"word: {draft.token.text}", f"issue: {key}"), draft.weight)


def _evidence(document: Document, token: Token, holders: Sequence[Filler], issue: Issue) -> Span:
    sentence = token.sent
    near = [f.mention for f in holders if sentence.start <= f.mention.first and f.mention.last <= sentence.end]
    marks = [token.i, token.i + 1, *(m.first for m in near)]
    if sentence.start <= issue.first and issue.last <= sentence.end:
        marks += [issue.first, issue.last]
    return document.span(min(marks), max(marks))
