"""What a sound sheet does to the data, and what it leaves alone."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from helpers.analysis.changes import change_since
from helpers.base.errors import InputError, TilstandError
from helpers.base.project import project_root
from helpers.data import open_edition
from helpers.data.checks import check
from helpers.production.sheet.cells import Raw, text_of
from helpers.production.sheet.parts import parts
from helpers.production.sheet.swap import digest, scratch_copy
from helpers.production.sheet.tables import read_cells
from helpers.production.sheet.take_in import Import, open_import
from library import EVERY
from sheets import FIGURE, SOURCE, csv_rows, editing, fill, new_sheet, save_csv


@pytest.fixture
def sheet(project: Path) -> Path:
    path = new_sheet(project)
    fill(path)
    return path


def take_in(project: Path, file: Path, revise: bool = False) -> Import:
    with open_import(project, file, revise) as found:
        if found.changes:
            found.accept()
    return found


def table(project: Path, name: str) -> list[dict[str, str]]:
    with (project / f"data/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures(project: Path) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Return the figures of the made-up source: value and place by series and year."""
    return {
        (row["indicator"], row["population"], row["year"]): (row["value"], row["printed"])
        for row in table(project, "observations")
        if row["source"] == "made_2025"
    }


@pytest.mark.parametrize(
    ("name", "part"), [("observations", "Tall"), ("sources", "Kilder"), ("points", "Punkter")]
)
def test_a_new_column_is_one_entry_of_the_descriptor(project: Path, name: str, part: str) -> None:
    descriptor = project / "data/datapackage.json"
    package = json.loads(descriptor.read_text("utf-8"))
    (resource,) = [r for r in package["resources"] if r["name"] == name]
    resource["schema"]["fields"].append(
        {
            "name": "page",
            "type": "integer",
            "description": "The page that it stands on",
            "title_nb": "Side",
            "description_nb": "Siden det står på.",
            "constraints": {"minimum": 1},
        }
    )
    descriptor.write_text(json.dumps(package), "utf-8")
    path = project / f"data/{name}.csv"
    rows = [{**row, "page": ""} for row in table(project, name)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)

    sheet = new_sheet(project)
    point = {"Slag": "focus", "Nummer": 1, "Tema": "ai", "Tekst": "Nytt.", **FIGURE}
    with editing(sheet) as author:
        filled = {
            "Kilder": author.add("Kilder", dict(SOURCE)),
            "Tall": author.figure("ai_use", "large_or_very_large", value=9),
            "Punkter": author.add("Punkter", point),
        }
        assert (
            author.cell(1, "Side", part).comment.text == "Siden det står på. Tillatt: 1 eller mer."
        )
        author.put(filled[part], part, Side=12)
    take_in(project, sheet)
    assert check(project) == ()
    assert [row["page"] for row in table(project, name) if row["page"]] == ["12"]
    assert open_edition(2025, root=project).sources["made_2025"].title == SOURCE["Tittel"]


def test_an_import_adds_the_year(project: Path, sheet: Path) -> None:
    before = {path.name: path.read_text("utf-8") for path in (project / "data").glob("*.csv")}
    found = take_in(project, sheet)
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in found.changes] == [
        "Utgave: 1 new",
        "  2025",
        "Kilder: 1 new",
        "  made_2025",
        "Tall: 3 new",
        "  Digital økonomi og digitalt samfunn (DESI) (Norge), 2025: 6. of 28, made_2025",
        "  Har tatt i bruk kunstig intelligens (Alle offentlige virksomheter, i stor eller svært "
        "stor grad), 2025: 9 %, made_2025",
        "  Konkrete planer for KI (Statlige virksomheter, klare eller under utvikling), 2025: "
        "41 %, made_2025",
    ]
    assert found.warnings == ()
    assert check(project) == ()
    edition = open_edition(2025, root=project)
    (newest,) = edition.select(["ai_plans"], populations=["state"])[-1:]
    assert (newest.year, newest.value, newest.precision) == (2025, 41, "exact")
    change = change_since(edition, edition.select(["desi_rank"])[-1])
    assert change is not None
    assert (change.amount, change.direction, change.judgement) == (1, "down", "bad")
    assert table(project, "editions")[-1]["status"] == "draft"
    # A diff shows added lines alone.
    for name, text in before.items():
        now = (project / "data" / name).read_text("utf-8").splitlines()
        assert [line for line in text.splitlines() if line not in now] == []
        assert [line for line in now if line in text.splitlines()] == text.splitlines()


