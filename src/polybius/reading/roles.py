"""Who does it and to whom: the syntactic slots of a predicate.

A slot is a name for a way from the predicate to a noun: ``subject``, ``object``, ``with`` (any preposition),
``object.of`` (a preposition on the object), ``poss``, ``modifier``; ``sayer`` (who says it), ``bidden`` (who is to do
what the complement says), ``given`` (to whom the light verb gives it), ``attended`` (who is at it), ``companion`` (who
does it as well). Senses may give their own order of slots. Follows passives, relative clauses, participles, control
and coordination.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from polybius.reading.actors_words import is_noun
from polybius.reading.governed import lemma, prep_objects
from polybius.reading.light_verbs import carriers, light_verb
from polybius.reading.slots import usual

DEEPEST = 4
"""Clauses between an act and the verb of saying that tells it."""

FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of verbs that carry a tense."""

CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "acl"})
"""Links to the clauses that say what a predicate is about."""


def subjects(token: Token, depth: int = 0) -> Iterator[Token]:
    """The logical subjects of a verb, adjective or participle."""
    if depth > 6:
        return
    hosts = (token, *(c for c in token.children if c.dep_ == "aux"))  # the parser hangs some subjects on the auxiliary
    own = [c for host in hosts for c in host.children if c.dep_ in {"nsubj", "csubj"}]
    if own:
        for child in own:
            yield from _antecedent(child, token)
        return
    if any(c.dep_ in {"nsubjpass", "agent", "auxpass"} for c in token.children):
        yield from _agents(token)
        return
    if is_participle(token):
        yield from _agents(token)
        return
    if shares_passive(token):
        yield from _agents(token)
        return
    yield from _inherited(token, depth)


def is_participle(token: Token) -> bool:
    """A participle of the passive at its noun. The tagger takes some for the past tense (*the text signed in May binds
    both*), and some verbs of short sentences for participles (*The mercenaries dug in*): those hang on the root."""
    if token.dep_ == "acl" and token.tag_ == "VBD":
        return bool(token.head.dep_ != "ROOT")
    return token.dep_ in {"amod", "acl"} and token.tag_ == "VBN"


def _agents(token: Token) -> Iterator[Token]:
    for preposition in usual(token.doc.lang_, "agent"):
        yield from prep_objects(token, preposition)


def shares_passive(token: Token) -> bool:
    """A participle coordinated with a passive is one too: *they were arrested and beaten*."""
    if token.dep_ != "conj" or token.tag_ != "VBN" or any(c.dep_ == "aux" for c in token.children):
        return False
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.head.children) or shares_passive(token.head)


def _inherited(token: Token, depth: int) -> Iterator[Token]:
    """The subject that a clause without one takes from the clause above it."""
    head = continued(token)
    if token.dep_ == "acl" and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        told = token.tag_ == "VB" or (token.tag_ == "VBG" and not is_noun(lemma(head), token.doc.lang_))
        yield from _bearers(head) if told and head.pos_ == "NOUN" else (head,)
    elif token.dep_ == "relcl":
        yield head
    elif token.dep_ == "xcomp":
        own = lemma(head) in usual(token.doc.lang_, "own-aim")
        linked = frozenset() if own else {"dobj", "nsubjpass", "dative"}
        controlled = [c for c in head.children if c.dep_ in linked and c.i < token.i]
        yield from controlled or subjects(head, depth + 1)
    elif token.dep_ == "pcomp" and head.dep_ in {"prep", "agent", "mark"}:
        host = head.head
        objects = [c for c in host.children if c.dep_ == "dobj" and c.i < token.i] if host.pos_ == "VERB" else []
        if objects and lemma(head) in usual(token.doc.lang_, "object-control"):
            yield from objects
            return
        yield from _bearers(host) if host.pos_ in {"NOUN", "PROPN"} else _surface(host, depth)
    elif token.dep_ == "advcl" and token.tag_ == "VBG" and (parallel := _parallel(token)) is not None:
        yield from subjects(parallel, depth + 1)
    elif token.dep_ in {"advcl", "conj", "ccomp", "dep", "acomp", "attr", "oprd", "prep"} and head != token:
        yield from _surface(head, depth)


