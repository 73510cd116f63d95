"""Rebuilds src/polybius/vocabulary/moving_feasts.yaml: the first days of feasts that move, 1925 to 2075.

    pip install hijridate convertdate pymeeus
    python training/build_feasts.py src/polybius/vocabulary/moving_feasts.yaml

Islamic feasts by Umm al-Qura (hijridate; it has no years before 1924 or after 2077), Jewish ones and Nowruz by
convertdate, Lunar New Year by the rule of the Chinese calendar (positions from PyMeeus). No chance is involved: the
same versions give the same bytes. The packages are needed here and not by Polybius.
"""

from __future__ import annotations

import argparse
import datetime as dt
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

YEARS = range(1925, 2076)
PEKING = 8 / 24
"""Days by which the time of Peking is ahead of Greenwich."""
DYNAMICAL = 60 / 86400
"""Days by which the time of an ephemeris is ahead of the clock, within half a minute for these years."""

ISLAMIC = {  # month and day of the Islamic year
    "islamic_new_year": (1, 1), "ashura": (1, 10), "mawlid": (3, 12), "ramadan": (9, 1), "eid_al_fitr": (10, 1),
    "eid_al_adha": (12, 10),
}  # fmt: skip
JEWISH = {  # month (Nisan is 1) and day of the Jewish year
    "passover": (1, 15), "shavuot": (3, 6), "rosh_hashanah": (7, 1), "yom_kippur": (7, 10), "sukkot": (7, 15),
    "hanukkah": (9, 25),
}  # fmt: skip
HEAD = """# First days of feasts that move, 1925 to 2075. Made by training/build_feasts.py, which names the calendars.
# Islamic months begin with the sight of the new moon: a country may keep them a day before or, more often, after.
"""


def islamic(month: int, day: int) -> Iterator[dt.date]:
    """That day of every Islamic year of Umm al-Qura."""
    from hijridate import Hijri

    for year in range(1343, 1498):
        yield dt.date.fromisoformat(Hijri(year, month, day).to_gregorian().isoformat())


def jewish(month: int, day: int) -> Iterator[dt.date]:
    """That day of every Jewish year."""
    from convertdate import hebrew

    for year in range(5684, 5838):
        yield dt.date(*hebrew.to_gregorian(year, month, day))


def nowruz() -> Iterator[dt.date]:
    """1 Farvardin: the day of the equinox in Tehran."""
    from convertdate import persian

    for year in range(1303, 1456):
        yield dt.date(*persian.to_gregorian(year, 1, 1))


def lunar_new_year() -> Iterator[dt.date]:
    """The second new moon after that of the month of the winter solstice, the third where a leap month is between."""
    for year in YEARS:
        moons = sorted({_new_moon(dt.date(year - 1, 11, 15) + dt.timedelta(days)) for days in range(0, 120, 10)})
        solstice = next(d for n in range(20, 25) if _sign((d := dt.date(year - 1, 12, n)) + dt.timedelta(1)) == 9)
        eleventh = max(i for i, moon in enumerate(moons) if moon <= solstice)
        leap = _sign(moons[eleventh + 1]) == _sign(moons[eleventh + 2])
        yield moons[eleventh + (3 if leap else 2)]


def _sign(day: dt.date) -> int:
    """The twelfth of the sun's way as a day begins in Peking: 9 from the winter solstice on."""
    from pymeeus.Epoch import Epoch
    from pymeeus.Sun import Sun

    begins = Epoch(day.year, day.month, day.day) - PEKING
    return int(float(Sun.apparent_geocentric_position(begins)[0].to_positive()) // 30)


def _new_moon(near: dt.date) -> dt.date:
    from pymeeus.Epoch import Epoch
    from pymeeus.Moon import Moon

    moon = Moon.moon_phase(Epoch(near.year, near.month, near.day), target="new") + PEKING - DYNAMICAL
    year, month, day = moon.get_date()
    return dt.date(year, month, int(day))


def feasts() -> dict[str, Callable[[], Iterator[dt.date]]]:
    """How to make the days of each feast."""
    made: dict[str, Callable[[], Iterator[dt.date]]] = {
        "lunar_new_year": lunar_new_year,
        "nowruz": nowruz,
    }
    made |= {name: lambda at=at: islamic(*at) for name, at in ISLAMIC.items()}  # type: ignore[misc]
    made |= {name: lambda at=at: jewish(*at) for name, at in JEWISH.items()}  # type: ignore[misc]
    return made


def main() -> None:
    """Write the file that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    warnings.simplefilter("ignore")
    lines = []
    for name, make in sorted(feasts().items()):
        days = sorted(day for day in make() if day.year in YEARS)
        lines.append(f"- {{id: {name}, days: [{', '.join(day.isoformat() for day in days)}]}}\n")
    parser.parse_args().target.write_text(f"{HEAD}\n{''.join(lines)}", encoding="utf-8")


if __name__ == "__main__":
    main()
