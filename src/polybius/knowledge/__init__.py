"""What is known about the world before an article is read: states, organisations, offices, groups, places.

Facts with dates, shipped as data. ``load()`` gives one frozen `Knowledge`; look-ups take the article's date,
so that the same words in 2021 and in 2024 give different people. docs/knowledge.md says where each file
comes from; training/build_knowledge.py rebuilds those that come from ../shared/data/knowledge.
"""

from polybius.knowledge.facts import Entry, Group, Membership, Office, Organisation, Region, State
from polybius.knowledge.files import load
from polybius.knowledge.gazetteer import Toponym, namesakes, toponyms
from polybius.knowledge.known import Knowledge

__all__ = [
    "Entry",
    "Group",
    "Knowledge",
    "Membership",
    "Office",
    "Organisation",
    "Region",
    "State",
    "Toponym",
    "load",
    "namesakes",
    "toponyms",
]
