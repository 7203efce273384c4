"""The findings of the front page: which are chosen, and how they read."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from helpers.analysis.findings import RECENT, findings
from helpers.data import Edition, open_edition
from helpers.page import sections
from helpers.page.prose import Prose
from library import ROOT
from small import edition, indicator, observed

PLACE = {"category": "", "population": "country"}


def moved(code: str, first: float, last: float, year: int = 2024, **more: object) -> list[dict]:
    return [observed(code, year - 2, first, **more), observed(code, year, last, **more)]


def known(root: Path, *rows: list[dict]) -> Edition:
    return edition(
        root,
        indicators=[
            *(indicator(code) for code in ("use", "plans", "aims")),
            indicator("trouble", better="lower"),
            *(indicator(c, unit="rank", scale="none", better="lower") for c in ("egdi", "desi")),
        ],
        observations=[row for some in rows for row in some],
    )


def items(edition: Edition) -> list[str]:
    page = BeautifulSoup(sections.top_findings(edition).html(), "html.parser")
    return [" ".join(item.get_text().split()) for item in page.select("li")]


def test_the_largest_each_way_the_widest_gap_and_the_rank_that_moved_most(tmp_path: Path) -> None:
    both = [
        observed("aims", 2024, value, population=whose)
        for whose, value in (("state", 40), ("municipality", 65))
    ]
    found = known(
        tmp_path,
        moved("use", 10, 20),
        moved("plans", 50, 38),
        moved("trouble", 30, 10),
        moved("egdi", 9, 3, **PLACE),
        moved("desi", 4, 6, **PLACE),
        both,
    )
    assert items(found) == [
        "Størst endring til det bedre. Trouble (i stor eller svært stor grad), alle offentlige "
        "virksomheter: ned 20 prosentpoeng siden 2022, til 10 prosent.",
        "Størst endring til det verre. Plans (i stor eller svært stor grad), alle offentlige "
        "virksomheter: ned 12 prosentpoeng siden 2022, til 38 prosent.",
        "Størst avstand mellom stat og kommune. Aims (i stor eller svært stor grad): 65 prosent "
        "blant kommuner mot 40 prosent blant statlige virksomheter.",
        "Størst flytting i en internasjonal måling. Egdi: opp 6 plasser siden 2022, til 3. plass.",
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (moved("use", 10, 90, 2024 - RECENT - 1), "is too old"),
        (moved("use", 10, 90, precision="about"), "is not exact"),
        (moved("use", 10, 90, group="county_municipality"), "is of a part of a population"),
        (moved("egdi", 90, 1, population="country", category="", group="denmark"), "is not Norway"),
    ],
)
def test_no_finding_of_a_figure_that(tmp_path: Path, row: list[dict], why: str) -> None:
    found = findings(known(tmp_path, row))
    assert (found.better, found.worse, found.rank) == (None, None, None), why


def test_nothing_is_shown_where_nothing_stands_out(tmp_path: Path) -> None:
    assert sections.top_findings(known(tmp_path, [observed("use", 2024, 10)])) == Prose("")


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024])
def test_each_edition_of_the_book_has_five_and_states_the_rule(year: int) -> None:
    shown = sections.top_findings(open_edition(year, root=ROOT))
    found = items(open_edition(year, root=ROOT))
    assert len(found) == 5
    assert found[-1].startswith("En påstand som ikke holder.")
    assert "Slik er de valgt" in shown.plain()
    page = BeautifulSoup(shown.html(), "html.parser")
    # Each number of a finding opens.
    assert all(item.select("a.dt-number") for item in page.select("li")[:-1])
    assert page.select("li")[-1].a["href"].startswith("../chapters/claims.html#pastand-")
