"""The authors' guide: a new year from its commands alone, with no code touched."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from guide import GUIDE, said
from helpers.base.errors import UsageError
from helpers.data import open_edition
from helpers.data.descriptor import resources
from helpers.data.visible import SOURCE_COLUMNS
from helpers.page.prose import commentary
from helpers.production.sheet.parts import parts
from library import ROOT


@pytest.fixture
def book(guide: Path) -> tuple[Path, dict[str, str]]:
    """Return the project in which the guide was followed, and what the commands said."""
    return guide / "project", said(guide)


def test_the_commands_say_what_the_guide_says(book: tuple[Path, dict[str, str]]) -> None:
    _, said = book
    assert "Tall: 3 nye" in said["tilstand import tilstand-2025.xlsx --dry-run"]
    assert "Arket er tatt inn i dataene" in said["tilstand import tilstand-2025.xlsx"]
    assert "«41» → «43»" in said["tilstand import tilstand-2025.xlsx --revise"]
    assert "Utgaven for 2025 er publisert" in said["tilstand publish 2025"]


def test_the_new_edition_speaks_of_its_year(book: tuple[Path, dict[str, str]]) -> None:
    html = book[0] / "_build/html/2025"
    front = (html / "index.html").read_text(encoding="utf-8")
    chapter = (html / "chapters/ai.html").read_text(encoding="utf-8")
    sources = (html / "about/sources.html").read_text(encoding="utf-8")
    assert "Digital tilstand 2025" in front
    assert "En oppdiktet kilde" in sources
    told = BeautifulSoup(chapter, "html.parser").get_text()
    plain = told.replace("\N{NO-BREAK SPACE}", " ")
    assert "Dette skrev vi: 41 prosent." in plain
    assert "9 prosent av de offentlige virksomhetene har tatt i bruk" in plain


def test_an_older_edition_sees_the_same(book: tuple[Path, dict[str, str]]) -> None:
    """And so its pages are the same to the byte, as tests/book shows of any later source."""
    before, after = (open_edition(2024, root=root) for root in (ROOT, book[0]))
    assert before.observations == after.observations
    for name, table in resources(ROOT).items():
        columns = {field["name"] for field in table["schema"]["fields"]}
        if columns & set(SOURCE_COLUMNS):
            assert before.rows(name) == after.rows(name)


def test_a_wrong_reference_in_a_commentary_names_file_and_line(project: Path) -> None:
    note = project / "data/commentary/2024/sustainability.md"
    note.parent.mkdir(parents=True)
    note.write_text("En setning.\nEn til om {ai_plan/state}.\n", encoding="utf-8")
    with pytest.raises(
        UsageError, match=r"data/commentary/2024/sustainability\.md, line 2: .*ai_plans"
    ):
        commentary(open_edition(2024, root=project), "sustainability")


def test_the_guide_names_every_part_of_the_sheet() -> None:
    text = (ROOT / GUIDE).read_text(encoding="utf-8")
    assert [part.name for part in parts(ROOT) if f"| {part.name} |" not in text] == []
