"""Stage events: who did what to whom, in PLOVER's terms.

Every word that has a sense in the vocabulary of predicates may report an event. The sense whose conditions hold and
whose slots parties fill becomes an event; what stands inside a request, a refusal, a promise or a threat is its
content and no event of its own. Status comes from `polybius.reading.status`, dates from the expression that governs
the clause. Two mentions of one happening in one article become one event with several pieces of evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading import times as times_stage
from polybius.reading.document import Cast, CastMention, Document, Found, Why
from polybius.reading.predicates import Match, matches, specificity
from polybius.reading.roles import NOUN_ACTOR, NOUN_RECIPIENT, VERB_RECIPIENT, Filler, fillers, light_verb, slot
from polybius.reading.status import Judgement, in_time, status_of
from polybius.records import Event, Interval, Location, Place, Skipped, Span, Statement, Time, content_id
from polybius.vocabulary import ontology

CONTENT_TYPES = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE"})
"""Types whose complement says what is asked, refused, threatened or promised: not a happening of its own."""

CONTENT_LINKS = frozenset({"xcomp", "ccomp", "dobj", "pobj", "prep", "conj", "compound", "acl", "pcomp", "prt", "oprd"})

FUTURE_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID"), "AGREE"),
    "RETREAT": "CONCEDE",
    **dict.fromkeys(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"), "THREATEN"),
}
"""What an event is as long as it lies ahead: PLOVER's rule for the future (docs/ontology.md)."""

COOPERATION = frozenset({"verbal cooperation", "material cooperation"})

NOUN_DISCOUNT, ONE_PARTY_DISCOUNT, STATUS_DISCOUNT = 0.1, 0.1, 0.1
"""Taken off a sense's weight: nouns are vaguer than verbs; one party leaves more room for error than two; and a status
other than actual rests on words that may have been read wrongly. To be replaced by calibrated scores."""


SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"})

MUTUAL = ("with", "object", "to", "between")
"""Slots of a mutual event's other parties."""


