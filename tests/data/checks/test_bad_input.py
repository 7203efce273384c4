"""Each way in which an author can spoil the data gets its own error, with row and column."""

import csv
import io
from pathlib import Path

import pytest

from helpers.base.errors import Problem
from helpers.data.checks import check
from problems import told

AI_USE = {"indicator": "ai_use", "year": "2024"}


def only(project: Path) -> Problem:
    problems = check(project)
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def test_the_data_as_they_are_have_no_problems(project):
    assert check(project) == ()


def test_a_missing_file_is_named(project):
    (project / "data/goals.csv").unlink()
    assert told(check(project)) == [("data/goals.csv", None, None, "file-missing")]


def test_an_empty_file_is_named_with_the_header_it_should_have(project):
    (project / "data/goals.csv").write_text("")
    problem = only(project)
    assert told([problem]) == [("data/goals.csv", None, None, "file-empty")]
    assert "goal,order,label_nb,label_en" in problem.message


def test_a_wrong_column_is_named_with_the_right_one(project):
    path = project / "data/goals.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("label_en", "label_eng", 1), "utf-8")
    problems = check(project)
    assert told(problems) == [
        ("data/goals.csv", 1, "label_eng", "column-unknown"),
        ("data/goals.csv", 1, "label_en", "column-missing"),
    ]
    assert "Did you mean 'label_en'?" in problems[0].message


def test_a_row_with_too_many_cells_is_named(project):
    path = project / "data/goals.csv"
    path.write_text(path.read_text(encoding="utf-8") + "goal_7,7,a,b,c\n", "utf-8")
    assert told(check(project)) == [("data/goals.csv", 8, None, "row-length")]


def test_text_in_a_number_column(project, edit):
    row = edit("observations", AI_USE, value="ti")
    problem = only(project)
    assert told([problem]) == [("data/observations.csv", row, "value", "cell-type")]
    assert "'ti' is not a number" in problem.message


def test_more_than_a_hundred_per_cent(project, edit):
    row = edit("observations", AI_USE, value="101")
    assert told(check(project)) == [("data/observations.csv", row, "value", "share-range")]


@pytest.mark.parametrize(
    ("column", "cell", "hint"),
    [
        ("population", "munisipality", "municipality"),
        ("category", "large_or_very_larg", "large_or_very_large"),
        ("group", "age_16_78", "age_16_79"),
        ("source", "itip_2042", "itip_2024"),
        ("indicator", "ai_us", "ai_use"),
    ],
)
def test_an_unknown_code_is_named_with_the_nearest(project, edit, column, cell, hint):
    row = edit("observations", AI_USE, **{column: cell})
    problem = only(project)
    assert told([problem]) == [("data/observations.csv", row, column, "reference-unknown")]
    assert f"Did you mean '{hint}'?" in problem.message


def test_a_code_of_another_column_is_refused(project, edit):
    row = edit("observations", AI_USE, population="agree")
    assert told(check(project)) == [("data/observations.csv", row, "population", "code-unknown")]


def test_a_duplicate_key(project):
    path = project / "data/observations.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n", "utf-8")
    assert told(check(project)) == [("data/observations.csv", len(lines) + 1, None, "key-twice")]


def test_a_rank_above_the_size_of_its_set(project, edit):
    row = edit("observations", {"indicator": "desi_rank", "year": "2019"}, value="29")
    problem = only(project)
    assert told([problem]) == [("data/observations.csv", row, "value", "rank-range")]
    assert "at most 28" in problem.message


def test_a_file_in_latin_1_names_row_and_column(project):
    path = project / "data/goals.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    # The first letter that differs is the å in the first goal's Norwegian name.
    assert told(check(project)) == [("data/goals.csv", 2, "label_nb", "file-encoding")]


def test_a_file_saved_by_a_norwegian_excel(project):
    path = project / "data/observations.csv"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    column = rows[0].index("value")
    rows[1][column] = "10,5"
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    path.write_text(text.getvalue(), "utf-8-sig")
    problems = [p for p in check(project) if p.file == "data/observations.csv"]
    assert [found[1:] for found in told(problems)] == [
        (1, None, "file-semicolons"),
        (2, "value", "number-decimal-comma"),
    ]
    assert "'10.5'" in problems[1].message


def test_a_byte_order_mark(project):
    path = project / "data/goals.csv"
    path.write_text(path.read_text(encoding="utf-8"), "utf-8-sig")
    assert told(check(project)) == [("data/goals.csv", 1, None, "file-byte-order-mark")]


