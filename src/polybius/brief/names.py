"""What parties are called in a brief: names that a reader knows, never ids or codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import pycountry
from babel import Locale

from polybius import knowledge
from polybius.brief.source import Source
from polybius.brief.words import Words, close_up
from polybius.records import Actor, Mention, Span

SHORT_NAME = 6
"""Letters of a short name, in capitals, that an organisation is called by: ECOWAS, NATO, the EU."""

FEW = 5
"""Members of a group that are named instead of the group."""

MANY = 6
"""Parties that are still named one by one where the article has one expression for all of them."""

_ID = re.compile(r"^[A-Z]{3}(\.[A-Z]{3})*$|^[a-z0-9]+(-[a-z0-9]+)+$")


def name(actor_id: str, source: Source) -> str:
    """The name of an actor in the middle of a sentence, with its article."""
    actor = source.actors.get(actor_id)
    if actor is None:
        return with_article(party(actor_id.split(".")[0], source), source.words)
    if 0 < len(actor.members) <= FEW:
        members = [source.actors[member] for member in actor.members if member in source.actors]
        return source.words.joined([_alone(member, source) for member in members])
    return _alone(actor, source)


def _alone(actor: Actor, source: Source) -> str:
    """The name of an actor, whatever members it has."""
    own = close_up(_own_name(actor, source)).replace("'", "’")
    if own == actor.id and _is_short(actor) and not source.words.among("spoken_as_words", own):
        return f"{source.words.say('takes_article', 'article')} {own}"
    return with_article(own, source.words)


def is_part(actor: Actor) -> bool:
    """Is an actor a part of a state or organisation ("NER.MIL"), not the state or a body with a name of its own?"""
    return actor.party is not None and actor.sector is not None and actor.id == f"{actor.party}.{actor.sector}"


def is_known(code: str, source: Source) -> bool:
    """Is a party code that of a state, or of an actor of the reading?"""
    return code in source.actors or _territory(code, source.words.language) is not None


def names(ids: Iterable[str], source: Source, *, limit: int = 8) -> str:
    """The names of actors as a list in words; members of a group, and the government of a state, are
    not repeated beside it."""
    listed = tuple(dict.fromkeys(ids))
    inside = {m for i in listed if i in source.actors for m in source.actors[i].members}
    inside |= {f"{i}.GOV" for i in listed}
    return source.words.joined([name(i, source) for i in listed if i not in inside], limit=limit)


def _own_name(actor: Actor, source: Source) -> str:
    if _is_short(actor) and _is_well_known(actor.id, source.words):
        return actor.id
    sector = actor.sector if actor.sector and source.words.has("sectors", actor.sector) else None
    bare = _ID.match(actor.name) is not None or (actor.party is not None and actor.name == party(actor.party, source))
    if bare and sector is not None and actor.party is not None and is_part(actor):
        owner = with_article(party(actor.party, source), source.words)
        return f"{possessive(owner, source.words)} {source.words.say('sectors', sector)}"
    return party(actor.name, source) if bare else actor.name


def party(code: str, source: Source) -> str:
    """The usual name of a party by its code: a state's in English from knowledge, in other languages
    from Unicode's locale data; an organisation's short one is its code."""
    actor = source.actors.get(code)
    short = actor is not None and _is_short(actor) and _is_well_known(code, source.words)
    if actor is not None and not short and not _ID.match(actor.name):
        return actor.name
    return _territory(code, source.words.language) or code


def _is_well_known(short: str, words: Words) -> bool:
    return words.among("known_by_short_name", short) or words.among("spoken_as_words", short)


def _is_short(actor: Actor) -> bool:
    return actor.kind == "igo" and actor.id.isupper() and len(actor.id) <= SHORT_NAME


@cache
def _territory(code: str, language: str) -> str | None:
    state = knowledge.load().states.get(code)
    if state is not None and language == "en":
        return state.name
    if code == "XKX":
        return str(Locale(language).territories["XK"])
    country = pycountry.countries.get(alpha_3=code) if len(code) == 3 else None
    return str(Locale(language).territories.get(country.alpha_2, country.name)) if country is not None else None


def with_article(text: str, words: Words) -> str:
    """A name as it stands in a sentence: ``the United States``, ``France``."""
    parts = text.split()
    if not parts or words.among("determiners", parts[0]) or "’s" in text or "'s" in text:
        return text
    adjective = parts[0].isupper() and parts[-1].islower() and parts[-1].endswith("s")
    opens = len(parts) > 1 and words.among("takes_article", parts[0]) and not adjective
    takes = words.among("takes_article", parts[-1]) or opens
    return f"{words.say('takes_article', 'article')} {text}" if takes and parts[0][0].isupper() else text


def possessive(text: str, words: Words) -> str:
    """A name in the possessive: ``Niger’s``, ``the United States’``."""
    return words.say("joining", "possessive_s" if text.endswith("s") else "possessive", name=text)


def subject(ids: tuple[str, ...], spans: tuple[Span, ...], source: Source) -> str:
    """What the parties of a record are called in its line.

    As the article calls them where that says who they are ("French diplomats"); else by name, with what a
    description adds kept ("the new government" of Niger is "Niger’s new government").
    """
    if len(spans) == 1:
        mention = source.mentions.get((spans[0].start, spans[0].end))
        if mention is not None and (set(mention.actors) == set(ids) or mention.how == "pronoun"):
            return called(mention, source)
    return parties(ids, spans, source) or source.words.joined([span.text for span in spans])


def parties(ids: tuple[str, ...], spans: tuple[Span, ...], source: Source) -> str:
    """The names of parties; of more than `MANY` that the article puts in one expression, that expression."""
    if len(ids) > MANY and len(spans) == 1:
        return " ".join(spans[0].text.split())
    return names(ids, source)


def called(mention: Mention, source: Source) -> str:
    """What one mention's actors are called; see `subject`. What the mention itself does not say is in brackets."""
    text, words = " ".join(mention.text.split()).replace("'", "’"), source.words
    first, _, rest = text.partition(" ")
    actor = source.actors.get(mention.actors[0])
    if mention.how == "pronoun" or actor is None:
        return inferred(_antecedent(mention, source), words)
    if _titled(actor, mention) or (mention.how == "demonym" and text[:1].isupper() and not rest):
        return text
    if mention.how == "description" and not words.among("pointing", first) and not words.among("owners", first):
        return _indefinite(text, mention, source)
    if len(mention.actors) == 1 and _worth_keeping(actor, mention, source):
        if rest and tells_who(text, mention, source):
            return text if not words.among("possessives", first) else f"{first.lower()} {rest}"
        if is_part(actor) and (kept := _common_noun(text, words)):
            owner = with_article(party(actor.party or "", source), words)
            return f"{inferred(possessive(owner, words), words)} {kept}"
    known = mention.how == "metonym" or _named_in(text, actor) or tells_who(text, mention, source)
    return names(mention.actors, source) if known else inferred(names(mention.actors, source), words)


