"""The picture of the README: a real brief of a dispatch of the sample newsroom, as a browser shows it.

Run ``python -m evaluation.picture`` where Chromium is installed; it writes docs/images/brief.png.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from polybius import brief
from polybius.reading.pipeline import read_article
from polybius.records import make_article

ROOT = Path(__file__).resolve().parent.parent
NEWSROOM = ROOT / "examples" / "newsroom" / "newsroom.jsonl"
PICTURE = ROOT / "docs" / "images" / "brief.png"
LARGEST = 300_000
"""Bytes that a picture in a README may take."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--force-device-scale-factor=1.3",
)


def page(dispatch: str) -> str:
    """The brief of one dispatch of the sample newsroom as HTML. Raises `KeyError` for an id that it does not have."""
    lines = NEWSROOM.read_text("utf-8").splitlines()
    row = {each["id"]: each for each in map(json.loads, lines)}[dispatch]
    article = make_article(
        row["text"],
        id=row["id"],
        title=row["title"],
        outlet=row["outlet"],
        published=dt.date.fromisoformat(row["published"]),
    )
    return brief.render([read_article(article)], format="html")


def photograph(html: str, out: Path, *, width: int, height: int) -> None:
    """A picture of the top of a page. Raises `FileNotFoundError` where no browser is installed."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise FileNotFoundError(f"None of {', '.join(BROWSERS)} is installed; on Debian: apt-get install chromium")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "brief.html"
        source.write_text(html, "utf-8")
        size = f"--window-size={width},{height}"
        command = [browser, *FLAGS, size, f"--user-data-dir={folder}/profile", f"--screenshot={out}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def dimensions(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG file in pixels."""
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    return width, height


def main(arguments: list[str] | None = None) -> int:
    """Makes the picture; 1 where it came out larger than a README should carry."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--dispatch", default="redsea-05-wire")
    parser.add_argument("--width", type=int, default=820)
    parser.add_argument("--height", type=int, default=1180)
    parser.add_argument("--out", type=Path, default=PICTURE)
    given = parser.parse_args(arguments)
    photograph(page(given.dispatch), given.out, width=given.width, height=given.height)
    size = given.out.stat().st_size
    print(f"{given.out.name}: {dimensions(given.out)} pixels, {size:,} bytes")
    return 0 if size <= LARGEST else 1


if __name__ == "__main__":
    sys.exit(main())
