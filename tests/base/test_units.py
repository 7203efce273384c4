"""The units of the data are those that the book can write, and a new one is one entry."""

from pathlib import Path

import pytest

from helpers.analysis.changes import compare_editions
from helpers.base.formats import short
from helpers.base.units import UNITS, Size, Unit
from helpers.cli.changes_tables import comparison_tables
from helpers.data import open_edition
from helpers.data.descriptor import resources
from helpers.data.tables import read_table
from helpers.page import figures
from helpers.page.prose import say
from helpers.page.sections import cards
from library import ROOT
from small import indicator, observed, write


def test_units_are_those_of_the_data() -> None:
    fields = {f["name"]: f for f in resources(ROOT)["indicators"]["schema"]["fields"]}
    assert list(UNITS) == fields["unit"]["constraints"]["enum"]
    assert list(UNITS) == [
        row["code"] for row in read_table(ROOT, "codes") if row["column"] == "unit"
    ]


def test_a_new_unit_is_one_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = Size("{} terawattimer", "{} TWh", "energy", spoken_one="{} terawattime")
    unit = Unit("twh", "Energi", "{} TWh", "{} terawattimer", "{} TWh", size)
    monkeypatch.setitem(UNITS, "twh", unit)
    root = write(
        tmp_path,
        indicators=[indicator("power", unit="twh", scale="none", better="lower")],
        observations=[
            observed("power", 2021, 4, source="s2021", category=""),
            observed("power", 2022, 5, source="s2022", category=""),
            observed("power", 2024, 7.5, category=""),
        ],
    )
    edition = open_edition(2024, root=root)
    assert short(2, "twh") == "2\xa0TWh"
    written = say(edition, "{power} ({power|change}, {power@2022|change}).").plain()
    assert written == "7,5\xa0terawattimer (opp 2,5\xa0terawattimer, opp 1\xa0terawattime)."
    words = {"question": "Hvor mye?", "about": "kraft"}
    block = figures.lines(edition, anchor="kraft", indicators=["power"], **words)
    assert block.measured.startswith("Energi.")
    assert "7,5\xa0TWh" in block.alt
    assert block.picture is not None
    assert "2,5\xa0terawattimer" in cards(edition, ["power"]).html()
    (table,) = comparison_tables(compare_editions(2022, 2024, root=root))
    assert "in energy" in str(table.title)
    assert list(table.columns[3].cells) == ["up 2.5 TWh"]
