"""What knowledge says to a relation that an article tells."""

from __future__ import annotations

import datetime as dt

from polybius.knowledge import Knowledge
from polybius.records import Relation, Skipped


def contradiction(record: Relation, knowledge: Knowledge, on: dt.date | None) -> Skipped | None:
    """A note where knowledge can judge a relation and says otherwise; the relation stays, for the article tells it.

    Judged are memberships of organisations whose members are known, on the day that the relation itself names, else
    on that of publication, and colonial pasts of states whose last ruler is known.
    """
    if record.predicate == "member of":
        why = _membership(record, knowledge, on)
    elif record.predicate == "former colony of":
        why = _colony(record, knowledge)
    else:
        why = None
    if why is None:
        return None
    return Skipped(stage="relations", code="contradicts-knowledge", why=why, evidence=record.evidence)


def _membership(record: Relation, knowledge: Knowledge, on: dt.date | None) -> str | None:
    day = record.since or record.until or on
    for organisation in record.objects:
        if day is None or not any(m.organisation == organisation for m in knowledge.memberships):
            continue
        # A whole year is told by its last day; a membership that began in it counts.
        known = set(knowledge.members(organisation, day)) | set(knowledge.members(organisation, _year_end(day)))
        for subject in record.subjects:
            iso3 = subject.partition(".")[0]
            if iso3 in knowledge.states and iso3 not in known:
                return f"{knowledge.states[iso3].name} is not known as a member of {organisation} on {day}."
    return None


def _year_end(day: dt.date) -> dt.date:
    return dt.date(day.year, 12, 31) if (day.month, day.day) == (1, 1) else day


def _colony(record: Relation, knowledge: Knowledge) -> str | None:
    powers = {each.partition(".")[0] for each in record.objects}
    for subject in record.subjects:
        state = knowledge.states.get(subject.partition(".")[0])
        if state is not None and state.coloniser is not None and state.coloniser not in powers:
            return f"{state.name} is known as a former colony of {knowledge.states[state.coloniser].name}."
    return None
