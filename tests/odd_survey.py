"""A made survey whose names and labels hold what nobody expects."""

import csv
from pathlib import Path

import yaml

# One answers for each of them; what they are called must break nothing.
ODD = (
    "../x",
    "..\\y",
    "<script>alert(1)</script>",
    "=cmd()|'/C calc'!A0",
    "x" * 300,
    "Å😀👨‍👩‍👧",
    "a\"b'c</style>",
    "CON",
    "con",
    "line\nbreak {{ 7 * 7 }}",
    "[link](javascript:alert(1))",
    "a/b:c*d?e|f",
)
LABELS = {
    "fine": "Bruker ${x}$ & <b>fet</b> 😀",
    "bad": "=HYPERLINK(1)",
    "long": "lang " * 60,
    "script": "<img src=x onerror=alert(1)>",
    "all": "Alle <i>virksomheter</i>",
}
ANSWERS = {"1": "<lite>", "2": "=middels", "3": "meget & mer"}
CODEBOOK = {
    "source": "odd_2025",
    "locator": "Laget datasett",
    "body": "org",
    "weight": None,
    "populations": {
        "whole": "all",
        "variable": "sector",
        "codes": {"s": "state", "m": "municipality"},
    },
    "strata": {"variable": "sector", "sizes": {"s": 20, "m": 18}},
    "groups": [{"variable": "size", "population": "state", "codes": {"a": "few", "b": "many"}}],
    "dont_know": "not_in_base",
    "minimum_base": 5,
    "labels": LABELS,
    "scales": {"odd": {"answers": ANSWERS, "dont_know": [9], "not_asked": [8], "counted": [3]}},
    "indicators": [
        {"variable": "q1", "indicator": "fine", "scale": "odd", "better": "higher"},
        {"variable": "q2", "indicator": "bad", "scale": "odd", "better": "lower"},
        {"variable": "q3", "indicator": "long", "scale": "odd"},
    ],
    "multiple": [
        {"items": {"m1": "script", "m2": None}, "chosen": 1, "empty": "not_chosen"},
    ],
}


def names(count: int = 38) -> list[str]:
    """Return the bodies: the odd ones first, then plain ones that no page may name by chance."""
    return [*ODD, *(f"virksomhet-{number:03}" for number in range(len(ODD), count))]


def rows() -> list[dict[str, str]]:
    """Return the answers, which differ from body to body."""
    found = []
    for place, name in enumerate(names()):
        found.append(
            {
                "org": name,
                "sector": "s" if place < 20 else "m",
                "size": "a" if place % 5 == 1 else "b",
                "q1": "1233219"[place % 7],
                "q2": "32113829"[place % 8],
                "q3": ["2", "3", "1", ""][place % 4],
                "m1": ["1", "", "1"][place % 3],
                "m2": ["", "1", ""][place % 3],
            }
        )
    return found


def write(folder: Path, answers: list[dict[str, str]] | None = None) -> tuple[Path, Path]:
    """Write responses and codebook, and return where."""
    folder.mkdir(parents=True, exist_ok=True)
    file, codebook = folder / "responses.csv", folder / "codebook.yml"
    answers = rows() if answers is None else answers
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, answers[0])
        writer.writeheader()
        writer.writerows(answers)
    codebook.write_text(yaml.safe_dump(CODEBOOK, allow_unicode=True), encoding="utf-8")
    return file, codebook
