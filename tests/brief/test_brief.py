"""What a brief says and how: structure, plain words, what did not happen, evidence for every line."""

import dataclasses
import datetime as dt
import re
from html.parser import HTMLParser

import pytest
from handmade import TEXT, make_reading

from polybius import brief
from polybius import records as r
from polybius.brief.compose import compose
from polybius.brief.dates import in_words
from polybius.brief.dates import told as told_date
from polybius.brief.words import words
from polybius.vocabulary import ontology

HEADINGS = [
    "In brief",
    "Who is involved",
    "What happened",
    "Planned, demanded or threatened",
    "Said not to have happened",
    "Who says what",
    "Where each stands",
    "Where partners part ways",
    "Figures",
    "Standing ties",
    "The outlet’s own words",
    "Not resolved",
]


def lines_of(made, key):
    return [line for s in made.sections if s.key == key for group in s.groups for line in group.lines]


def all_lines(made):
    return [line for section in made.sections for group in section.groups for line in group.lines]


def test_sections_stand_in_their_order(reading):
    assert [section.heading for section in compose([reading]).sections] == HEADINGS


@pytest.mark.parametrize(
    ("field", "heading"),
    [
        ("statements", "Who says what"),
        ("rifts", "Where partners part ways"),
        ("figures", "Figures"),
        ("relations", "Standing ties"),
        ("framings", "The outlet’s own words"),
        ("skipped", "Not resolved"),
    ],
)
def test_no_section_is_empty(reading, field, heading):
    bare = dataclasses.replace(reading, **{field: ()}, **({"events": ()} if field == "statements" else {}))
    made = compose([bare])
    assert heading not in [section.heading for section in made.sections]
    assert all(group.lines for section in made.sections for group in section.groups)


def test_a_reading_without_records_says_so():
    empty = r.Reading(polybius="0.1.0", article=r.make_article("It rained."))
    assert "Nothing in this article" in brief.render([empty], format="terminal")


def test_a_brief_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one reading"):
        compose([])


def test_what_happened_is_told_with_subject_by_name_and_the_articles_verb(reading):
    told = [(line.lead, line.text) for line in lines_of(compose([reading]), "happened")]
    assert told == [
        (
            "6 May 2024",
            "Italian police detained three Tunisian captains in Palermo after a dispute over fishing rights.",
        ),
        (None, "Tunisia has refused to send an envoy to the talks that Malta offered."),
        (None, "Malta’s government gave 40 tonnes of fuel to the stranded crews [Tunisian captains]."),
        ("2011", "Tunisia expelled the Italian consul."),
    ]


def test_what_did_not_happen_is_never_among_what_happened(reading):
    for status in ("future", "hypothetical", "negated"):
        events = tuple(dataclasses.replace(event, status=status) for event in reading.events)
        made = compose([dataclasses.replace(reading, events=events)])
        assert lines_of(made, "happened") == []
        assert lines_of(made, "in_brief") == []
        assert len(lines_of(made, "denied" if status == "negated" else "planned")) == len(events)


def test_an_act_is_not_told_as_done_where_only_the_status_says_that_it_was_not(reading):
    """The verb is a plain past ("detained"): under a plan or a denial it is named as a noun and quoted, never told."""
    for status in ("future", "hypothetical", "negated"):
        event = dataclasses.replace(reading.events[0], status=status)
        text = brief.describe(event, reading)
        assert "The detention of" in capital_after_label(text)
        assert "Italian police detained three Tunisian captains in Palermo on Monday" in text


def capital_after_label(text):
    return text.replace("the detention", "The detention")


def test_a_condition_stays_with_what_it_conditions(reading):
    [line] = [line for line in lines_of(compose([reading]), "planned") if "close the port" in line.text]
    assert line.text == (
        "[Tunisia] will close the port to them [Italy] if this goes on, according to a diplomat in Tunis (not named)."
    )


def test_statements_keep_the_verb_of_the_article_and_say_who_is_not_named(reading):
    assert [line.text for line in lines_of(compose([reading]), "said")] == [
        "A diplomat in Tunis (not named) warned: “We will close the port to them if this goes on”.",
        "Malta’s foreign minister Ian Borg said that it would “never” arrest seamen.",
        "Tunisian trawlermen fear that Italy will seize more boats.",
    ]


@pytest.mark.parametrize(
    ("sourcing", "text", "told"),
    [
        ("unnamed", "the diplomat", "the diplomat (not named)"),
        ("unnamed", "a diplomat", "a diplomat (not named)"),
        ("media", "local radio", "local radio warned"),
        ("document", "a decree", "a decree (in writing)"),
        ("hearsay", "traders", "traders warned"),
        ("named", "Ana Silva", "Ana Silva"),
        ("unnamed", None, "A source that the article does not name"),
    ],
)
def test_sourcing_is_made_plain(reading, sourcing, text, told):
    statement = dataclasses.replace(reading.statements[0], sourcing=sourcing, speaker_text=text)
    assert brief.describe(statement, reading).lower().startswith(told.lower())