def _indefinite(text: str, mention: Mention, source: Source) -> str:
    """A description that takes nobody as known ("at least ten soldiers"), with the party behind it in brackets."""
    words = source.words
    first = text.partition(" ")[0]
    kept = text[0].lower() + text[1:] if words.among("determiners", first) else text
    before = " ".join(source.text[max(0, mention.start - 20) : mention.start].lower().split())
    about = next((p for p in words.entries["approximations"].list if before.endswith(p)), None)
    kept = f"{about} {kept}" if about else kept
    owners = [source.actors[i] for i in mention.actors if i in source.actors]
    if _coloured(mention, source) or tells_who(text, mention, source) or not all(actor.party for actor in owners):
        return kept if not _coloured(mention, source) else names(mention.actors, source)
    return words.say("joining", "gloss", text=kept, name=names(mention.actors, source))


def _common_noun(text: str, words: Words) -> str | None:
    """What a description without a name says of its bearer: "new government", "officials"."""
    first, _, rest = text.partition(" ")
    if rest and words.among("possessives", first) and len(rest.split()) <= 4:
        return rest if rest == rest.lower() else None
    return text.lower() if not rest and text.endswith("s") else None


def _named_in(text: str, actor: Actor) -> bool:
    """Does a word of the actor's name stand in the text?"""
    return any(word[:1].isupper() and len(word) > 2 and word in text for word in actor.name.split())


