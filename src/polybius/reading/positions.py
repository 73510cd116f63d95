"""Stage positions: who is for or against what, as an end or as a means.

A position comes from a word of stance (`polybius.reading.stances`) or from an act or an announcement that implies one
(`polybius.reading.positions_acts`). Its issue is what that word governs, behind all words that turn it
(`polybius.reading.issue_turns`), so that both sides of an issue have one wording and one id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from polybius.reading.document import Cast, Document, Found, Why
from polybius.reading.fillers import fillers
from polybius.reading.issue_links import Issues
from polybius.reading.issue_turns import content_head, land
from polybius.reading.issue_wording import wording
from polybius.reading.issues import Issue, end_or_means, issue_at, side_of
from polybius.reading.position_drafts import Draft, ids_of, names_party
from polybius.reading.positions_acts import from_announcement, from_event
from polybius.reading.positions_referring import refer
from polybius.reading.predicates import kind_of, lemma
from polybius.reading.slots import usual
from polybius.reading.stances import OPPOSITE, StanceCue, cues_at, told
from polybius.reading.voices import Voices
from polybius.records import Event, Position, Span, Statement, content_id

CUE, ACT = 0.7, 0.6
"""What a word of stance and an act that implies one are worth. By precision on the sample newsroom."""


def find(
    document: Document, cast: Cast, *, events: Sequence[Event] = (), statements: Sequence[Statement] = ()
) -> Found[Position]:
    """The positions of an article, each with the passage from its holder to the end of its issue as evidence."""
    drafts = _settled(list(_drafts(document, cast, events, statements)))
    issues, voices = Issues(), Voices(document, statements)
    worded: dict[str, str] = {}
    kinds: dict[str, str] = {}
    found: list[tuple[Position, Why]] = []
    for draft in refer(drafts, cast):
        issue = issues.same(draft.issue)
        words = worded.get(issue.key) or wording(document, cast, issue)
        if words is None:
            continue
        worded[issue.key] = words
        draft = replace(draft, kind=kinds.setdefault(issue.key, draft.kind))  # type: ignore[arg-type]
        found.append(_position(document, draft, issue.key, words, voices))
    kept = _once(found)
    return Found(tuple(p for p, _ in kept), (), {p.id: why for p, why in kept})


def _drafts(
    document: Document, cast: Cast, events: Sequence[Event], statements: Sequence[Statement]
) -> Iterator[Draft]:
    language = document.article.language
    for token in document.doc:
        for cue in cues_at(token, language):
            yield from _from_cue(document, cast, token, cue)
    for event in events:
        yield from from_event(document, cast, event)
    for statement in statements:
        yield from from_announcement(document, cast, statement)


def _from_cue(document: Document, cast: Cast, token: Token, cue: StanceCue) -> Iterator[Draft]:
    language = document.article.language
    head = content_head(token, cue.content)
    stance = told(token, cue, language)
    if head is None or stance is None or lemma(head) in cue.not_content:
        return
    holders = fillers(token, cue.holders or usual(language, "holder"), cast)
    if not holders:
        return
    landing = land(head, stance, cast)
    issue = issue_at(document, cast, landing, ids_of(holders))
    if issue is not None and names_party(issue, cast):
        issue = None
    if issue is None and cue.side:
        issue = side_of(cast, landing.head)
    elif issue is None and not _refers(landing.head):
        return
    firm = cue.kind == "end" and kind_of(token) != "v"  # a goal is one by its name; what one wants may be a way
    kind = end_or_means(issue, usual=cue.kind, firm=firm) if issue is not None else cue.kind
    rule = f"stances: {cue.id} ({cue.definition})"
    yield Draft(token, holders, issue, landing.stance, kind, rule, CUE, passed=landing.passed, refers=landing.head)


def _refers(head: Token) -> bool:
    return head.pos_ == "PRON" and head.lower_ in {"it", "this", "that", "so"}


def _settled(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in order of the text, without those whose word only turns another one's stance, and those that say the
    opposite of a better one in the same sentence."""
    passed = {i for draft in drafts for i in draft.passed if i != draft.token.i}
    kept: list[Draft] = []
    said: dict[tuple[object, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.token.i, -d.weight)):
        if draft.token.i in passed or draft.token.i in {d.token.i for d in kept[-3:]} and draft.weight < CUE:
            continue
        where = (draft.token.sent.start, ids_of(draft.holders), draft.issue.key if draft.issue else None)
        held = said.setdefault(where, draft)
        if held is draft or held.stance != OPPOSITE.get(draft.stance):
            kept.append(draft)
    return kept


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


def _position(document: Document, draft: Draft, key: str, words: str, voices: Voices) -> tuple[Position, Why]:
    holders = draft.ids or ids_of(draft.holders)
    evidence = _evidence(document, draft)
    issue_id = content_id("is", key)
    position = Position(
        id=content_id("po", document.article.id, issue_id, draft.stance, evidence.start, *holders),
        holders=holders,
        issue=words,
        issue_id=issue_id,
        kind=draft.kind,
        stance=draft.stance,
        evidence=(evidence,),
        confidence=draft.weight,
        statement=voices.of(draft.token, holders),
    )
    return position, Why(draft.rule, (f"word: {draft.token.text}", f"issue: {key}"), draft.weight)


def _evidence(document: Document, draft: Draft) -> Span:
    """From the first to the last of holder, word of stance and issue, as far as they stand in one sentence."""
    sentence, issue = draft.token.sent, draft.issue
    near = [f.mention for f in draft.holders if sentence.start <= f.mention.first and f.mention.last <= sentence.end]
    marks = [draft.token.i, draft.token.i + 1, *(m.first for m in near)]
    if issue is not None and sentence.start <= issue.first and issue.last <= sentence.end:
        marks += [issue.first, issue.last]
    return document.span(min(marks), max(marks))
