"""From names and noun phrases to a cast: which actor each of them is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from polybius import knowledge
from polybius.knowledge import Group, Office, Organisation, Region, State, Toponym, toponyms
from polybius.reading import actors_make as make
from polybius.reading.actors_context import FADES, Focus, clause, credible, focus
from polybius.reading.actors_names import Name
from polybius.reading.actors_people import Person, people
from polybius.reading.actors_phrases import Layout, Phrase, is_party, is_possessive, phrases
from polybius.reading.actors_words import modifiers, words
from polybius.reading.document import Cast, CastMention, Document
from polybius.reading.metonyms import use
from polybius.records import Actor, How, Skipped

OF_A_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "PTY"})
"""Sectors that are nobody in particular until it is known whose they are; the others can stand for themselves."""

UNARMED = frozenset({"CVL", "REF", "MED", "JRN"})
"""Sectors whose people are not members of the armed group whose name stands before them."""

LOCAL = frozenset({"REB", "UAF", "CRM", "PRM", "REL", "SOC", "REF", "PRE"})
"""Sectors that the article's main state does not own without a sign: rebels may be anybody's."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a noun is: actors to be taken as they are, or parties whose sector is meant."""

    parties: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    why: str = ""


@dataclass(slots=True)
class _Builder:
    """What has been found so far, left to right."""

    document: Document
    where: Layout
    focus: Focus
    on: dt.date | None
    alone: bool
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[CastMention] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    last_owner: dict[str, tuple[int, Owner]] = field(default_factory=dict)

    def add(self, first: int, last: int, head: int, actors: Iterable[Actor], how: How, why: str) -> None:
        each = {actor.id: actor for actor in actors}
        for id, actor in each.items():
            held = self.actors.get(id)
            if held is None or (held.sector is None and actor.sector is not None):
                self.actors[id] = actor
        if each:
            kind: How = "group" if len(each) > 1 and how != "name" else how
            self.mentions.append(CastMention(first, last, head, tuple(each), kind, why))

    def skip(self, phrase: Phrase, code: str, why: str) -> None:
        span = self.document.span(phrase.first, phrase.last)
        self.skipped.append(Skipped(stage="actors", code=code, why=why, evidence=(span,)))


def build(document: Document, where: Layout, *, alone: bool = False) -> Cast:
    """The cast of an article. ``alone``: a bare phrase, of which an actor without a party is a fair reading."""
    on = document.article.published
    builder = _Builder(document, where, focus(where), on, alone)
    found, named = tuple(phrases(where)), people(where, on)
    titles = {phrase.last: phrase for phrase in found if phrase.term.title is not None or phrase.term.noun.weak}
    starts = {person.first for person in named}
    in_names = {index for person in named for index in range(person.first, person.last)}
    found = tuple(phrase for phrase in found if phrase.head not in in_names)
    pairs = tuple(_appositions(where, found, named))
    person_of = {phrase.head: person for phrase, person in pairs}
    phrase_of = {person.first: phrase for phrase, person in pairs}
    order: list[tuple[int, Phrase | Person]] = [
        *((p.head, p) for p in found if titles.get(p.last) is not p or p.last not in starts),
        *((person.first, person) for person in named),
    ]
    for _, each in sorted(order, key=lambda pair: pair[0]):
        if isinstance(each, Phrase):
            _add_phrase(builder, each, person_of.get(each.head))
        else:
            _add_person(builder, each, titles.get(each.first), phrase_of.get(each.first))
    covered = _modifier_tokens(builder)
    for name in where.names:
        if not isinstance(name.of, Office) and name.first not in covered:
            _add_name(builder, name)
    ordered = tuple(sorted(builder.mentions, key=lambda m: (m.first, m.last)))
    return Cast(actors=dict(sorted(builder.actors.items())), mentions=ordered, skipped=tuple(builder.skipped))


