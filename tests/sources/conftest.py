"""What the tests of the sources share: settings and a short way to read inputs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from polybius.records import Article
from polybius.settings import Settings
from polybius.sources import InputFailure, open_inputs

Opened = list[Article | InputFailure]
STORY = (
    "Zambia closed the Mwami crossing on Monday, and Malawi called its ambassador home for talks. Traders said that "
    "nobody had told them; the customs service answered that every carrier had been warned in writing a week before."
)


@pytest.fixture
def opened() -> Callable[..., Opened]:
    """Open inputs with default settings, or those that are given by name."""

    def call(*inputs: str, settings: Settings | None = None, **given: object) -> Opened:
        return list(open_inputs(inputs, settings=settings or Settings(), **given))  # type: ignore[arg-type]

    return call


@pytest.fixture
def story() -> str:
    """A text long enough for its language to be told."""
    return STORY
