"""Claims that no checker understands, with row and column, and those about the source itself."""

import pytest

from analysis.claims.made import ROOT
from helpers.analysis.claims import claim_problems, judge, require_sound
from helpers.analysis.claims.register import written_claim
from helpers.base.errors import InputError
from helpers.data import open_edition
from problems import told


def test_claims_of_the_book_are_sound():
    assert claim_problems(ROOT) == ()


@pytest.mark.parametrize(
    ("claim", "column", "cell", "code"),
    [
        ("rdt_trust_down_3", "expected", "down three", "change-form"),
        ("rdt_trust_down_3", "operands", "trust_personal_dat/citizens@2020", "operand-unknown"),
        ("rdt_trust_down_3", "operands", "trust_personal_data/citizens", "operand-year"),
        ("itip_most_barriers_municipal", "expected", "higher", "comparison-part"),
        ("itip_state_external", "expected", "largest", "order-form"),
        ("annual_three_aims", "operands", "aims", "count-table"),
        ("annual_four_aims", "operands", "activities:state=", "count-column"),
        ("itip_risk_most", "operands", "99", "uncheckable-row"),
        ("itip_risk_most", "expected", "up", "uncheckable-expected"),
        ("itip_one_in_ten_priority", "expected", "few", "stated-form"),
    ],
)
def test_problem_names_row_and_column(project, edit, claim, column, cell, code):
    row = edit("claims", {"claim": claim}, **{column: cell})
    assert told(claim_problems(project)) == [("data/claims.csv", row, column, code)]


def test_all_problems_are_reported_together(project, edit):
    edit("claims", {"claim": "rdt_trust_down_3"}, expected="x")
    edit("claims", {"claim": "itip_risk_most"}, operands="99")
    with pytest.raises(InputError, match="2 problems"):
        require_sound(project)


def test_added_row_is_a_claim_without_code(project):
    path = project / "data" / "claims.csv"
    with path.open("a", encoding="utf-8") as file:
        file.write(
            "itip_made,itip_2024,ai,compare,ai_priority/all/lower@2024; "
            "ai_priority/all/higher@2024,higher about 18,Prøve,Test,Hva nå?,,\n"
        )
    edition = open_edition(2024, root=project)
    (row,) = edition.rows("claims", claim="itip_made")
    # 29 - 11 = 18.
    assert judge(edition, written_claim(edition, row)).result == "holds"


@pytest.mark.parametrize(("expected", "verdict"), [("5", "holds"), ("4", "fails")])
def test_what_the_source_lists_is_counted(project, edit, expected, verdict):
    edit("claims", {"claim": "study_five_dimensions"}, expected=expected)
    edition = open_edition(2021, root=project)
    (row,) = edition.rows("claims", claim="study_five_dimensions")
    assert judge(edition, written_claim(edition, row)).result == verdict


@pytest.mark.parametrize(
    ("expected", "verdict"), [("3", "disagree"), ("4", "disagree"), ("7", "fails")]
)
def test_two_unlike_lists_in_one_source_are_a_disagreement(project, edit, expected, verdict):
    # Three aims with a status, and four without.
    edit("claims", {"claim": "annual_three_aims"}, expected=expected)
    edition = open_edition(2022, root=project)
    (row,) = edition.rows("claims", claim="annual_three_aims")
    found = judge(edition, written_claim(edition, row))
    assert found.result == verdict
    assert [part[0] for part in found.finding.reckoning.split("; ")] == ["3", "4"]
