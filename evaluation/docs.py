"""Keeps the generated parts of the documentation equal to the data that they show.

    python -m evaluation.docs           # exit 1 and a list where a page differs
    python -m evaluation.docs --write   # bring every page up to date

A page has blocks between ``<!-- begin NAME -->`` and ``<!-- end NAME -->``; the rest of it is written by hand.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from polybius.vocabulary import ontology

ROOT = Path(__file__).resolve().parent.parent


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; pipes in a cell are escaped."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _types() -> str:
    rows = [
        (f"`{t.name}`", t.quad, f"{t.score:g}", "yes" if t.needs_recipient else "no", t.definition)
        for t in ontology.types()
    ]
    return table(("type", "quad", "score", "needs recipient", "definition"), rows)


def _boundaries() -> str:
    rows = [(f"`{t.name}`", t.example, f"{t.counter} (`{t.counter_type}`)") for t in ontology.types()]
    return table(("type", "an example", "close to it, and coded otherwise"), rows)


def _modes() -> str:
    rows = [(f"`{t.name}`", f"`{m.name}`", m.definition, m.example) for t in ontology.types() for m in t.modes]
    return table(("type", "mode", "definition", "example"), rows)


def _contexts() -> str:
    return table(
        ("context", "definition", "example"), [(f"`{c.name}`", c.definition, c.example) for c in ontology.contexts()]
    )


def _statuses() -> str:
    rows = [(f"`{s.name}`", "yes" if s.happened else "no", s.definition, s.example) for s in ontology.statuses()]
    return table(("status", "counted as happened", "definition", "example"), rows)


def _sectors() -> str:
    rows = [(f"`{s.name}`", s.definition, s.example, s.counter) for s in ontology.sectors()]
    return table(("sector", "definition", "example", "not"), rows)


BLOCKS: dict[str, dict[str, Callable[[], str]]] = {
    "docs/ontology.md": {
        "types": _types,
        "boundaries": _boundaries,
        "modes": _modes,
        "contexts": _contexts,
        "statuses": _statuses,
        "sectors": _sectors,
    },
}


def render(page: str, blocks: dict[str, Callable[[], str]]) -> str:
    """The page with every block made anew. Raises `ValueError` where a block's marks are missing."""
    for name, make in blocks.items():
        begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
        pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
        if not pattern.search(page):
            raise ValueError(f"the marks of the block {name!r} are missing")
        block = f"{begin}\n{make()}\n{end}"
        page = pattern.sub(lambda _, block=block: block, page)  # type: ignore[misc]
    return page


def outdated(root: Path = ROOT, *, write: bool = False) -> list[str]:
    """The pages that differ from the data, relative to the root; with ``write`` they are brought up to date."""
    found = []
    for name, blocks in BLOCKS.items():
        path = root / name
        old = path.read_text("utf-8")
        new = render(old, blocks)
        if new != old:
            found.append(name)
            if write:
                path.write_text(new, "utf-8")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the pages, or with ``--write`` make them; 1 where one differs from the data."""
    parser = argparse.ArgumentParser(description="Hold the generated parts of docs/ to the data.")
    parser.add_argument("--write", action="store_true", help="bring every page up to date")
    options = parser.parse_args(arguments)
    found = outdated(write=options.write)
    for name in found:
        print(f"{'wrote' if options.write else 'differs from the data'}: {name}")
    if found and not options.write:
        print("Run: python -m evaluation.docs --write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
