"""Stage framing: wording that carries a judgement, whose it is, and whom it concerns.

Labels, loaded words and hedges are data (vocabulary/LANGUAGE/framing.yaml), found as words, phrases and compounds
in the parse; scare quotes are short quotations that nobody is given as the speaker of. A framing inside the content
of a statement is the speaker's, any other the outlet's. What is ordinary news language is left alone: a protest is
anti-government, a tax regime no regime.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from polybius.reading.cues import is_a
from polybius.reading.document import Cast, Document, Found, Why
from polybius.reading.framing_match import Frame, Match, matches, scare_entry
from polybius.reading.quotes import Quotation, find_quotations
from polybius.reading.roles import subjects
from polybius.records import Framing, Statement, Voice, content_id

STAGE = "framing"
SCARE_WORDS = 3
"""Words between scare quotes at most; longer ones are nearly always quoted from somebody."""

COLOURED = 6
"""Tokens from the words to the noun that they colour, within which the noun belongs to the evidence."""


def find(document: Document, cast: Cast, statements: tuple[Statement, ...]) -> Found[Framing]:
    """The framings of a document in order of the text.

    ``about`` are the actors that the words concern: of the noun that they modify, else of its owner, else of the
    subject whose act they describe; empty where none of them is a known actor.
    """
    voices = _Voices(document, statements)
    hits = [*matches(document.doc, document.article.language), *_scare_quotes(document, voices)]
    whys: dict[str, Why] = {}
    framings: list[Framing] = []
    for match in _longest(hits):
        framing, why = _framing(document, cast, match, voices)
        if framing.id not in whys:
            framings.append(framing)
            whys[framing.id] = why
    return Found(tuple(framings), (), whys)


def _framing(document: Document, cast: Cast, match: Match, voices: _Voices) -> tuple[Framing, Why]:
    words = document.span(match.first, match.last)
    evidence = document.span(*_with_noun(match))
    about, way = _about(match, cast)
    voice = voices.at(words.start)
    identity = content_id("fr", document.article.id, match.entry.kind, match.entry.id, words.start, words.end)
    framing = Framing(id=identity, kind=match.entry.kind, about=about, voice=voice, evidence=(evidence,))
    return framing, Why(f"framing {match.entry.id}", (words.text, f"about: {way}", f"voice: {voice}"))


def _with_noun(match: Match) -> tuple[int, int]:
    """The words and the noun that they colour."""
    noun = _coloured(match.head)
    first, last = min(match.first, noun.i), max(match.last, noun.i + 1)
    return (first, last) if last - first <= COLOURED else (match.first, match.last)


def _coloured(head: Token) -> Token:
    """The noun that an adjective or compound modifies; a noun or verb stands for itself."""
    at = head
    while at.dep_ in {"amod", "compound", "nmod", "advmod", "npadvmod", "punct", "quantmod"} and at.head != at:
        if at.dep_ == "advmod" and at.head.pos_ in {"VERB", "AUX"} and at.pos_ == "ADV":
            break
        at = at.head
    return at


def _about(match: Match, cast: Cast) -> tuple[tuple[str, ...], str]:
    """The actors concerned and the way from the words to them."""
    noun = _coloured(match.head)
    for way, candidates in _ways(match, noun):
        for token in candidates:
            if match.first <= token.i < match.last and token is not noun:
                continue
            mention = cast.at(token)
            if mention is not None and mention.actors:
                return mention.actors, way
    return (), "nobody known"


def _ways(match: Match, noun: Token) -> Iterator[tuple[str, Sequence[Token]]]:
    if noun.pos_ in {"VERB", "AUX"}:
        yield "subject", tuple(subjects(noun))
        yield "object", _children(noun, {"dobj", "nsubjpass"})
        return
    if noun.pos_ == "ADJ":
        yield "subject", tuple(subjects(noun if noun.dep_ != "acomp" else noun.head))
        return
    yield "noun", (noun,)
    if noun.dep_ == "appos":
        yield "apposition", (noun.head,)
    yield "owner", (*_children(noun, {"poss", "compound", "nmod"}), *_owners(noun))
    if noun.dep_ in {"attr", "oprd"}:
        yield "subject", tuple(subjects(noun.head))
    verb = _governor(noun)
    if verb is not None and noun.dep_ in {"dobj", "pobj"}:
        yield "doer", tuple(subjects(verb))


def _children(token: Token, links: set[str]) -> tuple[Token, ...]:
    return tuple(c for c in token.children if c.dep_ in links)


def _owners(noun: Token) -> tuple[Token, ...]:
    return tuple(p for c in noun.children if is_a(c, "bearer") for p in c.children if p.dep_ == "pobj")


def _governor(noun: Token) -> Token | None:
    at = noun.head
    steps = 0
    while at.pos_ in {"ADP", "NOUN", "PROPN"} and at.head != at and steps < COLOURED:
        at, steps = at.head, steps + 1
    return at if at.pos_ == "VERB" else None


def _longest(hits: Iterable[Match]) -> list[Match]:
    """Of matches that share a token the longest, then the first."""
    taken: set[int] = set()
    kept: list[Match] = []
    for match in sorted(hits, key=lambda m: (m.first - m.last, m.first, m.entry.id)):
        own = set(range(match.first, match.last))
        if not own & taken:
            taken |= own
            kept.append(match)
    return sorted(kept, key=lambda m: (m.first, m.last))


@dataclass(frozen=True, slots=True)
class _Passage:
    start: int
    end: int


class _Voices:
    """Whose words stand where: the passages that statements give to somebody."""

    def __init__(self, document: Document, statements: Iterable[Statement]) -> None:
        told = [s for s in statements if s.sourcing != "hearsay"]
        self._told = _merged(_Passage(s.content.start, s.content.end) for s in told if _speech(document, s))
        self._around = _merged(_Passage(e.start, e.end) for s in told for e in s.evidence)

    def at(self, place: int) -> Voice:
        """Whose word stands at an original offset."""
        return "speaker" if _covers(self._told, place) else "outlet"

    def near(self, place: int) -> bool:
        """Does the sentence at an original offset hold a statement?"""
        return _covers(self._around, place)


def _speech(document: Document, statement: Statement) -> bool:
    """Is a content somebody's words: quoted, a clause, or a verdict (called it absurd)?

    A noun phrase that somebody speaks about (criticised the brutal war) is in the outlet's words.
    """
    first, last = document.tokens(statement.content)
    if statement.manner == "direct" or first >= last:
        return statement.manner == "direct"
    words = document.doc[first:last]
    verdict = any(t.dep_ in {"oprd", "ccomp", "xcomp"} and not first <= t.head.i < last for t in words)
    behind = any(t.dep_ in {"amod", "acl"} and t.pos_ == "ADJ" and t.i > t.head.i for t in words)
    return verdict or behind or words.root.pos_ in {"VERB", "AUX"}


def _merged(passages: Iterable[_Passage]) -> list[_Passage]:
    merged: list[_Passage] = []
    for each in sorted(passages, key=lambda p: (p.start, p.end)):
        if merged and each.start <= merged[-1].end:
            merged[-1] = _Passage(merged[-1].start, max(merged[-1].end, each.end))
        else:
            merged.append(each)
    return merged


def _covers(passages: Sequence[_Passage], place: int) -> bool:
    low, high = 0, len(passages)
    while low < high:
        middle = (low + high) // 2
        if passages[middle].end <= place:
            low = middle + 1
        else:
            high = middle
    return low < len(passages) and passages[low].start <= place


def _scare_quotes(document: Document, voices: _Voices) -> Iterator[Match]:
    entry = scare_entry(document.article.language)
    text = document.clean.text
    for quotation in find_quotations(text)[0]:
        span = document.doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
        if span is None or not _short(quotation, text):
            continue
        outside = not voices.near(document.span(span.start, span.end).start)
        if outside and not _named(span.root, span.start, entry):
            yield Match(entry, span.start, span.end, span.root)


def _short(quotation: Quotation, text: str) -> bool:
    """One to three words in lower case: no title, name, exclamation or number."""
    inner = text[quotation.start : quotation.end]
    parts = inner.split()
    plain = inner[0].islower() and inner[-1].isalpha() and not any(part[0].isupper() for part in parts)
    return len(parts) <= SCARE_WORDS and plain


def _named(root: Token, first: int, entry: Frame) -> bool:
    """Do the words around say that this is a name, a word or somebody's expression? Is there a verb of saying?"""
    around = [*root.ancestors, *root.doc[max(root.sent.start, first - 4) : first]]
    return any(t.lemma_.lower() in entry.not_with or t.lower_ in entry.not_with for t in around)
