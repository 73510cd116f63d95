"""Cleaning: what the parser sees, and that every character of it leads back to the text as given."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polybius import vocabulary
from polybius.reading.text import breaks, clean, dateline
from polybius.reading.text_blocks import Boilerplate

DIRTY = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            [
                "&amp;",
                "&#8217;",
                "&#xD800;",
                "<p>",
                "</b>",
                "<!--",
                "\u00ad",
                "\u200b",
                "â€™",
                "Ã©",
                "e\u0301",
                "\ud800",
            ]
        ),
        st.sampled_from(
            ["end.The", '."It', ".“We", "U.S.-led", "\r\n", "\n\n", "\x0c", "• ", "NIAMEY, Aug 3 (X) - ", "’"]
        ),
        st.sampled_from(["Read more: this", "Photo: A. B.", "\ufb01", "\xa0", "  ", "'' ``", "(AP photo)", "a-\nb"]),
    ),
    max_size=30,
).map("".join)


@given(DIRTY)
@settings(max_examples=300, deadline=None)
def test_every_clean_character_leads_back(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.starts) == len(cleaned.ends) == len(cleaned.text)
    assert list(cleaned.starts) == sorted(cleaned.starts)
    assert list(cleaned.ends) == sorted(cleaned.ends)
    assert all(0 <= s < e <= len(text) for s, e in zip(cleaned.starts, cleaned.ends, strict=True))
    cleaned.text.encode("utf-8")
    for start in range(0, len(cleaned.text), 7):
        first, last = cleaned.original(start, start + 1)
        held = cleaned.clean(first, last)
        assert held[0] <= start < held[1], (text, start)


@given(DIRTY)
@settings(max_examples=200, deadline=None)
def test_breaks_are_places_of_the_clean_text(text: str) -> None:
    cleaned = clean(text)
    starts = breaks(cleaned)
    assert list(starts) == sorted(set(starts))
    assert all(0 <= start < len(cleaned.text) and not cleaned.text[start].isspace() for start in starts)


@given(st.text(alphabet="abc ABC", max_size=60))
def test_clean_text_is_left_alone(text: str) -> None:
    plain = " ".join(text.split())
    assert clean(plain).text == plain


@pytest.mark.parametrize(
    ("given_text", "wanted"),
    [
        ("Envoys left the region.So far, talks stalled.", "Envoys left the region. So far, talks stalled."),
        ("The port reopened in 2011.Trade grew.", "The port reopened in 2011. Trade grew."),
        ("He joined NATO.The vote passed.", "He joined NATO. The vote passed."),
        ("Talks in the U.S.The aide left.", "Talks in the U.S. The aide left."),
        ("They met.“We agree,” he said.", "They met. “We agree,” he said."),
        ("“We agree,”he said.", "“We agree,” he said."),
        ('Crews smelled smoke."It was fuel," one said.', 'Crews smelled smoke. "It was fuel," one said.'),
        ('"It was fuel."The owner paid.', '"It was fuel." The owner paid.'),
        ("The freighter,carrying grain, sank.", "The freighter, carrying grain, sank."),
        ("The bloc(ECOWAS)met.", "The bloc (ECOWAS) met."),
        ("Ports&nbsp;&amp; ships", "Ports & ships"),
        ("Malta&#8217;s port", "Malta's port"),
        ("Malta&amp;#8217;s port", "Malta's port"),
        ("Maltaâ€™s cafÃ©", "Malta's café"),
        ("MaltaÃ¢â‚¬â„¢s port", "Malta's port"),
        ("cafe\u0301", "café"),
        ("co\u00adoperation\u200b", "cooperation"),
        ("a\xa0b\u2009c  d\te", "a b c d e"),
        ("<p>One.</p><p>Two <b>bold</b>.</p>", "One.\n\nTwo bold."),
        ("If x <5 and y> 3", "If x <5 and y> 3"),
        ("of\ufb01cers", "officers"),
        ("\x93Yes\x94", "“Yes”"),
        ("``Yes,'' he said", "“Yes,” he said"),
        ("''Yes,'' he said. ''No more (''talks'').''", "“Yes,” he said. “No more (“talks”).”"),
        ("\ud800x\x00y", "\ufffdxy"),
        ("the parties’ aims, Peru’s ‘plan’ and the ’90s", "the parties' aims, Peru's ‘plan’ and the '90s"),
        ("‘We left the ministers’ offices,’ he said. Laos’ port",
         "‘We left the ministers' offices,’ he said. Laos' port"),
        ("A long line that was broken\nby a mail program in the\nmiddle of a sentence.\nNext one.",
         "A long line that was broken by a mail program in the middle of a sentence.\n\nNext one."),
        ("One line.\nAnother line.", "One line.\n\nAnother line."),
        ("• First\n• Second", "First\n\nSecond"),
    ],
)  # fmt: skip
def test_dirt(given_text: str, wanted: str) -> None:
    assert clean(given_text).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "U.S.-led troops, 3.5 percent, example.com and Booking.Com",
        "At 5 p.m. J.R. Ruiz spoke, e.g. of www.BBC.com.",
        "He wrote to a.diallo@example.org about file.txt",
        "The 1,500 men, 10:30 a.m., and the ratio 3:1",
        "SPAÑ” and “COFFÉ” stay",
        "Ratified by 12 states (see person(s) in note)",
    ],
)
def test_what_is_no_glue_stays(text: str) -> None:
    assert clean(text).text == text


def test_span_of_glued_sentence_ends_at_its_stop() -> None:
    text = "They left the region.So far, nobody came."
    cleaned = clean(text)
    stop = cleaned.text.index(".") + 1
    start, end = cleaned.original(0, stop)
    assert text[start:end] == "They left the region."
    start, end = cleaned.original(stop + 1, len(cleaned.text))
    assert text[start:end] == "So far, nobody came."


def test_breaks() -> None:
    cleaned = clean("Headline here\n\nThe port reopened.Ships came. Gen.Salou spoke.")
    assert [cleaned.text[at:].split()[0] for at in breaks(cleaned)] == ["Headline", "The", "Ships"]


@pytest.mark.parametrize(
    ("text", "place", "date", "agency", "rest"),
    [
        ("NIAMEY, Aug 18 (Meridian) - Soldiers left.", "NIAMEY", "Aug 18", "Meridian", "Soldiers left."),
        ("THE HAGUE, Dec. 2, 2023 (Meridian) — Judges met.", "THE HAGUE", "Dec. 2, 2023", "Meridian", "Judges met."),
        ("MOKHA, Yemen (The Corridor Post) - Boats sank.", "MOKHA, Yemen", None, "The Corridor Post", "Boats sank."),
        ("NAIROBI, Kenya (XP) _\n\nBombs exploded.", "NAIROBI, Kenya", None, "XP", "Bombs exploded."),
        ("ANNA REGINA, Guyana — They held hands.", "ANNA REGINA, Guyana", None, None, "They held hands."),
        ("Lagos, 3 May (Meridian) – Traders met.", "Lagos", "3 May", "Meridian", "Traders met."),
        ("(Meridian) -- Traders met.", None, None, "Meridian", "Traders met."),
    ],
)
def test_dateline(text: str, place: str | None, date: str | None, agency: str | None, rest: str) -> None:
    found = dateline(text)
    assert found is not None
    parts = (found.place, found.date, found.agency)
    assert tuple(part.text if part else None for part in parts) == (place, date, agency)
    assert all(text[part.start : part.end] == part.text for part in parts if part)
    assert clean(text).text.endswith("\n\n" + rest)


@pytest.mark.parametrize("text", ["The army left - at last.", "NATO and the EU - partners - met.", "Ruiz (left) - No."])
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize("entry", vocabulary.load("boilerplate", Boilerplate, language="en"), ids=lambda e: e.name)
def test_boilerplate(entry: Boilerplate) -> None:
    report = "The port reopened on Monday."
    left = clean(f"{report}\n\n{entry.example}").text
    if entry.where == "line" or entry.name == "contributors":
        assert left == report
    else:
        assert left == f"{report}\n\n{entry.example.split('(')[0].strip()}"
    assert clean(f"{report}\n\n{entry.counter}").text == f"{report}\n\n{entry.counter}"


@pytest.mark.parametrize(
    "hard", ["a.B", "<", "&amp", '."A', "e\u0301\u0301", "(A", "’s", "\n ", "Photo: ", "A ", "•", "Â", "AA.", "“"]
)
def test_time_is_linear(hard: str) -> None:
    text = hard * (200_000 // len(hard))
    start = time.process_time()
    clean(text)
    assert time.process_time() - start < 10  # 0.2 to 1 s; a quadratic pattern takes minutes
