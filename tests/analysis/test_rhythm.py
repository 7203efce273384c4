"""When the next figures are due: where measurements keep a rhythm, and nowhere else."""

from pathlib import Path

import pytest

from helpers.analysis.rhythm import Rhythm, assessment_rhythm, rhythm, survey_rhythms
from helpers.data import open_edition
from small import edition, indicator, observed


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ([2022, 2023, 2024], Rhythm(2024, 1)),
        ([2024, 2022, 2020], Rhythm(2024, 2)),
        ([2018, 2021, 2024], Rhythm(2024, 3)),
        # The way it was once is not the way it is.
        ([2003, 2004, 2005, 2008, 2010, 2012], Rhythm(2012, 2)),
        ([2019, 2020, 2021, 2023], None),
        ([2018, 2020, 2021], None),
        # Two say nothing, nor does one that stands twice.
        ([2023, 2024], None),
        ([2023, 2023, 2024], None),
        ([2024], None),
        ([], None),
    ],
)
def test_the_newest_three_measurements_make_a_rhythm(
    years: list[int], expected: Rhythm | None
) -> None:
    assert rhythm(years) == expected


def test_the_next_one_is_a_gap_after_the_last() -> None:
    assert (Rhythm(2024, 2).due, Rhythm(2021, 1).due) == (2026, 2022)


def test_only_what_was_measured_in_a_stated_year_counts(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        indicators=[
            indicator("use", survey="Yearly"),
            indicator("plans", survey="Yearly"),
            indicator("aim", survey="Aims", kind="target"),
            indicator("once", survey="Source's own"),
            indicator("own"),
        ],
        observations=[
            # One survey, whatever it asks in a year.
            *(observed("use", year, 10) for year in (2021, 2022)),
            observed("plans", 2023, 10),
            *(observed("aim", year, 10) for year in (2021, 2022, 2023)),
            *(observed("once", year, 10) for year in (2022, 2023)),
            observed("once", 2024, 10, year_basis="source"),
            *(observed("own", year, 10) for year in (2021, 2022, 2023)),
        ],
    )
    assert survey_rhythms(found) == {"Yearly": Rhythm(2023, 1)}
    assert assessment_rhythm(found) is None


EDITIONS = {
    2021: {
        "DESI": Rhythm(2021, 1),
        "E-Government Development Index": Rhythm(2020, 2),
        "eGovernment Benchmark": Rhythm(2021, 1),
    },
    2022: {
        "DESI": Rhythm(2021, 1),
        "E-Government Development Index": Rhythm(2022, 2),
        "E-Participation Index": Rhythm(2022, 2),
        "European Interoperability Framework": Rhythm(2022, 1),
        "Government AI Readiness Index": Rhythm(2022, 1),
        "IT i praksis": Rhythm(2022, 1),
        "Open Data Maturity": Rhythm(2022, 1),
        "eGovernment Benchmark": Rhythm(2022, 1),
    },
    2023: {
        "DESI": Rhythm(2021, 1),
        "E-Government Development Index": Rhythm(2022, 2),
        "E-Participation Index": Rhythm(2022, 2),
        "European Interoperability Framework": Rhythm(2022, 1),
        "Government AI Readiness Index": Rhythm(2022, 1),
        "IT i praksis": Rhythm(2023, 1),
        "Open Data Maturity": Rhythm(2023, 1),
        "eGovernment Benchmark": Rhythm(2023, 1),
    },
    2024: {
        "DESI": Rhythm(2021, 1),
        "E-Government Development Index": Rhythm(2024, 2),
        "E-Participation Index": Rhythm(2024, 2),
        "European Interoperability Framework": Rhythm(2022, 1),
        "Government AI Readiness Index": Rhythm(2022, 1),
        "IT i praksis": Rhythm(2024, 1),
        "Open Data Maturity": Rhythm(2023, 1),
        "SSB, digitalisering og IKT i offentlig sektor": Rhythm(2024, 1),
        "eGovernment Benchmark": Rhythm(2024, 1),
    },
}
ASSESSED = {2021: None, 2022: None, 2023: Rhythm(2023, 1), 2024: Rhythm(2024, 1)}


@pytest.mark.parametrize("year", EDITIONS)
def test_the_surveys_of_each_edition(year: int) -> None:
    found = open_edition(year)
    assert survey_rhythms(found) == EDITIONS[year]
    assert assessment_rhythm(found) == ASSESSED[year]