def _appositions(
    where: Layout, found: Iterable[Phrase], named: Iterable[Person]
) -> Iterator[tuple[Phrase, Person]]:
    """Titles set off by a comma: "the ousted president, Peter Mwangi," and "Peter Mwangi, the foreign minister,"."""
    doc = where.doc
    begins = {person.first: person for person in named}
    ends = {person.last: person for person in named}
    for phrase in found:
        if phrase.term.title is None or doc[phrase.head].tag_ in {"NNS", "NNPS"}:
            continue
        after = begins.get(phrase.last + 1) if _comma(where, phrase.last) else None
        before = ends.get(phrase.first - 1) if _comma(where, phrase.first - 1) else None
        if after is not None and _closes(where, after.last):
            yield phrase, after
        elif before is not None and (doc[phrase.head].dep_ == "appos" or _closes(where, phrase.last)):
            yield phrase, before


def _comma(where: Layout, at: int) -> bool:
    return 0 <= at < len(where.doc) and where.doc[at].text == ","


def _closes(where: Layout, at: int) -> bool:
    return at >= len(where.doc) or where.doc[at].is_punct


def _add_person(builder: _Builder, person: Person, title: Phrase | None, apposition: Phrase | None) -> None:
    given = title or apposition
    left = given is not None and bool(given.effects & {"former", "ousted"})
    if person.office is not None:
        actor = make.of_office(person.office, builder.on, builder.where.language, left=left)
        why = f"knowledge: {person.office.role} of {person.office.party}"
    else:
        actor, why = _unknown_person(builder, person, given, left)
    first = title.first if title is not None else person.first
    builder.add(first, person.last, person.head, (actor,), "name", why)
    if given is not None and actor.party is not None:
        key = _key(builder, given)
        builder.last_owner[key] = (person.first, Owner((actor.party,), (builder.actors[actor.id],), "named before"))


def _unknown_person(builder: _Builder, person: Person, given: Phrase | None, left: bool) -> tuple[Actor, str]:
    """Somebody whom the knowledge does not have: party and sector from the title or apposition."""
    id = make.slug(person.name) or person.name
    held = builder.actors.get(id)
    if given is None:
        return held or Actor(id=id, name=person.name, kind="person"), "a person's name without a known office"
    owner = _owner(builder, given)
    party = owner.parties[0] if owner.parties else owner.actors[0].party if owner.actors else None
    noun = given.term.title or given.term.noun
    sector = make.FORMER if left else _sector(given)
    role = None if noun.role is None else _role(builder, given, noun.role)
    country = party if party in knowledge.load(builder.where.language).states else None
    actor = Actor(id=id, name=person.name, party=party, sector=sector, kind="person", role=role, country=country)
    return actor, f"title in the text ({builder.where.doc[given.first:given.last].text}); {owner.why}"


def _role(builder: _Builder, phrase: Phrase, role: str) -> str:
    """The role with what the words before it change: "deputy foreign minister", "former head of state"."""
    doc = builder.where.doc
    changed = [t.lower_ for t in doc[phrase.first : phrase.term.first] if t.lower_ in modifiers(builder.where.language)]
    return " ".join([*changed, role])


def _sector(phrase: Phrase) -> str:
    """The sector of a phrase: a weak noun takes that of the noun that it leans on."""
    if phrase.related is not None and (phrase.term.noun.weak or phrase.related.first >= phrase.term.last):
        return phrase.related.noun.sector
    if phrase.term.title is not None and not phrase.term.noun.weak:
        return phrase.term.title.sector
    return phrase.term.noun.sector


def _key(builder: _Builder, phrase: Phrase) -> str:
    """What an earlier phrase must share with a later one to lend it its owner: the noun itself."""
    return str(builder.where.doc[phrase.head].lemma_).lower()


def _add_phrase(builder: _Builder, phrase: Phrase, person: Person | None) -> None:
    if person is not None and person.office is not None:
        left = bool(phrase.effects & {"former", "ousted"})
        actor = make.of_office(person.office, builder.on, builder.where.language, left=left)
        builder.add(phrase.first, phrase.last, phrase.head, (actor,), "description", "apposition to a name")
        return
    if person is not None and make.slug(person.name) in builder.actors:
        actor = builder.actors[make.slug(person.name)]
        builder.add(phrase.first, phrase.last, phrase.head, (actor,), "description", "apposition to a name")
        return
    if _is_in_place_name(builder, phrase):
        return
    owner = _owner(builder, phrase)
    if phrase.owner is not None and not owner.why:
        return  # "their forces": for coreference
    actors = tuple(_actors(builder, phrase, owner))
    if actors:
        _remember(builder, phrase, owner, actors)
        builder.add(phrase.first, phrase.last, phrase.head, actors, "description", owner.why)
    elif not phrase.term.noun.generic:
        builder.skip(phrase, "no-owner", "nothing in the article says whose this is")


