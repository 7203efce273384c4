"""Which indicators lack a value for a year, and which topics a chapter."""

from pathlib import Path

from helpers.data.tables import read_table


def lacking(root: Path, year: int) -> tuple[str, ...]:
    """Return the indicators without an observation of the year, in the order of the table.

    Targets and requirements are not asked again every year and are left out.
    """
    seen = {row["indicator"] for row in read_table(root, "observations") if row["year"] == year}
    return tuple(
        row["indicator"]
        for row in read_table(root, "indicators")
        if row["kind"] in ("measured", "growth") and row["indicator"] not in seen
    )


def without_chapter(root: Path) -> dict[str, tuple[str, ...]]:
    """Return the indicators by topic that no chapter shows, since there is none of that name.

    A project without chapters has data alone, and lacks none.
    """
    chapters = root / "chapters"
    if not chapters.is_dir():
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table(root, "indicators"):
        if not (chapters / f"{row['topic']}.ipynb").is_file():
            found[row["topic"]] = (*found.get(row["topic"], ()), row["indicator"])
    return found
