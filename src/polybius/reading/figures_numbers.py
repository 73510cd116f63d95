"""Numbers in a text: their value, and whether they are amounts, shares, percentages, measures or plain counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from polybius import vocabulary

Kind = Literal["currency", "percent", "share", "collective", "measure", "count"]

UNITS: tuple[Kind, ...] = ("percent", "currency", "measure")
"""The groups of the pattern for units that stand behind a number."""
DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
DECIMAL_COMMA = r"[0-9]{1,3},[0-9]{1,2}(?![0-9])"
SHORT = re.compile(r"(?:mn?|bn|b|tn|k)")
APART = re.compile(r"(?:mn|bn|tn)")
"""Signs of scale that may stand apart from their number; "5 m" are metres."""
LINK = 16
"""Characters between two numbers that belong together, and before them, at most."""
CLOSE = 2
"""How many times its lower end the upper end of a range may be at most, where "by" may also tell of a step."""
DASHES = frozenset("-–—")
THOUSANDS_OR_DECIMALS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{2}0")
"""2.500 is two thousand five hundred in half of the world; nobody writes decimals that end in a nought."""


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
    """A number of the clean text: where it stands, its value, and the unit that its own words give.

    ``upper`` is a second number: the other end of a range, or with ``opposed`` what stands against the first, as the
    votes against stand against the votes for.
    """

    start: int
    end: int
    value: float
    kind: Kind
    unit: str | None = None
    upper: float | None = None
    opposed: bool = False


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
    percent = rf"(?:{_any(units['percent'])})(?!\w)"
    comma = rf"{DECIMAL_COMMA}(?=[ -]?(?:{long}\b|{short}\b|{percent}))"
    digits = rf"(?:{comma}|{DIGITS})"
    adds = "|".join(f"(?<={word} )" for word in numbers["scale"] if not SHORT.fullmatch(word))
    more = rf"[ -]?(?:(?:{adds})and )?(?:{card}|{long})\b"
    in_words = rf"(?:{card}|(?:{article})[ -](?={long}\b))(?:{more}){{0,8}}"
    apart = f"(?:{_any(word for word in numbers['scale'] if APART.fullmatch(word))})"
    in_figures = rf"{digits}(?:[ -]{long}\b(?:[ ]{long}\b)?|{short}\b| {apart}\b)?"
    share = (
        rf"(?P<part>half) (?P<of>(?:{article}) {long})"
        rf"|(?P<over>(?:{card}|{article})[ -])?(?P<under>{denominator})\b(?! {long}\b)"
        rf"|(?P<hit>{card}|[0-9]{{1,3}}) (?:{_any(numbers['out_of'])}) (?P<every>{card}|[0-9]{{1,4}})"
    )
    amount = rf"(?P<sign>{_any(units['currency_sign'])}) ?(?P<sum>{in_figures})"
    order = (
        rf"(?:(?:{_any(numbers['vague'])}) (?P<vague>{long})(?! of\b)|(?P<collective>{_any(numbers['collective'])}))"
    )
    unit = (
        rf"[ -]?(?P<percent>{percent})|[ -](?P<currency>{_any(units['currency_name'])})\b"
        rf"|(?: |-|(?<=[0-9]))(?P<measure>{_any(units['measure'])})\b"
    )
    plain = rf"(?P<number>{order}|{in_figures}|{in_words})(?:{unit})?"
    before = r"(?<![\w.])(?<!\d,)(?<![A-Za-z][-–/])(?<![0-9][/:])"
    return rf"{before}(?:{amount}|{share}|{plain})(?![\w°]|[:/][0-9]|[.,][0-9])"


def numbers(text: str, numerals: Numerals) -> Iterator[Number]:
    """The numbers of a text in order, disjoint. Ordinals and numbers inside words are none; dates are numbers here.

    "10 to 15" and "between 10 and 15" are one number with two ends; "13-2" may be one that stands against another.
    """
    held: Number | None = None
    for number in (*_single(text, numerals), None):
        both = _joined(text, held, number, numerals) if held is not None and number is not None else None
        if both is None and held is not None and _is_whole(text, held):
            yield held
        held = both or number


def _single(text: str, numerals: Numerals) -> Iterator[Number]:
    for match in numerals.pattern.finditer(text):
        if (found := _number(match, numerals)) is not None:
            yield found


def _is_whole(text: str, number: Number) -> bool:
    """Whether no dash ties it to further figures, as in the numbers of telephones and in dates."""
    before, after = text[max(0, number.start - 2) : number.start], text[number.end : number.end + 2]
    return not re.fullmatch(r"[0-9][-–]", before) and not re.fullmatch(r"[-–][0-9]", after)


def _joined(text: str, one: Number, two: Number, numerals: Numerals) -> Number | None:
    """Two numbers as the ends of a range or as the sides of a vote; None where they are two."""
    link = text[one.end : two.start].strip().lower()
    if not link or not _belong(text, one, two, link):
        return None
    if one.kind == two.kind == "collective":  # hundreds and hundreds of them
        same = one.value == two.value and link in numerals.numbers["between"].values()
        return replace(two, start=one.start) if same else None
    bare = [each for each in (one, two) if each.kind == "count"]
    low, high = one.value * _shared_scale(text, one, two, numerals), two.value
    start = _between(text, one, link, numerals)
    change = numerals.value("change", _word_before(text, one.start)) if start is None else None
    if change == "was" or (change == "step" and len(bare) != 1 and low * CLOSE < high):
        return None  # from 9% to 8%; by 300,000 to 2.1 million
    if low < high and (start is not None or numerals.has("range", link)):
        start = one.start if start is None else start
        return replace(one if two in bare else two, start=start, end=two.end, value=low, upper=high)
    if len(bare) == 2 and numerals.has("against", link):
        return replace(two, start=one.start, value=one.value, upper=high, opposed=True)
    return None


def _belong(text: str, one: Number, two: Number, link: str) -> bool:
    """Whether two numbers stand close and are of one kind; a bare one takes the kind of the other."""
    words = text[one.end : two.start]
    if one.upper is not None or len(words) > LINK or (link in DASHES and words != link):
        return False
    if "share" in {one.kind, two.kind} or re.match("0[0-9]", text[two.start : two.start + 2]):
        return False
    if "collective" in {one.kind, two.kind}:
        return one.kind == two.kind
    return "count" in {one.kind, two.kind} or (one.kind, one.unit) == (two.kind, two.unit)


def _between(text: str, one: Number, link: str, numerals: Numerals) -> int | None:
    """Where "between" stands before the first of two numbers that are joined by "and"."""
    word = _word_before(text, one.start)
    if numerals.value("between", word) != link:
        return None
    return one.start - 1 - len(word)


def _word_before(text: str, place: int) -> str:
    found = re.search(r"([A-Za-z]+) $", text[max(0, place - LINK) : place])
    return found[1].lower() if found else ""


def _shared_scale(text: str, one: Number, two: Number, numerals: Numerals) -> float:
    """Two to three million: the scale of the second number is the first one's too where that has none."""
    first, second = _scales(text[one.start : one.end], numerals), _scales(text[two.start : two.end], numerals)
    scale = second[-1] if second and not first else 1.0
    return scale if one.value < two.value / scale else 1.0


def _scales(words: str, numerals: Numerals) -> list[float]:
    found = (numerals.value("scale", word) for word in re.findall("[A-Za-z]+", words))
    return [float(each) for each in found if each is not None]


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
    value = _value(match["vague"] or match["number"], numerals)
    for kind in UNITS:
        if match[kind]:
            name = "currency_name" if kind == "currency" else kind
            return Number(start, end, value, kind, str(numerals.value(name, match[kind])))
    return Number(start, end, value, "collective" if match["vague"] or match["collective"] else "count")


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
    for piece in re.findall(rf"{DECIMAL_COMMA}|{DIGITS}|[A-Za-z]+", words):
        if piece[0].isdigit():
            part += float(piece.replace(",", "." if re.fullmatch(DECIMAL_COMMA, piece) else ""))
        elif (scale := numerals.value("scale", piece)) is not None:
            part = (part or 1) * float(scale)
            if float(scale) >= 1000:
                total, part = total + part, 0.0
        else:
            part += float(numerals.value("cardinal", piece) or numerals.value("article", piece) or 0)
    return round(total + part, 6)
