"""What knowledge says to a relation that an article tells."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from polybius.knowledge import Knowledge
from polybius.knowledge.facts import WRITTEN, Membership
from polybius.records import Known, Relation, Skipped


@dataclass(frozen=True, slots=True)
class Verdict:
    """What knowledge says, with a sentence where it says otherwise."""

    known: Known
    why: str = ""


def judged(record: Relation, knowledge: Knowledge, on: dt.date | None) -> Verdict | None:
    """Whether knowledge agrees with a relation that an article tells; None where it cannot judge.

    Judged are memberships of organisations whose members are known, with the years of their beginning and end, on the
    day of publication where the article gives none, and colonial pasts of states whose last ruler is known.
    """
    if record.predicate == "member of":
        return _memberships(record, knowledge, on)
    if record.predicate == "former colony of":
        return _colony(record, knowledge)
    return None


def contradiction(record: Relation, verdict: Verdict | None) -> Skipped | None:
    """The note that goes with a relation which knowledge contradicts."""
    if verdict is None or verdict.known != "contradicts":
        return None
    return Skipped(stage="relations", code="contradicts-knowledge", why=verdict.why, evidence=record.evidence)


def _memberships(record: Relation, knowledge: Knowledge, on: dt.date | None) -> Verdict | None:
    agreed = False
    for organisation in record.objects:
        every = [each for each in knowledge.memberships if each.organisation == organisation]
        for subject in record.subjects if every else ():
            iso3 = subject.partition(".")[0]
            if iso3 not in knowledge.states:
                continue
            own = [each for each in every if each.iso3 == iso3]
            why = _against(own, record, on)
            if why:
                return Verdict("contradicts", f"{knowledge.states[iso3].name} {why.format(organisation)}")
            agreed = agreed or _is_judged(record, on)
    return Verdict("agrees") if agreed else None


def _is_judged(record: Relation, on: dt.date | None) -> bool:
    """Whether there is a day to hold the membership to, and one that the facts reach."""
    days = [day for day in (record.since, record.until) if day is not None] or ([on] if on is not None else [])
    return bool(days) and max(days) <= WRITTEN


def _against(own: list[Membership], record: Relation, on: dt.date | None) -> str:
    """What speaks against a membership; empty where nothing does. An article that gives a year is held to the year."""
    if not _is_judged(record, on):
        return ""
    since, until = record.since, record.until
    if not own:
        return f"is not known as a member of {{}} on {since or until or on}."
    if since is not None and not any(each.since is None or each.since.year == since.year for each in own):
        years = sorted({each.since.year for each in own if each.since is not None})
        return f"is known as a member of {{}} since {', '.join(map(str, years))}."
    if until is not None and not any(each.until is not None and each.until.year == until.year for each in own):
        ends = ", ".join(map(str, sorted({each.until.year for each in own if each.until is not None})))
        return (
            f"is known as a member of {{}} until {ends}." if ends else "is known as a member of {} that has not left."
        )
    if since is None and until is None and on is not None and not any(each.held(on) for each in own):
        return f"is not known as a member of {{}} on {on}."
    return ""


def _colony(record: Relation, knowledge: Knowledge) -> Verdict | None:
    powers = {each.partition(".")[0] for each in record.objects}
    agreed = False
    for subject in record.subjects:
        state = knowledge.states.get(subject.partition(".")[0])
        if state is None or state.coloniser is None:
            continue
        if state.coloniser not in powers:
            ruler = knowledge.states[state.coloniser].name
            return Verdict("contradicts", f"{state.name} is known as a former colony of {ruler}.")
        if record.until is not None and state.independence is not None and record.until.year > state.independence:
            return Verdict("contradicts", f"{state.name} is known as independent since {state.independence}.")
        agreed = True
    return Verdict("agrees") if agreed else None
