"""Statements: who says what, in which manner, from which kind of source; and dirty quotations."""

from __future__ import annotations

import time
from functools import cache

import pytest

from polybius import vocabulary
from polybius.reading import actors, coreference, parse, text
from polybius.reading.cues import Cue, is_a
from polybius.reading.document import Cast, Document, Found
from polybius.reading.sourcing import SourceWords
from polybius.reading.statements import find
from polybius.records import Statement, make_article

NOBODY = Cast({}, ())
CUES = vocabulary.load("cues", Cue, language="en")
SOURCES = vocabulary.load("sourcing", SourceWords, language="en")


@cache
def document(words: str) -> Document:
    return parse.parse(make_article(words), text.clean(words))


def found(words: str) -> Found[Statement]:
    return find(document(words), NOBODY)


def only(words: str) -> Statement:
    records = found(words).records
    assert len(records) == 1, [(r.cue.text, r.content.text) for r in records]
    return records[0]


def has_word(cue: str, entry: Cue) -> bool:
    forms = {t.lower_ for t in document(cue).doc} | {t.lemma_.lower() for t in document(cue).doc}
    return any(word.split()[0] in forms for word in entry.words)


@pytest.mark.parametrize("entry", CUES, ids=lambda e: e.id)
def test_example_of_each_cue(entry: Cue) -> None:
    assert any(has_word(s.cue.text, entry) for s in found(entry.example).records)


@pytest.mark.parametrize("entry", CUES, ids=lambda e: e.id)
def test_counter_example_of_each_cue(entry: Cue) -> None:
    assert not any(has_word(s.cue.text, entry) for s in found(entry.counter).records)


@pytest.mark.parametrize("entry", SOURCES, ids=lambda e: e.id)
def test_example_of_each_source(entry: SourceWords) -> None:
    assert entry.sourcing in {s.sourcing for s in found(entry.example).records}


@pytest.mark.parametrize("entry", [e for e in SOURCES if e.id != "control"], ids=lambda e: e.id)
def test_counter_example_of_each_source(entry: SourceWords) -> None:
    assert entry.sourcing not in {s.sourcing for s in found(entry.counter).records}


GRAMMAR = vocabulary.load("statement_grammar", vocabulary.Words, language="en")


@pytest.mark.parametrize("entry", GRAMMAR, ids=lambda e: e.id)
def test_example_of_each_group_of_function_words(entry: vocabulary.Words) -> None:
    assert any(is_a(token, entry.id) for token in document(entry.example).doc)


@pytest.mark.parametrize(
    ("words", "speaker", "cue", "content", "manner"),
    [
        ("Kenya said that the port was open.", "Kenya", "said", "the port was open", "indirect"),
        ("“The port is open,” said Ana Ruiz.", "Ana Ruiz", "said", "The port is open,", "direct"),
        ('Ana Ruiz said: "The port is open."', "Ana Ruiz", "said", "The port is open.", "direct"),
        ("The talks have failed, the envoy said.", "the envoy", "said", "The talks have failed", "indirect"),
        ("Ankara called the ruling an “insult”.", "Ankara", "called", "the ruling an “insult”", "mixed"),
        (
            "Lima said the treaty was “dead” and would not be signed.",
            "Lima",
            "said",
            "the treaty was “dead” and would not be signed",
            "mixed",
        ),
        (
            "The tax drew an outcry from the cabinet of Premier Ion Popa, saying it would hurt the poor.",
            "the cabinet of Premier Ion Popa",
            "saying",
            "it would hurt the poor",
            "indirect",
        ),
        (
            "The strike will last a week, according to the dockers' union.",
            "the dockers' union",
            "according to",
            "The strike will last a week",
            "indirect",
        ),
        (
            "According to the dockers' union, the strike will last a week.",
            "the dockers' union",
            "According to",
            "the strike will last a week",
            "indirect",
        ),
        ("Peru agreed not to arm the rebels.", "Peru", "agreed", "not to arm the rebels", "indirect"),
        ("Minsk let it be known that it would not sign.", "Minsk", "let it be known", "it would not sign", "indirect"),
        ("Oslo called it surrender.", "Oslo", "called", "it surrender", "indirect"),
        ("Peru denied having armed the rebels.", "Peru", "denied", "having armed the rebels", "indirect"),
        ("Peru put the toll at nine.", "Peru", "put", "the toll at nine", "indirect"),
        ("The colonel is believed to have fled.", None, "is believed", "to have fled", "indirect"),
    ],
)
def test_who_says_what(words: str, speaker: str | None, cue: str, content: str, manner: str) -> None:
    statement = only(words)
    assert (statement.speaker_text, statement.cue.text) == (speaker, cue)
    assert (statement.content.text, statement.manner) == (content, manner)


