"""The senses of predicates, as the vocabulary has them (vocabulary/LANGUAGE/predicates_*.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from polybius import vocabulary
from polybius.records import Stance

FILES = ("cooperation_verbal", "cooperation_material", "conflict_verbal", "conflict_material")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One sense of some predicates: what event they report, and how their arguments fill its slots.

    Conditions: ``object`` and ``prep`` want the head of the object (or of a noun's *of* phrase), or of the named
    prepositional phrase, among these lemmas or a class (``@relations``, see noun_classes.yaml; ``@name`` is any
    proper noun, ``@thing`` any noun), ``subject`` that of the subject; ``not_object`` bars them. ``complement`` wants
    the event type, or its quad, that the complement reports; ``not_content`` bars heads of the complement (to refuse
    to be named), ``content_aux`` wants one of these auxiliaries first in it, ``content`` one of these lemmas or classes
    as its head or right below it (to warn that one will answer), ``bare`` bars any complement that is a clause or a
    predicate (to leave it so), ``no_question`` one that is a question (to ask when or about what). ``clause`` wants one
    of these lemmas or classes anywhere in the predicate's clause (to die in combat), ``not_clause`` bars them. ``aux``
    wants one of these auxiliaries; ``not_verbs`` bars lemmas where the verb may be any (``*``, of negated verbs alone).
    ``negated`` wants a negation: ``any``, or ``will`` for one of the will (*will not leave*, *does not recognise*); the
    act is then the sense itself and not denied. ``needs`` says which slots a party must fill, ``sectors`` and
    ``not_sectors`` which sectors the actor may and may not have, ``not_partners`` which the other party may not,
    ``kinds`` of which kind the actor must be.

    Slots: ``actor`` and ``recipient`` replace the usual order (`polybius.reading.roles`). ``of`` says whether a noun's
    *of* phrase names the actor or the recipient, ``mutual`` that all parties are actors, ``host`` that a place in a
    recipient's slot stands for its country.

    ``swallows``: the complement is content of this event and no event of its own (else `events.CONTENT_TYPES`
    decides). ``stance``: where the actor stands on the content, if not where the type implies; ``stands`` is false
    where the words say nothing of where the actor stands (to deny a report).
    """

    id: str
    type: str
    definition: str
    example: str
    counter: str | None = None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    prep: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    complement: tuple[str, ...] = ()
    not_content: tuple[str, ...] = ()
    content_aux: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    mutual: bool = False
    swallows: bool | None = None
    of: str = "recipient"
    needs: str = "any"
    sectors: tuple[str, ...] = ()
    not_sectors: tuple[str, ...] = ()
    not_partners: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    stance: Stance | None = None
    stands: bool = True
    host: bool = False
    bare: bool = False
    no_question: bool = False
    clause: tuple[str, ...] = ()
    not_clause: tuple[str, ...] = ()
    aux: tuple[str, ...] = ()
    not_verbs: tuple[str, ...] = ()
    negated: Literal["", "any", "will"] = ""
    weight: float = 0.8


@dataclass(frozen=True, slots=True)
class NounClass:
    """A named class of nouns that conditions of senses refer to as ``@name``."""

    name: str
    definition: str
    nouns: tuple[str, ...]
    example: str | None = None


@cache
def senses(language: str) -> tuple[Sense, ...]:
    """Every sense of a language, in the order of the files."""
    return tuple(s for name in FILES for s in vocabulary.load(f"predicates_{name}", Sense, language=language))


@cache
def noun_classes(language: str) -> Mapping[str, frozenset[str]]:
    """The noun classes by name."""
    loaded = vocabulary.load("noun_classes", NounClass, language=language)
    return {each.name: frozenset(each.nouns) for each in loaded}
