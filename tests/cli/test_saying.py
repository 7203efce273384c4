"""What commands say comes out as it is."""

from pathlib import Path

import pytest

from helpers.base.errors import TilstandError
from helpers.cli.progress import notebook_bars
from helpers.cli.saying import console, errors, say, say_error
from helpers.production.notebooks.many import Job
from samples import notebook, save

ODD = "[red]en[/red] :smile: 1 :+1: [/]"


def test_brackets_and_colons_are_no_markup_and_no_emoji(capsys: pytest.CaptureFixture[str]) -> None:
    say("en", ODD)
    say_error(TilstandError(ODD), "nb")
    console.print(ODD)
    errors.print(ODD)
    shown = capsys.readouterr()
    assert shown.out == shown.err == f"{ODD}\n" * 2


def test_a_notebook_is_named_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = save(notebook(), tmp_path / ":smile:.ipynb")
    with notebook_bars("[red]2024", [Job(file, tmp_path / "x.ipynb", {})], tmp_path):
        pass
    assert "[red]2024  :smile:.ipynb" in capsys.readouterr().out
