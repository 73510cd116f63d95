"""The floors: for each measurement the figure below which a change does not pass, pinned to the data it was made on."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from evaluation.measure import ROOT, Measurement

PATH = ROOT / "evaluation" / "floors.json"


@dataclass(frozen=True, slots=True)
class Lowering:
    """That a floor was lowered, and why."""

    before: float
    after: float
    because: str


@dataclass(frozen=True, slots=True)
class Floor:
    """The lowest figure that passes, over how many cases it was measured, and the SHA-256 of the data."""

    floor: float
    n: int
    data: str
    lowered: tuple[Lowering, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a measurement stands against its floor."""

    measurement: Measurement
    floor: Floor | None
    passed: bool
    words: str


class RefusedError(Exception):
    """An update that would lower a floor without being told to; the message names the floors."""


def read(path: Path = PATH) -> dict[str, Floor]:
    """The pinned floors by the key of their measurement; none where the file is not there."""
    if not path.exists():
        return {}
    raw = json.loads(path.read_text("utf-8"))
    return {
        key: Floor(each["floor"], each["n"], each["data"], tuple(Lowering(**low) for low in each.get("lowered", ())))
        for key, each in raw.items()
    }


def write(floors: Mapping[str, Floor], path: Path = PATH) -> None:
    """Write the floors, sorted by key, one floor a paragraph."""
    plain = {key: {k: v for k, v in asdict(floors[key]).items() if v != ()} for key in sorted(floors)}
    path.write_text(json.dumps(plain, indent=2, ensure_ascii=False) + "\n", "utf-8")


def down(figure: float) -> float:
    """A figure rounded down to three digits, so that the figure itself always passes."""
    near = round(figure, 3)
    return near if near <= figure else round(near - 0.001, 3)


def judge(measurement: Measurement, floors: Mapping[str, Floor]) -> Verdict:
    """Hold one measurement to its floor.

    A figure below its floor fails, and so does a broken set. Data that changed since the floor was pinned are named,
    and the floor still holds.
    """
    floor = floors.get(measurement.key)
    if measurement.figure is None:
        return Verdict(measurement, floor, measurement.state != "broken", measurement.note)
    if floor is None:
        return Verdict(measurement, None, True, "no floor yet")
    changed = "" if floor.data == measurement.data else " (the data changed since the floor was pinned)"
    if measurement.figure < floor.floor:
        return Verdict(measurement, floor, False, f"BELOW ITS FLOOR{changed}")
    return Verdict(measurement, floor, True, f"holds{changed}")


def missing(measurements: Sequence[Measurement], floors: Mapping[str, Floor]) -> list[str]:
    """The floors of sets that were run, but for lack of data, and for which no figure came back."""
    keys = {each.key for each in measurements if each.figure is not None}
    ran = {each.set for each in measurements if each.state != "skipped"}
    return sorted(key for key in floors if key not in keys and key.split(": ")[0] in ran)


def update(
    measurements: Iterable[Measurement], floors: Mapping[str, Floor], *, lower: Collection[str] = (), because: str = ""
) -> dict[str, Floor]:
    """The floors, raised to what was measured.

    A figure below its floor raises `RefusedError`, unless ``lower`` has that floor's key and ``because`` says why; the
    reason is then kept beside the floor.
    """
    new, refused = dict(floors), []
    for each in measurements:
        if each.figure is None:
            continue
        old, figure = floors.get(each.key), down(each.figure)
        if old is None:
            new[each.key] = Floor(figure, each.n, each.data)
        elif each.figure >= old.floor:
            new[each.key] = replace(old, floor=figure, n=each.n, data=each.data)
        elif each.key in lower and because.strip():
            lowering = Lowering(old.floor, figure, because.strip())
            new[each.key] = Floor(figure, each.n, each.data, (*old.lowered, lowering))
        else:
            refused.append(f"{each.key}: {old.floor:.3f} to {figure:.3f}")
    if refused:
        raise RefusedError("; ".join(refused))
    return new
