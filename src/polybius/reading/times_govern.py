"""Which date a happening has: the temporal expression that governs its trigger in the dependency tree."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Token

from polybius.reading import times_words
from polybius.reading.document import Document
from polybius.reading.times_calendar import DAY
from polybius.reading.times_words import Words
from polybius.records import Interval, Status, Time

CLIMB = 12
"""Steps up the tree at most; sentences of the news are rarely deeper."""

SHARING = {"xcomp", "conj", "pcomp", "acl", "advcl", "prep", "dobj", "attr", "appos", "agent"}
"""Ways of hanging on a clause that leave its time in force below. An adverbial clause with its own subject or a
marker, a relative clause and a complement clause tell their own time."""

INSIDE = {"compound", "nmod", "poss", "nummod", "amod", "advmod", "quantmod", "det", "case", "punct"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A time in the sentence: its head, the word that it hangs on, and whether that is before or after."""

    time: Time
    head: Token
    hangs_on: Token
    only: bool  # modifies that word and nothing above it: the July coup, the war of 2011
    bound: str = ""  # after, before: what it dates lies on that side of it

    @property
    def value(self) -> Interval | None:
        """The interval of what it dates."""
        value = self.time.value
        if value is None or not self.bound:
            return value
        return Interval(value.end, None, "span") if self.bound == "after" else Interval(None, value.start, "span")


def event_date(document: Document, token_index: int, times: tuple[Time, ...]) -> Interval | None:
    """The interval of the happening whose trigger is this token; None where no temporal expression governs it.

    A time governs the word that it hangs on. A trigger without a time of its own takes that of the clause that it
    stands in: a noun from its verb, a complement or conjunct from what governs it. The word nearest to the trigger
    up the tree wins, then the time nearest in the text. ``times`` are in order of the text.
    """
    trigger = document.doc[token_index]
    placed = _of_sentence(document, trigger, times)
    if not placed:
        return None
    for step, word in enumerate(_chain(trigger)):
        near = [p for p in placed if _governs(p, word, trigger, step)]
        if not near and step == 0:
            near = [p for p in placed if _in_own_clause(p, trigger)]
        if near:
            return _with_next(min(near, key=lambda p: (abs(p.head.i - trigger.i), p.head.i)), placed)
    return None


def _with_next(first: Placed, placed: list[Placed]) -> Interval | None:
    """On Monday and Tuesday: both, where one follows on the other."""
    value = first.value
    for other in placed:
        last = other.value
        if other.head.dep_ != "conj" or other.head.head != first.head or value is None or last is None:
            continue
        if value.start and value.end and last.start and last.end and last.start - value.end == DAY:
            value = Interval(value.start, last.end, "span")
    return value


def untold_date(status: Status, published: dt.date | None) -> Interval | None:
    """The interval of a happening that the article does not date: up to publication, or from then on where it is ahead.

    Its precision is ``bounded``, and its open side says that no more is known. What is denied or imagined has no date.
    """
    if published is None or status in {"hypothetical", "negated"}:
        return None
    ahead = status == "future"
    return Interval(published if ahead else None, None if ahead else published, "bounded")


def _of_sentence(document: Document, trigger: Token, times: tuple[Time, ...]) -> list[Placed]:
    words = times_words.load(document.article.language)
    sentence = document.sentence_span(trigger)
    at = bisect_left(times, sentence.start, key=lambda time: time.start)
    placed = []
    while at < len(times) and times[at].start < sentence.end:
        first, last = document.tokens(times[at])
        if times[at].value is not None and last > first:
            placed.append(_place(times[at], document.doc[first:last].root, words))
        at += 1
    return placed


