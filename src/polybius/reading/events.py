"""Stage events: who did what to whom, in PLOVER's terms.

Every word that has a sense in the vocabulary of predicates may report an event. The sense whose conditions hold and
whose slots parties fill becomes an event; what stands inside a request, a refusal, a promise or a threat is its
content and no event of its own. Status comes from `polybius.reading.status`, dates from the expression that governs
the clause. Two tellings of one happening in one article become one event with several pieces of evidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Span as SentenceSpan
from spacy.tokens import Token

from polybius.reading.document import Cast, CastMention, Document, Found
from polybius.reading.event_candidates import Candidate, candidate_at, known_party, without_content
from polybius.reading.event_records import Telling, merge, setting, tell
from polybius.reading.events_learned import completed, further
from polybius.reading.predicates import matches, specificity
from polybius.reading.times_govern import untold_date
from polybius.reading.topics import about_sport
from polybius.records import Event, Place, Skipped, Statement, Time


def find(
    document: Document,
    cast: Cast,
    *,
    times: Sequence[Time] = (),
    places: Sequence[Place] = (),
    statements: Sequence[Statement] = (),
    unnamed: bool = True,
) -> Found[Event]:
    """The events of an article, in the order of their triggers, with what was passed over and why.

    ``unnamed``: a slot may be filled by words for somebody whom the cast does not have, and the learned reader may say
    who they are; false where the parties are given from outside.
    """
    language = document.article.language
    places = [place for place in places if place.use == "literal"]
    candidates: dict[int, Candidate] = {}
    skipped: list[Skipped] = []
    hosts = _hosts(document, places)
    played = tuple(about_sport(document.doc))
    sport = {sentence.start for sentence in played}
    for token in document.doc:
        if token.sent.start in sport:
            continue
        candidate = candidate_at(token, cast, hosts, language, unnamed=unnamed)
        if candidate is not None:
            held = candidates.get(candidate.token.i)
            if held is None or specificity(candidate.match) > specificity(held.match):
                candidates[candidate.token.i] = candidate
        elif _has_sense(token, language):
            skipped.append(_passed_over(document, token, known_party(token, cast, language)))
    skipped.extend(_sport(document, sentence) for sentence in played)
    told = without_content(candidates, language)
    if unnamed:
        told = completed(told, cast)
        told = sorted(
            (*told, *further([s for s in document.doc.sents if s.start not in sport], told, cast)),
            key=lambda c: c.token.i,
        )
    scene = setting(document, times, places, statements)
    built = [tell(document, cast, c, scene) for c in told]
    merged = [_dated(document, each) for each in merge(built)]
    return Found(tuple(t.event for t in merged), tuple(skipped), {t.event.id: t.why for t in merged})


def _dated(document: Document, telling: Telling) -> Telling:
    """What the article does not date is bounded by publication, once the tellings of one happening are one."""
    event = telling.event
    date = event.date or untold_date(event.status, document.article.published)
    return replace(telling, event=replace(event, date=date))


def _has_sense(token: Token, language: str) -> bool:
    return token.pos_ in {"VERB", "NOUN"} and bool(matches(token, language))


def _passed_over(document: Document, token: Token, party: CastMention | None) -> Skipped:
    code, why = "no-party", f"“{token.text}” may report an event, but no party to it could be told"
    if party is not None:
        words = document.span(party.first, party.last).text
        code = "no-other-party"
        why = f"“{token.text}” may report an event of “{words}”, but not what was done, or to whom"
    return Skipped(stage="events", code=code, why=why, evidence=(document.span(token.i, token.i + 1),))


def _sport(document: Document, sentence: SentenceSpan) -> Skipped:
    why = "it is about sport, which borrows the words of war"
    return Skipped(stage="events", code="sport", why=why, evidence=(document.span(sentence.start, sentence.end),))


def _hosts(document: Document, places: Sequence[Place]) -> Mapping[int, CastMention]:
    """The state of every place, by token: a visitor to a city is received by its country."""
    hosts: dict[int, CastMention] = {}
    for place in places:
        first, last = document.tokens(place)
        if place.country and last > first:
            mention = CastMention(first, last, last - 1, (place.country,), "metonym", f"{place.name} is there")
            hosts.update(dict.fromkeys(range(first, last), mention))
    return hosts
