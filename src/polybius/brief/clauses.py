"""Cuts the clause or the noun phrase that tells an event out of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from polybius.brief.source import Source
from polybius.brief.verbs import (
    HAPPENED,
    HARD_STOP,
    WORD,
    first_word,
    only_adjoining,
    preceding,
    predicate_start,
    tells_act,
)
from polybius.records import Event, Span

NEAR = 7
"""Words before a trigger without subject or determiner that are still quoted with it."""

ALL_OF_IT = 20
"""Words between two stops that are quoted whole, without a look at commas."""

LONGEST_CLAUSE = 28
"""Words of a clause that is told or quoted in a line; a longer one is cut and marked so."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of the article's text, and whether words were left off its end."""

    start: int
    end: int
    shortened: bool = False


def predicate(event: Event, spans: tuple[Span, ...], source: Source) -> Cut | None:
    """The words from the verb's auxiliaries to the end of its clause, where ``spans`` are plainly its subject."""
    begin = predicate_start(event, spans, source)
    if begin is None:
        return None
    return clause_end(begin, event.trigger, event.recipient_spans, source, whole=event.status not in HAPPENED)


def clause_end(begin: int, trigger: Span, recipients: Iterable[Span], source: Source, *, whole: bool = False) -> Cut:
    """The clause from ``begin`` to its end behind the trigger: at a stop, or before the next verb or clause.

    ``whole`` runs on to the stop: a condition belongs to what did not happen.
    """
    _, limit = source.sentence(trigger)
    reach = max([trigger.end, *(s.end for s in recipients if trigger.end <= s.start < limit)])
    stop = HARD_STOP.search(_masked(source, trigger.end, limit), 0)
    hard = trigger.end + stop.start() if stop else limit
    end = hard if whole else min(hard, _soft_end(trigger.end, min(reach, hard), hard, source))
    trimmed = _trimmed(begin, end, trigger.end, source, words_too=end < hard)
    return shortened(Cut(begin, trimmed), source)


_HARMLESS = re.compile(
    r"&#?\w{1,8};|(?<=\b[A-Z])\.(?=\s?[A-Za-z])|(?<=\d)[.:,](?=\d)|“[^“”]{1,80}”|\"[^\"]{1,80}\"|\([^()]{1,40}\)"
)


def _masked(source: Source, start: int, end: int) -> str:
    """The text with stops that end no clause made harmless: ``U.S.``, ``Nov. 4``, a short quotation or parenthesis."""
    masked = _HARMLESS.sub(lambda found: "_" * len(found[0]), source.text[start:end])
    stops = (m.start() for m in re.finditer(r"\.(?=\s*\w)", masked))
    held = {stop for stop in stops if source.abbreviated(start + stop)}
    return "".join("_" if i in held else character for i, character in enumerate(masked)) if held else masked


def _soft_end(start: int, reach: int, hard: int, source: Source) -> int:
    """Before the first word behind the recipients that opens another clause, or that joins on another verb."""
    text, words = source.text, source.words
    marks = source.marks_between(start, hard)
    for found in WORD.finditer(text, start, hard):
        if found.start() < reach:
            continue
        if words.among("clause_openers", found[0]) and not words.among("comparatives", _last_word(text, found.start())):
            return _verb_comma(reach, found.start(), source)
        after = [mark for mark in marks if found.end() < mark <= found.end() + 40]
        if words.among("coordinators", found[0]) and after and only_adjoining(text[found.end() : after[0]], words):
            return _verb_comma(reach, found.start(), source)
    return _comma_end(reach, hard, source)


def _last_word(text: str, end: int) -> str:
    found = WORD.findall(text, max(0, end - 20), end)
    return str(found[-1]) if found else ""


def _verb_comma(reach: int, end: int, source: Source) -> int:
    """Before a comma that joins on another finite verb: ``closed the border, suspended trade``."""
    commas = re.finditer(r", (\w+)", source.text[reach:end])
    return next((reach + m.start() for m in commas if _joins(m[1], source)), end)


def _joins(word: str, source: Source) -> bool:
    """Is a word behind a comma another finite verb?"""
    return tells_act(word, source.words) or source.words.among("auxiliaries", word)


def _comma_end(reach: int, hard: int, source: Source) -> int:
    """Before the last comma that is left open: ``seized power on Monday, the first coup since`` ends at the comma."""
    text = source.text
    comma = text.find(", ", reach, hard)
    if comma < 0:
        return hard
    apposition = re.match(r", [^\W\d_a-z][^,]{1,50}, (?=[a-z])", text[comma:hard])
    if apposition:
        return _comma_end(comma + apposition.end(), hard, source)
    joints = "|".join(source.words.entries["coordinators"].list)
    listed = re.match(rf"(?:, [^,]{{1,40}}?)+?,? (?:{joints}) ", text[comma:hard])
    joined = listed is not None and not source.marks_between(comma, comma + listed.end())
    return _verb_comma(reach, hard, source) if joined else comma


