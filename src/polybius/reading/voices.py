"""Whose voice each statement is: the parties, how the outlet knows, and whether the text ever introduced the speaker.

Statements are taken in the order of the text. "He" and "the diplomat" go on with somebody who spoke before, named or
not: a pronoun that coreference leaves open, or gives to somebody whom the text has not mentioned since another spoke,
is the one who spoke last; "the diplomat" is the last speaker who was called a diplomat. A person whom the text takes
for known and never introduced ("the diplomat added", with no diplomat before) is said to be so: this is a fault of the
article, and another thing than a speaker who is introduced and whose party nobody tells.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from polybius.reading.attribution import Attribution
from polybius.reading.cue_frames import is_passive
from polybius.reading.document import Cast
from polybius.reading.sourcing import among, classify, from_document, hearsay, is_label, persons, words
from polybius.reading.speakers import Speaker, speaker_ids
from polybius.records import Sourcing

PARAGRAPHS = 1
"""How many paragraphs back somebody who spoke can be gone on with by a pronoun."""

IN_DOCUMENT = "told in a document"

WHY_UNKNOWN = {
    "speaker-never-introduced": "the text speaks of this person as known and never says who it is",
    "speaker-unresolved": "the text says who speaks, and neither it nor knowledge tells for which party",
}
"""What is not known of a speaker: the text never introduced him, or nobody tells his party."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a statement. ``introduced``: the tokens that introduce who is gone on with; ``unknown``: a code."""

    speakers: tuple[str, ...]
    sourcing: Sourcing
    rule: str
    introduced: tuple[int, int] | None = None
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class _Turn:
    """Somebody who spoke."""

    speaker: Speaker
    voice: Voice
    paragraph: int