@dataclass(frozen=True, slots=True)
class ComplementMode:
    """The mode of a request or refusal whose complement reports an event of this type."""

    type: str
    mode: str
    definition: str
    example: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sense at a token, with the parties that fill its slots."""

    match: Match
    actors: tuple[Filler, ...]
    recipients: tuple[Filler, ...]
    content: str | None

    @property
    def token(self) -> Token:
        """The trigger's first token."""
        return self.match.token


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one predicate tells it, before the tellings of one happening are put together."""

    event: Event
    why: Why
    noun: bool


def find(
    document: Document,
    cast: Cast,
    *,
    times: Sequence[Time] = (),
    places: Sequence[Place] = (),
    statements: Sequence[Statement] = (),
) -> Found[Event]:
    """The events of an article, in the order of their triggers, with what was passed over and why."""
    language = document.article.language
    candidates: dict[int, Candidate] = {}
    skipped: list[Skipped] = []
    hosts = _hosts(document, places)
    for token in document.doc:
        candidate = _candidate(token, cast, hosts, language)
        if candidate is not None:
            held = candidates.get(candidate.token.i)
            if held is None or specificity(candidate.match) > specificity(held.match):
                candidates[candidate.token.i] = candidate
        elif _has_sense(token, language):
            skipped.append(_no_party(document, token))
    told = _without_content(candidates, language)
    built = [_event(document, cast, c, tuple(times), tuple(places), tuple(statements)) for c in told]
    merged = _merge(built)
    return Found(tuple(t.event for t in merged), tuple(skipped), {t.event.id: t.why for t in merged})


def _has_sense(token: Token, language: str) -> bool:
    return token.pos_ in {"VERB", "NOUN"} and bool(matches(token, language))


def _no_party(document: Document, token: Token) -> Skipped:
    why = f"“{token.text}” may report an event, but no party to it could be told"
    return Skipped(stage="events", code="no-party", why=why, evidence=(document.span(token.i, token.i + 1),))


def _hosts(document: Document, places: Sequence[Place]) -> Mapping[int, CastMention]:
    """The state of every place, by token: a visitor to a city is received by its country."""
    hosts: dict[int, CastMention] = {}
    for place in places:
        first, last = document.tokens(place)
        if place.country and last > first:
            mention = CastMention(first, last, last - 1, (place.country,), "metonym", f"{place.name} is there")
            hosts.update(dict.fromkeys(range(first, last), mention))
    return hosts


def _candidate(token: Token, cast: Cast, hosts: Mapping[int, CastMention], language: str) -> Candidate | None:
    """The most specific sense at a token whose conditions hold and whose slots are filled."""
    if _epithet(token, cast):
        return None
    content = None
    for match in matches(token, language):
        sense = match.sense
        content = content or content_type(token, language)
        if sense.complement and not _content_fits(content, sense.complement):
            continue
        if _purpose(token) and sense.type not in SAID:
            continue
        candidate = _filled(match, cast, hosts, content)
        if candidate is not None:
            return candidate
    return None


def _epithet(token: Token, cast: Cast) -> bool:
    """A participle before its noun (*the ousted president*) is no news, unless a party stands right before it: there
    the parser has taken a verb for a participle (*The army seized power*)."""
    if token.dep_ != "amod" or token.i > token.head.i or token.tag_ not in {"VBN", "VBG", "JJ", "VBD"} or token.i == 0:
        return False
    before = cast.at(token.doc[token.i - 1])
    return before is None or before.last != token.i


def _purpose(token: Token) -> bool:
    """The purpose of another act (*flew in to meet officials*): told as its aim, not as a happening. What people
    gather or speak to demand, they do demand: verbal conflict and protest are kept."""
    return token.dep_ == "advcl" and token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.children)


def content_type(token: Token, language: str) -> str | None:
    """The event type that the complement of a predicate reports; None where it reports none."""
    for child in token.children:
        if child.i < token.i or child.dep_ not in {"xcomp", "ccomp", "acl", "pcomp", "prep", "dobj", "pobj", "oprd"}:
            continue
        for at in (child, *(c for c in child.children if c.dep_ in {"pobj", "pcomp", "dobj", "xcomp", "acl"})):
            found = matches(at, language)
            if found:
                return found[0].sense.type
    return None


def _content_fits(content: str | None, wanted: Iterable[str]) -> bool:
    return content is not None and any(each in (content, ontology.quad(content)) for each in wanted)


def _filled(match: Match, cast: Cast, hosts: Mapping[int, CastMention], content: str | None) -> Candidate | None:
    sense, token = match.sense, match.token
    noun = token.pos_ in {"NOUN", "PROPN"}
    actor_slots, recipient_slots = _slots(match, noun)
    beside = tuple(token.doc[i] for i in match.used if i != token.i)
    actors = fillers(token, actor_slots, cast, every=sense.mutual, beside=beside)
    if sense.mutual:
        actors = _join(actors, fillers(token, MUTUAL, cast, every=True, beside=beside))
        recipients: tuple[Filler, ...] = ()
    else:
        taken = {id(f.mention) for f in actors}
        others = fillers(token, recipient_slots, cast, beside=beside)
        recipients = tuple(f for f in others if id(f.mention) not in taken)
        if sense.host and not recipients:
            recipients = _hosted(token, recipient_slots, hosts)
    if not _needs_met(sense.needs, actors, recipients) or not _sectors_fit(match, actors, cast):
        return None
    return Candidate(match, actors, recipients, content)


def _hosted(token: Token, slots: Sequence[str], hosts: Mapping[int, CastMention]) -> tuple[Filler, ...]:
    reached = ((name, hosts.get(t.i)) for name in slots for t in slot(token, name))
    return tuple(Filler(name, mention) for name, mention in reached if mention is not None)[:1]


def _sectors_fit(match: Match, actors: Sequence[Filler], cast: Cast) -> bool:
    """Can somebody of these sectors do it? Workers strike, air forces strike otherwise."""
    sectors = {cast.actors[i].sector for f in actors for i in f.mention.actors}
    sense = match.sense
    if sense.sectors and not sectors & set(sense.sectors):
        return False
    return not (sense.not_sectors and sectors & set(sense.not_sectors))


def _slots(match: Match, noun: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    sense = match.sense
    if not noun:
        return sense.actor or ("subject",), sense.recipient or VERB_RECIPIENT
    actor, recipient = sense.actor or NOUN_ACTOR, sense.recipient or NOUN_RECIPIENT
    actor = ("by", *(s for s in actor if s not in {"subject", "by"}))
    recipient = tuple(s for s in recipient if s not in {"object"})
    return (("by", "of", *actor[1:]), recipient) if sense.of == "actor" else (actor, ("of", *recipient))


def _join(first: tuple[Filler, ...], second: tuple[Filler, ...]) -> tuple[Filler, ...]:
    seen = {f.mention for f in first}
    return first + tuple(f for f in second if f.mention not in seen)


def _needs_met(needs: str, actors: tuple[Filler, ...], recipients: tuple[Filler, ...]) -> bool:
    if needs == "both":
        return bool(actors) and bool(recipients)
    if needs in {"actor", "recipient"}:
        return bool(actors if needs == "actor" else recipients)
    return needs == "none" or bool(actors or recipients)


def _without_content(candidates: Mapping[int, Candidate], language: str) -> list[Candidate]:
    """The candidates that are no part of another's pattern or content."""
    swallowed: set[int] = set()
    for candidate in candidates.values():
        if candidate.token.i in swallowed:
            continue
        swallowed.update(i for i in candidate.match.used if i != candidate.token.i)
        if _swallows(candidate):
            swallowed.update(_content(candidate.token))
        elif candidate.match.sense.object:
            swallowed.update(t.i for name in ("object", "of") for t in slot(candidate.token, name))
        carrier = light_verb(candidate.token) if candidate.token.pos_ == "NOUN" else None
        if carrier is not None and carrier.i not in swallowed and carrier.i in candidates:
            swallowed.add(_weaker(candidates[carrier.i], candidate))
    return [c for i, c in candidates.items() if i not in swallowed]


