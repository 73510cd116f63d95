"""Stage relations: the ties that stand between parties, as the article tells them.

A tie is told by words of vocabulary/LANGUAGE/relations.yaml (`polybius.reading.relations_ties`); parties fill its two
sides; dates of the clause give its ends. What is denied, wished for or still to come is passed over with a reason. A
tie that knowledge can judge and contradicts is kept, because the article says it, and the contradiction is noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from polybius import knowledge as facts
from polybius.knowledge import Knowledge
from polybius.reading.document import Cast, Document, Found, Why, innermost
from polybius.reading.governed import lemma
from polybius.reading.relations_check import contradiction, judged
from polybius.reading.relations_dates import ends
from polybius.reading.relations_parties import Reader, is_same, kind_of, parties_at, parties_of_side, party_of
from polybius.reading.relations_ties import Tie, echoes, left_of, ties, told_at, words
from polybius.reading.roles import subjects
from polybius.reading.status import status_of
from polybius.records import Relation, Skipped, Span, Statement, Time, content_id

STAGE = "relations"
COLONY = "former colony of"
"""The tie that is over by its name."""
STANDING = frozenset({"actual", "historical"})


@dataclass(frozen=True, slots=True)
class _Draft:
    """A relation before its id is known, with the words that tell it."""

    tie: Tie
    token: Token
    relation: Relation


def find(
    document: Document,
    cast: Cast,
    times: tuple[Time, ...],
    statements: Sequence[Statement] = (),
    knowledge: Knowledge | None = None,
) -> Found[Relation]:
    """The standing ties that the article tells of, in the order of their evidence.

    ``objects`` holds parties only; what is owned, say, is in the evidence. ``since`` and ``until`` are the first and
    last day of the dates that the clause gives. Does not read ties across sentences, but for a former colonial power
    whose colony the article has named before.
    """
    reader = Reader(
        document,
        cast,
        times,
        knowledge or facts.load(document.article.language),
        innermost(document, statements),
    )
    drafts: list[_Draft] = []
    skipped: list[Skipped] = []
    for sentence in document.doc.sents:
        for result in (*_told(sentence, reader), *_echoed(sentence, reader)):
            if isinstance(result, Skipped):
                skipped.append(result)
            else:
                drafts.append(result)
    told, whys = _merged(drafts, document)
    records = []
    for record in told:
        verdict = judged(record, reader.knowledge, document.article.published)
        records.append(replace(record, known=verdict.known) if verdict is not None else record)
        doubt = contradiction(record, verdict)
        skipped += [doubt] if doubt is not None else []
    return Found(tuple(records), tuple(skipped), whys)


def _told(sentence: Tokens, reader: Reader) -> Iterator[_Draft | Skipped]:
    for token in sentence:
        if not token.is_alpha:
            continue
        for tie in told_at(token, reader.language):
            result = _drafted(tie, token, reader)
            if result is not None:
                yield result


def _drafted(tie: Tie, token: Token, reader: Reader) -> _Draft | Skipped | None:
    subject = parties_of_side(tie.subject, tie.subject_kinds, tie, token, reader)
    other = parties_of_side(tie.object, tie.object_kinds, tie, token, reader, joined=not tie.single)
    if tie.understood and not subject and other:
        subject = _colony_named_before(other, token, reader)
    if tie.foreign:
        subject, other = _abroad(subject, other, reader)
    other = tuple(each for each in other if not any(is_same(each, own, reader) for own in subject))
    if not subject or (tie.needs == "both" and tie.object and not other) or (tie.every and len(subject) < 2):
        return None
    if tie.colonial and not _colonial(subject, other, reader.knowledge):
        return None
    carrier = _carrier(token, reader.language)
    judged = status_of(carrier, reader.language) if carrier is not None else None
    if judged is not None and judged.status not in STANDING:
        why = f"“{token.text}” is told as {judged.status} ({', '.join(judged.because)}): no tie that stands."
        return _skip("not-standing", why, token, reader)
    if tie.predicate != COLONY and (why := _over(token, carrier, reader)):
        return _skip("not-standing", why, token, reader)
    if tie.foreign and (why := _not_there(token, reader)):
        return _skip("not-standing", why, token, reader)
    if tie.marked and not _past(tie, token, carrier, subject, reader):
        return None
    since, until = ends(tie, token, reader.document, reader.times, reader.language)
    if tie.dated and until is None:
        return None
    relation = _relation(tie, subject, other, (_evidence(token, reader),), (since, until))
    return _Draft(tie, token, replace(relation, statement=reader.statements.get(token.i)))


def _relation(
    tie: Tie, subject: Iterable[str], other: Iterable[str], evidence: tuple[Span, ...], dates: tuple[object, object]
) -> Relation:
    since, until = dates
    return Relation(
        id="",
        subjects=tuple(subject),
        predicate=tie.predicate,
        objects=tuple(other),
        since=since,  # type: ignore[arg-type]
        until=until,  # type: ignore[arg-type]
        evidence=evidence,
    )


def _abroad(
    subject: tuple[str, ...], other: tuple[str, ...], reader: Reader
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Host and guest of forces: states, the host as a whole, and never the same."""
    hosts = tuple(dict.fromkeys(p for p in map(party_of, subject) if p in reader.knowledge.states))
    known = {*reader.knowledge.states, *reader.knowledge.organisations}
    guests = (each for each in other if party_of(each) in known and party_of(each) not in hosts)
    # The people whom an adjective stands for are no force: "American bases" are those of the state.
    return hosts, tuple(each if ".MIL" in each else party_of(each) for each in guests)


