"""`--out` takes the endings of what is written, and says so of any other; nothing is written."""

import shutil
from pathlib import Path

import pytest

from made_survey import MADE
from spoilt import copied, refused, small_book

FOLDERS = "--format csv"
# A command without its --out, what that is, and what is told.
ROWS = [
    *(
        (f"new-year 2026 --language en {form}", name, "ends in .xlsx")
        for form, names in {
            "": ("x", "x.docx", "x.csv", "x.xls", "x.ods", "x.pdf", "x.xlsx.zip"),
            FOLDERS: ("x.docx", "x.csv", "x.xlsx"),
        }.items()
        for name in names
    ),
    *(
        ("survey {responses} --codebook {codebook} --year 2025", name, "ends in .xlsx")
        for name in ("x.docx", "x.csv", "x.sav", "x.yml")
    ),
    *(
        ("survey {responses} --draft-codebook", name, "ends in .yml")
        for name in ("x", "x.docx", "x.xlsx", "x.json")
    ),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_book(tmp_path_factory.mktemp("sound") / "book")


@pytest.mark.parametrize(("command", "name", "expected"), ROWS)
def test_an_ending_that_nothing_has_is_refused(
    sound: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    name: str,
    expected: str,
) -> None:
    monkeypatch.setenv("TILSTAND_ROOT", str(copied(sound, tmp_path / "book")))
    responses = shutil.copy(MADE / "responses_2025.csv", tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    filled = command.format(responses=responses, codebook=MADE / "codebook.yml")
    refused(f"{filled} --out {out / name}", name, expected)
    assert list(out.iterdir()) == []