def _is_in_place_name(builder: _Builder, phrase: Phrase) -> bool:
    """ "King's Cross", "Bishop Street": a title in capitals, without an article, that a capitalised word follows."""
    doc, last = builder.where.doc, phrase.last
    if doc[phrase.head].pos_ != "PROPN" or phrase.inner or phrase.after or last >= len(doc):
        return False
    if doc[phrase.first].pos_ == "DET":
        return False
    at = last + 1 if is_possessive(doc[last]) else last
    return at < len(doc) and doc[at].pos_ == "PROPN" and doc[at].text[0].isupper() and not doc[at].is_sent_start


def _remember(builder: _Builder, phrase: Phrase, owner: Owner, actors: tuple[Actor, ...]) -> None:
    if owner.parties or owner.actors:
        person = tuple(actor for actor in actors if actor.kind == "person")
        held = Owner(owner.parties, person or owner.actors, "named before")
        builder.last_owner[_key(builder, phrase)] = (phrase.head, held)


def _actors(builder: _Builder, phrase: Phrase, owner: Owner) -> Iterator[Actor]:
    """The actors that a noun phrase stands for, given whose it is."""
    language, noun = builder.where.language, phrase.term.noun
    yield from owner.actors
    if owner.actors:
        return
    left = bool(phrase.effects & {"former", "ousted"}) and (phrase.term.title is not None or noun.weak)
    sector = make.FORMER if left else _sector(phrase)
    if not owner.parties:
        if _is_modifier(builder, phrase) and not builder.alone:
            return  # "school buses"
        if builder.alone or (sector not in OF_A_STATE and not noun.weak):
            yield make.of_sector(None, sector, language)
        return
    holder = _holder(builder, phrase, owner) if phrase.term.title is not None and phrase.related is None else None
    if holder is not None:
        yield make.of_office(holder, builder.on, language, left=left)
    else:
        yield from (make.of_sector(party, sector, language) for party in owner.parties)


def _holder(builder: _Builder, phrase: Phrase, owner: Owner) -> Office | None:
    """The person who held the office on the day: "the French president"."""
    doc, title = builder.where.doc, phrase.term.title
    if title is None or title.role is None or len(owner.parties) != 1 or doc[phrase.head].tag_ in {"NNS", "NNPS"}:
        return None
    if doc[phrase.first].lower_ in words("indefinite", builder.where.language) or "deputy" in phrase.effects:
        return None
    known, party = knowledge.load(builder.where.language), owner.parties[0]
    if "ousted" in phrase.effects:
        return _last_before(known, party, title.role, builder.on)
    if "former" in phrase.effects or "elect" in phrase.effects:
        return None
    holders = {office.holder: office for office in known.holders(party, title.role, builder.on)}
    return next(iter(holders.values())) if len(holders) == 1 else None


def _last_before(known: knowledge.Knowledge, party: str, role: str, on: dt.date | None) -> Office | None:
    """Who held an office last before those who hold it on the day."""
    past = [o for o in known.offices if (o.party, o.role) == (party, role) and o.until is not None]
    past = [o for o in past if on is None or (o.until is not None and o.until < on)]
    return max(past, key=lambda o: o.until or dt.date.min, default=None)


