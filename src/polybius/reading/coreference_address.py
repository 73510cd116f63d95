"""Who is addressed by name or title: "Thank you, Mr. Example.", "Minister Example, you have said that ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from polybius.reading import actors_make as make
from polybius.reading.coreference_agreement import small_words
from polybius.reading.coreference_scene import SUBJECTS, Scene
from polybius.reading.document import CastMention
from polybius.records import Actor

AHEAD = 12
"""Tokens behind "you" in which the one who is addressed is named."""

LONGEST = 4
"""Tokens of an office that is a form of address: "Vice President", "Secretary-General"."""

SENTENCES = 2
"""Sentences for which somebody stays addressed who has been called by name, within one turn or quotation."""

FEW = 2
"""People who may be called by name in one sentence for "you" to be one of them."""

_OPENING = frozenset({"INTJ", "CCONJ", "PUNCT", "SPACE", "ADV", "SCONJ"})
"""Parts of speech that may stand before a name that opens a sentence: "And, Bill, you ...", "Well, Bill, ..."."""

_CLOSING = frozenset({",", ".", "!", "?", ";", "–", "—", "--"})


def addressed(scene: Scene, token: Token, first: int, last: int, *, back: int = SENTENCES) -> tuple[str, ...]:
    """Whom "you" is said to by name, between ``first`` and ``last``: in its sentence, behind it before ahead of it, or
    in one of the sentences ``back``."""
    number = scene.sentence_of[token.i]
    begin, end = scene.sentences[number]
    begin, end = max(begin, first), min(end, last)
    behind = next(_called(scene, token.i + 1, min(end, token.i + AHEAD), begin), None)
    before = list(_called(scene, begin, token.i, begin))
    chosen = behind or _one(before)
    for earlier in range(number - 1, max(number - 1 - back, -1), -1):
        begin, end = scene.sentences[earlier]
        if before or chosen is not None or begin < first:
            break
        before = list(_called(scene, begin, end, begin))
        chosen = _one(before)
    return chosen.actors if chosen is not None else ()


def _one(called: Sequence[CastMention]) -> CastMention | None:
    """The last of those who are called, but for the many of a speech to a hall."""
    return called[-1] if called and len({each.actors for each in called}) <= FEW else None


def call_offices(scene: Scene, quoted: Sequence[int], speaker: str | None = None) -> None:
    """Adds those who are called by their office alone, of whom nothing else is known: "Mr. Chairman, ...".

    A ``speaker`` who is known is not the one whom a speech calls so outside of quotations, whatever the office.
    ``quoted`` has the number of each token's quotation, or -1.
    """
    doc, language = scene.document.doc, scene.where.language
    polite = small_words("forms-of-address", language)
    for token in doc[:-1]:
        if token.lower_.rstrip(".") not in polite or not token.text[0].isupper():
            continue
        last = _end_of_office(doc, token.i + 1, language)
        after = doc[last] if last < len(doc) else None
        closed = after is None or after.text in _CLOSING or after.is_space
        held = {each for at in range(token.i, last) if at in scene.by_head for each in scene.by_head[at].actors}
        own = {speaker} if quoted[token.i] < 0 else set()
        if last > token.i + 1 and closed and held <= own:
            name = doc[token.i : last].text
            actor = Actor(id=make.slug(name) or name, name=name, kind="person")
            scene.add(token.i, last, last - 1, (scene.actor(actor),), "name", "called by an office")


def _end_of_office(doc: Doc, first: int, language: str) -> int:
    """One past the last token of the longest office that is a form of address, else ``first``."""
    offices = small_words("called-offices", language)
    ends = range(min(first + LONGEST, len(doc)), first, -1)
    capital = doc[first].text[0].isupper()
    return next((at for at in ends if capital and doc[first:at].text.lower() in offices), first)


def fellows(scene: Scene) -> tuple[str, ...]:
    """Whom a speech is held to: "my fellow Kenyans, ..."; before those of no state, "fellow citizens"."""
    doc, plain = scene.document.doc, tuple[str, ...]()
    words = small_words("fellows", scene.where.language)
    for mention in sorted(scene.mentions, key=lambda each: each.first):
        at = next((i for i in (mention.first, mention.first - 1) if i >= 0 and doc[i].lower_ in words), -1)
        if len(mention.actors) != 1 or at < 0:
            continue
        begin = at - 1 if at and doc[at - 1].tag_ == "PRP$" else at
        opens = begin == 0 or doc[begin - 1].is_punct or doc[begin - 1].is_space or doc[begin].is_sent_start
        if opens and mention.last < len(doc) and doc[mention.last].text in _CLOSING | {":"}:
            if scene.actors[mention.actors[0]].party is not None:
                return mention.actors
            plain = plain or mention.actors
    return plain


def _called(scene: Scene, first: int, last: int, begin: int) -> Iterator[CastMention]:
    """People who are named in a part of the sentence that begins at ``begin``, and who have no part in it."""
    doc = scene.document.doc
    for at in range(first, last):
        mention = scene.by_head.get(at)
        if mention is None or len(mention.actors) != 1 or mention.how == "pronoun":
            continue
        if _is_thanked(scene, mention):
            yield mention
        if not _may_be_called(scene, mention):
            continue
        after = doc[mention.last] if mention.last < len(doc) else None
        if after is not None and after.text not in _CLOSING:
            continue
        called = _is_fellow(scene, mention) or not _has_part(scene, mention, begin)
        if called and _is_set_off(scene, mention, begin):
            yield mention


def _is_thanked(scene: Scene, mention: CastMention) -> bool:
    """ "I thank Peter Mwangi for your advice", "thank you to the union": who is thanked is spoken to."""
    head = scene.document.doc[mention.head]
    verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "to" else head.head
    if head.dep_ not in {"dobj", "pobj"} or (head.dep_ == "pobj" and head.head.lower_ != "to"):
        return False
    return str(verb.lemma_).lower() in small_words("thanks", scene.where.language)


def _is_fellow(scene: Scene, mention: CastMention) -> bool:
    near = scene.document.doc[max(mention.first - 1, 0) : mention.first + 1]
    return any(token.lower_ in small_words("fellows", scene.where.language) for token in near)


def _may_be_called(scene: Scene, mention: CastMention) -> bool:
    """Somebody, "my fellow Kenyans", or many without an article: "Senators, ..."."""
    doc = scene.document.doc
    bare = mention.last - mention.first == 1 and doc[mention.head].tag_ in {"NNS", "NNPS"} and mention.how != "name"
    opens = mention.first == 0 or doc[mention.first].is_sent_start or doc[mention.first - 1].is_space
    return _is_fellow(scene, mention) or (bare and opens) or scene.actors[mention.actors[0]].kind == "person"


def _is_set_off(scene: Scene, mention: CastMention, begin: int) -> bool:
    doc = scene.document.doc
    fellow = small_words("fellows", scene.where.language)
    before = [token for token in doc[begin : mention.first] if token.lower_ not in fellow and token.tag_ != "PRP$"]
    opens = all(token.pos_ in _OPENING or token.is_quote for token in before)
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
