"""Stage events, where the rules are at a loss: what the learned readers make of a sentence.

The reader of sentences says which words name who does it and whom it is done to. That fills the empty slot of an
event that the rules have read, where it is the one that the reader means; and where they have read none, the coder of
types says what the two do. Both must be sure, and both sides of such an event parties of the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from polybius.reading import coder, sentences
from polybius.reading.coder_tokens import Marked
from polybius.reading.cues import entries_at
from polybius.reading.document import Cast, CastMention
from polybius.reading.event_candidates import Candidate, needs_met, sectors_fit
from polybius.reading.factuality import judged
from polybius.reading.fillers import Filler
from polybius.reading.governed import lemma
from polybius.reading.predicates import Match, matches
from polybius.reading.roles import is_aim, over_all, slot
from polybius.reading.senses import Sense
from polybius.reading.status import leaves_open
from polybius.reading.topics import is_nature
from polybius.reading.unnamed import is_somebody

Range = tuple[int, int]

SLOT = "learned"
"""The name of a slot that no grammar fills."""

SURE = 0.5
"""Probability of a party's first word from which on the party is believed."""

SURE_OF_TYPE, STATEMENT = 0.8, 0.05
"""Probability of the type from which on an event is told, and of a mere statement up to which."""

EMPTY = frozenset({"be", "have", "include", "become", "seem", "see"})
"""Verbs that tell no act."""

NEVER_LAST = frozenset({"VERB", "AUX", "ADP", "DET", "CCONJ", "SCONJ", "PART", "PUNCT"})
"""Parts of speech that no name of a party ends with; the reader's tags run over now and then."""

SHARING = frozenset({"xcomp", "conj", "advcl", "acl", "relcl"})
"""Links over which a verb can have the subject of the one above."""

VERBAL = frozenset({"VERB", "AUX"})

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})

WHY = "words for a party, by the reader of sentences"
TYPED = "the type that the learned coder tells between two parties that the reader of sentences has found"


@dataclass(frozen=True, slots=True)
class Sides:
    """The words of a sentence for those who act and those acted upon, as token ranges of the document."""

    actors: tuple[Range, ...] = ()
    recipients: tuple[Range, ...] = ()
    mutual: bool = False


def sides(sentence: Span) -> Sides:
    """Who does what to whom in a sentence, as the learned reader has it."""
    ranges: dict[str, list[Range]] = {"S": [], "T": [], "R": []}
    for role, first, last, probability in tagged(sentence):
        if probability >= SURE:
            ranges[_by_voice(role, sentence.doc[first:last].root)].append((first, last))
    if len(ranges["R"]) > 1:
        return Sides(tuple(ranges["R"]), mutual=True)
    return Sides(tuple(ranges["S"]), tuple(ranges["T"]))


def _by_voice(role: str, head: Token) -> str:
    """The role that a passive gives: the reader has seen few, and takes the one behind *by* for a target."""
    if head.dep_ == "pobj" and head.head.dep_ == "agent":
        return "S"
    return "T" if head.dep_ == "nsubjpass" else role


def tagged(sentence: Span) -> Iterator[tuple[str, int, int, float]]:
    """The parties of a sentence: role (S, T or R), first token, one past the last, probability."""
    tokens, read = sentences.read_sentence(sentence)
    for party in sentences.parties(read.tags):
        last = party.last
        while last > party.first and tokens[last - 1].pos_ in NEVER_LAST:
            last -= 1
        if last > party.first:
            yield party.role, tokens[party.first].i, tokens[last - 1].i + 1, party.probability


def completed(told: Sequence[Candidate], cast: Cast) -> list[Candidate]:
    """The candidates, with the side that the rules have not found.

    The reader tells of one event in a sentence: of several it is the one whose other side it has as the rules have it.
    """
    number: dict[int, int] = {}
    for candidate in told:
        start = candidate.token.sent.start
        number[start] = number.get(start, 0) + 1
    return [_completed(c, cast, alone=number[c.token.sent.start] == 1) if _lacks(c) else c for c in told]


