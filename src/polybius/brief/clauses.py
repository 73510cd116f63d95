"""Cuts out of a sentence the words that tell an event, by offsets, punctuation and word classes alone.

A brief is written from a reading, which may come from a file: there is no parse here. Where the words around a
trigger do not plainly form "subject, verb, rest", nothing is cut and the caller falls back on a phrase and a
quotation. Being too careful costs style; being too bold would cost truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from polybius.brief.names import names, tells_who
from polybius.brief.source import Source
from polybius.brief.words import Words, close_up
from polybius.records import Event, Mention, Span, Time

HAPPENED = frozenset({"actual", "historical"})
"""The statuses of what is told as having happened."""

NEAR = 7
"""Words before a trigger without subject or determiner that are still quoted with it."""

LONGEST_GAP = 14
"""Words between a subject and a trigger that another verb of the subject governs."""

LONGEST_CLAUSE = 28
"""Words of a clause that is told or quoted in a line; a longer one is cut and marked so."""

_WORD = re.compile(r"[\w’'\-/.&]*\w|%")
_HARD_STOP = re.compile(r"[;:.!?—–“”\"()\[\]…]|\s-\s|\n")


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of the article's text, and whether words were left off its end."""

    start: int
    end: int
    shortened: bool = False


def predicate(event: Event, spans: tuple[Span, ...], source: Source) -> Cut | None:
    """The words from the verb's auxiliaries to the end of its clause, where ``spans`` are plainly its subject.

    None where they are not, or where no verb tells a finished act ("travelling", "to attack").
    """
    trigger, text, words = event.trigger, source.text, source.words
    if not spans or any(span.end > trigger.start for span in spans):
        return None
    happened = event.status in HAPPENED
    gap_start = max(span.end for span in spans)
    begin = _verb_start(gap_start, trigger.start, source)
    if begin is not None:
        before = [m[0] for m in _WORD.finditer(text, begin, trigger.start)]
        told = _finite(before, _first_word(trigger.text), words) and _says_status(before, event, words)
    else:
        begin = gap_start if not _conditional(min(span.start for span in spans), source) else None
        told = begin is not None and _governed(text[gap_start : trigger.start], words)
    if begin is None or not told:
        return None
    if happened:
        begin = _last_verb(begin, trigger, source)
    return clause_end(begin, trigger, event.recipient_spans, source, whole=not happened)


def _says_status(before: list[str], event: Event, words: Words) -> bool:
    """Do the auxiliaries by themselves say that it lies ahead, is only thought of, or did not happen?"""
    if event.status in HAPPENED:
        return not any(words.among("negations", word) for word in before)
    needed = "negations" if event.status == "negated" else "modals"
    return any(words.among(needed, word) for word in before)


def _verb_start(gap_start: int, verb: int, source: Source) -> int | None:
    """Where the verb group begins that follows a subject directly, or behind an apposition."""
    gap, words = _undated(gap_start, verb, source), source.words
    if _only_adjoining(gap, words):
        return gap_start
    apposition = re.match(r"\s*,[^,;:.]{1,80},", gap)
    if apposition and _only_adjoining(gap[apposition.end() :], words):
        return gap_start + apposition.end()
    seat = re.match(r"\s+(\w+)((?:\s+[^\W\d_a-z][\w’'-]*){1,3})(?=\s)", gap)
    if seat and words.among("located", seat[1]) and _only_adjoining(gap[seat.end() :], words):
        return gap_start + seat.end()
    return None


def _undated(start: int, end: int, source: Source) -> str:
    """A stretch of the text with its time expressions, and the prepositions before them, made blank."""
    text = source.text[start:end]
    for time in source.times_between(start, end):
        first = max(start, _with_preposition(time, source)[0]) - start
        text = text[:first] + " " * (time.end - start - first) + text[time.end - start :]
    return text


