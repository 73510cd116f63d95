"""The sections of a brief that tell something other than events, parties and statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from polybius.brief import facts
from polybius.brief.lines import full_stop
from polybius.brief.names import names
from polybius.brief.source import Source
from polybius.brief.values import Group, Line, Passage, Section
from polybius.brief.words import Words, capital, close_up
from polybius.records import Figure, Position, Skipped

SIDES = ("for", "conditional", "against", "undecided")

HOLDERS = 8
"""Parties named on one side of an issue; the rest are counted."""

FIGURES = 10
"""Figures that are told; the rest are counted."""

FEW = 20
"""Below this a number of something that nothing is said to have happened to ("nine officers") is no figure of note."""

ISSUES = 8
"""Issues that are told; the rest are counted."""

LINES = 16
"""Lines of one group in these sections."""


def section(key: str, words: Words, groups: Iterable[Group]) -> Section:
    """A section under its heading."""
    return Section(key, words.say("headings", key), tuple(groups))


def cut(found: Sequence[Line], label: str | None = None, *, limit: int = LINES) -> Group:
    """A group of the first lines, the rest counted."""
    return Group(tuple(found[:limit]), label, max(0, len(found) - limit))


def stands(sources: Sequence[Source], words: Words) -> Section:
    """Issue by issue, who is for, who against, and who under conditions."""
    issues: dict[tuple[str, str], list[tuple[Position, Source]]] = {}
    for source in sources:
        for position in source.reading.positions:
            issues.setdefault((position.kind, position.issue_id), []).append((position, source))
    contested = sorted(issues.values(), key=lambda held: (-_sides(held), -len({h for p, _ in held for h in p.holders})))
    clear = [held for held in contested if _sides(held) > 1 or not _is_vague(held[0][0].issue, words)]
    found = cut([_issue(held, words) for held in clear], limit=ISSUES)
    return section("stands", words, [replace(found, cut=found.cut + len(contested) - len(clear))])


def _is_vague(issue: str, words: Words) -> bool:
    """Does an issue say nothing by itself, as "the vote" does, of which a reader asks whose it is?"""
    first, _, rest = issue.partition(" ")
    return words.among("determiners", first) and rest.islower() and len(rest.split()) == 1


def _sides(held: Sequence[tuple[Position, Source]]) -> int:
    return len({position.stance for position, _ in held})


def _issue(held: Sequence[tuple[Position, Source]], words: Words) -> Line:
    first = held[0][0]
    sides = []
    for stance in SIDES:
        sided = [(holder, p, s) for p, s in held if p.stance == stance for holder in p.holders]
        whole = {f"{holder}.GOV" for holder, _, _ in sided}
        told = (facts.told_by(names([holder], s), p, s) for holder, p, s in sided if holder not in whole)
        holders = list(dict.fromkeys(told))
        if holders:
            sides.append(words.say("standing", stance, holders=words.joined(holders, limit=HOLDERS)))
    passages = tuple(sorted({p for position, source in held for p in source.passages(position.evidence)}))
    issue = capital(facts.issue(first, held[0][1]))
    return Line(full_stop("; ".join(sides)), passages, f"{issue} ({words.say('standing', first.kind)})")


def rifts(sources: Sequence[Source], words: Words) -> Section:
    """Where partners share an end and part over the means."""
    return section("rifts", words, [cut([line for source in sources for line in rift_lines(source)])])


def rift_lines(source: Source) -> list[Line]:
    """A line for each rift, resting on its own evidence and that of the positions it sets side by side."""
    found = []
    for rift in source.reading.rifts:
        held = [span for i in (*rift.shared, *rift.divided) for span in source.positions[i].evidence]
        spans = [*rift.evidence, *held]
        found.append(Line(full_stop(capital(facts.rift(rift, source))), source.passages(spans)))
    return found


def figures(sources: Sequence[Source], words: Words) -> Section:
    """Numbers, what they count, and who gives them."""
    return section("figures", words, [cut(_each(sources, "figures"), limit=FIGURES)])


def ties(sources: Sequence[Source], words: Words) -> Section:
    """Ties that stand."""
    return section("ties", words, [cut(_each(sources, "relations"))])


def _each(sources: Sequence[Source], kind: str) -> list[Line]:
    """A line for each record of a kind, the same line told once with all its evidence."""
    merged: dict[str, tuple[Passage, ...]] = {}
    for source in sources:
        for record in getattr(source.reading, kind):
            if isinstance(record, Figure) and record.measure is None and 1 < record.value < FEW:
                continue
            told = facts.figure(record, source) if kind == "figures" else facts.relation(record, source)
            text = full_stop(capital(told))
            merged[text] = (*merged.get(text, ()), *source.passages(record.evidence))
    return _without_parts([Line(text, tuple(sorted(set(passages)))) for text, passages in merged.items()])


def _without_parts(found: Sequence[Line]) -> list[Line]:
    """Without the lines that only repeat the beginning of the line before them."""
    return [line for i, line in enumerate(found) if i == 0 or line.text.rstrip("”.") not in found[i - 1].text]


def wording(sources: Sequence[Source], words: Words, labels: Sequence[str]) -> Section:
    """The outlet's own judging words, by kind and by outlet, and of whom they are said."""
    groups = []
    for source, label in zip(sources, labels, strict=True):
        kinds: dict[str, list[tuple[str, tuple[Passage, ...]]]] = {}
        for framing in source.reading.framings:
            if framing.voice == "outlet":
                told = (facts.framing(framing, source), source.passages(framing.evidence))
                kinds.setdefault(framing.kind, []).append(told)
        found = [_words_of(kind, told, words) for kind, told in sorted(kinds.items())]
        groups.append(cut(found, label if len(labels) > 1 else None))
    return section("wording", words, groups)


