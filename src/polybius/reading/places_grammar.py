"""Stage places: what the words around a name say of it. Is it a place, and a division or a town?"""

from __future__ import annotations

from spacy.tokens import Token

from polybius.knowledge import Region
from polybius.reading.actors_context import is_located
from polybius.reading.actors_names import Name
from polybius.reading.actors_phrases import Layout, is_party
from polybius.reading.actors_words import words
from polybius.reading.metonyms import is_place
from polybius.reading.places_nesting import beside
from polybius.reading.places_words import place_words

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
OTHER_LABELS = frozenset(
    {"PERSON", "ORG", "DATE", "TIME", "NORP", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "LANGUAGE"}
)

SHORTEST_IN_CAPITALS, DATELINE = 3, 6
"""Letters of a town in capitals, more than those of most acronyms; tokens from it to the dash: ", Mali, May 8 -"."""

LONGEST_BODY = 5
"""Tokens of the rest of a name that begins with a place: "Unified School District"."""

DASHES = frozenset({"-", "–", "—", "--"})


def cue_of(where: Layout, first: int, last: int) -> str | None:
    """ "division" in "Aleppo province", "Polk County", "the county of Polk"; "settlement" in "the town of Aleppo"."""
    if is_division_noun(where, last) or (last - first > 1 and is_division_noun(where, last - 1)):
        return "division"
    noun = _noun_before(where, first)
    if noun in place_words("division-nouns", where.language):
        return "division"
    if noun in place_words("settlement-nouns", where.language):
        return "settlement"
    return "body" if _is_of_body(where, first, noun) or _is_home(where, first) else None


def is_division_noun(where: Layout, at: int) -> bool:
    """ "province" in "Aleppo province"."""
    return at < len(where.doc) and where.doc[at].lower_ in place_words("division-nouns", where.language)


def _is_of_body(where: Layout, first: int, noun: str) -> bool:
    """ "the University of Michigan", "a suburb of Ankara", "west of Stockholm"."""
    if first == 0 or where.doc[first - 1].lower_ not in words("belonging", where.language):
        return False
    return noun in place_words("local-bodies", where.language) | words("locatives", where.language)


def _is_home(where: Layout, first: int) -> bool:
    """ "Ruth Kariuki, 43, of Kaya"."""
    doc = where.doc
    if first < 3 or doc[first - 1].lower_ not in words("belonging", where.language) or doc[first - 2].text != ",":
        return False
    return doc[first - 3].like_num or doc[first - 3].ent_type_ == "PERSON"


def _noun_before(where: Layout, first: int) -> str:
    """The noun of "the town of Kaya", "the capital, Kaya", "the port city Kaya"."""
    doc, at = where.doc, first - 1
    if at >= 0 and doc[at].lower_ in words("articles", where.language):
        at -= 1
    joins = words("belonging", where.language) | place_words("examples", where.language)
    if at >= 1 and (doc[at].lower_ in joins or doc[at].text == ","):
        comma = doc[at].text == ","
        at -= 1
        return "" if comma and doc[at].lower_ not in place_words("capital-nouns", where.language) else doc[at].lower_
    return doc[at].lower_ if at >= 0 and doc[at].pos_ == "NOUN" else ""


def is_one_name(where: Layout, at: int) -> bool:
    """Two capitalised words of one name: the second does not begin a toponym."""
    if at == 0:
        return False
    before, token = where.doc[at - 1], where.doc[at]
    if before.pos_ != "PROPN" or not before.text[0].isupper() or token.is_sent_start:
        return False
    if before.lower_ in place_words("compass", where.language) or before.ent_type_ in {"DATE", "TIME"}:
        return False
    if before.text.endswith(".") or where.name_at[at - 1] is not None or where.term_at[at - 1] is not None:
        return token.ent_iob_ == "I" and bool(token.ent_type_)
    return True


def may_be_cut(where: Layout, first: int, end: int) -> bool:
    """ "Idlib Province" is Idlib and "Texas Senator" is of Texas; "Paris Agreement" is not Paris."""
    doc, following = where.doc, where.doc[end]
    if following.pos_ != "PROPN" and not following.text[0].isupper():
        return True
    if following.lower_ in place_words("facility-nouns", where.language) and following.text[0].isupper():
        return False
    entity = doc[first].ent_type_ in PLACE_LABELS and following.ent_iob_ != "I"
    return entity or where.term_at[end] is not None or _ends_local(where, end)


def _ends_local(where: Layout, at: int) -> bool:
    """Does a name go on from here to a body that is found in the place: "Kaya Regional Hospital"?"""
    doc, last = where.doc, at
    while last + 1 < len(doc) and last - at < LONGEST_BODY and doc[last + 1].pos_ == "PROPN":
        last += 1
    return _is_local(where, at) or (doc[at].pos_ == "PROPN" and _is_local(where, last))


def _is_local(where: Layout, at: int) -> bool:
    return where.doc[at].lower_ in place_words("local-bodies", where.language) | words("city-nouns", where.language)


def reads_as_place(where: Layout, first: int, last: int, cue: str | None, *, large: bool = False) -> bool:
    """Does the text around a name that the gazetteer has make it a place? A large town needs less of it."""
    token = where.doc[first]
    if token.ent_type_ in {"DATE", "TIME"} or _is_facility(where, first, last):
        return False
    if cue is not None or is_dateline(where, first, last):
        return True
    if is_located(where, first) or beside(where, last):
        return large or last - first == 1 or token.ent_type_ != "PERSON"
    if token.ent_type_ in PLACE_LABELS or (large and last - first == 1 and _is_attacked(where, token)):
        return True
    if large and last - first == 1 and _after_motion(where, first):
        return True
    if token.ent_type_ == "ORG":
        return _has_local(where, last)
    return token.ent_type_ not in OTHER_LABELS and _is_governed(where, first, last)


