"""Who says "I", "we" and "you": the speaker of a quotation, of a turn in an interview, of a speech.

"I" is the speaker, where one party or person speaks. "We" is the body that speaks, or the one for which the speaker
does. "You" is whoever is asked or told. Everything else, such as the "you" of a speech, is left alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from polybius import knowledge
from polybius.reading import actors_make as make
from polybius.reading.coreference_address import SENTENCES, addressed, call_offices, fellows
from polybius.reading.coreference_agreement import small_words
from polybius.reading.coreference_descriptions import describe
from polybius.reading.coreference_quoted import Quoted, quoted, told
from polybius.reading.coreference_scene import Scene
from polybius.reading.coreference_speakers import (
    Turn,
    bodies_of_people,
    interviewed,
    labelled,
    lecturer,
    nation,
    spoken_to,
)
from polybius.reading.coreference_turns import Paragraph, Role, is_interview, is_speech, paragraphs, roles
from polybius.reading.document import CastMention
from polybius.records import Skipped


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks to whom, as far as it is known, and how it is known."""

    speakers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    why: str = ""
    public: bool = False  # a speech to everybody, whose "we" may be anybody
    theirs: tuple[str, ...] = ()  # for whom the speaker says "we", where nothing else ties them to a body


@dataclass(slots=True)
class Voices:
    """The voices of an article by token, outside and inside of quotation marks."""

    doc: Doc
    quotes: tuple[Quoted, ...]
    at: list[int]  # of each token the number of its quotation, or -1
    turns: list[Voice | None] = field(default_factory=list)  # of each token outside of quotations
    bodies: dict[str, str] = field(default_factory=dict)  # people to the bodies that they are named with
    labels: dict[int, int] = field(default_factory=dict)  # tokens of a transcript to the last token of their label
    blocks: tuple[Paragraph, ...] = ()
    guest: Voice | None = None  # of an interview: who is asked
    whose: str = ""  # of a speech: who holds it

    @staticmethod
    def of(scene: Scene) -> Voices:
        """The quotations; who has which turn is known later."""
        quotes = quoted(scene.document.doc, scene.where.language)
        at = [-1] * len(scene.document.doc)
        for number, each in enumerate(quotes):
            at[each.first : each.last] = [number] * (each.last - each.first)
        blocks = paragraphs(scene.document.doc, [number >= 0 for number in at], scene.where.language)
        labels = _labels(scene, blocks)
        whose = "" if labels or not is_speech(blocks) else lecturer(scene, blocks)[0]
        return Voices(scene.document.doc, quotes, at, labels=labels, blocks=blocks, whose=whose)

    def stretch(self, index: int) -> tuple[int, int]:
        """The quotation that a token stands in, or its paragraph."""
        if self.at[index] >= 0:
            return self.quotes[self.at[index]].first, self.quotes[self.at[index]].last
        block = self.block(index)
        return block.first, block.last

    def block(self, index: int) -> Paragraph:
        """The paragraph of a token."""
        return self.blocks[max(bisect_right(self.blocks, index, key=lambda each: each.first) - 1, 0)]

    def speaker_heads(self, index: int) -> tuple[Token, ...]:
        """The heads of the phrases for who speaks at a token: in its quotation, or in its turn of a transcript."""
        if self.at[index] >= 0:
            return self.quotes[self.at[index]].speakers
        return (self.doc[self.labels[index]],) if index in self.labels else ()


def _labels(scene: Scene, blocks: tuple[Paragraph, ...]) -> dict[int, int]:
    """Of each token of a transcript the last token of the label that its turn has."""
    turns = labelled(scene, blocks) or ()
    found: dict[int, int] = {}
    for block, turn in zip(blocks, turns, strict=False):
        if turn is not None and turn.speakers:
            found.update(dict.fromkeys(range(max(block.first, turn.last), block.last), turn.last - 1))
    return found


