"""The vocabulary of actors: nouns, titles, modifiers and small words, and where they stand in an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from polybius import vocabulary

PREMODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET", "SYM"})
"""Parts of speech that may stand before the head of a noun phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """An entry of agents.yaml or titles.yaml. Titles have a ``role``, agents have none."""

    id: str
    sector: str
    words: tuple[str, ...]
    definition: str
    example: str
    counter: str | None = None
    role: str | None = None
    weak: bool = False
    regime: bool = False
    generic: bool = False
    somebody: bool = False
    party: str | None = None  # of an office that there is only one of
    not_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier:
    """An entry of actor_modifiers.yaml."""

    id: str
    effect: str
    words: tuple[str, ...]
    definition: str
    example: str
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """Tokens ``[first, last)`` that spell a noun of the vocabulary; ``head`` is its syntactic head."""

    first: int
    last: int
    head: int
    noun: Noun
    title: Noun | None  # the reading as a title, where the same words are one


def words(name: str, language: str) -> frozenset[str]:
    """The small words of one entry of actor_words.yaml."""
    return vocabulary.word_sets("actor_words", language)[name]


@cache
def modifiers(language: str) -> Mapping[str, str]:
    """Modifier to effect, without those that only say that a name is no party."""
    entries = vocabulary.load("actor_modifiers", Modifier, language=language)
    return {word: entry.effect for entry in entries if entry.effect != "not_party" for word in entry.words}


@cache
def not_party(language: str) -> frozenset[str]:
    """Words that, joined to a name by a hyphen, say that the name is not who the noun stands for."""
    entries = vocabulary.load("actor_modifiers", Modifier, language=language)
    return frozenset(word for entry in entries if entry.effect == "not_party" for word in entry.words)


@cache
def bodies(language: str) -> Mapping[str, str]:
    """The last nouns of the names of bodies, in lower case, and the sector that each tells."""
    return {word: id for id, words in vocabulary.word_lists("bodies", language).items() for word in words}


@cache
def last_words(language: str) -> frozenset[str]:
    """Words that can be the last of a body's name."""
    return frozenset(word.rpartition(" ")[2] for word in bodies(language))


@cache
def nouns(name: str, language: str) -> tuple[Noun, ...]:
    """The entries of agents.yaml or titles.yaml."""
    return vocabulary.load(name, Noun, language=language)


def is_noun(phrase: str, language: str) -> bool:
    """Is a phrase in lower case, as it stands or in the singular, a noun for an actor?"""
    return phrase in _index("agents", language) or phrase in _index("titles", language)


def terms(doc: Doc, language: str, taken: Sequence[bool]) -> tuple[Term, ...]:
    """Every noun of the vocabulary in the text, longest first at each place, outside of taken tokens."""
    return tuple(_terms(doc, language, taken))


def _terms(doc: Doc, language: str, taken: Sequence[bool]) -> Iterator[Term]:
    at = 0
    while at < len(doc):
        term = None if taken[at] else _term_at(doc, at, language, taken)
        if term is None:
            at += 1
        else:
            yield term
            at = term.last


def _term_at(doc: Doc, at: int, language: str, taken: Sequence[bool]) -> Term | None:
    firsts = _firsts(language)
    longest = max((firsts.get(form, 0) for form in _forms(doc[at])), default=0)
    for size in range(min(longest, len(doc) - at), 0, -1):
        last = at + size
        if any(taken[at:last]):
            continue
        agent, title = _look_up(doc, at, last, language)
        noun = agent or title
        named = noun is not None and noun.role is None and _in_a_name(doc, last, language)
        if noun is not None and not named and _fits(doc, at, last, noun):
            return Term(at, last, _head(doc, at, last), noun, title)
    return None


def _in_a_name(doc: Doc, last: int, language: str) -> bool:
    """ "National" in "National Rail": a capitalised word that goes on in the same name is no common noun."""
    token = doc[last - 1]
    following = doc[last] if last < len(doc) else None
    if following is None or token.pos_ != "PROPN" or following.pos_ != "PROPN" or not following.text[0].isupper():
        return False
    marked = following.ent_iob_ == "I" and following.ent_type_ in {"ORG", "FAC", "LOC", "GPE"}
    return marked or (token.text[0].isupper() and following.lower_ in last_words(language))


