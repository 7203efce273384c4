"""What can be found is read from the HTML of a page."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from helpers.production.book.searched import units

ROW = """
<details class="dt-row"><summary>
<span class="dt-row-what"><span class="dt-row-label">Deler data</span>
<span class="dt-row-about">2024 · IT i praksis</span></span>
<span class="dt-row-marks"><span class="dt-unseen">Kommuner: 18 %</span>
<svg><text>nei</text></svg></span>
</summary><div class="dt-row-full" id="{anchor}"><dl class="dt-facts"><div><dt>Spørsmål</dt>
<dd>Deler dere data?</dd></div><div><dt>Svarskala</dt><dd>gjelder ikke</dd></div></dl>
<table><tr><th>Hva</th><th>2022</th></tr><tr><th>Kommuner</th><td>17,5 %</td></tr></table>
</div></details>"""
FIGURE = """
<section id="deling"><h2>Deling<a class="headerlink" href="#deling">#</a></h2><p>Om deling.</p>
<figure class="dt-figure" id="figuren"><h3 class="dt-title">Hvem deler?</h3>{inside}</figure>
</section>"""
TABLE = """<table><tr><th>Hva</th><th>2022</th><th>2024</th></tr>
<tr><th>Norge</th><td>17.</td><td>15.</td></tr></table>"""
CLAIM = """<li class="dt-claim"><details><summary><svg></svg>
<span>Holder: Så er det</span></summary>
<dl id="pastand-a"><dd>Annet</dd></dl></details></li>"""


def test_a_row_has_its_value_with_what_it_is_a_number_of() -> None:
    _, figure, row = units(FIGURE.format(inside=ROW.format(anchor="deler")))
    assert (row.kind, row.anchor, row.within) == ("row", "deler", "figuren")
    assert row.title == "Deler data"
    assert row.value == "Kommuner: 18 % · 2024 · IT i praksis"
    # The question is said, the names of facts and what is none are not.
    assert row.text == "Deler dere data?"
    assert set(row.more.split()) == {"17,5", "2022"}
    assert figure.value == "Deler data · Kommuner: 18 % · 2024 · IT i praksis"


def test_a_section_says_what_stands_in_it_and_not_in_its_parts() -> None:
    section, *_ = units(FIGURE.format(inside=ROW.format(anchor="deler")))
    assert (section.title, section.text, section.within) == ("Deling", "Om deling.", "")


def test_a_row_that_stands_elsewhere_too_is_named_in_its_figure() -> None:
    (_, figure) = units(FIGURE.format(inside=ROW.format(anchor="figuren-deler")))
    assert figure.text == "Deler data"


def test_a_figure_of_a_table_has_the_last_values() -> None:
    (_, figure) = units(FIGURE.format(inside=TABLE))
    assert figure.value == "Norge: 15. (2024)"
    assert figure.more == "2022 2024 17 15"


def test_a_number_in_groups_is_one_number() -> None:
    (_, figure) = units(FIGURE.format(inside=TABLE.replace("17.", "9\xa0257")))
    assert figure.more == "2022 2024 9257 15"


def test_a_table_of_very_many_numbers_leads_none_of_them_to_itself() -> None:
    cells = "".join(f"<tr><th>Norge</th><td>{number}</td></tr>" for number in range(60))
    (_, figure) = units(FIGURE.format(inside=f"<table>{cells}</table>"))
    assert figure.more == ""


def test_a_claim_is_its_line() -> None:
    (found,) = units(CLAIM)
    assert (found.kind, found.anchor) == ("claim", "pastand-a")
    assert (found.title, found.text) == ("Holder: Så er det", "")


def test_a_place_without_an_anchor_is_none() -> None:
    assert units('<li class="dt-claim"><summary>Holder: Så er det</summary></li>') == ()


@given(st.text(min_size=1).filter(lambda text: any(map(str.isalnum, text))))
def test_text_comes_out_as_it_was_put_in(text: str) -> None:
    shown = f'<section id="a"><h2>{escape(text)}</h2></section>'
    (found,) = units(shown)
    assert found.title == " ".join(text.split())
