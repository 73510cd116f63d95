"""The frames in which a cue has a content: clause, infinitive, object, verdict, prepositional phrase, the sentence.

Each frame is a function from a cue and its entry to the token ranges that can be its content.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from polybius.reading.cue_ends import is_to, lost_subject, own_end
from polybius.reading.cues import Cue, is_a

LOST = 12
"""Tokens between a cue and the "that" of a clause that the parser lost: a date, an occasion or an addressee."""

OBJECTS = frozenset({"dobj", "nsubjpass"})

Passages = Iterator[tuple[tuple[int, int], int]]
"""Token ranges that can be a content, each with the end of the cue's own words."""


def _clause(token: Token, entry: Cue) -> Passages:
    """A finite clause: that he left; also the clause that a parenthetical cue interrupts or follows."""
    clauses = [child for child in token.children if _is_clause(child, entry) or _is_question(child, token, entry)]
    if clauses:
        child = max(clauses, key=lambda c: (any(m.dep_ == "mark" for m in c.children), c.i > token.i, -c.i))
        start, end = _around(child, token)
        subject = lost_subject(token)
        end = subject.start if subject is not None and end == token.i else own_end(child, token, end)
        yield (start, end), token.i + 1
        return
    if entry.kind == "adverb":
        if token.head.pos_ in {"VERB", "AUX"}:
            yield _longest((token.head.left_edge.i, token.i), (token.i + 1, token.head.right_edge.i + 1)), token.i + 1
    elif entry.kind == "verb":
        if token.dep_ == "parataxis" or _as_clause(token):
            start, end = _around(token.head, token)
            yield (start, own_end(token.head, token, end)), token.i + 1
        elif (derailed := _derailed(token)) is not None:
            yield derailed, token.i + 1
        elif (answer := next((c for c in token.rights if is_a(c, "answer")), None)) is not None:
            yield (answer.i, answer.i + 1), token.i + 1
        elif entry.loose and not _complemented(token):
            yield from _lost(token)


def _is_clause(child: Token, entry: Cue) -> bool:
    if child.dep_ == "ccomp":
        return _finite(child) or entry.loose or any(c.dep_ == "mark" for c in child.children)
    return child.dep_ == "acl" and entry.kind == "noun" and _marked(child)


def _is_question(child: Token, cue: Token, entry: Cue) -> bool:
    """Asked if the port was open; did not say when it would open: the parser may take these for "if" and "when"."""
    if child.dep_ != "advcl" or child.i < cue.i or not is_a(child.left_edge, "question"):
        return False
    wanted = entry.told if child.left_edge.tag_ == "IN" else any(c.dep_ == "neg" for c in cue.children)
    behind = max([cue.i, *(c.right_edge.i for c in cue.children if c.dep_ in {"agent", "dobj", "dative"})])
    return wanted and child.left_edge.i == behind + 1


def _marked(clause: Token) -> bool:
    return any(c.dep_ == "mark" or c.tag_ == "WDT" for c in clause.children) and _finite(clause)


def _finite(clause: Token) -> bool:
    return clause.tag_ in {"VBD", "VBP", "VBZ"} or any(c.tag_ in {"MD", "VBD", "VBP", "VBZ"} for c in clause.children)


def _as_clause(token: Token) -> bool:
    """As the minister put it: nothing but a subject, and a mark that makes the head's clause the content."""
    marks = any(c.dep_ in {"mark", "advmod"} and is_a(c, "comparison") and c.i < token.i for c in token.children)
    subject = any(c.dep_ == "nsubj" for c in token.children)
    return token.dep_ == "advcl" and marks and subject and not any(c.dep_ in OBJECTS for c in token.children)


def _derailed(token: Token) -> tuple[int, int] | None:
    """A clause without "that" whose subject the parser took for the cue's object: declaring an attack was an attack."""
    following = next((c.right_edge.i + 1 for c in token.children if c.dep_ == "dobj" and c.i > token.i), None)
    doc = token.doc
    if following is None or following >= len(doc):
        return None
    verb = doc[following]
    above = verb if verb.dep_ not in {"aux", "auxpass"} else verb.head
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "MD"} or not above.is_ancestor(token):
        return None
    subject = next(c for c in token.children if c.dep_ == "dobj" and c.i > token.i)
    return subject.left_edge.i, above.right_edge.i + 1


def _complemented(token: Token) -> bool:
    return any(c.dep_ in {"ccomp", "xcomp", "dobj", "oprd", "prt"} for c in token.children)


def _lost(token: Token) -> Passages:
    """A clause that the parser hung elsewhere: behind "that" or a new subject, or before ", the envoy said"."""
    doc, sentence = token.doc, token.sent
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return
    that = next((t.i for t in doc[token.i + 1 : min(sentence.end, token.i + LOST)] if _opens_clause(t, token)), None)
    if that is not None and _has_verb(doc, that + 1, sentence.end):
        yield (that, sentence.end), token.i + 1
        return
    first = min(subject.left_edge.i, token.i)
    if any(c.dep_ == "advcl" and c.left_edge.i == sentence.start for c in token.lefts):
        return  # asked if he would resign, the minister said: the occasion, and nothing that is said
    if first > sentence.start + 2 and doc[first - 1].lower_ == "," and _has_verb(doc, sentence.start, first):
        yield (sentence.start, first), token.i + 1