@pytest.mark.parametrize(
    ("words", "sourcing"),
    [
        ("Ana Ruiz said the port was open.", "named"),
        ("Peru's foreign minister said the port was open.", "named"),
        ("The cabinet of Premier Ion Popa said the port was open.", "named"),
        ("The foreign ministry said the port was open.", "collective"),
        ("Peru said the port was open.", "collective"),
        ("A spokesman for the navy said the port was open.", "unnamed"),
        ("French diplomats said the port was open.", "collective"),
        ("Analysts said the port was open.", "unnamed"),
        ("French officials said the port was open.", "unnamed"),
        ("Soldiers in Chad said the port was open.", "collective"),
        ("A Dakar port agent said the port was open.", "unnamed"),
        ("The attorney general said the port was open.", "named"),
        ("The coast guard said the port was open.", "collective"),
        ("The office of Premier Ion Popa said the port was open.", "collective"),
        ("The port is open, the harbour's operator and Peruvian officials said.", "unnamed"),
        ("In the communique the allies agreed that the port was open.", "document"),
        ("Under the treaty, Peru and Chile undertook to keep the port open.", "document"),
        ("In a speech the allies agreed that the port was open.", "collective"),
        ("The minister wrote in a newspaper article that the port was open.", "document"),
        ("There is a suspicion that the port is open.", "hearsay"),
        ("It was announced that the port was open.", "hearsay"),
        ("Some say the port was open.", "unnamed"),
        ("I know that the port was open.", "named"),
        ("Two officials said the port was open.", "unnamed"),
        ("A senior diplomat said the port was open.", "unnamed"),
        ("Officials close to the talks said the port was open.", "unnamed"),
        ("Officials said on condition of anonymity that the port was open.", "unnamed"),
        ("State television said the port was open.", "media"),
        ("According to media reports, the port was open.", "media"),
        ("A leaked cable said the port was open.", "document"),
        ("The five states issued a statement declaring that the port was open.", "document"),
        ("The ministers said in a joint statement that the port was open.", "document"),
        ("The admiral reportedly believes that the port is open.", "hearsay"),
        ("The port is said to be open.", "hearsay"),
    ],
)
def test_sourcing(words: str, sourcing: str) -> None:
    assert only(words).sourcing == sourcing


def test_pronoun_has_the_class_of_who_it_stands_for() -> None:
    words = "A French diplomat said the port was open. He said the road was shut."
    ready = document(words)
    cast = coreference.resolve(ready, actors.find(ready), ())
    assert [s.sourcing for s in find(ready, cast).records] == ["unnamed", "unnamed"]


@pytest.mark.parametrize(
    "words",
    [
        "Chad did not say whether the port would reopen.",
        "The ministry has not said when the port would reopen.",
        "The envoy would not say who had paid for the ships.",
        "Nobody said that the port was open.",
        "Neither side said that the talks had failed.",
        "No minister told them that the port was open.",
        "If the president says that the port is open, ships will come.",
    ],
)
def test_what_was_not_said_is_no_statement(words: str) -> None:
    assert found(words).records == ()
    assert [each.code for each in found(words).skipped] == ["nothing-said"]


def test_neither_confirmed_nor_denied() -> None:
    result = found("Tehran neither confirmed nor denied that the port was shut.")
    assert result.records == ()
    assert {each.code for each in result.skipped} == {"nothing-said"}