def test_the_observations_stay_sorted_by_their_key(project: Path, sheet: Path) -> None:
    take_in(project, sheet)
    key = ["indicator", "population", "group", "category", "year", "source"]
    keys = [[row[column] for column in key] for row in table(project, "observations")]
    assert keys == sorted(keys)


def test_the_same_sheet_twice_changes_nothing(project: Path, sheet: Path) -> None:
    take_in(project, sheet)
    before = digest(project / "data")
    assert take_in(project, sheet).changes == ()
    assert digest(project / "data") == before


def test_a_sheet_that_is_not_accepted_changes_nothing(project: Path, sheet: Path) -> None:
    before = digest(project / "data")
    with open_import(project, sheet, revise=False) as found:
        assert found.changes
    assert digest(project / "data") == before
    assert not (project / ".import").exists()


def test_a_revision_is_taken_only_when_asked_for(project: Path, sheet: Path) -> None:
    take_in(project, sheet)
    with editing(sheet) as author:
        row = author.put(author.row("ai_plans", "state"), Verdi=43)
    before = digest(project / "data")
    with pytest.raises(InputError) as error, open_import(project, sheet, revise=False):
        pass
    (problem,) = error.value.problems
    assert (problem.row, problem.column) == (row, "J (Verdi)")
    assert "'41'" in problem.message
    assert "'43'" in problem.message
    assert digest(project / "data") == before
    found = take_in(project, sheet, revise=True)
    assert found.changes == (
        "Revised: 1",
        "  Tall: Konkrete planer for KI, Statlige virksomheter, klare eller under utvikling, "
        "2025, made_2025: Verdi '41' → '43'",
    )
    assert figures(project)["ai_plans", "state", "2025"] == ("43", "")


def test_a_sheet_written_again_holds_what_was_taken_in(project: Path, sheet: Path) -> None:
    take_in(project, sheet)
    for name in ("again.xlsx", "again"):
        assert take_in(project, new_sheet(project, name)).changes == ()
    for year in (2021, 2022, 2024) if EVERY else (2022,):
        assert take_in(project, new_sheet(project, f"{year}.xlsx", year)).changes == ()


def test_great_leaps_and_copied_topics_are_warned_of(project: Path) -> None:
    sheet = new_sheet(project)
    with editing(sheet) as author:
        author.add("Kilder", dict(SOURCE))
        leap = author.figure("ai_use", "large_or_very_large", value=77)
        author.figure("ai_plans", "state", value=41)
        for code in ("egov_rank", "egdi_rank", "desi_rank"):
            row = author.row(code)
            author.put(row, Verdi=author.cell(row, "Siste verdi").value)
            author.put(row, **{key.replace(" ", "_"): cell for key, cell in FIGURE.items()})
    found = take_in(project, sheet)
    assert len(found.warnings) == 2
    assert f"row {leap}:" in found.warnings[0]
    assert "more than 20 points" in found.warnings[0]
    assert found.warnings[1].startswith("Oversikt: every figure (3) equals the figure before")
    assert len(figures(project)) == 5