def _lacks(candidate: Candidate) -> bool:
    """Has the rules' reading of a verb one side alone? A noun may take up what was told before (*his visit*)."""
    one = not (candidate.actors and candidate.recipients)
    return one and not candidate.match.sense.mutual and candidate.token.pos_ == "VERB"


def _completed(candidate: Candidate, cast: Cast, *, alone: bool) -> Candidate:
    found, token = sides(candidate.token.sent), candidate.token
    same = _touch(candidate.actors, found.actors) or _touch(candidate.recipients, found.recipients)
    if found.mutual or not (alone or same):
        return candidate
    held = {i for f in (*candidate.actors, *candidate.recipients) for i in range(f.mention.first, f.mention.last)}
    held.add(token.i)
    near = _of_clause(token, found)
    actors = candidate.actors or _fillers(token, near.actors, cast, held)
    recipients = candidate.recipients or _fillers(token, near.recipients, cast, held)
    return replace(candidate, actors=actors, recipients=recipients)


def _of_clause(token: Token, found: Sides) -> Sides:
    """The sides that belong to the verb: who reports an act has not done it (*the army said that shots were fired*)."""
    above = {token.i}
    at = token
    while at.dep_ in SHARING and at.head != at:
        at = at.head
        above.add(at.i)
    below = {each.i for each in _below(token)}
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children)

    def governed(words: Range, *, acts: bool) -> bool:
        head = token.doc[words[0] : words[1]].root
        if acts and passive:
            return head.head.dep_ == "agent" and head.head.head.i == token.i
        return head.i in below or next((a.i for a in head.ancestors if a.pos_ in VERBAL), -1) in above

    return Sides(
        tuple(each for each in found.actors if governed(each, acts=True)),
        tuple(each for each in found.recipients if governed(each, acts=False)),
    )


def _below(verb: Token) -> Iterator[Token]:
    """What a verb governs, without the verbs that go on after it (*condemned the raid and said that Uganda ...*)."""
    queue = [verb]
    while queue:
        at = queue.pop()
        yield at
        queue.extend(c for c in at.children if not (c.dep_ == "conj" and c.pos_ in VERBAL and at.pos_ in VERBAL))


def _touch(fillers: Sequence[Filler], ranges: Sequence[Range]) -> bool:
    return any(f.mention.first < last and first < f.mention.last for f in fillers for first, last in ranges)


def _fillers(token: Token, ranges: Sequence[Range], cast: Cast, held: set[int]) -> tuple[Filler, ...]:
    """The parties that these words name; words for nobody known stand for themselves."""
    free = [each for each in ranges if not held & set(range(*each))]
    return tuple(Filler(SLOT, mention) for each in free for mention in _mentions(token, each, cast))


def _mentions(token: Token, words: Range, cast: Cast) -> Iterator[CastMention]:
    """The party that these words name; they may stop short of their noun (*the last* of *the last outpost*)."""
    head = token.doc[words[0] : words[1]].root
    if head.pos_ not in NOMINAL:
        head = head.head
    known = cast.at(head)
    within = [known] if known is not None and known.actors else [m for m in cast.within(*words) if m.actors]
    if within:
        yield within[0]
    elif head.pos_ in NOMINAL:
        first = min(words[0], head.i)
        yield CastMention(first, head.i + 1, head.i, (), "description", WHY)


def further(document_sentences: Sequence[Span], told: Sequence[Candidate], cast: Cast) -> Iterator[Candidate]:
    """Events of the sentences of which the rules tell none, in their order.

    To tell one beside what the rules tell of others was tried: of five such events in the gold set none was right.
    """
    have = {candidate.token.sent.start for candidate in told}
    for sentence in document_sentences:
        if sentence.start not in have and _worth_reading(sentence, cast):
            candidate = _read(sentence, cast)
            if candidate is not None:
                yield candidate


