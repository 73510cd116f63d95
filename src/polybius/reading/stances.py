"""Words of stance: which words say where somebody stands on what they govern (vocabulary/LANGUAGE/stances.yaml).

Also what is done to a stance by the words around it: a denial of its own (*does not support*), a condition (*only if*,
*provided that*), a *may* that leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.governed import fits_token, lemma, objects
from polybius.reading.predicates import by_first_word, follow, kind_of
from polybius.reading.status import denied, status_of
from polybius.records import PositionKind, Stance

OPPOSITE: Mapping[Stance, Stance] = {"for": "against", "against": "for"}
"""The stance on doing a thing of one who is for or against its not being done; the other stances have none."""


ALLEGED = 4
"""Words from a word of stance up to the verb of a charge: *accused of having said that it opposes*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceCue:
    """Words that say where somebody stands on what they govern."""

    id: str
    stance: Stance
    kind: PositionKind
    definition: str
    example: str
    counter: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    """Slots of those who hold the position, if not the usual ones."""
    not_content: tuple[str, ...] = ()
    """Heads of a content that is no issue: who declines to comment is against nothing."""
    not_bare: tuple[str, ...] = ()
    """Heads that are no issue where nothing more is said of them: who calls for calm has taken no stand."""
    object: tuple[str, ...] = ()
    """What the content must be, by its head: to launch a mission, not a rocket."""
    predicate: tuple[str, ...] = ()
    """Words of the judgement that must stand behind the object: to call it unfair."""
    negated: Stance | None = None
    """The stance where the words are denied, if not the opposite: who does not rule out has not decided."""
    side: bool = False
    """The content may be just a party, whose side is taken."""
    denied: bool = False
    """The words say where somebody stands only with a denial: *would not hear of*."""
    content_aux: tuple[str, ...] = ()
    """Auxiliaries of which the content must have one: to say that something must be."""
    act: bool = False
    """The words tell a deed, which says where somebody stands only once it is done: *is expected to sign*."""
    public: bool = False
    """The words say where somebody stands only of a party: what a private person wants is no position."""
    not_after: tuple[str, ...] = ()
    """Words before which they mean something else: *as opposed to*."""
    elliptic: bool = False
    """Without a content the words are about what was named before: *Russia abstained*."""
    asked: bool = False
    """The content are people or forces, whose presence is at issue."""


def cues_at(token: Token, language: str) -> Iterator[StanceCue]:
    """The entries whose words stand at a token, those of the longest pattern first."""
    found = []
    for rest, cue in _cues(language).get((kind_of(token), lemma(token)), ()):
        used = follow(rest, token)
        if used is not None and _fitting(token, used, cue, language):
            found.append((len(used), cue))
    most = max((length for length, _ in found), default=0)
    return (cue for length, cue in found if length == most)


def _fitting(token: Token, used: Sequence[int], cue: StanceCue, language: str) -> bool:
    """Are the conditions of an entry on its object and on the judgement behind it met?"""
    if cue.not_after and token.i and token.nbor(-1).lower_ in cue.not_after:
        return False
    clauses = (c for c in token.children if c.dep_ == "ccomp")
    if cue.content_aux and not any(g.lower_ in cue.content_aux for c in clauses for g in c.children if g.dep_ == "aux"):
        return False
    heads = [*objects(token), *(token.doc[i] for i in used)]
    heads += [c for c in token.children if c.dep_ == "npadvmod"]
    if cue.asked:
        clauses = (c for c in token.children if c.dep_ == "ccomp")
        heads += [c for clause in clauses for c in clause.children if c.dep_ == "nsubj"]
    if cue.asked and any(head.pos_ in {"PRON", "PROPN"} for head in heads):
        return True
    if cue.object and not any(fits_token(cue.object, head, language) for head in heads):
        return False
    return not cue.predicate or any({lemma(word), word.lower_} & set(cue.predicate) for word in _predicates(token))


def _predicates(verb: Token) -> Iterator[Token]:
    """The words that a verb says of its object: *called the sanctions unfair*, *a threat*."""
    for child in verb.children:
        if child.dep_ == "ccomp" and (child.pos_ == "AUX" or child.tag_ == "VBN"):
            yield from (each for c in child.children if c.dep_ in {"acomp", "attr"} for each in (c, *c.conjuncts))
        adverbial = child.dep_ == "advcl" and child.pos_ == "ADJ"
        if (adverbial or child.dep_ in {"oprd", "acomp", "attr", "ccomp", "xcomp"}) and child.i > verb.i:
            yield from (child, *child.conjuncts)
        elif child.dep_ in {"dobj", "pobj"}:
            yield from (c for c in child.children if c.dep_ in {"amod", "appos"} and c.i > child.i)
        elif child.dep_ == "prep":
            yield from (each for c in child.children for each in (c, *c.children) if c.dep_ in {"pobj", "amod"})