def test_an_empty_required_cell_says_what_belongs_there(project, edit):
    row = edit("observations", AI_USE, locator="")
    problem = only(project)
    assert told([problem]) == [("data/observations.csv", row, "locator", "cell-empty")]
    assert "heading" in problem.message


def test_a_word_outside_the_allowed_ones(project, edit):
    row = edit("observations", AI_USE, precision="exakt")
    problem = only(project)
    assert told([problem]) == [("data/observations.csv", row, "precision", "cell-not-allowed")]
    assert "Did you mean 'exact'?" in problem.message


def test_a_value_is_left_out_only_when_suppressed(project, edit):
    row = edit("observations", AI_USE, value="")
    assert told(check(project)) == [("data/observations.csv", row, "value", "value-suppressed")]


def test_a_share_needs_the_answers_that_are_counted(project, edit):
    row = edit("observations", AI_USE, category="")
    assert told(check(project)) == [("data/observations.csv", row, "category", "answers-uncounted")]


def test_a_span_has_a_first_year_before_its_last(project, edit):
    row = edit("observations", {"indicator": "expects_coherence_degree"}, year_from="2024")
    assert told(check(project)) == [("data/observations.csv", row, "year_from", "span-order")]


def test_an_assessment_of_several_years_has_them_in_order(project, edit):
    goal = {"source": "rdt_director_2024"}
    row = edit("assessments", goal, year_from="2024")
    assert told(check(project)) == [("data/assessments.csv", row, "year_from", "span-order")]


def test_two_questions_have_two_names(project, edit):
    """Else one line of a figure would run from the old question into the new one."""
    with (project / "data" / "indicators.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["replaces"])
    old = {"indicator": row["replaces"]}
    number = edit("indicators", old, label_nb=row["label_nb"].upper(), label_en=row["label_en"])
    problems = told(check(project))
    assert {(file, column, code) for file, _, column, code in problems} == {
        ("data/indicators.csv", column, "label-taken") for column in ("label_nb", "label_en")
    }
    assert all(place >= number for _, place, *_ in problems)


def test_a_value_lies_within_its_interval(project, edit):
    row = edit("observations", AI_USE, ci_low="2", ci_high="3")
    assert told(check(project)) == [("data/observations.csv", row, "value", "interval-value")]


def test_two_sources_that_differ_need_a_row(project):
    path = project / "data/disagreements.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if "egov_rank" not in line) + "\n", "utf-8")
    problem = only(project)
    assert (problem.file, problem.column, problem.code) == (
        "data/observations.csv",
        "value",
        "disagreement-missing",
    )


def test_a_disagreement_needs_two_that_differ(project, edit):
    edit("observations", {"indicator": "datasets", "source": "rdt_2021"}, value="1589")
    row = edit("disagreements", {"indicator": "datasets", "year": "2021"})
    expected = ("data/disagreements.csv", row, "source_other", "disagreement-none")
    assert expected in told(check(project))


def test_disagreements_that_contradict_each_other(project):
    path = project / "data/disagreements.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    place, line = next((n, li) for n, li in enumerate(lines) if li.startswith("datasets,"))
    other_way = line.replace("annual_2022,rdt_2021", "rdt_2021,annual_2022")
    assert other_way != line
    lines.insert(place + 1, other_way)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    expected = ("data/disagreements.csv", place + 2, "source_used", "disagreement-contradictory")
    assert told(check(project))[0] == expected


def test_a_published_edition_whose_figures_change_needs_a_line_in_the_errata(project, edit):
    edit("observations", AI_USE, value="2")
    problem = only(project)
    assert told([problem]) == [("about/errata.md", None, None, "edition-changed")]
    line = problem.message.split("what: ")[1]
    errata = project / "about/errata.md"
    errata.write_text(errata.read_text(encoding="utf-8") + f"\n{line}\n", "utf-8")
    assert check(project) == ()


def test_better_wording_is_no_correction(project, edit):
    edit("observations", AI_USE, note_nb="En ny merknad.")
    assert check(project) == ()


def test_everything_is_reported_at_once(project, edit):
    value = edit("observations", AI_USE, value="ti")
    population = edit(
        "observations", {"indicator": "ai_plans", "population": "state"}, population="stat"
    )
    (project / "data/goals.csv").write_text("")
    assert set(told(check(project))) == {
        ("data/goals.csv", None, None, "file-empty"),
        ("data/observations.csv", value, "value", "cell-type"),
        ("data/observations.csv", population, "population", "reference-unknown"),
    }
