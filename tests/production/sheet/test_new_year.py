"""The sheet that authors get."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from helpers.base.errors import UsageError
from helpers.base.project import project_root
from helpers.data.descriptor import resources
from helpers.production.sheet.new_year import kind_of, write_sheet
from helpers.production.sheet.parts import parts
from sheets import csv_rows, editing, new_sheet


def test_every_series_has_a_row_with_its_last_value_beside_the_empty_cell(project: Path) -> None:
    with editing(new_sheet(project)) as author:
        row = author.row("ai_plans", "state")
        assert author.cell(row, "Siste verdi").value == 45
        assert author.cell(row, "Siste år").value == 2024
        assert author.cell(row, "År").value == 2025
        assert author.cell(row, "Verdi").value is None
        assert author.column("Tall", "Verdi") == author.column("Tall", "Siste verdi") + 3
        assert author.cell(row, "Tema").value == "Kunstig intelligens"
        # Where sources disagree, the one that the book uses.
        assert author.cell(author.row("egov_rank"), "Siste verdi").value == 11
        with pytest.raises(LookupError):
            author.row("export_target")
        topics = [cell.value for cell in author.sheet("Tall")["A"][1:]]
        assert list(dict.fromkeys(topics)) == [
            "Oversikt",
            "Målene",
            "Kunstig intelligens",
            "Deling og gjenbruk av data",
            "Samarbeid og sammenhengende tjenester",
            "Offentlig-privat samarbeid",
            "Bærekraft",
        ]
        assert topics == sorted(topics, key=list(dict.fromkeys(topics)).index)


def test_what_identifies_a_figure_is_locked_and_the_rest_is_open(project: Path) -> None:
    with editing(new_sheet(project)) as author:
        sheet = author.sheet("Tall")
        row = author.row("ai_plans", "state")
        assert sheet.protection.sheet
        assert not sheet.protection.password
        for heading in ("Tema", "Indikator", "Populasjon", "Gruppe", "Svar", "Siste verdi"):
            assert author.cell(row, heading).protection.locked, heading
        assert not author.cell(row, "År").protection.locked
        letter = author.cell(row, "Verdi").column_letter
        assert not sheet.column_dimensions[letter].protection.locked


def test_cells_have_lists_and_headings_have_advice(project: Path) -> None:
    with editing(new_sheet(project)) as author:
        sheet = author.sheet("Tall")
        rules = {
            str(rule.sqref).split("2:")[0]: rule for rule in sheet.data_validations.dataValidation
        }
        letter = author.cell(1, "Populasjon").column_letter
        _, _, place = rules[letter].formula1.partition("!")
        listed = [row[0].value for row in author.book["Lister"][place.replace("$", "")]]
        assert "Kommuner [municipality]" in listed
        year = rules[author.cell(1, "År").column_letter]
        assert (year.type, year.formula1, year.formula2) == ("whole", "1990", "2100")
        assert "Skriv 26 for 26 prosent" in author.cell(1, "Verdi").comment.text
        assert author.cell(1, "Kilde").value == "Kilde *"
        # Excel makes no date of what is written as text.
        assert sheet.column_dimensions["L"].number_format == "@"


def test_a_folder_holds_the_same_as_the_workbook(project: Path) -> None:
    folder, file = new_sheet(project, "2025"), new_sheet(project)
    book = load_workbook(file)
    for part in parts(project):
        rows = [[cell.value for cell in row] for row in book[part.name].iter_rows()]
        written = csv_rows(folder / part.file)
        assert [len(row) for row in written] == [len(row) for row in rows]
        assert written[0] == rows[0]
    assert "tilstand import 2025" in (folder / "veiledning.txt").read_text("utf-8-sig")


def test_a_sheet_that_is_there_is_never_written_over(project: Path) -> None:
    file = new_sheet(project)
    before = file.read_bytes()
    with pytest.raises(UsageError, match="is there already"):
        write_sheet(project, 2025, file, "xlsx")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.docx", "xlsx"), ("a.csv", "xlsx"), ("a", "xlsx"), ("a.xlsx", "csv"), ("a.csv", "csv")],
)
def test_a_name_with_the_ending_of_something_else(project: Path, name: str, kind: str) -> None:
    with pytest.raises(UsageError, match=r"a workbook that ends in \.xlsx, or .* a folder"):
        write_sheet(project, 2025, project / name, kind_of(project / name, wanted=kind))
    assert not (project / name).exists()


@pytest.mark.parametrize("year", [25, 1989, 2101])
def test_a_year_that_cannot_be(project: Path, year: int) -> None:
    with pytest.raises(UsageError, match="1990 to 2100"):
        write_sheet(project, year, project / "x.xlsx", "xlsx")


def test_every_column_of_the_tables_is_in_the_sheet() -> None:
    """What has no title in the descriptor is left out, and is named here."""
    left_out = {"status", "published", "fingerprint"}
    for part in parts(project_root()):
        fields = resources(project_root())[part.table]["schema"]["fields"]
        lacking = {field["name"] for field in fields} - {column.field for column in part.columns}
        assert lacking == (left_out if part.table == "editions" else set()), part.table


COLUMNS = [column for part in parts(project_root()) for column in part.columns]


def test_what_the_schema_lists_has_names_to_choose_from() -> None:
    for column in COLUMNS:
        if "enum" in column.limits and not column.codes:
            assert list(column.labels) == column.limits["enum"], column.field


def test_new_codes_are_for_what_the_schema_does_not_list() -> None:
    fields = [f for r in resources(project_root()).values() for f in r["schema"]["fields"]]
    listed = {f["codes"] for f in fields if "codes" in f and "enum" in f.get("constraints", {})}
    assert {"unit", "kind"} <= listed
    (column,) = [column for column in COLUMNS if column.field == "column"]
    assert set(column.labels) == {f["codes"] for f in fields if "codes" in f} - listed


def test_a_text_in_english_need_not_be_filled_in() -> None:
    assert not [c.title for c in COLUMNS if c.field.endswith("_en") and c.title.endswith("*")]
