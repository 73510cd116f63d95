"""The names of an article that the knowledge holds: a longest-match scan that overrules the parser's entities."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from polybius import knowledge
from polybius.knowledge import Entry, Group, Knowledge, Office, Organisation, Region, State, Toponym, toponyms
from polybius.knowledge.phrases import caseless
from polybius.reading import actors_short
from polybius.reading.actors_acronyms import introduced, places_of
from polybius.reading.actors_words import is_noun

Says = Callable[[str], bool]
"""Does the article have a name?"""

LONGEST_NAME = 12
"""Tokens that a name may have at most; the longest in the knowledge have nine words."""


CAPITALS = 4
"""Letters that a word in capitals must have to be read as a name in ordinary case: shorter ones are acronyms."""


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``[first, last)`` that spell a name, and the thing that it stands for here."""

    first: int
    last: int
    entry: Entry

    @property
    def head(self) -> int:
        """The last token, which is where English puts the head of a name."""
        return self.last - 1

    @property
    def of(self) -> State | Organisation | Office | Group | Region:
        """The thing named."""
        return self.entry.of


def scan(doc: Doc, language: str, on: dt.date | None) -> tuple[Name, ...]:
    """Every known name in the text, in order and without overlap.

    Bare surnames are left to `polybius.reading.actors_people`, which knows who the article is about.
    """
    found = tuple(_joined(_scan(doc, language, on), doc))
    acronyms, short = introduced(found, doc), actors_short.shortened(found, doc, language)
    spelt = {**actors_short.initials(found, doc, language), **acronyms}
    local = {doc[name.first].text for name in found if _defined_here(name, doc)}
    local |= _namesakes(found, doc) | set(acronyms)
    kept = [name for name in found if doc[name.first : name.last].text not in local]
    covered = {at for name in kept for at in range(name.first, name.last)}
    kept += [Name(at, at + 1, entry) for at, entry in places_of(spelt, doc) if at not in covered]
    kept += [Name(at, at + 1, entry) for at, entry in actors_short.places_of(short, doc, covered)]
    kept += [Name(at, at + 1, entry) for at, entry in actors_short.halves(found, doc, covered)]
    return tuple(sorted(kept, key=lambda name: name.first))


def _namesakes(names: tuple[Name, ...], doc: Doc) -> set[str]:
    """State names that are a province's here: "Georgia" in an article about the United States without a Georgian."""
    forms: dict[str, set[str]] = {}
    for name in names:
        if isinstance(name.of, State):
            forms.setdefault(name.of.iso3, set()).add(doc[name.first : name.last].text)
    alone = {next(iter(texts)): iso3 for iso3, texts in forms.items() if len(texts) == 1}
    return {text for text, iso3 in alone.items() if any(p.country in forms for p in _provinces(text, iso3))}


def _provinces(text: str, iso3: str) -> Iterator[Toponym]:
    return (place for place in toponyms(text) if place.precision == "admin" and place.country != iso3)


def _joined(names: Iterable[Name], doc: Doc) -> Iterator[Name]:
    """Two names of one thing side by side are one: "the West African bloc ECOWAS"."""
    held: Name | None = None
    for name in names:
        if held is not None and held.last == name.first and held.of is name.of and held.entry.kind != "adjective":
            held = Name(held.first, name.last, name.entry)
            continue
        if held is not None:
            yield held
        held = name
    if held is not None:
        yield held


def _defined_here(name: Name, doc: Doc) -> bool:
    """An acronym in brackets that the words before it spell: "the Rural Roads Act (RRA)" is no other RRA."""
    first, text = name.first, doc[name.first : name.last].text
    if name.entry.kind != "acronym" or name.last - first > 1 or first < 3 or doc[first - 1].text != "(":
        return False
    words = [token for token in doc[max(first - 12, 0) : first - 1] if token.text[0].isupper()]
    spelt = "".join(token.text[0] for token in words[-len(text) :])
    return spelt == text and not any(entry.of is name.of for entry in _before(doc, first - 1, len(text)))


def _before(doc: Doc, end: int, size: int) -> Iterator[Entry]:
    for first in range(max(end - size - 3, 0), end):
        yield from knowledge.load().entries(doc[first:end].text)


