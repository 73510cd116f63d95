"""Stage coreference: what pronouns and descriptions stand for, added to the cast.

Antecedents are sought in the order of Hobbs (1978), as far as a dependency parse shows it: the subject of the own
clause (for possessives), of the clauses above it, of the clauses before it, then of the sentences before. A subject
that agrees but is no political party ends the search: the pronoun then stands for that.
"""

from __future__ import annotations

from polybius.reading.coreference_descriptions import describe
from polybius.reading.coreference_pronouns import pronouns
from polybius.reading.coreference_scene import Scene
from polybius.reading.coreference_voices import Voices, first_and_second
from polybius.reading.document import Cast, Document
from polybius.records import Time


def resolve(document: Document, cast: Cast, times: tuple[Time, ...] = ()) -> Cast:
    """The cast with pronouns and descriptions added, each with the reason for its antecedent.

    A pronoun or description without a party as its antecedent is left out. ``times`` are not needed: tokens of
    dates are no actors already.
    """
    scene = Scene.of(document, cast)
    voices = Voices.of(scene)
    for token in document.doc:
        if not pronouns(scene, token):
            describe(scene, token)
    first_and_second(scene, voices)
    return scene.cast()
