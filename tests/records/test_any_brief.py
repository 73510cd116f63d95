"""A brief can be made of any sound reading, however odd: it never fails, and every line keeps its evidence."""

from hypothesis import given, settings
from strategies import readings

from polybius import brief
from polybius.brief.compose import compose
from polybius.records import RECORD_KINDS


@settings(max_examples=30, deadline=None)
@given(readings())
def test_every_line_of_any_brief_has_its_footnote(reading):
    made = compose([reading])
    numbers = {note.number for note in made.footnotes}
    for section in made.sections:
        for group in section.groups:
            assert group.lines
            for line in group.lines:
                assert set(line.notes) <= numbers
                assert line.notes or section.key == "unresolved"
                assert "\n" not in line.text
    for format in ("terminal", "markdown", "html"):
        assert brief.render([reading], format=format) == brief.render([reading], format=format)


@settings(max_examples=20, deadline=None)
@given(readings())
def test_any_record_can_be_described(reading):
    for kind in RECORD_KINDS:
        for record in getattr(reading, kind):
            assert brief.describe(record, reading)


@settings(max_examples=8, deadline=None)
@given(readings(), readings())
def test_any_two_readings_make_one_brief(one, other):
    assert "2 reports" in brief.render([one, other], format="markdown")
    assert brief.render([one, other], format="pdf").startswith(b"%PDF")
