"""How fast the reader is, and how much memory it takes.

    python -m benchmarks.run              # a table
    python -m benchmarks.run --json       # the same as JSON
    python -m benchmarks.run --repeat 3   # read the newsroom three times

Figures are wall-clock seconds of one process on whatever else the machine is doing: compare them only with figures of
the same machine, and stages with one another rather than with a limit.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from evaluation.gold import NEWSROOM, article_of

from polybius.reading import pipeline
from polybius.reading.pipeline import read_article
from polybius.records import Article, make_article

LONG = 40_000
"""Characters of the long article: ten times an ordinary one, so that a stage that is not linear shows."""


WHO_WHEN_WHERE = ("times", "actors", "places", "coreference")
"""The stages that are to cost no more together than the parse."""


def stages() -> list[tuple[str, str]]:
    """The functions that the pipeline calls, as module of `polybius.reading` and name, in the order of its lines."""
    source = inspect.getsource(pipeline.read_with_reasons)
    calls = re.findall(r"(?<![\w.])([a-z]+)\.([a-z_]+)\(", source)
    return [(module, name) for module, name in calls if inspect.ismodule(getattr(pipeline, module, None))]


@contextmanager
def timed(module: str, name: str, spent: dict[str, float]) -> Iterator[None]:
    """Add the seconds that a stage takes to ``spent``, under its name, while the context is open."""
    home = importlib.import_module(f"polybius.reading.{module}")
    stage: Callable[..., Any] = getattr(home, name)

    def clocked(*args: Any, **options: Any) -> Any:
        start = time.perf_counter()
        try:
            return stage(*args, **options)
        finally:
            spent[module] = spent.get(module, 0.0) + time.perf_counter() - start

    setattr(home, name, clocked)
    try:
        yield
    finally:
        setattr(home, name, stage)


def read_all(articles: Sequence[Article]) -> tuple[float, dict[str, float]]:
    """The seconds that reading some articles took, in all and by stage."""
    spent: dict[str, float] = {}
    with ExitStack() as stack:
        for module, name in stages():
            stack.enter_context(timed(module, name, spent))
        start = time.perf_counter()
        for article in articles:
            read_article(article)
        return time.perf_counter() - start, spent


def start_up() -> float:
    """Seconds from starting Python to the end of reading one short sentence, in a process of its own."""
    code = "import polybius; polybius.read('Mali closed its embassy in Paris.')"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def peak_memory_mb() -> float:
    """The most memory that this process has held, in MB. Linux counts in kB, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


def newsroom() -> list[Article]:
    """The dispatches of the sample newsroom."""
    return [article_of(json.loads(line)) for line in NEWSROOM.read_text("utf-8").splitlines() if line.strip()]


def long_article(articles: Sequence[Article]) -> Article:
    """The dispatches one after another as a single article of `LONG` characters."""
    text = "\n\n".join(article.text for article in articles)
    return make_article((text * (LONG // len(text) + 1))[:LONG], published=articles[0].published)


def measure(repeat: int) -> dict[str, Any]:
    """All figures, in seconds, words a second and MB."""
    articles = newsroom() * repeat
    read_article(articles[0])  # loads the model and the knowledge, which start-up counts
    seconds, by_stage = read_all(articles)
    characters = sum(len(article.text) for article in articles)
    words = sum(len(article.text.split()) for article in articles)
    long_seconds, long_by_stage = read_all([long_article(articles)])
    return {
        "start-up, s": start_up(),
        "articles": len(articles),
        "s per article": seconds / len(articles),
        "s per 4,000 characters": 4_000 * seconds / characters,
        "words per s": words / seconds,
        "s for one article of 40,000 characters": long_seconds,
        "peak memory, MB": peak_memory_mb(),
        "stages": {
            name: {
                "s per article": spent / len(articles),
                "of parse": spent / by_stage["parse"],
                "long, s per 4,000": long_by_stage[name] * 4_000 / LONG,
                "short, s per 4,000": spent * 4_000 / characters,
            }
            for name, spent in by_stage.items()
        },
    }


def table(figures: dict[str, Any]) -> str:
    """The figures as lines of text. ``growth`` is the cost of a character in the long article over that in a short."""
    lines = [f"{name:<42} {value:>10.3f}" for name, value in figures.items() if name != "stages"]
    lines += ["", f"{'stage':<20} {'s per article':>14} {'of parse':>10} {'growth':>8}"]
    for name, row in figures["stages"].items():
        growth = row["long, s per 4,000"] / max(row["short, s per 4,000"], 1e-9)
        lines.append(f"{name:<20} {row['s per article']:>14.4f} {row['of parse']:>10.2f} {growth:>8.2f}")
    together = sum(figures["stages"][name]["of parse"] for name in WHO_WHEN_WHERE)
    lines.append(f"{' + '.join(WHO_WHEN_WHERE):<51} {together:>5.2f} of parse, at most 1")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--repeat", type=int, default=1, metavar="N", help="read the newsroom N times")
    options = parser.parse_args(arguments)
    figures = measure(options.repeat)
    print(json.dumps(figures, indent=2) if options.json else table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