def _governed(gap: str, words: Words) -> bool:
    """Is a subject followed by a finite verb of its own, and the trigger by that: "declared its", "said it would"?"""
    found = [m[0] for m in _WORD.finditer(gap)]
    if len(found) > LONGEST_GAP or _HARD_STOP.search(gap):
        return False
    verb = next((i for i, word in enumerate(found) if not _adjoins(word, words)), None)
    return (
        verb is not None
        and _only_adjoining(" ".join(found[:verb]), words)
        and _finite(found[:verb], found[verb], words)
    )


def _conditional(subject: int, source: Source) -> bool:
    """Does a condition open the clause of a subject?"""
    before = [m[0] for m in _WORD.finditer(source.text, max(0, subject - 20), subject)]
    return bool(before) and source.words.among("conditions", before[-1])


def _last_verb(begin: int, trigger: Span, source: Source) -> int:
    """Behind the last word that joins the trigger's verb on to an earlier one of the same subject, if there is one."""
    text, words = source.text, source.words
    gap = text[begin : trigger.start]
    joints = [m.end() for m in re.finditer(r",\s|\w+", gap) if m[0][0] == "," or words.among("coordinators", m[0])]
    if not joints or not _only_adjoining(gap[joints[-1] :], words):
        return begin
    before = [m[0] for m in _WORD.finditer(gap, joints[-1])]
    return begin + joints[-1] if _finite(before, _first_word(trigger.text), words) else begin


def spoken(subject_end: int, cue: Span, source: Source) -> int | None:
    """Where the verb group of saying begins, if the speaker ends at ``subject_end`` and the verb tells a finished act.

    A present tense will do here, too: people "believe" and "fear", and a verb of saying right behind a speaker is one.
    """
    words = source.words
    gap = source.text[subject_end : cue.start]
    apposition = re.match(r"\s*,[^,;:.]{1,80},", gap)
    begin = subject_end + (apposition.end() if apposition else 0)
    before = [m[0] for m in _WORD.finditer(source.text, begin, cue.start)]
    if not _only_adjoining(source.text[begin : cue.start], words) or (before and words.among("to", before[-1])):
        return None
    participle = words.ends_as("participle_endings", _first_word(cue.text))
    return begin if not participle or any(words.among("be", word) for word in before) else None


def tells_act(text: str, words: Words) -> bool:
    """Is a verb by itself a finished act ("said", "warned")?"""
    return _finite([], _first_word(text), words)


def _only_adjoining(text: str, words: Words) -> bool:
    if _HARD_STOP.search(text):
        return False
    between = [m[0] for m in _WORD.finditer(text)]
    return len(between) <= 6 and all(_adjoins(word, words) for word in between)


def _adjoins(word: str, words: Words) -> bool:
    return words.among("adjoining", word) or words.ends_as("adverb_endings", word)


def _finite(before: list[str], verb: str, words: Words) -> bool:
    """Does the verb group tell an act with a tense of its own?"""
    auxiliary = [w for w in before if words.among("adjoining", w) and not words.ends_as("adverb_endings", w)]
    if before and words.among("to", before[-1]):
        return False
    if words.ends_as("participle_endings", verb):
        return any(words.among("be", word) for word in auxiliary)
    if words.ends_as("finite_endings", verb) or words.among("finite", verb):
        return True
    return any(words.among("auxiliaries", word) for word in auxiliary)


def _first_word(text: str) -> str:
    found = _WORD.search(text)
    return found[0] if found else text


def clause_end(begin: int, trigger: Span, recipients: Iterable[Span], source: Source, *, whole: bool = False) -> Cut:
    """The clause from ``begin`` to its end behind the trigger: at a stop, or before the next verb or clause.

    ``whole`` runs on to the stop: a condition belongs to what did not happen.
    """
    text = source.text
    _, limit = source.sentence(trigger)
    reach = max([trigger.end, *(s.end for s in recipients if trigger.end <= s.start < limit)])
    stop = _HARD_STOP.search(_masked(text, trigger.end, limit), 0)
    hard = trigger.end + stop.start() if stop else limit
    end = hard if whole else min(hard, _soft_end(trigger.end, min(reach, hard), hard, source))
    trimmed = _trimmed(begin, end, trigger.end, source, words_too=end < hard)
    return _shorten(Cut(begin, trimmed), source)


