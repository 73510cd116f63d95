"""Stage events, first half: the senses whose conditions hold, with the parties that fill their slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from polybius.reading.document import Cast, CastMention
from polybius.reading.fillers import Filler, fillers
from polybius.reading.governed import fits, fits_token, lemma, prep_objects
from polybius.reading.light_verbs import light_verb
from polybius.reading.predicates import Match, matches
from polybius.reading.roles import continued, is_aim, is_participle, slot
from polybius.reading.slots import usual
from polybius.reading.status import status_of
from polybius.reading.topics import is_nature
from polybius.reading.unnamed import are_people, in_words, is_ground, is_somebody
from polybius.vocabulary import ontology

CONTENT_TYPES = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE"})
"""Types whose complement says what is asked, refused, threatened or promised: not a happening of its own."""

CONTENT_LINKS = frozenset({"xcomp", "ccomp", "dobj", "pobj", "prep", "conj", "compound", "acl", "pcomp", "prt", "oprd"})

MATERIAL_CONFLICT = "material conflict"

SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"})
"""What people gather or speak to demand, they do demand; the aim of another act (*flew in to meet officials*) of any
other type is told as its aim, not as a happening."""


CROWD = "CVL"
"""The sector that people are in of whom no more is known."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sense at a token, with the parties that fill its slots."""

    match: Match
    actors: tuple[Filler, ...]
    recipients: tuple[Filler, ...]
    content: str | None

    @property
    def token(self) -> Token:
        """The trigger's first token."""
        return self.match.token


def candidate_at(
    token: Token, cast: Cast, hosts: Mapping[int, CastMention], language: str, *, unnamed: bool = True
) -> Candidate | None:
    """The most specific sense at a token whose conditions hold and whose slots are filled.

    ``unnamed``: words for a party that nobody could resolve may fill a slot.
    """
    epithet = _epithet(token, cast)
    if _in_a_name(token, cast):
        return None
    content = None
    for match in matches(token, language):
        sense = match.sense
        if epithet and match.token == token:
            continue
        content = content or content_type(token, language)
        if sense.complement and not _content_fits(content, sense.complement):
            continue
        if is_aim(token) and sense.type not in SAID:
            continue
        if ontology.quad(sense.type) == MATERIAL_CONFLICT and any(map(is_nature, slot(token, "subject"))):
            continue
        if sense.negated == "will" and not status_of(token, language).unwilling:
            continue
        if sense.subject and not any(fits_token(sense.subject, each, language) for each in slot(token, "subject")):
            continue
        candidate = _filled(match, cast, hosts, content, unnamed=unnamed)
        if candidate is not None:
            return candidate
    return None


def known_party(token: Token, cast: Cast, language: str) -> CastMention | None:
    """A party that stands in a slot of the senses at a token, though no event came of it."""
    for match in matches(token, language):
        actor, recipient = _slots(match, match.token.pos_ in {"NOUN", "PROPN"})
        found = fillers(match.token, (*actor, *recipient), cast)
        if found:
            return found[0].mention
    return None


def _epithet(token: Token, cast: Cast) -> bool:
    """A participle before its noun (*the ousted president*) is no news, unless a party stands right before it: there
    the parser has taken a verb for a participle (*The army seized power*)."""
    if token.dep_ != "amod" or token.i > token.head.i or token.tag_ not in {"VBN", "VBG", "JJ", "VBD"} or token.i == 0:
        return False
    before = cast.at(token.doc[token.i - 1])
    return before is None or before.last != token.i


def _in_a_name(token: Token, cast: Cast) -> bool:
    """A noun before another that is a party (*opposition forces*, *ceasefire monitors*) says which party, not what."""
    if token.dep_ != "compound" or token.pos_ not in {"NOUN", "PROPN"}:
        return False
    mention = cast.at(token)
    return mention is not None and token.i != mention.head and mention.head == token.head.i


def content_type(token: Token, language: str) -> str | None:
    """The event type that the complement of a predicate reports; None where it reports none."""
    for child in token.children:
        if child.i < token.i or child.dep_ not in {"xcomp", "ccomp", "acl", "pcomp", "prep", "dobj", "pobj", "oprd"}:
            continue
        if any(c.dep_ == "neg" for c in child.children):
            return None  # who promises not to attack
        for at in (child, *(c for c in child.children if c.dep_ in {"pobj", "pcomp", "dobj", "xcomp", "acl"})):
            found = matches(at, language)
            if found:
                kind = found[0].sense.type
                within = content_type(at, language) if kind == "REQUEST" and at.pos_ == "NOUN" else None
                return within or kind
    goals = (obj for preposition in usual(language, "goal") for obj in prep_objects(token, preposition))
    return "AID" if any(fits(("@aid", "@arms", "@forces"), lemma(goal), language) for goal in goals) else None


