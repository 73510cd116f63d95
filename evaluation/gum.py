"""GUM (Zeldes 2017): documents as plain text, with their entities, names and pronouns.

The text is put together from the tokens of the XML: spaces by the rules of English type, paragraphs as marked. Where
several people speak, each turn begins with its speaker's name, as a page with an interview prints it: GUM has them in
its markup alone, and without them no reader could tell who says "I". Titles and bylines are left out.
Entities are the coreference chains of the TSV files (bridging links left out), of the types person, organization and
place.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

XML = "data/text/gum/xml"
TSV = "data/text/gum/coref/gum/tsv"

TYPES = frozenset({"person", "organization", "place"})
"""Entities that can be a party or a place of the news; things, events, times and abstracts are left out."""

BREAKS = frozenset({"p", "head", "caption", "item", "sp", "l", "figure", "list", "table", "row", "cell", "q_"})
OPENING, CLOSING = frozenset("([{$£€#"), frozenset(")]},.;:!?%")
CLITICS = frozenset(
    {"'s", "’s", "'", "’", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "’re", "’ve", "’ll", "’d", "’m"}
)
PRONOUNS = frozenset({"PRP", "PRP$", "PP", "PP$", "PPZ"})

Kind = Literal["name", "pronoun", "other"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Code points ``[start, end)`` that stand for an entity; ``[head_start, head_end)`` is the head of the phrase."""

    start: int
    end: int
    head_start: int
    head_end: int
    entity: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Entity:
    """A chain of mentions: its type, and whether it is named anywhere."""

    id: int
    type: str
    named: bool
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class GumText:
    """One document."""

    name: str
    text: str
    published: dt.date | None
    chains: tuple[Entity, ...]

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The chains that can be a party or a place of the news."""
        return tuple(each for each in self.chains if each.type in TYPES)


@dataclass(slots=True)
class _Token:
    word: str
    tag: str
    pos: str
    dep: str
    glued: bool
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class _Marked:
    """A mention while it is read: its tokens, its type, its Wikipedia article."""

    tokens: list[int] = field(default_factory=list)
    type: str = ""
    identity: str = "_"


def documents(shared: Path, partition: str, genres: tuple[str, ...]) -> Iterator[GumText]:
    """The documents of one part of GUM's own split and of some genres, in the order of their names."""
    if not (shared / TSV).exists():
        raise FileNotFoundError(TSV)
    for path in sorted((shared / TSV).glob("*.tsv")):
        if path.stem.split("_")[1] not in genres:
            continue
        xml = (shared / XML / f"{path.stem}.xml").read_text(encoding="utf-8")
        if f'partition="{partition}"' in xml.split("\n", 1)[0]:
            yield _document(path.stem, xml, path.read_text(encoding="utf-8"))


def _document(name: str, xml: str, tsv: str) -> GumText:
    created = re.search(r'dateCreated="(\d{4}-\d\d-\d\d)"', xml)
    speakers = re.search(r'speakerCount="(\d+)"', xml)
    tokens, text = _tokens(xml, labels=speakers is not None and int(speakers[1]) > 1)
    entities = tuple(_entities(tokens, tsv))
    day = created[1] if created else ""
    published = (
        dt.date.fromisoformat(day) if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", day) else None
    )
    return GumText(name, text, published, entities)


def _tokens(xml: str, *, labels: bool) -> tuple[list[_Token], str]:
    """The tokens with their places in the text, and the text; ``labels``: with the names of those who speak."""
    tokens: list[_Token] = []
    pieces: list[str] = []
    at, word, fresh, paragraph, open_next, label = 0, False, True, True, False, ""
    for line in xml.split("\n"):
        if line.startswith("<") and "\t" not in line:
            tag = re.sub(r"[</>].*", "", line.lstrip("</")).split(" ")[0]
            paragraph = paragraph or tag in BREAKS
            label = _label(line) if labels and line.startswith("<sp ") else label
            word, fresh = (not line.startswith("</"), True) if tag == "w" else (word, fresh)
            continue
        if "\t" not in line:
            continue
        form, tag, _, _, pos, dep, *_ = line.split("\t")
        form = _unescape(form)
        gap = "" if not tokens else "\n\n" if paragraph else _gap(tokens[-1], form, tag, word and not fresh, open_next)
        gap, label = gap + label, ""
        start = at + len(gap)
        tokens.append(_Token(form, tag, pos, dep, gap == "", start, start + len(form)))
        pieces += (gap, form)
        at, paragraph, fresh = start + len(form), False, False
        open_next = tag == "``" or form in OPENING or form in {"“", "‘"}
    return tokens, "".join(pieces)


def _label(line: str) -> str:
    """ "Ada Lovelace: " from `who="#AdaLovelace"`."""
    who = re.search(r'who="#([^"]+)"', line)
    return f"{_name(who[1])}: " if who else ""


def _name(joined: str) -> str:
    """ "Ada M Lovelace" from "AdaMLovelace", and "Ada McLovelace" from "AdaMcLovelace"."""
    return re.sub(r"(?<!Mc)(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", joined)


def _unescape(form: str) -> str:
    for code, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        form = form.replace(code, sign)
    return form


