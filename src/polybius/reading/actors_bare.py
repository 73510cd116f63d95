"""Names that stand on their own: states, capitals, peoples, organisations, groups, regions."""

from __future__ import annotations

from spacy.tokens import Token

from polybius.knowledge import Group, Organisation, Region, State
from polybius.reading import actors_make as make
from polybius.reading.actors_builder import Builder
from polybius.reading.actors_context import is_located
from polybius.reading.actors_names import Name
from polybius.reading.actors_phrases import Layout, is_party, is_possessive
from polybius.reading.actors_words import words
from polybius.reading.metonyms import use
from polybius.reading.places_grammar import capital_is_place
from polybius.records import How


def modifier_tokens(builder: Builder) -> set[int]:
    """Tokens of adjectives inside a phrase that already speaks for them."""
    doc, covered = builder.where.doc, set[int]()
    for mention in builder.mentions:
        for index in range(mention.first, mention.head):
            name = builder.where.name_at[index]
            possessor = name is not None and name.last < len(doc) and doc[name.last].tag_ == "POS"
            own = name is not None and _is_body(name)
            if name is not None and name.last <= mention.head and not possessor and not own:
                covered.add(index)
    return covered


def _is_body(name: Name) -> bool:
    """A body by its own name has a mention of its own, whatever the phrase around it stands for: "UN peacekeepers"."""
    body = isinstance(name.of, Organisation) or (isinstance(name.of, Group) and name.of.kind == "organ")
    return body and name.entry.kind in {"name", "acronym"}


def add_name(builder: Builder, name: Name) -> None:
    """Adds the mention of a name that is no part of a noun phrase, where it is a party and no place."""
    where, of = builder.where, name.of
    if not is_party(where, name):
        return
    if isinstance(of, State):
        _add_state(builder, name, of)
    elif isinstance(of, Organisation):
        how: How = "metonym" if name.entry.kind == "metonym" else "name"
        if how == "name" or use(where, name) == "party":
            actors = (make.of_organisation(of),)
            builder.add(_first(builder, name), name.last, name.head, actors, how, "known organisation")
    elif isinstance(of, Group) and of.kind == "people":
        _add_community(builder, name, of)
    elif isinstance(of, Group):
        builder.add(
            _first(builder, name), name.last, name.head, (make.of_group(of, builder.on),), "name", "known group"
        )
    elif isinstance(of, Region) and name.entry.kind == "demonym" and not _modifies(where.doc[name.head]):
        party = of.members[0] if len(of.members) == 1 else of.id
        actors = (make.of_sector(party, make.PEOPLE, where.language),)
        builder.add(_first(builder, name), name.last, name.head, actors, "demonym", "people of the region")
    elif isinstance(of, Region) and name.entry.kind == "name" and _acts(builder, name, of):
        builder.add(name.first, name.last, name.head, (make.of_region(of),), "name", "known region")


def _first(builder: Builder, name: Name) -> int:
    """A name begins at its article: "the Pentagon", "the United States"."""
    doc = builder.where.doc
    if doc[name.head].dep_ in {"compound", "amod", "nmod", "npadvmod"}:
        return name.first
    before = doc[name.first - 1].lower_ if name.first else ""
    return name.first - 1 if before in words("articles", builder.where.language) else name.first


def _acts(builder: Builder, name: Name, region: Region) -> bool:
    """A region of several states may be a party anywhere; one within a state only as a subject."""
    subject = builder.where.doc[name.head].dep_ in {"nsubj", "nsubjpass"}
    acts = builder.alone or len(region.members) != 1 or subject or region.breakaway
    return acts and use(builder.where, name) == "party"


def _add_state(builder: Builder, name: Name, state: State) -> None:
    where = builder.where
    if name.entry.kind == "metonym":
        if use(where, name) == "party" and not capital_is_place(where, name) and not _names_something(where, name):
            actors = (make.of_state(state),)
            builder.add(_first(builder, name), name.last, name.head, actors, "metonym", "seat of the government")
    elif name.entry.kind in {"adjective", "demonym"}:
        _add_people(builder, name, state)
    else:
        builder.add(_first(builder, name), name.last, name.head, (make.of_state(state),), "name", "name of the state")


def _add_community(builder: Builder, name: Name, people: Group) -> None:
    """ "Kurds", "Syrian Kurds", "Syria's Kurds", "Kurds in Syria"; not "Kurdish areas"."""
    where = builder.where
    if _modifies(where.doc[name.head]):
        return
    state, first = _state_before(builder, name)
    behind = where.name_at[name.last + 1] if name.last + 1 < len(where.doc) else None
    if state is None and behind is not None and isinstance(behind.of, State) and is_located(where, behind.first):
        state = behind.of.iso3
    if state is None:
        state = people.party or (builder.focus.main if builder.focus.main in people.homes else None)
    actor = make.of_people(people, state, where.language)
    builder.add(first, name.last, name.head, (actor,), "name", "a people; its state by the words or the article")


def _before_community(builder: Builder, name: Name) -> bool:
    """Is it the adjective of a people that stands right behind: "Syrian Kurds"?"""
    following = builder.where.name_at[name.last] if name.last < len(builder.where.doc) else None
    people = following is not None and isinstance(following.of, Group) and following.of.kind == "people"
    return people and name.entry.kind == "adjective"


def _state_before(builder: Builder, name: Name) -> tuple[str | None, int]:
    """The state whose adjective or possessive stands before a people, and where the whole begins."""
    where = builder.where
    at = name.first - 1
    if at > 0 and is_possessive(where.doc[at]):
        at -= 1
    before = where.name_at[at] if at >= 0 else None
    if before is None or not isinstance(before.of, State):
        return None, _first(builder, name)
    adjective = before.entry.kind == "adjective"
    return before.of.iso3, before.first if adjective else _first(builder, name)


def _modifies(token: Token) -> bool:
    return token.dep_ in {"amod", "compound", "nmod", "poss"} and token.head.i > token.i


def _names_something(where: Layout, name: Name) -> bool:
    """ "The Budapest Memorandum", "the Minsk agreements": what has its name from a capital."""
    following = where.doc[name.last] if name.last < len(where.doc) else None
    if following is None or following.is_sent_start or where.term_at[following.i] is not None:
        return False
    longer = following.pos_ == "PROPN" and following.text[0].isupper() and where.name_at[following.i] is None
    return longer or following.lower_ in words("named-after-places", where.language)


def _add_people(builder: Builder, name: Name, state: State) -> None:
    """ "French operations" are the state's, "the Americans" mostly are, "Malians" and "a Malian" are its people."""
    doc, language = builder.where.doc, builder.where.language
    token = doc[name.head]
    if _before_community(builder, name):
        return
    if _modifies(token):
        builder.add(name.first, name.last, name.head, (make.of_state(state),), "demonym", "adjective of the state")
        return
    before = doc[name.first - 1] if name.first else None
    definite = before is not None and before.lower_ in words("definite", language)
    first = name.first - 1 if before is not None and before.lower_ in words("articles", language) else name.first
    if definite and token.tag_ not in {"NN", "NNP"}:
        builder.add(first, name.last, name.head, (make.of_state(state),), "demonym", "the nation as one")
    else:
        actor = make.of_sector(state.iso3, make.PEOPLE, language)
        builder.add(first, name.last, name.head, (actor,), "demonym", "people of the state")
