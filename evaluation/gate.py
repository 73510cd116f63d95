"""The quality gate.

    python -m evaluation.gate                    # measure, print the table, exit 1 where a figure is below its floor
    python -m evaluation.gate --only 'times*'    # some sets
    python -m evaluation.gate --update           # raise the floors to what was measured
    python -m evaluation.gate --update --lower 'gold: events found' --because "the gold set was corrected"

Our own gold set, phrases and sourcing are always measured. The case and the development sets are looked for in
``POLYBIUS_SHARED`` or ``../shared``, and a line says what is skipped where they are not there.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from types import ModuleType

from evaluation import floors, gold, phrases, sets, sourcing
from evaluation.measure import Measurement, NotBuiltError, fingerprint, shared_folder

Runner = Callable[[], list[Measurement]]


def runners(shared: Path | None, *, verbose: bool = False) -> dict[str, Runner]:
    """How to measure each set, by name; ``verbose`` prints what was missed in whole articles."""
    found: dict[str, Runner] = {
        "gold": lambda: _gold(verbose),
        "phrases": phrases.measurements,
        "sourcing": sourcing.measurements,
    }
    if shared is not None:
        found["case"] = lambda: _cases(shared, verbose)
        for module in pkgutil.iter_modules(sets.__path__):
            found[module.name] = lambda name=module.name: _set(name, shared)  # type: ignore[misc]
    return found


def _gold(verbose: bool) -> list[Measurement]:
    cases = gold.gold_cases()
    if not cases:
        raise NotBuiltError("the gold set (evaluation/gold and examples/newsroom)")
    whole = gold.whole_score(cases)
    _tell(whole.notes if verbose else [])
    return gold.measurements("gold", whole, gold.gold_data())


def _cases(shared: Path, verbose: bool) -> list[Measurement]:
    whole = gold.whole_score(gold.shared_cases(shared))
    _tell(whole.notes if verbose else [])
    return gold.measurements("case", whole, gold.case_data(shared))


def _tell(notes: Sequence[str]) -> None:
    for note in notes:
        print(f"  {note}", file=sys.stderr)


def _set(name: str, shared: Path) -> list[Measurement]:
    """Run one module of `evaluation.sets`. A stage that cannot be imported is not built."""
    try:
        module = importlib.import_module(f"evaluation.sets.{name}")
    except ImportError as error:
        raise NotBuiltError(str(error)) from error
    data = fingerprint(shared, data_of(module))
    figures = dict(module.evaluate(shared))
    n = int(figures.pop("n", 0))
    return [Measurement(name, kind, n, figure, data) for kind, figure in figures.items()]


def data_of(module: ModuleType) -> tuple[str, ...]:
    """The files and folders that a set reads, below the shared folder: its ``DATA``, or its ``FOLDER`` alone."""
    named: tuple[str, ...] | None = getattr(module, "DATA", None)
    return named if named is not None else (Path(module.FOLDER).as_posix(),)


def measure(todo: dict[str, Runner]) -> Iterator[Measurement]:
    """Every measurement of some sets. A set that cannot be run gives one without a figure, which says why."""
    for name, run in todo.items():
        start = time.perf_counter()
        try:
            yield from run()
        except NotBuiltError as error:
            yield Measurement(name, "all", 0, None, "", f"not built: {error}", state="not built")
        except FileNotFoundError as error:
            yield Measurement(name, "all", 0, None, "", f"skipped: no {error} in the shared folder", state="skipped")
        except Exception as error:  # one broken set must not hide the figures of the others
            traceback.print_exc()
            yield Measurement(name, "all", 0, None, "", f"BROKEN: {type(error).__name__}: {error}", state="broken")
        print(f"{name}: {time.perf_counter() - start:.1f} s", file=sys.stderr)


def table(verdicts: Sequence[floors.Verdict]) -> str:
    """The measurements with their floors, as lines of text."""
    head = f"{'set':<14} {'kind':<38} {'n':>6} {'figure':>7} {'floor':>7}  verdict"
    lines = [head, "-" * len(head)]
    for each in verdicts:
        m = each.measurement
        figure = "" if m.figure is None else f"{m.figure:.3f}"
        floor = "" if each.floor is None else f"{each.floor.floor:.3f}"
        lines.append(f"{m.set:<14} {m.kind:<38} {m.n or '':>6} {figure:>7} {floor:>7}  {each.words}")
    return "\n".join(lines)


def as_json(verdicts: Sequence[floors.Verdict]) -> str:
    """The same as JSON, one object a measurement."""
    rows = [
        {
            "set": each.measurement.set,
            "kind": each.measurement.kind,
            "n": each.measurement.n,
            "figure": each.measurement.figure,
            "floor": each.floor.floor if each.floor else None,
            "passed": each.passed,
            "verdict": each.words,
        }
        for each in verdicts
    ]
    return json.dumps(rows, indent=2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; 0 where every floor holds, 1 where one does not, 2 where an update is refused."""
    options = _parser().parse_args(arguments)
    shared = shared_folder()
    if shared is None:
        print("No shared folder (POLYBIUS_SHARED or ../shared): the case and the development sets are skipped.")
    todo = {n: run for n, run in runners(shared, verbose=options.verbose).items() if fnmatch(n, options.only)}
    if not todo:
        print(f"No set is called {options.only!r}.")
        return 2
    measured = list(measure(todo))
    if options.update:
        return _update(measured, options.lower, options.because)
    pinned = floors.read()
    verdicts = [floors.judge(each, pinned) for each in measured]
    gone = floors.missing(measured, pinned)
    print(as_json(verdicts) if options.json else table(verdicts))
    for key in gone:
        print(f"{key}: has a floor and gave no figure")
    return 0 if not gone and all(each.passed for each in verdicts) else 1


def _update(measured: Sequence[Measurement], lower: Sequence[str], because: str) -> int:
    before = floors.read()
    try:
        after = floors.update(measured, before, lower=lower, because=because)
    except floors.RefusedError as error:
        print(f"Refused to lower: {error}")
        print("Find out what got worse. To lower one floor: --lower 'SET: KIND' --because \"the reason\".")
        return 2
    floors.write(after)
    for key in sorted(after):
        if after[key] != before.get(key):
            old = f"{before[key].floor:.3f}" if key in before else "none"
            print(f"{key}: {old} -> {after[key].floor:.3f}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="*", metavar="PATTERN", help="run the sets whose name matches")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--verbose", action="store_true", help="say which records of whole articles were missed")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was measured")
    parser.add_argument(
        "--lower", metavar="'SET: KIND'", action="append", default=[], help="with --update: a floor that may be lowered"
    )
    parser.add_argument("--because", default="", metavar="REASON", help="why; kept beside the floor")
    return parser


if __name__ == "__main__":
    sys.exit(main())
