"""The authors' guide followed to the letter: a new year from its commands alone."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from library import ROOT, copy_project
from made_survey import CATEGORY, MADE
from sheets import editing, fill
from signed import sign

GUIDE = "about/for-authors.md"
YEAR = 2025
SHEET, SURVEY_SHEET = f"tilstand-{YEAR}.xlsx", f"survey-{YEAR}.xlsx"
CODEBOOK = f"kodebok-{YEAR}.yml"
SOURCE = "itip_2025"
# The made survey asks of things that the book shows in charts of several kinds.
INDICATORS = {
    "ai_use": "ai_task_admin",
    "ai_plans": "ai_barrier_insight",
    "share_data": "ai_barrier_data",
    "reuse_data": "data_reuse_cross_sector",
    "cooperate": "collaborates_coherent",
    "involve_private": "private_involved",
    "sdg_clear": "sustainability_competence",
}
GROUPS = {
    "small_municipality": "Små kommuner",
    "medium_municipality": "Mellomstore kommuner",
    "large_municipality": "Store kommuner",
}
# High enough that some groups are held back and others are not.
MINIMUM_BASE = 46


def commands() -> list[str]:
    text = (ROOT / GUIDE).read_text(encoding="utf-8")
    return [
        line
        for block in re.findall(r"^```sh\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
    ]


def follow(folder: Path) -> None:
    """Follow the guide in a copy of the project; note beside it what the commands said."""
    root = copy_project(folder / "project")
    for year in (YEAR - 1, YEAR):
        shutil.copy(MADE / f"responses_{year}.sav", folder / f"svar-{year}.sav")
    said: dict[str, str] = {}
    for command in commands():
        if command.startswith("tilstand build"):
            note = root / f"data/commentary/{YEAR}/ai.md"
            note.parent.mkdir(parents=True)
            note.write_text("Dette skrev vi: {ai_plans/state}.\n", encoding="utf-8")
        if command.startswith("tilstand publish"):
            sign(root)
        said[command] = _run(root, command)
        if command.startswith("tilstand new-year"):
            fill(root / SHEET)
        if "--draft-codebook" in command:
            _correct_codebook(folder / CODEBOOK)
        if "--codebook" in command:
            _add_source(root / SURVEY_SHEET)
        if command.startswith("tilstand build"):
            with editing(root / SHEET) as author:
                author.put(author.row("ai_plans", "state"), Verdi=43)
    (folder / "said.json").write_text(json.dumps(said), encoding="utf-8")


def said(folder: Path) -> dict[str, str]:
    """Return what the commands said."""
    found: dict[str, str] = json.loads((folder / "said.json").read_text(encoding="utf-8"))
    return found


def _run(root: Path, command: str) -> str:
    """Run a command of the guide in the project's folder, and answer yes when asked."""
    name, *arguments = shlex.split(command)
    assert name == "tilstand"
    tilstand = [sys.executable, "-c", "from helpers.cli import app; app()", *arguments]
    done = subprocess.run(
        tilstand,
        cwd=root,
        env={**os.environ, "TILSTAND_ROOT": str(root), "PYTHONIOENCODING": "utf-8"},
        input="y\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


def _correct_codebook(file: Path) -> None:
    """Do what the guide asks for with the draft."""
    assert "FILL_IN" in file.read_text(encoding="utf-8")
    content = yaml.safe_load((MADE / "codebook.yml").read_text(encoding="utf-8"))
    for item in content["indicators"]:
        item |= {"indicator": INDICATORS[item["variable"]], "category": CATEGORY}
    content |= {"source": SOURCE, "minimum_base": MINIMUM_BASE}
    file.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")


def _add_source(sheet: Path) -> None:
    """Enter the source of the survey, and the groups that the book does not have yet."""
    with editing(sheet) as author:
        source = {"Kode": SOURCE, "Tittel": "Laget undersøkelse", "Utgiver": "Laget"}
        author.add("Kilder", source | {"Rapportår": YEAR})
        for number, (code, label) in enumerate(GROUPS.items(), 90):
            names = {"Etikett": label, "Etikett_på_engelsk": code, "Nummer": number}
            author.add("Nye koder", {"Gjelder": "gruppe", "Kode": code, **names})
