"""Stage events, second half: a candidate becomes a record with status, time and place; one happening, one record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.document import Cast, CastMention, Document, Why, innermost
from polybius.reading.event_candidates import Candidate
from polybius.reading.event_places import Scenes, scenes, where
from polybius.reading.factuality import judged as judged_status
from polybius.reading.fillers import Filler
from polybius.reading.governed import lemma
from polybius.reading.light_verbs import light_verb
from polybius.reading.roles import is_aim
from polybius.reading.status import Judgement, in_time
from polybius.reading.times_govern import event_date
from polybius.reading.unnamed import is_weapon
from polybius.records import Event, Interval, Place, Span, Statement, Time, content_id
from polybius.vocabulary import ontology

FUTURE_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID"), "AGREE"),
    "RETREAT": "CONCEDE",
    **dict.fromkeys(("ASSAULT", "COERCE", "SANCTION", "PROTEST"), "THREATEN"),
}
"""What an event is as long as it lies ahead: PLOVER's rule for the future (docs/ontology.md)."""

WIDEST = 40
"""Words of a predicate's phrase that contexts are read from: a root governs its whole sentence."""

COOPERATION = frozenset({"verbal cooperation", "material cooperation"})

NOUN_DISCOUNT, ONE_PARTY_DISCOUNT, STATUS_DISCOUNT = 0.1, 0.1, 0.1
"""Taken off a sense's weight: nouns are vaguer than verbs; one party leaves more room for error than two; and a status
other than actual rests on words that may have been read wrongly. To be replaced by calibrated scores."""


@dataclass(frozen=True, slots=True)
class ComplementMode:
    """The mode of a request, refusal or threat (`of`) whose complement reports an event of this type."""

    type: str
    mode: str
    definition: str
    example: str
    of: tuple[str, ...] = ("REQUEST", "REJECT")


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one predicate tells it, before the tellings of one happening are put together."""

    event: Event
    why: Why
    noun: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """What the stages before have found, by token: when, where, and in whose words."""

    times: tuple[Time, ...]
    scenes: Scenes
    statements: Mapping[int, str]


def setting(
    document: Document, times: Sequence[Time], places: Sequence[Place], statements: Sequence[Statement]
) -> Setting:
    """The setting of an article; of statements within one another a token belongs to the innermost."""
    return Setting(tuple(times), scenes(document, places), innermost(document, statements))


def tell(
    document: Document,
    cast: Cast,
    candidate: Candidate,
    setting: Setting,
) -> Telling:
    """A candidate as a record: with its status, the date and place that its clause names, and its confidence."""
    token, sense = candidate.token, candidate.match.sense
    date = event_date(document, token.i, setting.times)
    judged = in_time(_status(candidate, document.article.language), date, document.article.published)
    kind, judged = _type_in_time(sense.type, judged, ontology.quad(sense.type))
    candidate = _refused(candidate, kind)
    actors, recipients = _parties(candidate, cast)
    trigger = document.span(min(candidate.match.used), max(candidate.match.used) + 1)
    confidence, inputs = _confidence(candidate, judged, bool(actors) and bool(recipients or sense.mutual))
    identity = content_id("ev", document.article.id, kind, trigger.start, trigger.end, *actors, *recipients)
    event = Event(
        id=identity,
        type=kind,
        modes=_modes(candidate, kind, cast, actors),
        contexts=contexts_of(token, sense.contexts, document.article.language),
        quad=ontology.quad(kind),
        score=ontology.score(kind),
        status=judged.status,
        actors=actors,
        recipients=recipients,
        date=date,
        place=where(token, kind, setting.scenes),
        statement=setting.statements.get(token.i),
        trigger=trigger,
        actor_spans=_spans(document, candidate.actors, cast),
        recipient_spans=_spans(document, candidate.recipients, cast),
        evidence=(document.sentence_span(token),),
        confidence=confidence,
    )
    why = Why(f"predicates: {sense.id} ({sense.definition})", inputs, confidence)
    return Telling(event, why, token.pos_ in {"NOUN", "PROPN"})


def _status(candidate: Candidate, language: str) -> Judgement:
    """A request or a promise is made, whatever comes of what it asks for: its own words decide, not its content's."""
    token = candidate.token
    if candidate.match.sense.negated:
        return Judgement("actual")
    carrier = light_verb(token) if token.pos_ == "NOUN" else None
    own = any(child.dep_ == "nsubj" for child in token.children)  # "called for the union to act" is asked, not done
    judged = judged_status(token.head if is_aim(token) and not own else token, language)
    if carrier is not None and judged.status == "actual":
        return judged_status(carrier, language)
    return judged