def _words_of(kind: str, told: Sequence[tuple[str, tuple[Passage, ...]]], words: Words) -> Line:
    passages = tuple(sorted({p for _, each in told for p in each}))
    listed = words.joined([text for text, _ in told], limit=10)
    return Line(full_stop(listed), passages, words.say("wording", kind))


def unresolved(sources: Sequence[Source], words: Words) -> Section:
    """What was seen and not turned into a record, counted by reason."""
    reasons: dict[tuple[str, str], list[tuple[Skipped, Source]]] = {}
    for source in sources:
        for skipped in source.reading.skipped:
            if words.among("no_loss", skipped.code):
                continue
            reasons.setdefault((skipped.stage, skipped.code), []).append((skipped, source))
    ordered = sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0]))
    found = [_reason(code, each, words) for (_, code), each in ordered]
    return section("unresolved", words, [cut(found, limit=6)])


def _reason(code: str, each: Sequence[tuple[Skipped, Source]], words: Words) -> Line:
    """A counted reason in the vocabulary's words, or in the stage's own where it has none for it."""
    key = code if len(each) == 1 else f"{code}+"
    if not words.has("unresolved", key):
        key = "other" if len(each) == 1 else "other+"
    passages = [p for skipped, source in each for p in source.passages(skipped.evidence)]
    text = words.say("unresolved", key, n=len(each), what=_what(each, words), why=close_up(each[0][0].why).rstrip("."))
    return Line(full_stop(capital(text)), tuple(dict.fromkeys(passages))[:3])


def _what(each: Sequence[tuple[Skipped, Source]], words: Words) -> str:
    texts = dict.fromkeys(close_up(skipped.evidence[0].text) for skipped, _ in each if skipped.evidence)
    return words.joined([words.quoted(_short(text, words)) for text in texts], limit=5)


def _short(text: str, words: Words, *, limit: int = 12) -> str:
    kept = text.split()
    return text if len(kept) <= limit else f"{' '.join(kept[:limit])} {words.say('joining', 'ellipsis')}"
