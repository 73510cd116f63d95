"""What a position is about: finding the issue that a word of stance governs, telling issues apart, wording them.

Two wordings are one issue where they report the same kind of event with the same parties ("speak with the junta",
"engage with the military government"), else where they share their content words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from polybius import vocabulary
from polybius.reading.document import Cast, Document
from polybius.reading.governed import lemma, prep_objects
from polybius.reading.predicates import matches
from polybius.reading.roles import patients, subjects
from polybius.reading.senses import noun_classes
from polybius.reading.slots import usual
from polybius.records import PositionKind

LONGEST_ISSUE = 14
"""Words of an issue's wording: more is no short canonical wording any more."""

SHORTEST_ISSUE = 4
"""Words that an issue needs before a comma may end its wording: what follows is an afterthought."""

LOOSE_ENDS = frozenset({"ADP", "DET", "AUX", "CCONJ", "SCONJ", "PART", "ADJ", "PRON"})
"""Parts of speech that a shortened wording must not end in."""

CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})

OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "npadvmod"})
"""What belongs to the telling of an act and not to the act."""

THEMES: Mapping[str, str] = {
    "CONSULT": "talks",
    "AGREE": "talks",
    "ASSAULT": "force",
    "MOBILIZE": "force",
    "THREATEN": "force",
    "RETREAT": "presence",
    "CONCEDE": "concession",
}
"""Event types that are one issue: to meet and to negotiate; to attack and to deploy; to leave and to stay."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Words of ends, or of means."""

    id: str
    words: tuple[str, ...]
    definition: str
    example: str


@dataclass(frozen=True, slots=True)
class IssueWording:
    """How an issue is worded that the article names only by its opposite."""

    id: str
    wording: str
    definition: str
    example: str


@dataclass(frozen=True, slots=True)
class Issue:
    """What a position is about: the wording in the article, its head, and the key that tells issues apart."""

    head: Token
    first: int
    last: int
    key: str
    words: frozenset[str]
    leaving: tuple[int, int] | None = None
    """Where the issue is that somebody leaves: the tokens that say who. The stance on their staying is the opposite."""


ALIKE = 0.6
"""Share of the shorter wording's content words that two wordings of one issue have in common, by inspection of the
sample newsroom: at 0.5 "more weapons" and "more talks" become one issue."""


def one_key(issues: Sequence[Issue]) -> Mapping[str, str]:
    """For every key the key of the first issue of the article that is worded alike."""
    first: dict[str, str] = {}
    kept: list[Issue] = []
    for issue in issues:
        alike = next((each for each in kept if _alike(each, issue)), None)
        if alike is None:
            kept.append(issue)
        first.setdefault(issue.key, issue.key if alike is None else first[alike.key])
    return first


def _alike(one: Issue, other: Issue) -> bool:
    if one.key == other.key:
        return True
    themes = [each.key.split("|")[0] for each in (one, other)]
    if bool(one.leaving) != bool(other.leaving) or (themes[0] != themes[1] and set(themes) & set(THEMES.values())):
        return False
    shared = one.words & other.words
    return len(shared) > 1 and len(shared) >= ALIKE * min(len(one.words), len(other.words))


def content_head(token: Token, ways: Sequence[str]) -> Token | None:
    """The head of what a word of stance governs."""
    for way in ways:
        if way == "complement":
            clausal = [c for c in token.children if c.dep_ in {"xcomp", "ccomp", "acl"} and c.i > token.i]
            if clausal:
                return clausal[0]
        elif way == "object":
            objects = [o for o in patients(token) if not _is_pronoun(o)]
            if objects:
                return objects[0]
        elif way == "self":
            own = [c for c in token.children if c.dep_ in {"pobj", "pcomp"}]
            if own:
                return own[0]
        elif way == "subject":
            causes = [s for s in subjects(token.head) if s != token] if token.dep_ == "dobj" else []
            if causes:
                return causes[0]
        else:
            reached = [*prep_objects(token, way), *_behind(token, way)]
            if reached:
                return reached[0]
    return None


def _behind(token: Token, preposition: str) -> list[Token]:
    """The phrase of a preposition right behind a word, wherever the parser has hung it."""
    after = token.doc[token.i + 1 : token.i + 2]
    return [c for each in after if lemma(each) == preposition for c in each.children if c.dep_ in {"pobj", "pcomp"}]


def _is_pronoun(token: Token) -> bool:
    return token.pos_ == "PRON"