_HARMLESS = re.compile(
    r"(?<=\b[A-Z])\.(?=\s?[A-Za-z])|(?<=\d)[.:,](?=\d)|“[^“”]{1,80}”|\"[^\"]{1,80}\"|\([^()]{1,40}\)"
)


def _masked(text: str, start: int, end: int) -> str:
    """The text with stops that end no clause made harmless: ``U.S.``, ``3.5``, a short quotation or parenthesis."""
    return _HARMLESS.sub(lambda found: "_" * len(found[0]), text[start:end])


def _soft_end(start: int, reach: int, hard: int, source: Source) -> int:
    """Before the first word behind the recipients that opens another clause, or that joins on another verb."""
    text, words = source.text, source.words
    marks = source.marks_between(start, hard)
    for found in _WORD.finditer(text, start, hard):
        if found.start() < reach:
            continue
        if words.among("clause_openers", found[0]):
            return found.start()
        after = [mark for mark in marks if found.end() < mark <= found.end() + 40]
        if words.among("coordinators", found[0]) and after and _only_adjoining(text[found.end() : after[0]], words):
            return found.start()
    return _comma_end(reach, hard, text)


def _comma_end(reach: int, hard: int, text: str) -> int:
    """Before the last comma that is left open: ``seized power on Monday, the first coup since`` ends at the comma."""
    comma = text.find(", ", reach, hard)
    if comma < 0:
        return hard
    apposition = re.match(r", [^\W\d_a-z][^,]{1,50}, (?=[a-z])", text[comma:hard])
    if apposition:
        return _comma_end(comma + apposition.end(), hard, text)
    listed = re.match(r",[^,]{1,40}(?:,[^,]{1,40})*,? (?:and|or) ", text[comma:hard])
    return hard if listed else comma


def _trimmed(begin: int, end: int, floor: int, source: Source, *, words_too: bool) -> int:
    """The end moved back before stops, and before words that a cut clause cannot end in, but not into the trigger."""
    text, words = source.text, source.words
    found = list(_WORD.finditer(text, begin, end)) if words_too else []
    while found and found[-1].start() >= floor and words.among("dangling", found[-1][0]):
        end = found.pop().start()
    while end > begin and (text[end - 1].isspace() or text[end - 1] in ",;:-–—"):
        end -= 1
    return end


def _shorten(cut: Cut, source: Source) -> Cut:
    found = list(_WORD.finditer(source.text, cut.start, cut.end))
    if len(found) <= LONGEST_CLAUSE:
        return cut
    end = found[LONGEST_CLAUSE - 1].end()
    return Cut(cut.start, _trimmed(cut.start, end, cut.start, source, words_too=True), shortened=True)


def around(event: Event, source: Source) -> Cut:
    """The clause or noun phrase around an event's trigger, for a quotation.

    From its subject, its determiner or its opening; what did not happen is quoted from the last stop, so that a
    condition or a denial before it is in the quotation.
    """
    text, trigger = source.text, event.trigger
    first, _ = source.sentence(trigger)
    stops = [m.end() for m in _HARD_STOP.finditer(text, first, trigger.start)]
    floor = max([first, *stops])
    whole = event.status not in HAPPENED
    held = [span.start for span in event.actor_spans if floor <= span.start < trigger.start]
    begin = floor if whole else min(held, default=_opening(floor, trigger.start, source))
    if len(list(_WORD.finditer(text, begin, trigger.start))) > LONGEST_CLAUSE // 2:
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
    while not whole and (word := _WORD.match(text, begin)) and word.end() < verb and words.among("leading", word[0]):
        begin = word.end() + 1
    return begin


