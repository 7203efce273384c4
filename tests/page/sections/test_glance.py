"""What has changed since the edition before, at a glance."""

from pathlib import Path

from bs4 import BeautifulSoup

from helpers.data import Edition, open_edition
from helpers.page import sections
from library import ROOT
from small import edition, indicator, observed


def page(edition: Edition) -> BeautifulSoup:
    return BeautifulSoup(sections.changed_briefly(edition).html(), "html.parser")


def test_the_largest_exact_changes_of_new_figures_are_told_and_no_more(tmp_path: Path) -> None:
    codes = ("a", "b", "c", "d", "e")
    known = edition(
        tmp_path,
        indicators=[indicator(code) for code in codes],
        observations=[
            *(observed(code, 2022, 10, source="s2022") for code in codes),
            *(observed(code, 2024, 20 + n) for n, code in enumerate(codes[:-1])),
            observed("e", 2024, 90, precision="above"),
        ],
    )
    items = [" ".join(item.get_text().split()) for item in page(known).select("li")]
    assert items == [
        f"{name} (i stor eller svært stor grad), alle offentlige virksomheter: "
        f"opp {points} prosentpoeng siden 2022, til {share} prosent."
        for name, points, share in (("D", 13, 23), ("C", 12, 22), ("B", 11, 21))
    ]
    text = page(known).get_text(" ")
    assert "Utgaven før er den for 2022. Nye kilder: 1. Serier med nyere tall: 5." in text
    assert page(known).select("p > a")[-1]["href"] == "../chapters/changes.html"


def test_without_a_change_of_size_the_counts_stand_alone(tmp_path: Path) -> None:
    known = edition(
        tmp_path, indicators=[indicator("a")], observations=[observed("a", 2022, 1, source="s2022")]
    )
    assert page(known).select("li") == []
    assert "Serier med nyere tall: 0." in page(known).get_text()


def test_the_first_edition_says_that_it_is_the_first() -> None:
    assert "første utgaven" in sections.changed_briefly(open_edition(2021, root=ROOT)).text
