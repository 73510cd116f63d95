"""Who is addressed by name or title: "Thank you, Mr. Example.", "Minister Example, you have said that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from polybius.reading.coreference_agreement import small_words
from polybius.reading.coreference_scene import SUBJECTS, Scene
from polybius.reading.document import CastMention

AHEAD = 12
"""Tokens behind "you" in which the one who is addressed is named."""

SENTENCES = 2
"""Sentences for which somebody stays addressed who has been called by name, within one turn or quotation."""

_OPENING = frozenset({"INTJ", "CCONJ", "PUNCT", "SPACE", "ADV", "SCONJ"})
"""Parts of speech that may stand before a name that opens a sentence: "And, Bill, you ...", "Well, Bill, ..."."""

_CLOSING = frozenset({",", ".", "!", "?", ";", "–", "—", "--"})


def addressed(scene: Scene, token: Token, first: int, last: int) -> tuple[str, ...]:
    """Whom "you" is said to by name, between ``first`` and ``last``: in its sentence, behind it before ahead of it, or
    in a sentence shortly before."""
    number = scene.sentence_of[token.i]
    begin, end = scene.sentences[number]
    begin, end = max(begin, first), min(end, last)
    behind = next(_called(scene, token.i + 1, min(end, token.i + AHEAD), begin), None)
    before = list(_called(scene, begin, token.i, begin))
    chosen = behind or (before[-1] if before else None)
    for back in range(number - 1, max(number - 1 - SENTENCES, -1), -1):
        begin, end = scene.sentences[back]
        if chosen is not None or begin < first:
            break
        earlier = list(_called(scene, begin, end, begin))
        chosen = earlier[-1] if earlier else None
    return chosen.actors if chosen is not None else ()


def _called(scene: Scene, first: int, last: int, begin: int) -> Iterator[CastMention]:
    """People who are named in a stretch of a sentence and have no part in it; ``begin`` is where the sentence begins."""
    doc = scene.document.doc
    for at in range(first, last):
        mention = scene.by_head.get(at)
        if mention is None or len(mention.actors) != 1 or scene.actors[mention.actors[0]].kind != "person":
            continue
        after = doc[mention.last] if mention.last < len(doc) else None
        if mention.how == "pronoun" or mention.first < first or (after is not None and after.text not in _CLOSING):
            continue
        if _is_set_off(scene, mention, begin) and not _has_part(scene, mention, begin):
            yield mention


def _is_set_off(scene: Scene, mention: CastMention, begin: int) -> bool:
    doc = scene.document.doc
    opens = all(token.pos_ in _OPENING or token.is_quote for token in doc[begin : mention.first])
    return opens or doc[mention.first - 1].text == ","


def _has_part(scene: Scene, mention: CastMention, begin: int) -> bool:
    """Is somebody named as a subject, a member of a list or an apposition, and not called? Who is called right before
    "you" or after "thank you" has no such part, whatever the parser takes it for."""
    doc, head = scene.document.doc, scene.document.doc[mention.head]
    following = doc[mention.last + 1 : mention.last + 3]
    yours = small_words("you", scene.where.language)
    thanks = small_words("thanks", scene.where.language)
    if any(token.lower_ in yours | thanks for token in following[:1]):
        return False
    before = doc[max(mention.first - 3, begin) : mention.first]
    if len(before) == 3 and before[0].lower_ in thanks and before[1].lower_ in yours:
        return False
    return head.dep_ in SUBJECTS | {"appos", "conj"} or bool(head.conjuncts)