def test_verb_before_its_speaker() -> None:
    words = "Said Ana Ruiz: “The port is open.” Added the minister, “It will stay open.”"
    assert [s.speaker_text for s in found(words).records] == ["Ana Ruiz", "the minister"]


def test_denial_and_disbelief_are_statements() -> None:
    assert only("The envoy denied saying that the port was shut.").content.text == "saying that the port was shut"
    assert only("The envoy does not believe that the port is shut.").content.text == "the port is shut"


def test_what_somebody_is_expected_to_say_is_nothing_that_he_says() -> None:
    statement = only("The envoy is expected to say that the port is shut.")
    assert (statement.sourcing, statement.speakers, statement.speaker_text) == ("hearsay", (), None)


def test_who_is_asked_does_not_ask() -> None:
    asked, said = found("When asked whether the port would reopen, Ana Ruiz replied that it would.").records
    assert (asked.speaker_text, said.speaker_text, said.content.text) == (None, "Ana Ruiz", "it would")
    asked, said = found("Asked by Reuters if the port was open, Ana Ruiz said no.").records
    assert (asked.speaker_text, said.content.text) == ("Reuters", "no")


def test_chain() -> None:
    outer, inner = found("According to local media, the ministry said that the port was open.").records
    assert (outer.sourcing, inner.cue.text, inner.via) == ("media", "said", outer.id)


def test_floating_quotation_belongs_to_the_last_speaker() -> None:
    first, second = found("“The port is open,” Ana Ruiz said. “No ship will be turned away.”").records
    assert second.content.text == "No ship will be turned away."
    assert second.speaker_text == "Ana Ruiz"
    assert second.confidence < first.confidence


def test_quotation_without_a_speaker_is_skipped_with_a_reason() -> None:
    result = found("It rained all day. “No ship will be turned away from here.” It rained all night.")
    assert result.records == ()
    assert [each.code for each in result.skipped] == ["quotation-floating"]


def unknown(words: str) -> list[tuple[str, list[str]]]:
    """What is not known of the speakers, with the words that it is said of."""
    skipped = found(words).skipped
    return [(s.code, [e.text for e in s.evidence]) for s in skipped if s.code.startswith("speaker")]


def test_speaker_who_was_never_introduced_is_said_to_be_so() -> None:
    assert found("The diplomat added that the port was open.").records[0].speakers == ()
    assert unknown("The diplomat added that the port was open.") == [("speaker-never-introduced", ["The diplomat"])]
    assert unknown("The minister added that the port was open.")[0][0] == "speaker-never-introduced"
    assert unknown("“The port is open,” she said.") == [("speaker-never-introduced", ["she"])]


def test_several_diplomats_do_not_introduce_one() -> None:
    words = "Diplomats said the port was open. The diplomat added that the road was shut."
    assert unknown(words)[-1] == ("speaker-never-introduced", ["The diplomat"])


def test_speaker_whose_party_nobody_tells_is_not_said_to_be_never_introduced() -> None:
    words = "A diplomat from the coast said the port was open. The diplomat added that the road was shut."
    introduction = "A diplomat from the coast"
    assert unknown(words) == [
        ("speaker-unresolved", [introduction]),
        ("speaker-unresolved", ["The diplomat", introduction]),
    ]
    assert unknown("The envoy who came by sea said the port was open.")[0][0] == "speaker-unresolved"


def test_pronoun_goes_on_with_who_spoke_last() -> None:
    words = "A student from the coast said the port was open. “It is good for us,” he said."
    assert [s.sourcing for s in found(words).records] == ["unnamed", "unnamed"]
    assert unknown(words)[-1] == ("speaker-unresolved", ["he", "A student from the coast"])


