"""The people of interviews, transcripts and speeches: who is asked, whose label it is, who holds the speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from polybius import knowledge
from polybius.knowledge import State
from polybius.reading import actors_make as make
from polybius.reading.coreference_agreement import small_words
from polybius.reading.coreference_scene import SUBJECTS, Scene
from polybius.reading.coreference_turns import Paragraph, Role, label_of
from polybius.reading.document import CastMention
from polybius.records import Actor

CUED, HEADLINED = 3.0, 1.0
"""What somebody gains towards being the one who is asked: by "an interview with", by standing in the first paragraph;
each mention outside of questions and answers counts one."""

OPENING = 150
"""Tokens in which a text says whose speech it is."""

OWNED = 2
"""Times that a speech says "our nation" for its "we" to be the nation."""

MEDIA = "JRN"
"""PLOVER's sector of the media."""

LABELS = 2
"""Turns with labels from which a text is a transcript, and times that a label recurs from which it is one."""

LONGEST_LABEL = 3
"""Words of a label that nobody is known by."""

FEW_TURNS = 6
"""Paragraphs ahead or back in which the other side of a dialogue speaks."""


def interviewed(
    scene: Scene, blocks: Sequence[Paragraph], who: Sequence[Role], *, but: Container[str] = ()
) -> tuple[str | None, str | None]:
    """The person whom an interview is with, named behind the cue or most often by the outlet, and the body that the
    outlet names most; ``but`` are bodies that ask."""
    people: dict[str, float] = {}
    bodies: dict[str, float] = {}
    for block in (block for block, role in zip(blocks, who, strict=True) if role == "told"):
        for head in (at for at in range(block.first, block.last) if at in scene.by_head):
            gain = 1.0 + _cued(scene, scene.document.doc[head])
            gain += _headlined(scene, scene.by_head[head]) if block is blocks[0] else 0.0
            if (id := _person_at(scene, head, pronouns=True)) is not None:
                people[id] = people.get(id, 0.0) + gain
            elif gain > 0 and (id := _body_at(scene, head)) is not None and id not in but:
                bodies[id] = bodies.get(id, 0.0) + gain
    person, body = _best(people), _best(bodies)
    return person or (body if body is not None and bodies[body] >= CUED else None), body


def _best(points: Mapping[str, float]) -> str | None:
    best = max(points, key=lambda id: points[id], default=None)
    return best if best is not None and points[best] > 0 else None


def _headlined(scene: Scene, mention: CastMention) -> float:
    """A name in the headline; one that opens it before a colon is whom the text is about."""
    doc = scene.document.doc
    colon = mention.first <= 1 and mention.last < len(doc) and doc[mention.last].text == ":"
    return HEADLINED + (CUED if colon else 0.0)


def _person_at(scene: Scene, index: int, *, pronouns: bool = False) -> str | None:
    mention = scene.by_head.get(index)
    if mention is None or len(mention.actors) != 1 or (mention.how == "pronoun" and not pronouns):
        return None
    return mention.actors[0] if scene.actors[mention.actors[0]].kind == "person" else None


def _body_at(scene: Scene, index: int) -> str | None:
    """A body without a known party, which may be a person or their project."""
    mention = scene.by_head.get(index)
    named = mention is not None and mention.how == "name" and len(mention.actors) == 1
    if mention is None or not named or scene.actors[mention.actors[0]].kind == "state":
        return None
    return mention.actors[0] if scene.actors[mention.actors[0]].party is None else None


def bodies_of_people(scene: Scene) -> dict[str, str]:
    """The bodies that people are named with: "Example, founder of the Example Fund"; the first of each, and not the
    outlet that asks them."""
    found: dict[str, str] = {}
    for mention in scene.mentions:
        if mention.how == "pronoun" or len(mention.actors) != 1 or scene.actors[mention.actors[0]].kind != "person":
            continue
        team = _plays(scene, scene.document.doc[mention.head])
        for near in _beside(scene, mention):
            named = len(near.actors) == 1 and (near.how == "name" or (team and near.how == "demonym"))
            body = scene.actors[near.actors[0]] if named else None
            if body is not None and body.sector != MEDIA and (body.kind in _BODIES or (team and body.kind == "state")):
                found.setdefault(mention.actors[0], body.id)
    return found


_BODIES = frozenset({"group", "company", "ngo", "igo", "media", "mnc"})