def _opens_clause(word: Token, cue: Token) -> bool:
    """Is it "that", or a subject that follows the cue at once?"""
    if is_a(word, "complementiser") and word.tag_ == "IN":
        return True
    return word.i == cue.i + 1 and (word.tag_ in {"DT", "PRP", "EX", "NNP", "PRP$"}) and not cue.is_ancestor(word)


def _has_verb(doc: Doc, first: int, last: int) -> bool:
    return any(t.tag_ in {"VBD", "VBP", "VBZ", "MD"} for t in doc[first:last])


def _infinitive(token: Token, entry: Cue) -> Passages:
    """What somebody wants done: to leave, leaving; after the one who is asked, where there is one."""
    kinds = {"xcomp", "acl"} if entry.kind == "noun" else {"xcomp", "ccomp", "advcl"} if entry.told else {"xcomp"}
    asked = [p for c in token.children if c.lower_ in entry.through for p in c.children if p.dep_ == "pobj"]
    for child in (*token.children, *(c for noun in asked for c in noun.children if c.dep_ in {"acl", "relcl"})):
        willed = (child.dep_ in kinds or child.head in asked) and child.i > token.i and is_to(child)
        if willed or (entry.kind == "verb" and _gerund(child) and _attached(child, token)):
            before = [c.i for c in child.children if c.dep_ in {"aux", "auxpass", "neg"} and c.i > token.i]
            yield (min([*before, child.i]), child.right_edge.i + 1), token.i + 1


def _attached(child: Token, cue: Token) -> bool:
    """Is it the cue's complement, or does it stand right behind it? Ruled out taking part."""
    behind = (
        child.dep_ == "advcl" and child.left_edge.i == max([cue.i, *(c.i for c in cue.children if c.dep_ == "prt")]) + 1
    )
    return child.dep_ in {"xcomp", "ccomp"} or behind


def _gerund(verb: Token) -> bool:
    first = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    return first.tag_ == "VBG" and not any(c.dep_ == "nsubj" for c in verb.children)


def _object(token: Token, entry: Cue) -> Passages:
    for child in token.children:
        if child.dep_ == "nsubjpass" and agentless(token):
            continue
        if child.dep_ in OBJECTS and _allowed(child, entry):
            end = child.right_edge.i + 1
            for tail in token.children:
                if tail.dep_ in {"prep", "dative"} and tail.i >= end and tail.lower_ in entry.tail:
                    end = tail.right_edge.i + 1
            if end == child.right_edge.i + 1 and (_empty(child) or entry.needs_tail):
                continue  # accused them of spying says something, accused them does not
            yield (child.left_edge.i, end if child.dep_ == "dobj" else child.right_edge.i + 1), token.i + 1


def agentless(token: Token) -> bool:
    """A passive that does not say by whom: nobody in particular judges or wants."""
    return is_passive(token) and not any(c.dep_ == "agent" for c in token.children) and not caused(token)


def is_passive(token: Token) -> bool:
    """Was announced; the plan announced by the ministry is none of it here."""
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children)


def caused(token: Token) -> bool:
    """Let it be known: a bare passive under a verb whose subject is the one who lets it be known."""
    bare = any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in token.children)
    free = not any(c.dep_ == "aux" for c in token.children)
    return bare and free and token.dep_ == "ccomp" and any(c.dep_ == "nsubj" for c in token.head.children)


def _empty(noun: Token) -> bool:
    return (noun.pos_ == "PRON" and not is_person(noun)) or noun.tag_ in {"WDT", "WP", "EX", "DT"}


def is_person(pronoun: Token) -> bool:
    """He or she, not it, this or themselves: praising him says something, praising it says little."""
    gendered = "Gender=Masc" in pronoun.morph or "Gender=Fem" in pronoun.morph
    return gendered and "Reflex=Yes" not in pronoun.morph


def _allowed(noun: Token, entry: Cue) -> bool:
    if entry.not_places and noun.ent_type_ in {"LOC", "FAC"}:
        return False
    if entry.cls == "speech" and entry.object and any(c.dep_ == "acl" for c in noun.children):
        return False  # made the claim that ...: the noun is the cue
    return not entry.object or str(noun.lemma_).lower() in entry.object


def _predicate(token: Token, entry: Cue) -> Passages:
    """Call the ruling an insult: object and predicate, which the parser gives as oprd or as a verbless clause."""
    if any(c.dep_ == "dobj" and "Reflex=Yes" in c.morph for c in token.children) or agentless(token):
        return
    for child in token.children:
        if child.dep_ == "dobj" and child.i > token.i and _postposed(child):
            yield (child.left_edge.i, child.right_edge.i + 1), token.i + 1
    for child in token.children:
        if child.dep_ == "oprd" or (child.dep_ in {"ccomp", "xcomp"} and not _verbal(child)):
            objects = [c.left_edge.i for c in token.children if c.dep_ == "dobj" and c.i < child.i]
            if (
                "Reflex=Yes" not in child.left_edge.morph
                and child.i > token.i
                and (objects or child.dep_ == "ccomp" or _swallowed(child))
            ):
                start = min((o for o in objects if o > token.i), default=child.left_edge.i)
                yield (start, child.right_edge.i + 1), token.i + 1


