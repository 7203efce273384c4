import pytest

from helpers.site.blocks import Figure, absent, figures


def test_figures_are_found_whatever_stands_in_their_attributes() -> None:
    html = """
    <figure id="a-1" class="wide dt-figure" aria-label="x > 50"><h3 class="dt-title">Andel &lt; 50
      <em>prosent</em></h3></figure><figure id="other"></figure>
    <figure class="dt-figure" id="b"><h3 class="dt-title">To</h3><h3>Ikke med</h3></figure>"""
    assert figures(html) == (Figure("a-1", "Andel < 50 prosent"), Figure("b", "To"))


def test_figure_without_a_title_is_refused() -> None:
    with pytest.raises(ValueError, match="'a' has no title"):
        figures('<figure class="dt-figure" id="a"><p>Uten</p></figure>')


def test_absent_sections_are_found() -> None:
    assert absent('<p data-anchor="a" class="dt-absent">x</p><p>y</p>') == ("a",)
