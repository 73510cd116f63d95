"""Every sense of the predicate vocabulary reads its own example, and is not misled by its counter-example."""

import pytest

from polybius.reading import actors, events, parse, text
from polybius.reading.document import Found
from polybius.reading.governed import Lemma, lemma
from polybius.reading.senses import Sense, noun_classes, senses
from polybius.records import Event, make_article
from polybius.vocabulary import load, ontology

SENSES = senses("en")


def read(sentence: str) -> Found[Event]:
    article = make_article(sentence)
    document = parse.parse(article, text.clean(sentence))
    return events.find(document, actors.find(document))


def rules(found: Found[Event]) -> set[str]:
    return {why.rule.split(" ")[1] for why in found.whys.values()}


@pytest.mark.parametrize("sense", SENSES, ids=lambda s: s.id)
def test_example_gives_an_event_of_the_type(sense: Sense) -> None:
    found = read(sense.example)
    assert sense.type in {event.type for event in found.records}, [e.type for e in found.records]


@pytest.mark.parametrize("sense", [s for s in SENSES if s.counter], ids=lambda s: s.id)
def test_counter_example_is_not_read_in_this_sense(sense: Sense) -> None:
    assert sense.counter is not None
    assert sense.id not in rules(read(sense.counter))


@pytest.mark.parametrize("sense", SENSES, ids=lambda s: s.id)
def test_senses_speak_of_the_ontology(sense: Sense) -> None:
    assert sense.type in {each.name for each in ontology.types()}
    assert set(sense.modes) <= set(ontology.modes(sense.type))
    assert set(sense.contexts) <= {each.name for each in ontology.contexts()}
    wanted = {w[1:] for w in (*sense.subject, *sense.object, *sense.not_object) if w.startswith("@")}
    assert wanted <= {*noun_classes("en"), "name", "thing"}


def test_sense_ids_are_unique() -> None:
    assert len({sense.id for sense in SENSES}) == len(SENSES)


@pytest.mark.parametrize("entry", load("lemmas", Lemma, language="en"), ids=lambda entry: entry.lemma)
def test_a_verb_that_the_tagger_misreads_has_its_lemma(entry: Lemma) -> None:
    found = [(str(token.lemma_), lemma(token)) for token in parse.parse_text(entry.example)]
    assert entry.lemma in {mended for _, mended in found}
    assert {read for read, mended in found if read != mended and mended == entry.lemma} <= set(entry.read)
