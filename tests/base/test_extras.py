"""What only some need may be absent, and that is told in words."""

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers.base.errors import UsageError
from helpers.cli import app
from helpers.data.checks.kept_outside import response_problems
from made_survey import MADE


@pytest.mark.parametrize("command", ["survey", "reports"])
def test_a_survey_without_its_packages(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    codebook = ["--codebook", str(MADE / "codebook.yml"), "--year", "2025"]
    result = CliRunner().invoke(app, [command, str(MADE / "responses_2025.csv"), *codebook])
    assert result.exit_code == 2
    assert result.stderr.startswith("polars is not installed.")
    assert "the extra 'survey'" in result.stderr


def test_a_table_that_cannot_be_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "codebook.yml").write_text("body: org\nindicators: [{variable: a}]\n", "utf-8")
    (tmp_path / "x.parquet").touch()
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match="polars is not installed"):
        response_problems(tmp_path)
