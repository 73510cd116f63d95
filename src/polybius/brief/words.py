"""The words of a brief: phrases for event types, headings, frames and word classes, all from the vocabulary."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from polybius import vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What a brief says of an event of a type (and mode); see brief_phrases.yaml."""

    type: str
    mode: str | None = None
    definition: str
    did: str
    alone: str
    act: str
    act_alone: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """One entry of brief_words.yaml: phrases by key, or a class of words, or both."""

    name: str
    definition: str
    example: str
    counter: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    list: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    language: str
    phrases: Mapping[tuple[str, str | None], Phrase]
    entries: Mapping[str, WordList]

    def say(self, name: str, key: str, /, **slots: object) -> str:
        """The phrase ``key`` of the entry ``name`` with its slots filled. A name that is not there is a `KeyError`."""
        return self.entries[name].words[key].format(**slots)

    def has(self, name: str, key: str) -> bool:
        """Is there such a phrase?"""
        return key in self.entries[name].words

    def among(self, name: str, word: str) -> bool:
        """Is a word of the class ``name``, in whatever case?"""
        return word.lower() in _lowered(self.language, name)

    def ends_as(self, name: str, word: str) -> bool:
        """Does a word end in one of the endings of the class ``name``?"""
        return word.lower().endswith(self.entries[name].list)

    def phrase(self, type_name: str, modes: Sequence[str]) -> Phrase:
        """The phrase for an event type, by its first mode that has one."""
        found = (self.phrases[(type_name, mode)] for mode in modes if (type_name, mode) in self.phrases)
        return next(found, self.phrases[(type_name, None)])

    def joined(self, names: Sequence[str], *, limit: int = 8) -> str:
        """Names as a list in words: ``A, B and C``; a long one is cut and the rest counted."""
        kept = list(dict.fromkeys(name for name in names if name))
        if len(kept) > limit:
            kept = [*kept[: limit - 1], self.say("joining", "more", n=len(kept) - limit + 1)]
        if len(kept) < 2:
            return "".join(kept)
        return f"{self.say('joining', 'comma').join(kept[:-1])} {self.say('joining', 'and')} {kept[-1]}"

    def quoted(self, text: str) -> str:
        """A text in quotation marks; double marks inside become single ones, as is the custom."""
        for mark, inner in (("open_quote", "open_inner"), ("close_quote", "close_inner")):
            text = text.replace(self.say("joining", mark), self.say("joining", inner))
        text = re.sub(r'(^|[\s(])"', lambda m: m[1] + self.say("joining", "open_inner"), text)
        text = text.replace('"', self.say("joining", "close_inner"))
        if text.endswith(self.say("joining", "close_inner")) and self.say("joining", "open_inner") not in text:
            text = text[:-1]
        return f"{self.say('joining', 'open_quote')}{text}{self.say('joining', 'close_quote')}"


@cache
def words(language: str) -> Words:
    """The words of a language, read once a process; English where a language has no words for briefs yet."""
    own = language if language in vocabulary.languages() else "en"
    phrases = vocabulary.load("brief_phrases", Phrase, language=own)
    entries = vocabulary.load("brief_words", WordList, language=own)
    return Words(own, {(p.type, p.mode): p for p in phrases}, {entry.name: entry for entry in entries})


@cache
def _lowered(language: str, name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in words(language).entries[name].list)


def capital(text: str) -> str:
    """The text with its first letter, behind any quotation mark, made a capital."""
    for index, character in enumerate(text):
        if character.isalnum():
            return text[:index] + character.upper() + text[index + 1 :]
    return text


def close_up(text: str) -> str:
    """The text on one line and in plain characters: white space closed up, HTML's codes for characters resolved."""
    return " ".join(html.unescape(text).replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "").split())


def balanced(text: str, words: Words) -> str:
    """The text with every quotation mark in a pair: a lost one put at the end, a stray one made to fit or taken out."""
    opening, closing = words.say("joining", "open_quote"), words.say("joining", "close_quote")
    inner, inner_end = words.say("joining", "open_inner"), words.say("joining", "close_inner")
    if text.count(opening) > text.count(closing):
        return f"{text}{closing}"
    if text.count(closing) > text.count(opening):
        at = text.rindex(closing)
        lost = text.count(inner) > len(re.findall(rf"{inner_end}(?!\w)", text))
        return text[:at] + (inner_end if lost else "") + text[at + 1 :]
    if text.count('"') % 2:
        at = text.rindex('"')
        return f'{text}"' if text[at + 1 :].strip(" .") else text[:at] + text[at + 1 :]
    return text
