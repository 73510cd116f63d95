"""Stage statements: who says, thinks or wants what, and how the outlet came to know it.

In order: cues with their content on the parse (cues.py), quotations (quotes.py), the two put together
(attribution.py), the speaker (speakers.py), the source (sourcing.py), and the chain from one statement to the one
that it stands in. Statements, not events, are found here; what PLOVER calls no event is kept as a statement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from polybius.reading.attribution import Attribution, attributions
from polybius.reading.attribution_learned import FRAME
from polybius.reading.chains import by_way, chained
from polybius.reading.cues import is_a
from polybius.reading.document import Cast, Document, Found, Why
from polybius.reading.labels import labels, tweets
from polybius.reading.quotes import Fault, find_quotations
from polybius.reading.speakers import Speaker, reduced_passive, speaker_ids
from polybius.reading.voices import WHY_UNKNOWN, Voice, Voices
from polybius.records import Skipped, Span, Statement, content_id

STAGE = "statements"
BASE = 0.4
"""What a cue with a content is worth before anything else is known."""

WEIGHTS = {"speech cue": 0.2, "quotation marks": 0.2, "speaker in the sentence": 0.1, "speaker resolved": 0.1,
           "floating": -0.2, "object as content": -0.1, "learned": -0.1}  # fmt: skip
"""What each piece of evidence adds. Set by hand, in the order of precision that PolNeAR's training part shows:
clauses and quotations with a cue of speech above 0.9, objects 0.6 to 0.7, quotations without a cue of their own 0.5."""

FAULTS = {
    "unbalanced": ("quotation-unbalanced", "a quotation mark without its partner in the paragraph"),
    "long": ("quotation-long", "more between two marks than anyone is quoted with at once; a mark was lost"),
    "floating": ("quotation-floating", "a quotation with nobody to whom the text gives it"),
    "label": ("quotation-label", "a label that names nobody; who speaks is not said"),
    "topic": ("label-or-topic", "a state before a colon may be who says it or what is told of; which, is not said"),
    "unsaid": ("nothing-said", "the text tells what was not said, or what nobody said; that is no statement"),
}
"""What is passed over: the code of the record that says so, and why."""


def find(document: Document, cast: Cast) -> Found[Statement]:
    """The statements of a document in order of the text, with what was passed over and why each was found.

    ``content`` leaves out the cue and "that"; of a quotation it is the words between the marks. Where the cue stands
    inside what it attributes ("the strike, officials said, killed 12"), content is the longer part.
    """
    language = document.article.language
    quotations, faults = find_quotations(document.doc.text)
    found, loose = attributions(document.doc, quotations, language)
    labelled, nameless = labels(document.doc, cast, language, found)
    found += [*labelled, *tweets(document.doc, [*found, *labelled], language)]
    loose = _unclaimed(loose, found)
    found = chained(found, cast, language)
    voices = Voices(document.doc, cast, language)
    ordered = sorted(_distinct_speakers(found, cast), key=lambda a: (a.draft.token.i, a.content))
    built = [_build(document, cast, each, voices.of(each)) for each in ordered]
    statements = by_way(sorted((b.statement for b in built), key=lambda s: (s.cue.start, s.content.start, s.id)))
    skipped = (*_skipped(document, [*faults, *loose, *nameless]), *_unknown(document, built))
    return Found(statements, skipped, {b.statement.id: b.why for b in built})


def _unclaimed(loose: Iterable[Fault], found: Iterable[Attribution]) -> list[Fault]:
    """Without the quotations that a label or the author of a tweet has after all."""
    contents = sorted(each.content for each in found)
    kept = []
    for fault in loose:
        index = bisect_left(contents, (fault.start, 0))
        if fault.code != "floating" or index == len(contents) or contents[index][1] > fault.end:
            kept.append(fault)
    return kept


@dataclass(frozen=True, slots=True)
class _Built:
    statement: Statement
    why: Why
    voice: Voice


def _build(document: Document, cast: Cast, found: Attribution, voice: Voice) -> _Built:
    cue = document.span(*found.draft.cue)
    content = document.char_span(*found.content)
    why = _why(found, voice)
    return _Built(
        Statement(
            id=_id(document, found),
            speakers=voice.speakers,
            speaker_text=None if found.speaker is None else _phrase(document, found.speaker).text,
            speaker_span=None if found.speaker is None else _phrase(document, found.speaker),
            cue=cue,
            content=content,
            manner=found.manner,
            sourcing=voice.sourcing,
            addressees=_addressees(found, cast),
            via=None if found.carrier is None else _id(document, found.carrier),
            evidence=_evidence(document, found),
            confidence=why.score or 0.0,
        ),
        why,
        voice,
    )


def _id(document: Document, found: Attribution) -> str:
    cue, content = document.span(*found.draft.cue), document.char_span(*found.content)
    return content_id("st", document.article.id, content.start, content.end, cue.start)


def _phrase(document: Document, speaker: Speaker) -> Span:
    return document.span(speaker.first, speaker.last)


def _why(found: Attribution, voice: Voice) -> Why:
    marks = {
        "speech cue": found.draft.entry.cls in {"speech", "writing", "finding"},
        "quotation marks": found.manner != "indirect",
        "speaker in the sentence": found.speaker is not None,
        "speaker resolved": bool(voice.speakers),
        "floating": found.floating,
        "object as content": found.draft.frame in {"object", "about"},
        "learned": found.draft.frame == FRAME,
    }
    held = tuple(f"{name} {WEIGHTS[name]:+}" for name, holds in marks.items() if holds)
    score = BASE + sum(WEIGHTS[name] for name, holds in marks.items() if holds)
    inputs = (f"cue {found.draft.entry.id}", f"class {found.draft.entry.cls}", f"source: {voice.rule}", *held)
    return Why(f"statement {found.draft.frame}", inputs, round(min(0.98, score), 2))


def _addressees(found: Attribution, cast: Cast) -> tuple[str, ...]:
    """Who is told: the object of tell and the like, and "to" after say; of a reduced passive, who was asked."""
    token = found.draft.token
    heads: list[Token] = []
    if found.draft.entry.kind == "preposition":
        return ()
    if reduced_passive(token):
        heads = [c for c in token.head.children if c.dep_ == "nsubj"] if token.dep_ == "advcl" else [token.head]
    for child in token.children:
        told = found.draft.entry.told and child.dep_ in {"dobj", "dative", "nsubjpass"}
        if told and not found.draft.content[0] <= child.idx < found.draft.content[1]:
            heads.append(child)
        elif child.dep_ in {"prep", "dative"} and (
            is_a(child, "addressee") or child.lower_ in found.draft.entry.through
        ):
            heads.extend(c for c in child.children if c.dep_ == "pobj" and not _inside(c, found.content))
    mentions = [cast.at(each) for head in heads for each in (head, *head.conjuncts)]
    return tuple(dict.fromkeys(a for m in mentions if m is not None for a in m.actors))


def _inside(token: Token, content: tuple[int, int]) -> bool:
    return content[0] <= token.idx < content[1]


def _evidence(document: Document, found: Attribution) -> tuple[Span, ...]:
    """The sentence with the cue, and the sentences of the content where it reaches beyond."""
    sentence = found.draft.token.sent
    start, end = sentence.start_char, sentence.end_char
    if start <= found.content[0] and found.content[1] <= end:
        return (document.char_span(start, end),)
    if found.content[1] < start or found.content[0] > end:
        return tuple(document.char_span(*r) for r in sorted([(start, end), found.content]))
    return (document.char_span(min(start, found.content[0]), max(end, found.content[1])),)


def _distinct_speakers(found: Iterable[Attribution], cast: Cast) -> Iterator[Attribution]:
    """Without the statements within a statement that only repeat its speaker: he said that he thought so."""
    held: list[tuple[int, Attribution]] = []
    for each in sorted(found, key=lambda a: (a.content[0], -a.content[1])):
        held = [(end, outer) for end, outer in held if end > each.draft.token.idx]
        inside = [o for end, o in held if o.content[0] <= each.draft.token.idx < end]
        if not inside or _another(each, inside[-1], cast):
            yield each
        held.append((each.content[1], each))


def _another(inner: Attribution, outer: Attribution, cast: Cast) -> bool:
    """Does a nested statement have a speaker of its own, named in the third person?"""
    if inner.speaker is None:
        return False
    head = inner.speaker.heads[0]
    if head.pos_ == "PRON" or head.tag_ in {"WP", "WDT", "PRP$"} or inner.draft.frame in {"object", "about", FRAME}:
        return False
    if not _inside(head, outer.content):
        return False
    ids = speaker_ids(inner.speaker, cast)
    return outer.speaker is None or not ids or ids != speaker_ids(outer.speaker, cast)


def _skipped(document: Document, faults: Iterable[Fault]) -> Iterator[Skipped]:
    for fault in sorted(faults, key=lambda f: (f.start, f.end)):
        shown = document.char_span(fault.start, min(fault.end, fault.start + 200))
        code, why = FAULTS[fault.code]
        yield Skipped(stage=STAGE, code=code, why=why, evidence=(shown,))


def _unknown(document: Document, built: Iterable[_Built]) -> Iterator[Skipped]:
    """Once for each expression for a speaker: what is not known of him, with the words that introduce him."""
    seen: set[tuple[str, str]] = set()
    for each in sorted(built, key=lambda b: b.statement.cue.start):
        span, code = each.statement.speaker_span, each.voice.unknown
        if span is not None and code is not None and (code, span.text) not in seen:
            seen.add((code, span.text))
            introduced = () if each.voice.introduced is None else (document.span(*each.voice.introduced),)
            yield Skipped(stage=STAGE, code=code, why=WHY_UNKNOWN[code], evidence=(span, *introduced))
