"""Finds subject and verb around a trigger, by offsets and word classes alone.

A brief is written from a reading, which may come from a file: there is no parse here. Where the words around a
trigger do not plainly form subject and verb, nothing is found and the caller falls back on a phrase and a quotation.
Being too careful costs style; being too bold would cost truth.
"""

from __future__ import annotations

import re

from polybius.brief.source import Source
from polybius.brief.words import Words
from polybius.records import Event, Span, Time

HAPPENED = frozenset({"actual", "historical"})
"""The statuses of what is told as having happened."""

LONGEST_GAP = 14
"""Words between a subject and a trigger that another verb of the subject governs."""

WORD = re.compile(r"[\w’'\-/.&]*\w|%")
HARD_STOP = re.compile(r"[;:.!?—–“”\"()\[\]…]|\s-\s|\n")


def predicate_start(event: Event, spans: tuple[Span, ...], source: Source) -> int | None:
    """Where the predicate begins, with the verb's auxiliaries, whose subject ``spans`` plainly are.

    None where they are not, or where no verb tells a finished act ("travelling", "to attack").
    """
    trigger, words = event.trigger, source.words
    if not spans or any(span.end > trigger.start for span in spans):
        return None
    first = min(span.start for span in spans)
    if words.among("prepositions", preceding(first, source)):
        return None
    begin = _predicate(max(span.end for span in spans), event, source, word_before=preceding(first, source))
    if begin is None:
        return None
    last = _last_verb(begin, trigger, source) if event.status in HAPPENED else begin
    return last if len(WORD.findall(source.text, last, trigger.start)) <= LONGEST_GAP else None


def nobody(event: Event, source: Source) -> bool:
    """Does the subject say that none of its kind did it ("no court has")? That was not an act, whatever the verb."""
    words = source.words
    spans = event.actor_spans or event.recipient_spans
    return any(
        words.among("none_of", first_word(span.text)) or words.among("none_of", preceding(span.start, source))
        for span in spans
        if span.end <= event.trigger.start
    )


def _predicate(gap_start: int, event: Event, source: Source, *, word_before: str) -> int | None:
    """Where the predicate begins between a subject's end and the trigger.

    Either the trigger itself is the finite verb, or another verb of the subject governs it ("declared its support");
    the second only where ``word_before``, the word before the subject, does not open a condition.
    """
    trigger, words = event.trigger, source.words
    gap = _undated(gap_start, trigger.start, source)
    openings = _openings(gap, words)
    for offset in openings:
        before = [m[0] for m in WORD.finditer(gap, offset)]
        if not only_adjoining(gap[offset:], words):
            continue
        if _finite(before, first_word(trigger.text), words) or (not before and _present(trigger, source)):
            return gap_start + offset if _says_status(before, event, words) else None
    if words.among("conditions", word_before):
        return None
    loose = words.ends_as("participle_endings", first_word(trigger.text))
    governed = (o for o in openings if _governed(gap[o:], words) and ("," not in gap[o:] or not (o or loose)))
    return next((gap_start + offset for offset in governed), None)


def _present(trigger: Span, source: Source) -> bool:
    """Is a trigger a verb in the present ("rejects the offer")? A noun has no determiner right behind it."""
    after = WORD.search(source.text, trigger.end)
    ending = source.words.ends_as("present_endings", trigger.text) and source.text[trigger.end : trigger.end + 1] == " "
    return ending and after is not None and source.words.among("determiners", after[0])


def _says_status(before: list[str], event: Event, words: Words) -> bool:
    """Do the auxiliaries by themselves say that it lies ahead, is only thought of, or did not happen?"""
    if event.status in HAPPENED:
        return not any(words.among(name, word) for name in ("negations", "modals") for word in before)
    needed = "negations" if event.status == "negated" else "modals"
    return any(words.among(needed, word) for word in before)


def _openings(gap: str, words: Words) -> list[int]:
    """Where a predicate can begin behind a subject: at once, or behind "which", an apposition, or a party's seat."""
    found = [0]
    relative = re.match(r"\s*,\s*(\w+)(?=\s)", gap)
    if relative and words.among("relatives", relative[1]):
        found.append(relative.end())
    apposition = re.match(r"\s*,[^,;:.]{1,80},", gap)
    if apposition:
        found.append(apposition.end())
    seat = re.match(r"\s+(\w+)((?:\s+[^\W\d_a-z][\w’'-]*){1,3})(?=\s)", gap)
    if seat and words.among("located", seat[1]):
        found.append(seat.end())
    return found


