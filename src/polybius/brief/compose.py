"""Readings become a brief that has no format yet: sections of lines, each with numbered evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from polybius.brief import events, leads, parties, sections, speaking
from polybius.brief.dates import day, in_words
from polybius.brief.events import Told
from polybius.brief.source import Source
from polybius.brief.values import Brief, Footnote, Group, Line, Passage, Section
from polybius.brief.verbs import HAPPENED
from polybius.brief.words import Words, capital, close_up, words
from polybius.records import Article, Interval, Reading, Span

IN_BRIEF = 4
"""Events in the few lines at the top. They repeat lines from below, so a brief of `SHORT` events goes without."""

SHORT = 4

LONGEST_NOTE = 400
"""Characters of a footnote; the record and the offsets keep the whole sentence."""

LEADING = 3
"""Parties that stand in the title of a brief of several articles."""


def compose(readings: Sequence[Reading], *, title: str | None = None) -> Brief:
    """The brief of one or more readings, in order of publication. Raises `ValueError` without any."""
    if not readings:
        raise ValueError("A brief needs at least one reading.")
    ordered = sorted(readings, key=lambda reading: reading.article.published or dt.date.max)
    sources = [Source(reading, index) for index, reading in enumerate(ordered)]
    language = words(ordered[0].article.language)
    told = events.tell(sources)
    numbered, footnotes = _number(_filled(_sections(sources, told, language)), sources)
    return Brief(
        title=title or _title(sources, language),
        subtitle=_subtitle(sources, told, language),
        sections=numbered,
        footnotes=footnotes,
        language=language.language,
        more=language.entries["joining"].words["cut"],
        sources_heading=language.say("headings", "sources"),
        empty="" if numbered else language.say("header", "empty"),
        remark=language.say("header", "brackets") if _bracketed(numbered) else "",
        back=language.say("header", "back"),
        credit=language.say("header", "credit") if _located(ordered) else "",
    )


def _sections(sources: Sequence[Source], told: Sequence[Told], words: Words) -> list[Section]:
    labels = [_label(source.reading.article, words) for source in sources]
    return [
        _in_brief(sources, told, words),
        parties.involved(sources, words),
        events.happened(told, words, labels),
        events.planned(told, words, labels),
        events.denied(told, words, labels),
        speaking.said(sources, [t.text for t in told], words, labels),
        sections.stands(sources, words),
        sections.rifts(sources, words),
        sections.figures(sources, words),
        sections.ties(sources, words),
        sections.wording(sources, words, labels),
        sections.unresolved(sources, words),
    ]


def _in_brief(sources: Sequence[Source], told: Sequence[Told], words: Words) -> Section:
    """The few events that matter most, the article's own lead first; then where partners part ways."""
    best = leads.first(told, IN_BRIEF)
    if len([t for t in told if t.event.status in HAPPENED]) < SHORT:
        best = ()
    rifts = [line for source in sources for line in sections.rift_lines(source)][:1]
    lines = [*(events.line(t) for t in best), *rifts] if best else []
    opening = speaking.opening(sources[0]) if lines and len(sources) == 1 else None
    if opening is not None and not any(set(opening.rests_on) & set(line.rests_on) for line in lines):
        lines = [opening, *lines[: IN_BRIEF - 1], *rifts]
    return sections.section("in_brief", words, [Group(tuple(dict.fromkeys(lines)))])


def _bracketed(found: Sequence[Section]) -> bool:
    """Does any line have words of ours in brackets?"""
    return any("[" in line.text for section in found for group in section.groups for line in group.lines)


def _located(readings: Sequence[Reading]) -> bool:
    """Does any article name a place that comes from GeoNames, whose licence asks for its name?"""
    return any(place.geonames_id is not None for reading in readings for place in reading.places)


def _filled(found: Sequence[Section]) -> list[Section]:
    """The sections that have lines, without their empty groups."""
    kept = [replace(section, groups=tuple(g for g in section.groups if g.lines)) for section in found]
    return [section for section in kept if section.groups]


