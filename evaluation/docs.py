"""Keeps the generated parts of the documentation equal to the data that they show.

    python -m evaluation.docs           # exit 1 and a list where a page differs
    python -m evaluation.docs --write   # bring every page up to date

A page has blocks between ``<!-- begin NAME -->`` and ``<!-- end NAME -->``; the rest of it is written by hand. The
briefs under docs/examples/ are made whole; that of the shared case only where the shared folder is there.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from evaluation import floors, gold
from evaluation.measure import ROOT, shared_folder
from polybius import brief, read_many
from polybius.vocabulary import ontology


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


def _figures() -> str:
    rows = [(*key.split(": ", 1), str(floor.n), f"{floor.floor:.3f}") for key, floor in sorted(floors.read().items())]
    return table(("set", "figure", "n", "at least"), rows)


BLOCKS: dict[str, dict[str, Callable[[], str]]] = {
    "docs/ontology.md": {
        "types": _types,
        "boundaries": _boundaries,
        "modes": _modes,
        "contexts": _contexts,
        "statuses": _statuses,
        "sectors": _sectors,
    },
    "docs/methods.md": {"figures": _figures},
}


def _note(what: str, how: str) -> str:
    return f"<!-- {what} Made by: {how}; do not edit. -->\n\n"


def _dispatch(id: str) -> str:
    """The brief of one dispatch of the sample newsroom."""
    raw = next(raw for line in gold.NEWSROOM.read_text("utf-8").splitlines() if (raw := json.loads(line))["id"] == id)
    (reading,) = read_many([gold.article_of(raw)])
    how = "python -m evaluation.docs --write"
    return _note(f"An invented dispatch ({id}) of the sample newsroom.", how) + brief.render(
        [reading], format="markdown"
    )


def _case(id: str) -> str:
    """The brief of one case of the shared folder. Raises `FileNotFoundError` where there is none."""
    shared = shared_folder()
    if shared is None:
        raise FileNotFoundError("no shared folder")
    case = next(case for case in gold.shared_cases(shared) if case.id == id)
    (reading,) = read_many([gold.article_of(case.article)])
    how = "python -m evaluation.docs --write"
    text = brief.render([reading], format="markdown", title=CASES[id])
    return _note(f"An article that is not in this repository (the case {id}).", how) + text


CASES = {"niger": "An analysis of 18 August 2023 on Niger"}
"""Titles for the cases of the shared folder, which have none."""

BRIEFS: dict[str, Callable[[], str]] = {
    "docs/examples/niger-07-survey.md": partial(_dispatch, "niger-07-survey"),
    "docs/examples/redsea-10-wire.md": partial(_dispatch, "redsea-10-wire"),
}
CASE_BRIEFS: dict[str, Callable[[], str]] = {"docs/examples/case-niger.md": partial(_case, "niger")}


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


def outdated(root: Path = ROOT, *, write: bool = False, briefs: bool = True) -> list[str]:
    """The pages that differ from the data, relative to the root; with ``write`` they are brought up to date.

    Reading the articles of the briefs takes seconds; ``briefs=False`` leaves them out.
    """
    wanted: dict[str, Callable[[str], str]] = {
        name: lambda page, blocks=blocks: render(page, blocks)  # type: ignore[misc]
        for name, blocks in BLOCKS.items()
    }
    made = (BRIEFS | (CASE_BRIEFS if shared_folder() else {})) if briefs else {}
    wanted |= {name: lambda _, make=make: make() for name, make in made.items()}  # type: ignore[misc]
    found = []
    for name, make in wanted.items():
        path = root / name
        old = path.read_text("utf-8") if path.exists() else ""
        new = make(old)
        if new != old:
            found.append(name)
            if write:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(new, "utf-8")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the pages, or with ``--write`` make them; 1 where one differs from the data."""
    parser = argparse.ArgumentParser(description="Hold the generated parts of docs/ to the data.")
    parser.add_argument("--write", action="store_true", help="bring every page up to date")
    options = parser.parse_args(arguments)
    if shared_folder() is None:
        print(f"No shared folder: {', '.join(CASE_BRIEFS)} not checked.")
    found = outdated(write=options.write)
    for name in found:
        print(f"{'wrote' if options.write else 'differs from the data'}: {name}")
    if found and not options.write:
        print("Run: python -m evaluation.docs --write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
