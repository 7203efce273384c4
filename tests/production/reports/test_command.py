"""What the command says and how it ends."""

import pytest
from typer.testing import CliRunner

from helpers.cli import app
from helpers.production.reports import make as making
from helpers.production.reports.make import Failure
from odd_survey import ODD, write


@pytest.fixture
def arguments(tmp_path):
    file, codebook = write(tmp_path / "survey")
    return ["reports", str(file), "--codebook", str(codebook), "--out", str(tmp_path / "out")]


def test_failures_are_listed_at_the_end(arguments, monkeypatch):
    failure = Failure("con", "reports/organisation.ipynb, cell 3: ValueError")
    monkeypatch.setattr(making, "make", lambda *rest: (failure,))
    result = CliRunner().invoke(app, [*arguments, "--organisation", "con", "--organisation", "CON"])
    assert result.exit_code == 1
    assert "1 of 2 reports lie in" in result.output
    assert "1 of 2 reports could not be made" in result.output
    assert "'con': reports/organisation.ipynb, cell 3: ValueError" in result.output


def test_an_unknown_body_leaves_nothing_behind(arguments, tmp_path):
    result = CliRunner().invoke(app, [*arguments, "--organisation", f"{ODD[0]}y"])
    assert result.exit_code == 2
    assert "Did you mean '../x'" in result.output
    assert not (tmp_path / "out").exists()


def test_wrong_responses_leave_nothing_behind(arguments, tmp_path):
    file = tmp_path / "survey" / "responses.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",s,", ",q,", 1), encoding="utf-8")
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert "the code 'q' is not in the codebook" in result.output
    assert not (tmp_path / "out").exists()
