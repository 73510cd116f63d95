"""Speech that typography marks: speaker labels of transcripts, interviews and headlines, and tweets in a story."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from polybius.reading.attribution import Attribution, token_at
from polybius.reading.cues import is_a, label_entry
from polybius.reading.document import Cast
from polybius.reading.drafts import Draft
from polybius.reading.quotes import Fault
from polybius.reading.sourcing import among, persons, words
from polybius.reading.speakers import noun_phrase
from polybius.records import Manner

LABEL = re.compile(r"(?:^|\n)[ \t]*([^\s:][^\n:.!?\"“”]{0,60}?)[ \t]*:[ \t]+(?=\S)")
"""A paragraph that starts with a few words and a colon: a transcript, an interview, a headline."""

LETTER = re.compile(r"(?:^|\n)[ \t]*(\w{1,8})\.[ \t]+(?=\S)")
"""Q. and A., as some papers print an interview."""

ENDING = re.compile(r"(?:^|\n)[ \t]*([^\n]{12,160}?)(?::| [–—-])[ \t]+([^\n:,;.!?\"“”()]{2,40})(?=\n|$)")
"""A heading that ends in who says it: Port will reopen in May: minister."""

TWEET = re.compile(r"(?:[—–][ \t]*|(?:^|\n)[ \t]*)([^\n()@:—–]{2,50}?)[ \t]*\((@\w{1,30})\)(:?)")
"""How pages print the author of an embedded tweet: a dash or a line of its own, a name and a handle in brackets."""

TWEET_LENGTH = 600
"""Characters before the dash that a tweet can have: two of 280 and their links."""

MARKS = frozenset('"“”«»„')
LINKS = re.compile(r"(?:[ \t]*(?:https?://\S+|pic\.twitter\.com/\S+))+$")

HEADING = 12
"""Letters that a heading has at the least beside the word for who says it; less is an entry of a list."""

DATED = 30
"""Characters that may follow the author of a tweet on a line of its own: a date."""

TURNS = 3
"""Labels from which on an article is a dialogue, if none recurs: two may be the headline and a box."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Words before a colon and what is said behind it, in clean offsets."""

    name: str
    label: tuple[int, int]
    content: tuple[int, int]


def labels(doc: Doc, cast: Cast, language: str, found: Sequence[Attribution]) -> tuple[list[Attribution], list[Fault]]:
    """Speaker labels of transcripts, interviews and headlines: RUIZ: ..., Q: ..., Port to reopen: minister.

    In a dialogue any name before a colon speaks, and paragraphs between two labels belong to the one before. Elsewhere
    a label is the start or the end of a heading: a person, a body or an outlet speaks, a state may also be the topic.
    """
    text, taken = doc.text, sorted(each.draft.token.idx for each in found)
    turns = [t for t in _turns(text, language) if bisect_left(taken, t.label[0]) == bisect_left(taken, t.label[1])]
    nameless = [t for t in turns if _is_letter(t, language)]
    speaking = [t for t in turns if t in nameless or _names_speaker(doc, t, cast, dialogue=False)]
    names = Counter(t.name for t in turns)
    again = any(names[t.name] > 1 for t in speaking)
    dialogue = len(speaking) >= TURNS or again
    if dialogue:
        speaking = [t for t in turns if t in nameless or _names_speaker(doc, t, cast, dialogue=True)]
    between = dialogue and len({t.name for t in speaking}) > 1  # else the questions have no label
    faults = [Fault("label", t.label[0], t.content[1]) for t in nameless]
    said: list[Attribution] = []
    for index, turn in enumerate(speaking):
        direct = dialogue or turn.name.isupper() or bool(said)
        if not dialogue and turn not in nameless and _is_topic(doc, turn, cast):
            faults.append(Fault("topic", turn.label[0], turn.content[1]))
        elif (each := _spoken(doc, turn, language, "direct" if direct else "indirect")) is not None:
            following = speaking[index + 1].label[0] if index + 1 < len(speaking) else turn.content[1]
            said += [each, *(_going_on(text, each, following) if between else ())]
    return [*said, *_heading_ends(doc, cast, language, taken)], faults


def _turns(text: str, language: str) -> list[_Turn]:
    found = [_Turn(m[1], m.span(1), rest) for m in LABEL.finditer(text) if (rest := _rest_of_line(text, m.end()))]
    letters = [m for m in LETTER.finditer(text) if m[1].lower() in words(language)["labels"]]
    kinds = {m[1] for m in letters} | {t.name for t in found if _is_letter(t, language)}
    if len(kinds) > 1:  # A. alone may be an initial
        found += [_Turn(m[1], m.span(1), rest) for m in letters if (rest := _rest_of_line(text, m.end()))]
    return sorted(found, key=lambda turn: turn.label)


def _rest_of_line(text: str, start: int) -> tuple[int, int] | None:
    end = text.find("\n", start)
    line = text[start : len(text) if end < 0 else end].rstrip()
    return (start, start + len(line)) if line else None


def _is_letter(turn: _Turn, language: str) -> bool:
    return turn.name.lower() in words(language)["labels"]


