"""Each way to spoil a sheet gets its own error, with sheet, row and column, and changes nothing."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from helpers.base.errors import InputError, Problem, UsageError
from helpers.production.sheet.swap import digest
from helpers.production.sheet.take_in import open_import
from problems import told
from sheets import FIGURE, NAME, SOURCE, Author, csv_rows, editing, fill, new_sheet, save_csv

Spoil = Callable[[Author], int]
TALL = f"{NAME}, sheet Tall"


@pytest.fixture
def sheet(project: Path) -> Path:
    path = new_sheet(project)
    fill(path)
    return path


def refused(project: Path, file: Path, revise: bool = False) -> list[Problem]:
    """Return the problems of an import, which must leave everything as it was."""
    before = digest(project / "data")
    with pytest.raises(InputError) as error, open_import(project, file, revise):
        pass
    assert digest(project / "data") == before
    assert not (project / ".import").exists()
    return list(error.value.problems)


def use(author: Author) -> int:
    return author.row("ai_use", "large_or_very_large")


def put(**cells: object) -> Spoil:
    """Spoil cells of the row of ai_use."""
    return lambda author: author.put(use(author), **cells)


def percentage(author: Author) -> int:
    cell = author.cell(use(author), "Verdi")
    cell.value, cell.number_format = 0.26, "0 %"
    return cell.row


def formula(author: Author) -> int:
    return author.put(use(author), Verdi="=20+5")


def error_value(author: Author) -> int:
    cell = author.cell(use(author), "Verdi")
    cell.value, cell.data_type = "#DIV/0!", "e"
    return cell.row


def twice(author: Author) -> int:
    row = author.sheet("Tall").max_row + 1
    for heading in ("Indikator", "Populasjon", "Svar", "År"):
        author.cell(row, heading).value = author.cell(use(author), heading).value
    return author.put(row, Verdi=25, **{k.replace(" ", "_"): v for k, v in FIGURE.items()})


def half_a_row(author: Author) -> int:
    return author.put(author.row("egdi_rank"), Kilde="made_2025", Slik_det_står="nr. 3")


def stray(author: Author) -> int:
    author.sheet("Tall").cell(use(author), 40).value = "husk å sjekke"
    return use(author)


@pytest.mark.parametrize(
    ("spoil", "column", "code"),
    [
        pytest.param(put(Verdi="ti"), "Verdi", "cell-type", id="text for a number"),
        pytest.param(put(Verdi=150), "Verdi", "share-range", id="above 100 per cent"),
        pytest.param(percentage, "Verdi", "cell-percentage", id="percent format"),
        pytest.param(put(Verdi="26 %"), "Verdi", "number-per-cent", id="percent sign"),
        pytest.param(put(Verdi="10,5 %"), "Verdi", "number-per-cent", id="decimal percent"),
        pytest.param(put(Verdi="nan"), "Verdi", "cell-type", id="nan"),
        pytest.param(put(Verdi="-inf"), "Verdi", "cell-type", id="inf"),
        pytest.param(put(Verdi="1.234"), "Verdi", "number-ambiguous", id="thousand or not"),
        pytest.param(put(Verdi="-1.234"), "Verdi", "number-ambiguous", id="minus"),
        pytest.param(put(Merknad="Se\u202e her"), "Merknad", "character-hidden", id="turned"),
        pytest.param(
            put(Populasjon="Kommuner [state]"),
            "Populasjon",
            "choice-contradictory",
            id="contradiction",
        ),
        pytest.param(put(Verdi=datetime(2025, 5, 12)), "Verdi", "cell-date", id="date"),
        pytest.param(put(Verdi=True), "Verdi", "cell-truth-value", id="truth value"),
        pytest.param(formula, "Verdi", "cell-formula", id="formula not computed"),
        pytest.param(error_value, "Verdi", "cell-error", id="error of a formula"),
        pytest.param(put(Verdi=None, Slik_det_står="25 %"), "Verdi", "value-suppressed", id="none"),
        pytest.param(put(År="i fjor"), "År", "cell-type", id="year as words"),
        pytest.param(put(År=1066), "År", "cell-range", id="year out of range"),
        pytest.param(put(År=2024.5), "År", "cell-type", id="half a year"),
        pytest.param(put(Kilde="made_2052"), "Kilde", "reference-unknown", id="unknown source"),
        pytest.param(put(Kilde=None), "Kilde", "cell-empty", id="no source"),
        pytest.param(put(Sted_i_kilden=None), "Sted i kilden", "cell-empty", id="no place"),
        pytest.param(put(Indikator="ai_uses"), "Indikator", "reference-unknown", id="indicator"),
        pytest.param(put(Populasjon="Fylker"), "Populasjon", "reference-unknown", id="population"),
        pytest.param(put(Populasjon="agree"), "Populasjon", "code-unknown", id="misused"),
        pytest.param(put(Svar=None), "Svar", "answers-uncounted", id="no answers"),
        pytest.param(put(Nøyaktighet="cirka"), "Nøyaktighet", "cell-not-allowed", id="precision"),
        pytest.param(put(Første_år=2025), "Første år", "span-order", id="span"),
        pytest.param(put(Antall_svar="-5"), "Antall svar", "cell-range", id="negative base"),
        pytest.param(put(Nedre_grense=20), "Nedre grense", "interval-ends", id="half an interval"),
        pytest.param(put(Av_hvor_mange=28), "Av hvor mange", "rank-set-alone", id="no rank"),
        pytest.param(
            put(Slik_det_står=datetime(2025, 1, 8)), "Slik det står", "cell-date", id="text as date"
        ),
        pytest.param(twice, None, "key-twice", id="the same figure twice"),
        pytest.param(half_a_row, "Sted i kilden", "cell-empty", id="half a row"),
        pytest.param(stray, "AN", "cell-stray", id="beside the columns"),
    ],
)
def test_a_spoilt_figure(
    project: Path, sheet: Path, spoil: Spoil, column: str | None, code: str
) -> None:
    with editing(sheet) as author:
        row = spoil(author)
    problems = refused(project, sheet)
    assert {(p.file, p.row) for p in problems} == {(TALL, row)}
    (found,) = [p for p in problems if p.code == code][:1]
    assert (found.column or "") == (column or "") or f"({column})" in (found.column or "")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Verdi": "10,5 ％"}, "FULLWIDTH PERCENT"),
        ({"Verdi": "４５"}, "FULLWIDTH DIGIT FOUR"),
        ({"Verdi": "④"}, "CIRCLED DIGIT FOUR"),
        ({"Verdi": "45\u200e"}, "LEFT-TO-RIGHT MARK"),
        ({"Merknad": "Se\u202e her"}, "RIGHT-TO-LEFT OVER"),
        (
            {"Populasjon": "Kommuner [state]"},
            "'Kommuner [municipality]' or 'Statlige virksomheter [state]'",
        ),
        ({"Sted_i_kilden": None}, "Nærmeste overskrift"),
        ({"Kilde": "made_2052"}, "Did you mean 'made_2025'?"),
        ({"Populasjon": "Fylker"}, "(part Nye koder)"),
    ],
)
def test_a_message_names_what_cannot_be_seen_and_speaks_like_the_sheet(
    project: Path, sheet: Path, cells: dict[str, object], words: str
) -> None:
    with editing(sheet) as author:
        put(**cells)(author)
    assert any(words in problem.message for problem in refused(project, sheet))


def test_a_rank_above_the_size_of_its_set(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        row = author.figure("desi_rank", value=29, Av_hvor_mange=28)
    assert told(refused(project, sheet)) == [(TALL, row, "J (Verdi)", "rank-range")]


def test_a_heading_that_was_changed(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        author.cell(1, "Verdi").value = "Verdien"
    assert told(refused(project, sheet)) == [
        (TALL, 1, "J", "column-unknown"),
        (TALL, 1, "Verdi", "column-missing"),
    ]


def test_a_sheet_that_was_renamed(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        author.sheet("Tall").title = "Tallene"
    problems = refused(project, sheet)
    assert told(problems) == [
        (NAME, None, None, "part-missing"),
        (f"{NAME}, sheet Tallene", None, None, "part-unknown"),
    ]
    assert "Did you mean 'Tall'?" in problems[1].message


def test_the_year_was_deleted(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        author.put(2, "Utgave", Utgave=None)
    (found,) = told(refused(project, sheet))
    assert found == (f"{NAME}, sheet Utgave", 2, "Utgave", "edition-year-missing")


def test_two_sources_that_differ_need_a_row(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        author.add("Kilder", {**SOURCE, "Kode": "other_2025"})
        row = twice(author)
        author.put(row, Kilde="other_2025", Verdi=27)
    (problem,) = refused(project, sheet)
    assert told([problem]) == [(TALL, row, "J (Verdi)", "disagreement-missing")]
    assert "data/disagreements.csv (part Uenighet)" in problem.message


def test_a_figure_that_contradicts_an_older_source(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        row = author.put(use(author), År=2024, Verdi=99)
    (problem,) = refused(project, sheet)
    assert (problem.file, problem.row) == (TALL, row)


def test_a_new_indicator_with_a_code_that_is_none(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        row = author.add("Nye indikatorer", {"Kode": "KI kurs", "Navn": "Kurs i KI"})
    problems = [p for p in refused(project, sheet) if p.file == f"{NAME}, sheet Nye indikatorer"]
    assert {p.row for p in problems} == {row}
    assert "A (Kode)" in {p.column for p in problems}
    assert "B (Tema)" in {p.column for p in problems}


def test_a_key_figure_without_its_figure(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        row = author.row("trust_personal_data", part="Nøkkeltall")
        author.put(row, "Nøkkeltall", Retning_i_kilden="opp", Vurdering_i_kilden="positiv")
        author.put(row, "Nøkkeltall", Kilde="made_2025", Sted_i_kilden="Oppdiktet")
    (problem,) = refused(project, sheet)
    assert (problem.file, problem.row) == (f"{NAME}, sheet Nøkkeltall", row)
    assert "(part Tall)" in problem.message


def test_everything_is_reported_at_once(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        rows = [
            author.put(use(author), Verdi="ti"),
            author.put(author.row("ai_plans", "state"), Verdi=150),
            author.put(author.row("ai_plans", "municipality"), Verdi=True, Kilde="made_2025"),
            author.figure("egdi_rank", value=20, Av_hvor_mange=10),
        ]
        author.add("Punkter", {"Kilde": "made_2025"})
    problems = refused(project, sheet)
    assert {p.row for p in problems if p.file == TALL} == set(rows)
    assert f"{NAME}, sheet Punkter" in {p.file for p in problems}


def test_a_published_edition_that_would_change_is_said_as_it_is(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        author.put(2, "Kilder", Rapportår=2024)
    assert {(p.file, p.code) for p in refused(project, sheet)} == {
        ("about/errata.md", "edition-changed")
    }


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0 an old .xls", b"PK\x03\x04 cut off"])
def test_a_file_that_is_no_workbook(project: Path, content: bytes) -> None:
    file = project / "2025.xlsx"
    file.write_bytes(content)
    (problem,) = refused(project, file)
    assert problem.code in ("workbook-spoilt", "workbook-locked")


def test_a_file_that_is_not_there(project: Path) -> None:
    with (
        pytest.raises(UsageError, match="no file or folder"),
        open_import(project, project / "2026.xlsx", revise=False),
    ):
        pass


def test_a_part_of_a_folder_is_named_by_its_file(project: Path) -> None:
    folder = new_sheet(project, "2025")
    rows = csv_rows(folder / "tall.csv")
    rows[3][rows[0].index("Verdi")] = "ti"
    save_csv(folder / "tall.csv", rows)
    (folder / "tal.csv").write_text("x")
    problems = refused(project, folder)
    places = {(p.file, p.row, p.column) for p in problems}
    assert ("2025/tall.csv", 4, "J (Verdi)") in places
    assert "'tall.csv'?" in next(p.message for p in problems if p.file == "2025/tal.csv")
    with (
        pytest.raises(UsageError, match="give the folder"),
        open_import(project, folder / "tall.csv", revise=False),
    ):
        pass


def test_a_part_that_was_deleted(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        del author.book["Nøkkeltall"]
    (problem,) = refused(project, sheet)
    assert told([problem]) == [(NAME, None, None, "part-missing")]
    assert "the part Nøkkeltall is missing; copy it from a new sheet" in problem.message


def test_a_file_that_is_missing_is_warned_of_but_for_the_edition(project: Path) -> None:
    folder = new_sheet(project, "2025")
    (folder / "tall.csv").unlink()
    with open_import(project, folder, revise=False) as found:
        assert found.warnings == ("Tall: the file tall.csv is missing.",)
    (folder / "utgave.csv").unlink()
    (problem,) = refused(project, folder)
    assert "the part Utgave is missing" in problem.message


def test_a_code_with_capitals_and_spaces(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        author.put(2, "Kilder", Kode="RDT 2025")
    expected = (f"{NAME}, sheet Kilder", 2, "A (Kode)", "code-form")
    assert expected in told(refused(project, sheet))


def test_an_address_that_is_none(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        author.put(2, "Kilder", Adresse="javascript:alert(1)")
    expected = (f"{NAME}, sheet Kilder", 2, "F (Adresse)", "address-form")
    assert told(refused(project, sheet)) == [expected]


def test_a_new_code_of_what_the_schema_lists(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        row = author.add(
            "Nye koder", {"Gjelder": "unit", "Kode": "litre", "Nummer": 9, "Etikett": "liter"}
        )
    found = told(refused(project, sheet))
    assert {place[:2] for place in found} == {(f"{NAME}, sheet Nye koder", row)}
