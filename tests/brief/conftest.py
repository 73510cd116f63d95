"""The hand-made reading that the tests of the brief share."""

import pytest
from handmade import make_reading


@pytest.fixture(scope="session")
def reading():
    return make_reading()