def _plays(scene: Scene, name: Token) -> bool:
    """ "Kenya captain Peter Mwangi", "Peter Mwangi, the coach of Kenya": somebody who speaks for a team."""
    nouns = (name.head, *(child for child in name.children if child.dep_ in {"appos", "compound", "nmod"}))
    return any(str(noun.lemma_).lower() in small_words("players", scene.where.language) for noun in nouns)


def _beside(scene: Scene, mention: CastMention) -> Iterator[CastMention]:
    """The mentions that a word for a person ties to a person's name: in its phrase, or set off by a comma."""
    doc = scene.document.doc
    token = doc[mention.head]
    heads = [token, *(c for c in token.children if c.dep_ in {"appos", "compound", "nmod"})]
    heads += [token.head] if token.dep_ in {"appos", "compound", "nmod"} else []
    heads += [c for c in token.head.children if c.dep_ == "attr"] if token.dep_ in SUBJECTS else []
    outside = small_words("outside-a-body", scene.where.language)
    for head in heads:
        if str(head.lemma_).lower() in outside:
            continue  # "a Nobel laureate" speaks for no Nobel
        for child in (head, *head.children):
            links = [child, *(g for g in child.children if child.dep_ == "prep" and g.dep_ == "pobj")]
            for link in links:
                near = scene.by_head.get(link.i)
                if near is not None and near is not mention:
                    yield near


