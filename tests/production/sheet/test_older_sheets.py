"""A sheet that was written before the data got a column, or that has lost one."""

from pathlib import Path

import pytest

from helpers.base.errors import InputError
from helpers.production.sheet.take_in import Import, open_import
from sheets import editing, fill, new_sheet


@pytest.fixture
def sheet(project: Path) -> Path:
    path = new_sheet(project)
    fill(path)
    return path


def take_in(project: Path, file: Path) -> Import:
    with open_import(project, file, revise=False) as found:
        found.accept()
    return found


def test_a_sheet_from_before_a_column_leaves_what_stands_in_it(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        author.put(author.row("ai_use", "large_or_very_large"), Merknad="Om tallet")
    take_in(project, sheet)
    with editing(sheet) as author:
        for heading in ("Merknad", "Vet ikke"):
            author.sheet("Tall").delete_cols(author.column("Tall", heading))
        author.figure("egdi_rank", value=3, Av_hvor_mange=193)
    assert take_in(project, sheet).warnings == (
        "2025.xlsx, sheet Tall: the column Vet ikke is missing. What the data have in it stays.",
        "2025.xlsx, sheet Tall: the column Merknad is missing. What the data have in it stays.",
    )
    lines = (project / "data/observations.csv").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "Om tallet" in line and "made_2025" in line]
    assert [line for line in lines if line.startswith("egdi_rank") and "made_2025" in line]


@pytest.mark.parametrize("heading", ["Verdi", "Gruppe", "Svar", "Kilde", "Nøyaktighet"])
def test_a_sheet_without_what_a_figure_is_made_of_is_refused(
    project: Path, sheet: Path, heading: str
) -> None:
    with editing(sheet) as author:
        author.sheet("Tall").delete_cols(author.column("Tall", heading))
    with pytest.raises(InputError) as error, open_import(project, sheet, False):
        pass
    assert [(p.column, p.code) for p in error.value.problems][:1] == [(heading, "column-missing")]
