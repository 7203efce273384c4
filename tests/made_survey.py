"""Made responses whose estimates are known, and small ones made up on the spot."""

import csv
from collections import Counter
from collections.abc import Sequence
from math import ceil, floor, sqrt
from pathlib import Path
from typing import Any

import polars as pl
import yaml
from hypothesis import strategies as st

from helpers.survey.responses import Responses

MADE = Path(__file__).with_name("survey") / "made"
# Of the small survey: stratum, size, weight, and the answers to its two questions.
Body = tuple[str, str, float, int | None, int | None]
CATEGORY = "large_or_very_large"

# A small survey of two populations, one of them in three groups that are strata too.
SMALL = """\
source: made
locator: Made
body: org
weight: weight
populations: {whole: all, variable: sector, codes: {s: state, m: municipality}}
strata: {variable: stratum, sizes: {s: 60, m1: 50, m2: 40, m3: 30}}
groups:
  - {variable: stratum, population: municipality, codes: {m1: small, m2: medium, m3: large}}
  - {variable: size, population: all, codes: {a: few, b: many}}
dont_know: not_in_base
minimum_base: 5
scales:
  degree:
    answers: {1: low, 2: some, 3: high}
    dont_know: [9]
    not_asked: [8]
    counted: [2, 3]
    category: some_or_high
indicators:
  - {variable: q, indicator: q, scale: degree}
  - {variable: q, indicator: q, scale: degree, counted: [1], category: small}
  - {variable: r, indicator: r, scale: degree, counted: [3], dont_know_counts: in_base}
"""


# Municipalities of three counties, and one question with two answers.
COUNTIES = """\
source: made
locator: Made
body: org
weight: weight
populations: {whole: municipality}
strata: {size: 400}
groups: [{variable: county, population: municipality, codes: {a: a, b: b, c: c}}]
dont_know: not_in_base
scales: {degree: {answers: {1: low, 2: high}, counted: [2], category: large}}
indicators: [{variable: q, indicator: q, scale: degree}]
"""


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the made tables."""
    with (MADE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def published_interval(row: dict[str, str]) -> tuple[int, int]:
    """Return the ends that are published of an interval of R's, for a hundred answers and more.

    Wider by the root of what was not reached over what did not take part, where those of the
    sample of 2025 who left the question out count as not reached, in steps of five per cent; and
    rounded outward.
    """
    table = pl.read_csv(MADE / "responses_2025.csv")
    sizes = {r["stratum"]: int(r["N"]) for r in rows("population.csv")}
    if row["population"] != "all":
        table = table.filter(pl.col("sector") == row["population"])
    there = sum(sizes[stratum] for stratum in table["stratum"].unique())
    silent = table.filter(pl.col(row["indicator"]).is_null())["weight"].sum()
    asked = table.filter((pl.col(row["indicator"]) != 99) | pl.col(row["indicator"]).is_null())
    part = ceil(20 * silent / asked["weight"].sum() - 1e-9) / 20
    seen = table.height / there
    wider = sqrt((1 - seen * (1 - part)) / (1 - seen))
    share, low, high = (float(row[name]) for name in ("share", "ci_low", "ci_high"))
    return floor(share - wider * (share - low)), ceil(share + wider * (high - share))


def content() -> dict[str, Any]:
    """Return the codebook of the made responses, to be changed at will."""
    found: dict[str, Any] = yaml.safe_load((MADE / "codebook.yml").read_text(encoding="utf-8"))
    return found


def responses_of(bodies: Sequence[Body]) -> Responses:
    """Return responses of these bodies to the small survey."""
    stratum, size, weight, q, r = zip(*bodies, strict=True)
    table = pl.DataFrame(
        {
            "org": range(len(bodies)),
            "sector": ["s" if name == "s" else "m" for name in stratum],
            "stratum": stratum,
            "size": size,
            "weight": weight,
            "q": pl.Series(q, dtype=pl.Int64),
            "r": pl.Series(r, dtype=pl.Int64),
        }
    )
    return Responses("small.csv", table)


def small_responses(most: int = 40) -> st.SearchStrategy[Responses]:
    """Return responses to the small survey: at least two in each stratum that has any."""
    code = st.sampled_from([1, 2, 3, 9, 8, None])
    row = st.tuples(
        st.sampled_from(["s", "m1", "m2", "m3"]),
        st.sampled_from(["a", "b"]),
        st.sampled_from([0.5, 1.0, 2.5, 4.0]),
        code,
        code,
    )

    def responses(found: list[Body]) -> Responses:
        # A second body in each stratum: one alone says nothing of how much they differ.
        return responses_of(found + list(dict.fromkeys(found)))

    def fit(found: Responses) -> bool:
        """Whether no more have answered of a stratum than there are."""
        answered = Counter(found.table["stratum"])
        return all(count <= sizes[stratum] for stratum, count in answered.items())

    sizes = yaml.safe_load(SMALL)["strata"]["sizes"]
    return st.lists(row, min_size=1, max_size=most).map(responses).filter(fit)
