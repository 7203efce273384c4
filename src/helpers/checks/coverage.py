"""Which indicators lack a value for a year."""

from pathlib import Path

from ..observations.tables import read_table


def lacking(root: Path, year: int) -> tuple[str, ...]:
    """Return the indicators without an observation of the year, in the order of the table.

    Targets and requirements are not asked again every year and are left out.
    """
    indicators, observations = read_table(root, "indicators"), read_table(root, "observations")
    repeated = indicators.loc[indicators["kind"].isin(["measured", "growth"]), "indicator"]
    seen = set(observations.loc[observations["year"] == year, "indicator"])
    return tuple(code for code in repeated if code not in seen)