def speaker_keys(scene: Scene, voices: Voices, index: int) -> frozenset[str]:
    """Who speaks at a token, between quotation marks or in a speech, as far as names and earlier pronouns say it: ids
    joined."""
    if voices.whose and voices.at[index] < 0:
        return frozenset({voices.whose} if voices.block(index).i else ())
    held = (scene.by_head.get(head.i) for head in voices.speaker_heads(index))
    return frozenset(" ".join(mention.actors) for mention in held if mention is not None)


def first_and_second(scene: Scene, voices: Voices) -> None:
    """Adds the mentions of first and second person, outside of quotations first: "I said: 'I ...'."."""
    language = scene.where.language
    kinds = {word: kind for kind in ("i", "we", "you") for word in small_words(kind, language)}
    spoken = [token for token in scene.document.doc if token.lower_ in kinds and token.pos_ in {"PRON", "DET", "PROPN"}]
    if not spoken:
        return
    call_offices(scene, voices.at)
    voices.turns, voices.bodies = _turns(scene, voices), bodies_of_people(scene)
    for inside in (False, True):
        for token in spoken:
            if (voices.at[token.i] >= 0) == inside:
                _resolve(scene, voices, token, kinds[token.lower_])


def _resolve(scene: Scene, voices: Voices, token: Token, kind: str) -> None:
    if token.i in scene.by_head:
        return
    voice = _voice(scene, voices, token)
    actors = _meant(scene, voices, voice, token, kind) if voice is not None else ()
    if actors and voice is not None:
        scene.add(token.i, token.i + 1, token.i, actors, "pronoun", f"{kind!r}: {voice.why}")
        if token.tag_ == "PRP$":
            describe(scene, token.head)  # "our country", "my ministry"
    elif kind == "i":
        code, why = "speaker-unknown", "nothing in the article says who speaks here"
        span = scene.document.span(token.i, token.i + 1)
        scene.skipped.append(Skipped(stage="coreference", code=code, why=why, evidence=(span,)))


def _meant(scene: Scene, voices: Voices, voice: Voice, token: Token, kind: str) -> tuple[str, ...]:
    if kind == "you":
        back = 0 if voice.public and voice.addressees else SENTENCES  # a speech to fellows speaks to them again
        return addressed(scene, token, *voices.stretch(token.i), back=back) or voice.addressees
    if kind == "i":
        return voice.speakers if len(voice.speakers) == 1 else ()
    if _are_more(token, scene.where.language):
        return ()
    if voice.public:
        return voice.theirs
    if len(voice.speakers) != 1:
        return voice.speakers
    return _theirs(scene, voices, voice.speakers[0]) or voice.theirs


def _are_more(token: Token, language: str) -> bool:
    """ "We all", "all of us": more than the speaker's own."""
    near = (token.nbor(1) if token.i + 1 < len(token.doc) else token, *token.doc[max(token.i - 2, 0) : token.i])
    return any(each.lower_ in small_words("several", language) for each in near)


def _theirs(scene: Scene, voices: Voices, id: str) -> tuple[str, ...]:
    """Whom somebody speaks for: a person in office for the state, a person of a body for that, a body for itself."""
    actor = scene.actors[id]
    if actor.kind != "person":
        return (id,)
    known = knowledge.load(scene.where.language)
    state = known.states.get(actor.party or "")
    if state is not None and actor.sector not in {None, make.FORMER}:
        return (scene.actor(make.of_state(state)),)
    return tuple(each for each in (voices.bodies.get(id),) if each is not None)


def _voice(scene: Scene, voices: Voices, token: Token) -> Voice | None:
    number = voices.at[token.i]
    if number < 0:
        return voices.turns[token.i]
    quote = voices.quotes[number]
    if quote.by is None or not quote.speakers:
        return _pulled(voices, quote)
    speakers = tuple(_ids(scene, quote.speakers))
    outer = voices.turns[quote.first]
    teller = outer.speakers if outer is not None and outer.speakers != speakers else ()
    to = tuple(_ids(scene, told(quote.by))) or teller  # "They said: 'Thank you'", somebody tells of himself
    return Voice(speakers, to, f"the speaker of the quotation, {quote.speakers[0].text}")