class Voices:
    """The speakers of an article in the order in which they speak."""

    def __init__(self, doc: Doc, cast: Cast, language: str) -> None:
        self._cast = cast
        self._language = language
        self._breaks = [token.i for token in doc if "\n" in token.text]
        self._nouns = _first_nouns(doc)
        self._mentions = _mention_starts(cast)
        self._told: dict[tuple[str, ...], Sourcing] = {}
        self._person: _Turn | None = None
        self._several: _Turn | None = None
        self._by_noun: dict[str, _Turn] = {}

    def of(self, found: Attribution) -> Voice:
        """The voice of the next statement."""
        if found.speaker is None:
            return Voice((), *self._without_speaker(found))
        voice = self._voice(found, found.speaker)
        if voice.sourcing != "hearsay":
            self._remember(found.speaker, voice)
        return voice

    def _without_speaker(self, found: Attribution) -> tuple[Sourcing, str]:
        if hearsay(found.draft, self._language):
            return "hearsay", "hearsay cue"
        verb = found.draft.entry.kind == "verb"
        if verb and (found.draft.entry.told or not is_passive(found.draft.token)):
            return "unnamed", "no speaker told"
        return "hearsay", "no speaker"

    def _voice(self, found: Attribution, speaker: Speaker) -> Voice:
        head = speaker.heads[0]
        own = speaker_ids(speaker, self._cast)
        before = self._before(speaker, own)
        ids = before.voice.speakers if before is not None else own
        introduced = (before.speaker.first, before.speaker.last) if before is not None else None
        unknown = (
            None
            if is_label(head.doc[speaker.first : speaker.last].text, self._language)
            else self._unknown(head, ids, before)
        )
        if hearsay(found.draft, self._language):
            return Voice(ids, "hearsay", "hearsay cue", introduced, unknown)
        if from_document(found.draft, self._language):
            return Voice(ids, "document", IN_DOCUMENT, introduced, unknown)
        if before is not None:
            return Voice(ids, before.voice.sourcing, "who spoke before", introduced, unknown)
        if head.pos_ == "PRON" and not among(head, persons(self._language)):
            return Voice(ids, self._of_pronoun(head, ids), "pronoun", introduced, unknown)
        phrase = (speaker.first, speaker.last)
        return Voice(ids, *classify(speaker.heads, phrase, self._cast, self._language), introduced, unknown)

    def _before(self, speaker: Speaker, own: tuple[str, ...]) -> _Turn | None:
        """Who spoke before and is gone on with; None where the expression stands for somebody else or for itself."""
        head = speaker.heads[0]
        if _gendered(head):
            last = self._person
            if last is None or self._paragraph(head.i) - last.paragraph > PARAGRAPHS:
                return None
            return last if not own or self._meant(last, own, head) else None
        if head.pos_ == "PRON" and not own and "Number=Plur" in head.morph and "Person=3" in head.morph:
            last = self._several
            return last if last is not None and self._paragraph(head.i) - last.paragraph <= PARAGRAPHS else None
        if not own and _definite(head) and among(head, persons(self._language)):
            return self._by_noun.get(_key(head))
        return None

    def _meant(self, last: _Turn, own: tuple[str, ...], pronoun: Token) -> bool:
        """Is an unnamed speaker meant, though coreference has somebody whom nothing mentions since that one spoke?"""
        noun = last.speaker.heads[0]
        if noun.pos_ != "NOUN" or last.voice.speakers == own or last.paragraph != self._paragraph(pronoun.i):
            return False
        return not any(self._mentioned(each, last.speaker.first, pronoun.i) for each in own)

    def _mentioned(self, actor: str, start: int, end: int) -> bool:
        places = self._mentions.get(actor, [])
        return bisect_left(places, start) < bisect_left(places, end)

    def _unknown(self, head: Token, ids: tuple[str, ...], before: _Turn | None) -> str | None:
        if before is None and self._never_introduced(head, ids):
            return "speaker-never-introduced"
        return None if ids else "speaker-unresolved"

    def _never_introduced(self, head: Token, ids: tuple[str, ...]) -> bool:
        """The diplomat added; she said: somebody whom the text takes for known, and whom nothing before it names."""
        if any(self._cast.actors[each].kind == "person" for each in ids):
            return False
        if _gendered(head):
            return not ids
        offices = words(self._language)["offices"] if not ids else frozenset[str]()
        person = among(head, persons(self._language)) or among(head, offices)
        if not person or not _definite(head) or _says_which(head):
            return False
        return self._nouns.get(_key(head), head.i) >= head.i

    def _of_pronoun(self, head: Token, actors: tuple[str, ...]) -> Sourcing:
        """The class of a pronoun: that of who it stands for where he or it spoke before in the article."""
        if any(self._cast.actors[each].kind == "person" for each in actors):
            return "named"
        if actors and actors in self._told:
            return self._told[actors]
        if "Person=1" in head.morph and "Number=Sing" in head.morph:
            return "named"  # outside quotation marks it is the author, who signs
        return "unnamed" if _gendered(head) else "collective"

    def _remember(self, speaker: Speaker, voice: Voice) -> None:
        head = speaker.heads[0]
        if voice.rule == IN_DOCUMENT:
            return
        self._told[voice.speakers] = voice.sourcing
        if head.pos_ == "PRON":
            return
        turn = _Turn(speaker, voice, self._paragraph(head.i))
        if "Number=Plur" in head.morph or len(speaker.heads) > 1:
            self._several = turn
        elif voice.sourcing in {"named", "unnamed"}:
            self._person = turn
        if among(head, persons(self._language)):
            self._by_noun[_key(head)] = turn

    def _paragraph(self, index: int) -> int:
        return bisect_left(self._breaks, index)


def _gendered(head: Token) -> bool:
    """He or she."""
    return head.pos_ == "PRON" and ("Gender=Masc" in head.morph or "Gender=Fem" in head.morph)


def _definite(head: Token) -> bool:
    return any(c.dep_ == "det" and "Definite=Def" in c.morph for c in head.children)


def _says_which(head: Token) -> bool:
    """The envoy of Peru, the envoy who left, the Peruvian envoy: the phrase itself says who is meant."""
    return any(
        c.dep_ in {"prep", "relcl", "acl", "appos", "poss", "compound", "nmod"} or (c.dep_ == "amod" and c.is_title)
        for c in head.children
    )


def _key(noun: Token) -> str:
    """A noun with its number: one diplomat is not introduced by several."""
    return f"{noun.lemma_.lower()} {'plural' if 'Number=Plur' in noun.morph else 'singular'}"


def _first_nouns(doc: Doc) -> dict[str, int]:
    first: dict[str, int] = {}
    for token in doc:
        if token.pos_ in {"NOUN", "PROPN"}:
            first.setdefault(_key(token), token.i)
    return first


def _mention_starts(cast: Cast) -> dict[str, list[int]]:
    """The first tokens of the mentions of each actor, in order."""
    starts: dict[str, list[int]] = {}
    for mention in cast.mentions:
        for actor in mention.actors:
            starts.setdefault(actor, []).append(mention.first)
    return {actor: sorted(places) for actor, places in starts.items()}