def _place(time: Time, head: Token, words: Words) -> Placed:
    """Where a time hangs: through its prepositions to the verb or noun above."""
    token, only, bound = _led_by(head), False, ""
    for _ in range(CLIMB):
        parent = token.head
        if parent == token:
            break
        if token.dep_ in INSIDE and token.i < parent.i and parent.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}:
            only = True
        token = parent
        if token == head.head and token.pos_ == "ADP" and not only:
            bound = str(words.value("bound", token.lower_) or "")
        if token.dep_ == "prep" and words.has("part_of_day", token.head.lemma_):
            token = token.head  # in the early hours of Friday
            continue
        if token.pos_ == "ADP" and words.has("of", token.lower_):
            only = True
        if token.pos_ in {"VERB", "AUX", "NOUN", "PROPN", "ADJ"} and token.dep_ not in {"prep", "pcomp"}:
            break
        if token.pos_ in {"VERB", "AUX"}:
            break
    if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in {"NOUN", "PROPN"} and not only:
        token = token.head  # "leaders on Sunday agreed": the parser hangs the day on the subject
    return Placed(time, head, token, only, bound)


def _led_by(head: Token) -> Token:
    """ "On Monday Kenya attacked": without a comma the parser takes the day for a part of the name behind it."""
    name = head.head
    before = head.nbor(-1) if head.i else None
    taken_in = head.dep_ == "compound" and name.i == head.i + 1 and name.dep_ == "pobj" and name.pos_ == "PROPN"
    return before if before is not None and taken_in and before == name.head and before.pos_ == "ADP" else head


def _chain(trigger: Token) -> list[Token]:
    """The trigger and the words above it whose time is also its own."""
    chain = [trigger]
    token = trigger
    for _ in range(CLIMB):
        if token.head == token or not _shares(token):
            break
        token = token.head
        chain.append(token)
    return chain


def _shares(token: Token) -> bool:
    """Whether what governs a word also gives it its time."""
    if token.pos_ in {"NOUN", "PROPN", "ADP", "PRON"} and token.dep_ not in {"relcl", "ccomp"}:
        return True
    if token.dep_ in {"ccomp", "parataxis"}:
        return token.i < token.head.i and _is_report(token)
    if token.dep_ in {"advcl", "acl"}:
        children = {child.dep_ for child in token.children}
        return not children & {"mark", "nsubj", "nsubjpass", "advmod"} and token.tag_ != "TO"
    if token.dep_ == "conj":
        return True
    if token.dep_ == "amod" and token.tag_ in {"VBD", "VBN"}:
        return True  # the parser takes some verbs for participles of their objects
    return token.dep_ in SHARING


def _is_report(token: Token) -> bool:
    """Attribution that follows what it reports: ..., officials said. A date before it is the clause's own."""
    return token.dep_ == "ccomp" and token.head.pos_ == "VERB"


def _governs(placed: Placed, word: Token, trigger: Token, step: int) -> bool:
    if placed.only:
        return placed.hangs_on == word and (step == 0 or word.pos_ != "VERB")
    if placed.hangs_on == word:
        return not _after_report(placed, word, trigger)
    return _within_phrase(placed.hangs_on, word)


def _in_own_clause(placed: Placed, trigger: Token) -> bool:
    """A date in the clause that says more of a noun: the war that toppled the leader in 2011."""
    if placed.only or trigger.pos_ not in {"NOUN", "PROPN"}:
        return False
    verbs = (child for child in trigger.children if child.dep_ in {"relcl", "acl"})
    return any(_within_phrase(placed.hangs_on, verb) for verb in verbs)


def _after_report(placed: Placed, word: Token, trigger: Token) -> bool:
    """A date of the reporting verb itself: ..., officials said on Monday."""
    reported = any(child.dep_ == "ccomp" and child.i <= trigger.i < word.i for child in word.children)
    return reported and placed.head.i > word.i


def _within_phrase(hangs_on: Token, word: Token) -> bool:
    """Whether a date hangs on a noun of the word's own phrase or clause: talks in Ghana on Thursday."""
    token = hangs_on
    for _ in range(CLIMB):
        if token == word:
            return True
        if token.pos_ in {"VERB", "AUX"} or token.head == token or token.dep_ in {"nsubj", "nsubjpass", "poss"}:
            return False
        token = token.head
    return False
