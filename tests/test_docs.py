"""What is written for those who carry the project on: it names what there is, and runs."""

import re

import pytest

from helpers import chapter
from helpers.page.prose.forms import FORMS
from library import ROOT

GUIDE = (ROOT / "docs/skriv-et-kapittel.md").read_text(encoding="utf-8")
PAGES = ("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/skriv-et-kapittel.md")
FOLDERS = "about|benchmarks|chapters|data|docs|locales|reports|src|tests|theme"
# Places in capitals are for the reader to fill in.
PATH = re.compile(rf"(?<![\w/.-])((?:{FOLDERS})/[\w./-]*)")


def test_the_guide_has_all_that_a_cell_may_call() -> None:
    said = set(re.findall(r"chapter\.(\w+)", GUIDE))
    assert said == {*chapter.__all__}


@pytest.mark.parametrize("name", chapter.__all__)
def test_what_a_cell_may_call_has_an_example(name: str) -> None:
    assert ">>> " in (getattr(chapter, name).__doc__ or "")


def test_the_guide_has_every_form_of_a_place() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE)) >= {*FORMS, "compared"}


def test_the_cells_of_the_guide_run() -> None:
    names: dict[str, object] = {}
    cells = re.findall(r"^```python\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    assert len(cells) > 5
    for cell in cells:
        exec(cell, names)


@pytest.mark.parametrize("page", PAGES)
def test_pages_name_files_that_there_are(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = {path.rstrip("./") for path in PATH.findall(text)}
    named = {path for path in named if not re.search(r"[A-Z]{4}|/\d{4}", path)}
    assert named
    rooms = ROOT / "src/helpers"
    assert [p for p in sorted(named) if not (ROOT / p).exists() and not (rooms / p).exists()] == []


def test_the_readme_can_be_read_in_one_go() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 150
