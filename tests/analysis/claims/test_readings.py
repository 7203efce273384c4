"""Claims about figures for which sources print different values."""

from pathlib import Path

import pytest

from helpers.analysis.claims import Claim, Verdict, judge
from helpers.data import open_edition
from small import Rows, indicator, observed, write

SOURCES = (
    {"source": "early", "title": "Den første", "edition": 2021},
    {"source": "middle", "title": "Den i midten", "edition": 2022},
    {"source": "late", "title": "Den siste", "edition": 2022},
)
# The book uses what the late source prints of 2021.
PRINTED = (
    observed("sets", 2020, 1400, category="", source="early"),
    observed("sets", 2021, 1575, category="", source="early"),
    observed("sets", 2021, 1589, category="", source="late"),
    observed("sets", 2022, 1658, category="", source="late"),
)
DIFFER = (
    {"indicator": "sets", "category": "", "year": 2021, "source_used": "late"}
    | {"source_other": "early"},
)


def judged(
    root: Path,
    source: str,
    kind: str,
    operands: str,
    expected: str,
    year: int = 2024,
    rows: Rows = PRINTED,
    differ: Rows = DIFFER,
) -> Verdict:
    tables = {
        "sources": SOURCES,
        "indicators": [indicator("sets", unit="count")],
        "observations": rows,
        "disagreements": differ,
    }
    found = open_edition(year, root=write(root, **tables))
    return judge(found, Claim("c", source, "ai", kind, operands, expected, "P", "S", ""))


@pytest.mark.parametrize(
    ("source", "kind", "operands", "expected", "result"),
    [
        # Each is right in its own source, and wrong in the other.
        ("early", "level", "sets@2021", "1575", "disagree"),
        ("late", "level", "sets@2021", "1589", "disagree"),
        # Right in none, and right in both.
        ("early", "level", "sets@2021", "1600", "fails"),
        ("early", "level", "sets@2021", "above 1500", "holds"),
        ("early", "change", "sets@2020; sets@2021", "up", "holds"),
        ("early", "change", "sets@2020; sets@2021", "up 175", "disagree"),
        # A growth from the figure of the other source: 1658 - 1575.
        ("late", "change", "sets@2021; sets@2022", "up 83", "disagree"),
        ("late", "change", "sets@2021; sets@2022", "up 60", "fails"),
        # Nothing differs.
        ("late", "level", "sets@2022", "1658", "holds"),
    ],
)
def test_what_sources_print_differently(tmp_path, source, kind, operands, expected, result):
    assert judged(tmp_path, source, kind, operands, expected).result == result


def test_a_source_may_count_from_a_figure_that_another_prints(tmp_path):
    sources = ("early", 1400, 1575), ("middle", None, 1532), ("late", 1443, 1600)
    rows = [
        observed("sets", year, value, category="", source=source)
        for source, *values in sources
        for year, value in zip((2020, 2021), values, strict=True)
        if value
    ]
    differ = [
        {"indicator": "sets", "category": "", "year": year, "source_used": "late"}
        | {"source_other": other}
        for year, other in ((2020, "early"), (2021, "early"), (2021, "middle"))
    ]
    # 1532 - 1400 = 132, the first of which is its own; 1532 - 1443, 1575 - 1400, 1600 - 1443.
    for expected, result in (("132", "disagree"), ("89", "disagree"), ("175", "disagree")):
        found = judged(
            tmp_path,
            "middle",
            "change",
            "sets@2020; sets@2021",
            f"up {expected}",
            rows=rows,
            differ=differ,
        )
        assert found.result == result
    found = judged(
        tmp_path, "middle", "change", "sets@2020; sets@2021", "up 50", rows=rows, differ=differ
    )
    assert found.result == "fails"


def test_the_figures_of_its_own_source_are_reckoned_with(tmp_path):
    found = judged(tmp_path, "early", "change", "sets@2020; sets@2021", "up").finding
    assert found.reckoning == "1\xa0575 − 1\xa0400 = 175"
    assert [o.value for o in found.figures] == [1400, 1575]


def test_each_source_is_named_with_its_reckoning(tmp_path):
    found = judged(tmp_path, "early", "level", "sets@2021", "1575").finding
    assert found.reckoning == "Den første: 1\xa0575; Den siste: 1\xa0589"


def test_an_edition_before_the_other_source_knows_of_no_disagreement(tmp_path):
    assert judged(tmp_path, "early", "level", "sets@2021", "1575", year=2021).result == "holds"


def test_a_source_that_does_not_tell_settles_nothing(tmp_path):
    about = observed("sets", 2021, 1589, category="", source="late", precision="about")
    rows = [row if row["value"] != 1589 else about for row in PRINTED]
    assert judged(tmp_path, "early", "level", "sets@2021", "1575", rows=rows).result == "holds"
    # What its own source does not tell exactly, another does not tell for it.
    found = judged(tmp_path, "late", "level", "sets@2021", "1589", rows=rows)
    assert found.result == "unknown"
    assert found.finding.missing
