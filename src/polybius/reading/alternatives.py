"""What else an event could have been: the types that the learned coder weighs, for those who ask why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from polybius.reading.coder import MERGED, YIELD, Verdict, judge_marked, yielded
from polybius.reading.coder_tokens import Marked
from polybius.records import Event, Span


def alternatives(event: Event) -> Verdict | None:
    """The probabilities of the types between the parties of an event in the sentence that it rests on.

    The coder is not told which predicate is meant: of a sentence with several events between the same parties it weighs
    them all. ``None`` where the sentence names neither party. What the coder has as one type, CONCEDE and RETREAT, is
    told as the one of them that the event's own type or status makes it.
    """
    sentence = event.evidence[0]
    actors, recipients = event.actor_spans, event.recipient_spans
    if not recipients:
        actors, recipients = actors[:1], actors[1:]
    marked = Marked(sentence.text, _within(sentence, actors), _within(sentence, recipients))
    if not (marked.actor or marked.recipient):
        return None
    verdict = judge_marked(marked, rules=event.type)
    merged = event.type if event.type in MERGED else yielded(event.status)
    types = {merged if kind == YIELD else kind: chance for kind, chance in verdict.probabilities.items()}
    return replace(verdict, probabilities=types)


def _within(sentence: Span, spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (span.start - sentence.start, span.end - sentence.start)
        for span in spans
        if sentence.start <= span.start and span.end <= sentence.end
    )