def _colony_named_before(power: tuple[str, ...], token: Token, reader: Reader) -> tuple[str, ...]:
    """The state that the article named last and that knowledge says was a colony of this power."""
    powers = {party_of(each) for each in power}
    for mention in sorted(reader.cast.mentions, key=lambda m: -m.first):
        for actor in mention.actors if mention.first < token.i else ():
            state = reader.knowledge.states.get(party_of(actor))
            if state is not None and state.coloniser in powers:
                return (state.iso3,)
    return ()


def _colonial(subject: tuple[str, ...], power: tuple[str, ...], knowledge: Knowledge) -> bool:
    """Does knowledge have the power as a coloniser, and no other one of the subject?"""
    powers = {party_of(each) for each in power}
    known = {state.coloniser for state in knowledge.states.values()}
    rulers = {knowledge.states[party_of(each)].coloniser for each in subject if party_of(each) in knowledge.states}
    return powers <= known and rulers <= {None, *powers}


def _carrier(token: Token, language: str) -> Token | None:
    """The verb that tells the tie, whose denial or mood counts; None for a noun that is told in passing."""
    if token.pos_ in {"VERB", "AUX"}:
        return token
    if token.dep_ in {"attr", "acomp", "oprd"} and lemma(token.head) in words(language, "copula"):
        return token.head
    return None


def _over(token: Token, carrier: Token | None, reader: Reader) -> str:
    """Why a tie that a noun or adjective tells stands no longer, not yet or not at all: a former member, was a member.

    In somebody's reported words the past may be only that of the report.
    """
    told = sorted(_before(token) & words(reader.language, "not_standing"))
    if told:
        return f"“{told[0]} {token.text}” tells no tie that stands."
    past = carrier is not None and carrier.i != token.i and carrier.tag_ == "VBD" and carrier.pos_ == "AUX"
    if past and token.i not in reader.statements:
        return f"“{token.text}” is told as past: no tie that stands."
    return ""


def _before(token: Token) -> frozenset[str]:
    """The words of a noun's own phrase before it, back to an owner: former in "former EU member"."""
    if token.pos_ == "VERB":
        return frozenset()
    own = [t for t in (*token.lefts, *left_of(token)) if not any(e.tag_ == "POS" for e in token.doc[t.i : token.i])]
    return frozenset(t.lower_ for t in own)


