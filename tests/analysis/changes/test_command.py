"""The command ``tilstand changes``, as a person or a program runs it."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers.cli import app


@pytest.fixture
def root(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TILSTAND_ROOT", str(project))
    return project


def _run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["changes", *arguments], env={"COLUMNS": "160"})
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.output


def _line(output: str, *words: str) -> str:
    (line,) = (line for line in output.splitlines() if all(word in line for word in words))
    return line


@pytest.mark.usefixtures("root")
def test_table_shows_direction_and_judgement() -> None:
    output = _run("2021", "2024")
    line = _line(output, "Disagreement about responsibility", "30% (2021)")
    assert "down 15 points" in line
    assert "good" in line
    assert "up more than 10 points" in _line(output, "Collaborates", "just below 50% (2021)")
    assert "place 11 of 36 (2021)" in _line(output, "eGovernment Benchmark", "none")
    for heading in ("New since the edition 2021", "In no source", "Revised since"):
        assert heading in output
    line = _line(output, "Data sets", "1,575")
    assert "1,589" in line


@pytest.mark.usefixtures("root")
def test_csv_and_json_are_for_machines() -> None:
    rows = list(csv.DictReader(io.StringIO(_run("2021", "2022", "--format", "csv"))))
    assert {row["status"] for row in rows} == {
        "renewed",
        "new",
        "repeated",
        "not_measured",
        "revised",
    }
    assert len(json.loads(_run("2021", "2022", "--format", "json"))["records"]) == len(rows)


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["2021", "2019"], "2021, 2022, 2023, 2024"),
        (["2024", "2021"], "give 2021 2024"),
        (["2024", "2024"], "same edition"),
        (["2021", "2024", "--format", "pdf"], "pdf"),
        (["2021"], "newer"),
    ],
)
def test_wrong_questions_exit_with_2(arguments: list[str], message: str) -> None:
    assert message.lower() in _run(*arguments, code=2).lower()
