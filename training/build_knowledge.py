"""Rebuilds the derived files of src/polybius/knowledge/data from factbook snapshots (CC0).

    python training/build_knowledge.py ../shared/data/knowledge src/polybius/knowledge/data

Reads countries.tsv, leaders.tsv and memberships.tsv and writes states.tsv, memberships.tsv, en/states.tsv and
en/offices.tsv. No chance is involved: the same snapshots give the same bytes. Files written by hand (*_more.tsv,
*_series.tsv, regions, organisations, groups, articles) are read for what they say and never written.

The snapshots tell when something was first and last *reported*, not when it was so. A first report on the day of
the first snapshot says nothing about the start; a last report in the last snapshots means "still".
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pycountry

FIRST_SNAPSHOT = dt.date(2015, 10, 26)
STILL_REPORTED = dt.date(2026, 1, 1)
# No snapshots lie between March 2017 and November 2020: a report that ends there may have ended years later.
GAP_BEGINS, GAP_ENDS = dt.date(2017, 3, 28), dt.date(2020, 11, 25)
# A successor counts as the next holder where he took office at most this long after the last report.
SUCCESSION = dt.timedelta(days=400)
TERRITORY = re.compile(r"none \(|none$")

POWERS = {
    "France": "FRA", "French": "FRA", "UK": "GBR", "British": "GBR", "Great Britain": "GBR", "Portugal": "PRT",
    "Spain": "ESP", "Belgium": "BEL", "Belgian": "BEL", "the Netherlands": "NLD", "Italy": "ITA", "Italian": "ITA",
    "US": "USA", "Soviet Union": "RUS", "Denmark": "DNK", "Japan": "JPN", "New Zealand": "NZL", "Australia": "AUS",
}  # fmt: skip
# Leaving the Soviet Union or Denmark is told as a secession, not as the end of a colony.
NO_COLONISER = {"RUS", "DNK"}
INDEPENDENCE = re.compile(r"(\d{4}) \((?:declared independence )?from (?:the )?(?:former )?(?:colonial )?([^);,]*)")
ADMINISTERED = re.compile(
    r"(\d{4}) \(from [^)]*?(?:under )?(French|British|Belgian|Belgium|US|Australia|New Zealand|Italian)\b"
)

ORGANISATIONS = {  # the factbook's name: the id in organisations.tsv
    "AU": "AU", "ASEAN": "ASEAN", "APEC": "APEC", "Caricom": "CARICOM", "CELAC": "CELAC", "CE": "Council of Europe",
    "C": "Commonwealth", "COMESA": "COMESA", "CIS": "CIS", "CPLP": "CPLP", "CSTO": "CSTO", "CAN": "Andean Community",
    "EAC": "EAC", "EAEU": "EAEU", "ECOWAS": "ECOWAS", "EU": "EU", "EMU": "Eurozone", "G-20": "G20",
    "G-77": "G77", "GCC": "GCC", "IAEA": "IAEA", "ICCt": "ICC", "IGAD": "IGAD", "ILO": "ILO", "IMF": "IMF",
    "Interpol": "Interpol", "IOM": "IOM", "LAS": "Arab League", "Mercosur": "Mercosur", "NAM": "Non-Aligned Movement",
    "NATO": "NATO", "OAS": "OAS", "OECD": "OECD", "OIC": "OIC", "OIF": "Francophonie", "OPCW": "OPCW", "OPEC": "OPEC",
    "OSCE": "OSCE", "Pacific Alliance": "Pacific Alliance", "PIF": "Pacific Islands Forum", "SAARC": "SAARC",
    "SADC": "SADC", "SCO": "SCO", "UN": "UN", "UNESCO": "UNESCO", "WHO": "WHO", "WTO": "WTO", "IBRD": "World Bank",
    "Schengen Convention": "Schengen Area", "Arctic Council": "Arctic Council", "FATF": "FATF", "SICA": "SICA",
    "AfDB": "African Development Bank", "ADB": "Asian Development Bank", "EBRD": "EBRD", "BRICS": "BRICS",
    "CEMAC": "CEMAC", "ECCAS": "ECCAS", "AMU": "Arab Maghreb Union", "WAEMU": "WAEMU",
}  # fmt: skip


OBSERVERS = ("PSE", "VAT")  # listed like members in most organisations where they only observe


@dataclass(frozen=True, slots=True)
class Report:
    """One row of leaders.tsv, its cell taken apart."""

    iso3: str
    role: str
    title: str
    name: str
    surname: str
    since: dt.date
    first: dt.date
    last: dt.date


def main() -> int:
    """Writes the derived files and says which."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="folder with countries.tsv, leaders.tsv and memberships.tsv")
    parser.add_argument("target", type=Path, help="the package's data folder")
    options = parser.parse_args()
    countries = list(_table(options.source / "countries.tsv"))
    sovereign = {row["iso3"] for row in countries if row["independence"] and not TERRITORY.match(row["independence"])}
    sovereign |= {"TWN", "PSE"}
    reports = list(_reports(_table(options.source / "leaders.tsv"), sovereign))
    _write(options.target / "states.tsv", "iso3 coloniser independence", _state_facts(countries))
    _write(options.target / "en/states.tsv", "iso3 name names adjectives people capital", _state_names(countries))
    memberships = _memberships(_table(options.source / "memberships.tsv"))
    _write(options.target / "memberships.tsv", "organisation members since until", memberships)
    columns = "holder surname names party sector role title since until"
    _write(options.target / "en/offices.tsv", columns, _offices(reports))
    return 0


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield {key: (value or "").strip() for key, value in row.items()}