def inferred(text: str, words: Words) -> str:
    """The text in square brackets: the editor's words, not the article's."""
    plain = re.sub(r"(?<=\w) \[[^]]*\]", "", text)
    return words.say("joining", "inferred", text=plain.replace("[", "").replace("]", ""))


def agreeing(who: str, spans: tuple[Span, ...], predicate: str, source: Source) -> str:
    """The predicate with its first verb in the singular, where ``who`` is and the words that it replaces were not."""
    words = source.words
    first, space, rest = predicate.partition(" ")
    if words.among("plural_names", who.strip("[]").split(" ")[-1]):
        many = {one: several for several, one in words.entries["singular"].words.items()}
        return f"{many.get(first, first)}{space}{rest}"
    if len(spans) != 1 or not words.has("singular", first) or is_plural(who, words):
        return predicate
    return f"{words.say('singular', first)}{space}{rest}" if is_plural(spans[0].text, words) else predicate


def is_plural(text: str, words: Words) -> bool:
    """Does a noun phrase look like a plural? The name of a single state never is one."""
    text = re.sub(r"(?<=\w) \[[^]]*\]", "", text).strip("[]")
    last = text.split()[-1] if text.split() else ""
    if with_article(last, words) != last and last[:1].isupper():
        return False
    return any(words.among("plurals", word) for word in text.split()) or last.endswith("s")


def _antecedent(mention: Mention, source: Source) -> str:
    """What the nearest mention before a pronoun calls the same parties; their names where there is none."""
    for before in reversed(source.before(mention)):
        if before.actors == mention.actors and before.how != "pronoun":
            return called(before, source)
    return names(mention.actors, source)


def _titled(actor: Actor, mention: Mention) -> bool:
    """Does the article put a title or an office before a person's name here?"""
    shorter = len(actor.name) < len(mention.text) <= len(actor.name) + 60
    return actor.kind == "person" and shorter and mention.text.endswith(actor.name) and "," not in mention.text


def _worth_keeping(actor: Actor, mention: Mention, source: Source) -> bool:
    """A state or a person is best known by the one name; parts of a state by what the article calls them."""
    if mention.how in {"pronoun", "metonym"} or _coloured(mention, source):
        return False
    return mention.how == "demonym" or actor.kind in {"people", "group"} or is_part(actor)


def _coloured(mention: Mention, source: Source) -> bool:
    """Does the outlet's own judging word stand in the mention?"""
    spans = [f.evidence[0] for f in source.reading.framings if f.voice == "outlet"]
    return any(mention.start <= span.start and span.end <= mention.end for span in spans)


def tells_who(text: str, mention: Mention, source: Source) -> bool:
    """Does a mention say by itself who is meant? It does with a name or a national adjective in it."""
    if source.words.among("owners", text.split()[0]):
        return False
    if mention.how in {"name", "demonym"}:
        return True
    if any(word[:1].isupper() for word in text.split()[1:]):
        return True
    actor = source.actors.get(mention.actors[0])
    own = party(actor.party, source) if actor is not None and actor.party else ""
    adjective = text[:2] == own[:2]  # "French" of France: at the start of a sentence a capital alone says nothing
    return text[:1].isupper() and (adjective or mention.start != _start(mention, source))


def _start(mention: Mention, source: Source) -> int:
    return source.sentence(Span(mention.start, mention.end, mention.text))[0]
