"""Who says what, where the rules are at a loss: the attributions that the learned reader of sentences tells.

The reader marks the words of a sentence for who says, the cue and what is said. Which belong together is decided on
the parse: a content and a source go to the cue that is nearest to them in the tree. What the rules have stays theirs,
save a content that the parser has cut short.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Span, Token

from polybius.reading import sentences
from polybius.reading.cues import KIND_OF, Cue, entries_at, is_a
from polybius.reading.drafts import Draft
from polybius.reading.predicates import matches
from polybius.reading.speakers import speaker
from polybius.vocabulary.ontology import quad

FRAME = "learned"
"""The name of a frame that no grammar gives."""

SURE = 0.3
"""Probability of a cue's first word from which on it is believed, set on PolNeAR's development part."""

FAR = 2
"""Times the length of the rules' content from which on the reader's takes its place: the parser has cut it short."""

LONGEST_CUE = 9
"""Tokens of a cue: *said in a statement on Monday*."""

SHORTEST = 2
"""Words of a content at the least; one word alone is as a rule whom somebody likes or mentions."""

TELLING = frozenset({"VERB", "NOUN", "ADJ"})
"""Parts of speech of which a cue needs one; *over* and *will* alone tell nothing."""

PHRASE = 3
"""Words from which on a phrase without a verb may be a content where the vocabulary of the cue does not say so."""

CLAUSAL = frozenset({"VERB", "AUX"})

LOOSE_ENDS = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "SPACE"})
"""Parts of speech that no content ends with."""

DEEDS = frozenset({"material cooperation", "material conflict"})
"""Quad classes of what is done rather than said."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution in tokens of the document."""

    cue: Range
    contents: tuple[Range, ...]
    source: Range | None
    probability: float


def told(sentence: Span) -> list[Told]:
    """The attributions of a sentence, as the learned reader has them."""
    tokens, read = sentences.read_sentence(sentence)
    marked = sentences.parties(read.said, sentences.SAID)
    parts = [(p.role, (tokens[p.first].i, tokens[p.last - 1].i + 1), p.probability) for p in marked]
    cues = [(where, probability) for role, where, probability in parts if role == "C"]
    doc = sentence.doc
    heads = [_head(doc, where) for where, _ in cues]
    own: dict[str, dict[int, list[Range]]] = {"T": {}, "S": {}}
    for role, where, _ in parts:
        if role != "C" and cues:
            head = _head(doc, where)
            apart = [(_steps(heads[k], head), abs(cue[0] - where[0]), k) for k, (cue, _) in enumerate(cues)]
            own[role].setdefault(min(apart)[2], []).append(where)
    return [
        Told(cue, tuple(own["T"][k]), _nearest(own["S"].get(k, ()), cue), probability)
        for k, (cue, probability) in enumerate(cues)
        if k in own["T"]
    ]


def _nearest(sources: Sequence[Range], cue: Range) -> Range | None:
    return min(sources, key=lambda source: abs(source[0] - cue[0]), default=None)


def _head(doc: Doc, where: Range) -> Token:
    return doc[where[0] : where[1]].root


def _steps(one: Token, other: Token) -> int:
    """Links of the tree between two tokens of a sentence."""
    above = {token.i: steps for steps, token in enumerate((one, *one.ancestors))}
    for steps, token in enumerate((other, *other.ancestors)):
        if token.i in above:
            return above[token.i] + steps
    return len(above) + 100


def together(doc: Doc, ready: Sequence[Draft], language: str) -> Iterator[Draft]:
    """The drafts of the rules, each with what the reader knows better, and those of cues that only the reader tells."""
    marked = [each for sentence in doc.sents for each in told(sentence) if each.probability >= SURE]
    at = {token: each for each in marked for token in range(*each.cue)}
    for draft in ready:
        each = next((at[token] for token in range(*draft.cue) if token in at), None)
        yield draft if each is None else _revised(draft, each, language)
    held = {token for draft in ready for token in range(*draft.cue)}
    for each in marked:
        own = _draft(doc, each, language) if held.isdisjoint(range(*each.cue)) else None
        if own is not None:
            yield own


def _revised(draft: Draft, each: Told, language: str) -> Draft:
    """A draft with the reader's content where it holds far more, its wider cue, and its source where there is none."""
    own = _draft(draft.token.doc, each, language)
    if own is not None and _holds_far_more(own, draft):
        draft = replace(draft, content=own.content)
    end = each.cue[1]
    while end > each.cue[0] and _is_mark(draft.token.doc[end - 1]):
        end -= 1
    cue = min(draft.cue[0], each.cue[0]), max(draft.cue[1], end)
    if cue[1] - cue[0] <= LONGEST_CUE and not _meet(draft.token.doc, cue, draft.content):
        draft = replace(draft, cue=cue)
    return draft if speaker(draft, language) is not None else replace(draft, named=each.source)


def _holds_far_more(own: Draft, draft: Draft) -> bool:
    """Does the reader's content hold that of the rules and more than as much again, within one part of the sentence?"""
    (start, end), (first, last) = own.content, draft.content
    holds = start <= first and last <= end and not start <= draft.token.idx < end
    if not holds or end - start <= FAR * (last - first):
        return False
    return not any(each.text == ";" for each in own.token.sent if start <= each.idx < end)


def _meet(doc: Doc, cue: Range, content: Range) -> bool:
    """Does a cue, in tokens, share a character with a content?"""
    start, end = doc[cue[0]].idx, doc[cue[1] - 1].idx + len(doc[cue[1] - 1])
    return start < content[1] and content[0] < end


def _draft(doc: Doc, each: Told, language: str) -> Draft | None:
    first, last = max(each.contents, key=lambda c: c[1] - c[0])
    while first < last and (_is_mark(doc[first]) or is_a(doc[first], "complementiser")):
        first += 1
    while first < last and (_is_mark(doc[last - 1]) or doc[last - 1].pos_ in LOOSE_ENDS):
        last -= 1
    if last - first < SHORTEST:
        return None
    cue = doc[each.cue[0] : each.cue[1]]
    if not any(token.pos_ in TELLING for token in cue) or any(_is_deed(token, language) for token in cue):
        return None
    head = cue.root
    if is_a(head, "undergoing"):
        return None
    entry = next(entries_at(head, language), None)
    if entry is not None and last - first < PHRASE and not any(token.pos_ in CLAUSAL for token in doc[first:last]):
        return None  # the vocabulary knows in which frames the word has a noun as its content
    entry = entry or learned(KIND_OF.get(head.pos_, "noun"))
    return Draft(head, each.cue, (doc[first].idx, doc[last - 1].idx + len(doc[last - 1])), entry, FRAME, each.source)


def _is_mark(token: Token) -> bool:
    return bool(token.is_punct) and not token.is_quote


def _is_deed(token: Token, language: str) -> bool:
    """Does a word of a cue report what was done rather than said? PolNeAR takes some deeds for attitudes."""
    return any(quad(match.sense.type) in DEEDS for match in matches(token, language))


@cache
def learned(kind: str) -> Cue:
    """The entry of a cue that the vocabulary does not have."""
    return Cue(
        id=FRAME,
        kind=kind,
        words=(),
        frames=(FRAME,),
        definition="A cue that the learned reader tells.",
        example="",
        counter="",
    )