def continued(token: Token) -> Token:
    """The head of a clause; of a finite verb that the parser coordinates with an infinitive (*told them to leave and
    closed the gate*) the finite verb above it."""
    head = token.head
    if token.dep_ == "conj" and token.tag_ in FINITE and head.tag_ == "VB" and head.head.pos_ == "VERB":
        return head.head
    return head


def _parallel(participle: Token) -> Token | None:
    """The participle behind a preposition that this one continues: *kept it from leaving, saying nothing ...*."""
    clause = participle.doc[participle.head.i : participle.i]
    kept = usual(participle.doc.lang_, "source")
    return next((t for t in clause if t.dep_ == "pcomp" and t.tag_ == "VBG" and t.head.lower_ in kept), None)


def _surface(head: Token, depth: int) -> Iterator[Token]:
    """The grammatical subject of the clause above: a passive's too, for a participle hangs on what one reads."""
    passive = [c for c in head.children if c.dep_ == "nsubjpass"]
    if passive:
        yield from passive
    elif head.pos_ in {"NOUN", "PROPN"} and head.dep_ not in {"ROOT", "attr", "conj"}:
        yield from _bearers(head)
    else:
        yield from subjects(head, depth + 1)


def _bearers(noun: Token) -> Iterator[Token]:
    """Whose noun it is: "Mali's decision to leave", "the decision by Mali to leave"; else the noun itself."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    for preposition in usual(noun.doc.lang_, "bearer"):
        owners.extend(each for each in prep_objects(noun, preposition) if each.dep_ != "pcomp")
    yield from owners or _light_subjects(noun) or (noun,)


def _light_subjects(noun: Token) -> list[Token]:
    verb = light_verb(noun)
    return [] if verb is None else list(subjects(verb, 1))


def _antecedent(child: Token, verb: Token) -> Iterator[Token]:
    """A relative pronoun stands for the noun that its clause hangs on."""
    if verb.dep_ == "relcl" and child.tag_ in {"WDT", "WP"}:
        yield verb.head
    else:
        yield child


def patients(token: Token) -> Iterator[Token]:
    """The objects of a verb: direct, of a passive, of a participle or relative clause, shared in coordination."""
    own = [c for c in token.children if c.dep_ in {"dobj", "nsubjpass", "dative", "iobj"} and c.pos_ != "ADP"]
    own += [c for aux in token.children if aux.dep_ == "auxpass" for c in aux.children if c.dep_ == "nsubj"]
    for child in own:
        yield from _antecedent(child, token)
    if own:
        return
    if is_participle(token) or (token.tag_ == "VBN" and token.dep_ == "relcl"):
        yield token.head
    elif shares_passive(token):
        yield from patients(token.head)
    elif any(c.dep_ == "auxpass" for c in token.children):
        yield from _inherited(token, 0)  # *crossed the border and was arrested*, *asked to be released*
    elif token.dep_ == "xcomp" and token.tag_ == "VBN":
        yield from (c for c in token.head.children if c.dep_ in {"dobj", "nsubjpass"})


def slot(token: Token, name: str) -> Iterator[Token]:
    """The tokens in a slot of a predicate, without regard to whether they are parties."""
    first, _, rest = name.partition(".")
    if rest:
        for middle in slot(token, first):
            yield from slot(middle, rest)
    elif first == "subject":
        yield from subjects(token)
    elif first == "object":
        yield from patients(token)
    elif first == "poss":
        yield from (c for c in token.children if c.dep_ == "poss")
    elif first == "compound":
        yield from (c for c in token.children if c.dep_ in {"poss", "compound", "nmod"})
    elif first == "modifier":
        yield from (c for c in token.children if c.dep_ in {"poss", "compound", "amod", "nmod"})
    elif first == "complement":
        for child in token.children:
            if (child.dep_ in CLAUSES and child.i > token.i) or is_aim(child):
                yield from (c for c in child.children if c.dep_ in {"nsubj", "nsubjpass"})
                yield from patients(child)
                for preposition in usual(token.doc.lang_, "complement"):
                    yield from prep_objects(child, preposition)
    elif first == "light":
        yield from _light_subjects(token)
    elif first == "copula":
        if token.dep_ == "pobj" and token.head.head.pos_ == "AUX":
            yield from subjects(token.head.head)
    elif first in {"cause", "experiencer"}:
        yield from _subject_above(token, first)
    elif first == "bidden":
        for child in token.children:
            if child.dep_ in CLAUSES and child.i > token.i:
                bidden = (c for c in child.children if c.dep_ in {"nsubj", "nsubjpass"})
                yield from (c for c in bidden if c.tag_ not in {"WDT", "WP"})
    elif first == "given":
        carrier = light_verb(token)
        yield from () if carrier is None else (c for c in carrier.children if c.dep_ == "dative" and c.pos_ != "ADP")
    elif first == "companion":
        yield from _companions(token)
    elif first == "sayer":
        yield from _sayer(token)
    elif first == "attended":
        yield from _attending(token)
    else:
        yield from prep_objects(token, first)
        if token.pos_ == "NOUN":
            yield from _through_verb(token, first)


def _companions(verb: Token) -> Iterator[Token]:
    """Who does it as well: *Kenya mediated together with Uganda*, *Kenya, along with Uganda, mediated*."""
    words = usual(verb.doc.lang_, "companions")
    for host in (verb, *subjects(verb)):
        for word in (c for c in host.children if c.lower_ in words):
            yield from (c for c in word.children if c.dep_ == "pobj")
            behind = word.doc[word.i + 1 : word.i + 2]
            yield from (c for each in behind if each.dep_ == "prep" for c in each.children if c.dep_ == "pobj")


def _sayer(token: Token) -> Iterator[Token]:
    """Who says it: the subject of the nearest clause above that this one is the content of."""
    at = token
    for _ in range(DEEPEST):
        if at.dep_ == "ccomp" and at.head.pos_ == "VERB":
            yield from subjects(at.head)
            return
        if at.head == at:
            return
        at = at.head


def _attending(noun: Token) -> Iterator[Token]:
    """Who is at it: the subject of the clause that is set there, *at a summit in Abuja the bloc agreed*; or who comes
    for it, *flew to Abuja for talks*."""
    if noun.dep_ != "pobj":
        return
    clause, preposition = noun.head.head, noun.head.lower_
    if preposition in usual(noun.doc.lang_, "goal"):
        if lemma(clause) in carriers(noun.doc.lang_, "motion"):
            yield from subjects(clause, 1)
    elif preposition in usual(noun.doc.lang_, "attended") and clause.pos_ == "VERB":
        yield from _surface(clause, 1)


def over_all(heads: Sequence[Token]) -> list[Token]:
    """The words that govern all of these, or are one of them, the lowest first."""
    paths = [[head, *head.ancestors] for head in heads]
    return [token for token in paths[0] if all(token in path for path in paths[1:])]


def is_aim(clause: Token) -> bool:
    """An infinitive hung on a verb as an adjunct: the purpose of the act, or its complement where the parser errs."""
    return clause.dep_ == "advcl" and clause.tag_ == "VB" and any(c.tag_ == "TO" for c in clause.children)


def _subject_above(noun: Token, kind: str) -> Iterator[Token]:
    """The subject of the verb above a noun that brings it about (*drew criticism*) or goes through it (*saw coups*)."""
    top = noun
    while top.dep_ == "conj" and top.head != top:
        top = top.head
    if top.dep_ == "dobj" and lemma(top.head) in carriers(noun.doc.lang_, kind):
        for subject in subjects(top.head):
            yield subject
            for preposition in usual(noun.doc.lang_, "bearer"):
                yield from prep_objects(subject, preposition)


def _through_verb(noun: Token, preposition: str) -> Iterator[Token]:
    """Phrases that the parser has hung on the verb: any of a light verb's, else the one right behind the noun."""
    carrier = light_verb(noun)
    if carrier is not None:
        yield from prep_objects(carrier, preposition)
    elif preposition in usual(noun.doc.lang_, "agent"):
        near = (t for t in noun.doc[noun.i + 1 : noun.i + 5] if t.lower_ == preposition and t.sent == noun.sent)
        for each in near:
            yield from (c for c in each.children if c.dep_ == "pobj")
    elif noun.dep_ in {"dobj", "nsubjpass", "pobj", "attr"}:
        behind = noun.right_edge.i + 1
        for child in noun.head.children:
            if child.i == behind and child.dep_ in {"prep", "agent"} and lemma(child) == preposition:
                yield from (c for c in child.children if c.dep_ == "pobj")
