"""A line for each event and each statement, in the article's own words wherever these can carry it."""

from __future__ import annotations

import re

from polybius.brief import clauses, verbs
from polybius.brief.names import agreeing, name, parties, party, subject, tells_who
from polybius.brief.source import Source
from polybius.brief.told import told
from polybius.brief.verbs import HAPPENED
from polybius.brief.words import balanced, close_up
from polybius.records import Event, Mention, Span, Statement

NAMING = frozenset({"name", "demonym", "metonym"})
"""Ways to mention a party that say by themselves who is meant."""

CLOSE = 6
"""Characters between a verb and what it says: room for "that"."""

SUBJECT_NEAR = 16
"""Characters before a verb in which a pronoun is its subject: room for "they have since"."""

LONGEST_CONTENT = 420
"""Characters of a statement that a line gives; the footnote has the rest."""


def full_stop(text: str) -> str:
    """The text as a sentence: with a full stop, unless it ends in a mark already."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…", ".”", "!”", "?”")) else f"{text}."


def event(record: Event, source: Source) -> str:
    """What happened, was planned or was denied, without its date: in the article's own words where they allow."""
    line = _own_words(record, source) or _phrased(record, source)
    speaker = _claimed_by(record, source)
    if speaker == source.words.say("speaking", "nobody"):
        return source.words.say("joining", "unattributed", line=line)
    return source.words.say("joining", "according", line=line, speaker=speaker) if speaker else line


def _own_words(record: Event, source: Source) -> str | None:
    """Subject by name and predicate as written; None where the words around the trigger do not allow it."""
    for ids, spans in ((record.actors, record.actor_spans), (record.recipients, record.recipient_spans)):
        if not ids or not spans:
            continue
        near = _nearest(ids, spans, record, source)
        cut = clauses.predicate(record, near, source)
        if cut is not None and (spans is record.actor_spans or _passive(cut, record, source)):
            who = subject(ids, near, source)
            return f"{who} {agreeing(who, near, told(cut, record, source), source)}"
    return None


def _nearest(ids: tuple[str, ...], spans: tuple[Span, ...], record: Event, source: Source) -> tuple[Span, ...]:
    """The subject: a pronoun right before the verb, where the words that name the party stand further off."""
    named, verb = max(span.end for span in spans), record.trigger.start
    near = [m for m in source.mentions_between(max(named, verb - SUBJECT_NEAR), verb) if m.actors == ids]
    return (Span(near[-1].start, near[-1].end, near[-1].text),) if near and near[-1].how == "pronoun" else spans


def _passive(cut: clauses.Cut, record: Event, source: Source) -> bool:
    before = source.text[cut.start : record.trigger.start].split()
    return any(source.words.among("be", word) for word in before)


def _phrased(record: Event, source: Source) -> str:
    """A phrase for the type of the event, and the clause that it rests on."""
    words, phrase = source.words, source.words.phrase(record.type, record.modes)
    quote = words.quoted(_quotation(record, source))
    actors = parties(record.actors, record.actor_spans, source)
    recipients = parties(record.recipients, record.recipient_spans, source)
    if record.status in HAPPENED and actors and _has_subject(record, source):
        return quote if _says_who(record, source) else words.say("joining", "gloss", text=quote, name=actors)
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


def _has_subject(record: Event, source: Source) -> bool:
    """Does the quotation hold the one who acts, behind a subject or as one? Then it needs no phrase of ours."""
    cut = clauses.around(record, source)
    if source.words.among("conditions", verbs.preceding(cut.start, source)):
        return False
    inside = [span for span in record.actor_spans if cut.start <= span.start and span.end <= cut.end]
    led = [m for m in source.mentions_between(cut.start, cut.start + CLOSE) if m.end <= record.trigger.start]
    return bool(inside) and bool(led or min(span.start for span in inside) < record.trigger.start)


def _says_who(record: Event, source: Source) -> bool:
    """Does the article's expression for the one who acts say by itself who that is?"""
    found = [source.mentions.get((span.start, span.end)) for span in record.actor_spans]
    return all(m is not None and m.how != "pronoun" and _known(m, source) for m in found)


def _known(mention: Mention, source: Source) -> bool:
    return mention.how in NAMING or tells_who(mention.text, mention, source)


def _quotation(record: Event, source: Source) -> str:
    cut = clauses.around(record, source)
    text = close_up(source.text[cut.start : cut.end])
    return text + (f" {source.words.say('joining', 'ellipsis')}" if cut.shortened else "")


def _claimed_by(record: Event, source: Source) -> str | None:
    """Who says so, for an event inside a statement whose speaker is not the event's own actor."""
    statement_ = source.statements.get(record.statement or "")
    if (
        statement_ is None
        or _nobody_says(statement_, source)
        or (record.actors and set(record.actors) == set(statement_.speakers))
    ):
        return None
    return _speaker_name(statement_, source) if statement_.sourcing == "document" else speaker(statement_, source)


def _nobody_says(record: Statement, source: Source) -> bool:
    """Is the subject of the verb of saying one that says that nobody did ("neither has explained")?"""
    return record.speaker_text is not None and source.words.among("none_of", record.speaker_text.partition(" ")[0])


