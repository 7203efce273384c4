"""An indicator that replaces another: the other exists, is another, and there is no circle."""

from pathlib import Path

import pytest

from helpers.data.checks import check
from problems import told
from small import indicator, write


@pytest.mark.parametrize(
    ("replaces", "changed", "wrong"),
    [
        ("old", "Spørsmålet er et annet.", []),
        ("odl", "Spørsmålet er et annet.", [("replaces", "replaced-unknown")]),
        ("new", "Spørsmålet er et annet.", [("replaces", "replaced-circle")]),
        ("old", "", [("changed_nb", "replaced-why")]),
    ],
)
def test_what_is_replaced_exists_and_is_another(
    tmp_path: Path, replaces: str, changed: str, wrong: list[tuple[str, str]]
) -> None:
    new = indicator("new", replaces=replaces, changed_nb=changed)
    root = write(tmp_path, indicators=[indicator("old"), new])
    assert told(check(root)) == [("data/indicators.csv", 3, *place) for place in wrong]


def test_indicators_do_not_replace_each_other_in_a_circle(tmp_path: Path) -> None:
    codes = ("one", "two", "three")
    root = write(
        tmp_path,
        indicators=[
            indicator(code, replaces=codes[place - 1], changed_nb="Skalaen er en annen.")
            for place, code in enumerate(codes)
        ],
    )
    assert told(check(root)) == [
        ("data/indicators.csv", row, "replaces", "replaced-circle") for row in (2, 3, 4)
    ]