@pytest.mark.parametrize(
    ("sourcing", "told"),
    [
        ("media", "Malta’s foreign minister Ian Borg (according to other media) said"),
        ("hearsay", "Borg (at second hand)"),
    ],
)
def test_what_is_passed_on_about_a_known_speaker_says_so(reading, sourcing, told):
    statement = dataclasses.replace(reading.statements[1], sourcing=sourcing)
    assert told in brief.describe(statement, reading)


def test_where_each_stands_is_told_issue_by_issue(reading):
    stands = [(line.lead, line.text) for line in lines_of(compose([reading]), "stands")]
    assert stands == [
        ("Detaining captains (a means)", "for: Italy; against: Malta."),
        ("The return of the boats to sea (an aim)", "for: Italy and Malta."),
    ]


def test_a_rift_tells_the_shared_end_and_the_divided_means(reading):
    [line] = lines_of(compose([reading]), "rifts")
    assert line.text == (
        "Italy and Malta share an aim, the return of the boats to sea, and part over the means: "
        "detaining captains (Italy for; Malta against)."
    )


def test_every_line_rests_on_evidence_that_the_footnotes_quote(reading):
    made = compose([reading])
    quotes = {note.number: note.quote for note in made.footnotes}
    text = " ".join(reading.article.text.split())
    assert sorted(quotes) == list(range(1, len(quotes) + 1))
    for line in all_lines(made):
        assert line.notes
        assert all(quotes[number] in text for number in line.notes)
    for note in made.footnotes:
        assert (note.outlet, note.date) == ("The Gull", "8 May 2024")
        start, end = (int(number.replace(",", "")) for number in re.findall(r"[\d,]+", note.where))
        assert reading.article.text[start:end] == note.quote


MACHINE = re.compile(
    r"\b[A-Z]{3}\.[A-Z]{3}\b|\b(ev|st|po|ri|fi|re|fr)-[0-9a-f]|\bconfidence\b|\bstatus\b|\b0\.\d\d\b|"
    r"hypothetical|\bnegated\b|scare_quotes|\bno-party\b|\bNone\b|\bnull\b|[{}]"
)


@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_no_machine_words(reading, format):
    text = brief.render([reading], format=format)
    found = MACHINE.findall(text)
    codes = {kind.name for kind in ontology.types()} & set(re.findall(r"\b[A-Z]{3,}\b", text))
    ids = {actor.id for actor in reading.actors} & set(re.findall(r"[\w.-]+", text))
    assert (found, codes, ids) == ([], set(), set())


def test_describe_gives_one_plain_sentence_for_every_record(reading):
    for kind in r.RECORD_KINDS:
        for record in getattr(reading, kind):
            told = brief.describe(record, reading)
            assert told.endswith((".", "”."))
            assert "\n" not in told
            assert not MACHINE.search(told)


def test_several_reports_are_counted_apart_from_events(reading):
    other = make_reading(outlet="The Tern", published=dt.date(2024, 5, 9))
    made = compose([other, reading])
    assert made.title == "Tunisia, Italy and Malta: brief of 2 reports"
    assert made.subtitle.startswith("2 reports by 2 outlets; between 8 and 9 May 2024; 4 events reported")
    first = lines_of(made, "happened")[0]
    assert (
        first.text
        == "Italian police detained three Tunisian captains in Palermo after a dispute over fishing rights (2 reports)."
    )
    assert {note.outlet for note in made.footnotes if note.number in first.notes} == {"The Gull", "The Tern"}


def test_long_lists_are_cut_and_counted(reading):
    event = reading.events[0]
    many = tuple(
        dataclasses.replace(
            event, id=f"ev-{n}", date=r.Interval(day := dt.date(2024, 1, 1) + dt.timedelta(n), day, "day")
        )
        for n in range(40)
    )
    made = compose([dataclasses.replace(reading, events=many)])
    [group] = next(section for section in made.sections if section.key == "happened").groups
    assert len(group.lines) + group.cut == 40
    assert f"and {group.cut} more" in brief.render([dataclasses.replace(reading, events=many)], format="terminal")


def test_the_same_happening_in_one_article_is_told_once(reading):
    twice = (*reading.events, dataclasses.replace(reading.events[0], id="ev-99"))
    made = compose([dataclasses.replace(reading, events=twice)])
    assert lines_of(made, "happened") == lines_of(compose([reading]), "happened")


