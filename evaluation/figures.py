"""The arithmetic of the sets: shares, F1 and its mean over classes, distance on the globe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0


def share(part: float, whole: float) -> float:
    """``part`` of ``whole``; 0 where there is nothing."""
    return part / whole if whole else 0.0


def f1(right: float, wanted: float, got: float) -> float:
    """The harmonic mean of recall and precision: right answers among those wanted and those given."""
    return share(2 * right, wanted + got)


def macro_f1(pairs: Iterable[tuple[Hashable, Hashable]]) -> float:
    """The mean of the F1 of each class that occurs among the wanted; pairs are (wanted, got)."""
    wanted: Counter[Hashable] = Counter()
    got: Counter[Hashable] = Counter()
    right: Counter[Hashable] = Counter()
    for want, have in pairs:
        wanted[want] += 1
        got[have] += 1
        right[want] += want == have
    return share(sum(f1(right[each], wanted[each], got[each]) for each in wanted), len(wanted))


def class_f1(pairs: Iterable[tuple[Hashable, Hashable]], kind: Hashable) -> float:
    """The F1 of one class; pairs are (wanted, got)."""
    told = list(pairs)
    right = sum(want == have == kind for want, have in told)
    return f1(right, sum(want == kind for want, _ in told), sum(have == kind for _, have in told))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance between two points of (latitude, longitude) in degrees."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, point)) for point in (one, other))
    inner = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(inner)))
