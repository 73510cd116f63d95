"""Whose an army, ministry or resident is: by the names in the phrase, and only then by the article's focus."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from polybius.knowledge import Group, Office, Region, State, Toponym, toponyms
from polybius.reading import actors_make as make
from polybius.reading.actors_builder import OF_TOWN, Builder, Owner
from polybius.reading.actors_context import clause, credible, is_located
from polybius.reading.actors_disposal import disposer, is_disposed_by_pronoun
from polybius.reading.actors_names import Name
from polybius.reading.actors_phrases import POSSESSIVES, Phrase, is_party
from polybius.reading.actors_words import words
from polybius.records import Actor

UNARMED = frozenset({"CVL", "REF", "MED", "JRN"})
"""Sectors whose people are not members of the armed group whose name stands before them."""

ONE_BODY = frozenset({"LEG", "JUD", "COP", "SPY", "MIL"})
"""Sectors whose nouns may take each other's place from one sentence to the next."""

RECURRING = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "PTY", "REB", "PRM", "CVL"})
"""Sectors whose bare plural ("troops", "residents") goes on about those named before; "media" or "companies" do not."""

DISPOSED = frozenset({"MIL", "GOV", "SPY", "COP"})
"""Sectors whose people a government sends, moves and calls back."""

OF_A_PEOPLE = frozenset({"GOV", "PTY", "CVL", "REF", "ELI"})
"""Sectors of which the people of a people with several homes are no more than the people."""

JUNTA = "junta"
"""The entry of agents.yaml for those who govern after a coup."""

REGIMES = frozenset({"government", JUNTA})

VENUES = frozenset({"GOV", "OPP", "REB", "PTY"})
"""Sectors that meet abroad: "the opposition in Vienna" is no Austrian one in an article about others."""

LOCAL = frozenset({"REB", "UAF", "CRM", "PRM", "REL", "SOC", "REF", "PRE", "BUS", "JRN", "EDU"})
"""Sectors that the article's main state does not own without a sign: rebels may be anybody's."""


def owner_of(builder: Builder, phrase: Phrase) -> Owner:
    """Whose a noun is: by the names in its phrase, else by the article's focus."""
    inner = tuple(name for name in phrase.inner if not _locates(builder, phrase, name))
    after = tuple(name for name in phrase.after if phrase.owner is None and not _is_venue(builder, phrase, name))
    for names, why in ((inner, "name in the phrase"), (after, "name behind a preposition")):
        owner = _of_names(builder, phrase, names, why)
        if owner.parties or owner.actors:
            return owner
    shared = _shared(builder, phrase)
    if shared is not None:
        return shared
    if _is_joined_to_owned(builder, phrase):
        return Owner()
    town = _town(builder, phrase) if phrase.owner is None else None
    if town is not None and not (sector_of(phrase) in VENUES and _is_abroad(builder, town)):
        return Owner((town,), (), OF_TOWN)
    if phrase.term.title is not None and phrase.term.title.party is not None:
        return Owner((phrase.term.title.party,), (), "the only office of its kind")
    if phrase.owner is not None or builder.alone or (phrase.term.noun.generic and phrase.related is None):
        return Owner()
    by = disposer(builder, phrase) if sector_of(phrase) in DISPOSED else None
    if by is not None:
        return Owner((by,), (), "the party that disposes of it in the clause")
    if sector_of(phrase) in DISPOSED and is_disposed_by_pronoun(builder, phrase):
        return Owner()
    return Owner() if _several(builder, phrase) else _from_context(builder, phrase)


def _shared(builder: Builder, phrase: Phrase) -> Owner | None:
    """ "Kenya's president and foreign minister": a bare noun joined to a phrase that names a possessor."""
    doc = builder.where.doc
    if phrase.first != phrase.term.first or not phrase.first or doc[phrase.first - 1].pos_ != "CCONJ":
        return None
    last, owner = builder.possessed
    return owner if last == phrase.first - 1 and owner.parties else None


def _is_joined_to_owned(builder: Builder, phrase: Phrase) -> bool:
    """ "His generals and diplomats": whose the bare second noun is, only coreference can tell."""
    head = builder.where.doc[phrase.head]
    bare = phrase.first == phrase.term.first and head.dep_ == "conj"
    return bare and any(child.tag_ in POSSESSIVES for child in head.head.children)