def _type_in_time(kind: str, judged: Judgement, quad: str) -> tuple[str, Judgement]:
    """The type that lies ahead of an event in the future; and what one says that one will not do is refused now."""
    if judged.status == "future":
        return FUTURE_TYPES.get(kind, kind), judged
    if judged.status == "negated" and judged.unwilling and quad in COOPERATION:
        return "REJECT", Judgement("actual", judged.because)
    return kind, judged


def _modes(candidate: Candidate, kind: str, cast: Cast, actors: Sequence[str]) -> tuple[str, ...]:
    sense = candidate.match.sense
    if kind == "CONSULT" and not sense.modes and _many_sided(actors, cast):
        return ("multilateral",)
    known = ontology.modes(kind)
    if sense.modes:
        return tuple(m for m in sense.modes if m in known)
    mode = complement_modes().get((kind, candidate.content or ""))
    if kind in {"REQUEST", "REJECT"}:
        return (mode or "change",)
    return (mode,) if mode else ()


def contexts_of(token: Token, known: Sequence[str], language: str) -> tuple[str, ...]:
    """The sense's own contexts, and those of the words that the predicate governs."""
    words = vocabulary.word_sets("context_words", language)
    governed = {word for each in islice(token.subtree, WIDEST) for word in (lemma(each), each.lower_)}
    return tuple(dict.fromkeys((*known, *(c for c in sorted(words) if words[c] & governed))))


def _many_sided(actors: Sequence[str], cast: Cast) -> bool:
    """Three parties or more meet, or an organisation of states does."""
    return len(cast.parties(actors)) > 2 or any(cast.actors[a].kind == "igo" for a in actors)


@cache
def complement_modes() -> Mapping[tuple[str, str], str]:
    """The mode of a request, refusal or threat by its own type and that of its content."""
    return {
        (kind, each.type): each.mode for each in vocabulary.load("complement_modes", ComplementMode) for kind in each.of
    }


def _refused(candidate: Candidate, kind: str) -> Candidate:
    """Who will not meet another refuses it: of a mutual event that is turned down only the subject is the actor."""
    if kind != "REJECT" or not candidate.match.sense.mutual:
        return candidate
    subjects = tuple(f for f in candidate.actors if f.slot in {"subject", "before"})
    partners = tuple(f for f in candidate.actors if f not in subjects)
    return replace(candidate, actors=subjects, recipients=partners) if subjects else candidate


def _parties(candidate: Candidate, cast: Cast) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients by id. A modifier that names the actor's own side (*its embassy*) is no recipient."""
    actors = _ids(candidate.actors)
    sides = cast.parties(actors)
    others = (f for f in candidate.recipients if not (f.slot.endswith("modifier") and sides & _side(f, cast)))
    return actors, tuple(i for i in _ids(others) if i not in actors)


def _side(filler: Filler, cast: Cast) -> frozenset[str]:
    return cast.parties(i for i in filler.mention.actors if i in cast.actors)


def _ids(found: Iterable[Filler]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for f in found for actor in f.mention.actors))


def _spans(document: Document, found: Iterable[Filler], cast: Cast) -> tuple[Span, ...]:
    """The words for parties: a pronoun's antecedent where the same sentence names it before the pronoun; no pronoun of
    which it is not known for whom it stands."""
    found = (f for f in found if f.mention.actors or document.doc[f.mention.head].pos_ != "PRON")
    told = (_naming(document, f.mention, cast) for f in found)
    return tuple(dict.fromkeys(document.span(mention.first, mention.last) for mention in told))


def _naming(document: Document, mention: CastMention, cast: Cast) -> CastMention:
    if mention.how != "pronoun":
        return mention
    start = document.doc[mention.first].sent.start
    before = cast.within(start, mention.first)
    named = [each for each in before if each.actors == mention.actors and each.how != "pronoun"]
    return named[-1] if named else mention


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
    for f in (*candidate.actors, *candidate.recipients):
        inputs.append(f"{f.slot}: {', '.join(f.mention.actors) or 'nobody known'} ({f.mention.why})")
    return round(max(weight, 0.1), 2), tuple(inputs)


def merge(built: Sequence[Telling]) -> list[Telling]:
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
    if not _agree(one, other) or _told_apart(one, other):
        return False
    if one.recipients == other.recipients:
        return bool(one.recipients) and first.why.rule == again.why.rule
    return again.noun and bool(one.actors and one.modes) and not other.recipients and one.modes == other.modes


def _told_apart(one: Event, other: Event) -> bool:
    """Nobody is known to have done either, and words of two kinds stand for who or what did: a mine and a riot."""
    if one.actors or other.actors or not (one.actor_spans and other.actor_spans):
        return False
    first, second = (each.actor_spans[0].text.split()[-1].lower() for each in (one, other))
    return first != second and not (is_weapon(first) and is_weapon(second))


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
