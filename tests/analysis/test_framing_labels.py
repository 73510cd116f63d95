"""The report of who calls whom what. Outlets and articles are invented."""

from __future__ import annotations

import itertools

from polybius.analysis.labels import Report, report, told
from polybius.reading.pipeline import read_article
from polybius.records import Reading, make_article


def reading(outlet: str | None, text: str) -> Reading:
    return read_article(make_article(text, outlet=outlet))


STAR = reading(
    "The Star",
    "The Russia-backed government of Moldova fell on Monday. Romania said that the brutal regime of Moldova had lied.",
)
POST = reading("The Post", "The government of Moldova met in Chisinau. The Moldovan government resigned.")


def of(found: Report, id: str) -> tuple[list[tuple[str | None, ...]], list[tuple[str | None, str, int]]]:
    (party,) = (each for each in found.parties if each.id == id)
    wordings = [(w.outlet, w.voice, w.speaker, w.words) for w in party.wordings]
    return wordings, [(n.outlet, n.words, n.count) for n in party.names]


def test_an_outlets_words_stand_next_to_what_others_call_the_same() -> None:
    wordings, names = of(report([told(STAR), told(POST)]), "MDA.GOV")
    assert ("The Star", "outlet", None, "Russia-backed government") in wordings
    assert ("The Post", "The government of Moldova", 1) in names
    assert not [each for each in wordings if each[0] == "The Post"]


def test_a_speakers_words_are_told_apart() -> None:
    wordings, _ = of(report([told(STAR)]), "MDA.GOV")
    assert {(voice, speaker) for _, voice, speaker, words in wordings if words and "regime" in words} == {
        ("speaker", "Romania")
    }


def test_every_wording_leads_to_its_records() -> None:
    found = report([told(STAR), told(POST)])
    known = {f.id: f.evidence[0] for r in (STAR, POST) for f in r.framings}
    for party in found.parties:
        for wording in party.wordings:
            assert wording.count == len(wording.passages) > 0
            for passage in wording.passages:
                span = known[passage.framing]
                assert (passage.start, passage.end, passage.text) == (span.start, span.end, span.text)


def test_articles_are_counted_by_outlet() -> None:
    found = report([told(STAR), told(POST), told(POST), told(reading(None, "Kenya slept."))])
    assert [(each.outlet, each.articles) for each in found.outlets] == [("The Post", 2), ("The Star", 1), (None, 1)]


def test_the_order_of_the_readings_does_not_matter() -> None:
    parts = [told(STAR), told(POST), told(reading("The Post", "The so-called truce failed."))]
    assert len({report(order) for order in itertools.permutations(parts)}) == 1


def test_what_concerns_nobody_known_comes_last() -> None:
    found = report([told(STAR), told(reading("The Post", "The so-called truce failed."))])
    assert found.parties[-1].id is None
    assert [w.words for w in found.parties[-1].wordings] == ["so-called truce"]


def test_nothing_read_is_an_empty_report() -> None:
    assert report([]) == Report((), ())
