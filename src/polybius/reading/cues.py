"""The vocabulary of statements: words of saying, thinking and wanting, and the words of grammar around them.

Data: vocabulary/LANGUAGE/cues.yaml and statement_grammar.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from polybius import vocabulary

KIND_OF = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "ADV": "adverb"}
PARTICLES = frozenset({"prt", "advmod", "acomp", "ccomp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A vocabulary entry: words, and the frames in which they have a content. See the head of cues.yaml."""

    id: str
    kind: str
    words: tuple[str, ...]
    frames: tuple[str, ...]
    definition: str
    example: str
    counter: str
    about: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    needs_tail: bool = False
    told: bool = False
    owned: bool = False
    not_places: bool = False
    cls: str = ""
    loose: bool = False


def grammar(language: str) -> Mapping[str, tuple[str, ...]]:
    """The function words of a language that frames and speakers are found by, by the id of their entry."""
    return vocabulary.word_lists("statement_grammar", language)


def is_a(token: Token, group: str) -> bool:
    """Is a token one of a group of function words of its language?"""
    return token.lower_ in grammar(token.lang_)[group]


def entries_at(token: Token, language: str) -> Iterator[Cue]:
    """The entries one of whose words stands at the token; of a phrase, its first word."""
    index = _index(language)
    kind = KIND_OF.get(token.pos_, "")
    for form in dict.fromkeys((str(token.lemma_).lower(), token.lower_)):
        for rest, entry in (*index.get((kind, form), ()), *index.get(("preposition", form), ())):
            if entry.kind == "preposition":
                if tuple(t.lower_ for t in token.doc[token.i + 1 : token.i + 1 + len(rest)]) == rest:
                    yield entry
            elif not rest or any(c.lower_ in rest and c.dep_ in PARTICLES for c in token.children):
                yield entry


@cache
def label_entry(language: str) -> Cue:
    """The entry of the colon after a speaker's label."""
    return next(e for e in vocabulary.load("cues", Cue, language=language) if e.kind == "label")


@cache
def _index(language: str) -> Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], Cue], ...]]:
    index: dict[tuple[str, str], list[tuple[tuple[str, ...], Cue]]] = {}
    for entry in vocabulary.load("cues", Cue, language=language):
        for word in entry.words:
            first, *rest = word.split()
            index.setdefault((entry.kind, first), []).append((tuple(rest), entry))
    return {key: tuple(pairs) for key, pairs in index.items()}