def _says(text: str) -> Says:
    """Is a name in the text? Each is sought once, so that many doubtful names in a long article stay cheap."""
    return cache(lambda name: re.search(rf"\b{re.escape(name)}\b", text) is not None)


def _scan(doc: Doc, language: str, on: dt.date | None) -> Iterator[Name]:
    known, at, said = knowledge.load(language), 0, _says(doc.text)
    while at < len(doc):
        name = _name_at(doc, at, known, on, said) if _may_begin(doc[at]) else None
        if name is None:
            at += 1
        else:
            yield name
            at = name.last


def _may_begin(token: Token) -> bool:
    text = token.text
    return text[0].isupper() or text[0].isdigit() or any(letter.isupper() for letter in text) or not text.isascii()


def _name_at(doc: Doc, at: int, known: Knowledge, on: dt.date | None, said: Says) -> Name | None:
    size = _first_words(known.language).get(_first_word(doc[at].text), 0)
    if not size or doc[at].lower_ in known.articles:
        return None
    begin = doc[at].idx
    for last in range(min(len(doc), at + LONGEST_NAME), at, -1):
        end = doc[last - 1].idx + len(doc[last - 1])
        if end - begin > size + 2 or doc[last - 1].is_space:
            continue
        if last - at == 1 and (_begins_town(doc, at) or _is_joint(doc, at)):
            return None
        entry = _choose(_entries(doc[at:last].text, known), doc, at, last, on, known.language, said)
        if entry is not None:
            return Name(at, last, entry)
    return None


def _is_joint(doc: Doc, at: int) -> bool:
    """ "AU" in "PORT-AU-PRINCE"."""
    between = doc[at - 1 : at + 2] if at else doc[0:0]
    hyphens = len(between) == 3 and between[0].text == between[2].text == "-"
    return hyphens and not between[0].whitespace_ and not between[1].whitespace_


def _begins_town(doc: Doc, at: int) -> bool:
    """ "West" in "West Virginia", "Jordan" in "Jordan Valley": the gazetteer has the longer name."""
    following = doc[at + 1] if at + 1 < len(doc) else None
    if following is None or following.pos_ != "PROPN" or following.ent_iob_ != "I" or not following.text[0].isupper():
        return False
    return following.ent_type_ in {"GPE", "LOC", "FAC"} and bool(toponyms(doc[at : at + 2].text))


def _entries(phrase: str, known: Knowledge) -> tuple[Entry, ...]:
    found = known.entries(phrase)
    if not found and phrase.isupper() and len(phrase) >= CAPITALS:
        found = known.entries(phrase.title())
    if found or " " not in phrase:
        return found
    return _any_case(known.language).get(caseless(phrase), ())


def _choose(
    entries: tuple[Entry, ...],
    doc: Doc,
    first: int,
    last: int,
    on: dt.date | None,
    language: str,
    said: Says,
) -> Entry | None:
    """The thing that a name stands for here, or None where its place in the sentence rules all of them out.

    ``said`` tells whether the article has a name.
    """
    fitting = [entry for entry in entries if entry.kind != "surname" and not _inside_person(entry, doc, first, last)]
    fitting = [entry for entry in fitting if not _is_plain_organ(entry, doc, first, last, language)]
    fitting = [entry for entry in fitting if not _is_of_another(entry, doc, first, language)]
    fitting = [entry for entry in fitting if not _ends_other(entry, doc, first, last, language)]
    if not fitting:
        return None
    named = [entry for entry in fitting if entry.kind != "metonym"]
    organisations = [entry for entry in fitting if entry.kind == "metonym" and isinstance(entry.of, Organisation)]
    offices = [entry for entry in named if isinstance(entry.of, Office)]
    if offices and len(offices) == len(named):
        return _office(offices, on)
    return _largest(named, said) or (named or organisations or fitting)[0]


def _largest(entries: list[Entry], said: Says) -> Entry | None:
    """Of several states that a word is used of ("Dominican") the one that the article names, else the largest."""
    states = [(entry, entry.of) for entry in entries if isinstance(entry.of, State)]
    if len(states) < 2:
        return None

    def rank(pair: tuple[Entry, State]) -> tuple[bool, int]:
        people = (place.population for place in toponyms(pair[1].name) if place.precision == "country")
        return said(pair[1].name), max(people, default=0)

    return max(states, key=rank)[0]