def _gap(before: _Token, form: str, tag: str, inside: bool, opened: bool) -> str:
    """The space between two tokens of a line."""
    if inside or opened or form in CLOSING or tag == "''" or (tag == "POS" and form in CLITICS):
        return ""
    if form in CLITICS and tag != "``":
        return ""
    return "" if (before.word == "can" and form == "not") or form in {"”", "..."} else " "


def _entities(tokens: list[_Token], tsv: str) -> Iterator[Entity]:
    marked, links = _marks(tsv)
    several = _coordinations(marked, tokens)
    chain = _chains(marked, links)
    groups: dict[int, list[int]] = {}
    for id in marked:
        groups.setdefault(chain[id], []).append(id)
    for number, ids in enumerate(groups.values()):
        types = [marked[id].type for id in ids]
        type = max(dict.fromkeys(types), key=types.count)
        mentions = tuple(_mention(tokens, marked[id], number, joined=id in several) for id in ids)
        linked = any(marked[id].identity != "_" for id in ids)
        named = any(mention.kind == "name" for mention in mentions)
        yield Entity(number, type, named or (linked and type != "person"), mentions)


def _marks(tsv: str) -> tuple[Mapping[int, _Marked], list[tuple[int, int]]]:
    """The mentions of a TSV by number, and the pairs of them that are said to be the same."""
    marked: dict[int, _Marked] = {}
    links: list[tuple[int, int]] = []
    alone: dict[str, int] = {}
    rows = [line.split("\t") for line in tsv.split("\n") if re.match(r"\d+-\d+\t", line)]
    for index, row in enumerate(rows):
        identities = dict(_numbered(row[6], row[0], alone))
        for number, type in _numbered(row[3], row[0], alone):
            mark = marked.setdefault(number, _Marked())
            mark.tokens.append(index)
            mark.type, mark.identity = type, identities.get(number, "_")
        for kind, link in zip(row[8].split("|"), row[9].split("|"), strict=False):
            if not kind.startswith("bridge") and kind != "_" and (pair := re.search(r"\[(\d+)_(\d+)\]", link)):
                links.append((int(pair[1]), int(pair[2])))
    return marked, links


def _numbered(cell: str, at: str, alone: dict[str, int]) -> Iterator[tuple[int, str]]:
    """The values of a cell with the numbers of their mentions; one without a number gets one of its token's own."""
    for each in cell.split("|") if cell != "_" else ():
        match = re.fullmatch(r"(.*)\[(\d+)\]", each)
        yield (int(match[2]), match[1]) if match else (alone.setdefault(at, -len(alone) - 1), each)


def _chains(marked: Mapping[int, _Marked], links: list[tuple[int, int]]) -> Mapping[int, int]:
    """Which chain each mention belongs to."""
    parent = {id: id for id in marked}

    def top(id: int) -> int:
        while parent[id] != id:
            parent[id] = parent[parent[id]]
            id = parent[id]
        return id

    for one, other in links:
        if one in parent and other in parent:
            parent[top(one)] = top(other)
    return {id: top(id) for id in marked}


def _coordinations(marked: Mapping[int, _Marked], tokens: list[_Token]) -> frozenset[int]:
    """The mentions that are several joined ones ("Ama and Kofi"), which have no head of their own."""
    starts, ends = set[tuple[int, int]](), set[tuple[int, int]]()
    for mark in marked.values():
        starts.add((mark.tokens[0], mark.tokens[-1]))
        ends.add((mark.tokens[-1], mark.tokens[0]))
    found = set[int]()
    for id, mark in marked.items():
        first, last = mark.tokens[0], mark.tokens[-1]
        for at in range(first + 1, last):
            joins = tokens[at].pos == "CCONJ" and (last, at + 1) in ends
            if joins and any((first, end) in starts for end in range(first, at)):
                found.add(id)
    return frozenset(found)


def _mention(tokens: list[_Token], mark: _Marked, entity: int, *, joined: bool = False) -> Mention:
    """A mention with its head: the last noun before anything that modifies it from behind; a name's whole run."""
    first, last = mark.tokens[0], mark.tokens[-1]
    head = _head(tokens, first, last)
    begin = end = head
    name = tokens[head].pos == "PROPN" or tokens[head].tag.startswith("NP")
    if name:
        while begin > first and (tokens[begin - 1].pos == "PROPN" or (tokens[begin].glued and begin - 1 > first)):
            begin -= 1
    pronoun = first == last and tokens[first].tag in PRONOUNS
    kind: Kind = "pronoun" if pronoun else "name" if name and not joined else "other"
    return Mention(tokens[first].start, tokens[last].end, tokens[begin].start, tokens[end].end, entity, kind)


def _head(tokens: list[_Token], first: int, last: int) -> int:
    head = -1
    for index in range(first, last + 1):
        token = tokens[index]
        if token.tag == "POS":
            continue
        behind = token.pos in {"ADP", "SCONJ", "VERB"} and token.dep in {"case", "mark", "acl", "acl:relcl"}
        stop = behind or token.word in {",", "(", "-LRB-", "—", "–"} or token.tag in {"WDT", "WP", "WRB"}
        if stop and head >= 0:
            break
        if token.pos in {"NOUN", "PROPN", "PRON", "NUM"} and not token.dep.endswith(":poss"):
            head = index
    return head if head >= 0 else last
