"""One plain sentence for any record, in the article's own words wherever these can carry it."""

from __future__ import annotations

import datetime as dt

from polybius.brief import clauses, verbs
from polybius.brief.dates import day, in_words
from polybius.brief.names import agreeing, name, names, parties, party, subject
from polybius.brief.source import Source
from polybius.brief.told import told
from polybius.brief.verbs import HAPPENED
from polybius.brief.words import Words, capital, close_up
from polybius.records import (
    Event,
    Figure,
    Framing,
    Position,
    Reading,
    Relation,
    Rift,
    Statement,
)

Record = Event | Statement | Position | Rift | Figure | Relation | Framing

WITHOUT_OBJECT = frozenset({"mutual defence"})
"""Ties that have no other side."""

CLOSE = 6
"""Characters between a verb and what it says: room for "that"."""

LONGEST_CONTENT = 420
"""Characters of a statement that a line gives; the footnote has the rest."""


def describe(record: Record, reading: Reading) -> str:
    """One plain sentence for any record of a reading, with its date; for lists and for `polybius explain`."""
    source = Source(reading)
    if isinstance(record, Event):
        return _dated(record, source)
    if isinstance(record, Statement):
        return full_stop(capital(statement(record, source)))
    if isinstance(record, Position):
        return full_stop(capital(f"{names(record.holders, source)}: {position(record, source)}"))
    if isinstance(record, Rift):
        return full_stop(capital(rift(record, source)))
    if isinstance(record, Figure):
        return full_stop(capital(figure(record, source)))
    return full_stop(capital(relation(record, source) if isinstance(record, Relation) else framing(record, source)))


def full_stop(text: str) -> str:
    """The text as a sentence: with a full stop, unless it ends in a mark already."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…", ".”", "!”", "?”")) else f"{text}."


def _dated(record: Event, source: Source) -> str:
    when = in_words(record.date, source.words)
    group = source.words.say("headings", {"negated": "denied"}.get(record.status, record.status))
    told = event(record, source) if record.status in HAPPENED else f"{group}: {event(record, source)}"
    return full_stop(capital(f"{when}: {told}" if when else told))


def event(record: Event, source: Source) -> str:
    """What happened, was planned or was denied, without its date: in the article's own words where they allow."""
    line = _own_words(record, source) or _phrased(record, source)
    speaker = _claimed_by(record, source)
    return source.words.say("joining", "according", line=line, speaker=speaker) if speaker else line


def _own_words(record: Event, source: Source) -> str | None:
    """Subject by name and predicate as written; None where the words around the trigger do not allow it."""
    for ids, spans in ((record.actors, record.actor_spans), (record.recipients, record.recipient_spans)):
        if not ids or not spans:
            continue
        cut = clauses.predicate(record, spans, source)
        if cut is not None and (spans is record.actor_spans or _passive(cut, record, source)):
            who = subject(ids, spans, source)
            return f"{who} {agreeing(who, spans, told(cut, record, source), source)}"
    return None


def _passive(cut: clauses.Cut, record: Event, source: Source) -> bool:
    before = source.text[cut.start : record.trigger.start].split()
    return any(source.words.among("be", word) for word in before)


def _phrased(record: Event, source: Source) -> str:
    """A phrase for the type of the event, and the clause that it rests on."""
    words, phrase = source.words, source.words.phrase(record.type, record.modes)
    quote = words.quoted(_quotation(record, source))
    actors = parties(record.actors, record.actor_spans, source)
    recipients = parties(record.recipients, record.recipient_spans, source)
    if record.status in HAPPENED and actors:
        did = phrase.did.format(r=recipients) if recipients else phrase.alone
        return f"{actors} {did}: {quote}"
    if not actors and phrase.mode is None and record.status in HAPPENED:
        return words.say("joining", "unnamed_actor", line=quote)
    act = phrase.act.format(r=recipients) if recipients else phrase.act_alone
    if actors:
        return f"{words.say('joining', 'by', act=act, actors=actors)}: {quote}"
    if record.status not in HAPPENED:
        return f"{act}: {quote}"
    return words.say("joining", "unnamed_actor", line=f"{act}: {quote}")


def _quotation(record: Event, source: Source) -> str:
    cut = clauses.around(record, source)
    text = close_up(source.text[cut.start : cut.end])
    return text + (f" {source.words.say('joining', 'ellipsis')}" if cut.shortened else "")


def _claimed_by(record: Event, source: Source) -> str | None:
    """Who says so, for an event inside a statement whose speaker is not the event's own actor."""
    statement_ = source.statements.get(record.statement or "")
    if statement_ is None or (record.actors and set(record.actors) == set(statement_.speakers)):
        return None
    return _speaker_name(statement_, source) if statement_.sourcing == "document" else speaker(statement_, source)


