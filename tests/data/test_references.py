"""References: every series of the data has one, and what is ambiguous is told with those."""

import re
from pathlib import Path

import pytest

from helpers.base.errors import UsageError
from helpers.data import Edition, newest_edition, open_edition
from helpers.data.checks import check
from helpers.data.descriptor import CODE, descriptor
from helpers.data.references import find, written
from library import ROOT
from small import edition, indicator, observed, write

TOP = {"population": "top_3", "group": "under_30", "category": "half_1"}
TABLES = {
    "indicators": [indicator("use")],
    "observations": [
        observed("use", 2024, 31),
        observed("use", 2024, 12, category="agree"),
        observed("use", 2024, 5, category=""),
        observed("use", 2024, 40, group="denmark"),
        observed("use", 2024, 41, group="denmark", category="agree"),
        observed("use", 2022, 30, group="denmark"),
    ],
}


@pytest.fixture
def known(tmp_path: Path) -> Edition:
    return edition(tmp_path, **TABLES)


@pytest.mark.parametrize("root", [ROOT, None], ids=["the book", "a small one"])
def test_every_series_has_a_reference_that_means_it_alone(
    known: Edition, root: Path | None
) -> None:
    asked = open_edition(newest_edition(root), root=root) if root else known
    for key in {o.key for o in asked.observations}:
        assert find(asked, written(key), {}) == asked.newest(key)


@pytest.mark.parametrize("text", ["use", "use/all", "use/all:denmark", "use/all:denmark@2024"])
def test_what_an_ambiguous_reference_may_mean_is_told_in_references(
    known: Edition, text: str
) -> None:
    with pytest.raises(UsageError, match=r"fits \d series") as caught:
        find(known, text, {})
    offered = re.findall("{([^{}]+)}", str(caught.value))[1:]
    year = {2024} if "@" in text else {2022, 2024}
    meant = {
        o.key
        for o in known.observations
        if o.group == ("denmark" if ":" in text else "") and o.year in year
    }
    found = [find(known, one, {}) for one in offered]
    assert {o.key for o in found if o} == meant
    assert len(found) == len(meant)


def test_a_code_with_digits_passes_the_check_and_can_be_referenced(tmp_path: Path) -> None:
    write(
        tmp_path,
        editions=[{"year": 2024, "status": "draft"}],
        sources=[{"source": "s2024", "edition": 2024}],
        indicators=[indicator("use_2", scale="none")],
        observations=[observed("use_2", 2024, 31, **TOP)],
    )
    with (tmp_path / "data/codes.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{column},{code},99,Navn,Name\n" for column, code in TOP.items())
    assert check(tmp_path) == ()
    found = find(open_edition(2024, root=tmp_path), "use_2/top_3:under_30/half_1@2024", {})
    assert found is not None
    assert found.value == 31


def test_codes_have_one_form() -> None:
    """And it has none of the signs that stand between the codes of a reference."""
    fields = [f for r in descriptor(ROOT)["resources"] for f in r["schema"]["fields"]]
    patterns = {f.get("constraints", {}).get("pattern") for f in fields} - {None}
    assert patterns == {CODE, "[0-9a-f]{12}"}
    assert not re.search(CODE, "/:@{}| ")
