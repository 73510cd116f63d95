"""Who says it: the noun phrase of the speaker, found from the cue through voice, control and coordination."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from polybius.reading.cue_ends import lost_subject, participle, restarts
from polybius.reading.cue_frames import caused, source_of
from polybius.reading.cues import entries_at, grammar, is_a
from polybius.reading.document import Cast
from polybius.reading.drafts import Draft
from polybius.reading.sourcing import among, persons, words

DEPTH = 8
"""Steps up through clauses without a subject of their own; real sentences need four."""

DETACHED = frozenset({"advcl", "acl", "conj", "dep", "ccomp", "pcomp", "prep", "relcl", "parataxis", "appos"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """The heads of a speaker's noun phrase and the token range of the phrase as written."""

    heads: tuple[Token, ...]
    first: int
    last: int


def speaker(draft: Draft, language: str) -> Speaker | None:
    """Who speaks; None where the sentence does not say (a passive without agent, "it is believed")."""
    if draft.named is not None and (marked := _as_marked(draft, *draft.named, language)) is not None:
        return marked
    named = source_of(draft.token, draft.entry)
    if named is not None and _no_source(named, language):
        return None
    head = named if named is not None else _of(draft.token, draft.entry.kind, language)
    if draft.entry.kind == "verb" and (head is None or _inside(head, draft.content)):
        head = _before(draft) or _behind(draft)
    return None if head is None else noun_phrase(head, draft)


def _as_marked(draft: Draft, first: int, last: int, language: str) -> Speaker | None:
    """The phrase that the learned reader marks; of a relative pronoun, whom it stands for."""
    doc = draft.token.doc
    head = doc[first:last].root
    if head.tag_ in {"WDT", "WP"}:
        antecedent = _antecedent(head, head.head)
        return None if antecedent is None or antecedent == head else noun_phrase(antecedent, draft)
    if head.pos_ not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} or _no_source(head, language):
        return None
    while last - 1 > first and _loose_end(doc[last - 1]):
        last -= 1
    return Speaker((head, *(c for c in head.conjuncts if first <= c.i < last)), first, last)


def _inside(head: Token, content: tuple[int, int]) -> bool:
    return content[0] <= head.idx < content[1]


def _before(draft: Draft) -> Token | None:
    """The noun between a content and the cue behind it, where the parse gives the cue no subject of its own."""
    phrase = lost_subject(draft.token)
    return phrase.root if phrase is not None and not _inside(phrase.root, draft.content) else None


def _behind(draft: Draft) -> Token | None:
    """The noun right behind a cue that follows its content or opens the sentence, where the cue has no subject."""
    doc, at = draft.token.doc, draft.token.i + 1
    inverted = draft.content[1] <= draft.token.idx or draft.token.is_sent_start
    if not inverted or at >= len(doc) or doc[at].pos_ not in {"DET", "NOUN", "PROPN", "PRON"}:
        return None
    head = doc[at]
    while head.dep_ in {"det", "compound", "amod", "nummod", "poss", "nmod"} and head.head.i > head.i:
        head = head.head
    return head if head.pos_ in {"NOUN", "PROPN", "PRON"} and not _inside(head, draft.content) else None


def _no_source(noun: Token, language: str) -> bool:
    """According to plan, according to rank: a bare noun that is neither a person, a body, media nor a document."""
    bare = noun.tag_ == "NN" and noun.left_edge.i == noun.right_edge.i
    return bare and not any(among(noun, each) for each in words(language).values())


def _of(token: Token, kind: str, language: str) -> Token | None:
    if kind == "adverb":
        return None
    if kind == "noun":
        return _bearer(token) or _carrier_subject(token, language)
    if kind == "adjective":
        return _of_adjective(token, language)
    return _of_verb(token, language, 0)