def issue_at(document: Document, cast: Cast, head: Token | None, *, bare: bool = False) -> Issue | None:
    """The issue that a word heads; None for a pronoun and where nothing tells one issue from another.

    ``bare`` leaves out the word's own subject, auxiliaries and negation: *Kenya will not leave* is about leaving.
    """
    if head is None or head.pos_ in {"PRON", "DET", "PUNCT"} or _somebody(head, document.article.language):
        return None
    inside = _extent(head, OWN if bare else frozenset())
    controller = _controller(head)
    if controller is not None:
        inside += _extent(controller)
    first, last = min(t.i for t in inside), max(t.i for t in inside) + 1
    if last - first == 1 and head.pos_ == "VERB":
        return None  # a bare verb (*threatened to act*) says too little to tell issues apart
    language = document.article.language
    found = next((m for t in (head, *_below(head)) for m in matches(t, language)), None)
    parties = sorted(cast.parties(i for m in cast.within(first, last) for i in m.actors))
    words = {lemma(t) for t in document.doc[first:last] if t.pos_ in CONTENT_WORDS and not t.is_stop}
    if found is None:
        key = "|".join((*sorted(words), *parties))
        return Issue(head, first, last, key, frozenset(words)) if words else None
    things = sorted({lemma(t) for t in document.doc[first:last] if t.pos_ == "NOUN" and t.i not in found.used})
    key = f"{_theme(found.sense.type)}|{','.join(parties or things)}"
    leaves = "withdraw" in found.sense.modes
    leaving = _who_leaves(head, controller) if leaves and parties else None
    return Issue(head, first, last, key, frozenset(words), leaving)


def _somebody(head: Token, language: str) -> bool:
    """A bare noun for people (*the officers*, *both leaders*) is whom something is about, not what."""
    bare = all(
        c.dep_ in {"det", "amod", "nummod", "poss", "predet", "compound", "appos", "punct"} for c in head.children
    )
    return bare and lemma(head) in noun_classes(language)["people"]


def _who_leaves(head: Token, controller: Token | None) -> tuple[int, int] | None:
    """The noun phrase of those who are to leave: the controller, or a noun's *of* phrase."""
    owned = (o for p in usual(head.doc.lang_, "possession") for o in prep_objects(head, p))
    who = controller or next(owned, None)
    return None if who is None else (who.left_edge.i, who.i + 1)


def _controller(head: Token) -> Token | None:
    """Who is to do it, where the verb above says so: *asked the troops to leave*."""
    if head.dep_ != "xcomp":
        return None
    return next((c for c in head.head.children if c.dep_ in {"dobj", "dative"} and c.i < head.i), None)


def _theme(kind: str) -> str:
    return THEMES.get(kind, kind)


def _below(head: Token) -> list[Token]:
    return [t for t in head.subtree if t.i > head.i and t.dep_ in {"xcomp", "dobj", "pobj", "compound"}]


def _extent(head: Token, without: frozenset[str] = frozenset()) -> list[Token]:
    """The head with what it governs, without relative clauses, adverbial clauses and further conjuncts."""
    inside, queue = [head], [head]
    while queue:
        at = queue.pop()
        for child in at.children:
            if at == head and child.dep_ in without:
                continue
            if child.dep_ in {"relcl", "advcl", "punct", "appos", "parataxis", "mark", "cc"}:
                continue
            if child.dep_ == "conj" and child.pos_ == "VERB":
                continue
            inside.append(child)
            queue.append(child)
    return inside


@cache
def _ends(language: str) -> Mapping[str, frozenset[str]]:
    return {each.id: frozenset(each.words) for each in vocabulary.load("ends", Ends, language=language)}


def end_or_means(issue: Issue | None, document: Document, *, usual: PositionKind = "means") -> PositionKind:
    """Whether an issue is a goal or a way to one, by its words (ends.yaml); the usual kind where they do not say."""
    if issue is None:
        return usual
    words = _ends(document.article.language)
    lemmas = {lemma(t) for t in document.doc[issue.first : issue.last]}
    if issue.key.split("|")[0] in THEMES.values() or lemmas & words["ways"]:
        return "means"
    return "end" if lemmas & words["order-and-peace"] else usual


def wording(document: Document, issue: Issue) -> str:
    """The issue in the article's words, shortened."""
    first, last = issue.leaving or (issue.first, issue.last)
    tokens = [t for t in document.doc[first:last] if not t.is_space]
    while tokens and tokens[0].pos_ in {"PART", "PUNCT", "ADP", "SCONJ"}:
        tokens = tokens[1:]
    comma = next((i for i, t in enumerate(tokens) if i >= SHORTEST_ISSUE and t.lower_ in {",", ";"}), len(tokens))
    kept = tokens[: min(comma, LONGEST_ISSUE)]
    cut = len(kept) < comma
    while cut and kept and kept[-1].pos_ in LOOSE_ENDS:
        kept = kept[:-1]
    text = "".join(t.text_with_ws for t in kept).strip(' ,;:“”"') + (" …" if cut else "")
    return _templates(document.article.language)["presence"].format(who=text) if issue.leaving else text


@cache
def _templates(language: str) -> Mapping[str, str]:
    return {each.id: each.wording for each in vocabulary.load("issues", IssueWording, language=language)}