def _postposed(noun: Token) -> bool:
    """Called the ruling unfair: the parser may take the predicate for an adjective behind its noun."""
    last = noun.right_edge
    return last.dep_ in {"amod", "acl"} and last.pos_ == "ADJ" and last.i > last.head.i


def _swallowed(predicate: Token) -> bool:
    """Called the ruling unfair: the parser may take the noun for a part of the adjective."""
    links = {c.dep_ for c in predicate.lefts}
    return "nsubj" in links or (predicate.pos_ == "ADJ" and bool(links & {"compound", "amod", "nmod"}))


def _verbal(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and (_finite(token) or any(c.tag_ == "TO" for c in token.children))


def _as(token: Token, entry: Cue) -> Passages:
    """Describe the offer as a trap; of a passive, what stands after "as" alone."""
    for child in token.children:
        if child.dep_ == "prep" and is_a(child, "comparison") and child.i > token.i:
            objects = [c.left_edge.i for c in token.children if c.dep_ == "dobj" and token.i < c.i < child.i]
            yield (min(objects, default=child.i + 1), child.right_edge.i + 1), token.i + 1


def _passive(token: Token, entry: Cue) -> Passages:
    """Is believed to have fled; it is believed that he fled."""
    if any(c.dep_ == "auxpass" for c in token.children) and not caused(token):
        for child in token.children:
            if child.dep_ in {"xcomp", "ccomp"} and child.i > token.i:
                yield (child.left_edge.i, child.right_edge.i + 1), token.i + 1


def _about(token: Token, entry: Cue) -> Passages:
    hosts = [token, *(c for c in token.children if c.dep_ in {"prt", "advmod"} and c.i > token.i)]
    owned = not entry.owned or any(
        c.dep_ == "poss" or (is_a(c, "bearer") and c.lower_ not in entry.about) for c in token.children
    )
    for preposition in (c for host in hosts for c in host.children if owned):
        if preposition.dep_ == "prep" and preposition.lower_ in entry.about and preposition.i > token.i:
            for child in preposition.children:
                if child.dep_ in {"pobj", "pcomp"}:
                    end = preposition.i + 1 if preposition.i == token.i + 1 else token.i + 1
                    yield (child.left_edge.i, child.right_edge.i + 1), end


def _sentence(token: Token, entry: Cue) -> Passages:
    """The rest of the sentence, before or behind the phrase, whichever is longer."""
    sentence = token.sent
    start, end = phrase(token, entry)
    yield _longest((sentence.start, start), (end, sentence.end)), token.i + _width(token, entry)


FRAMES = {
    "clause": _clause,
    "infinitive": _infinitive,
    "object": _object,
    "predicate": _predicate,
    "as": _as,
    "passive": _passive,
    "about": _about,
    "sentence": _sentence,
}


def phrase(token: Token, entry: Cue) -> tuple[int, int]:
    """The token range of "according to the union", with its comma."""
    named = _named_by(token, entry)
    start, end = token.i, max(named.right_edge.i + 1, named.i + 1)
    doc = token.doc
    return start, end + (end < len(doc) and doc[end].lower_ == ",")


def _named_by(token: Token, entry: Cue) -> Token:
    """The noun after a prepositional cue: whose words they are."""
    last = token.doc[token.i + _width(token, entry) - 1]
    following = token.doc[min(last.i + 1, len(token.doc) - 1)]
    return next((c for c in last.children if c.dep_ in {"pobj", "pcomp"}), following)


def _width(token: Token, entry: Cue) -> int:
    return next(len(w.split()) for w in entry.words if _follows(token, w))


def source_of(token: Token, entry: Cue) -> Token | None:
    """The source that a prepositional cue names; None for other cues."""
    return _named_by(token, entry) if entry.kind == "preposition" else None


def _follows(token: Token, words: str) -> bool:
    parts = words.split()
    return [t.lower_ for t in token.doc[token.i : token.i + len(parts)]] == parts


def _around(clause: Token, cue: Token) -> tuple[int, int]:
    """A clause's range; where the cue and its subject stand inside it, its longer part."""
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    if clause.i == cue.i or not start <= cue.i < end:
        return start, end
    own = [c for c in cue.children if c.i != clause.i and not c.is_ancestor(clause) and c.dep_ != "punct"]
    first = min([cue.i, *(c.left_edge.i for c in own)])
    last = max([cue.i, *(c.right_edge.i for c in own)]) + 1
    return _longest((start, max(start, first)), (min(end, last), end))


def _longest(*ranges: tuple[int, int]) -> tuple[int, int]:
    return max(ranges, key=lambda r: r[1] - r[0])
