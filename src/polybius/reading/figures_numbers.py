"""Numbers in a text: their value, and whether they are amounts, shares, percentages or plain counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from polybius import vocabulary

Kind = Literal["currency", "percent", "share", "collective", "count"]

DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
SHORT = re.compile(r"(?:mn?|bn|b|tn|k)")


@dataclass(frozen=True, slots=True)
class WordClass:
    """An entry of ``numbers.yaml`` or ``units.yaml``."""

    name: str
    definition: str
    example: str
    counter: str
    words: Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the clean text: where it stands, its value, and the unit that its own words give."""

    start: int
    end: int
    value: float
    kind: Kind
    unit: str | None = None


@dataclass(frozen=True)
class Numerals:
    """The number words of a language and the pattern of a number."""

    numbers: Mapping[str, Mapping[str, int | str]]
    units: Mapping[str, Mapping[str, int | str]]
    pattern: re.Pattern[str]

    def value(self, name: str, word: str) -> int | str | None:
        """What a word of a class of either file stands for."""
        words = self.numbers.get(name) or self.units[name]
        return words.get(word, words.get(word.lower()))

    def has(self, name: str, word: str) -> bool:
        """Whether a class has a word."""
        return self.value(name, word) is not None


@cache
def load(language: str) -> Numerals:
    """The vocabulary of a language, read and compiled once a process."""
    numbers = {e.name: e.words for e in vocabulary.load("numbers", WordClass, language=language)}
    units = {e.name: e.words for e in vocabulary.load("units", WordClass, language=language)}
    return Numerals(numbers, units, re.compile(_pattern(numbers, units), re.IGNORECASE))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _pattern(numbers: Mapping[str, Mapping[str, int | str]], units: Mapping[str, Mapping[str, int | str]]) -> str:
    """A number with its sign of currency or percentage; each alternative reads the text once."""
    card = f"(?:{_any(numbers['cardinal'])})"
    long = f"(?:{_any(word for word in numbers['scale'] if not SHORT.fullmatch(word))})"
    short = f"(?:{_any(word for word in numbers['scale'] if SHORT.fullmatch(word))})"
    denominator, article = _any(numbers["denominator"]), _any(numbers["article"])
    in_words = rf"(?:{card}|(?:{article})[ -](?={long}\b))(?:[ -]?(?:and )?(?:{card}|{long})\b){{0,8}}"
    in_figures = rf"(?:{DIGITS})(?:[ -]{long}\b(?:[ ]{long}\b)?| ?{short}\b)?"
    share = (
        rf"(?P<part>half) (?P<of>(?:{article}) {long})"
        rf"|(?P<over>(?:{card}|{article})[ -])?(?P<under>{denominator})\b(?! {long}\b)"
        rf"|(?P<hit>{card}|[0-9]{{1,3}}) (?:{_any(numbers['out_of'])}) (?P<every>{card}|[0-9]{{1,4}})"
    )
    amount = rf"(?P<sign>{_any(units['currency_sign'])}) ?(?P<sum>{in_figures})"
    plain = (
        rf"(?P<number>{in_figures}|{in_words}|(?P<collective>{_any(numbers['collective'])}))"
        rf"(?:[ -]?(?P<percent>{_any(units['percent'])})(?!\w)| (?P<currency>{_any(units['currency_name'])})\b)?"
    )
    return rf"(?<![\w.])(?<!\d,)(?<![A-Za-z0-9][-–/:])(?:{amount}|{share}|{plain})(?![\w°]|[:/][0-9]|[.,][0-9]|-[0-9])"


def numbers(text: str, numerals: Numerals) -> Iterator[Number]:
    """The numbers of a text in order, disjoint. Ordinals and numbers inside words are none; dates are numbers here."""
    for match in numerals.pattern.finditer(text):
        if (found := _number(match, numerals)) is not None:
            yield found


def _number(match: re.Match[str], numerals: Numerals) -> Number | None:
    start, end = match.span()
    if match["sign"]:
        unit = str(numerals.value("currency_sign", match["sign"].upper()))
        return Number(start, end, _value(match["sum"], numerals), "currency", unit)
    if match["every"]:
        every = _value(match["every"], numerals)
        hit = _value(match["hit"], numerals)
        return Number(start, end, round(hit / every, 4), "share", "share") if 0 < hit < every else None
    if match["part"]:
        return Number(start, end, _value(match["of"], numerals) / 2, "count")
    if match["under"]:
        return _fraction(match, numerals)
    value = _value(match["number"], numerals)
    if match["percent"]:
        return Number(start, end, value, "percent", str(numerals.value("percent", match["percent"])))
    if match["currency"]:
        return Number(start, end, value, "currency", str(numerals.value("currency_name", match["currency"])))
    return Number(start, end, value, "collective" if match["collective"] else "count")


def _fraction(match: re.Match[str], numerals: Numerals) -> Number | None:
    """One-third, a fifth, half; "third" alone is an ordinal."""
    over = (match["over"] or "").strip(" -")
    under = int(numerals.value("denominator", match["under"]) or 0)
    if not over and under != 2:
        return None
    part = _value(over, numerals) if over else 1
    return Number(*match.span(), round(part / under, 4), "share", "share") if part < under else None


def _value(words: str, numerals: Numerals) -> float:
    """The value of a number in figures or words; "two hundred and five thousand" adds up as it is said."""
    if (order := numerals.value("collective", words)) is not None:
        return float(order)
    total = part = 0.0
    for piece in re.findall(rf"{DIGITS}|[A-Za-z]+", words):
        if piece[0].isdigit():
            part += float(piece.replace(",", ""))
        elif (scale := numerals.value("scale", piece)) is not None:
            part = (part or 1) * float(scale)
            if float(scale) >= 1000:
                total, part = total + part, 0.0
        else:
            part += float(numerals.value("cardinal", piece) or numerals.value("article", piece) or 0)
    return round(total + part, 6)