def _owner(builder: _Builder, phrase: Phrase) -> Owner:
    """Whose a noun is: by the names in its phrase, else by the article's focus."""
    inner = tuple(name for name in phrase.inner if not _locates(builder, phrase, name))
    for names, why in ((inner, "name in the phrase"), (phrase.after, "name behind a preposition")):
        owner = _of_names(builder, phrase, names, why)
        if owner.parties or owner.actors:
            return owner
    town = _town(builder, phrase)
    if town is not None:
        return Owner((town,), (), "the country of a town in the phrase")
    if phrase.owner is not None or builder.alone or (phrase.term.noun.generic and phrase.related is None):
        return Owner()
    return Owner() if _several(builder, phrase) else _from_context(builder, phrase)


def _town(builder: _Builder, phrase: Phrase) -> str | None:
    """The country of a town named in or right behind a phrase: "Mombasa police", "residents of Mombasa"."""
    doc, where = builder.where.doc, builder.where
    begin = phrase.last + 1 if phrase.last < len(doc) else phrase.last
    owners = words("owner-prepositions", where.language)
    behind = begin if phrase.last < len(doc) and doc[phrase.last].lower_ in owners else len(doc)
    for first, stop in ((phrase.first, phrase.term.first), (behind, min(behind + 3, len(doc)))):
        tokens = doc[first:stop] if first < stop else ()  # an empty slice at the end costs spaCy the whole text
        run = [t for t in tokens if t.pos_ == "PROPN" and t.text[0].isupper() and where.name_at[t.i] is None]
        if run and run[-1].i - run[0].i == len(run) - 1 and (first != behind or run[0].i <= first + 1):
            found = credible(toponyms(doc[run[0].i : run[-1].i + 1].text), builder.focus.named)
            if found:
                return max(found, key=lambda town: _weight(builder, town)).country
    return None


def _weight(builder: _Builder, town: Toponym) -> tuple[bool, int]:
    return town.country is not None and town.country == builder.focus.main, town.population


def _several(builder: _Builder, phrase: Phrase) -> bool:
    """ "Governments" are those of several states, which no single focus can name."""
    head = builder.where.doc[phrase.head]
    single = words("single", builder.where.language)
    return head.tag_ in {"NNS", "NNPS"} and str(head.lemma_).lower() in single


def _locates(builder: _Builder, phrase: Phrase, name: Name) -> bool:
    """ "Its Niamey embassy" is in Niamey and somebody else's."""
    city = builder.where.doc[phrase.head].lower_ in words("missions", builder.where.language)
    return name.entry.kind == "metonym" and (city or phrase.owner is not None)


def _of_names(builder: _Builder, phrase: Phrase, names: Iterable[Name], why: str) -> Owner:
    parties: dict[str, None] = {}
    actors: dict[str, Actor] = {}
    for name in names:
        of = name.of
        if isinstance(of, State):
            parties[of.iso3] = None
        elif isinstance(of, Office):
            parties[of.party] = None
        elif isinstance(of, Region):
            parties[of.members[0] if len(of.members) == 1 else of.id] = None
        elif isinstance(of, Group):
            if _sector(phrase) not in UNARMED:  # "Hamas families" are not Hamas
                actors[of.id] = make.of_group(of)
        elif of.kind in {"igo", "ngo"}:
            parties[of.id] = None
        else:
            actors[of.id] = make.of_organisation(of)
    if actors:  # "Kenyan Hamas members": the body itself is nearer to the noun than the state
        return Owner((), tuple(actors.values()), why)
    return Owner(tuple(parties), (), why if parties else "")


def _from_context(builder: _Builder, phrase: Phrase) -> Owner:
    """The scene of the sentence, an earlier phrase with the same noun, a coup, or the article's main state."""
    doc, focused, noun = builder.where.doc, builder.focus, phrase.term.noun
    sector = _sector(phrase)
    changed = words("regime-modifiers", builder.where.language)
    of_coup = noun.id == "junta" or any(t.lower_ in changed for t in doc[phrase.first : phrase.head])
    if noun.regime and of_coup and focused.coup is not None:
        return Owner((focused.coup,), (), "the article's coup")
    head = doc[phrase.head]
    scene = focused.located.get(clause(head)) or focused.located.get(builder.where.sentence[head.i])
    if scene is not None:
        return Owner((scene,), (), "the scene of the sentence")
    at, before = builder.last_owner.get(_key(builder, phrase), (-FADES, Owner()))
    if before.why and phrase.head - at < FADES:
        return Owner(before.parties, before.actors, "an earlier phrase with the same noun")
    if sector in {"GOV", "MIL"} and focused.coup is not None:
        return Owner((focused.coup,), (), "the article's coup")
    if any(name is not None and not is_party(builder.where, name) for name in _inside(builder, phrase)):
        return Owner()  # "Chad-backed forces": another's than the state named, and so not the main one's either
    if focused.sure is not None and sector not in LOCAL and not _is_modifier(builder, phrase):
        return Owner((focused.sure,), (), "the article's main state")
    return Owner()


