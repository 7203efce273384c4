"""What a cell's output tells of itself is read back as it was written, and nothing else."""

import pytest
from nbformat.v4 import new_code_cell, new_output

from helpers.base.outputs import Download, Figure, Output, of_absent, of_figure, outputs_of
from samples import absent, figure

FILES = (Download.csv("a-1", "x\n1\n"),)


def _cell(told, data):
    output = new_output("display_data", data, metadata=told)
    return new_code_cell("x", outputs=[output])


def test_a_figure_comes_back_with_its_files():
    made = Figure("a-1", "Andel < 50 prosent", FILES)
    files, told = of_figure(made)
    (found,) = outputs_of(_cell(told, {"text/html": "<figure>", **files}))
    assert found == Output("<figure>", made)


def test_what_an_edition_lacks_comes_back():
    (found,) = outputs_of(_cell(of_absent(("a", "b")), {}))
    assert found == Output(absent=("a", "b"))


def test_what_tells_nothing_of_itself_is_html_only():
    html = '<figure class="dt-figure" id="a"><h3 class="dt-title">Hva?</h3></figure>'
    (found,) = outputs_of(_cell({}, {"text/html": html.splitlines(keepends=True)}))
    assert found == Output(html)


@pytest.mark.parametrize(
    "wrong",
    [
        {"anchor": "../../x"},
        {"anchor": ""},
        {"title": " "},
        {"files": {"text/csv": "../b.csv"}},
        {"files": {"text/csv": "b.csv"}},
        {"files": {"text/csv": "a.csv/x"}},
        {"files": {"text/plain": "a.txt"}},
        {"files": {"text/html": "a.html"}},
        {"files": {"application/json": "a.json"}},
        {"files": {"text/csv": "a.html"}},
        {"files": 1},
    ],
)
def test_what_cannot_be_is_refused(wrong):
    made = figure("a")
    made.metadata["tilstand"] |= wrong
    with pytest.raises((LookupError, TypeError, ValueError)):
        list(outputs_of(new_code_cell("x", outputs=[made])))


def test_a_figure_shows_something():
    made = figure("a")
    del made.data["text/html"]
    with pytest.raises(ValueError, match="shows nothing"):
        list(outputs_of(new_code_cell("x", outputs=[made])))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("application/x-js", "a.js"),
        ("application/x-page", "a.html"),
        ("image/svg+xml", "a.svg"),
        ("application/json", "a.json"),
        ("text/markdown", "a.csv"),
        ("text/csv", "a.js"),
    ],
)
def test_readers_take_away_tables_only(kind, name):
    with pytest.raises(ValueError, match=r"take away|named after"):
        Figure("a", "Hva?", (Download(name, kind, "x"),))


def test_what_is_lacking_has_an_anchor_too():
    with pytest.raises(ValueError, match="'<b>'"):
        list(outputs_of(new_code_cell("x", outputs=[absent("<b>")])))


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ((Download.csv("b", "1"),), "named after"),
        ((Download.csv("a", " \n"),), "empty"),
        ((Download.csv("a", "1"), Download.csv("a", "2")), "kind"),
    ],
)
def test_files_are_the_figures_own(files, why):
    with pytest.raises(ValueError, match=why):
        Figure("a", "Hva?", files)
