"""What no cell may hold, in any table: what hides, what leads astray, what only looks right."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.base.errors import Problem
from helpers.data.checks import check, without_chapter
from helpers.data.tables import read_table
from problems import told
from samples import notebook, save

AI_USE = {"indicator": "ai_use", "year": "2024"}
Edit = Callable[..., int]


def only(project: Path) -> Problem:
    problems = check(project)
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "www.digdir.no", "//digdir.no", "x"])
def test_an_address_that_is_none(project: Path, edit: Edit, address: str) -> None:
    row = edit("sources", {"source": "rdt_2021"}, url=address, archive=address)
    assert told(check(project)) == [
        ("data/sources.csv", row, column, "address-form") for column in ("url", "archive")
    ]


def test_an_address(project: Path, edit: Edit) -> None:
    edit("sources", {"source": "study_2018"}, url="https://www.digdir.no/rapport")
    assert not [p for p in check(project) if p.file == "data/sources.csv"]


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\x07", "U+0007"),
        ("\x85", "U+0085"),
        ("\r", "U+000D"),
        ("\uffff", "U+FFFF"),
        ("\ufdd0", "U+FDD0"),
        ("\u202e", "RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "LEFT-TO-RIGHT ISOLATE"),
    ],
)
def test_a_sign_that_hides_in_a_text(project: Path, edit: Edit, sign: str, name: str) -> None:
    row = edit("observations", AI_USE, note_nb=f"Se{sign}, her")
    problem = only(project)
    assert told([problem]) == [("data/observations.csv", row, "note_nb", "character-hidden")]
    assert f"holds {name} as its character number 3" in problem.message


def test_signs_that_only_say_which_way_letters_run_are_allowed(project: Path, edit: Edit) -> None:
    edit("observations", AI_USE, note_nb="Se\u200e her\u200f og\nder")
    assert check(project) == ()


@pytest.mark.parametrize(
    ("cell", "written"),
    [('=HYPERLINK("x")', '\'=HYPERLINK("x")'), ("Se; @SUM(1)", "Se; '@SUM(1)"), ("-", "'-")],
)
def test_a_text_that_a_spreadsheet_would_compute(
    project: Path, edit: Edit, cell: str, written: str
) -> None:
    row = edit("observations", AI_USE, note_nb=cell)
    problem = only(project)
    assert told([problem]) == [("data/observations.csv", row, "note_nb", "text-formula")]
    assert f"Write '{written}'" in problem.message
    edit("observations", AI_USE, note_nb=written)
    assert check(project) == ()
    assert cell in {row["note_nb"] for row in read_table(project, "observations")}


def test_a_sign_that_hides_in_the_commentary(project: Path) -> None:
    note = project / "data/commentary/2024/ai.md"
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text("En setning.\nEn\u202e til.\n", encoding="utf-8")
    expected = ("data/commentary/2024/ai.md", 2, None, "character-hidden")
    assert told(check(project)) == [expected]


@pytest.mark.parametrize(
    ("cell", "words", "code"),
    [
        ("nan", "'nan' is no number", "number-form"),
        ("inf", "'inf' is no number", "number-form"),
        ("-Infinity", "is no number", "number-form"),
        ("1_000", "is no number", "number-form"),
        ("４５", "FULLWIDTH DIGIT FOUR", "number-form"),
        ("45\N{NO-BREAK SPACE}", "45<NO-BREAK SPACE>", "number-form"),
        ("45\N{ZERO WIDTH SPACE}", "45<ZERO WIDTH SPACE>", "cell-type"),
        ("4\N{NO-BREAK SPACE}5", "4<NO-BREAK SPACE>5", "cell-type"),
        (" 45", "is no number", "number-form"),
    ],
)
def test_what_only_looks_like_a_number(
    project: Path, edit: Edit, cell: str, words: str, code: str
) -> None:
    row = edit("observations", AI_USE, value=cell)
    problem = only(project)
    assert told([problem]) == [("data/observations.csv", row, "value", code)]
    assert words in problem.message


@pytest.mark.parametrize("year", ["２０２４", "2024\N{NO-BREAK SPACE}", "2_024"])
def test_a_year_that_only_looks_like_one(project: Path, edit: Edit, year: str) -> None:
    row = edit("observations", AI_USE, year=year)
    assert told(check(project)) == [("data/observations.csv", row, "year", "number-form")]


@pytest.mark.parametrize("code", ["RDT 2021", "rdt-2021", "Rdt", "2021_rdt"])
def test_a_source_has_a_code(project: Path, edit: Edit, code: str) -> None:
    row = edit("sources", {"source": "study_2018"}, source=code)
    assert ("data/sources.csv", row, "source", "code-form") in told(check(project))


def add(project: Path, table: str, line: str) -> int:
    path = project / f"data/{table}.csv"
    text = path.read_text(encoding="utf-8") + line + "\n"
    path.write_text(text, encoding="utf-8")
    return len(text.splitlines())


@pytest.mark.parametrize("code", ["top_3", "x2"])
def test_a_code_may_hold_digits(project: Path, code: str) -> None:
    add(project, "codes", f"group,{code},9,Navn,Name")
    assert check(project) == ()


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        ("unit,litre,9,liter,litres", "code", "code-closed"),
        ("kind,guess,9,gjetning,guess", "code", "code-closed"),
        ("colour,red,9,rød,red", "column", "code-column-unknown"),
    ],
)
def test_a_code_that_nothing_can_have(project: Path, line: str, column: str, code: str) -> None:
    row = add(project, "codes", line)
    assert told(check(project)) == [("data/codes.csv", row, column, code)]


def test_a_text_in_english_may_be_left_out(project: Path) -> None:
    add(project, "codes", "group,small,9,Små,")
    assert check(project) == ()


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        (lambda text: text + "a;b;c;d\n", "row-delimiter"),
        (lambda text: text + '"a,1,b,c\n', "row-quotation-mark"),
        (lambda text: text + "x" * 140_000 + ",1,b,c\n", "cell-length"),
        (lambda text: text + "a\0,1,b,c\n", "row-nul"),
    ],
    ids=["semicolons", "open quotation mark", "long cell", "NUL"],
)
def test_a_row_that_is_no_row(project: Path, spoilt: Callable[[str], str], code: str) -> None:
    path = project / "data/goals.csv"
    path.write_text(spoilt(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert told(check(project)) == [("data/goals.csv", 8, None, code)]


def test_a_table_with_semicolons_and_a_cell_too_long(project: Path) -> None:
    path = project / "data/goals.csv"
    text = path.read_text(encoding="utf-8").replace(",", ";") + "x" * 140_000 + ";1;b;c\n"
    path.write_text(text, encoding="utf-8")
    assert [found[1:] for found in told(check(project))] == [
        (1, None, "file-semicolons"),
        (8, None, "cell-length"),
    ]


def drawing(root: Path, call: str) -> None:
    save(notebook(f'{call}(edition, indicators=edition.battery("ai_barriers"))'), root)


def test_a_battery_that_is_drawn_is_of_one_unit_scale_and_kind(project: Path, edit: Edit) -> None:
    found = {"indicator": "ai_barrier_data"}
    row = edit("indicators", found, scale="agreement", kind="growth")
    assert check(project) == ()
    drawing(project / "chapters/ai.ipynb", "chapter.numbers")
    assert check(project) == ()
    drawing(project / "chapters/ai.ipynb", "chapter.bars")
    problems = check(project)
    assert told(problems) == [
        ("data/indicators.csv", row, "scale", "battery-mixed"),
        ("data/indicators.csv", row, "kind", "battery-mixed"),
    ]
    assert "ai_barriers is drawn on one axis" in problems[0].message
    assert "(row " in problems[0].message


def test_a_topic_without_a_chapter(project: Path) -> None:
    assert without_chapter(project) == {}
    drawing(project / "chapters/ai.ipynb", "chapter.bars")
    lacking = without_chapter(project)
    assert "ai" not in lacking
    assert lacking["sustainability"]


def test_the_schema_asks_for_no_english_text(project: Path) -> None:
    descriptor = json.loads((project / "data/datapackage.json").read_text(encoding="utf-8"))
    required = [
        field["name"]
        for resource in descriptor["resources"]
        for field in resource["schema"]["fields"]
        if field.get("constraints", {}).get("required") and field["name"].endswith("_en")
    ]
    assert required == []


def test_a_score_is_a_unit(project: Path, edit: Edit) -> None:
    edit("indicators", {"indicator": "egdi_rank"}, unit="score", battery="")
    assert "data/indicators.csv" not in {p.file for p in check(project)}