def _look_up(doc: Doc, first: int, last: int, language: str) -> tuple[Noun | None, Noun | None]:
    begin = "".join(token.lower_ + token.whitespace_ for token in doc[first : last - 1])
    for form in _forms(doc[last - 1]):
        phrase = begin + form
        agent, title = _index("agents", language).get(phrase), _index("titles", language).get(phrase)
        if agent or title:
            return agent, title
    return None, None


def _fits(doc: Doc, first: int, last: int, noun: Noun) -> bool:
    """Does the phrase stand as a noun here?"""
    head = doc[last - 1]
    following = doc[last : last + 2].text.lower()
    if following.split(" ")[0] in noun.not_before or following in noun.not_before:
        return False
    if last + 1 < len(doc) and doc[last].text == "-" and not head.whitespace_ and doc[last + 1].pos_ != "NOUN":
        return False  # "a rebel-held suburb"
    if first > 0 and _is_model(doc[first - 1].text):
        return False  # "F-16 fighters"
    if first > 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_ and doc[first - 2].text[0].isupper():
        return False  # "Russian-speakers"
    if last - first > 1 or head.pos_ in {"NOUN", "PROPN"}:
        return True
    adjective = head.pos_ == "ADJ" or head.tag_ == "VBN"
    return adjective and _ends_phrase(doc, last)


def _is_model(text: str) -> bool:
    return any(letter.isdigit() for letter in text) and any(letter.isupper() for letter in text)


def _ends_phrase(doc: Doc, last: int) -> bool:
    """An adjective that no noun follows is the head of its phrase: "the military seized power"."""
    before = doc[last - 2] if last >= 2 else None
    if last < len(doc) and doc[last].pos_ in {"NOUN", "PROPN", "ADJ"}:
        return False
    if doc[last - 1].tag_ == "VBN":
        return before is not None and (before.tag_ == "POS" or before.pos_ == "DET")
    return before is not None and before.pos_ in {"DET", "PROPN", "ADJ", "PART"}


def _head(doc: Doc, first: int, last: int) -> int:
    """The head of a phrase of several words: the first noun before a preposition, else the last word."""
    for at in range(first + 1, last):
        if doc[at].pos_ == "ADP":
            return at - 1
    return last - 1


def _forms(token: Token) -> tuple[str, ...]:
    """The ways in which a token may stand in the vocabulary: itself, its lemma, its guessed singular."""
    lower = token.lower_
    forms = [lower, str(token.lemma_).lower()]
    if token.tag_ in {"NNPS", "NNP", "NNS"}:
        if lower.endswith("ies"):
            forms.append(lower[:-3] + "y")
        if lower.endswith("es"):
            forms.append(lower[:-2])
        if lower.endswith("s") and not lower.endswith("ss"):
            forms.append(lower[:-1])
    return tuple(dict.fromkeys(forms))


@cache
def _index(name: str, language: str) -> Mapping[str, Noun]:
    index: dict[str, Noun] = {}
    for noun in nouns(name, language):
        for word in noun.words:
            index.setdefault(word, noun)
    return index


@cache
def _firsts(language: str) -> Mapping[str, int]:
    """First word of a phrase to the most tokens that a phrase beginning so may have.

    The tokeniser may cut a word at its hyphens and points, so each of these counts as three tokens.
    """
    longest: dict[str, int] = {}
    for name in ("agents", "titles"):
        for phrase in _index(name, language):
            head, *_ = phrase.replace("-", " ").split(" ")
            size = phrase.count(" ") + 1 + 2 * phrase.count("-") + phrase.count("'")
            for key in {head, phrase.split(" ")[0]}:
                longest[key] = max(longest.get(key, 0), size)
            if size == 1:
                longest[phrase] = max(longest.get(phrase, 0), 1)
    return longest
