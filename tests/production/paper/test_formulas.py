"""A formula in a line of text says the same as the one on the screen."""

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from bs4 import BeautifulSoup

from helpers.production.paper.document import bind
from helpers.production.paper.formulas import in_line
from helpers.production.paper.tree import make, text

FRACTION = "<mfrac><mi>{}</mi><mrow><mn>1</mn><mo>−</mo><mi>{}</mi></mrow></mfrac>"
P, S = FRACTION.format("p", "p"), FRACTION.format("s", "s")
N = "<msub><mi>n</mi><mi>h</mi></msub>"


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("<mn>2</mn><mi>k</mi>", "2k"),
        ("<mi>t</mi><mi>se</mi>", "t se"),
        (f"<mi>ln</mi>{P}", "ln (p / (1 − p))"),
        (f"<mi>k</mi><mo>=</mo>{P}", "k = p / (1 − p)"),
        (f"{P}<mo>+</mo>{S}", "p / (1 − p) + s / (1 − s)"),
        (f"{P}<munder><mo>∑</mo><mi>h</mi></munder>{N}", "p / (1 − p) · ∑h nh"),
        (f"<mfrac><mi>p</mi><mrow><mo>∑</mo>{N}</mrow></mfrac>", "p / (∑ nh)"),
        (f"<mrow><mo>(</mo><mn>1</mn><mo>−</mo>{P}<mo>)</mo></mrow>{N}", "(1 − p / (1 − p)) nh"),
    ],
)
def test_none_is_taken_for_another(formula: str, said: str) -> None:
    assert text(make("p", in_line(fromstring(f"<math>{formula}</math>")))) == said


def test_a_name_of_more_letters_is_no_product() -> None:
    assert in_line(fromstring("<mi>se</mi>")) == ["se"]


def test_each_that_stands_alone_has_a_line_of_its_own(tmp_path: Path) -> None:
    alone = "".join(f'<math display="block"><mi>{letter}</mi></math>' for letter in "pk")
    within = "<p>Andelen <math><mi>n</mi></math> er</p>"
    (tmp_path / "a.html").write_text(
        '<a class="t-brand">Boken</a><article class="t-article"><h1>Tittel</h1>'
        f'<div class="dt-formula">{alone}</div>{within}</article>',
        encoding="utf-8",
    )
    body = BeautifulSoup(bind(tmp_path, ["a.html"]), "html.parser").select(".p-page p")
    assert [line.get_text() for line in body] == ["p", "k", "Andelen n er"]