def _town(builder: Builder, phrase: Phrase) -> str | None:
    """The country of a town named in or right behind a phrase: "Mombasa police", "residents of Mombasa"."""
    doc, where = builder.where.doc, builder.where
    begin = phrase.last + 1 if phrase.last < len(doc) else phrase.last
    owners = words("owner-prepositions", where.language)
    behind = begin if phrase.last < len(doc) and doc[phrase.last].lower_ in owners else len(doc)
    for first, stop in ((phrase.first, phrase.term.first), (behind, min(behind + 3, len(doc)))):
        tokens = doc[first:stop] if first < stop else ()  # an empty slice at the end costs spaCy the whole text
        run = [t for t in tokens if _is_name(t) and where.name_at[t.i] is None]
        if run and run[-1].i - run[0].i == len(run) - 1 and (first != behind or run[0].i <= first + 1):
            found = credible(toponyms(doc[run[0].i : run[-1].i + 1].text), builder.focus.named)
            if found:
                return max(found, key=lambda town: _weight(builder, town)).country
    return None


def _is_name(token: Token) -> bool:
    """A capitalised word that is a name by its tag or, since the parser tags bare phrases badly, by its place."""
    return token.text[0].isupper() and (token.pos_ == "PROPN" or (token.pos_ == "NOUN" and not token.is_sent_start))


def _weight(builder: Builder, town: Toponym) -> tuple[bool, int]:
    return town.country is not None and town.country == builder.focus.main, town.population


def _several(builder: Builder, phrase: Phrase) -> bool:
    """ "Governments" are those of several states, which no single focus can name."""
    head = builder.where.doc[phrase.head]
    single = words("single", builder.where.language)
    return head.tag_ in {"NNS", "NNPS"} and str(head.lemma_).lower() in single


def _locates(builder: Builder, phrase: Phrase, name: Name) -> bool:
    """ "Its Niamey embassy" is in Niamey and somebody else's."""
    city = builder.where.doc[phrase.head].lower_ in words("missions", builder.where.language)
    return name.entry.kind == "metonym" and (city or phrase.owner is not None)


def _is_venue(builder: Builder, phrase: Phrase, name: Name) -> bool:
    """ "The opposition in Geneva", where the article is about other states."""
    if not isinstance(name.of, State) or name.entry.kind != "metonym" or sector_of(phrase) not in VENUES:
        return False
    return _is_abroad(builder, name.of.iso3) and is_located(builder.where, name.first)


def _is_abroad(builder: Builder, state: str | None) -> bool:
    """Is the article about other states than this one?"""
    focused = builder.focus
    if focused.main is None:
        return bool(focused.named - {state})
    return state not in (focused.main, *focused.pair)


def _of_names(builder: Builder, phrase: Phrase, names: Iterable[Name], why: str) -> Owner:
    parties: dict[str, None] = {}
    actors: dict[str, Actor] = {}
    for name in names:
        of = name.of
        if isinstance(of, State):
            parties[of.iso3] = None
        elif isinstance(of, Office):
            parties[of.party] = None
        elif isinstance(of, Region):
            if of.breakaway:
                actors[of.id] = make.of_region(of)
            else:
                parties[of.members[0] if len(of.members) == 1 else of.id] = None
        elif isinstance(of, Group) and of.kind == "people":
            home = of.party or (builder.focus.main if builder.focus.main in of.homes else None)
            if home is not None:
                parties[home] = None
            elif sector_of(phrase) in OF_A_PEOPLE:
                actors[of.id] = make.of_people(of, None, builder.where.language)
        elif isinstance(of, Group):
            if sector_of(phrase) not in UNARMED:  # "Hamas families" are not Hamas
                actors[of.id] = make.of_group(of, builder.on)
        elif of.kind in {"igo", "ngo"}:
            parties[of.id] = None
        else:
            actors[of.id] = make.of_organisation(of)
    if actors:  # "Kenyan Hamas members": the body itself is nearer to the noun than the state
        return Owner((), tuple(actors.values()), why)
    return Owner(tuple(parties), (), why if parties else "")


