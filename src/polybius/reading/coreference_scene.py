"""What has been mentioned up to a point of the article, and how to look back for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from polybius.reading.actors_context import Focus, focus
from polybius.reading.actors_layout import lay_out
from polybius.reading.actors_phrases import Layout
from polybius.reading.coreference_bodies import with_bodies
from polybius.reading.document import Cast, CastMention, Document
from polybius.records import Actor, How, Skipped

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})

SENTENCES_BACK = 2
"""Sentences that an antecedent may lie back. In news text nine in ten personal pronouns have theirs in the same
sentence or the one before (Hobbs 1978 counts 98 percent within one sentence back)."""

LISTS = 40
"""Enumerations that a description looks back at, at most: more than any article of the gold set has."""


@dataclass(slots=True)
class Scene:
    """The mentions found so far, by head token and by sentence."""

    document: Document
    where: Layout
    focus: Focus
    actors: dict[str, Actor]
    mentions: list[CastMention]
    skipped: list[Skipped]
    by_head: dict[int, CastMention] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)  # of `mentions` that were there at the start, in order
    sentence_of: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    groups: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)  # enumerations, by last token
    named: dict[tuple[str, str], list[int]] = field(default_factory=dict)  # `heads` by id and by party
    replaced: set[CastMention] = field(default_factory=set)
    gender: dict[str, str] = field(default_factory=dict)  # of people, as pronouns have shown it

    @staticmethod
    def of(document: Document, cast: Cast) -> Scene:
        """The scene before any pronoun has been looked at."""
        where = lay_out(document)
        cast = with_bodies(where, cast)
        scene = Scene(
            document,
            where,
            focus(where, _leaders(where, cast)),
            dict(cast.actors),
            list(cast.mentions),
            list(cast.skipped),
        )
        for mention in cast.mentions:
            held = scene.by_head.get(mention.head)
            if held is None or mention.last - mention.first > held.last - held.first:
                scene.by_head[mention.head] = mention
        scene.heads = sorted(scene.by_head)
        for sentence in document.doc.sents:
            scene.sentence_of.extend([len(scene.sentences)] * len(sentence))
            scene.sentences.append((sentence.start, sentence.end))
        scene.groups = list(_enumerations(scene))
        return scene

    def add(self, first: int, last: int, head: int, actors: Iterable[str], how: How, why: str) -> CastMention:
        """A mention that has been resolved."""
        mention = CastMention(first, last, head, tuple(dict.fromkeys(actors)), how, why)
        held = self.by_head.get(head)
        if held is not None:
            self.replaced.add(held)
        self.mentions.append(mention)
        self.by_head[head] = mention
        return mention

    def actor(self, actor: Actor) -> str:
        """The id of an actor, which is known to the cast from now on."""
        self.actors.setdefault(actor.id, actor)
        return actor.id

    def cast(self) -> Cast:
        """The cast as it now is."""
        kept = [mention for mention in self.mentions if mention not in self.replaced]
        ordered = tuple(sorted(kept, key=lambda m: (m.first, m.last)))
        named = {each for mention in ordered for each in mention.actors}
        actors = {id: actor for id, actor in sorted(self.actors.items()) if id in named}
        return Cast(actors=actors, mentions=ordered, skipped=tuple(self.skipped))

    def backward(self, index: int, *, sentences: int) -> Iterator[CastMention]:
        """Mentions with a name or noun before a token, nearest first, some sentences back."""
        oldest = self.sentences[max(self.sentence_of[index] - sentences, 0)][0]
        for at in range(bisect_left(self.heads, index) - 1, -1, -1):
            head = self.heads[at]
            if head < oldest:
                return
            yield self.by_head[head]

    def groups_before(self, index: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Enumerations before a token, nearest first, `LISTS` of them at most."""
        at = bisect_right(self.groups, index, key=lambda group: group[0])
        yield from reversed(self.groups[max(at - LISTS, 0) : at])

    def last_of(self, index: int, *, ids: Iterable[str] = (), parties: Iterable[str] = ()) -> CastMention | None:
        """The last mention before a token, however far back, of one of some actors or of an actor of some parties."""
        if not self.named:
            for head in self.heads:
                mention = self.by_head[head]
                if len(mention.actors) == 1:
                    actor = self.actors[mention.actors[0]]
                    self.named.setdefault(("id", actor.id), []).append(head)
                    self.named.setdefault(("party", actor.party or ""), []).append(head)
        found = -1
        for name in (*(("id", each) for each in ids), *(("party", each) for each in parties)):
            heads = self.named.get(name, [])
            at = bisect_left(heads, index)
            found = max(found, heads[at - 1] if at else -1)
        return self.by_head[found] if found >= 0 else None

    def together(self, token: Token) -> tuple[str, ...]:
        """The actors of a noun and of those that it is coordinated with."""
        found: list[str] = []
        for each in (token, *token.conjuncts):
            mention = self.by_head.get(each.i)
            if mention is not None:
                found.extend(mention.actors)
        return tuple(dict.fromkeys(found))

    def is_plural(self, token: Token) -> bool:
        """Is a noun plural, or one of several that are joined?"""
        mention = self.by_head.get(token.i)
        if mention is not None and self._is_one(mention):
            return bool(token.conjuncts)
        if token.tag_ in {"NNS", "NNPS"} or (mention is not None and len(mention.actors) > 1):
            return True
        if mention is not None and mention.how == "name" and mention.first < token.i and self._is_group(mention):
            return token.lower_.endswith("s")  # "the Houthis", which the tagger may take for one
        return bool(token.conjuncts)

    def _is_one(self, mention: CastMention) -> bool:
        """ "The United States" and "the Philippines" are plural in form alone."""
        named = mention.how in {"name", "metonym"} and len(mention.actors) == 1
        return named and self.actors[mention.actors[0]].kind != "group"

    def _is_group(self, mention: CastMention) -> bool:
        return self.actors[mention.actors[0]].kind == "group"

    def is_person(self, mention: CastMention) -> bool:
        """Somebody: named, or a singular noun for one."""
        kinds = {self.actors[each].kind for each in mention.actors}
        return kinds == {"person"}