def test_a_source_that_the_edition_will_not_show_is_warned_of(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        author.put(2, "Kilder", Rapportår=2026)
    with open_import(project, sheet, revise=False) as found:
        (warning,) = found.warnings
    assert "will not show made_2025" in warning


def test_cells_as_spreadsheets_keep_them(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        author.put(author.row("ai_use"), Verdi="12,5", År=2025.0, Kilde=" made_2025\xa0")
        author.put(author.row("ai_plans", "state"), Verdi=0.1 + 0.2, Slik_det_står=12.5)
        author.put(author.row("ai_plans", "municipality"), Verdi="30 ", Slik_det_står="30\xa0 %\n")
        author.put(author.row("ai_plans", "municipality"), Kilde="made_2025", Sted_i_kilden="Ett")
        author.figure("catalogue_views", value="1\xa0234\xa0567", Nøyaktighet="Omtrent")
        author.put(2, "Kilder", Publisert="30.11.2025")
        author.sheet("Tall").cell(1, 1).comment = Comment("Husk denne", "meg")
    take_in(project, sheet)
    found = figures(project)
    assert found["ai_use", "all", "2025"] == ("12.5", "")
    assert found["ai_plans", "state", "2025"] == ("0.3", "12,5")
    assert found["ai_plans", "municipality", "2025"] == ("30", "30 %")
    assert found["catalogue_views", "catalogue", "2025"] == ("1234567", "")
    (views,) = [r for r in table(project, "observations") if r["value"] == "1234567"]
    assert views["precision"] == "about"
    assert table(project, "sources")[-1]["published"] == "2025-11-30"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
def test_a_folder_as_a_norwegian_excel_saves_it(project: Path, encoding: str) -> None:
    folder = new_sheet(project, "2025")
    for name in ("kilder.csv", "tall.csv", "utgave.csv"):
        rows = csv_rows(folder / name)
        head = [heading.removesuffix(" *") for heading in rows[0]]
        if name == "kilder.csv":
            rows.append([str(SOURCE.get(heading, "")) for heading in head])
        if name == "tall.csv":
            row = next(row for row in rows if any("[ai_use]" in cell for cell in row))
            row[head.index("Verdi")] = "12,5"
            row[head.index("Slik det står")] = "hver åttende"
            for heading, cell in FIGURE.items():
                row[head.index(heading)] = cell
        if name == "utgave.csv":
            rows[1][head.index("Merknad")] = "På tide å prøve"
        save_csv(folder / name, rows, encoding)
    take_in(project, folder)
    assert figures(project) == {("ai_use", "all", "2025"): ("12.5", "hver åttende")}
    assert table(project, "editions")[-1]["note_nb"] == "På tide å prøve"


def test_new_codes_and_indicators_are_taken_in_with_their_figures(project: Path) -> None:
    sheet = new_sheet(project)
    with editing(sheet) as author:
        author.add("Kilder", dict(SOURCE))
        label = {"Etikett": "Bydeler", "Etikett_på_engelsk": "Districts"}
        author.add(
            "Nye koder", {"Gjelder": "populasjon", "Kode": "district", "Nummer": 90, **label}
        )
        author.add(
            "Nye indikatorer",
            {
                "Kode": "ai_training",
                "Tema": "Kunstig intelligens",
                "Slag": "måling [measured]",
                "Navn": "Opplæring i KI",
                "Navn_på_engelsk": "Training in AI",
                "Spørsmål": "Får de ansatte opplæring i KI?",
                "Spørsmål_på_engelsk": "Are employees trained in AI?",
                "Enhet": "prosent",
                "Svarskala": "not_stated",
                "Hva_er_bra": "høyere er bedre",
            },
        )
        row = {"Indikator": "ai_training", "Populasjon": "district", "År": 2025, "Verdi": 12}
        author.add("Tall", {**row, **{k.replace(" ", "_"): v for k, v in FIGURE.items()}})
    take_in(project, sheet)
    assert figures(project) == {("ai_training", "district", "2025"): ("12", "")}
    codes = [row["code"] for row in table(project, "codes") if row["column"] == "population"]
    assert codes[-1] == "district"
    # The new indicator stands with those of its topic, and nothing else has moved.
    topics = [row["topic"] for row in table(project, "indicators")]
    place = [row["indicator"] for row in table(project, "indicators")].index("ai_training")
    assert topics[place - 1] == "ai"


def test_a_contradiction_is_taken_in_with_its_reason(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        author.add("Kilder", {**SOURCE, "Kode": "other_2025"})
        key = {
            heading: author.cell(author.row("ai_use"), heading).value
            for heading in ("Indikator", "Populasjon", "Svar", "År")
        }
        cells = {"Verdi": 27, "Kilde": "other_2025", "Sted_i_kilden": "Annet sted"}
        author.add("Tall", {**key, **cells})
        why = {"Hvorfor": "Den er nyere.", "Hvorfor,_på_engelsk": "It is newer."}
        sources = {"Kilden_som_brukes": "other_2025", "Den_andre_kilden": "made_2025"}
        author.add("Uenighet", {**key, **sources, **why})
    take_in(project, sheet)
    used = open_edition(2025, root=project).select(["ai_use"], categories=["large_or_very_large"])
    assert used[-1].value == 27


def test_two_imports_at_once_are_refused(project: Path, sheet: Path) -> None:
    with (
        scratch_copy(project),
        pytest.raises(TilstandError, match="Another import is under way"),
        open_import(project, sheet, revise=False),
    ):
        pass


def test_what_somebody_changes_in_the_meantime_is_not_lost(project: Path, sheet: Path) -> None:
    note = project / "data/commentary/2024/ai.md"
    with open_import(project, sheet, revise=False) as found:
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text("Skrevet imens.")
        with pytest.raises(TilstandError, match="changed in the meantime"):
            found.accept()
    assert note.read_text() == "Skrevet imens."
    assert figures(project) == {}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,234", "1.234"),
        ("0.234", "0.234"),
        ("1234", "1234"),
        ("1\xa0234", "1234"),
        (1.234, "1.234"),
        ("12.5", "12.5"),
        ("\N{MINUS SIGN}5", "-5"),
        ("45\xa0", "45"),
    ],
)
def test_numbers_that_can_be_read_in_one_way(cell: object, value: str) -> None:
    column = next(c for p in parts(project_root()) for c in p.columns if c.field == "value")
    assert text_of(Raw(cell), column) == (value, None)


def test_a_name_that_nothing_has_is_warned_of(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        row = author.put(author.row("ai_plans", "state"), Populasjon="Fylker [state]")
    with open_import(project, sheet, revise=False) as found:
        (warning,) = found.warnings
    assert f"row {row}: 'Fylker [state]' is taken for 'Statlige virksomheter [state]'" in warning


def test_a_new_topic_is_warned_of(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        label = {"Etikett": "Sikkerhet", "Nummer": 7}
        author.add("Nye koder", {"Gjelder": "tema", "Kode": "security", **label})
    with open_import(project, sheet, revise=False) as found:
        (warning,) = found.warnings
    assert "no chapter shows the topic Sikkerhet" in warning
    assert "chapters/security.ipynb" in warning


def test_of_very_many_figures_the_first_fifty_are_listed(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        for year in range(1990, 2050):
            key = {"Indikator": "ai_plans", "Populasjon": "country", "Svar": "higher", "År": year}
            cells = {k.replace(" ", "_"): v for k, v in FIGURE.items()}
            author.add("Tall", {**key, "Verdi": 9, **cells})
    with open_import(project, sheet, revise=False) as found:
        start = found.changes.index("Tall: 63 new")
        assert found.changes[start + 51 :] == ("  ... and 13 more.",)


def test_a_table_that_cannot_be_read_is_named(project: Path, sheet: Path) -> None:
    (project / "data/goals.csv").write_text("", encoding="utf-8")
    with (
        pytest.raises(InputError, match=r"data/goals.csv: the file is empty"),
        open_import(project, sheet, revise=False),
    ):
        pass


def test_what_begins_like_a_formula_comes_back_from_a_folder(project: Path) -> None:
    folder = new_sheet(project, "2025")
    rows = csv_rows(folder / "kilder.csv")
    head = [heading.removesuffix(" *") for heading in rows[0]]
    source = {**SOURCE, "Tittel": "'=1+1", "Merknad": "'@ingen"}
    save_csv(folder / "kilder.csv", [*rows, [str(source.get(h, "")) for h in head]])
    take_in(project, folder)
    assert read_cells(project / "data", "sources")[-1]["title"] == "=1+1"
    # The table is published as it is.
    assert table(project, "sources")[-1]["title"] == "'=1+1"
    again = new_sheet(project, "again")
    assert "'=1+1" in csv_rows(again / "kilder.csv")[-1]
    assert "'@ingen" in csv_rows(again / "kilder.csv")[-1]
    assert take_in(project, again).changes == ()
    book = load_workbook(new_sheet(project))
    (title,) = [c for row in book["Kilder"].iter_rows() for c in row if c.value == "=1+1"]
    assert (title.data_type, title.number_format) == ("s", "@")
    (listed,) = [
        c
        for row in book["Lister"].iter_rows()
        for c in row
        if c.value and "[made_2025]" in str(c.value)
    ]
    assert (listed.data_type, listed.number_format) == ("s", "@")
