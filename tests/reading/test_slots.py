"""The usual orders of slots are data; every slot is one that the roles know."""

import pytest

from polybius.reading.light_verbs import LightVerbs, carriers
from polybius.reading.parse import parse_text
from polybius.reading.roles import slot
from polybius.reading.slots import SlotOrder, usual
from polybius.vocabulary import load

ORDERS = load("slots", SlotOrder, language="en")


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.id)
def test_every_order_can_be_walked(order: SlotOrder) -> None:
    verb = next(token for token in parse_text(order.example) if token.pos_ in {"VERB", "AUX"})
    assert usual("en", order.id) == order.slots
    assert len(set(order.slots)) == len(order.slots)
    for name in order.slots:
        assert all(found.doc is verb.doc for found in slot(verb, name))


def test_an_unknown_order_is_an_error() -> None:
    with pytest.raises(KeyError):
        usual("en", "no such order")


@pytest.mark.parametrize("entry", load("light_verbs", LightVerbs, language="en"), ids=lambda entry: entry.id)
def test_carriers_read_their_example(entry: LightVerbs) -> None:
    assert {token.lemma_ for token in parse_text(entry.example)} & carriers("en", entry.kind)