def speaker(record: Statement, source: Source) -> str:
    """Who says it, and how the outlet came to know, in plain words."""
    words = source.words
    who = _speaker_name(record, source)
    key = record.sourcing
    unknown = who == source.words.say("speaking", "nobody")
    if unknown or (key == "unnamed" and any(words.among("says_unnamed", word) for word in who.split())):
        note = ""
    elif key == "unnamed":
        note = words.say("sourcing", "unnamed" if _introduced(record) else "unintroduced")
    elif key == "document" or (key in {"media", "hearsay"} and record.speakers and not _is_media(record, source)):
        note = words.say("sourcing", key)
    else:
        note = ""
    return f"{who} ({note})" if note else who


def _is_media(record: Statement, source: Source) -> bool:
    """Do media speak for themselves here?"""
    actors = [source.actors[i] for i in record.speakers if i in source.actors]
    return any(actor.kind == "media" or actor.sector == "JRN" for actor in actors)


def _introduced(record: Statement) -> bool:
    """An indefinite article introduces somebody; a definite one without a name points at nobody."""
    return record.speaker_text is None or not record.speaker_text.lower().startswith("the ")


def _speaker_name(record: Statement, source: Source) -> str:
    named = record.speaker_text and not source.words.among("pronouns", record.speaker_text)
    if record.speakers and not (named and record.sourcing == "unnamed"):
        spans = (record.speaker_span,) if record.speaker_span is not None else ()
        return subject(record.speakers, spans, source)
    if record.speaker_text and named:
        return _in_sentence(close_up(record.speaker_text), source)
    return source.words.say("speaking", "nobody")


def _in_sentence(text: str, source: Source) -> str:
    """The text with a small letter where it begins with a determiner, as in the middle of a sentence."""
    first = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if source.words.among("determiners", first) else text


def statement(record: Statement, source: Source) -> str:
    """Who says what, with the verb of the article where it can carry the sentence."""
    words, content = source.words, _content(record, source)
    run = _spoken_run(record, source)
    if run is not None:
        who = _speaker_name(record, source) if record.sourcing == "hearsay" else speaker(record, source)
        span = (record.speaker_span,) if record.speaker_span is not None else ()
        return f"{who} {agreeing(who, span, run, source)}"
    who = speaker(record, source)
    if record.manner == "indirect":
        return words.say("speaking", "colon", speaker=who, content=_inner(_with_cue(record, source) or content, source))
    if verbs.tells_act(record.cue.text, words):
        return words.say("speaking", "cue_colon", speaker=who, cue=record.cue.text, content=_inner(content, source))
    return words.say("speaking", "colon", speaker=who, content=_inner(content, source))


def _with_cue(record: Statement, source: Source) -> str | None:
    """What is said with the verb right before it and that verb's auxiliaries: "do not intend" must not be lost."""
    cue, content = record.cue, record.content
    if not 0 <= content.start - cue.end <= CLOSE or content.end - cue.start > LONGEST_CONTENT:
        return None
    begin = verbs.verb_group(cue, source)
    if begin is None and content.start - cue.end < 3 and not source.words.among("plain_participles", cue.text):
        begin = cue.start
    return close_up(source.text[begin : content.end]) if begin is not None else None


def _spoken_run(record: Statement, source: Source) -> str | None:
    """From the verb to the end of what is said, as written, where the speaker stands right before the verb."""
    span, cue, content = record.speaker_span, record.cue, record.content
    if record.manner == "direct" or span is None or not (span.end <= cue.start and cue.end <= content.start):
        return None
    if content.start - cue.end > 80 or content.end - cue.start > LONGEST_CONTENT:
        return None
    verb = verbs.spoken(span.end, cue, source)
    if verb is None:
        if content.start - cue.end > 25 or not verbs.tells_act(cue.text, source.words):
            return None
        verb = cue.start
    closing = source.words.say("joining", "close_quote")
    end = content.end + (source.text[content.end : content.end + 1] in {closing, '"'})
    run = close_up(source.text[verb:end]).strip(" ,;:")
    return _whole(run.replace(f"{cue.text}, ", f"{cue.text} ", 1), source)


def _whole(text: str, source: Source) -> str:
    """The text without a joining word left over at its end."""
    kept = text.split(" ")
    while len(kept) > 1 and any(source.words.among(name, kept[-1]) for name in ("coordinators", "clause_openers")):
        kept.pop()
    return " ".join(kept).rstrip(" ,;:")


def _content(record: Statement, source: Source) -> str:
    text = close_up(record.content.text).strip('“”" ,')
    if len(text) <= LONGEST_CONTENT:
        return text
    return f"{text[:LONGEST_CONTENT].rsplit(' ', 1)[0]} {source.words.say('joining', 'ellipsis')}"


def _inner(text: str, source: Source) -> str:
    return source.words.quoted(text)[1:-1]