def _not_there(token: Token, reader: Reader) -> str:
    """Why forces are not there although a noun names their base: it is closed, or only wished for or still to come."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ not in {"dobj", "nsubjpass"}:
        return ""
    verb = token.head
    if lemma(verb) in words(reader.language, "ending"):
        return f"“{verb.text}” ends what “{token.text}” tells of."
    status = status_of(verb, reader.language).status
    if lemma(verb) in words(reader.language, "making") and status not in STANDING:
        return f"“{verb.text}” is told as {status}: no tie that stands."
    return ""


def _past(tie: Tie, token: Token, carrier: Token | None, subject: tuple[str, ...], reader: Reader) -> bool:
    """Is a colony told as one of the past: by its words, by the tense, or because it is a state by now?"""
    near = {t.lower_ for t in token.lefts} | {t.lower_ for t in token.doc[max(token.sent.start, token.i - 4) : token.i]}
    if near & set(tie.marked) or (carrier is not None and carrier.tag_ == "VBD"):
        return True
    states = [reader.knowledge.states.get(party_of(each)) for each in subject]
    return all(state is not None and state.coloniser is not None for state in states)


def _echoed(sentence: Tokens, reader: Reader) -> Iterator[_Draft]:
    """*An attack on one is an attack on all* binds those attacked and those who declare it."""
    for tie in (each for each in ties(reader.language) if each.echo):
        pair = echoes(sentence, tie)
        if pair is None:
            continue
        bound = dict.fromkeys(_bound(pair, reader)) or dict.fromkeys(_organisations(sentence, reader))
        organised = any(kind_of(each, reader) == "igo" for each in bound)
        if len(bound) >= 2 or organised:
            yield _Draft(tie, pair[1], _relation(tie, bound, (), (_evidence(pair[0], reader),), (None, None)))


def _bound(pair: tuple[Token, Token], reader: Reader) -> Iterator[str]:
    """All that the second noun is about, the one attacked, and the subjects of the verbs that declare it."""
    for noun in reversed(pair):
        for preposition in (c for c in noun.children if c.dep_ == "prep"):
            behind = reader.document.doc[preposition.i + 1 : preposition.right_edge.i + 1]
            for mention in reader.cast.within(behind.start, behind.end):
                yield from _states(mention.actors, reader)
    declaring = [a for a in pair[0].ancestors if a.pos_ == "VERB" and a.i < pair[0].i]
    for verb in declaring[:2]:
        for subject in subjects(verb):
            yield from _states(parties_at(subject, verb, reader), reader)


def _organisations(sentence: Tokens, reader: Reader) -> Iterator[str]:
    """The organisations that a sentence names: *under NATO's treaty, an attack on one is an attack on all*."""
    for mention in reader.cast.within(sentence.start, sentence.end):
        yield from (each for each in mention.actors if each in reader.knowledge.organisations)


def _states(parties: Iterable[str], reader: Reader) -> Iterator[str]:
    known = {*reader.knowledge.states, *reader.knowledge.organisations}
    return (party_of(each) for each in parties if party_of(each) in known)


def _evidence(token: Token, reader: Reader) -> Span:
    return reader.document.sentence_span(token)


def _skip(code: str, why: str, token: Token, reader: Reader) -> Skipped:
    return Skipped(stage=STAGE, code=code, why=why, evidence=(_evidence(token, reader),))


def _merged(drafts: Iterable[_Draft], document: Document) -> tuple[tuple[Relation, ...], dict[str, Why]]:
    """One record for each tie that the article tells, with every sentence that tells it."""
    told: dict[tuple[str, frozenset[str], frozenset[str]], list[_Draft]] = {}
    for draft in drafts:
        relation = draft.relation
        told.setdefault((relation.predicate, frozenset(relation.subjects), frozenset(relation.objects)), []).append(
            draft
        )
    records: list[Relation] = []
    whys: dict[str, Why] = {}
    for same in told.values():
        record = _one([draft.relation for draft in same], document)
        records.append(record)
        rules = "+".join(dict.fromkeys(f"relations/{draft.tie.id}" for draft in same))
        whys[record.id] = Why(rules, tuple(dict.fromkeys(draft.token.text for draft in same)))
    return tuple(records), whys


def _one(same: Sequence[Relation], document: Document) -> Relation:
    first = same[0]
    evidence = tuple(dict.fromkeys(span for relation in same for span in relation.evidence))
    own = content_id(
        "re", document.article.id, first.predicate, *first.subjects, "|", *first.objects, evidence[0].start
    )
    return replace(
        first,
        id=own,
        since=next((r.since for r in same if r.since), None),
        until=next((r.until for r in same if r.until), None),
        statement=None if any(r.statement is None for r in same) else first.statement,
        evidence=evidence,
    )