def _enumerations(scene: Scene) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Runs of parties joined by commas and conjunctions, and phrases that stand for several."""
    run: list[CastMention] = []
    ordered = sorted(scene.mentions, key=lambda m: (m.first, -m.last))
    reached = 0
    for mention in ordered:
        if len(mention.actors) > 1:
            yield mention.last, mention.actors
            reached = max(reached, mention.last)
            continue
        if mention.first < reached:
            continue
        if run and _is_joined(scene, run[-1].last, mention.first):
            run.append(mention)
            continue
        yield from _closed(run)
        run = [mention]
    yield from _closed(run)


def _closed(run: list[CastMention]) -> Iterator[tuple[int, tuple[str, ...]]]:
    actors = tuple(dict.fromkeys(each for mention in run for each in mention.actors))
    if len(actors) > 1:
        yield run[-1].last, actors


def _is_joined(scene: Scene, end: int, begin: int) -> bool:
    """Only commas, conjunctions and articles lie between two mentions."""
    between = scene.document.doc[end:begin]
    if not 1 <= len(between) <= 4:
        return False
    return all(t.text == "," or t.pos_ in {"CCONJ", "DET"} for t in between)


def _leaders(where: Layout, cast: Cast) -> Iterator[str]:
    """The parties of office holders named by surname alone, as the search for actors counts them."""
    for mention in cast.mentions:
        actor = cast.actors[mention.actors[0]]
        known = actor.kind == "person" and actor.party is not None and actor.role is not None
        if known and mention.how == "name" and where.name_at[mention.head] is None:
            yield actor.party or ""