def speaker(record: Statement, source: Source) -> str:
    """Who says it, and how the outlet came to know, in plain words."""
    words = source.words
    who = _speaker_name(record, source)
    key = record.sourcing
    unknown = who == source.words.say("speaking", "nobody")
    inferred = record.speakers and who.startswith(words.say("joining", "inferred", text="")[0])
    if (
        unknown
        or inferred
        or _nobody_says(record, source)
        or (key == "unnamed" and any(words.among("says_unnamed", word) for word in who.split()))
    ):
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
    """The text as in the middle of a sentence: with a small letter, unless its first word is a name everywhere."""
    first = text.partition(" ")[0].strip(",;:")
    name_like = (
        any(m.text.startswith(first) and m.how in NAMING for m in source.reading.mentions) or not first.isalpha()
    )
    small = any(source.words.among(name, first) for name in ("determiners", "pronouns")) or (
        first.istitle() and not name_like and " " in text
    )
    return text[:1].lower() + text[1:] if small else text


def statement(record: Statement, source: Source) -> str:
    """Who says what, with the verb of the article where it can carry the sentence."""
    return balanced(_statement(record, source), source.words)


def _statement(record: Statement, source: Source) -> str:
    words, content = source.words, _content(record, source)
    run = _spoken_run(record, source)
    span = (record.speaker_span,) if record.speaker_span is not None else ()
    if run is not None:
        who = _speaker_name(record, source) if record.sourcing == "hearsay" else speaker(record, source)
        return f"{_closed(who, source)} {agreeing(who, span, run, source)}"
    who = speaker(record, source)
    if record.manner != "direct":
        return _reported(record, who, content, source)
    cue = _saying(record.cue, source)
    return words.say("speaking", "cue_colon", speaker=_closed(who, source), cue=cue, content=_inner(content, source))


def _saying(cue: Span, source: Source) -> str:
    """The verb of saying before a quotation, with the hearer that some verbs need: "told parliament"."""
    words = source.words
    if not verbs.tells_act(cue.text, words):
        return words.say("speaking", "said")
    if not words.among("needs_hearer", cue.text):
        return cue.text
    _, limit = source.sentence(cue)
    hearer = re.match(r"\s+([^\W\d_][^,;:.“\"]{1,40})(?=[,;:.“\"])", source.text[cue.end : limit])
    return f"{cue.text} {close_up(hearer[1])}" if hearer else words.say("speaking", "said")


def _reported(record: Statement, who: str, content: str, source: Source) -> str:
    """What is said in the outlet's words, where the speaker does not stand right before the verb."""
    words = source.words
    run = _with_cue(record, source)
    first = verbs.first_word(run) if run else ""
    if run and words.ends_as("participle_endings", first):
        return words.say("speaking", "as", speaker=who, content=run)
    present = first == record.cue.text and words.ends_as("present_endings", first)
    if run and (present or verbs.tells_act(first, words) or words.among("auxiliaries", first)):
        return f"{_closed(who, source)} {run}"
    told_ = _in_sentence(content, source)
    if record.content.end <= record.cue.start and verbs.tells_act(record.cue.text, words):
        return words.say("speaking", "said_that", speaker=_closed(who, source), cue=record.cue.text, content=told_)
    if _denied(record, source) or not _is_clause(record, content, source):
        return words.say("speaking", "colon", speaker=who, content=_inner(run or content, source))
    return words.say("speaking", "according", content=content, speaker=who)


def _is_clause(record: Statement, content: str, source: Source) -> bool:
    """Does what is said begin as a clause does: with a name, a determiner, a pronoun or a capital?"""
    first = verbs.first_word(content)
    opens = any(source.words.among(name, first) for name in ("determiners", "pronouns")) or content[:1].isupper()
    return opens or any(m.start == record.content.start for m in source.mentions_between(*_bounds(record.content)))


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _denied(record: Statement, source: Source) -> bool:
    """Does a word right before the verb of saying deny it? Then it must not be told without that verb."""
    before = source.text[max(0, record.cue.start - 24) : record.cue.start].split()
    return any(source.words.among(name, word) for word in before for name in ("negations", "none_of", "to"))


def _closed(who: str, source: Source) -> str:
    """A speaker with a relative clause ("a resident, who asked not to be named") closed by a second comma."""
    words = source.words
    _, comma, added = who.partition(words.say("joining", "comma"))
    relative = bool(comma) and words.among("relatives", added.split()[0])
    return words.say("joining", "closed", text=who) if relative and not who.endswith(")") else who


def _with_cue(record: Statement, source: Source) -> str | None:
    """What is said with the verb right before it and that verb's auxiliaries: "do not intend" must not be lost."""
    cue, content = record.cue, record.content
    if not 0 <= content.start - cue.end <= CLOSE or content.end - cue.start > LONGEST_CONTENT:
        return None
    begin = verbs.verb_group(cue, source)
    if begin is None and content.start - cue.end < 8:
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
    opening, closing = (source.words.say("joining", key) for key in ("open_quote", "close_quote"))
    whole = " ".join(kept).rstrip(" ,;:")
    return whole + closing if whole.count(opening) > whole.count(closing) else whole


def _content(record: Statement, source: Source) -> str:
    text = close_up(record.content.text).strip('“”" ,')
    if len(text) <= LONGEST_CONTENT:
        return text
    return f"{text[:LONGEST_CONTENT].rsplit(' ', 1)[0]} {source.words.say('joining', 'ellipsis')}"


def _inner(text: str, source: Source) -> str:
    return source.words.quoted(text)[1:-1]


def role(actor_id: str, source: Source) -> str:
    """A person with role and party."""
    actor, words = source.actors[actor_id], source.words
    own = name(actor_id, source)
    owner = party(actor.party, source) if actor.party else None
    if owner and actor.role:
        return words.say("joining", "and_whom", name=own, party=owner, role=actor.role)
    return words.say("joining", "with_party", name=own, role=owner or actor.role) if owner or actor.role else own
