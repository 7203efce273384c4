"""How the shares of the others spread over the questions of a report."""

from functools import partial

import seaborn as sns
from bs4 import BeautifulSoup

from helpers.page.report import distribution
from made_report import HIDDEN, question, report

STRIP = partial(sns.stripplot, x="value", y="own", hue="others")


def handed(made):
    """Return the data that each figure's drawing gets."""
    seen = []

    def draw(data, ax):
        seen.append(data)
        STRIP(data, ax=ax)

    found = distribution(made, draw).figures
    return found, seen[::2]


def test_each_share_stands_by_what_the_body_answers():
    made = report(question("A", 3, 20.0), question("B", 0, 30.0), question("C", None, 40.0))
    (figure,), (data,) = handed(made)
    assert list(data["others"]) == ["Alle offentlige virksomheter", "Kommuner"] * 3
    assert list(data["value"]) == [50, 20, 50, 30, 50, 40]
    assert list(data["own"].cat.categories) == [
        "Dere svarer det samme",
        "Dere svarer noe annet",
        "Dere har ikke svart",
    ]
    assert list(data.drop_duplicates("question")["own"]) == list(data["own"].cat.categories)
    assert "«Mye» eller «Svært mye»" in figure.measured
    assert [len(row) for row in figure.table.rows] == [4, 4, 4]
    assert [series.label for series in figure.picture.key] == list(dict.fromkeys(data["others"]))


def test_what_is_held_back_is_not_handed_over():
    made = report(*(question(label, 3, None) for label in "AB"), question("C", 3, 12.0))
    (figure,), (data,) = handed(made)
    kommuner = data[data["others"] == "Kommuner"]
    assert list(kommuner["question"]) == ["C"]
    said = BeautifulSoup(figure.html(), "html.parser").get_text(" ", strip=True)
    assert "Skjult: A (kommuner); B (kommuner)." in said


def test_each_scale_has_a_figure_of_its_own_where_there_are_questions_enough():
    few = [question(label, 0, answers=("Ikke valgt", "Valgt"), counted=(1,)) for label in "XY"]
    many = [question(label, 3) for label in "ABC"]
    gone = [question(label, 3, shares=(HIDDEN, HIDDEN), counted=(4,)) for label in "KLM"]
    found, _ = handed(report(*few, *many, *gone))
    assert [figure.anchor for figure in found] == ["fordeling-1"]
    two, _ = handed(report(*many, *few, question("Z", 1, answers=few[0].answers, counted=(1,))))
    assert len({figure.title for figure in two}) == 2