def issue(record: Position, source: Source) -> str:
    """The issue of a position: quoted where it is in the article's own words."""
    return source.words.quoted(close_up(record.issue)) if record.issue in source.text else close_up(record.issue)


def position(record: Position, source: Source) -> str:
    """Where the holders stand on the issue."""
    words = source.words
    return f"{words.say('standing', record.stance, holders=close_up(record.issue))}"


def rift(record: Rift, source: Source) -> str:
    """What two partners share, and what they part over, with each one's side."""
    words = source.words
    pair = names(record.pair, source)
    issues: dict[str, list[str]] = {}
    for id_ in record.divided:
        held = source.positions[id_]
        side = words.say("standing", f"side_{held.stance}", holder=names(held.holders, source))
        issues.setdefault(issue(held, source), []).append(side)
    sides = [words.say("standing", "rift_issue", issue=i, sides="; ".join(s)) for i, s in issues.items()]
    divided = words.joined(sides)
    shared = words.joined([issue(source.positions[id_], source) for id_ in record.shared])
    if not shared:
        return words.say("standing", "rift_only", pair=pair, divided=divided)
    return words.say("standing", "rift_shared", pair=pair, shared=shared, divided=divided)


def figure(record: Figure, source: Source) -> str:
    """A number, what it counts, and who gives it where that is not the outlet itself."""
    words = source.words
    number = _number(record, source)
    line = words.say("numbers", "of", number=number, of=close_up(record.of)) if record.of else number
    if record.measure:
        line = words.say("numbers", "measure", line=line, measure=close_up(record.measure))
    when = in_words(record.date, words)
    line = f"{line} ({when})" if when else line
    who = _figure_from(record, source)
    return words.say("joining", "according", line=line, speaker=who) if who else line


def _number(record: Figure, source: Source) -> str:
    value = f"{record.value:,.4g}" if abs(record.value) < 1000 else f"{record.value:,.0f}"
    unit = record.unit
    if unit is None:
        return source.words.say("numbers", "plain", value=value)
    key = unit if source.words.has("numbers", unit) else "unit"
    return source.words.say("numbers", key, value=value, unit=unit)


def _figure_from(record: Figure, source: Source) -> str | None:
    for span in record.evidence:
        for held in source.reading.statements:
            if held.content.start <= span.start and span.end <= held.content.end:
                return speaker(held, source)
    return None


def relation(record: Relation, source: Source) -> str:
    """A tie that stands, with its dates."""
    words = source.words
    objects = names(record.objects, source)
    known = words.has("ties", record.predicate)
    key = record.predicate if known else ("other" if objects else "alone")
    line = words.say("ties", key, s=names(record.subjects, source), o=objects, predicate=record.predicate)
    if not objects and record.predicate not in WITHOUT_OBJECT:
        key = f"{record.predicate} alone" if words.has("ties", f"{record.predicate} alone") else "own"
        quote = words.quoted(_tie(record, source))
        line = words.say("ties", key, s=names(record.subjects, source), predicate=record.predicate, quote=quote)
    since = _from(record.since, words)
    until = _until(record.until, words)
    if since and until:
        return words.say("ties", "both", line=line, since=since, until=until)
    if since or until:
        return words.say("ties", "since" if since else "until", line=line, since=since, until=until)
    return line


def _tie(record: Relation, source: Source) -> str:
    """The clause that tells a tie whose other side is no party."""
    evidence = record.evidence[0]
    mentions = (m for m in source.reading.mentions if evidence.start <= m.start < evidence.end)
    own = [m.start for m in mentions if set(m.actors) & set(record.subjects)]
    cut = clauses.clause_at(min(own, default=evidence.start), evidence, source)
    return close_up(source.text[cut.start : cut.end])


def _from(date: dt.date | None, words: Words) -> str | None:
    """The day from which a tie stands; 1 January is how a year alone is written."""
    return None if date is None else str(date.year) if (date.month, date.day) == (1, 1) else day(date, words)


def _until(date: dt.date | None, words: Words) -> str | None:
    """The day until which a tie stood; 31 December is how a year alone is written."""
    return None if date is None else str(date.year) if (date.month, date.day) == (12, 31) else day(date, words)


def framing(record: Framing, source: Source) -> str:
    """A wording that judges, and of whom it is said."""
    text = close_up(record.evidence[0].text).strip("“”\"'‘’")
    about = names(record.about, source)
    return source.words.say("wording", "of" if about else "plain", text=text, about=about)


def role(actor_id: str, source: Source) -> str:
    """A person with role and party."""
    actor, words = source.actors[actor_id], source.words
    own = name(actor_id, source)
    owner = party(actor.party, source) if actor.party else None
    if owner and actor.role:
        return words.say("joining", "and_whom", name=own, party=owner, role=actor.role)
    return words.say("joining", "with_party", name=own, role=owner or actor.role) if owner or actor.role else own