def _weaker(verb: Candidate, noun: Candidate) -> int:
    """Of a verb and the eventive noun it carries one reports the event: the one with the narrower conditions."""
    sense = verb.match.sense
    narrow = bool(sense.object or sense.prep) or len(verb.match.used) > 1 or sense.type in CONTENT_TYPES
    return noun.token.i if narrow else verb.token.i


def _swallows(candidate: Candidate) -> bool:
    sense = candidate.match.sense
    return sense.type in CONTENT_TYPES if sense.swallows is None else sense.swallows


def _content(token: Token) -> set[int]:
    """The tokens of a predicate's complement: its heads and what they govern, without adjuncts of their own."""
    found: set[int] = set()
    queue = [c for c in token.children if c.i > token.i and c.dep_ in CONTENT_LINKS - {"conj"}]
    while queue:
        at = queue.pop()
        found.add(at.i)
        queue.extend(c for c in at.children if c.dep_ in CONTENT_LINKS)
    return found


def _event(
    document: Document,
    cast: Cast,
    candidate: Candidate,
    times: tuple[Time, ...],
    places: tuple[Place, ...],
    statements: tuple[Statement, ...],
) -> Telling:
    token, sense = candidate.token, candidate.match.sense
    date = times_stage.event_date(document, token.i, times)
    judged = in_time(_status(candidate, document.article.language), date, document.article.published)
    kind, judged = _type_in_time(sense.type, judged, ontology.quad(sense.type))
    actors, recipients = _parties(candidate)
    trigger = document.span(min(candidate.match.used), max(candidate.match.used) + 1)
    confidence, inputs = _confidence(candidate, judged, bool(actors) and bool(recipients or sense.mutual))
    identity = content_id("ev", document.article.id, kind, trigger.start, trigger.end, *actors, *recipients)
    event = Event(
        id=identity,
        type=kind,
        modes=_modes(candidate, kind, cast, actors),
        contexts=sense.contexts,
        quad=ontology.quad(kind),
        score=ontology.score(kind),
        status=judged.status,
        actors=actors,
        recipients=recipients,
        date=date,
        place=_place(document, token, places),
        statement=_statement(trigger, statements),
        trigger=trigger,
        actor_spans=_spans(document, candidate.actors),
        recipient_spans=_spans(document, candidate.recipients),
        evidence=(document.sentence_span(token),),
        confidence=confidence,
    )
    why = Why(f"predicates: {sense.id} ({sense.definition})", inputs, confidence)
    return Telling(event, why, token.pos_ in {"NOUN", "PROPN"})


def _status(candidate: Candidate, language: str) -> Judgement:
    """A request or a promise is made, whatever comes of what it asks for: its own words decide, not its content's."""
    token = candidate.token
    carrier = light_verb(token) if token.pos_ == "NOUN" else None
    judged = status_of(token.head if _purpose(token) else token, language)
    if carrier is not None and judged.status == "actual":
        return status_of(carrier, language)
    return judged


def _type_in_time(kind: str, judged: Judgement, quad: str) -> tuple[str, Judgement]:
    """The type that lies ahead of an event in the future; and what one says that one will not do is refused now."""
    if judged.status == "future":
        return FUTURE_TYPES.get(kind, kind), judged
    if judged.status == "negated" and judged.ahead and quad in COOPERATION:
        return "REJECT", Judgement("actual", judged.because)
    return kind, judged


def _modes(candidate: Candidate, kind: str, cast: Cast, actors: Sequence[str]) -> tuple[str, ...]:
    sense = candidate.match.sense
    if kind == "CONSULT" and not sense.modes and _many_sided(actors, cast):
        return ("multilateral",)
    known = ontology.modes(kind)
    if sense.modes:
        return tuple(m for m in sense.modes if m in known)
    if kind in {"REQUEST", "REJECT"}:
        return (complement_modes().get(candidate.content or "", "change"),)
    return ()


def _many_sided(actors: Sequence[str], cast: Cast) -> bool:
    """Three parties or more meet, or an organisation of states does."""
    return len(cast.parties(actors)) > 2 or any(cast.actors[a].kind == "igo" for a in actors)