def _trimmed(begin: int, end: int, floor: int, source: Source, *, words_too: bool) -> int:
    """The end moved back before stops, and before words that a cut clause cannot end in, but not into the trigger."""
    text, words = source.text, source.words
    found = list(WORD.finditer(text, begin, end)) if words_too else []
    while len(found) > 1 and found[-1].start() >= floor:
        if words.among("relatives", found[-2][0]):
            found.pop()
        elif not words.among("dangling", found[-1][0]):
            break
        end = found.pop().start()
    while end > begin and (text[end - 1].isspace() or text[end - 1] in ",;:-–—"):
        end -= 1
    return end


def shortened(cut: Cut, source: Source) -> Cut:
    """The cut, or its first `LONGEST_CLAUSE` words."""
    found = list(WORD.finditer(source.text, cut.start, cut.end))
    if len(found) <= LONGEST_CLAUSE:
        return cut
    end = found[LONGEST_CLAUSE - 1].end()
    return Cut(cut.start, _trimmed(cut.start, end, cut.start, source, words_too=True), shortened=True)


def clause_at(offset: int, sentence: Span, source: Source, *, end: int | None = None) -> Cut:
    """The words around an offset from the last stop or comma to the next one behind ``end``."""
    behind = end or offset
    text = source.text
    stops = [sentence.start + m.end() for m in HARD_STOP.finditer(_masked(source, sentence.start, offset))]
    first = max([sentence.start, *stops])
    stop = HARD_STOP.search(_masked(source, behind, sentence.end))
    hard = behind + stop.start() if stop else sentence.end
    if len(WORD.findall(text, first, hard)) <= ALL_OF_IT:
        return Cut(_led(first, offset, source, whole=False), hard)
    start = max(first, text.rfind(", ", first, offset) + 1)
    comma = text.find(", ", behind, hard)
    return shortened(Cut(_led(start, offset, source, whole=False), hard if comma < 0 else comma), source)


def around(event: Event, source: Source) -> Cut:
    """The clause or noun phrase around an event's trigger, for a quotation.

    From its subject, its determiner or its opening; what did not happen is quoted from the last stop, so that a
    condition or a denial before it is in the quotation.
    """
    text, trigger = source.text, event.trigger
    first, _ = source.sentence(trigger)
    stops = [first + m.end() for m in HARD_STOP.finditer(_masked(source, first, trigger.start))]
    floor = max([first, *stops])
    whole = event.status not in HAPPENED
    spans = [span for span in event.actor_spans if floor <= span.start < trigger.start]
    if not event.actors and not whole:
        first_of = [span.start for span in event.recipient_spans if first <= span.start < trigger.start]
        near = [start for start in first_of if len(WORD.findall(text, start, trigger.start)) <= 2 * NEAR]
        if near:
            return clause_end(_determined(min(near), first, source), trigger, event.recipient_spans, source)
    around_it = [(span, first_word(text[span.end :][:20]), preceding(span.start, source)) for span in spans]
    held = [span.start for span, *by in around_it if not any(source.words.among("prepositions", word) for word in by)]
    begin = floor if whole else min(held, default=_opening(floor, trigger.start, source))
    if len(list(WORD.finditer(text, begin, trigger.start))) > LONGEST_CLAUSE // 2:
        begin = (
            min(held, default=_opening(floor, trigger.start, source))
            if whole
            else _opening(floor, trigger.start, source)
        )
    begin = _determined(_led(begin, trigger.start, source, whole=whole), floor, source)
    return clause_end(begin, trigger, event.recipient_spans, source, whole=whole)


def _led(begin: int, verb: int, source: Source, *, whole: bool) -> int:
    """Past stops, and past words that only join the clause to what is not quoted; a condition stays."""
    text, words = source.text, source.words
    while begin < verb and not text[begin].isalnum() and text[begin] not in '“"‘(':
        begin += 1
    while not whole and (word := WORD.match(text, begin)) and word.end() < verb and words.among("leading", word[0]):
        begin = word.end() + 1
    return begin


def _determined(begin: int, floor: int, source: Source) -> int:
    """With the determiner before it, and with what it is a part of: ``five of`` their fighters."""
    while before := re.search(r"([\w’'-]+)\s+$", source.text[floor:begin]):
        part = re.search(r"[\w’'-]+\s+[\w’'-]+\s+$", source.text[floor:begin])
        if part is not None and source.words.among("parts", before[1]) and _counts(part[0], source):
            begin = floor + part.start()
        elif source.words.among("determiners", before[1]):
            begin = floor + before.start()
        else:
            break
    return begin


def _counts(text: str, source: Source) -> bool:
    """Does a text begin with a number or a quantifier?"""
    return text[0].isdigit() or source.words.among("determiners", text.split()[0])


def _opening(floor: int, verb: int, source: Source) -> int:
    """Where the words before a trigger that belong to it begin: behind the last comma, or at its determiner."""
    text, words = source.text, source.words
    comma = text.rfind(", ", floor, verb)
    floor = comma + 1 if comma >= 0 else floor
    found = list(WORD.finditer(text, floor, verb))
    near = [m for m in found[-5:] if words.among("determiners", m[0])]
    if near:
        return near[-1].start()
    if len(found) > NEAR or words.ends_as("participle_endings", first_word(text[verb : verb + 30])):
        return verb
    return found[0].start() if found else verb
