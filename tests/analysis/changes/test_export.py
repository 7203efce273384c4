import csv
import io
import json
from pathlib import Path

from helpers.analysis.changes import compare_editions
from helpers.analysis.changes.export import comparison_csv, comparison_json

HEADER = (
    "status,indicator,population,group,category,topic,label_nb,label_en,unit,scale,better,"
    "older_year,older_value,older_precision,before_year,before_value,before_precision,"
    "newer_year,newer_value,newer_precision,amount,bound,direction,judgement,sources"
)


def test_header_and_rows_stay_as_they_are(made: Path) -> None:
    lines = comparison_csv(compare_editions(2024, 2025, root=made)).splitlines()
    assert lines[0] == HEADER
    assert lines[1] == (
        "renewed,collaborates_coherent,all,,large_or_very_large,collaboration,"
        "Samarbeider med andre om sammenhengende tjenester,"
        "Collaborates with others on coherent services,percent,degree,higher,"
        "2024,60,exact,2024,60,exact,2025,55,below,5,more_than,down,bad,made"
    )
    assert lines[-1].startswith("revised,ai_plans,state,,ready_or_in_progress,")
    assert lines[-1].endswith("2024,45,exact,,,,2024,40,exact,,,,,made")


def test_the_older_edition_and_the_figure_before_are_kept_apart(made: Path) -> None:
    found = compare_editions(2021, 2022, root=made)
    (row,) = (
        r
        for r in csv.DictReader(io.StringIO(comparison_csv(found)))
        if (r["status"], r["indicator"]) == ("renewed", "datasets")
    )
    assert (row["older_value"], row["before_value"], row["newer_value"]) == ("1575", "1589", "1659")
    assert row["amount"] == "70"


def test_json_says_the_same(made: Path) -> None:
    found = compare_editions(2024, 2025, root=made)
    read = json.loads(comparison_json(found))
    assert (read["older"], read["newer"]) == (2024, 2025)
    rows = list(csv.DictReader(io.StringIO(comparison_csv(found))))
    assert [
        {k: "" if v is None else str(v) for k, v in record.items()} for record in read["records"]
    ] == rows