def _office(entries: list[Entry], on: dt.date | None) -> Entry:
    """One person's offices: the one held on the day, else the last one before it."""

    def rank(entry: Entry) -> tuple[bool, dt.date]:
        office = entry.of
        assert isinstance(office, Office)
        return office.held(on), min(office.until or dt.date.max, on or dt.date.max)

    return max(entries, key=rank)


def _is_plain_organ(entry: Entry, doc: Doc, first: int, last: int, language: str) -> bool:
    """ "French army": an adjective and a noun of the vocabulary, which the grammar of phrases reads as it reads
    "French troops", so that both are one actor."""
    if not isinstance(entry.of, Group) or entry.of.kind != "organ":
        return False
    phrase = doc[first:last].text
    if last - first == 1:  # "the US Congress", but "Congress" alone
        before = knowledge.load(language).entries(doc[first - 1].text) if first else ()
        return is_noun(phrase.lower(), language) and any(isinstance(other.of, State) for other in before)
    return any(
        is_noun(phrase.removeprefix(doc[first:at].text).strip().lower(), language)
        for at in range(first + 1, last)
        for other in knowledge.load(language).entries(doc[first:at].text)
        if isinstance(other.of, State) and other.of.iso3 == entry.of.party
    )


def _is_of_another(entry: Entry, doc: Doc, first: int, language: str) -> bool:
    """ "Kenyan National Guard": an organ that bears a common name, with another state's adjective before it."""
    if not isinstance(entry.of, Group) or entry.of.kind != "organ" or first == 0:
        return False
    before = knowledge.load(language).entries(doc[first - 1].text)
    return any(isinstance(o.of, State) and o.kind == "adjective" and o.of.iso3 != entry.of.party for o in before)


def _ends_other(entry: Entry, doc: Doc, first: int, last: int, language: str) -> bool:
    """ "Commons" in "Creative Commons": the parser takes the word before it for a part of one body's name."""
    if not isinstance(entry.of, Group) or last - first > 1 or first == 0 or not doc[first].is_title:
        return False
    before, body = doc[first - 1], doc[first].ent_iob_ == "I" and doc[first].ent_type_ == "ORG"
    if not body or before.pos_ != "PROPN" or not before.is_title or is_noun(before.lower_, language):
        return False
    return not knowledge.load(language).entries(before.text) and not toponyms(before.text)


def _inside_person(entry: Entry, doc: Doc, first: int, last: int) -> bool:
    """A state's or town's name in a person's: "Michael Jordan", "Victoria Ahmed"; the parser marks the whole."""
    if isinstance(entry.of, Office) or last - first > 1 or entry.kind not in {"name", "metonym", "acronym"}:
        return False
    token = doc[first]
    if token.ent_type_ != "PERSON" or token.pos_ != "PROPN":
        return False
    if token.ent_iob_ == "I":
        before = doc[first - 1]
        return before.pos_ == "PROPN" and before.text.istitle() and not _is_adjective(before.text)
    after = doc[last] if last < len(doc) else None
    return after is not None and after.ent_iob_ == "I" and after.text.istitle() and after.pos_ == "PROPN"


def _is_adjective(text: str) -> bool:
    """ "Syrian", which is nobody's given name, whatever the parser takes "Syrian Druze" for."""
    return any(isinstance(entry.of, State) and entry.kind == "adjective" for entry in knowledge.load().entries(text))


@cache
def _first_words(language: str) -> Mapping[str, int]:
    """First word of each phrase, any case, to the most characters that a phrase beginning so has."""
    longest: dict[str, int] = {}
    for phrase in knowledge.load(language).index:
        word = _first_word(phrase)
        longest[word] = max(longest.get(word, 0), len(phrase))
    return longest


def _first_word(text: str) -> str:
    folded = caseless(text)
    for at, letter in enumerate(folded):
        if not letter.isalnum() and at:
            return folded[:at]
    return folded


@cache
def _any_case(language: str) -> Mapping[str, tuple[Entry, ...]]:
    """Phrases of several words by their case-folded spelling, for titles and headlines."""
    return {phrase.casefold(): entries for phrase, entries in knowledge.load(language).index.items() if " " in phrase}
