"""The HTML brief in a real browser: nothing is fetched, and a footnote's link leads to its evidence and back."""

import json
import re
import shutil
import subprocess

import pytest

from polybius import brief

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

PROBE = """
<script>
addEventListener("load", () => {
  const found = {};
  const link = [...document.querySelectorAll("[role=doc-noteref]")].at(-1);
  document.documentElement.style.scrollBehavior = "auto";
  link.click();
  const note = document.querySelector(":target");
  found.note = note && note.id;
  found.wanted = link.hash.slice(1);
  const box = note.getBoundingClientRect();
  found.seen = box.top >= -1 && box.bottom <= innerHeight + 1;
  found.scrolled = scrollY;
  note.querySelector("[role=doc-backlink]").click();
  const back = document.querySelector(":target");
  found.back = back && back.getAttribute("href").slice(1);
  found.fetched = performance.getEntriesByType("resource").map(entry => entry.name);
  document.title = "PROBE" + JSON.stringify(found);
});
</script>
"""


@pytest.mark.skipif(CHROMIUM is None, reason="needs system package: chromium")
def test_footnotes_work_and_nothing_is_fetched(reading, tmp_path):
    page = tmp_path / "brief.html"
    page.write_text(brief.render([reading], format="html").replace("</body>", PROBE + "</body>"), "utf-8")
    flags = "--headless --no-sandbox --disable-gpu --disable-background-networking --window-size=700,500"
    done = subprocess.run(
        [CHROMIUM, *flags.split(), f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", page.as_uri()],
        capture_output=True,
        timeout=120,
        text=True,
        check=True,
    )
    found = json.loads(re.search(r"<title>PROBE(.*?)</title>", done.stdout, re.S)[1].replace("&quot;", '"'))
    assert found["note"] == found["wanted"] == found["back"]
    assert found["seen"]
    assert found["scrolled"] > 0
    assert found["fetched"] == []
