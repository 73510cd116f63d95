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
from polybius.reading.governed import lemma
from polybius.reading.issue_contents import content_head
from polybius.reading.issue_links import Issues
from polybius.reading.issue_themes import end_or_means
from polybius.reading.issue_turns import Landing, land
from polybius.reading.issue_wording import wording
from polybius.reading.issues import Issue, issue_at, side_of
from polybius.reading.position_drafts import Draft, holders_of, ids_of, names_party, private
from polybius.reading.positions_acts import from_event, from_statement
from polybius.reading.positions_referring import answers, refer, refers
from polybius.reading.positions_voices import Voices
from polybius.reading.predicates import kind_of
from polybius.reading.slots import usual
from polybius.reading.stances import OPPOSITE, StanceCue, cues_at, told
from polybius.records import Event, Position, PositionKind, Span, Statement, content_id

CUE, ACT = 0.7, 0.6
"""What a word of stance and an act that implies one are worth. By precision on the sample newsroom."""


def find(
    document: Document, cast: Cast, *, events: Sequence[Event] = (), statements: Sequence[Statement] = ()
) -> Found[Position]:
    """The positions of an article, each with the passage from its holder to the end of its issue as evidence."""
    issues, voices = Issues(), Voices(document, statements)
    drafts = _settled(list(_drafts(document, cast, events, statements)), cast)
    told = [(draft, issues.same(draft.issue)) for draft in refer(drafts, cast) if draft.issue is not None]
    words = _worded(document, cast, told)
    kinds: dict[str, PositionKind] = {}
    found: list[tuple[Position, Why]] = []
    for draft, issue in told:
        if issue.key in words:
            whole = replace(draft, kind=kinds.setdefault(issue.key, draft.kind))
            found.append(_position(document, whole, issue.key, words[issue.key], voices))
    kept = _once(found)
    return Found(tuple(p for p, _ in kept), (), {p.id: why for p, why in kept})


def _worded(document: Document, cast: Cast, told: Sequence[tuple[Draft, Issue]]) -> Mapping[str, str]:
    """One wording for each issue: the first that stands for itself, else the first of those that lean on another."""
    words: dict[str, str] = {}
    leaning: set[str] = set()
    for draft, issue in told:
        own = draft.issue
        if own is None or (issue.key in words and issue.key not in leaning):
            continue
        worded = wording(document, cast, own)
        if worded is not None and (issue.key not in words or not own.leans):
            words[issue.key] = worded
            (leaning.add if own.leans else leaning.discard)(issue.key)
    return words


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
        yield from from_statement(document, cast, statement)


def _from_cue(document: Document, cast: Cast, token: Token, cue: StanceCue) -> Iterator[Draft]:
    language = document.article.language
    head = content_head(token, cue.content)
    stance = told(token, cue, language)
    if stance is None or (head is None and not cue.elliptic) or (head is not None and _no_issue(head, cue)):
        return
    holders = fillers(token, _slots(token, cue), cast)
    if not holders:
        return
    rule = f"stances: {cue.id} ({cue.definition})"
    if head is None:
        if not _says_more(token):
            yield Draft(token, holders, None, stance, cue.kind, rule, CUE)
        return
    if cue.public and all(private(actor) for actor in (cast.actors[i] for i in ids_of(holders))):
        return
    landing = Landing(head, stance, who=head) if cue.asked else land(head, stance, cast)
    if token.head == landing.head:
        landing = replace(landing, stem=token)
    issue = None if answers(landing.head) else issue_at(document, cast, landing, ids_of(holders))
    if issue is not None and names_party(issue, cast):
        issue = None
    if issue is None and cue.side:
        issue = side_of(cast, landing.head)
    elif issue is None and not refers(landing.head):
        return
    firm = cue.kind == "end" and kind_of(token) != "v"  # a goal is one by its name; what one wants may be a way
    kind = end_or_means(issue, usual=cue.kind, firm=firm) if issue is not None else cue.kind
    yield Draft(token, holders, issue, landing.stance, kind, rule, CUE, passed=landing.passed, refers=landing.head)


def _no_issue(head: Token, cue: StanceCue) -> bool:
    """A bare word that is none (*help*, *patience*), or a clause that asks or names a thing (*what they can*)."""
    bare = not any(c.dep_ in {"acl", "prep", "relcl", "dobj", "compound", "xcomp"} for c in head.children)
    asks = any(c.tag_ in {"WP", "WRB", "WDT"} for c in head.children) and head.pos_ in {"VERB", "AUX"}
    phrasal = any(c.dep_ == "prt" for c in head.children)  # to give up is not to give
    return asks or (lemma(head) in cue.not_content and not phrasal) or (bare and lemma(head) in cue.not_bare)


def _slots(token: Token, cue: StanceCue) -> Sequence[str]:
    """The slots of the holders: of a passive participle (*asked to leave, Uganda ...*) only its agent."""
    language = token.doc.lang_
    lone = token.tag_ == "VBN" and token.dep_ in {"advcl", "acl", "amod"}
    passive = lone and not any(c.dep_ == "aux" for c in token.children)
    return cue.holders or usual(language, "agent" if passive else "holder")


def _says_more(verb: Token) -> bool:
    """Does a word of stance have a content that its entry does not read? Then it refers to nothing before it."""
    objects = {"dobj", "xcomp", "ccomp", "prep", "advcl", "acl", "prt"}
    timed = {"DATE", "TIME"}
    below = [c for c in verb.children if c.dep_ in objects and c.i > verb.i and c.ent_type_ not in timed]
    below = [c for c in below if c.dep_ != "dobj" or any(True for _ in c.children)]  # to take part is one word
    return any(not any(o.ent_type_ in timed for o in c.children) for c in below)


def _settled(drafts: Sequence[Draft], cast: Cast) -> list[Draft]:
    """The drafts in order of the text, without those whose word only turns another one's stance, and those that say the
    opposite of a better one in the same sentence."""
    passed: dict[int, set[str]] = {}
    for draft in drafts:
        for index in set(draft.passed) - {draft.token.i}:
            passed.setdefault(index, set()).update(cast.parties(holders_of(draft)))
    spoken = {draft.token.i for draft in drafts if draft.weight == CUE}
    kept: list[Draft] = []
    said: dict[tuple[object, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.token.i, -d.weight)):
        if passed.get(draft.token.i, set()) & cast.parties(holders_of(draft)):
            continue
        if draft.weight < CUE and spoken & set(draft.span):
            continue
        where = (draft.token.sent.start, holders_of(draft), draft.issue.key if draft.issue else None)
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
    holders = holders_of(draft)
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
    if draft.refers is not None and draft.refers.sent.start == sentence.start:
        marks += [draft.refers.i, draft.refers.i + 1]
    if issue is not None and sentence.start <= issue.first and issue.last <= sentence.end:
        marks += [issue.first, issue.last]
    return document.span(min(marks), max(marks))
