"""One small brief, word for word. To renew it after a change that is wanted: POLYBIUS_GOLDEN=1 make test."""

import os
from pathlib import Path

import pytest
from handmade import make_reading

from polybius import brief

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(("format", "name"), [("markdown", "ferrying.md"), ("terminal", "ferrying.txt")])
def test_the_brief_is_word_for_word_what_it_was(format, name):
    made = brief.render([make_reading()], format=format)
    if os.environ.get("POLYBIUS_GOLDEN"):
        (GOLDEN / name).write_text(made, "utf-8")
    assert made == (GOLDEN / name).read_text("utf-8")