@cache
def complement_modes() -> Mapping[str, str]:
    """The mode of a request or refusal by the type of its content."""
    return {each.type: each.mode for each in vocabulary.load("complement_modes", ComplementMode)}


def _parties(candidate: Candidate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    actors = _ids(candidate.actors)
    recipients = tuple(i for i in _ids(candidate.recipients) if i not in actors)
    return actors, recipients


def _ids(found: Iterable[Filler]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for f in found for actor in f.mention.actors))


def _spans(document: Document, found: Iterable[Filler]) -> tuple[Span, ...]:
    return tuple(document.span(f.mention.first, f.mention.last) for f in found)


def _confidence(candidate: Candidate, judged: Judgement, both: bool) -> tuple[float, tuple[str, ...]]:
    weight = candidate.match.sense.weight
    inputs = [f"sense {candidate.match.sense.id} {weight:.2f}"]
    if candidate.token.pos_ in {"NOUN", "PROPN"}:
        weight -= NOUN_DISCOUNT
        inputs.append(f"noun -{NOUN_DISCOUNT:.2f}")
    if not both:
        weight -= ONE_PARTY_DISCOUNT
        inputs.append(f"one party only -{ONE_PARTY_DISCOUNT:.2f}")
    if judged.status not in {"actual", "historical"}:
        weight -= STATUS_DISCOUNT
        inputs.append(f"status {judged.status} -{STATUS_DISCOUNT:.2f}")
    inputs.extend(f"status word: {word}" for word in judged.because)
    inputs.extend(f"{f.slot}: {', '.join(f.mention.actors)} ({f.mention.why})" for f in candidate.actors)
    inputs.extend(f"{f.slot}: {', '.join(f.mention.actors)} ({f.mention.why})" for f in candidate.recipients)
    return round(max(weight, 0.1), 2), tuple(inputs)


PLACE_SLOTS = (
    "in",
    "at",
    "near",
    "outside",
    "around",
    "across",
    "off",
    "inside",
    "to",
    "on",
    "of",
    "object",
    "object.modifier",
)
"""Where the place of an event stands, nearest first: a locative phrase before the goal of a journey or an object."""


def _place(document: Document, token: Token, places: Sequence[Place]) -> Location | None:
    """The place that the predicate's own clause names as the scene; None where it names none."""
    if not places:
        return None
    by_token = {i: place for place in places for i in range(*document.tokens(place))}
    for name in PLACE_SLOTS:
        for candidate in slot(token, name):
            place = by_token.get(candidate.i)
            if place is not None and (place.lat is not None or place.country is not None):
                return Location(
                    name=place.name,
                    country=place.country,
                    lat=place.lat,
                    lon=place.lon,
                    geonames_id=place.geonames_id,
                    precision=place.precision,
                )
    return None


def _statement(trigger: Span, statements: Sequence[Statement]) -> str | None:
    """The innermost statement whose content the trigger stands in."""
    holding = [s for s in statements if s.content.start <= trigger.start and trigger.end <= s.content.end]
    return min(holding, key=lambda s: (s.content.end - s.content.start, s.id)).id if holding else None


def _merge(built: Sequence[Telling]) -> list[Telling]:
    """One event for each happening: what is told again adds its evidence to the first telling."""
    kept: list[Telling] = []
    by_kind: dict[tuple[object, ...], list[int]] = {}
    for telling in built:
        event = telling.event
        earlier = by_kind.setdefault((event.type, event.actors, event.status), [])
        at = next((i for i in reversed(earlier) if _told_again(kept[i], telling)), None)
        if at is None:
            earlier.append(len(kept))
            kept.append(telling)
        else:
            kept[at] = replace(kept[at], event=_with_evidence(kept[at].event, event))
    return kept


def _told_again(first: Telling, again: Telling) -> bool:
    """The same sense with the same parties, or a bare noun that takes up an act with a recipient (*his visit*)."""
    one, other = first.event, again.event
    if not _agree(one, other):
        return False
    if one.recipients == other.recipients:
        return bool(one.recipients) and first.why.rule == again.why.rule
    return again.noun and bool(one.actors and one.modes) and not other.recipients and one.modes == other.modes


def _agree(one: Event, other: Event) -> bool:
    dates = one.date is None or other.date is None or _overlap(one.date, other.date)
    places = one.place is None or other.place is None or one.place.name == other.place.name
    return dates and places


def _overlap(one: Interval, other: Interval) -> bool:
    before = one.end is not None and other.start is not None and one.end < other.start
    after = other.end is not None and one.start is not None and other.end < one.start
    return not before and not after


def _with_evidence(one: Event, other: Event) -> Event:
    evidence = tuple(dict.fromkeys((*one.evidence, *other.evidence)))
    return replace(one, evidence=evidence, date=one.date or other.date, place=one.place or other.place)