def _content_fits(content: str | None, wanted: Iterable[str]) -> bool:
    return content is not None and any(each in (content, ontology.quad(content)) for each in wanted)


def _filled(
    match: Match, cast: Cast, hosts: Mapping[int, CastMention], content: str | None, *, unnamed: bool
) -> Candidate | None:
    sense, token = match.sense, match.token
    noun = token.pos_ in {"NOUN", "PROPN"}
    actor_slots, recipient_slots = _slots(match, noun)
    beside = tuple(token.doc[i] for i in match.used if i != token.i)
    actors = fillers(token, actor_slots, cast, every=sense.mutual, beside=beside)
    if actors and token.pos_ == "VERB":
        actors = _join(actors, fillers(token, ("companion",), cast))
    if sense.mutual:
        partners = fillers(
            token, usual(token.doc.lang_, "noun-partners" if noun else "verb-partners"), cast, every=True, beside=beside
        )
        actors = _join(actors, tuple(f for f in partners if not _sectors((f,), cast) & set(sense.not_partners)))
        recipients: tuple[Filler, ...] = ()
    else:
        taken = {id(f.mention) for f in actors}
        others = fillers(token, recipient_slots, cast, beside=beside)
        acting = {i for f in actors for i in f.mention.actors}
        others = tuple(f for f in others if f.slot != "bidden" or not set(f.mention.actors) <= acting)
        recipients = tuple(f for f in others if id(f.mention) not in taken)
        if sense.host and not recipients:
            recipients = _hosted(token, recipient_slots, hosts)
    if unnamed and not actors:
        actors = in_words(match, actor_slots, recipients, acts=True)
    if unnamed and not recipients and not sense.mutual:
        recipients = in_words(match, recipient_slots, actors)
    if not needs_met(match, actors, recipients) or not sectors_fit(match, actors, cast):
        return None
    return Candidate(match, actors, recipients, content)


def _hosted(token: Token, slots: Sequence[str], hosts: Mapping[int, CastMention]) -> tuple[Filler, ...]:
    reached = ((name, hosts.get(at.i)) for name in slots for t in slot(token, name) for at in (t, *_lying_in(t)))
    return tuple(Filler(name, mention) for name, mention in reached if mention is not None)[:1]


def _lying_in(noun: Token) -> Iterator[Token]:
    """The place that a village or a market lies in: *a shell landed in a village in Cox's Bazar*."""
    if noun.pos_ == "NOUN":
        for preposition in usual(noun.doc.lang_, "venue"):
            yield from (t for child in noun.children if child.lower_ == preposition for t in child.children)


def sectors_fit(match: Match, actors: Sequence[Filler], cast: Cast) -> bool:
    """Can somebody of these sectors do it? Workers strike, air forces strike otherwise."""
    sectors, sense = _sectors(actors, cast), match.sense
    if sense.kinds and not {cast.actors[i].kind for f in actors for i in f.mention.actors} & set(sense.kinds):
        return False
    people = any(are_people(f, match.token) for f in actors)
    if sense.type == "PROTEST" and actors and not sectors and not people:
        return False  # what clashes demonstrate is no protest
    crowd = CROWD in sense.sectors and people
    unknown = not sectors and (crowd or (not actors and bool(sense.object)))
    if sense.sectors and not unknown and not sectors & set(sense.sectors):
        return False
    return not (sense.not_sectors and sectors & set(sense.not_sectors))


def _sectors(found: Sequence[Filler], cast: Cast) -> set[str | None]:
    return {cast.actors[i].sector for f in found for i in f.mention.actors}