def _names_speaker(doc: Doc, turn: _Turn, cast: Cast, *, dialogue: bool) -> bool:
    span = doc.char_span(*turn.label, alignment_mode="expand")
    if span is None or len(span) > 5:
        return False
    root = span.root
    mention = cast.at(root)
    named = root.ent_type_ == "PERSON" or (mention is not None and mention.head == root.i)
    named = named or (_is_sayer(root, doc.lang_) and turn.content[1] - turn.content[0] >= HEADING)
    title = dialogue and all(t.is_title or t.is_punct for t in span)
    return not is_a(root, "caption") and (named or turn.name.isupper() or title) and root.pos_ in {"PROPN", "NOUN"}


def _is_topic(doc: Doc, turn: _Turn, cast: Cast) -> bool:
    """Niger: what we know. A state or place before a colon is what is told of as often as who tells it."""
    span = doc.char_span(*turn.label, alignment_mode="expand")
    if span is None or span.text.isupper() or among(span.root, words(doc.lang_)["institutions"]):
        return False
    mention = cast.at(span.root)
    kinds = () if mention is None else {cast.actors[each].kind for each in mention.actors}
    return bool(kinds) and set(kinds) <= {"state", "region", "people"} and span.root.pos_ == "PROPN"


def _spoken(doc: Doc, turn: _Turn, language: str, manner: Manner) -> Attribution | None:
    label = doc.char_span(*turn.label, alignment_mode="expand")
    if label is None:
        return None
    mark = token_at(doc, turn.label[1])
    draft = Draft(doc[mark], (mark, mark + 1), turn.content, label_entry(language), "clause")
    if mark >= len(doc) or doc[mark].text != ":":  # Q. is one token with its stop
        draft = replace(draft, token=label.root, cue=(label.start, label.end))
    return Attribution(draft, turn.content, noun_phrase(label.root, draft), manner)


def _going_on(text: str, turn: Attribution, following: int) -> list[Attribution]:
    """The paragraphs of a turn behind its first, up to the next label, without what stands in brackets: (Laughter)."""
    behind = turn.content[1]
    end = max(behind, text.rfind("\n", behind, following))
    lines = re.finditer(r"\S[^\n]*", text[behind:end])
    rest = (line.span() for line in lines if not (line[0][0] in "([" and line[0].rstrip()[-1] in ")]"))
    return [replace(turn, content=(behind + start, behind + stop), floating=True) for start, stop in rest]


def _heading_ends(doc: Doc, cast: Cast, language: str, taken: Sequence[int]) -> list[Attribution]:
    told = []
    for match in ENDING.finditer(doc.text):
        label = doc.char_span(*match.span(2), alignment_mode="contract")
        if label is None or len(label) > 4 or bisect_left(taken, match.start(1)) < bisect_left(taken, match.end(2)):
            continue
        content = doc.char_span(*match.span(1), alignment_mode="contract")
        if content is not None and _can_end_heading(label.root, content, cast, language):
            mark = token_at(doc, match.end(1))
            draft = Draft(doc[mark], (mark, mark + 1), match.span(1), label_entry(language), "clause")
            told.append(Attribution(draft, match.span(1), noun_phrase(label.root, draft), "indirect"))
    return told


def _can_end_heading(root: Token, content: Span, cast: Cast, language: str) -> bool:
    """A person, a body, an outlet or a report; another party where the heading has a verb, and is no list."""
    if _is_sayer(root, language):
        return True
    mention = cast.at(root)
    named = root.ent_type_ == "PERSON" or (mention is not None and mention.head == root.i)
    return named and any(token.pos_ in {"VERB", "AUX"} for token in content)


def _is_sayer(root: Token, language: str) -> bool:
    classes = words(language)
    kinds = ("institutions", "offices", "media", "media-reports", "documents")
    return among(root, persons(language)) or any(among(root, classes[kind]) for kind in kinds)


def tweets(doc: Doc, found: Sequence[Attribution], language: str) -> list[Attribution]:
    """Tweets printed in a story, with the author whom the line behind them names."""
    text, told = doc.text, sorted(each.content for each in found)
    written: list[Attribution] = []
    for match in TWEET.finditer(text):
        content = _tweet(text, match)
        name, handle = doc.char_span(*match.span(1), alignment_mode="expand"), token_at(doc, match.start(2))
        if name is None or content is None:
            continue
        index = bisect_left(told, (content[1], content[1]))
        if index == 0 or told[index - 1][1] <= content[0]:
            draft = Draft(doc[handle], (handle, handle + 1), content, label_entry(language), "clause")
            written.append(Attribution(draft, content, noun_phrase(name.root, draft), "direct"))
    return written


def _tweet(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """What was tweeted: behind "Name (@handle):", else before the name, in its line or in the paragraph above."""
    if match[3]:
        return _rest_of_line(text, match.end() + 1)
    line_end = text.find("\n", match.end())
    rest = text[match.end() : line_end if line_end >= 0 else len(text)]
    if match[0][0] not in "—–" and len(rest) > DATED:
        return None  # a sentence that begins with a name and a handle
    end = _trimmed_end(text, match.start())
    start = max(text.rfind("\n", max(0, end - TWEET_LENGTH), end) + 1, end - TWEET_LENGTH, 0)
    link = LINKS.search(text[start:end])
    end = _trimmed_end(text, start + link.start()) if link is not None else end
    if end - start > 1 and text[start] in MARKS and text[end - 1] in MARKS:
        start, end = start + 1, end - 1
    return (start, end) if start < end else None


def _trimmed_end(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end
