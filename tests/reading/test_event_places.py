"""Where an event happened: its clause, the verb it is joined to, the scene of its paragraph, or nowhere known."""

from __future__ import annotations

import pytest

import polybius


def where(text: str, kind: str) -> list[str | None]:
    reading = polybius.read(text, published="2024-05-08")
    return [event.place.name if event.place else None for event in reading.events if event.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("Uganda met Kenya in Kampala.", "CONSULT", ["Kampala"]),
        ("Russia attacked Ukraine on Monday.", "ASSAULT", ["Ukraine"]),
        ("Police in Nigeria arrested 20 protesters in Lagos, Nigeria.", "COERCE", ["Lagos"]),
        ("In Kaya, Burkina Faso, gunmen stormed a bank and killed two guards.", "ASSAULT", ["Kaya", "Kaya"]),
        ("Rebels attacked the town of Kaya. Soldiers killed ten rebels.", "ASSAULT", ["Kaya", "Kaya"]),
    ],
)
def test_the_scene(text: str, kind: str, places: list[str | None]) -> None:
    assert where(text, kind) == places


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The United States sanctioned Iran.", "COERCE"),
        ("France condemned the coup in Niger.", "ACCUSE"),
        ("Paris condemned Moscow.", "ACCUSE"),
        ("PARIS (Reuters) - Israel bombed a camp on Monday.", "ASSAULT"),
        ("The minister said in Geneva that Israel had bombed a school.", "ASSAULT"),
        ("Ministers met in Geneva.\n\nIsraeli troops killed two Palestinians.", "ASSAULT"),
        ("Gunmen hid in Kaya and in Bamako. Soldiers killed ten rebels.", "ASSAULT"),
    ],
)
def test_nowhere_that_the_words_tell(text: str, kind: str) -> None:
    found = where(text, kind)
    assert found
    assert found == [None] * len(found)


def test_a_place_is_never_at_zero_zero() -> None:
    reading = polybius.read("Gunmen attacked a ship off Null Island. Rebels attacked the Gulf of Guinea coast.")
    assert all((e.place.lat, e.place.lon) != (0.0, 0.0) for e in reading.events if e.place is not None)