def _number(found: Sequence[Section], sources: Sequence[Source]) -> tuple[tuple[Section, ...], tuple[Footnote, ...]]:
    """The sections with footnote numbers in the order in which passages are first called on."""
    numbers: dict[Passage, int] = {}
    for section in found:
        for group in section.groups:
            for line in group.lines:
                for passage in line.rests_on:
                    numbers.setdefault(passage, len(numbers) + 1)
    numbered = tuple(
        replace(section, groups=tuple(replace(g, lines=_noted(g.lines, numbers)) for g in section.groups))
        for section in found
    )
    return numbered, tuple(_footnote(passage, number, sources) for passage, number in numbers.items())


def _noted(lines: Sequence[Line], numbers: dict[Passage, int]) -> tuple[Line, ...]:
    return tuple(replace(line, notes=tuple(sorted(numbers[p] for p in line.rests_on))) for line in lines)


def _footnote(passage: Passage, number: int, sources: Sequence[Source]) -> Footnote:
    source = sources[passage.article]
    article, language = source.reading.article, source.words
    return Footnote(
        number=number,
        quote=_excerpt(passage, source),
        outlet=article.outlet,
        date=day(article.published, language) if article.published else None,
        title=article.title,
        where=language.say("header", "characters", start=f"{passage.start:,}", end=f"{passage.end:,}"),
        url=article.url,
    )


def _excerpt(passage: Passage, source: Source) -> str:
    """The words of a passage; of a very long one, those around the verbs that the records rest on."""
    text, mark = source.text, source.words.say("joining", "ellipsis")
    start, end = passage.start, passage.end
    if end - start <= LONGEST_NOTE:
        return close_up(text[start:end])
    verb = next(iter(source.marks_between(start, end)), start)
    begin = start if verb - start < LONGEST_NOTE // 2 else text.rfind(" ", start, verb - LONGEST_NOTE // 4) + 1
    begin = max(begin, start)
    until = end if end - begin <= LONGEST_NOTE else text.rfind(" ", begin, begin + LONGEST_NOTE)
    until = until if until > begin else end
    before, after = (f"{mark} " if begin > start else ""), (f" {mark}" if until < end else "")
    return f"{before}{close_up(text[begin:until])}{after}"


def _title(sources: Sequence[Source], words: Words) -> str:
    if len(sources) > 1:
        reports = words.say("header", "many_reports", n=len(sources))
        led = words.joined(parties.leading(sources, LEADING))
        return capital(words.say("header", "many_title" if led else "no_parties", parties=led, reports=reports))
    article = sources[0].reading.article
    if article.title:
        return close_up(article.title)
    return words.say("header", "untitled", start=_beginning(sources[0]))


def _beginning(source: Source, length: int = 120) -> str:
    """The first sentence, cut where it is long."""
    body = source.body
    _, end = source.sentence(Span(body, body + 1, source.text[body : body + 1]))
    start = close_up(source.text[body : min(end, body + 4 * length)]).rstrip(".")
    if len(start) <= length:
        return start
    return f"{start[:length].rsplit(' ', 1)[0]} {source.words.say('joining', 'ellipsis')}"


def _label(article: Article, words: Words) -> str:
    """Which report: outlet and date."""
    outlet = article.outlet or words.say("header", "no_outlet")
    return f"{outlet}, {day(article.published, words)}" if article.published else outlet


def _subtitle(sources: Sequence[Source], told: Sequence[Told], words: Words) -> str:
    """Outlet and date of one report; of several, how many reports, outlets and events."""
    articles = [source.reading.article for source in sources]
    if len(articles) == 1:
        undated = "" if articles[0].published else f", {words.say('header', 'no_date')}"
        return _label(articles[0], words) + undated
    outlets = len({article.outlet for article in articles if article.outlet})
    reports = _count("report", len(articles), words)
    if outlets:
        reports = words.say("header", "reports_by", reports=reports, outlets=_count("outlet", outlets, words))
    happened = len([t for t in told if t.event.status in HAPPENED])
    dates = [article.published for article in articles if article.published]
    when = in_words(Interval(min(dates), max(dates), "span"), words) if dates else None
    return "; ".join(part for part in (reports, when, _count("event", happened, words)) if part)


def _count(what: str, n: int, words: Words) -> str:
    return words.say("header", f"one_{what}" if n == 1 else f"many_{what}s", n=n)