def _of_verb(verb: Token, language: str, depth: int) -> Token | None:
    if caused(verb):
        return _of_verb(verb.head, language, depth + 1)
    if reduced_passive(verb) or any(c.dep_ in {"nsubjpass", "auxpass", "agent"} for c in verb.children):
        return next((p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"), None)
    for child in verb.children:
        if child.dep_ == "nsubj" and child.dep_ != "expl":
            return _antecedent(child, verb)
    if depth > DEPTH or verb.head == verb:
        return None
    return _controller(verb, language, depth + 1)


def reduced_passive(verb: Token) -> bool:
    """Asked whether the port was open, she said: a passive without an auxiliary, which the parser does not mark."""
    participle = verb.dep_ in {"advcl", "acl"} and verb.tag_ in {"VBN", "VBD"}
    bare = not any(c.dep_ in {"aux", "nsubj", "dobj", "dative"} for c in verb.children)
    return participle and bare and any(entry.told for entry in entries_at(verb, verb.lang_))


def _clause_above(verb: Token) -> Token | None:
    """The verb of saying into whose clause the parser joined a second verb of saying."""
    clause = verb.head
    while clause.dep_ == "conj":
        clause = clause.head
    above = clause.head
    same = above.tag_ == verb.tag_ or verb.tag_ == "VBG"
    return above if clause.dep_ == "ccomp" and same and above.i < clause.i else None


def _antecedent(child: Token, verb: Token) -> Token | None:
    if child.tag_ in {"WDT", "WP"} or (is_a(child, "complementiser") and verb.dep_ == "relcl"):
        above = verb
        while above.dep_ == "conj":
            above = above.head
        return above.head if above.dep_ in {"relcl", "acl"} else None
    return None if is_a(child, "expletive") and _expletive(verb) else child


def _expletive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children)


def _controller(verb: Token, language: str, depth: int) -> Token | None:
    """The subject that a verb without one takes from above."""
    above = verb.head
    if verb.dep_ == "xcomp":
        objects = [c for c in above.children if c.dep_ in {"dobj", "nsubjpass"} and c.i < verb.i]
        return objects[0] if objects else _subject(above, language, depth)
    if verb.dep_ == "pcomp" and above.dep_ in {"prep", "agent", "mark"}:
        quotes = is_a(above, "comparison") and is_a(above.head, "quoted")
        above = above.head
        if quotes and (quoted := next((c for c in above.children if c.dep_ == "dobj"), None)) is not None:
            return quoted
        return _bearer(above) if above.pos_ == "NOUN" else _subject(above, language, depth)
    if verb.dep_ == "acl" and above.pos_ in {"NOUN", "PROPN", "PRON"}:
        return _said_by(above, verb, language, depth) if above.pos_ == "NOUN" else above
    if (restarts(verb) or participle(verb)) and (said := _clause_above(verb)) is not None:
        return _of_verb(said, language, depth)
    if verb.dep_ in DETACHED:
        return _through_object(above, verb, language) or _subject(above, language, depth)
    return None


def _subject(token: Token, language: str, depth: int) -> Token | None:
    if token.pos_ in {"VERB", "AUX"}:
        passive = [c for c in token.children if c.dep_ == "nsubjpass"]
        return passive[0] if passive else _of_verb(token, language, depth)
    if token.pos_ in {"NOUN", "PROPN"}:
        inside = token.dep_ in {"dobj", "pobj"}
        return _bearer(token) or (_subject_above(token, language, depth) if inside else token)
    return _subject_above(token, language, depth)


def _subject_above(token: Token, language: str, depth: int) -> Token | None:
    return _subject(token.head, language, depth + 1) if depth <= DEPTH and token.head != token else None


def _through_object(above: Token, verb: Token, language: str) -> Token | None:
    """It drew criticism from Lima, saying: the owner of a noun of saying that stands before the participle."""
    control = words(language)["control"]
    for child in above.children:
        if child.dep_ in {"dobj", "attr", "pobj", "nsubjpass"} and child.i < verb.i and child.lemma_.lower() in control:
            owner = _bearer(child) or _bearer(above, after=child.i)
            if owner is not None:
                return owner
    return None


def _said_by(noun: Token, verb: Token, language: str, depth: int) -> Token | None:
    """A statement declaring: whoever issued it; a study saying: the study."""
    if noun.lemma_.lower() in persons(language):
        return noun
    owner = _bearer(noun)
    if owner is not None:
        return owner
    if noun.dep_ in {"dobj", "nsubjpass"} and noun.lemma_.lower() in words(language)["control"]:
        return _of_verb(noun.head, language, depth) or noun
    return noun if verb.tag_ != "VB" else None


def _bearer(noun: Token, after: int = -1) -> Token | None:
    """Mali's demand, the demand by Mali: the owner of a noun; of a verb, whom it drew something from."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for preposition in grammar(noun.lang_)["bearer"]:
        for child in noun.children:
            if child.dep_ in {"prep", "agent"} and child.lower_ == preposition and child.i > after:
                return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _carrier_subject(noun: Token, language: str) -> Token | None:
    """Mali rejected calls; Mali made the demand: the subject of the verb that carries a noun as its object."""
    verb = noun.head
    carried = noun.dep_ == "dobj" and verb.pos_ == "VERB"
    return _of_verb(verb, language, 1) if carried else None


def _of_adjective(adjective: Token, language: str) -> Token | None:
    for child in adjective.children:
        if child.dep_ == "nsubj":
            return child
    above = adjective.head
    if adjective.dep_ in {"acomp", "oprd", "ccomp", "conj", "advcl", "attr"} and above is not adjective:
        return _of_adjective(above, language) if above.pos_ == "ADJ" else _subject(above, language, 1)
    return above if adjective.dep_ in {"amod", "relcl"} and above.pos_ in {"NOUN", "PROPN", "PRON"} else None


def noun_phrase(head: Token, draft: Draft) -> Speaker | None:
    """The phrase of a head as written, without what belongs to the cue or the content."""
    doc = head.doc
    first, last = head.left_edge.i, head.right_edge.i + 1
    taken = (draft.cue, _token_range(draft))
    for start, end in taken:
        if head.i < start < last:
            last = start
        if first < end <= head.i:
            first = end
    last = min([last, *(c.left_edge.i for c in head.rights if _dates(c))])
    while last - 1 > head.i and _loose_end(doc[last - 1]):
        last -= 1
    while first < head.i and (doc[first].is_punct or doc[first].is_space or doc[first].dep_ in {"cc", "mark"}):
        first += 1
    while first < head.i and doc[first].ent_type_ in {"DATE", "TIME"}:
        first += 1
    if last < len(doc) and doc[last].text == ")" and any(t.text == "(" for t in doc[first:last]):
        last += 1
    heads = (head, *(c for c in head.conjuncts if first <= c.i < last))
    return Speaker(tuple(heads), first, last)


def _dates(child: Token) -> bool:
    """Leaders on Sunday: the parser may hang the date of the saying on the speaker."""
    return child.dep_ == "prep" and any(c.dep_ == "pobj" and c.ent_type_ in {"DATE", "TIME"} for c in child.children)


def _loose_end(token: Token) -> bool:
    """Punctuation, and the relative pronoun of a clause that was cut off."""
    bracket = token.text in {")", "]"}
    return (token.is_punct and not bracket) or token.is_space or token.dep_ in {"mark"} or token.tag_ in {"WP", "WDT"}


def _token_range(draft: Draft) -> tuple[int, int]:
    span = draft.token.doc.char_span(*draft.content, alignment_mode="expand")
    return (span.start, span.end) if span is not None else draft.cue


def speaker_ids(found: Speaker, cast: Cast) -> tuple[str, ...]:
    """The actors that a speaker's phrase stands for, in order of the text."""
    return tuple(dict.fromkeys(actor for head in found.heads for actor in _actors(head, cast)))


def _actors(head: Token, cast: Cast) -> Iterator[str]:
    mention = cast.at(head)
    if mention is not None:
        yield from mention.actors
        return
    for child in head.children:
        if child.dep_ in {"prep", "agent"} and is_a(child, "belonging"):
            for noun in (c for c in child.children if c.dep_ == "pobj"):
                for each in (noun, *noun.conjuncts):
                    inner = cast.at(each)
                    yield from inner.actors if inner is not None else ()
        elif child.dep_ in {"poss", "compound", "amod", "nmod"}:
            inner = cast.at(child)
            yield from inner.actors if inner is not None else ()