@cache
def _cues(language: str) -> Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], StanceCue], ...]]:
    return by_first_word(vocabulary.load("stances", StanceCue, language=language))


def stance_words(language: str) -> Mapping[str, tuple[str, ...]]:
    """The small words that bear on a stance, by the id of their entry."""
    return vocabulary.word_lists("stance_words", language)


def told(token: Token, cue: StanceCue, language: str) -> Stance | None:
    """The stance as the words around its word tell it; None where they do not say that anybody takes it.

    A stance that is only supposed (*if Kenya supports it*), asked about, or denied as a report (*denied that it
    supports*) is none; one that is itself negated is its opposite, or ``negated`` where the entry says so.
    """
    own, judged = _denied(token, language), status_of(token, language)
    if _yet(token, language):
        return "undecided"
    bound = cue.stance in OPPOSITE and conditional(token, language)
    if judged.status == "hypothetical" and not bound and (cue.act or (kind_of(token) == "n" and not cue.denied)):
        return None  # a support that is expected or sought is not given
    if (
        alleged(token, language)
        or judged.conditional
        or _asked(token)
        or (judged.status == "negated") > own
        or cue.denied > own
    ):
        return None
    if cue.act and own and not _wills(token, language):
        return None  # what has not been signed may be signed tomorrow
    stance = cue.stance
    if own != ended(token, language):
        if cue.negated is None and stance not in OPPOSITE:
            return None
        stance = cue.negated or OPPOSITE[stance]
    if bound:
        return "conditional"
    return "undecided" if stance in OPPOSITE and _open(token, language) else stance


def _asked(token: Token) -> bool:
    return bool(token.sent[-1].text == "?")


def _denied(token: Token, language: str) -> bool:
    """Is a word of stance denied, by itself or by what stands with its object: *wants no war*?"""
    words = stance_words(language)
    objects = (c for c in token.children if c.dep_ == "dobj")
    none = any(g.lower_ in words["none"] for o in objects for g in o.children if g.dep_ in {"det", "preconj"})
    none = none or any(c.dep_ == "preconj" and c.lower_ in words["none"] for c in token.children)
    little = any(c.lower_ in words["little"] for c in token.children if c.dep_ in {"amod", "det"})
    return denied(token, language) != (none or little)


def _wills(token: Token, language: str) -> bool:
    """Is a denial one of the will (*will not*, *did not*) and not of the fact (*has not*)?"""
    words = (*stance_words(language)["own-will"], *stance_words(language)["did"])
    return any(c.dep_ == "aux" and c.lower_ in words for c in token.children)


def _yet(token: Token, language: str) -> bool:
    between = token.doc[max(token.sent.start, token.i - 2) : token.i]
    return token.tag_ == "VB" and any(t.lower_ in stance_words(language)["yet"] for t in between)


def alleged(token: Token, language: str) -> bool:
    """Is a word inside a charge: *accused of opposing*?"""
    words = stance_words(language)["alleging"]
    above = [token, *token.ancestors][:ALLEGED]
    charged = (each.head.head for each in above if each.dep_ == "pcomp")
    return any(lemma(verb) in words for noun in charged for verb in (noun, noun.head))


def ended(token: Token, language: str) -> bool:
    """Do the words at a predicate say that it is no longer so?"""
    return any(_opens(c.left_edge, stance_words(language)["ended"]) for c in _verb_of(token).children)


def _open(token: Token, language: str) -> bool:
    words = stance_words(language)
    maybe = any(c.dep_ == "aux" and c.lower_ in words["maybe"] for c in _verb_of(token).children)
    return maybe or any(c.dep_ == "advmod" and c.lower_ in words["less"] for c in token.children)


def _verb_of(token: Token) -> Token:
    """The verb that carries a word of stance: itself, or the copula above it."""
    return token.head if token.dep_ in {"acomp", "attr", "prep"} and token.head.pos_ == "AUX" else token


def conditional(token: Token, language: str) -> bool:
    """Is a condition set for what a word says: *provided that*, *unless*, *only ... if*?"""
    words = stance_words(language)
    verb = _verb_of(token)
    above = {verb.i, verb.head.i} if verb.dep_ == "ccomp" else {verb.i}
    behind = [t for t in token.doc[token.i + 1 : token.sent.end] if above & {a.i for a in (t.head, t.head.head)}]
    firm = any(_opens(t, words["conditions"]) for t in behind)
    only = [c for c in verb.children if c.lower_ in words["only"]]
    weak = any(_opens(t, words["only-with"]) for t in behind if only or t.nbor(-1).lower_ in words["only"])
    return firm or weak


def _opens(token: Token, phrases: Sequence[str]) -> bool:
    """Does one of these phrases begin at a token?"""
    for phrase in phrases:
        parts = phrase.split()
        if tuple(t.lower_ for t in token.doc[token.i : token.i + len(parts)]) == tuple(parts):
            return True
    return False