def _determined(begin: int, floor: int, source: Source) -> int:
    """With the determiner before it, if there is one."""
    before = re.search(r"(\w+)\s$", source.text[floor:begin])
    determined = before is not None and source.words.among("determiners", before[1])
    return floor + before.start() if before is not None and determined else begin


def _opening(floor: int, verb: int, source: Source) -> int:
    """Where the words before a trigger that belong to it begin: behind the last comma, or at its determiner."""
    text, words = source.text, source.words
    comma = text.rfind(", ", floor, verb)
    floor = comma + 1 if comma >= 0 else floor
    found = list(_WORD.finditer(text, floor, verb))
    near = [m for m in found[-5:] if words.among("determiners", m[0])]
    if near:
        return near[-1].start()
    if len(found) > NEAR or words.ends_as("participle_endings", _first_word(text[verb : verb + 30])):
        return verb
    return found[0].start() if found else verb


def told(cut: Cut, event: Event, source: Source) -> str:
    """The words of a cut as a line tells them: the date told elsewhere taken out, who is meant put in brackets."""
    pieces: list[str] = []
    at = cut.start
    changes = [*_dates(cut, event, source), *_glosses(cut, event, source), *_colour(cut, source)]
    for start, end, new in sorted(changes):
        if start >= at:
            pieces += [source.text[at:start], new]
            at = end
    pieces.append(source.text[at : cut.end])
    line = re.sub(r"\s+([,;.])", r"\1", close_up("".join(pieces))).strip(" ,;:-–—")
    return line + (f" {source.words.say('joining', 'ellipsis')}" if cut.shortened else "")


def _colour(cut: Cut, source: Source) -> list[tuple[int, int, str]]:
    """The outlet's own judging words, in quotation marks: a line that tells what happened does not adopt them."""
    spans = [f.evidence[0] for f in source.reading.framings if f.voice == "outlet" and f.kind in {"loaded", "label"}]
    inside = [span for span in spans if cut.start <= span.start and span.end <= cut.end]
    return [(span.start, span.end, source.words.quoted(span.text)) for span in inside]


def _dates(cut: Cut, event: Event, source: Source) -> list[tuple[int, int, str]]:
    """The time expressions that say the event's date, with their preposition: the line is led by the date itself."""
    found = [t for t in source.times_between(cut.start, cut.end) if t.value is not None]
    said = [(t, _with_preposition(t, source)) for t in found if t.value == event.date]
    return [change for t, change in said if t.end == cut.end or _loose(t, change[0], source)]


def _loose(time: Time, start: int, source: Source) -> bool:
    """Can the expression be taken out of the middle of a clause? With its preposition, or as "earlier this month"."""
    after = source.text[time.end : time.end + 1]
    free = start < time.start or source.words.among("of_time", _first_word(time.text))
    return free and (after.isspace() or after in ",;")


def _with_preposition(time: Time, source: Source) -> tuple[int, int, str]:
    start, text = time.start, source.text
    while (before := re.search(r"(\w+)\s+$", text[:start][-16:])) and source.words.among("of_time", before[1]):
        start -= len(before[0])
    return start, time.end, ""


def _glosses(cut: Cut, event: Event, source: Source) -> list[tuple[int, int, str]]:
    """Who is meant, in brackets, behind a pronoun or a bare description of a recipient."""
    glosses = []
    for span in event.recipient_spans:
        mention = source.mentions.get((span.start, span.end))
        if mention is None or not (cut.start <= span.start and span.end <= cut.end):
            continue
        who = names(mention.actors, source)
        if _unclear(mention, source) and who and who.lower() not in mention.text.lower():
            glosses.append((span.start, span.end, source.words.say("joining", "gloss", text=span.text, name=who)))
    return glosses


def _unclear(mention: Mention, source: Source) -> bool:
    possessive = source.words.among("owners", _first_word(mention.text))
    return mention.how in {"pronoun", "description"} and not possessive and not tells_who(mention.text, mention, source)
