"""Prepare the figures that the stored outputs of the report's notebook are made from."""

from pathlib import Path

from helpers.production.reports.prepare import Prepared, prepare

ROOT = Path(__file__).parents[3]
MADE = ROOT / "tests" / "survey" / "made"
ORGANISATION = "mun_large-038"


def made_figures() -> Prepared:
    """Return the figures of one body of the made survey."""
    files = MADE / "responses_2025.csv", MADE / "codebook.yml"
    (found,) = prepare(ROOT, *files, 2025, [ORGANISATION])
    return found


if __name__ == "__main__":
    made = made_figures()
    folder = ROOT / "reports" / "made"
    folder.mkdir(exist_ok=True)
    (folder / f"{made.place}.json").write_text(made.figures, encoding="utf-8")
