"""Which indicators lack a value for a year, and which topics a chapter."""

from pathlib import Path

from helpers.data.tables import read_table


def lacking(root: Path, year: int) -> tuple[str, ...]:
    """Return the indicators without an observation of the year, in the order of the table.

    Targets and requirements are not asked again every year and are left out.
    """
    indicators, observations = read_table(root, "indicators"), read_table(root, "observations")
    repeated = indicators.loc[indicators["kind"].isin(["measured", "growth"]), "indicator"]
    seen = set(observations.loc[observations["year"] == year, "indicator"])
    return tuple(code for code in repeated if code not in seen)


def without_chapter(root: Path) -> dict[str, tuple[str, ...]]:
    """Return the indicators by topic that no chapter shows, since there is none of that name.

    A project without chapters has data alone, and lacks none.
    """
    chapters = root / "chapters"
    if not chapters.is_dir():
        return {}
    indicators = read_table(root, "indicators")
    return {
        str(topic): tuple(rows["indicator"])
        for topic, rows in indicators.groupby("topic", sort=False)
        if not (chapters / f"{topic}.ipynb").is_file()
    }