def _write(path: Path, columns: str, rows: Iterable[tuple[str, ...]]) -> None:
    lines = ["\t".join(columns.split()), *("\t".join(row) for row in rows)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# Derived by training/build_knowledge.py; corrections belong in the files written by hand.\n"
                    + "\n".join(lines) + "\n", "utf-8")  # fmt: skip
    print(f"{path}: {len(lines) - 1} rows")


def _state_facts(countries: Iterable[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    for row in countries:
        power, year = _independence(row["independence"])
        if power or year:
            yield row["iso3"], power, year


def _independence(text: str) -> tuple[str, str]:
    """The colonial power (or nothing) and the year of independence."""
    if TERRITORY.match(text):
        return "", ""
    for pattern in (INDEPENDENCE, ADMINISTERED):
        for year, power in pattern.findall(text):
            known = next((iso3 for name, iso3 in POWERS.items() if power.startswith(name)), "")
            if known:
                return "" if known in NO_COLONISER else known, year
    first = re.search(r"\b(1[89]\d{2}|20\d{2})\b", text)
    return "", first[1] if first else ""


def _state_names(countries: Iterable[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    rows = {row["iso3"]: row for row in countries}
    codes = {country.alpha_3: country for country in pycountry.countries}
    for iso3 in sorted({*codes, "XKX"}):
        row = rows.get(iso3, {})
        country = codes.get(iso3)
        fields = ("name", "common_name", "official_name")
        iso_names = [getattr(country, field, "") for field in fields] if country else []
        name = re.sub(r"^The ", "", row.get("name") or iso_names[1] or iso_names[0])
        long = " ".join(re.sub(r"\(.*?\)|;.*", "", row.get("long", "")).split()).removeprefix("The ")
        names = [n for n in (long, *iso_names) if n and n != "none" and n != name and "," not in n and "(" not in n]
        yield (
            iso3, name, "|".join(dict.fromkeys(names)), "|".join(_adjectives(row.get("adjective", ""))),
            "|".join(_people(row.get("noun", ""))), _capital(row.get("capital", "")),
        )  # fmt: skip


def _adjectives(text: str) -> list[str]:
    parts = re.split(r"; | or |, ", re.sub(r"\(.*?\)|; note.*", "", text))
    words = [part.strip() for part in parts if part.strip() and part.strip() not in ("none", "NA")]
    return [word for word in words if "/" not in word]


def _people(text: str) -> list[str]:
    words: list[str] = []
    text = re.sub(r"; note.*|\((US citizens|US nationals|collective plural|colloquial)\)", "", text)
    for part in re.split(r", | or ", text):
        word = re.sub(r"\(.*?\)", "", part).strip()
        if not word or word in ("none", "NA") or "/" in word:
            continue
        words.append(word)
        if "(s)" in part:
            words.append(word + "s")
        elif "men)" in part:
            words.append(re.sub(r"man$", "men", word))
    return list(dict.fromkeys(words))


def _capital(text: str) -> str:
    first = re.split(r"[;,(]| in Romanian", text)[0].strip()
    return "" if first.startswith(("no official", "administered")) else first


def _memberships(rows: Iterable[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    """One row for all states with the same dates. Rows outside the main series of snapshots are left out."""
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        known = ORGANISATIONS.get(row["organisation"])
        first, last = dt.date.fromisoformat(row["first_reported"]), dt.date.fromisoformat(row["last_reported"])
        if known is None or row["iso3"] in OBSERVERS:
            continue
        # The snapshot of May 2026 covers a few states only; a state first seen there was a member before.
        since = "" if first <= FIRST_SNAPSHOT or first > STILL_REPORTED else first.isoformat()
        until = "" if last >= STILL_REPORTED else last.isoformat()
        grouped.setdefault((known, since, until), []).append(row["iso3"])
    for (organisation, since, until), members in sorted(grouped.items()):
        yield organisation, "|".join(sorted(set(members))), since, until


# Longest first: the title is what stands before the given names.
TITLES = (
    (r"(?:State Affairs Commission )?(?:Chairman|President) (?=KIM)", "Supreme Leader", "head of state"),
    (r"Supreme Leader", "Supreme Leader", "head of state"),
    (r"Crown Prince and Prime Minister|Prime Minister Crown Prince", "Crown Prince", "head of government"),
    (r"(?:Sultan|King|Amir|Emir) and Prime(?: Minister)?", "King", "both"),
    (r"(?:Acting|Interim|Transitional?|Caretaker|transitional|Transition|CNSP|GNU Interim) (?:Prime Minister|Premier)"
     r"(?:-Designate)?", "Prime Minister", "head of government"),
    (r"Prime Minister|Premier(?! League)", "Prime Minister", "head of government"),
    (r"(?:Acting |Interim |Transitional |transitional |Transition )?President"
     r"(?: of the (?:Islamic Republic of Afghanistan|Swiss Confederation|Republic))?", "President", "president"),
    (r"(?:Federal )?Chancellor", "Chancellor", "head of government"),
    (r"Taoiseach(?: \(Prime Minister\))?", "Taoiseach", "head of government"),
    (r"King", "King", "head of state"),
    (r"Queen", "Queen", "head of state"),
    (r"Emperor", "Emperor", "head of state"),
    (r"(?:Amir|Emir)", "Emir", "head of state"),
    (r"Sultan", "Sultan", "head of state"),
    (r"Grand Duke", "Grand Duke", "head of state"),
    (r"Prince", "Prince", "head of state"),
    (r"Pope", "Pope", "head of state"),
    (r"(?:Chairman|President|Chairperson),? (?:of the )?Presidential (?:Leadership )?Council,?", "Chairman",
     "head of state"),
    (r"Sovereign(?:ty)? Council Chair(?:man)?,?|Chairman,? (?:of the )?Transitional (?:Sovereign )?Council,?",
     "General", "head of state"),
    (r"General", "General", "head of state"),
)  # fmt: skip
SKIPPED_TITLES = re.compile(
    r"Vice|Deputy|Governor|High Commissioner|Prefect|Administrator|Mayor|Bailiff|-elect|vacant|Co-Pr|Co-Ch|"
    r"Captain|Chief Minister|Minister of|Secretary|Notification|Member|Judge|Speaker|also spelled|note -.*is "
)
REALMS = {"ELIZABETH", "CHARLES"}
NUMERALS = ("III", "II", "IV", "VI")
# A word in capitals, or one after a short prefix in small letters: "AL-ASAD", "al-ASAD", "O'NEILL", "McCOLL".
UPPER = re.compile(
    r"^[^a-z\W]{2,}(?:['’-]?[^a-z\W]+)*$|"
    r"^(?:al|ash|as|an|ad|at|ar|El|Mc|Mac|O|d|L|N)?['’-]?[^a-z\W]{2,}(?:['’-][^a-z\W]+)*$"
)
SMALL = ("de", "da", "dos", "do", "del", "la", "van", "von", "der", "den", "el", "al", "bin")
PARTICLES = {*SMALL, *(word.upper() for word in SMALL), "El", "Al", "Le", "te", "E", "Y"}


def _reports(rows: Iterable[dict[str, str]], sovereign: set[str]) -> Iterator[Report]:
    for row in rows:
        cell = re.sub(r"^note - ", "", re.sub(r"\"[^\"]*\"|[“”]\w*[“”]|\(.*?\)", "", row["title_and_name"])).strip()
        since = _when(row["since"])
        if row["iso3"] not in sovereign or since is None or SKIPPED_TITLES.search(cell):
            continue
        taken = _taken_apart(cell)
        if taken is None:
            continue
        title, role, name, surname = taken
        if surname.upper().split(" ")[0] in REALMS and row["iso3"] != "GBR":
            continue  # the news counts the monarch of many realms under one
        office = row["office"].replace("chief of state", "head of state")
        if role not in ("both", "president", office):
            continue
        first, last = dt.date.fromisoformat(row["first_reported"]), dt.date.fromisoformat(row["last_reported"])
        yield Report(row["iso3"], office, title, name, surname, since, first, last)


def _taken_apart(cell: str) -> tuple[str, str, str, str] | None:
    """Title, role, name and surname of a cell such as "Prime Minister Manuel VALLS"."""
    for pattern, title, role in TITLES:
        match = re.match(rf"(?:{pattern})[,:]? +(?=\S)", cell)
        if match:
            name = re.sub(r"^(?:Sheikh|Dr\.|Sr\. Gen\.|Lt\. Gen\.|Gen\.|General|Col\.|Colonel|Capt\.|Sir|Dame) ", "",
                          cell[match.end() :])  # fmt: skip
            name = re.split(r",| - | is | of the ", name)[0].strip().rstrip(".")
            return _named(title, role, name)
    return None


def _named(title: str, role: str, name: str) -> tuple[str, str, str, str] | None:
    words = [word for word in name.split() if not re.fullmatch(r"Jr\.?|Sr\.?|[A-Z]\.", word)]
    capitals = [index for index, word in enumerate(words) if UPPER.match(word) and word not in NUMERALS]
    if not capitals or len(words) > 7:
        return None
    first, last = capitals[0], capitals[-1]
    while first > 0 and words[first - 1] in PARTICLES:
        first -= 1
    ordinary = [_ordinary(word, index == 0) for index, word in enumerate(words)]
    surname = " ".join(ordinary[first : last + 1])
    # What follows the family name is a second one that the news leaves out: "Rodrigo PAZ Pereira".
    kept = ordinary if first == 0 else ordinary[: last + 1]
    return title, role, " ".join(kept), surname


def _ordinary(word: str, leads: bool) -> str:
    """A word in ordinary case: "MACRON" Macron, "al-ASAD" al-Asad, "DE" de."""
    if word in (*NUMERALS, "XIV", "XVI"):
        return word
    if word in PARTICLES and not leads:
        return word.lower() if word.isupper() else word
    if not any(a.isupper() and b.isupper() for a, b in pairwise(word)):
        return word
    parts = re.split(r"(['’-])", word)
    return "".join(p if p in "'’-" or p.islower() or not p.isupper() else p[0] + p[1:].lower() for p in parts)


def _when(text: str) -> dt.date | None:
    for form in ("%d %B %Y", "%B %Y", "%Y"):
        try:
            return dt.datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def _offices(reports: list[Report]) -> Iterator[tuple[str, ...]]:
    posts: dict[tuple[str, str], list[Report]] = {}
    for report in reports:
        posts.setdefault((report.iso3, report.role), []).append(report)
    for (iso3, role), post in sorted(posts.items()):
        tenures = _tenures(post)
        for place, tenure in enumerate(tenures):
            following = tenures[place + 1] if place + 1 < len(tenures) else None
            latest = max(tenure, key=lambda r: r.last)
            usual = max(tenure, key=lambda r: (r.last - r.first, r.last, r.name))
            others = sorted({name for r in tenure for name in (r.name, _short(r))} - {usual.name})
            since = min(r.since for r in tenure).isoformat()
            yield (
                usual.name, usual.surname, "|".join(others), iso3, "GOV", role, usual.title, since,
                _until(latest, following),
            )  # fmt: skip


def _short(report: Report) -> str:
    """First given name and surname, as most articles write it: "Alassane Ouattara"."""
    return report.name if report.name.startswith(report.surname) else f"{report.name.split()[0]} {report.surname}"


def _tenures(post: list[Report]) -> list[list[Report]]:
    """Reports of one post put together by person and unbroken time, oldest first."""
    tenures: list[list[Report]] = []
    for report in sorted(post, key=lambda r: (r.since, r.first, r.name)):
        same = next((t for t in reversed(tenures) if _same(t[-1], report)), None)
        between = tenures[-1] is not same if tenures and same else False
        if same is not None and not between:
            same.append(report)
        else:
            tenures.append([report])
    return tenures


def _same(one: Report, other: Report) -> bool:
    (a, b), (given_a, given_b) = zip(*(_name_parts(report) for report in (one, other)), strict=True)
    alike = given_a[:2] == given_b[:2] and (a == b or a in b or b in a or (given_a == given_b and a[:3] == b[:3]))
    initials = given_a[:1] == given_b[:1] and a[:3] == b[:3]
    return alike or (one.since == other.since and (given_a[:2] == given_b[:2] or initials))


def _name_parts(report: Report) -> tuple[str, str]:
    """Family name and given name in small letters without marks, whichever of them the name begins with."""
    plain = unicodedata.normalize("NFD", report.name.lower())
    surname = re.sub(r"[^a-z]", "", unicodedata.normalize("NFD", report.surname.lower()))
    letters = "".join(re.sub(r"[^a-z ]", "", plain).split(" "))
    given = letters.removeprefix(surname) or letters
    return surname, given


def _until(latest: Report, following: list[Report] | None) -> str:
    if following is None:
        return "" if latest.last >= STILL_REPORTED else latest.last.isoformat()
    begins = min(r.since for r in following)
    in_gap = latest.last == GAP_BEGINS and begins > GAP_BEGINS + SUCCESSION and following[0].first <= GAP_ENDS
    if in_gap or begins > latest.last + SUCCESSION:
        return latest.last.isoformat()
    return begins.isoformat()


if __name__ == "__main__":
    sys.exit(main())