def _worth_reading(sentence: Span, cast: Cast) -> bool:
    """Is there a verb, and somebody?"""
    somebody = any(mention.actors for mention in cast.within(sentence.start, sentence.end))
    return somebody and any(token.pos_ == "VERB" for token in sentence)


def _read(sentence: Span, cast: Cast) -> Candidate | None:
    found = sides(sentence)
    if not found.actors or not (found.recipients or found.mutual):
        return None
    verb = _over(sentence, (*found.actors, *found.recipients))
    actors = _fillers(sentence[0], found.actors, cast, set())
    recipients = _fillers(sentence[0], found.recipients, cast, set())
    if (
        verb is None
        or is_aim(verb)
        or _speaks_or_means(verb)
        or any(map(is_nature, slot(verb, "subject")))
        or not any(f.mention.actors or is_somebody(f, verb) for f in (*actors, *recipients))
    ):
        return None
    known = next((match for match in matches(verb, verb.doc.lang_) if _is_free(match.sense)), None)
    if known is not None and not known.sense.mutual:
        met = needs_met(known, actors, recipients) and sectors_fit(known, actors, cast)
        return Candidate(known, actors, recipients, None) if met else None
    if not _known_and_joined(verb, actors, recipients):
        return None
    verdict = coder.judge_marked(_marked(sentence, found))
    if verdict.statement > STATEMENT or verdict.confidence < SURE_OF_TYPE or verdict.type is None:
        return None
    sense = _sense(_kind(verdict.type, verb), verdict.confidence, mutual=found.mutual)
    return Candidate(Match(sense, verb, (verb.i,)), actors, recipients, None)


def _is_free(sense: Sense) -> bool:
    """Does a sense ask nothing of the complement, the subject or a negation, which this reader does not see?"""
    return not (sense.complement or sense.subject or sense.negated)


def _known_and_joined(verb: Token, actors: Sequence[Filler], recipients: Sequence[Filler]) -> bool:
    """Are both sides parties of the article, and does one of the actors stand as the verb's own subject?

    Without this, of 19 events that 24 news articles gave five were right.
    """
    if lemma(verb) in EMPTY:
        return False
    known = [any(f.mention.actors for f in side) for side in (actors, recipients or actors)]
    subject = {each.i for each in slot(verb, "subject")}
    return all(known) and any(f.mention.first <= at < f.mention.last for f in actors for at in subject)


def _speaks_or_means(verb: Token) -> bool:
    """A verb of saying or wanting with a clause: what the clause says is told, not done."""
    clause = any(child.dep_ in {"ccomp", "xcomp"} for child in verb.children)
    return clause and (any(True for _ in entries_at(verb, verb.doc.lang_)) or leaves_open(verb, verb.doc.lang_))


def _over(sentence: Span, ranges: Sequence[Range]) -> Token | None:
    """The lowest verb that governs all of these words."""
    shared = over_all([sentence.doc[first:last].root for first, last in ranges])
    return next((token for token in shared if token.pos_ == "VERB"), None)


def _marked(sentence: Span, found: Sides) -> Marked:
    start = sentence.start_char

    def characters(ranges: Sequence[Range]) -> tuple[Range, ...]:
        spans = (sentence.doc[first:last] for first, last in ranges)
        return tuple((span.start_char - start, span.end_char - start) for span in spans)

    if found.mutual:
        return Marked(sentence.text, characters(found.actors[:1]), characters(found.actors[1:]))
    return Marked(sentence.text, characters(found.actors), characters(found.recipients))


def _kind(told: str, verb: Token) -> str:
    return coder.yielded(judged(verb, verb.doc.lang_).status) if told == coder.YIELD else told


def _sense(kind: str, confidence: float, *, mutual: bool) -> Sense:
    """The sense that no vocabulary has."""
    return Sense(
        id=f"learned-{kind.lower()}",
        type=kind,
        definition=TYPED,
        example="",
        mutual=mutual,
        weight=round(confidence, 2),
    )
