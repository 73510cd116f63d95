"""Chains of sources: what the outlet has from others, who have it from somebody.

"Ana Ruiz told Reuters that the port was open" is known by way of Reuters; "according to state media, citing the
ministry" is the ministry's, by way of state media. Both sources get a statement of the same content, and the inner one
names the outer in ``via``. A statement that stands in the content of another came by way of that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from polybius.reading.attribution import Attribution
from polybius.reading.cues import is_a
from polybius.reading.document import Cast
from polybius.reading.sourcing import among, classify, is_outlet, words
from polybius.reading.speakers import Speaker, noun_phrase
from polybius.records import Statement

STEPS = 3
"""Links of the parse from a verb of saying to the outlet that it is said to: in an interview with Reuters."""


def chained(found: Sequence[Attribution], cast: Cast, language: str) -> list[Attribution]:
    """The attributions with those of the outlets and sources that stand before or behind them in a chain."""
    cited, whole = list[Attribution](), list[Attribution]()
    for each in found:
        (cited if is_a(each.draft.token, "citing") and _cites_somebody(each, cast) else whole).append(each)
    whole = list(_told_to_outlets(whole, cast, language))
    _by_way_of_outlets(cited, whole, cast, language)
    return _put_between(_quoted_by(whole))


def _told_to_outlets(found: Iterable[Attribution], cast: Cast, language: str) -> Iterator[Attribution]:
    for each in found:
        outlet = _outlet(each, cast, language)
        speaker = None if outlet is None else noun_phrase(outlet, each.draft)
        if speaker is None:
            yield each
            continue
        draft = replace(each.draft, token=speaker.heads[0], cue=(speaker.first, speaker.last))
        carrier = replace(each, draft=draft, speaker=speaker)
        yield carrier
        yield replace(each, carrier=carrier)


def _outlet(found: Attribution, cast: Cast, language: str) -> Token | None:
    """The outlet that something is told to: told Reuters, said in an interview with state television."""
    draft = found.draft
    if draft.entry.kind != "verb" or draft.entry.cls not in {"speech", "writing"} or found.speaker is None:
        return None
    heads = [c for c in draft.token.children if draft.entry.told and c.dep_ in {"dobj", "dative"}]
    layer = [draft.token]
    for _ in range(STEPS):
        layer = [
            noun
            for each in layer
            for c in each.children
            if c.dep_ in {"prep", "dative"} and is_a(c, "channel")
            for noun in c.children
            if noun.dep_ == "pobj"
        ]
        heads += layer
        layer = [noun for noun in layer if among(noun, words(language)["talks"])]
    outside = (h for h in heads if not found.content[0] <= h.idx < found.content[1])
    return next((h for h in outside if is_outlet(h, cast, language)), None)


def _cites_somebody(found: Attribution, cast: Cast) -> bool:
    """Citing two officials, and not citing the storm: what is cited is somebody, or words of somebody."""
    source = _cited(found.draft.token)
    return source is not None and (cast.at(source) is not None or _is_source(source))


def _cited(citing: Token) -> Token | None:
    return next((c for c in citing.rights if c.dep_ in {"dobj", "pobj"}), None)


def _is_source(noun: Token) -> bool:
    classes = words(noun.lang_)
    kinds = ("people", "informants", "offices", "institutions", "media", "media-reports", "documents")
    return noun.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or any(among(noun, classes[kind]) for kind in kinds)


def _by_way_of_outlets(cited: Iterable[Attribution], whole: list[Attribution], cast: Cast, language: str) -> None:
    """Add the statements of whom an outlet cites in the same sentence, by way of what it says."""
    by_sentence: dict[int, list[int]] = {}
    for index, each in enumerate(whole):
        by_sentence.setdefault(each.draft.token.sent.start, []).append(index)
    for each in cited:
        token, source = each.draft.token, _cited(each.draft.token)
        near = [i for i in by_sentence.get(token.sent.start, ()) if _from_outlet(whole[i], cast, language)]
        nearest = min(near, key=lambda i: abs(whole[i].draft.token.i - token.i), default=None)
        if nearest is None or source is None:
            whole.append(each)
            continue
        content = _without(whole[nearest].content, token, source)
        draft = replace(each.draft, content=content, frame="chain")
        speaker = noun_phrase(source, replace(draft, content=(token.idx, token.idx)))
        outer = replace(whole[nearest], content=content, speaker=_cut(whole[nearest].speaker, token))
        whole[nearest] = outer
        whole.append(replace(outer, draft=draft, speaker=speaker, carrier=outer))


def _quoted_by(found: Sequence[Attribution]) -> list[Attribution]:
    """Reuters quoted the envoy as saying that: what he says is what Reuters quotes."""
    said = {a.draft.token.head.head.i: a for a in found if a.draft.token.dep_ == "pcomp" and a.carrier is None}
    changed: dict[int, Attribution] = {}
    for each in found:
        inner = said.get(each.draft.token.i)
        if inner is not None and is_a(each.draft.token, "quoted") and inner is not each and each.speaker is not None:
            outer = replace(each, content=inner.content, manner=inner.manner)
            changed |= {id(each): outer, id(inner): replace(inner, carrier=outer)}
    return [changed.get(id(each), each) for each in found]


def _put_between(found: Sequence[Attribution]) -> list[Attribution]:
    """The ministry said, the agency reported, that: a source between another one's cue and its content carries it."""
    ends: dict[int, list[Attribution]] = {}
    for each in found:
        ends.setdefault(each.content[1], []).append(each)
    changed: dict[int, Attribution] = {}
    for each in found:
        between = (b for b in ends[each.content[1]] if b is not each and b.carrier is None and _is_between(each, b))
        carrier = next(between, None) if each.carrier is None else None
        if carrier is not None:
            changed[id(each)] = replace(each, content=carrier.content, carrier=carrier)
    return [changed.get(id(each), each) for each in found]


