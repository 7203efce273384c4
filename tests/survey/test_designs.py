"""Means, totals, medians, distributions, bodies with several rows and calibrated weights: R's.

The references of ``made/designs`` are those of R's survey package, for three waves of made
answers with a stratum of one body, a census stratum, a domain without answers, and shares of 0
and 100 %.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from helpers.survey.codebook import Numeric
from helpers.survey.estimate import Estimate
from helpers.survey.estimates import Survey, estimate
from helpers.survey.numbers import Number
from helpers.survey.read_codebook import read_codebook
from helpers.survey.responses import Responses, read_responses
from helpers.survey.waves import wave_changes
from made_survey import MADE

DESIGNS = MADE / "designs"
DOMAINS = {"all": "", "state": "", "municipality": "", "county": "", "north": "north"}
NEAR = 1e-6
# What R calls the weights, and how the codebook asks for them.
WEIGHTS: dict[str, dict[str, Any]] = {
    "plain": {},
    "poststratified": {"margins": ["region"]},
    "raked": {"margins": ["region", "size"]},
    "calibrated_raking": {"margins": ["region", "size"]},
    "calibrated_linear": {"margins": ["region", "size"], "method": "linear"},
}
SHARES = [("opinion", [code]) for code in range(1, 6)]
SHARES += [(variable, [4, 5]) for variable in ("opinion", "never", "always", "rare")]
# All at once, which a codebook refuses: together they are finer than each.
NUMBERS = tuple(
    Numeric(f"{variable}_{statistic}", "", variable, statistic, frozenset())
    for variable in ("hours", "systems")
    for statistic in ("mean", "total", "median")
)


def table(name: str) -> list[dict[str, str]]:
    with (DESIGNS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def margins(variables: list[str]) -> dict[str, dict[str, float]]:
    return {
        variable: {r["code"]: float(r["N"]) for r in table("margins") if r["variable"] == variable}
        for variable in variables
    }


def codebook(design: str, weights: str) -> dict[str, Any]:
    scale = {"answers": {code: f"answer {code}" for code in range(1, 6)}, "dont_know": [99]}
    regions = ("north", "south", "east", "west")
    made: dict[str, Any] = {
        "source": "made",
        "locator": "Made",
        "body": "body",
        "weight": "weight_respondent" if design == "clustered" else "weight",
        "rows": "several_a_body" if design == "clustered" else "one_a_body",
        "populations": {
            "whole": "all",
            "variable": "sector",
            "codes": {name: name for name in ("state", "municipality", "county")},
        },
        "strata": {
            "variable": "stratum",
            "sizes": {r["stratum"]: int(r["N"]) for r in table("population")},
        },
        "groups": [{"variable": "region", "population": "all", "codes": {r: r for r in regions}}],
        "dont_know": "not_in_base",
        "scales": {"degree": scale},
        "indicators": [
            {
                "variable": variable,
                "indicator": variable,
                "scale": "degree",
                "counted": counted,
                "category": f"answers_{'_'.join(map(str, counted))}",
            }
            for variable, counted in SHARES
        ],
    }
    asked = WEIGHTS[weights]
    if asked:
        made["calibration"] = asked | {"margins": margins(asked["margins"])}
    return made


@pytest.fixture(scope="module")
def surveyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Yield a function that estimates a wave with a design and weights."""
    folder = tmp_path_factory.mktemp("designs")
    with pytest.MonkeyPatch.context() as patch:
        # What is held back takes long to find here, and changes no number.
        patch.setattr("helpers.survey.estimates.held_back", lambda *_: ({}, False))
        yield estimating(folder)


def estimating(folder: Path) -> Callable[[str, str, str], Survey]:
    @cache
    def found(year: str, design: str, weights: str) -> Survey:
        place = folder / f"{design}-{weights}.yml"
        place.write_text(yaml.safe_dump(codebook(design, weights), sort_keys=False))
        responses = read_responses(DESIGNS / f"designs_{year}.csv")
        if design == "single":
            first = responses.table.filter(pl.col("respondent") == 1)
            responses = Responses(responses.file, first)
        return estimate(responses, replace(read_codebook(place), numbers=NUMBERS))

    return found


def numbers_of(survey: Survey, row: dict[str, str]) -> Estimate | Number:
    population = "all" if DOMAINS[row["domain"]] else row["domain"]
    if row["statistic"] == "share":
        key = row["variable"], population, DOMAINS[row["domain"]]
        category = f"answers_{row['counted'].replace(';', '_')}"
        return next(e for e in survey.estimates if e.key == (*key, category))
    key = f"{row['variable']}_{row['statistic']}", population, DOMAINS[row["domain"]]
    return next(n for n in survey.numbers if n.key == (*key, ""))


def differing(row: dict[str, str], found: Estimate | Number) -> Iterator[str]:
    value = found.share if isinstance(found, Estimate) else found.value
    pairs: dict[str, Any] = {"estimate": value, "n": found.n, "n_bodies": found.bodies}
    if row["weights"] != "raked":
        # R takes the error of rake() from residuals without weights; ours is that of calibrate(),
        # which gives the same weights.
        pairs["se"] = found.se
        pairs |= {"ci_low": found.ci_low, "ci_high": found.ci_high}
    if row["estimate"]:
        pairs["df"] = found.df
    if row["statistic"] == "median" and row["domain"] == "county":
        # Of five bodies, R's qrule "math" takes the second smallest answer for the smallest.
        pairs = {name: pairs[name] for name in ("estimate", "n", "df")}
    if row["statistic"] == "share" and row["ci_low"] == "":
        # R has no interval of 0 and 100 %; ours is that of Korn and Graubard (test_estimates).
        pairs = {name: n for name, n in pairs.items() if not name.startswith("ci")}
    for name, number in pairs.items():
        wanted = float(row[name]) if row[name] else None
        if wanted is None or number is None:
            if wanted is not number:
                yield f"{name}: {number}, not {wanted}"
        elif number != pytest.approx(wanted, rel=NEAR, abs=NEAR):
            yield f"{name}: {number}, not {wanted}"


def test_changes_of_every_pair_of_waves_are_those_of_r(surveyed: Any) -> None:
    wrong = []
    for row in table("reference_trend"):
        if row["statistic"] == "share":
            older, newer = (
                surveyed(row[year], "single", "plain") for year in ("year_from", "year_to")
            )
            key = "opinion", row["domain"], "", "answers_4_5"
            found = next(c for c in wave_changes(newer, older) if c.key == key)
            of_r = [float(row[n]) for n in ("change", "se_independent", "se_matched_no_fpc")]
            ours = [found.change, found.se_independent, found.se_matched_no_fpc]
            if ours != pytest.approx(of_r, rel=NEAR):
                wrong.append(f"{row}: {ours}")
    assert wrong == []


def test_every_reference_is_met(surveyed: Any) -> None:
    wrong = []
    references = table("reference_designs")
    assert len(references) == 2070
    for row in references:
        survey = surveyed(row["year"], row["design"], row["weights"])
        found = numbers_of(survey, row)
        wrong += [f"{[*row.values()][:7]} {text}" for text in differing(row, found)]
    assert wrong == []
