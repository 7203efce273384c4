"""Shares, errors and changes are those of R's survey package, and wrong ways are not."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from by_svy import SIZE, STRATUM, confirms, mean
from helpers.survey.codebook import Codebook
from helpers.survey.estimates import Estimate, by_key, estimate
from helpers.survey.read_codebook import read_codebook
from helpers.survey.responses import Responses, read_responses
from helpers.survey.tally import WEIGHT
from helpers.survey.waves import wave_changes
from made_survey import CATEGORY, MADE, rows

API = Path(__file__).parents[3] / "shared" / "survey" / "api_strat.csv"


def counting(codebook: Codebook, dont_know: str) -> Codebook:
    """Return the codebook with don't know in the base, or out of it."""
    return replace(
        codebook,
        measures=tuple(
            replace(m, dont_know_counts=dont_know == "in_base") for m in codebook.measures
        ),
    )


def misses(codebook: Codebook, found: dict[str, Responses]) -> list[str]:
    """Return which numbers of the reference are not met, for responses by year."""
    wrong = []
    for dont_know in ("excluded", "in_base"):
        book = counting(codebook, dont_know)
        for year, responses in found.items():
            estimates = by_key(estimate(responses, book))
            for row in rows("reference_shares.csv"):
                if (row["year"], row["dont_know"]) == (year, dont_know):
                    key = (row["indicator"], row["population"], "", CATEGORY)
                    wrong += [f"{row} {name}" for name in differing(row, estimates[key])]
    return wrong


def differing(row: dict[str, str], found: Estimate) -> list[str]:
    close = {"share": 5e-9, "se": 5e-9, "ci_low": 5e-9, "ci_high": 5e-9, "df": 0, "n": 0}
    return [
        name
        for name, limit in close.items()
        if getattr(found, name) is None or abs(getattr(found, name) - float(row[name])) > limit
    ]


def both_years(end: str) -> dict[str, Responses]:
    return {year: read_responses(MADE / f"responses_{year}.{end}") for year in ("2024", "2025")}


@pytest.mark.parametrize("end", ["csv", "sav"])
def test_shares_are_those_of_r(codebook, end):
    assert len(rows("reference_shares.csv")) == 84
    assert misses(codebook, both_years(end)) == []


@pytest.mark.parametrize("end", ["csv", "sav"])
def test_changes_are_those_of_r(codebook, end):
    older, newer = (estimate(found, codebook) for found in both_years(end).values())
    changes = {c.key[:2]: c for c in wave_changes(newer, older) if not c.now.group}
    reference = rows("reference_change.csv")
    assert len(changes) == len(reference) == 21
    for row in reference:
        found = changes[row["indicator"], row["population"]]
        assert found.change == pytest.approx(float(row["change"]), abs=5e-9)
        assert found.se_independent == pytest.approx(float(row["se_independent_fpc"]), abs=5e-9)
        assert found.se_matched_no_fpc == pytest.approx(float(row["se_matched_no_fpc"]), abs=5e-9)


def test_wrong_ways_are_found_out(codebook):
    right = both_years("csv")
    assert misses(replace(codebook, weight=None), right)
    endless = dict.fromkeys(codebook.strata.sizes, 10**9)
    without_correction = replace(codebook, strata=replace(codebook.strata, sizes=endless))
    assert misses(without_correction, right)
    one = replace(
        codebook,
        strata=replace(codebook.strata, variable=None, sizes={"": 562}),
        groupings=(),
    )
    assert misses(one, right), "without strata"


def test_filtering_first_is_found_out(codebook):
    """Rows without an answer keep their place in the design."""
    wrong = []
    book = counting(codebook, "excluded")
    for year, responses in both_years("csv").items():
        for measure in book.measures:
            answered = responses.table.filter(pl.col(measure.variable).is_between(1, 5))
            alone = replace(book, measures=(measure,))
            found = by_key(estimate(Responses("filtered.csv", answered), alone))
            key = (year, measure.indicator, "all", "excluded")
            row = next(
                row
                for row in rows("reference_shares.csv")
                if tuple(row[name] for name in ("year", "indicator", "population", "dont_know"))
                == key
            )
            wrong += differing(row, found[measure.indicator, "all", "", CATEGORY])
    assert wrong.count("se") == 14


in_reach = pytest.mark.skipif(not API.is_file(), reason="the api sample is not in this repository")


@in_reach
def test_shares_of_the_api_example_are_those_of_svy(written):
    """Schools in three strata, and groups that cut across them."""
    api = pl.read_csv(API, null_values="NA").with_columns(
        emergency=pl.when(pl.col("emer") > 20).then(pl.lit("many")).otherwise(pl.lit("few")),
        reached=(pl.col("api00") >= 700).cast(pl.Int8),
    )
    sizes = dict(api.select("stype", "fpc").unique().iter_rows())
    scale = {"answers": {0: "Nei", 1: "Ja"}, "counted": [1], "category": "yes"}
    book = {
        "source": "api",
        "locator": "Made",
        "body": "cds",
        "weight": "pw",
        "populations": {"whole": "all"},
        "strata": {"variable": "stype", "sizes": sizes},
        "groups": [
            {"variable": name, "population": "all", "codes": {c: c.lower() for c in codes}}
            for name, codes in (("emergency", ("many", "few")), ("stype", ("E", "H", "M")))
        ],
        "dont_know": "not_in_base",
        "scales": {"yes": scale},
        "indicators": [{"variable": "reached", "indicator": "reached", "scale": "yes"}],
    }
    survey = estimate(Responses("api.csv", api), read_codebook(written(book)))
    assert [e.n for e in survey.estimates] == [200, 36, 164, 100, 50, 50]
    confirms(survey)


@in_reach
def test_svy_gives_the_published_results_of_the_api_example():
    api = pl.read_csv(API, null_values="NA").rename({"stype": STRATUM, "pw": WEIGHT, "fpc": SIZE})
    everywhere = pl.lit(True)
    for variable, domain, estimate_, se in (
        ("api00", everywhere, 662.29, 9.4089),
        ("enroll", everywhere, 595.28, 18.509),
        ("api00", pl.col("emer") > 20, 558.52, 21.708),
        ("api00", pl.col("emer") == 0, 749.09, 17.516),
    ):
        found = mean(api.with_columns(pl.col(variable).cast(pl.Float64)), variable, domain)
        assert found.value == pytest.approx(estimate_, abs=0.005)
        assert found.se == pytest.approx(se, abs=0.0005)
    filtered = mean(
        api.filter(pl.col("emer") > 20).with_columns(pl.col("api00").cast(pl.Float64)),
        "api00",
        everywhere,
    )
    assert filtered.se == pytest.approx(22.297, abs=0.0005), "the wrong way, as published"
