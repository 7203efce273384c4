"""A source of the year after the newest edition, added to a copy of the data."""

import csv
import json
from pathlib import Path

from helpers.data import newest_edition
from library import ROOT

YEAR = newest_edition(ROOT) + 1
SOURCE = {"source": "later", "title": "En senere kilde", "publisher": "Utgiver", "edition": YEAR}
_SHARE = {"year_basis": "stated", "precision": "exact", "source": "later", "locator": "Tall"}
_DEGREE = {"population": "all", "category": "large_or_very_large"} | _SHARE
_PLANS = {"population": "state", "category": "ready_or_in_progress", "year": 2024}
_TEXT = {"topic": "ai", "source": "later", "locator": "Tekst"}
# New rows, put before those that are there: whatever depends on a place in a file shows.
ROWS: dict[str, list[dict[str, object]]] = {
    "editions": [{"year": YEAR, "status": "draft"}],
    "sources": [SOURCE],
    "codes": [
        {"column": column, "code": code, "order": 99, "label_nb": name, "label_en": name}
        for column, code, name in (
            ("population", "voluntary", "Frivillige organisasjoner"),
            ("group", "large_bodies", "Store virksomheter"),
            ("category", "never", "aldri"),
        )
    ],
    "goals": [{"goal": "goal_7", "order": 7, "label_nb": "Et nytt mål", "label_en": "New"}],
    "indicators": [
        {
            "indicator": "ai_task_a_new_one",
            "topic": "ai",
            "kind": "measured",
            "battery": "ai_tasks",
            "label_nb": "En ny oppgave",
            "label_en": "A new task",
            "question_nb": "Hva med denne?",
            "question_en": "What about this?",
            "unit": "percent",
            "scale": "degree",
            "better": "neither",
        }
    ],
    "observations": [
        # A new indicator of a battery that has a figure, a new population, and a new part.
        {"indicator": "ai_task_a_new_one", "year": YEAR, "value": 98, "printed": "98%"} | _DEGREE,
        {"indicator": "ai_task_a_new_one", "year": YEAR, "value": 97, "printed": "97%"}
        | _DEGREE
        | {"population": "voluntary", "group": "large_bodies", "category": "never"},
        # A new year of indicators that there are; in one battery, one of several has it.
        {"indicator": "ai_use", "year": YEAR, "value": 96, "printed": "96%"} | _DEGREE,
        {"indicator": "ai_task_planning", "year": YEAR, "value": 94, "printed": "94%"} | _DEGREE,
        # An earlier year printed again: the same, and revised.
        {"indicator": "ai_task_admin", "year": 2021, "value": 42, "printed": "42%"} | _DEGREE,
        {"indicator": "ai_plans", "value": 95, "printed": "95%"} | _SHARE | _PLANS,
        {"indicator": "datasets", "year": 2021, "value": 9494, "printed": "9494"}
        | _SHARE
        | {"population": "catalogue"},
    ],
    "disagreements": [
        {"indicator": "ai_plans", "source_used": "later", "source_other": "itip_2024"}
        | _PLANS
        | {"why_nb": "Den nyeste brukes.", "why_en": "The newest is used."},
    ]
    + [
        {"indicator": "datasets", "population": "catalogue", "year": 2021, "source_used": used}
        | {"source_other": "later", "why_nb": "Den andre brukes.", "why_en": "The other is used."}
        for used in ("annual_2022", "rdt_2021")
    ],
    "key_figures": [
        {"goal": "goal_7", "order": 1, "indicator": "ai_use", "year": YEAR, "source": "later"}
        | {"population": "all", "category": "large_or_very_large", "locator": "Tall"}
        | {"printed_direction": "up", "printed_judgement": "positive"},
    ],
    "assessments": [
        {"source": "later", "goal": "goal_1", "status": "good", "development": "positive"}
        | {"stated_year": YEAR, "locator": "Vurdering"},
    ],
    "points": [
        {"kind": kind, "order": 1, "text_nb": "Et nytt punkt.", "text_en": "A new point."} | _TEXT
        for kind in ("recommendation", "challenge", "focus")
    ],
    "missing": [
        {"order": 1, "kind": "chart", "title": "Ny", "what_nb": "Nytt", "what_en": "New"} | _TEXT
    ],
    "activities": [
        {"source": "later", "activity": "new", "order": 1, "aim_nb": "Nytt", "aim_en": "New"}
        | {"result_nb": "Gjort", "result_en": "Done", "status": "achieved", "locator": "Mål"},
    ],
}


# What the authors add to a chapter for the source: a section of its own with a figure of new
# numbers, one of numbers that older editions have, and a sentence on those.
MARKDOWN = ["## Nye oppgaver\n", "\n", "Virksomhetene er spurt om en ny oppgave."]
SECTION = {
    "new": [
        'parts = {"indicators": ["ai_task_a_new_one"], "question": "Hva er nytt?"}\n',
        'chapter.numbers(edition, anchor="ki-nytt", about="den nye oppgaven", **parts)',
    ],
    "again": [
        'parts = {"indicators": ["ai_plans"], "question": "Hva?", "about": "planer"}\n',
        f'chapter.numbers(edition, anchor="ki-igjen", first_edition={YEAR}, **parts)',
    ],
    "said": [f'chapter.say(edition, "{{ai_use}} igjen.", first_edition={YEAR})'],
}


def add_section(root: Path) -> None:
    """Add the section to a chapter of a project, in front of another one."""
    file = root / "chapters" / "ai.ipynb"
    chapter = json.loads(file.read_text(encoding="utf-8"))
    cells = chapter["cells"]
    at = next(n for n, cell in enumerate(cells) if cell["source"][0].startswith("## Hindringer"))
    new: list[dict[str, object]] = [
        {"cell_type": "code", "id": f"ai-new-{name}", "metadata": {}, "source": source}
        | {"outputs": [], "execution_count": None}
        for name, source in SECTION.items()
    ]
    new.insert(0, {"cell_type": "markdown", "id": "ai-new", "metadata": {}, "source": MARKDOWN})
    chapter["cells"] = [*cells[:at], *new, *cells[at:]]
    file.write_text(json.dumps(chapter), encoding="utf-8")


def add_later_source(root: Path) -> None:
    """Add the source to a project, with a comment of the authors' on its year."""
    for table, rows in ROWS.items():
        file = root / "data" / f"{table}.csv"
        with file.open(encoding="utf-8", newline="") as text:
            reader = csv.DictReader(text)
            before = list(reader)
        with file.open("w", encoding="utf-8", newline="") as text:
            writer = csv.DictWriter(text, reader.fieldnames or [], lineterminator="\n")
            writer.writeheader()
            writer.writerows([*rows, *before])
    commentary = root / "data" / "commentary" / str(YEAR) / "ai.md"
    commentary.parent.mkdir(parents=True)
    commentary.write_text("{ai_use} bruker KI.\n", encoding="utf-8")
