"""Noun phrases that stand for an actor: their extent, and the names inside and after them that say whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from polybius.knowledge import Group, Organisation, State
from polybius.reading.actors_names import Name
from polybius.reading.actors_words import PREMODIFIERS, Term, modifiers, not_party, words

POSSESSIVES = frozenset({"PRP$", "WP$"})
"""Tags of "its" and "whose"."""

REACH = 6
"""Tokens between a preposition and the name that it leads to: an article, titles and adjectives, not a clause."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the names and nouns of an article stand; both lists have an item for each token."""

    doc: Doc
    language: str
    names: tuple[Name, ...]
    terms: tuple[Term, ...]
    name_at: list[Name | None]
    term_at: list[Term | None]
    sentence: list[int]  # first token of each token's sentence; asking spaCy for it takes a walk over the text


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase ``[first, last)`` around a noun of the vocabulary."""

    first: int
    last: int
    head: int
    term: Term
    inner: tuple[Name, ...]  # names before the noun: "French and American officials", "Niger's army"
    after: tuple[Name, ...]  # names that a preposition adds: "the governments of Niger and Mali"
    related: Term | None  # the noun that a weak noun takes its sector from: "army officers"
    effects: frozenset[str]  # acting, deputy, former, elect
    owner: int | None  # a possessive pronoun, or a possessor that is no name and no actor's noun


def layout(doc: Doc, language: str, names: tuple[Name, ...], terms: tuple[Term, ...]) -> Layout:
    """The names and nouns, found again by token."""
    name_at: list[Name | None] = [None] * len(doc)
    term_at: list[Term | None] = [None] * len(doc)
    for name in names:
        name_at[name.first : name.last] = [name] * (name.last - name.first)
    for term in terms:
        term_at[term.first : term.last] = [term] * (term.last - term.first)
    sentence = [each.start for each in doc.sents for _ in range(len(each))]
    return Layout(doc, language, names, terms, name_at, term_at, sentence)


def phrases(where: Layout) -> Iterator[Phrase]:
    """One phrase for every noun that is not itself a modifier of the noun that follows it."""
    for term in where.terms:
        if not _leads_to_noun(where, term):
            yield _phrase(where, term)


def _leads_to_noun(where: Layout, term: Term) -> bool:
    """ "government" in "government representatives": the next noun of the vocabulary is the head."""
    if term.last >= len(where.doc):
        return False
    following = where.term_at[term.last]
    return following is not None and following.first == term.last and where.doc[term.last - 1].whitespace_ != ""


def _phrase(where: Layout, term: Term) -> Phrase:
    first = start(where, term.first, term.head)
    inner = tuple(_inner(where, first, term.first))
    prefix = [where.term_at[at] for at in range(first, term.first)]
    related = next((each for each in reversed(prefix) if each is not None and not each.noun.weak), None)
    last, after, belongs = _after(where, term)
    return Phrase(
        first=first,
        last=_end(where, term, last, after, belongs),
        head=term.head,
        term=term,
        inner=inner,
        after=after,
        related=related or belongs,
        effects=_effects(where, first, term),
        owner=_owner(where, first, term, belongs),
    )


def _owner(where: Layout, first: int, term: Term, belongs: Term | None) -> int | None:
    """The token of a possessor that only coreference can name: "its", "the movement's"."""
    stop = term.first if belongs is None else belongs.first
    for token in where.doc[first:stop]:
        before = token.i - 1
        if token.tag_ in POSSESSIVES:
            return token.i
        if is_possessive(token) and before >= 0 and where.name_at[before] is None and where.term_at[before] is None:
            return before
    return None


def _end(where: Layout, term: Term, last: int, after: tuple[Name, ...], belongs: Term | None) -> int:
    if belongs is not None:
        return last
    return _whole(where, last, after) if after and _listed(where, term) else term.last


def _whole(where: Layout, last: int, after: tuple[Name, ...]) -> int:
    """The end of a list of names with the noun that an adjective at its end belongs to: "of French President X"."""
    if after[-1].entry.kind != "adjective" or after[-1].entry.phrase.isupper():
        return last
    for token in where.doc[last:]:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.is_sent_start:
            return token.i
    return len(where.doc)


WIDEST = 60
"""Tokens before its head that a noun phrase may have; more is no phrase of a person."""


def start(where: Layout, top: int, head: int | None = None) -> int:
    """The first token of the noun phrase that ``top`` belongs to; ``head`` is its head, where that is another."""
    at, head = top, top if head is None else head
    while at > max(0, top - WIDEST) and _belongs(where, at - 1, at, head):
        at -= 1
        if is_possessive(where.doc[at]):
            head = at - 1  # what comes before belongs to the possessor
        if where.doc[at].pos_ == "DET" or where.doc[at].tag_ in POSSESSIVES:
            break
    while at < top and (where.doc[at].is_punct or where.doc[at].pos_ in {"CCONJ", "PART"}):
        at += 1
    return at


def _belongs(where: Layout, index: int, after: int, head: int) -> bool:
    """Is the token before a noun phrase a part of it?"""
    token = where.doc[index]
    if token.is_sent_start and index + 1 != after:
        return False
    if where.doc[after].is_sent_start or token.is_space:
        return False
    name, lower = where.name_at[index], token.lower_
    if name is not None:
        return _name_belongs(where, name, after)
    if where.term_at[index] is not None or lower in modifiers(where.language):
        return token.pos_ != "VERB" or token.dep_ == "amod"
    if is_possessive(token):
        return True
    if token.pos_ in {"CCONJ", "PUNCT"}:
        return _joins(where, index)
    return _modifies(token, head)


def is_possessive(token: Token) -> bool:
    """The mark of a possessor; the parser often misses the bare apostrophe of a plural."""
    if token.tag_ == "POS":
        return True
    bare = token.text in {"'", "’"} and token.i > 0 and not token.nbor(-1).whitespace_
    return bare and token.nbor(-1).lower_.endswith("s") and bool(token.whitespace_)


def _modifies(token: Token, head: int) -> bool:
    if token.ent_type_ in {"DATE", "TIME"}:
        return False
    inside = token.i == head or token.i < token.head.i <= head
    if token.tag_ in {"VBN", "VBG"}:
        return inside and token.dep_ == "amod"
    if token.pos_ == "ADV":
        return inside and token.head.pos_ == "ADJ"
    if token.tag_ in POSSESSIVES:
        return True
    return token.pos_ in PREMODIFIERS and (inside or token.pos_ in {"DET", "ADJ"})


def _name_belongs(where: Layout, name: Name, after: int) -> bool:
    """An adjective, a name as a modifier, or a possessor; a name that ends its own clause is none."""
    following = where.doc[after]
    if is_possessive(following) or following.pos_ in {"CCONJ", "PUNCT"} or following.lower_ in {"-", "–"}:
        return True
    if name.entry.kind in {"adjective", "demonym"}:
        return True
    last = where.doc[name.last - 1]
    if isinstance(name.of, Group | Organisation) and following.pos_ == "NOUN":
        return True  # "Boko Haram gunmen", which the parser often takes apart
    return last.dep_ in {"compound", "nmod", "amod", "poss", "npadvmod"} and last.head.i >= after


def _joins(where: Layout, index: int) -> bool:
    """A conjunction or comma between two modifiers that are names: "French, British and American troops"."""
    token = where.doc[index]
    if token.text in {"-", "–", "/"} and token.idx > 0:
        return True
    if token.pos_ == "PUNCT" and token.text != ",":
        return False
    before = where.name_at[index - 1] if index else None
    following = where.doc[index + 1]
    if following.pos_ == "CCONJ":
        following = where.doc[min(index + 2, len(where.doc) - 1)]
    after = where.name_at[following.i]
    return (
        before is not None
        and after is not None
        and (before.entry.kind == "adjective" or _is_short(before))
        and after.entry.kind == "adjective"
    )


def _is_short(name: Name) -> bool:
    """ "US" and "UK", which stand before a noun as adjectives do."""
    return isinstance(name.of, State) and name.entry.phrase.replace(".", "").isupper()


def _inner(where: Layout, first: int, last: int) -> Iterator[Name]:
    at = first
    while at < last:
        name = where.name_at[at]
        if name is None or name.last > last:
            at += 1
            continue
        if is_party(where, name):
            yield name
        at = name.last


def is_party(where: Layout, name: Name) -> bool:
    """Not so in "pro-French", "Iran-backed", "French-made"."""
    doc, barred = where.doc, not_party(where.language)
    if (
        name.first
        and doc[name.first - 1].text[0].isupper()
        and doc[name.first - 1].lower_ in words("place-prefixes", where.language)
    ):
        return False  # Port Sudan
    joined = doc[name.last + 1] if name.last + 1 < len(doc) and doc[name.last].text in {"-", "–"} else None
    if joined is not None and (joined.lower_ in barred or joined.tag_ == "VBN"):
        return False
    return not (name.first >= 2 and doc[name.first - 1].text in {"-", "–"} and doc[name.first - 2].lower_ in barred)


DEEPEST = 6
"""Nouns of office that may follow one another by *of*: "the deputy head of the office of the president"."""


def _after(where: Layout, term: Term, depth: int = 0) -> tuple[int, tuple[Name, ...], Term | None]:
    """What a preposition adds to a noun: the end of the phrase, the names, and for a weak noun another noun."""
    doc = where.doc
    if term.last >= len(doc) or doc[term.last].is_sent_start:
        return term.last, (), None
    preposition = doc[term.last].lower_
    owners, belonging = words("owner-prepositions", where.language), words("belonging", where.language)
    if preposition not in owners and preposition not in belonging:
        return term.last, (), None
    leans = term.noun.weak or term.title is not None
    related = _noun_after(where, term.last + 1) if preposition in belonging and leans else None
    if preposition not in owners and not (term.noun.weak or term.title):
        return term.last, (), None
    names = tuple(_list(where, term.last + 1))
    if related is not None and not names and depth < DEEPEST:
        last, names, _ = _after(where, related, depth + 1)
        return max(last, related.last), names, related
    end = max(names[-1].last if names else term.last, related.last if related is not None else term.last)
    return end, names, related


def _noun_after(where: Layout, at: int) -> Term | None:
    for index in range(at, min(at + REACH, len(where.doc))):
        term = where.term_at[index]
        if term is not None:
            return None if term.noun.weak else term
        token = where.doc[index]
        inside = token.pos_ in PREMODIFIERS | {"PART", "ADV"} or token.dep_ == "amod"
        if not inside and where.name_at[index] is None:
            return None
    return None


def _list(where: Layout, at: int) -> Iterator[Name]:
    """The names of a list that begins here: "Niger, Burkina Faso, Mali, and Guinea"."""
    doc, limit = where.doc, at + REACH
    while at < min(limit, len(doc)):
        name = where.name_at[at]
        if name is not None:
            if not is_party(where, name):
                return
            yield name
            at = _next_member(where, name.last)
            if at < 0:
                return
            limit = at + 2
        elif doc[at].pos_ in PREMODIFIERS and not doc[at].is_sent_start:
            at += 1
        else:
            return


def _next_member(where: Layout, at: int) -> int:
    """The token after a comma or conjunction that a further name follows; -1 where the list ends."""
    doc = where.doc
    joined = at
    while joined < len(doc) and joined < at + 2 and (doc[joined].text == "," or doc[joined].pos_ == "CCONJ"):
        joined += 1
    if joined == at or joined >= len(doc):
        return -1
    article = doc[joined].lower_ in words("articles", where.language)
    target = joined + 1 if article and joined + 1 < len(doc) else joined
    name = where.name_at[target]
    return target if name is not None and name.entry.kind in {"name", "acronym"} else -1


def _listed(where: Layout, term: Term) -> bool:
    """A noun's names are part of its phrase only behind a preposition of belonging: "of", not "in"."""
    return where.doc[term.last].lower_ in words("belonging", where.language)


def _effects(where: Layout, first: int, term: Term) -> frozenset[str]:
    known = modifiers(where.language)
    found = {known[token.lower_] for token in where.doc[first : term.first] if token.lower_ in known}
    if term.last < len(where.doc) and known.get(where.doc[term.last].lower_) == "elect":
        found.add("elect")
    return frozenset(found)
