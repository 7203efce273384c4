"""The words that readers see pass through gettext, and translators get all of them."""

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from helpers.base.errors import UsageError
from helpers.base.formats import spoken
from helpers.base.language import translator

ROOT = Path(__file__).parents[2]


def messages(path: Path) -> set[str]:
    with path.open("rb") as file:
        return {str(message.id) for message in read_po(file) if message.id}


def test_the_template_for_translators_holds_every_message(tmp_path):
    target = (ROOT / "Makefile").read_text(encoding="utf-8").split("translations:")[1]
    command = target.split("$(BIN)/pybabel ")[1].splitlines()[0].split()
    found = tmp_path / "helpers.pot"
    command[command.index("-o") + 1] = str(found)
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", *command], cwd=ROOT, check=True
    )
    assert messages(found) == messages(ROOT / "locales/helpers.pot"), "run `make translations`"


def test_bokmål_needs_no_catalogue():
    assert translator("nb")("Hvem") == "Hvem"


def test_a_language_without_a_catalogue_is_named():
    with pytest.raises(UsageError, match=r"'fi'.*locales/fi/LC_MESSAGES/helpers.mo"):
        translator("fi")


def test_a_catalogue_translates_units_and_precision(tmp_path, monkeypatch):
    folder = tmp_path / "locales/en/LC_MESSAGES"
    folder.mkdir(parents=True)
    po = tmp_path / "helpers.po"
    po.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "{} prosent"\nmsgstr "{} per cent"\n\n'
        'msgid "litt under {}"\nmsgstr "just under {}"\n',
        encoding="utf-8",
    )
    with po.open("rb") as source, (folder / "helpers.mo").open("wb") as target:
        write_mo(target, read_po(source))
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("TILSTAND_ROOT", str(tmp_path))
    translator.cache_clear()
    assert spoken(50.5, "percent", "just_below", "en") == "just under 50.5\xa0per\xa0cent"
    translator.cache_clear()
