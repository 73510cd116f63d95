"""Speech that typography marks: speaker labels of transcripts, interviews and headlines, and tweets in a story."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from polybius.reading.attribution import Attribution, token_at
from polybius.reading.cues import label_entry
from polybius.reading.document import Cast
from polybius.reading.drafts import Draft
from polybius.reading.quotes import Fault
from polybius.reading.sourcing import words
from polybius.reading.speakers import noun_phrase
from polybius.records import Manner

LABEL = re.compile(r"(?:^|\n)[ \t]*([^\s:][^\n:.!?\"“”]{0,60}?)[ \t]*:[ \t]+(?=\S)")
"""A paragraph that starts with a few words and a colon: a transcript, an interview, a headline."""

TWEET = re.compile(r"[—–][ \t]*([^\n()@—–]{2,50}?)[ \t]*\((@\w{1,30})\)")
"""How pages print the author of an embedded tweet: a dash, a name and a handle in brackets."""

TWEET_LENGTH = 600
"""Characters before the dash that a tweet can have: two of 280 and their links."""


def labels(doc: Doc, cast: Cast, language: str, found: Sequence[Attribution]) -> tuple[list[Attribution], list[Fault]]:
    """Speaker labels of transcripts, interviews and headlines: RUIZ: ..., Q: ..."""
    labelled: list[Attribution] = []
    nameless: list[Fault] = []
    taken = sorted(each.draft.token.idx for each in found)
    for match in LABEL.finditer(doc.text):
        content = _rest_of_line(doc.text, match.end())
        label = doc.char_span(match.start(1), match.end(1), alignment_mode="expand")
        if label is None or content is None or bisect_left(taken, match.start(1)) < bisect_left(taken, match.end(1)):
            continue
        unnamed = match[1].lower() in words(language)["labels"]
        if unnamed:
            nameless.append(Fault("label", match.start(1), content[1]))
        if unnamed or _names_speaker(label.root, match[1], cast):
            colon = token_at(doc, match.end(1))
            draft = Draft(doc[colon], (colon, colon + 1), content, label_entry(language), "clause")
            spoken: Manner = "direct" if match[1].isupper() or labelled else "indirect"
            labelled.append(Attribution(draft, content, noun_phrase(label.root, draft), spoken))
    return labelled, nameless


def _rest_of_line(text: str, start: int) -> tuple[int, int] | None:
    end = text.find("\n", start)
    line = text[start : len(text) if end < 0 else end].rstrip()
    return (start, start + len(line)) if line else None


def _names_speaker(root: Token, label: str, cast: Cast) -> bool:
    mention = cast.at(root)
    named = root.ent_type_ == "PERSON" or (mention is not None and mention.head == root.i)
    return (named or label.isupper()) and len(label.split()) <= 5 and root.pos_ in {"PROPN", "NOUN"}


def tweets(doc: Doc, found: Sequence[Attribution], language: str) -> list[Attribution]:
    """Tweets printed in a story, with the author whom the line behind them names."""
    text, told = doc.text, sorted(each.content for each in found)
    written: list[Attribution] = []
    for match in TWEET.finditer(text):
        end = _trimmed_end(text, match.start())
        content = (max(text.rfind("\n", max(0, end - TWEET_LENGTH), end) + 1, end - TWEET_LENGTH, 0), end)
        name, handle = doc.char_span(*match.span(1), alignment_mode="expand"), token_at(doc, match.start(2))
        index = bisect_left(told, (content[1], content[1]))
        taken = index > 0 and told[index - 1][1] > content[0]
        if name is not None and content[0] < content[1] and not taken:
            draft = Draft(doc[handle], (handle, handle + 1), content, label_entry(language), "clause")
            written.append(Attribution(draft, content, noun_phrase(name.root, draft), "direct"))
    return written


def _trimmed_end(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end