def _cued(scene: Scene, token: Token) -> float:
    """What the verb or noun of interviewing says of a person's part in it: interviewed, or the one who does it."""
    language = scene.where.language
    verbs, nouns = small_words("interview-verbs", language), small_words("interviews", language)
    at = token
    for _ in range(3):
        if at.dep_ not in {"appos", "compound", "conj"}:
            break
        at = at.head
    above = str(at.head.lemma_).lower()
    if at.dep_ in SUBJECTS:
        told = above in small_words("interviewee-verbs", language)
        return 0.0 if above not in verbs else CUED if at.dep_ == "nsubjpass" or told else -CUED
    if at.dep_ == "dobj":
        told = above in small_words("interviewee-verbs", language)
        return 0.0 if above not in verbs else -CUED if told else CUED
    if at.dep_ != "pobj":
        return 0.0
    if at.head.dep_ == "agent" or at.head.lower_ == "by":
        return -CUED if str(at.head.head.lemma_).lower() in verbs | nouns else 0.0
    cue = str(at.head.head.lemma_).lower()
    return CUED if cue in verbs | nouns and at.head.lower_ in small_words("interview-with", language) else 0.0


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of a transcript: its label, which may be carried over from an earlier one, and who that is."""

    label: str
    speakers: tuple[str, ...]
    asks: bool
    last: int  # one past the last token of the label


def labelled(scene: Scene, blocks: Sequence[Paragraph]) -> list[Turn | None] | None:
    """Who speaks in each paragraph by the labels of a transcript; None where the article is none."""
    found: list[Turn | None] = []
    current: Turn | None = None
    marks = [label_of(scene.document.doc, block) for block in blocks]
    names = Counter(_text(scene, mark) for mark in marks if mark is not None)
    count = 0
    for block, mark in zip(blocks, marks, strict=True):
        ids = _called(scene, *mark) if mark is not None else None
        known = ids is not None or (mark is not None and names[_text(scene, mark)] >= LABELS)
        if mark is not None and (known or (current is not None and _is_like(scene, mark, current))):
            current, count = Turn(_text(scene, mark), ids or (), block.asks, mark[1]), count + 1
        elif current is not None:
            current = replace(current, asks=block.asks)
        found.append(current)
    return found if count >= LABELS else None


def _is_like(scene: Scene, mark: tuple[int, int], before: Turn) -> bool:
    """Is a label written as the one before it, all in capitals or every word begun with one?"""
    text, own = scene.document.doc[mark[0] : mark[1]].text, scene.document.doc[before.last - 1].text
    return text.isupper() if own.isupper() else text.istitle() and len(text.split()) <= LONGEST_LABEL


def spoken_to(turns: Sequence[Turn | None], number: int) -> tuple[str, ...]:
    """The addressees of a turn: of a question whoever speaks next, of anything else whoever spoke before; of the first
    turn whoever answers it."""
    own = turns[number]
    if own is None:
        return ()
    ahead = range(number + 1, min(number + 1 + FEW_TURNS, len(turns)))
    behind = range(number - 1, max(number - 1 - FEW_TURNS, -1), -1)
    near = (turns[at] for at in (ahead if own.asks else (*behind, *ahead)))
    other = next((turn for turn in near if turn is not None and turn.label != own.label), None)
    return other.speakers if other is not None else ()


def _text(scene: Scene, mark: tuple[int, int]) -> str:
    return scene.document.doc[mark[0] : mark[1]].text.lower()


def _called(scene: Scene, first: int, last: int) -> tuple[str, ...] | None:
    """The person or body whom a label names; nobody for "Q"; None where it is no label of a speaker that is known."""
    doc, language = scene.document.doc, scene.where.language
    text = doc[first:last].text.lower().rstrip(".")
    if text in small_words("questioners", language) | small_words("answerers", language):
        return ()
    ids = [id for index in range(first, last) if (id := _person_at(scene, index)) is not None]
    whole = scene.by_head.get(last - 1)
    if not ids and whole is not None and whole.first == first and whole.how == "name":
        return whole.actors
    return (ids[-1],) if ids else None


def lecturer(scene: Scene, blocks: Sequence[Paragraph]) -> tuple[str, str]:
    """Who holds the speech or writes the column: by a label or a cue at its beginning, by the byline, else nobody
    known."""
    for block in blocks[:8]:
        label = label_of(scene.document.doc, block) or _name_alone(scene, block)
        ids = _called(scene, *label) if label is not None else None
        if ids:
            return ids[0], "the label of the speech"
    for token in scene.document.doc[:OPENING]:
        if str(token.lemma_).lower() in small_words("speeches", scene.where.language):
            for head in _givers(scene, token):
                id = _person_at(scene, head.i)
                if id is not None:
                    return id, f"whose {token.lower_} it is"
    return _byline(scene)


def nation(scene: Scene, speaker: str) -> str | None:
    """For whom a speech says "we": the state of a speaker in office; else the people of the main state, where it says
    "our country" and the like often enough."""
    known, doc, language = knowledge.load(scene.where.language), scene.document.doc, scene.where.language
    owned = sum(
        token.lower_ in small_words("own-state", language)
        and doc[token.i - 1].lower_ in small_words("our-own", language)
        for token in doc[1:]
    )
    actor = scene.actors[speaker]
    own = known.states.get(actor.party or "")
    if own is not None and actor.sector not in {None, make.FORMER}:
        return scene.actor(of_office(own, actor.sector, language))
    state = known.states.get(scene.focus.main or "")
    held = state is not None and owned >= OWNED
    return scene.actor(make.of_sector(state.iso3, make.PEOPLE, language)) if state is not None and held else None


def of_office(state: State, sector: str | None, language: str) -> Actor:
    """For whom somebody in office says "we": a minister for the state, a lawmaker for the parliament."""
    if sector in {None, make.GOVERNMENT}:
        return make.of_state(state)
    return make.of_sector(state.iso3, sector or make.GOVERNMENT, language)


def _name_alone(scene: Scene, block: Paragraph) -> tuple[int, int] | None:
    """A first sentence that is only a name: "Speaker Example. Thank you."."""
    doc = scene.document.doc
    for token in doc[block.first : min(block.first + 6, block.last)]:
        if token.text == "." and token.i > block.first:
            mention = scene.by_head.get(token.i - 1)
            whole = mention is not None and mention.first == block.first and mention.last == token.i
            return (block.first, token.i) if whole else None
    return None


def _givers(scene: Scene, token: Token) -> Iterator[Token]:
    """ "Remarks by X", "X's remarks", "X gave a speech"."""
    verbs = small_words("speech-verbs", scene.where.language)
    for child in token.children:
        if child.dep_ == "poss":
            yield child
        elif child.dep_ in {"prep", "agent"} and child.lower_ == "by":
            yield from (c for c in child.children if c.dep_ == "pobj")
    if token.dep_ == "dobj" and str(token.head.lemma_).lower() in verbs:
        yield from (c for c in token.head.children if c.dep_ in SUBJECTS)


def _byline(scene: Scene) -> tuple[str, str]:
    article = scene.document.article
    name = (article.byline or "").strip().removeprefix("By ").removeprefix("by ")
    if not name:
        return scene.actor(Actor(id="speaker", name=make.label("speaker", scene.where.language), kind="person")), (
            "the text speaks of itself; nothing says who speaks"
        )
    known = knowledge.load(scene.where.language)
    offices = [each for each in known.offices if each.holder == name]
    held = next((each for each in offices if each.held(article.published)), offices[-1] if offices else None)
    if held is not None:
        return scene.actor(make.of_office(held, article.published, scene.where.language)), "the byline"
    return scene.actor(Actor(id=make.slug(name) or name, name=name, kind="person")), "the byline"
