"""Stage positions: who is for or against what, as an end or as a means; and where partners part ways.

A position comes from a word of stance (vocabulary/LANGUAGE/stances.yaml) or from an act that implies one: who asks
for something is for it, who refuses it is against it. Its issue is what the word governs. Two wordings are one issue
where they report the same kind of event with the same parties ("speak with the junta", "engage with the military
government"), else where they share their content words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.document import Cast, Document, Found, Why
from polybius.reading.predicates import lemma, matches, prep_objects
from polybius.reading.roles import Filler, fillers, patients, subjects
from polybius.reading.status import status_of
from polybius.records import Event, Position, PositionKind, Rift, Span, Stance, Statement, content_id

ACTOR_SLOTS = ("subject", "by", "poss", "light", "from", "modifier", "between")
LONGEST_ISSUE = 14
"""Words of an issue's wording: more is no short canonical wording any more."""

EVENT_CONTENT = ("complement", "object", "for", "of", "to", "against", "on", "with", "in", "at")
"""Where the content of an act stands, first come first served. An act that time or negation has turned into another
(*will not talk* is a refusal) is its own content."""

CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
OPPOSITE: Mapping[Stance, Stance] = {"for": "against", "against": "for"}
IMPLIED: Mapping[str, Stance] = {
    "REQUEST": "for",
    "REJECT": "against",
    "AGREE": "for",
    "SUPPORT": "for",
    "THREATEN": "for",
    "CONCEDE": "for",
    "MOBILIZE": "for",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """Words that say that parties part ways."""

    id: str
    definition: str
    example: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ends:
    """Words of ends, or of means."""

    id: str
    words: tuple[str, ...]
    definition: str
    example: str


@dataclass(frozen=True, slots=True)
class IssueWording:
    """How an issue is worded that the article names only by its opposite."""

    id: str
    wording: str
    definition: str
    example: str


@dataclass(frozen=True, slots=True)
class Issue:
    """What a position is about: the wording in the article, its head, and the key that tells issues apart."""

    head: Token
    first: int
    last: int
    key: str
    leaving: tuple[int, int] | None = None
    """Where the issue is that somebody leaves: the tokens that say who. The stance on their staying is the opposite."""


def find(
    document: Document, cast: Cast, *, events: Sequence[Event] = (), statements: Sequence[Statement] = ()
) -> Found[Position]:
    """The positions of an article, each with the passage from its holder to the end of its issue as evidence."""
    language = document.article.language
    found: dict[str, tuple[Position, Why]] = {}
    for token in document.doc:
        for cue in _cues(language).get((_kind(token), lemma(token)), ()):
            for position, why in _from_cue(document, cast, token, cue):
                found.setdefault(position.id, (position, why))
    for event in events:
        for position, why in _from_event(document, cast, event, language):
            found.setdefault(position.id, (position, why))
    kept = _once(sorted(found.values(), key=lambda each: (each[0].evidence[0].start, each[0].id)))
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


def _kind(token: Token) -> str:
    if token.pos_ in {"VERB", "AUX"}:
        return "v"
    return "n" if token.pos_ in {"NOUN", "PROPN"} else "a"


@cache
def _cues(language: str) -> Mapping[tuple[str, str], tuple[StanceCue, ...]]:
    index: dict[tuple[str, str], list[StanceCue]] = {}
    for cue in vocabulary.load("stances", StanceCue, language=language):
        for kind, words in (("v", cue.verbs), ("n", cue.nouns), ("a", cue.adjectives)):
            for word in words:
                index.setdefault((kind, word.split()[0]), []).append(cue)
    return {key: tuple(cues) for key, cues in index.items()}


@cache
def _ends(language: str) -> Mapping[str, frozenset[str]]:
    return {each.id: frozenset(each.words) for each in vocabulary.load("ends", Ends, language=language)}


def _from_cue(document: Document, cast: Cast, token: Token, cue: StanceCue) -> Iterator[tuple[Position, Why]]:
    holders = fillers(token, ACTOR_SLOTS, cast)
    head = _content_head(token, cue.content)
    if not holders or head is None:
        return
    issue = _issue(document, cast, head)
    stance = _stance(cue.stance, token, document.article.language)
    kind = cue.kind if cue.kind == "end" else _end_or_means(issue, document)
    if issue is not None and not _only_holder(issue, holders, cast):
        yield _position(document, token, holders, issue, stance, kind, f"stances: {cue.id} ({cue.definition})", 0.7)


def _from_event(document: Document, cast: Cast, event: Event, language: str) -> Iterator[tuple[Position, Why]]:
    stance = IMPLIED.get(event.type)
    if event.type == "ACCUSE" and "disapprove" in event.modes:
        stance = "against"
    first, last = document.tokens(event.trigger)
    if stance is None or first == last or not event.actors or event.status in {"hypothetical", "negated"}:
        return
    token = document.doc[first]
    stance = _stated(token, language) or stance
    turned = event.type not in {m.sense.type for m in matches(token, language)}
    head = token if turned else _content_head(token, EVENT_CONTENT)
    holders = tuple(
        Filler("event", mention)
        for span in event.actor_spans
        if (mention := cast.at(document.doc[document.tokens(span)[1] - 1])) is not None
    )
    issue = _issue(document, cast, head) if head is not None else _elliptic(document, cast, token)
    if issue is None or not holders or _only_holder(issue, holders, cast):
        return
    kind = _end_or_means(issue, document)
    rule = f"implied by the act: {event.type.lower()}"
    yield _position(document, token, holders, issue, stance, kind, rule, 0.6, ids=event.actors)


def _stated(token: Token, language: str) -> Stance | None:
    """The stance that the sense itself states, against what its type would imply."""
    return next((m.sense.stance for m in matches(token, language) if m.sense.stance), None)


def _elliptic(document: Document, cast: Cast, token: Token) -> Issue | None:
    """The issue of a bare refusal or consent ("they refused"): what was asked just before, in the same sentence."""
    before = [t for t in document.doc[token.sent.start : token.i] if t.pos_ == "VERB" and t.dep_ in {"xcomp", "ccomp"}]
    asked = [t for t in before if any(m.sense.type == "REQUEST" for m in matches(t.head, document.article.language))]
    return _issue(document, cast, asked[-1]) if asked else None


def _content_head(token: Token, ways: Sequence[str]) -> Token | None:
    """The head of what a word of stance governs."""
    for way in ways:
        if way == "complement":
            clausal = [c for c in token.children if c.dep_ in {"xcomp", "ccomp", "acl"} and c.i > token.i]
            if clausal:
                return clausal[0]
        elif way == "object":
            objects = [o for o in patients(token) if not _is_pronoun(o)]
            if objects:
                return objects[0]
        elif way == "subject":
            causes = [s for s in subjects(token.head) if s is not token] if token.dep_ == "dobj" else []
            if causes:
                return causes[0]
        else:
            reached = list(prep_objects(token, way))
            if reached:
                return reached[0]
    return None


def _is_pronoun(token: Token) -> bool:
    return token.pos_ == "PRON"


def _issue(document: Document, cast: Cast, head: Token | None) -> Issue | None:
    if head is None or head.pos_ in {"PRON", "DET", "PUNCT"}:
        return None
    inside = _extent(head)
    controller = _controller(head)
    if controller is not None:
        inside += _extent(controller)
    first, last = min(t.i for t in inside), max(t.i for t in inside) + 1
    language = document.article.language
    found = next((m for t in (head, *_below(head)) for m in matches(t, language)), None)
    parties = sorted(cast.parties(i for m in cast.within(first, last) for i in m.actors))
    if found is not None and parties:
        key = f"{_theme(found.sense.type)}|{','.join(parties)}"
        return Issue(head, first, last, key, _who_leaves(head, controller) if found.sense.type == "RETREAT" else None)
    words = sorted({lemma(t) for t in document.doc[first:last] if t.pos_ in CONTENT_WORDS and not t.is_stop})
    return Issue(head, first, last, "|".join((*words, *parties))) if words else None


def _who_leaves(head: Token, controller: Token | None) -> tuple[int, int] | None:
    """The noun phrase of those who are to leave: the controller, or a noun's *of* phrase."""
    who = controller or next(prep_objects(head, "of"), None)
    return None if who is None else (who.left_edge.i, who.i + 1)


def _controller(head: Token) -> Token | None:
    """Who is to do it, where the verb above says so: *asked the troops to leave*."""
    if head.dep_ != "xcomp":
        return None
    return next((c for c in head.head.children if c.dep_ in {"dobj", "dative"} and c.i < head.i), None)


THEMES: Mapping[str, str] = {
    "CONSULT": "talks",
    "AGREE": "talks",
    "ASSAULT": "force",
    "MOBILIZE": "force",
    "THREATEN": "force",
    "RETREAT": "presence",
    "CONCEDE": "concession",
}
"""Event types that are one issue: to meet and to negotiate; to attack and to deploy; to leave and to stay."""


def _theme(kind: str) -> str:
    return THEMES.get(kind, kind)


def _below(head: Token) -> list[Token]:
    return [t for t in head.subtree if t.i > head.i and t.dep_ in {"xcomp", "dobj", "pobj", "compound"}]


def _extent(head: Token) -> list[Token]:
    """The head with what it governs, without relative clauses, adverbial clauses and further conjuncts."""
    inside, queue = [head], [head]
    while queue:
        at = queue.pop()
        for child in at.children:
            if child.dep_ in {"relcl", "advcl", "punct", "appos", "parataxis", "mark", "cc"}:
                continue
            if child.dep_ == "conj" and child.pos_ == "VERB":
                continue
            inside.append(child)
            queue.append(child)
    return inside


def _only_holder(issue: Issue, holders: Sequence[Filler], cast: Cast) -> bool:
    """An issue that is just the holder's own name is none."""
    own = {(f.mention.first, f.mention.last) for f in holders}
    return any(first <= issue.first and issue.last <= last for first, last in own)


def _stance(stance: Stance, token: Token, language: str) -> Stance:
    judged = status_of(token, language)
    if judged.status == "negated":
        return OPPOSITE.get(stance, stance)
    conditional = any(word.lower() in {"if", "unless"} for word in judged.because)
    return "conditional" if conditional else stance


def _end_or_means(issue: Issue | None, document: Document) -> PositionKind:
    if issue is None:
        return "means"
    words = _ends(document.article.language)
    lemmas = [lemma(t) for t in document.doc[issue.first : issue.last]]
    if any(word in words["ways"] for word in lemmas) or ("|" in issue.key and issue.key.split("|")[0] in THEMES.values()):
        return "means"
    return "end" if any(word in words["order-and-peace"] for word in lemmas) else "means"


def _position(
    document: Document,
    token: Token,
    holders: Sequence[Filler],
    issue: Issue,
    stance: Stance,
    kind: PositionKind,
    rule: str,
    weight: float,
    ids: tuple[str, ...] = (),
) -> tuple[Position, Why]:
    who = ids or tuple(dict.fromkeys(i for f in holders for i in f.mention.actors))
    evidence = _evidence(document, token, holders, issue)
    issue_id = content_id("is", issue.key)
    stance = OPPOSITE.get(stance, stance) if issue.leaving else stance
    wording = _wording(document, issue)
    identity = content_id("po", document.article.id, issue_id, stance, evidence.start, *who)
    position = Position(
        id=identity,
        holders=who,
        issue=wording,
        issue_id=issue_id,
        kind=kind,
        stance=stance,
        evidence=(evidence,),
        confidence=weight,
    )
    return position, Why(rule, (f"word: {token.text}", f"issue: {issue.key}"), weight)


def _evidence(document: Document, token: Token, holders: Sequence[Filler], issue: Issue) -> Span:
    sentence = token.sent
    near = [f.mention for f in holders if sentence.start <= f.mention.first and f.mention.last <= sentence.end]
    marks = [token.i, token.i + 1, *(m.first for m in near)]
    if sentence.start <= issue.first and issue.last <= sentence.end:
        marks += [issue.first, issue.last]
    return document.span(min(marks), max(marks))


def _wording(document: Document, issue: Issue) -> str:
    """The issue in the article's words, shortened."""
    first, last = issue.leaving or (issue.first, issue.last)
    tokens = [t for t in document.doc[first:last] if not t.is_space]
    while tokens and tokens[0].pos_ in {"PART", "PUNCT", "ADP", "SCONJ"}:
        tokens = tokens[1:]
    text = "".join(t.text_with_ws for t in tokens[:LONGEST_ISSUE]).strip(' ,;:“”"')
    return _templates(document.article.language)["presence"].format(who=text) if issue.leaving else text


@cache
def _templates(language: str) -> Mapping[str, str]:
    return {each.id: each.wording for each in vocabulary.load("issues", IssueWording, language=language)}


def rifts(document: Document, cast: Cast, positions: Sequence[Position]) -> Found[Rift]:
    """Pairs of parties that share an end and part over the means, each with the positions that show it."""
    by_party: dict[str, list[Position]] = {}
    for position in positions:
        for party in sorted(cast.parties(position.holders)):
            by_party.setdefault(party, []).append(position)
    divided_in_words = _divisions(document, cast)
    found: list[tuple[Rift, Why]] = []
    for one, other in combinations(sorted(by_party), 2):
        rift = _rift(document, one, other, by_party, divided_in_words.get(frozenset((one, other))))
        if rift is not None:
            found.append(rift)
    return Found(tuple(r for r, _ in found), (), {r.id: why for r, why in found})


def _rift(
    document: Document, one: str, other: str, by_party: Mapping[str, Sequence[Position]], said: Span | None
) -> tuple[Rift, Why] | None:
    mine, theirs = by_party[one], by_party[other]
    shared = [p for p in (*mine, *theirs) if p.kind == "end" and _meets(p, mine, theirs, same=True)]
    divided = [p for p in (*mine, *theirs) if p.kind == "means" and _meets(p, mine, theirs, same=False)]
    if not shared or not divided:
        return None
    records = list({p.id: p for p in (*shared, *divided)}.values())
    evidence = tuple(dict.fromkeys(([said] if said else []) + [span for p in records for span in p.evidence]))
    confidence = 0.8 if said else 0.6
    rift = Rift(
        id=content_id("ri", document.article.id, one, other, *(p.id for p in records)),
        pair=(one, other),
        shared=tuple(dict.fromkeys(p.id for p in shared)),
        divided=tuple(dict.fromkeys(p.id for p in divided)),
        evidence=evidence,
        confidence=confidence,
    )
    inputs = (f"shared ends: {len(shared)}", f"divided means: {len(divided)}", f"said in words: {bool(said)}")
    return rift, Why("rifts: a shared end and divided means", inputs, confidence)


def _meets(position: Position, mine: Sequence[Position], theirs: Sequence[Position], *, same: bool) -> bool:
    """Does the other side hold a position on the same issue, with the same or the opposite stance?"""
    wanted = position.stance if same else OPPOSITE.get(position.stance)
    sides = [s for s in (mine, theirs) if any(p.issue_id == position.issue_id and p.stance == wanted for p in s)]
    own_side_only = len(sides) == 1 and any(p.id == position.id for p in sides[0])
    return len(sides) == 2 if same else bool(sides) and not own_side_only


@cache
def _division_words(language: str) -> frozenset[tuple[str, str]]:
    loaded = vocabulary.load("divisions", Division, language=language)
    pairs = ((d, kind, words) for d in loaded for kind, words in (("v", d.verbs), ("n", d.nouns), ("a", d.adjectives)))
    return frozenset((kind, word) for _, kind, words in pairs for word in words)


def _divisions(document: Document, cast: Cast) -> Mapping[frozenset[str], Span]:
    """Pairs of parties of whom a sentence says outright that they part ways."""
    found: dict[frozenset[str], Span] = {}
    for token in document.doc:
        if (_kind(token), lemma(token)) not in _division_words(document.article.language):
            continue
        sentence = token.sent
        parties: list[str] = []
        for mention in cast.within(sentence.start, sentence.end):
            parties.extend(sorted(cast.parties(mention.actors)))
        for pair in combinations(dict.fromkeys(parties), 2):
            found.setdefault(frozenset(pair), document.span(sentence.start, sentence.end))
    return found
