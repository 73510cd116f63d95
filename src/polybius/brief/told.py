"""The words of a cut clause as a line tells them: dates, the outlet's colour and unclear parties seen to."""

from __future__ import annotations

import re

from polybius.brief.clauses import Cut
from polybius.brief.names import inferred, names, tells_who
from polybius.brief.source import Source
from polybius.brief.verbs import first_word, with_preposition
from polybius.brief.words import close_up
from polybius.records import Event, Mention, Time


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
    said = [(t, (with_preposition(t, source), t.end, "")) for t in found if t.value == event.date]
    return [change for t, change in said if _loose(t, change[0], source, last=t.end == cut.end)]


def _loose(time: Time, start: int, source: Source, *, last: bool) -> bool:
    """Can the expression be taken out? With its preposition, as "earlier this month", or as a bare day at the end."""
    after = source.text[time.end : time.end + 1]
    free = start < time.start or source.words.among("of_time", first_word(time.text))
    return (free and (after.isspace() or after in ",;.")) or (last and not any(c.isdigit() for c in time.text))


def _glosses(cut: Cut, event: Event, source: Source) -> list[tuple[int, int, str]]:
    """Who is meant, in brackets, behind a pronoun or a bare description of a recipient."""
    glosses = []
    for span in event.recipient_spans:
        mention = source.mentions.get((span.start, span.end))
        if mention is None or not (cut.start <= span.start and span.end <= cut.end):
            continue
        who = names(mention.actors, source)
        known = [source.actors[i] for i in mention.actors if i in source.actors]
        if mention.actors == event.actors or not _unclear(mention, source) or not all(a.party for a in known):
            continue
        after = source.text[span.end : span.end + 60]
        if who and after[:2] in {"'s", "’s"}:
            glosses.append((span.start, span.end, inferred(who, source.words)))
            continue
        if who and who not in after and who.lower() not in mention.text.lower():
            glosses.append((span.start, span.end, source.words.say("joining", "gloss", text=span.text, name=who)))
    return glosses


def _unclear(mention: Mention, source: Source) -> bool:
    """Does a mention point at somebody without saying who: a pronoun, or "the" with a common noun?"""
    first = first_word(mention.text)
    possessive = source.words.among("owners", first)
    if mention.how == "pronoun":
        return source.words.among("personal", first)
    if mention.how == "description" and not source.words.among("pointing", first):
        return False
    return mention.how == "description" and not possessive and not tells_who(mention.text, mention, source)