def _slots(match: Match, noun: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    sense, language = match.sense, match.token.doc.lang_
    if not noun:
        return sense.actor or ("subject",), sense.recipient or usual(language, "verb-recipient")
    agent, possession = usual(language, "agent"), usual(language, "possession")
    actor = sense.actor or usual(language, "noun-actor")
    actor = (*agent, *(s for s in actor if s not in {"subject", *agent}))
    recipient = tuple(s for s in sense.recipient or usual(language, "noun-recipient") if s != "object")
    recipient = (*recipient, "given")
    if sense.of == "actor":
        return (*agent, *possession, *actor[len(agent) :]), recipient
    return actor, (*possession, *recipient)


def _join(first: tuple[Filler, ...], second: tuple[Filler, ...]) -> tuple[Filler, ...]:
    seen = {f.mention for f in first}
    return first + tuple(f for f in second if f.mention not in seen)


def needs_met(match: Match, actors: tuple[Filler, ...], recipients: tuple[Filler, ...]) -> bool:
    """Do parties fill the slots that the sense needs? Words alone do where they stand for somebody."""
    needs, token = match.sense.needs, match.token
    if needs == "two":
        return len({i for f in actors for i in f.mention.actors}) > 1
    known = any(f.mention.actors for f in (*actors, *recipients))
    acts, suffers = _there(actors, token, known), _there(recipients, token, known)
    if match.sense.type == "ASSAULT":
        suffers = suffers or any(is_ground(f, token) for f in recipients)
        acts = acts or (suffers and _there(actors, token, known=True))  # *they hit the hospital*
    if needs == "both":
        return suffers and (acts or _hidden(match, actors, recipients))
    if needs in {"actor", "recipient"}:
        return acts if needs == "actor" else suffers
    if known or needs == "none":
        return True
    passive = any(c.dep_ == "nsubjpass" for c in token.children) or is_participle(token)
    if match.sense.object and passive and not (actors and not acts):
        return True  # *the treaty was ratified*: who did it goes without saying
    thing = bool(recipients) and not suffers  # *attacked the budget*; but *burnt the archive* is named by the sense
    if not actors:
        return suffers
    return acts and (not thing or bool(match.sense.object))


def _hidden(match: Match, actors: Sequence[Filler], recipients: Sequence[Filler]) -> bool:
    """Has a passive whose subject is a known party no doer (*the Kenyan envoy was released*)? Words need a speaker."""
    if not ontology.quad(match.sense.type).startswith("material"):
        return False
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in match.token.children)
    known = any(f.slot == "object" and f.mention.actors for f in recipients)
    return passive and known and not actors and not match.sense.swallows


def _there(found: tuple[Filler, ...], token: Token, known: bool) -> bool:
    return any(f.mention.actors or is_somebody(f, token, alone=not known) for f in found)


def without_content(candidates: Mapping[int, Candidate], language: str) -> list[Candidate]:
    """The candidates that are no part of another's pattern or content."""
    swallowed: set[int] = set()
    for candidate in candidates.values():
        if candidate.token.i in swallowed:
            continue
        swallowed.update(i for i in candidate.match.used if i != candidate.token.i)
        if _swallows(candidate):
            swallowed.update(_content(candidate.token))
        if candidate.match.sense.object:
            swallowed.update(
                t.i for name in ("object", *usual(language, "possession")) for t in slot(candidate.token, name)
            )
        carrier = light_verb(candidate.token) if candidate.token.pos_ == "NOUN" else None
        if carrier is not None and carrier.i not in swallowed and carrier.i in candidates:
            swallowed.add(_weaker(candidates[carrier.i], candidate))
    return [c for i, c in candidates.items() if i not in swallowed]


def _weaker(verb: Candidate, noun: Candidate) -> int:
    """Of a verb and the eventive noun it carries one reports the event: the one with the narrower conditions."""
    sense = verb.match.sense
    narrow = bool(sense.object or sense.prep) or len(verb.match.used) > 1 or sense.type in CONTENT_TYPES
    return noun.token.i if narrow else verb.token.i


def _swallows(candidate: Candidate) -> bool:
    sense = candidate.match.sense
    return sense.type in CONTENT_TYPES if sense.swallows is None else sense.swallows


def _content(token: Token) -> set[int]:
    """The tokens of a predicate's complement: its heads and what they govern, without adjuncts of their own."""
    aside = usual(token.doc.lang_, "aside")
    found: set[int] = set()
    queue = [c for c in token.children if c.i > token.i and c.dep_ in CONTENT_LINKS - {"conj"}]
    while queue:
        at = queue.pop()
        if (at.dep_ == "prep" and at.lower_ in aside) or continued(at) != at.head:
            continue
        found.add(at.i)
        queue.extend(c for c in at.children if c.dep_ in CONTENT_LINKS)
    return found