def test_pronoun_is_the_unnamed_speaker_and_not_who_was_named_before() -> None:
    words = (
        "Joe Biden met the bishops on Monday.\n\n"
        "A European diplomat doubted that the port was open. “It is a map,” he said."
    )
    ready = document(words)
    cast = coreference.resolve(ready, actors.find(ready), ())
    assert [s.sourcing for s in find(ready, cast).records] == ["unnamed", "unnamed"]


def test_a_speaker_within_a_speech_is_kept_only_where_it_is_another() -> None:
    cues = [s.cue.text for s in found("The envoy said he thought the port was open.").records]
    assert cues == ["said"]
    cues = [s.cue.text for s in found("The envoy said the navy had warned that the port was mined.").records]
    assert cues == ["said", "had warned"]


def test_why_shows_its_inputs() -> None:
    result = found("“The port is open,” said Ana Ruiz.")
    why = result.whys[result.records[0].id]
    assert why.score == result.records[0].confidence
    assert any("quotation marks" in each for each in why.inputs)


def test_transcript_with_labels() -> None:
    words = "RUIZ: The port is open.\nPOPA: Who told you so?\nRUIZ: The harbour master told me."
    pairs = [(s.speaker_text, s.content.text) for s in found(words).records if s.cue.text == ":"]
    assert pairs[0] == ("RUIZ", "The port is open.")
    assert len(pairs) == 3


def test_interview_in_question_and_answer() -> None:
    result = found("Q: When will the port reopen?\nA: The port will reopen in May.")
    assert [s.sourcing for s in result.records] == ["unnamed", "unnamed"]
    assert "quotation-label" in {each.code for each in result.skipped}


def test_lost_mark_does_not_swallow_the_article() -> None:
    paragraph = "The port was shut for a week. Ships lay off the coast and waited. Nobody said why.\n\n"
    words = "“The port is open, said Ana Ruiz.\n\n" + paragraph * 10 + "“We waited,” said Ion Popa."
    result = found(words)
    assert all(len(s.content.text) < 120 for s in result.records)
    assert "quotation-unbalanced" in {each.code for each in result.skipped}
    assert "We waited," in {s.content.text for s in result.records}


def test_five_thousand_words_between_marks() -> None:
    result = found("“" + "The sea was calm. " * 1250 + "” he said.")
    assert "quotation-long" in {each.code for each in result.skipped}
    assert all(len(s.content.text) < 4000 for s in result.records)


def test_time_grows_with_length() -> None:
    sentence = "“The port is open,” said Ana Ruiz, adding that the navy had warned that mines were laid. "
    durations = []
    for times in (100, 400):
        ready = document(sentence * times)
        start = time.process_time()
        find(ready, NOBODY)
        durations.append(time.process_time() - start)
    assert durations[1] < 10 * durations[0]


def test_spans_stand_in_the_text() -> None:
    words = "&quot;The port is open,&quot; said Ana Ruiz.So far,  the navy  said that it was “calm”."
    for s in found(words).records:
        for span in (s.cue, s.content, *s.evidence, *([s.speaker_span] if s.speaker_span else [])):
            assert words[span.start : span.end] == span.text


def test_tweet_in_a_story() -> None:
    words = "The port reopened in May.\n\nShips are moving again. Thank you! — Ana Ruiz (@anaruiz)\n\nIt rained."
    tweet = next(s for s in found(words).records if "@anaruiz" in s.cue.text)
    assert (tweet.speaker_text, tweet.content.text) == ("Ana Ruiz", "Ships are moving again. Thank you!")
    assert tweet.manner == "direct"


def test_heading_made_of_a_quotation_is_not_a_statement_of_the_last_speaker() -> None:
    words = "“The port is open,” said Ana Ruiz.\n\n“Nobody will be turned away”\n\nShips lay off the coast."
    assert [s.content.text for s in found(words).records] == ["The port is open,"]


def test_quotation_of_several_paragraphs_has_one_speaker() -> None:
    words = "“The port is open,” said Ana Ruiz. “We work by night.\n\n“Nobody will be turned away from it.”\n\nRain."
    assert {s.speaker_text for s in found(words).records} == {"Ana Ruiz"}
    assert len(found(words).records) == 3