def _is_modifier(builder: _Builder, phrase: Phrase) -> bool:
    """ "Troop" in "troop withdrawal": before a noun that is no actor, and so perhaps nobody's in particular."""
    head = builder.where.doc[phrase.head]
    return head.dep_ == "compound" and head.head.i > head.i


def _inside(builder: _Builder, phrase: Phrase) -> list[Name | None]:
    return builder.where.name_at[phrase.first : phrase.term.first]


def _modifier_tokens(builder: _Builder) -> set[int]:
    """Tokens of adjectives inside a phrase that already speaks for them."""
    doc, covered = builder.where.doc, set[int]()
    for mention in builder.mentions:
        for index in range(mention.first, mention.head):
            name = builder.where.name_at[index]
            possessor = name is not None and name.last < len(doc) and doc[name.last].tag_ == "POS"
            if name is not None and name.last <= mention.head and not possessor:
                covered.add(index)
    return covered


def _add_name(builder: _Builder, name: Name) -> None:
    where, of = builder.where, name.of
    if not is_party(where, name):
        return
    if isinstance(of, State):
        _add_state(builder, name, of)
    elif isinstance(of, Organisation):
        how: How = "metonym" if name.entry.kind == "metonym" else "name"
        if how == "name" or use(where, name) == "party":
            builder.add(name.first, name.last, name.head, (make.of_organisation(of),), how, "known organisation")
    elif isinstance(of, Group):
        builder.add(name.first, name.last, name.head, (make.of_group(of),), "name", "known group")
    elif isinstance(of, Region) and name.entry.kind == "name" and _acts(builder, name, of):
        builder.add(name.first, name.last, name.head, (make.of_region(of),), "name", "known region")


def _acts(builder: _Builder, name: Name, region: Region) -> bool:
    """A region of several states may be a party anywhere; one within a state only as a subject."""
    subject = builder.where.doc[name.head].dep_ in {"nsubj", "nsubjpass"}
    return use(builder.where, name) == "party" and (len(region.members) != 1 or subject)


def _add_state(builder: _Builder, name: Name, state: State) -> None:
    where = builder.where
    if name.entry.kind == "metonym":
        if use(where, name) == "party":
            builder.add(name.first, name.last, name.head, (make.of_state(state),), "metonym", "seat of the government")
    elif name.entry.kind in {"adjective", "demonym"}:
        _add_people(builder, name, state)
    else:
        builder.add(name.first, name.last, name.head, (make.of_state(state),), "name", "name of the state")


def _add_people(builder: _Builder, name: Name, state: State) -> None:
    """ "French operations" are the state's, "the Americans" mostly are, "Malians" and "a Malian" are its people."""
    doc, language = builder.where.doc, builder.where.language
    token = doc[name.head]
    if token.dep_ in {"amod", "compound", "nmod", "poss"} and token.head.i > token.i:
        builder.add(name.first, name.last, name.head, (make.of_state(state),), "demonym", "adjective of the state")
        return
    before = doc[name.first - 1] if name.first else None
    definite = before is not None and before.lower_ in words("definite", language)
    first = name.first - 1 if before is not None and before.lower_ in words("articles", language) else name.first
    if definite and token.tag_ not in {"NN", "NNP"}:
        builder.add(first, name.last, name.head, (make.of_state(state),), "demonym", "the nation as one")
    else:
        actor = make.of_sector(state.iso3, "CVL", language)
        builder.add(first, name.last, name.head, (actor,), "demonym", "people of the state")
