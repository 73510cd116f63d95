"""Alignments as a matrix for a person, and as JSON, JSON lines and CSV for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from polybius.analysis import formats
from polybius.analysis.alignments import Alignments, Change, Common, Pair, Stand

WIDEST = 12
"""Parties in the matrix: more columns do not fit on a page. Those with most pairs are shown, the others counted."""

MOST = 20
"""Pairs, and issues, that are told one by one in the text; rifts come first."""

QUOTE = 160
"""Characters of a piece of evidence in the text."""

COLUMNS = ("one", "other", "rift", "relation", "issue_id", "issue", "kind", "stance_one", "stance_other",
           "published_one", "published_other", "outlet_one", "outlet_other", "article_one", "article_other",
           "position_one", "position_other", "evidence_one", "evidence_other")  # fmt: skip
"""The columns of the CSV, documented in docs/cli.md."""


def as_json(found: Alignments) -> str:
    """All alignments as one object."""
    return formats.as_json(found)


def as_json_lines(found: Alignments) -> str:
    """One pair a line."""
    return formats.as_json_lines(found.pairs)


def as_csv(found: Alignments) -> str:
    """One issue of one pair a line, with a header."""
    rows = (
        _row(found, pair, relation, common)
        for pair in found.pairs
        for relation, commons in (("shared", pair.shared), ("divided", pair.divided))
        for common in commons
    )
    return formats.as_csv(COLUMNS, rows)


def _row(found: Alignments, pair: Pair, relation: str, common: Common) -> list[str | None]:
    sides = (common.one, common.other)
    cells: list[str | None] = [pair.one, pair.other, "yes" if pair.rift else "no", relation, common.issue]
    cells += [found.issues[common.issue], common.kind]
    cells += [side.stance for side in sides]
    cells += [side.published.isoformat() if side.published else None for side in sides]
    cells += [side.outlet for side in sides]
    cells += [side.article for side in sides]
    cells += [side.position for side in sides]
    cells += [_quote(side) for side in sides]
    return cells


def as_text(found: Alignments) -> str:
    """A matrix of the pairs; where pairs part, with the words of the articles; where the parties stand, issue by issue;
    and who has changed."""
    if not found.pairs and not found.changes:
        return "No two parties stand on one issue.\n"
    parts = [_matrix(found)] if found.pairs else []
    ordered = sorted(found.pairs, key=lambda p: (not p.rift, -len(p.divided), -len(p.shared), p.one, p.other))
    parted = [pair for pair in ordered if pair.rift or pair.divided]
    parts += [_pair(found, pair) for pair in parted[:MOST]]
    if len(parted) > MOST:
        parts.append([f"{len(parted) - MOST} more pairs part over something: --format csv has them all."])
    parts += [["Where they stand", *_issues(found)]] if found.pairs else []
    parts += [["Changes", *(_change(found, change) for change in found.changes)]] if found.changes else []
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _issues(found: Alignments) -> Iterator[str]:
    """Every issue on which two parties or more stand, those with most parties first."""
    held: dict[str, dict[str, dict[str, None]]] = {}
    for stand in found.stands:
        held.setdefault(stand.issue, {}).setdefault(stand.stance, {})[_name(found, stand.party)] = None
    count = {issue: len({name for names in sides.values() for name in names}) for issue, sides in held.items()}
    several = sorted((i for i in held if count[i] > 1), key=lambda i: (-count[i], found.issues[i], i))
    for issue in several[:MOST]:
        sides = "; ".join(f"{stance} {', '.join(held[issue][stance])}" for stance in sorted(held[issue], reverse=True))
        yield f"  {found.issues[issue]}: {sides}"
    if len(several) > MOST:
        yield f"  {len(several) - MOST} more issues: --format csv has them all."


def _matrix(found: Alignments) -> list[str]:
    """Rows and columns of parties: issues shared and divided; a rift is marked."""
    counts = Counter(party for pair in found.pairs for party in (pair.one, pair.other))
    shown = sorted(sorted(counts, key=lambda party: (-counts[party], party))[:WIDEST])
    cells = {(pair.one, pair.other): _cell(pair) for pair in found.pairs}
    width = max(5, *(len(party) for party in shown), *(len(cell) for cell in cells.values())) + 2
    lines = ["Issues shared (+) and divided (-) by two parties; ! is a rift, a shared end with divided means", ""]
    lines.append("".join(["".ljust(width), *(party.ljust(width) for party in shown[1:])]).rstrip())
    for at, one in enumerate(shown[:-1]):
        row = ["" if column < at + 1 else cells.get((one, other), ".") for column, other in enumerate(shown[1:], 1)]
        lines.append("".join([one.ljust(width), *(cell.ljust(width) for cell in row)]).rstrip())
    if len(counts) > len(shown):
        lines.append(f"{len(counts) - len(shown)} more parties are left out of the table.")
    return lines


def _cell(pair: Pair) -> str:
    told = [f"+{len(pair.shared)}"] * bool(pair.shared) + [f"-{len(pair.divided)}"] * bool(pair.divided)
    return " ".join(told) + ("!" if pair.rift else "")


def _pair(found: Alignments, pair: Pair) -> list[str]:
    names = [_name(found, party) for party in (pair.one, pair.other)]
    lines = [f"{names[0]} and {names[1]}{': a rift' if pair.rift else ''}"]
    for label, commons in (("share", pair.shared), ("part over", pair.divided)):
        for common in commons:
            lines.append(f"  {label}: {found.issues[common.issue]} ({common.kind})")
            lines += _sides(found, common)
    return lines


def _sides(found: Alignments, common: Common) -> Iterator[str]:
    for side in _distinct((common.one, common.other)):
        yield f"    {_name(found, side.party)} {side.stance}: “{_quote(side)}” [{_where(side)}]"


def _distinct(stands: Iterable[Stand]) -> list[Stand]:
    return list({(stand.article, stand.position, stand.party): stand for stand in stands}.values())


def _change(found: Alignments, change: Change) -> str:
    before, after = change.before, change.after
    who = _name(found, change.party)
    told = f"{before.stance} [{_where(before)}], then {after.stance} [{_where(after)}]"
    return f"  {who}, on {found.issues[change.issue]}: {told}"


def _name(found: Alignments, party: str) -> str:
    return found.names.get(party, party)


def _where(stand: Stand) -> str:
    known: Sequence[str | None] = (stand.outlet, stand.published.isoformat() if stand.published else None)
    return ", ".join([*(part for part in known if part), stand.position])


def _quote(stand: Stand) -> str:
    words = " ".join(stand.evidence[0].text.split())
    return words if len(words) <= QUOTE else words[: QUOTE - 1].rsplit(" ", 1)[0] + " …"