def _from_context(builder: Builder, phrase: Phrase) -> Owner:
    """A coup, the scene of the sentence, an earlier phrase with the same noun, or the article's main state."""
    focused, sector = builder.focus, sector_of(phrase)
    of_coup = phrase.term.noun.regime and _is_of_coup(builder, phrase)
    regime = focused.coup or (focused.main if phrase.term.noun.id == JUNTA else None)
    if regime is not None and (of_coup or "ousted" in phrase.effects):
        return Owner((regime,), (), "the article's coup")
    head = builder.where.doc[phrase.head]
    if any(token.lower_ in words("not-own", builder.where.language) for token in _before(builder, phrase)):
        return Owner()  # "foreign troops": anybody's but the main state's
    if phrase.term.noun.id in REGIMES and _brings_in(builder, phrase):
        return Owner()  # "a government that borrows"
    scene = focused.located.get(clause(head)) or focused.located.get(builder.where.sentence[head.i])
    if scene is not None:
        return Owner((scene,), (), "the scene of the sentence")
    if _brought_in(builder, phrase):
        return Owner()
    before = builder.earlier(phrase, keys_of(builder, phrase))
    if before is not None and (sector in RECURRING or _is_definite(builder, phrase)):
        return before
    if sector in {"GOV", "MIL"} and focused.coup is not None:
        return Owner((focused.coup,), (), "the article's coup")
    if any(name is not None and not is_party(builder.where, name) for name in _inside(builder, phrase)):
        return Owner()  # "Chad-backed forces": another's than the state named, and so not the main one's either
    if focused.sure is not None and sector not in LOCAL and not is_modifier(builder, phrase):
        return Owner((focused.sure,), (), "the article's main state")
    return Owner()


def _brought_in(builder: Builder, phrase: Phrase) -> bool:
    """ "Forces that see a friend in it": a bare plural with a clause that says which ones is no earlier one."""
    head = builder.where.doc[phrase.head]
    return phrase.first == phrase.term.first and any(child.dep_ == "relcl" for child in head.children)


def _before(builder: Builder, phrase: Phrase) -> Span:
    return builder.where.doc[phrase.first : phrase.term.first]


def _brings_in(builder: Builder, phrase: Phrase) -> bool:
    return builder.where.doc[phrase.first].lower_ in words("singular-articles", builder.where.language)


def _is_definite(builder: Builder, phrase: Phrase) -> bool:
    return builder.where.doc[phrase.first].lower_ in words("definite", builder.where.language)


def _is_of_coup(builder: Builder, phrase: Phrase) -> bool:
    changed = words("regime-modifiers", builder.where.language)
    tokens = builder.where.doc[phrase.first : phrase.head]
    return phrase.term.noun.id == JUNTA or any(token.lower_ in changed for token in tokens)


def is_alignment(builder: Builder, phrase: Phrase) -> bool:
    """ "A NATO member", "an ally of the United States": says how somebody stands to what is named."""
    lemma = str(builder.where.doc[phrase.head].lemma_).lower()
    if phrase.related is not None or lemma not in words("alignments", builder.where.language):
        return False
    names = (*phrase.inner, *phrase.after)
    return bool(names) and all(isinstance(n.of, State) or getattr(n.of, "kind", None) == "igo" for n in names)


def is_modifier(builder: Builder, phrase: Phrase) -> bool:
    """ "Troop" in "troop withdrawal": before a noun that is no actor, and so perhaps nobody's in particular."""
    head = builder.where.doc[phrase.head]
    return head.dep_ == "compound" and head.head.i > head.i


def _inside(builder: Builder, phrase: Phrase) -> list[Name | None]:
    return builder.where.name_at[phrase.first : phrase.term.first]


def sector_of(phrase: Phrase) -> str:
    """The sector of a phrase: a weak noun takes that of the noun that it leans on."""
    if phrase.related is not None and (phrase.term.noun.weak or phrase.related.first >= phrase.term.last):
        return phrase.related.noun.sector
    if phrase.term.title is not None and not phrase.term.noun.weak:
        return phrase.term.title.sector
    return phrase.term.noun.sector


def keys_of(builder: Builder, phrase: Phrase) -> tuple[str, ...]:
    """What a later phrase must share with an earlier one to take its owner, nearest likeness first: the noun, the
    office ("ambassador", "envoy"), or, for all but the government's many, the kind of actor ("parliament",
    "lawmakers")."""
    noun, title = phrase.term.noun, phrase.term.title
    keys = [str(builder.where.doc[phrase.head].lemma_).lower()]
    if title is not None and title.role is not None:
        keys.append(f"office {title.id}")
    if not noun.weak and not noun.generic and sector_of(phrase) in ONE_BODY:
        keys.append(f"kind {noun.id}")
    return tuple(keys)