def _is_between(each: Attribution, other: Attribution) -> bool:
    cue, speaker = other.draft.token, other.speaker
    if speaker is None or each.draft.frame == "sentence" or each.draft.token.sent != cue.sent:
        return False
    doc, last = cue.doc, other.draft.cue[1]
    commas = speaker.first > 0 and doc[speaker.first - 1].lower_ == "," and last < len(doc) and doc[last].lower_ == ","
    opens = each.content[0] == doc[speaker.first].idx and commas
    same = each.content == other.content and other.draft.frame == "sentence"
    return each.draft.token.i < cue.i and cue.idx < other.content[0] and (opens or same)


def _from_outlet(found: Attribution, cast: Cast, language: str) -> bool:
    speaker = found.speaker
    if speaker is None or found.draft.frame in {"object", "about"} or found.carrier is not None:
        return False
    return classify(speaker.heads, (speaker.first, speaker.last), cast, language)[0] == "media"


def _cut(speaker: Speaker | None, citing: Token) -> Speaker | None:
    """Reuters, citing two officials: the outlet alone."""
    if speaker is None or not speaker.first < citing.i < speaker.last:
        return speaker
    last = citing.left_edge.i
    while last - 1 > speaker.first and citing.doc[last - 1].is_punct:
        last -= 1
    return replace(speaker, last=last)


def _without(content: tuple[int, int], citing: Token, source: Token) -> tuple[int, int]:
    """A content without the words that cite, where they stand at one of its ends."""
    start, end = content
    doc, last = citing.doc, source.right_edge
    if not start <= citing.idx < end:
        return content
    if citing.idx - start <= max(0, end - last.idx - len(last)):
        rest = doc[last.i + 1 : citing.sent.end]
        following = next((t for t in rest if not t.is_punct and not is_a(t, "complementiser")), None)
        return (following.idx, end) if following is not None and following.idx < end else content
    before = citing.i - 1
    while before > 0 and doc[before].is_punct and not doc[before].is_quote:
        before -= 1
    return start, doc[before].idx + len(doc[before])


def by_way(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Each statement with the innermost other one whose content its cue stands in, unless its chain is told."""
    ordered = list(statements)
    openings = sorted(range(len(ordered)), key=lambda i: (ordered[i].content.start, -ordered[i].content.end))
    ids = {each.id for each in ordered}
    via: dict[int, str] = {}
    stack: list[int] = []
    at = 0
    for index in sorted(range(len(ordered)), key=lambda i: ordered[i].cue.start):
        place = ordered[index].cue.start
        while at < len(openings) and ordered[openings[at]].content.start <= place:
            stack.append(openings[at])
            at += 1
        stack = [i for i in stack if ordered[i].content.end > place]
        own = ordered[index].content
        outer = [i for i in stack if i != index and not own.start <= ordered[i].cue.start < own.end]
        outer = [i for i in outer if ordered[i].cue.start != place]
        if outer:
            via[index] = ordered[min(outer, key=lambda i: ordered[i].content.end - ordered[i].content.start)].id
    return tuple(replace(s, via=s.via if s.via in ids else via.get(i)) for i, s in enumerate(ordered))