def test_dates_not_given_are_said_so(reading):
    made = compose([reading])
    labels = [group.label for s in made.sections if s.key == "happened" for group in s.groups]
    assert labels == [None, "Reported by 8 May 2024, the day itself not given", "Earlier"]
    undated = make_reading(published=None)
    labels = [g.label for s in compose([undated]).sections if s.key == "happened" for g in s.groups]
    assert "Date not given" in labels
    assert compose([undated]).subtitle == "The Gull, date not given"


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2023-07-26", "2023-07-26", "26 July 2023"),
        ("2023-08-01", "2023-08-18", "between 1 and 18 August 2023"),
        ("2023-07-26", "2023-08-18", "between 26 July and 18 August 2023"),
        ("2022-12-30", "2023-01-02", "between 30 December 2022 and 2 January 2023"),
        ("2023-08-01", "2023-08-31", "August 2023"),
        ("2023-09-01", "2023-12-31", "September to December 2023"),
        ("2022-12-01", "2023-02-28", "December 2022 to February 2023"),
        ("2021-01-01", "2021-12-31", "2021"),
        ("1960-01-01", "1969-12-31", "the 1960s"),
        ("2020-01-01", "2022-12-31", "between 2020 and 2022"),
        ("2023-07-26", None, "since 26 July 2023"),
        (None, "2023-07-26", "until 26 July 2023"),
        (None, None, None),
    ],
)
def test_dates_in_words(start, end, told):
    days = [dt.date.fromisoformat(day) if day else None for day in (start, end)]
    assert in_words(r.Interval(*days, "span"), words("en")) == told


def test_a_date_that_only_publication_bounds_is_not_told():
    day = dt.date(2023, 8, 18)
    assert told_date(r.Interval(None, day, "bounded")) is None
    assert told_date(r.Interval(day, None, "bounded")) is None
    for kept in (r.Interval(day, day, "day"), r.Interval(dt.date(2011, 1, 1), None, "span")):
        assert told_date(kept) == kept


def test_the_same_readings_give_the_same_bytes(reading):
    for format in ("terminal", "markdown", "html", "pdf"):
        assert brief.render([reading], format=format) == brief.render([make_reading()], format=format)


def test_terminal_is_plain_unless_colour_is_asked_for(reading, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    plain = brief.render([reading], format="terminal")
    assert "\x1b" not in plain
    assert max(len(line) for line in plain.splitlines()) <= 100
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" in brief.render([reading], format="terminal", colour=True)


def test_markdown_footnotes_resolve_both_ways(reading):
    text = brief.render([reading], format="markdown")
    body, notes = text.split("\n[^1]: ")
    called = set(re.findall(r"\[\^(\d+)\](?!:)", body))
    defined = {"1", *re.findall(r"^\[\^(\d+)\]:", notes, re.M)}
    assert called == defined


def test_markdown_of_hostile_text_stays_text(reading):
    article = dataclasses.replace(reading.article, title="*bold* <script> [x](y) # `c` | 1. |")
    text = brief.render([dataclasses.replace(reading, article=article)], format="markdown")
    assert text.splitlines()[0] == "# \\*bold\\* \\<script\\> \\[x\\](y) # \\`c\\` \\| 1. \\|"


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.tags, self.outside = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            elif name == "href" and value.startswith("#"):
                self.links.append(value[1:])
            elif name in {"src", "href"} and not value.startswith("data:"):
                self.outside.append(value)


def test_html_footnotes_resolve_both_ways_and_nothing_is_fetched(reading):
    text = brief.render([reading], format="html")
    page = Page(text)
    assert len(page.ids) == len(set(page.ids))
    assert set(page.links) <= set(page.ids)
    notes = {name for name in page.ids if name.startswith("note-")}
    calls = {name for name in page.ids if name.startswith("call-")}
    assert notes <= set(page.links)
    assert calls <= set(page.links)
    assert len(notes) == len(compose([reading]).footnotes)
    assert page.outside == []
    assert "script" not in page.tags
    assert not re.search(r"url\(|@import", text)


def test_html_escapes_what_an_article_says(reading):
    article = dataclasses.replace(reading.article, title="<script>alert(1)</script> & <b>")
    text = brief.render([dataclasses.replace(reading, article=article)], format="html")
    assert "script" not in Page(text).tags
    assert "&lt;script&gt;" in text


def test_pdf_has_the_text_and_no_creation_date(reading, tmp_path):
    import io

    import pypdf

    made = pypdf.PdfReader(io.BytesIO(brief.render([reading], format="pdf")))
    text = " ".join(" ".join(page.extract_text() for page in made.pages).split())
    assert "Italian police detained three Tunisian captains in Palermo" in text
    assert "Tunisia is a former French protectorate. — The Gull, 8 May 2024" in text
    assert made.metadata.title == "Ferrying row deepens"
    assert "/CreationDate" not in made.metadata


def test_pdf_takes_typst_markup_as_text(reading):
    article = dataclasses.replace(reading.article, title='#panic() $x$ *b* "q" \\ <l> @r')
    made = dataclasses.replace(reading, article=article)
    assert brief.render([made], format="pdf").startswith(b"%PDF-")


def test_the_title_can_be_given(reading):
    assert compose([reading], title="Morning note").title == "Morning note"


def test_an_article_without_a_title_is_known_by_its_first_words(reading):
    made = compose([make_reading(title=None)])
    assert made.title == f"“{TEXT.split('.')[0]}”"
    long = r.Reading(polybius="0.1.0", article=r.make_article("Then " + "on and on and " * 20 + "it ended."))
    assert compose([long]).title.endswith("on …”")
    assert len(compose([long]).title) < 130
