"""Stage framing: wording that carries a judgement, whose it is, and whom it concerns.

Labels, loaded words and hedges are data (vocabulary/LANGUAGE/framing.yaml), found as words, phrases and compounds
in the parse; scare quotes are short quotations that nobody is given as the speaker of. A framing inside the content
of a statement is the speaker's, any other the outlet's. What is ordinary news language is left alone: a protest is
anti-government, a tax regime no regime.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from polybius.reading.document import Cast, Document, Found, Why
from polybius.reading.framing_about import about, coloured
from polybius.reading.framing_match import Frame, Match, matches, scare_entry
from polybius.reading.framing_voices import SHORT, Voices
from polybius.reading.quotes import Quotation, find_quotations
from polybius.records import Framing, Statement, content_id

STAGE = "framing"
COLOURED = 8
"""Tokens from the words to the noun that they colour, within which the noun belongs to the evidence."""


def find(document: Document, cast: Cast, statements: tuple[Statement, ...]) -> Found[Framing]:
    """The framings of a document in order of the text.

    ``about`` are the actors that the words concern: of the noun that they modify, else of its owner, else of the
    subject whose act they describe; empty where none of them is a known actor.
    """
    voices = Voices(document, statements)
    hits = [*matches(document.doc, document.article.language), *_scare_quotes(document, voices)]
    whys: dict[str, Why] = {}
    framings: list[Framing] = []
    for match in _longest(hits):
        framing, why = _framing(document, cast, match, voices)
        if framing.id not in whys:
            framings.append(framing)
            whys[framing.id] = why
    return Found(tuple(framings), (), whys)


def _framing(document: Document, cast: Cast, match: Match, voices: Voices) -> tuple[Framing, Why]:
    words = document.span(match.first, match.last)
    evidence = document.span(*_with_noun(match))
    concerned, way = about(match, cast)
    voice, statement = voices.at(words.start)
    if voice == "outlet" and match.entry.kind != "scare_quotes" and _is_somebodys(match, words.start, voices, document):
        voice = "speaker"
    identity = content_id("fr", document.article.id, match.entry.kind, match.entry.id, words.start, words.end)
    framing = Framing(
        id=identity,
        kind=match.entry.kind,
        about=concerned,
        voice=voice,
        words=words,
        statement=statement,
        evidence=(evidence,),
    )
    return framing, Why(f"framing {match.entry.id}", (words.text, f"about: {way}", f"voice: {voice}"))


def _with_noun(match: Match) -> tuple[int, int]:
    """The words and the noun that they colour."""
    noun = coloured(match.head)
    first, last = min(match.first, noun.i), max(match.last, noun.i + 1)
    return (first, last) if last - first <= COLOURED else (match.first, match.last)


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


def _scare_quotes(document: Document, voices: Voices) -> Iterator[Match]:
    entry = scare_entry(document.article.language)
    text = document.clean.text
    for quotation in find_quotations(text)[0]:
        span = document.doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
        if span is None or not _short(quotation, text):
            continue
        outside = not voices.near(document.span(span.start, span.end).start)
        if outside and not _named(span.root, span.start, entry):
            yield Match(entry, span.start, span.end, span.root)


def _is_somebodys(match: Match, place: int, voices: Voices, document: Document) -> bool:
    """Do the words stand between marks, in a sentence that gives them to somebody: described it as a "betrayal"?"""
    if not voices.quoted(place):
        return False
    return voices.near(place) or _named(match.head, match.first, scare_entry(document.article.language))


def _short(quotation: Quotation, text: str) -> bool:
    """One to three words in lower case: no title, name, exclamation or number."""
    inner = text[quotation.start : quotation.end]
    parts = inner.split()
    plain = inner[0].islower() and inner[-1].isalpha() and not any(part[0].isupper() for part in parts)
    return len(parts) <= SHORT and plain


def _named(root: Token, first: int, entry: Frame) -> bool:
    """Do the words around say that this is a name, a word or somebody's expression? Is there a verb of saying?"""
    around = [*root.ancestors, *root.doc[max(root.sent.start, first - 4) : first]]
    return any(t.lemma_.lower() in entry.not_with or t.lower_ in entry.not_with for t in around)