def _undated(start: int, end: int, source: Source) -> str:
    """A stretch of the text with its time expressions, and the prepositions before them, made blank."""
    text = source.text[start:end]
    for time in source.times_between(start, end):
        first = max(start, with_preposition(time, source)) - start
        text = text[:first] + " " * (time.end - start - first) + text[time.end - start :]
    return text


def _governed(gap: str, words: Words) -> bool:
    """Is a subject followed by a finite verb of its own, and the trigger by that: "declared its", "said it would"?"""
    found = [m[0] for m in WORD.finditer(gap)]
    if HARD_STOP.search(gap):
        return False
    verb = next((i for i, word in enumerate(found) if not adjoins(word, words)), None)
    return (
        verb is not None and only_adjoining(" ".join(found[:verb]), words) and _finite(found[:verb], found[verb], words)
    )


def preceding(offset: int, source: Source) -> str:
    """The word before an offset in the same clause; empty where there is none."""
    before = source.text[max(0, offset - 20) : offset]
    found = [m[0] for m in WORD.finditer(before) if not HARD_STOP.search(before[m.end() :])]
    return found[-1] if found else ""


def _last_verb(begin: int, trigger: Span, source: Source) -> int:
    """Behind the last word that joins the trigger's verb on to an earlier one of the same subject, if there is one."""
    text, words = source.text, source.words
    gap = text[begin : trigger.start]
    joints = [m.end() for m in re.finditer(r",\s|\w+", gap) if m[0][0] == "," or words.among("coordinators", m[0])]
    if not joints or not only_adjoining(gap[joints[-1] :], words):
        return begin
    before = [m[0] for m in WORD.finditer(gap, joints[-1])]
    return begin + joints[-1] if _finite(before, first_word(trigger.text), words) else begin


def spoken(subject_end: int, cue: Span, source: Source) -> int | None:
    """Where the verb group of saying begins, if the speaker ends at ``subject_end`` and the verb tells a finished act.

    A present tense will do here, too: people "believe" and "fear", and a verb of saying right behind a speaker is one.
    """
    words = source.words
    gap = source.text[subject_end : cue.start]
    apposition = re.match(r"\s*,[^,;:.]{1,80},", gap)
    begin = subject_end + (apposition.end() if apposition else 0)
    before = [m[0] for m in WORD.finditer(source.text, begin, cue.start)]
    if not only_adjoining(source.text[begin : cue.start], words) or (before and words.among("to", before[-1])):
        return None
    participle = words.ends_as("participle_endings", first_word(cue.text))
    return begin if not participle or any(words.among("be", word) for word in before) else None


def verb_group(cue: Span, source: Source) -> int | None:
    """Where the auxiliaries of a verb begin; None for a participle, which no sentence can begin with."""
    words = source.words
    if words.ends_as("participle_endings", first_word(cue.text)):
        return None
    begin = cue.start
    for found in reversed(list(WORD.finditer(source.text, max(0, cue.start - 40), cue.start))):
        if not adjoins(found[0], words) or HARD_STOP.search(source.text[found.end() : begin]):
            break
        begin = found.start()
    return begin


def tells_act(text: str, words: Words) -> bool:
    """Is a verb by itself a finished act ("said", "warned")?"""
    return _finite([], first_word(text), words)


def only_adjoining(text: str, words: Words) -> bool:
    """Has a text only words that may stand between a subject and its verb?"""
    if HARD_STOP.search(text):
        return False
    between = [m[0] for m in WORD.finditer(text)]
    return len(between) <= 6 and all(adjoins(word, words) for word in between)


def adjoins(word: str, words: Words) -> bool:
    """Is a word an auxiliary, an adverb or the like?"""
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


def first_word(text: str) -> str:
    """The first word of a text."""
    found = WORD.search(text)
    return found[0] if found else text


def with_preposition(time: Time, source: Source) -> int:
    """Where a time expression begins with the prepositions before it."""
    start, text = time.start, source.text
    while (before := re.search(r"(\w+)\s+$", text[:start][-16:])) and source.words.among("of_time", before[1]):
        start -= len(before[0])
    return start