def _pulled(voices: Voices, quote: Quoted) -> Voice | None:
    """A quotation that is a paragraph of its own, in an interview: words of the one who is asked."""
    voice = voices.turns[quote.first] or voices.guest
    return voice if voice is not None and quote.whole and not voice.public else None


def _ids(scene: Scene, heads: Iterable[Token]) -> Iterator[str]:
    for head in heads:
        for each in (head, *head.conjuncts):
            mention = scene.by_head.get(each.i) or _set_off(scene, each) or _author(scene, each)
            yield from mention.actors if mention is not None else ()


def _set_off(scene: Scene, noun: Token) -> CastMention | None:
    """The name of a speaker whose noun is nobody known: "the club's coach Example said"."""
    named = (scene.by_head.get(child.i) for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN")
    return next((mention for mention in named if mention is not None), None)


def _author(scene: Scene, noun: Token) -> CastMention | None:
    """Whose statement or letter it is that says something: "a statement by the army", "the ministry's letter"."""
    if str(noun.lemma_).lower() not in small_words("speeches", scene.where.language):
        return None
    owners = [child for child in noun.children if child.dep_ in {"poss", "compound", "nmod"}]
    led = small_words("authors", scene.where.language)
    by = (child for child in noun.children if child.dep_ in {"prep", "agent"} and child.lower_ in led)
    owners += [each for prep in by for each in prep.children if each.dep_ == "pobj"]
    return next((scene.by_head[each.i] for each in owners if each.i in scene.by_head), None)


def _turns(scene: Scene, voices: Voices) -> list[Voice | None]:
    """Of each token the voice of its paragraph."""
    found: list[Voice | None] = [None] * len(scene.document.doc)
    for block, voice in zip(voices.blocks, _voices_of(scene, voices), strict=True):
        found[block.first : block.last] = [voice] * (block.last - block.first)
    return found


def _voices_of(scene: Scene, voices: Voices) -> Iterator[Voice | None]:
    doc, language, blocks = scene.document.doc, scene.where.language, voices.blocks
    labels = labelled(scene, blocks)
    if labels is not None:
        yield from _of_transcript(scene, voices, labels)
    elif is_interview(doc, blocks, language):
        yield from _of_interview(scene, voices)
    elif is_speech(blocks):
        id, why = lecturer(scene, blocks)
        own = tuple(each for each in (nation(scene, id),) if each is not None)
        call_offices(scene, voices.at, id)
        to = fellows(scene)
        yield from (Voice((id,), to, why, public=True, theirs=own) for _ in blocks)
    else:
        yield from (None for _ in blocks)


def _of_transcript(scene: Scene, voices: Voices, turns: list[Turn | None]) -> Iterator[Voice | None]:
    who: list[Role] = ["told" if turn is None else "question" if turn.asks else "answer" for turn in turns]
    asking = {id for turn in turns if turn is not None for id in turn.speakers}
    asked, body = interviewed(scene, voices.blocks, who, but=asking)
    theirs = (body,) if body is not None else ()
    voices.guest = _guest(asked, theirs)
    for number, turn in enumerate(turns):
        to = spoken_to(turns, number)
        yield None if turn is None else Voice(turn.speakers, to, "the label of the turn", theirs=theirs)


def _guest(asked: str | None, theirs: tuple[str, ...]) -> Voice | None:
    """The voice of words that an interview puts before itself, in quotation marks and without a speaker."""
    return None if asked is None else Voice((asked,), (), "who answers in the interview", theirs=theirs)


def _of_interview(scene: Scene, voices: Voices) -> Iterator[Voice | None]:
    who = tuple(roles(voices.blocks))
    asked, body = interviewed(scene, voices.blocks, who)
    ids = (asked,) if asked is not None else ()
    theirs = (body,) if body is not None else ()
    voices.guest = _guest(asked, theirs)
    for role in who:
        if role == "question":
            yield Voice((), ids, "who is asked in the interview")
        else:
            yield Voice(ids, (), "who answers in the interview", theirs=theirs) if role == "answer" else None
