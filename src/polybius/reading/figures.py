"""Stage figures: the numbers that an article gives, what they count, how they are meant, and who gives them.

The value is the number as it is told: "at least 12" is 12, "tens of thousands" is its order, 10,000, and ``bound`` says
how it is meant. Dates, durations, ages, ordinals, names with numbers, scores, how many sources speak, and small counts
that stand for the parties themselves ("the two countries") are no figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite

from spacy.tokens import Token

from polybius.reading import figures_numbers
from polybius.reading.document import Cast, Document, Found, Why
from polybius.reading.figures_bounds import Bounded, bounded
from polybius.reading.figures_links import Story, event_of, parties, story
from polybius.reading.figures_measure import measured
from polybius.reading.figures_naming import right_edge
from polybius.reading.figures_numbers import Number, Numerals
from polybius.reading.figures_passed import REASONS, counts_people, is_casualty, passed_over
from polybius.reading.figures_phrase import Phrase, clause, of_subject, phrase
from polybius.reading.figures_same import SHARING, counts_the_same, is_compared
from polybius.reading.times_govern import event_date
from polybius.records import Bound, Event, Figure, Interval, Skipped, Span, Statement, Time, content_id

STAGE = "figures"


@dataclass(frozen=True)
class _Reader:
    """What every step needs."""

    document: Document
    cast: Cast
    times: tuple[Time, ...]
    story: Story
    numerals: Numerals
    tokens: Mapping[int, Token]
    times_of: Mapping[int, Sequence[Time]]
    """The times by the first token of their sentence."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A number in its phrase, what is measured, and the earlier figure whose noun it shares.

    ``beside`` is the figure of dead or injured before it in its sentence, where it is one too.
    """

    number: Number
    found: Phrase
    limits: Bounded
    measure: str | None
    same: _Draft | None = None
    beside: _Draft | None = None

    @property
    def counted(self) -> Phrase:
        """The phrase that names what is counted."""
        return self.same.counted if self.same is not None else self.found


def find(
    document: Document,
    cast: Cast,
    times: tuple[Time, ...],
    statements: Sequence[Statement] = (),
    events: Sequence[Event] = (),
) -> Found[Figure]:
    """The figures of the article in order, with the actors that they concern, their date, source and event."""
    numerals = figures_numbers.load(document.article.language)
    tokens = {token.idx: token for token in document.doc}
    times_of: dict[int, list[Time]] = {}
    for time in times:
        first, last = document.tokens(time)
        if first < last:
            times_of.setdefault(document.doc[first].sent.start, []).append(time)
    reader = _Reader(document, cast, times, story(document, statements, events), numerals, tokens, times_of)
    taken = {index for time in times for index in range(*document.tokens(time))}
    records: list[Figure] = []
    skipped: list[Skipped] = []
    whys: dict[str, Why] = {}
    previous: dict[bool, _Draft | None] = {False: None, True: None}  # counts apart from percentages
    for number in figures_numbers.numbers(document.clean.text, numerals):
        found = phrase(document.doc, number, numerals)
        if any(index in taken for index in range(found.first, found.last)):
            continue
        for draft in _drafts(number, found, previous[number.kind == "percent"], reader):
            reason = _reason(draft, reader)
            if reason is not None:
                if reason in REASONS:
                    span = document.char_span(number.start, number.end)
                    skipped.append(Skipped(stage=STAGE, code=reason, why=REASONS[reason], evidence=(span,)))
                continue
            record, why = _figure(draft, reader)
            if record.id not in whys:
                records.append(record)
                whys[record.id] = why
            previous[number.kind == "percent"] = draft if number.kind in SHARING else previous[number.kind == "percent"]
    return Found(tuple(records), tuple(skipped), whys)


def _drafts(number: Number, found: Phrase, previous: _Draft | None, reader: _Reader) -> list[_Draft]:
    """One draft for a number, two for the sides of a vote."""
    document, numerals = reader.document, reader.numerals
    limits = bounded(number, reader.tokens, document.clean.text, document.article.language)
    if number.upper is not None and (verb := _vote(found, numerals)) is not None:
        sides = [replace(number, value=value, upper=None, unit="votes") for value in (number.value, number.upper)]
        exact = replace(limits, bound="exact")
        voters = of_subject(found, verb)
        return [_Draft(side, voters, exact, word) for side, word in zip(sides, numerals.units["sides"], strict=True)]
    measure = measured(found, numerals, limits.start)
    casualty = is_casualty(measure, numerals)
    both = casualty and previous is not None and is_casualty(previous.measure, numerals)
    counted = previous.counted if previous is not None else None
    same = counts_the_same(number, found, counted, casualties=casualty, both_casualties=both, numerals=numerals)
    beside = previous if both and previous is not None and previous.found.number.sent == found.number.sent else None
    return [_Draft(number, found, limits, measure, previous if same else None, beside)]


def _vote(found: Phrase, numerals: Numerals) -> Token | None:
    """The word of voting that governs two numbers or stands beside them: they are the sides of a vote."""
    near = found.number.doc[max(found.number.sent.start, found.first - 3) : found.last + 2]
    governing = list(found.number.ancestors)[:3]
    told = next((token for token in (*governing, *near) if numerals.has("vote", token.lemma_)), None)
    verb = clause(told) if told is not None else None
    open_ = verb is not None and any(child.tag_ == "MD" for child in verb.children)  # a vote of 9-1 would be a signal
    return None if open_ else told


def _reason(draft: _Draft, reader: _Reader) -> str | None:
    """Why a draft is no figure."""
    number = draft.number
    if not isfinite(number.value) or not isfinite(number.upper or 0):
        return "too-large"
    if number.unit == "votes":
        return None
    if number.opposed:
        return "score"
    if draft.same is not None:
        return None
    return passed_over(reader.document, number, draft.found, draft.measure, draft.limits, reader.numerals)


def _figure(draft: _Draft, reader: _Reader) -> tuple[Figure, Why]:
    document, number, found, numerals = reader.document, draft.number, draft.found, reader.numerals
    evidence = _evidence(draft, reader)
    of = _of(draft, document, numerals)
    unit = number.unit or _unit(draft.counted, numerals)
    verb = clause(found.noun or found.number) or found.number
    compared = draft.same is not None and is_compared(found, numerals)
    event, way = (None, "") if compared else _event(draft, verb, reader)
    bound = draft.limits.bound
    if bound == "exact":
        bound = _beyond(found, numerals)
    record = Figure(
        id=content_id("fi", document.article.id, number.value, unit, of, evidence[0].start, evidence[0].end),
        value=number.value,
        unit=unit,
        of=of,
        measure=draft.measure,
        party=_party(draft, verb, reader),
        date=_date(draft, found.number if compared else verb, reader),
        bound=bound,
        upper=number.upper,
        per=document.doc[found.rate[1] - 1].text if found.rate else None,
        statement=reader.story.statements.get(found.first),
        event=event,
        evidence=evidence,
    )
    words = document.clean.text[draft.limits.start : draft.limits.end]
    inputs = (words, f"bound: {bound}", *([f"event: {way}"] if way else []))
    return record, Why(f"figures.{number.kind}", inputs)


def _date(draft: _Draft, verb: Token, reader: _Reader) -> Interval | None:
    """The time right behind a figure, else that of its clause, unless that stands behind another figure.

    In "rose to 9% in May from 8% in April" each number has its own; in "killed 12 and wounded 9 in May" both have one.
    """
    document, sentence = reader.document, draft.found.number.sent
    inside = reader.times_of.get(sentence.start, ())
    behind = {index: t for t in inside if (index := _number_before(t, reader)) is not None}
    own = next((t for index, t in behind.items() if draft.found.first <= index < draft.found.evidence()[1]), None)
    if own is not None:
        return own.value
    date = event_date(document, verb.i, reader.times)
    changed = any(reader.numerals.value("change", token.lower_) == "was" for token in sentence)
    if (len(behind) > 1 or changed) and any(t.value == date for t in behind.values()):
        return None
    return date


def _number_before(time: Time, reader: _Reader) -> int | None:
    """The token of a number or percentage right before a time and its preposition: 9% in May."""
    first = reader.document.tokens(time)[0]
    before = reader.document.doc[max(0, first - 2) : first]
    if len(before) < 2 or before[1].pos_ != "ADP":
        return None
    numeral = before[0].like_num or reader.numerals.has("percent", before[0].lower_)
    return before[0].i if numeral else None


def _party(draft: _Draft, verb: Token, reader: _Reader) -> tuple[str, ...]:
    """The actors that a figure concerns.

    Of one without a noun of its own they are those of its place (8,000 in Syria), those who have them (Borduria has
    more than 10,000), else those of the noun.
    """
    if draft.same is None:
        return parties(reader.cast, draft.found, verb, reader.numerals)
    first, last = draft.found.first, _own_end(draft)
    mentions = [*reader.cast.within(first, last)]
    if not mentions and draft.found.number.dep_ == "dobj" and reader.numerals.has("whose", verb.lemma_):
        mentions = [m for c in verb.children if c.dep_ == "nsubj" and (m := reader.cast.at(c)) is not None]
    placed = dict.fromkeys(actor for mention in mentions for actor in mention.actors)
    counted = draft.counted
    above = clause(counted.noun or counted.number) or verb
    return tuple(placed) or parties(reader.cast, counted, above, reader.numerals)


def _own_end(draft: _Draft) -> int:
    """The token after a number and the preposition behind it: 8,000 in the north."""
    last = draft.found.evidence()[1]
    return max([last, *(right_edge(c) for c in draft.found.number.children if c.dep_ == "prep" and c.i == last)])


def _event(draft: _Draft, verb: Token, reader: _Reader) -> tuple[str | None, str]:
    """The event of a figure, else of the dead or injured whom it is told with."""
    casualties = is_casualty(draft.measure, reader.numerals)
    event, way = event_of(draft.found, verb, reader.story, reader.numerals, casualties=casualties)
    if event is None and (beside := draft.beside) is not None:
        return _event(beside, clause(beside.found.noun or beside.found.number) or verb, reader)
    return event, way


def _of(draft: _Draft, document: Document, numerals: Numerals) -> str | None:
    """What a figure is of, as written; where the noun stands with an earlier number, that noun alone."""
    counted, noun = draft.counted.of, draft.counted.noun
    if noun is not None and numerals.has("currency_name", noun.text):  # millions of euros
        return None
    if draft.same is not None and counted is not None and noun is not None:
        return document.doc[counted[0] : noun.i + 1 if noun.i >= counted[0] else counted[1]].text
    return document.doc[counted[0] : counted[1]].text if counted else None


def _evidence(draft: _Draft, reader: _Reader) -> tuple[Span, ...]:
    """The phrase with the words that bound its number, and where it shares another's noun, the phrase of that."""
    document, found = reader.document, draft.found
    first, last = found.evidence()
    if found.noun is None and last < len(document.doc) and reader.numerals.has("killed", document.doc[last].lemma_):
        last += 1
    elif draft.same is not None:
        last = _own_end(draft)
    start, final = document.doc[first].idx, document.doc[last - 1]
    end = draft.number.end if final.idx < draft.number.end else final.idx + len(final)
    own = document.char_span(min(start, draft.limits.start), max(end, draft.limits.end))
    return (own,) if draft.same is None else (own, document.span(*draft.counted.evidence()))


def _unit(found: Phrase, numerals: Numerals) -> str | None:
    """The counted noun as written; people for persons, the dead and the wounded."""
    noun = found.noun
    if noun is None or numerals.has("killed", noun.lemma_):
        return "people" if noun is not None or counts_people(found, numerals) else None
    if numerals.has("quantity", noun.lemma_):  # the number of strikes
        of = (prep for prep in noun.rights if numerals.value("of", prep.lower_) == "any")
        inner = (each for prep in of for each in prep.children if each.dep_ == "pobj")
        counted = next(inner, None)
        if counted is None and numerals.has("toll", noun.lemma_):
            return "people"
        noun = counted or noun
    known = numerals.value("people", noun.lemma_) or numerals.value("currency_name", noun.text)
    return str(known) if known else noun.text


def _beyond(found: Phrase, numerals: Numerals) -> Bound:
    """The number of refugees has passed a million: the verb puts the true number above its object, or denies that."""
    verb = found.number.head
    told_of = found.noun is not None and found.noun.i < found.first
    if not told_of or found.number.dep_ != "dobj" or not numerals.has("beyond", verb.lemma_):
        return "exact"
    return "at_most" if any(child.dep_ == "neg" for child in verb.children) else "more_than"
