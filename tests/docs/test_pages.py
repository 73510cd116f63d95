"""The pages hang together: links lead somewhere, examples run, and nothing of somebody's machine is in them."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES += [*sorted((ROOT / "docs").glob("*.md")), ROOT / "examples/newsroom/README.md"]
LINK = re.compile(r"(?<!`)!?\[[^\]]*\]\(([^)\s]+)\)")
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def slugs(page: Path) -> set[str]:
    """The anchors of a page's headings, as a forge makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text("utf-8")):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{name(page)} links to {link}"
        if anchor:
            assert anchor in slugs(target), f"{name(page)} links to {link}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_python_examples_run(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Blocks with prompts, and comments that begin with "prints:", are held to what is printed.

    All blocks of a page run in order, in one namespace.
    """
    space: dict[str, object] = {}
    for code in PYTHON.findall(page.read_text("utf-8")):
        if ">>>" not in code:
            exec(compile(code, name(page), "exec"), space)
            assert capsys.readouterr().out.splitlines() == re.findall(r"^# prints: (.*)$", code, re.MULTILINE)
            continue
        test = doctest.DocTestParser().get_doctest(code, space, name(page), name(page), 0)
        runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
        said: list[str] = []
        runner.run(test, out=said.append, clear_globs=False)
        space = test.globs
        assert runner.summarize(verbose=False).failed == 0, "".join(said)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_page_names_somebodys_machine(page: Path) -> None:
    text = page.read_text("utf-8")
    assert not re.findall(r"(?:/(?:home|root|work|tmp)/|[A-Z]:\\\\)[\w.-]*", text)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_pages_keep_to_the_spelling_of_the_house(page: Path) -> None:
    own, _, _ = page.read_text("utf-8").partition("\n## Sources\n")  # titles of papers are spelt as they are
    prose = re.sub(r"```.*?```|`[^`]*`|\([^)\s]*\)", "", own, flags=re.DOTALL)
    found = re.findall(r"\b(?:color\w*|center\w*|organiz\w+|recogniz\w+|analyz\w+|license[sd]? under the)\b", prose)
    assert not [each for each in found if each not in ("licensed under the",)], name(page)


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, todo = set[Path](), [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        reached.add(page)
        for link in LINK.findall(page.read_text("utf-8")):
            target = (page.parent / link.partition("#")[0]).resolve()
            if target.suffix == ".md" and target.exists() and target not in reached:
                todo.append(target)
    missing = [name(page) for page in sorted((ROOT / "docs").glob("*.md")) if page not in reached]
    assert not missing, f"no link leads to {missing}"