def _is_governed(where: Layout, first: int, last: int) -> bool:
    token = where.doc[last - 1]
    return _after_motion(where, first) or _has_local(where, last) or token.dep_ == "pobj" or _is_attacked(where, token)


def _is_attacked(where: Layout, token: Token) -> bool:
    """ "Shells hit Kaya"."""
    verbs = words("place-object-verbs", where.language)
    return token.dep_ in {"dobj", "nsubjpass"} and str(token.head.lemma_).lower() in verbs


def _after_motion(where: Layout, first: int) -> bool:
    return first > 0 and where.doc[first - 1].lower_ in words("motion-prepositions", where.language)


def _has_local(where: Layout, last: int) -> bool:
    """ "Kaya police", "a Kaya woman"."""
    return last < len(where.doc) and (_ends_local(where, last) or is_inhabitant(where, where.doc[last]))


def is_inhabitant(where: Layout, token: Token) -> bool:
    """ "a Kaya woman"."""
    return token.lower_ in place_words("inhabitants", where.language)


def _is_facility(where: Layout, first: int, last: int) -> bool:
    """A street, firm or river that bears a town's name: "Madison Street", "the Vistula river"."""
    if last >= len(where.doc):
        return False
    following = where.doc[last]
    if following.lower_ in place_words("namesake-nouns", where.language):
        return True
    if following.lower_ in place_words("feature-nouns", where.language):
        return following.ent_iob_ == "I" or following.text[0].isupper() or following.dep_ != "nsubj"
    return following.text[0].isupper() and following.lower_ in place_words("facility-nouns", where.language)


def is_dateline(where: Layout, first: int, last: int) -> bool:
    """ "NAIROBI, Aug 18 -", "LONDON (Reuters) -": it opens a sentence, in capitals or before a dash or bracket."""
    doc = where.doc
    if last >= len(doc) or not (first == 0 or doc[first].is_sent_start or doc[first - 1].is_space):
        return False
    capitals = doc[first:last].text.isupper() and len(doc[first:last].text) > SHORTEST_IN_CAPITALS
    marked = any(token.text in DASHES or token.text == "(" for token in doc[last : last + DATELINE])
    marked = marked or doc[last].is_space
    return (marked and (capitals or first == 0)) or (capitals and first == 0 and not doc[last].text.isupper())


def state_is_place(where: Layout, name: Name) -> bool:
    """A state by name is a place in every role but "pro-French" and "US-led"; "Ghana-based" is one, "$US 5" none."""
    if name.first > 0 and where.doc[name.first - 1].is_currency:
        return False
    if where.doc[name.first].ent_type_ == "ORG" and _is_facility(where, name.first, name.last):
        return False  # "The New Zealand Herald"
    if is_party(where, name):
        return True
    doc = where.doc
    joined = name.last + 1 < len(doc) and doc[name.last].text in DASHES
    return joined and doc[name.last + 1].lower_ in place_words("suffixes", where.language)


def region_is_place(where: Layout, name: Name, region: Region) -> bool:
    """A province is a place in most roles; a region of several states unless it acts or owns something."""
    if is_one_name(where, name.first) or _is_facility(where, name.first, name.last):
        return False
    if len(region.members) != 1 and _begins_organisation(where, name):
        return False
    if is_place(where, name) or (len(region.members) == 1 and is_party(where, name)):
        return True
    if cue_of(where, name.first, name.last) is not None:
        return True
    if not is_party(where, name) or where.doc[name.first].ent_type_ == "ORG":
        return False
    token = where.doc[name.last - 1]
    following = where.doc[name.last] if name.last < len(where.doc) else None
    owns = following is not None and following.tag_ == "POS"
    return not owns and _first_of_list(token).dep_ in {"pobj", "dobj", "npadvmod", "ROOT"}


def _begins_organisation(where: Layout, name: Name) -> bool:
    """ "the Atlantic Veterinary College"."""
    if where.doc[name.first].ent_type_ != "ORG" or name.last >= len(where.doc):
        return False
    return where.doc[name.last].ent_iob_ == "I" and where.doc[name.last].pos_ == "PROPN"


def _first_of_list(token: Token) -> Token:
    while token.dep_ in {"conj", "appos"} and token.head != token:
        token = token.head
    return token


def capital_is_place(where: Layout, name: Name) -> bool:
    """Not a government: "in Paris", "the streets of Paris", "Paris police", "the capital, Paris"."""
    if is_place(where, name) or cue_of(where, name.first, name.last) is not None:
        return True
    if is_dateline(where, name.first, name.last) or beside(where, name.last):
        return True
    if any(token.text == "," for token in where.doc[name.first : name.last]):
        return True  # "Washington, D.C."
    following = where.doc[name.last] if name.last < len(where.doc) else None
    if following is None:
        return False
    if following.tag_ == "POS":
        return any(_is_local(where, each) for each in range(name.last + 1, min(name.last + 4, len(where.doc))))
    return _modifies_local(where, name, following) or _listed_with_place(where, name)


def _modifies_local(where: Layout, name: Name, following: Token) -> bool:
    modifies = where.doc[name.last - 1].dep_ in {"compound", "nmod", "amod"}
    return modifies and (_is_local(where, following.i) or is_inhabitant(where, following))


def _listed_with_place(where: Layout, name: Name) -> bool:
    """ "in Cairo, Giza and Alexandria": the first of the list stands behind a preposition of place."""
    first = _first_of_list(where.doc[name.last - 1])
    return first.i != name.last - 1 and first.dep_ == "pobj" and is_located(where, first.left_edge.i)
