"""From a file of responses to the data of the book, with the commands that authors use."""

import csv
import shutil
import tempfile
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers.cli import app
from helpers.data import open_edition
from helpers.data.checks import check
from made_survey import CATEGORY, MADE, published_interval, rows

SOURCE = {"source": "itip_2025", "title": "Laget", "publisher": "Laget", "edition": "2025"}
GROUPS = ("small_municipality", "medium_municipality", "large_municipality")
ITEMS = (
    "ai_use",
    "ai_plans",
    "share_data",
    "reuse_data",
    "cooperate",
    "involve_private",
    "sdg_clear",
)


def add(project: Path, table: str, *new: dict[str, str]) -> None:
    path = project / "data" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        old, names = list(reader), reader.fieldnames or []
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows([*old, *({**dict.fromkeys(names, ""), **row} for row in new)])


@pytest.fixture
def ready(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that knows the source and the codes of the made survey."""
    add(project, "sources", SOURCE)
    add(
        project,
        "codes",
        *(
            {"column": "group", "code": g, "order": str(90 + i), "label_nb": g, "label_en": g}
            for i, g in enumerate(GROUPS)
        ),
    )
    with (project / "data/indicators.csv").open(encoding="utf-8", newline="") as file:
        known = {row["indicator"]: row for row in csv.DictReader(file)}
    model = known["ai_use"]
    new = [i for i in ITEMS if i not in known]
    named = ({"indicator": i, "label_nb": i, "label_en": i} for i in new)
    add(project, "indicators", *(model | own for own in named))
    monkeypatch.setenv("TILSTAND_ROOT", str(project))
    return project


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for responses: they must not lie in the project."""
    return tmp_path_factory.mktemp("outside")


def run(*arguments: object) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def survey(out: Path, *more: object, end: str = "sav") -> str:
    codebook = ("--codebook", MADE / "codebook.yml", "--year", 2025, "--out", out)
    # What is held back is written beside the responses.
    responses = shutil.copy(MADE / f"responses_2025.{end}", tempfile.mkdtemp())
    return run("survey", responses, *codebook, *more)


@pytest.mark.parametrize("name", ["sheet.xlsx", "sheet"])
def test_responses_become_observations_of_an_edition(ready, tmp_path, name):
    out = tmp_path / "out" / name
    out.parent.mkdir()
    survey(out, "--previous", MADE / "responses_2024.sav")
    run("import", out, "--yes")
    assert check(ready) == ()
    edition = open_edition(2025, root=ready)
    reference = {
        (r["year"], r["indicator"], r["population"], r["dont_know"]): r
        for r in rows("reference_shares.csv")
    }
    for item in ITEMS:
        for population in ("all", "state", "municipality"):
            found = [
                o
                for o in edition.select(
                    [item], populations=[population], categories=[CATEGORY], groups=[""]
                )
                if o.year == 2025
            ]
            row = reference["2025", item, population, "excluded"]
            assert len(found) == 1
            # All of these have a hundred answers or more.
            assert found[0].value == round(float(row["share"]))
            assert (found[0].ci_low, found[0].ci_high) == published_interval(row)
            assert found[0].n == 5 * round(int(row["n"]) / 5)
            assert found[0].dont_know == "not_in_base"
    with (ready / "data/wave_changes.csv").open(encoding="utf-8", newline="") as file:
        changes = list(csv.DictReader(file))
    assert len(changes) == 42
    assert {(c["year_from"], c["year"], c["source"]) for c in changes} == {
        ("2024", "2025", "itip_2025")
    }
    assert "up to date" not in run("import", out, "--yes")
    assert "Ingenting er endret" in run("import", out, "--yes")


def test_no_answer_and_no_body_reaches_the_data(ready, tmp_path):
    out = tmp_path / "sheet"
    survey(out, end="csv")
    run("import", out, "--yes")
    with (MADE / "responses_2025.csv").open(encoding="utf-8") as file:
        bodies = [row["org"] for row in csv.DictReader(file)]
    for path in [*out.iterdir(), *(ready / "data").rglob("*.csv")]:
        text = path.read_text(encoding="utf-8-sig")
        assert not [body for body in bodies if body in text], path


def test_what_is_held_back_is_marked_in_the_data(ready, outside, tmp_path):
    responses = outside / "few.csv"
    lines = (MADE / "responses_2025.csv").read_text(encoding="utf-8").splitlines()
    of_state = [line for line in lines if '"state"' in line][:3]
    others = [line for line in lines if '"state"' not in line]
    responses.write_text("\n".join([*others, *of_state]) + "\n", encoding="utf-8")
    out = tmp_path / "sheet.xlsx"
    codebook = ("--codebook", MADE / "codebook.yml", "--year", 2025, "--out", out)
    assert " of them held back" in run("survey", responses, *codebook)
    run("import", out, "--yes")
    edition = open_edition(2025, root=ready)
    found = [
        o
        for o in edition.select(["ai_use"], populations=["state"], categories=[CATEGORY])
        if o.year == 2025
    ]
    assert [(o.value, o.precision, o.n) for o in found] == [(None, "suppressed", None)]


def test_spoilt_responses_leave_nothing_behind(ready, outside, tmp_path):
    responses = outside / "spoilt.csv"
    text = (MADE / "responses_2025.csv").read_text(encoding="utf-8")
    responses.write_text(text.replace(",99,", ",98,", 1), encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    codebook = ("--codebook", str(MADE / "codebook.yml"), "--year", "2025")
    result = CliRunner().invoke(
        app, ["survey", str(responses), *codebook, "--out", str(tmp_path / "sheet.xlsx")]
    )
    assert result.exit_code == 2
    assert "the code '98' is not in the codebook" in result.output
    assert sorted(tmp_path.iterdir()) == before


def test_a_sheet_that_cannot_be_written_is_said_before_all_else(ready, outside, tmp_path):
    responses = outside / "named.csv"
    responses.write_bytes((MADE / "responses_2025.csv").read_bytes())
    before = [*sorted(outside.iterdir()), *sorted(tmp_path.iterdir())]
    codebook = ("--codebook", str(MADE / "codebook.yml"), "--year", "2025")
    result = CliRunner().invoke(
        app, ["survey", str(responses), *codebook, "--out", str(tmp_path / "sheet.docx")]
    )
    assert result.exit_code == 2
    assert "a workbook that ends in .xlsx" in result.output
    assert [*sorted(outside.iterdir()), *sorted(tmp_path.iterdir())] == before


def test_a_draft_is_written_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("survey", "--draft-codebook", MADE / "responses_2025.sav")
    draft = tmp_path / "responses_2025.codebook.yml"
    assert "Vet ikke" in draft.read_text(encoding="utf-8")
    result = CliRunner().invoke(
        app, ["survey", str(MADE / "responses_2025.sav"), "--draft-codebook"]
    )
    assert result.exit_code == 2
    assert "is there already" in result.output


def test_without_codebook_or_year_the_command_says_what_it_needs():
    result = CliRunner().invoke(app, ["survey", str(MADE / "responses_2025.sav")])
    assert result.exit_code == 2
    assert "--codebook" in result.output


def test_the_command_warns_of_a_question_that_would_tell(ready, outside, tmp_path):
    """All of few answered the same, and all of the next smallest group: the rest says it."""
    with (MADE / "responses_2025.csv").open(encoding="utf-8", newline="") as file:
        by_stratum = groupby(csv.DictReader(file), key=itemgetter("stratum"))
        rows_ = {stratum: list(found) for stratum, found in by_stratum}
    sizes = {"state": 4, "mun_small": 11, "mun_large": 14}
    kept = [row for stratum, n in sizes.items() for row in rows_[stratum][:n]]
    place = outside / "few.csv"
    with place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(kept[0]))
        writer.writeheader()
        for number, row in enumerate(kept):
            writer.writerow(row | {"weight": "1", "ai_use": "5" if number > 21 else "1"})
    codebook = ("--codebook", MADE / "codebook.yml", "--year", 2025)
    said = run("survey", place, *codebook, "--out", tmp_path / "sheet.xlsx")
    assert "all figures of ai_use" in said
    assert "Warning: the weights" in said
