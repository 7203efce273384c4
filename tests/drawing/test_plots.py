"""Drawings of another library, made to stand in the book."""

import os
import re
import subprocess
import sys
from functools import cache, partial
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
import seaborn as sns

from drawn import LONG, drawings
from helpers.base.errors import UsageError
from helpers.drawing import Series, look
from helpers.drawing.palette import COLOURS, contrast
from helpers.drawing.plots import DEEPEST, plotted, shades

STATE = Series("state", "Statlige virksomheter", look("state"))
MUNICIPALITY = Series("municipality", "Kommuner", look("municipality"))
DATA = pd.DataFrame(
    {
        "value": [1, 2, 3, 4, 5, 6],
        "change": [-5.0, 0.0, 3.0, -1.0, 8.0, 2.0],
        "row": [LONG, "Kort", "Annet"] * 2,
        "who": [STATE.label] * 3 + [MUNICIPALITY.label] * 3,
    }
)
TICKS = {"row": None, "value": lambda value: f"{value:g} kr"}


def heatmap(data, ax):
    grid = data.pivot(index="row", columns="who", values="change")
    kws = {"color": ".15"}
    sns.heatmap(grid, annot=True, annot_kws=kws, cmap=shades(), center=0, cbar=False, ax=ax)


KINDS = {
    "strip": partial(sns.stripplot, x="value", y="row", hue="who"),
    "bars": partial(sns.barplot, x="value", y="row", hue="who", errorbar=None),
    "box": partial(sns.boxplot, x="value", y="who", hue="who"),
    "violin": partial(sns.violinplot, x="value", y="who", hue="who", inner=None),
    "scatter": partial(sns.scatterplot, x="value", y="change", hue="who", style="who"),
    "line": partial(sns.lineplot, x="value", y="change", hue="who", errorbar=None),
    "histogram": partial(sns.histplot, x="value", hue="who", multiple="stack"),
    "heatmap": heatmap,
}
every_kind = pytest.mark.parametrize("kind", KINDS)


def drawn(draw, data=DATA, owner="The figure 'a'", below="", series=(STATE, MUNICIPALITY)):
    return plotted(owner, draw, data, series, TICKS, below)


@cache
def of(kind):
    return drawn(KINDS[kind])


def said(root):
    """Return the words of a drawing, those of broken labels together."""
    return " ".join("".join(text.itertext()) for text in root.iter("text")).replace("- ", "")


@every_kind
def test_colours_turn_with_the_page_and_no_style_is_left(kind):
    for _, root in drawings(of(kind)):
        for element in root.iter():
            assert element.tag not in ("style", "image", "metadata")
            assert not {"style", "clip-path"} & element.attrib.keys()
            for name in ("fill", "stroke"):
                assert re.fullmatch(
                    r"none|currentColor|url\(#\w+\)|var\(--dt-[a-z]+,#[0-9A-F]{6}\)",
                    element.get(name, "none"),
                )


@every_kind
def test_both_widths_have_the_books_size(kind):
    for frame, root in drawings(of(kind)):
        left, top, width, height = map(float, root.get("viewBox").split())
        assert (left, top, width) == (0, 0, frame.width)
        assert height > 50
        assert float(root.get("font-size")) == frame.size
        assert root.get("aria-hidden") == "true"


def test_ids_are_of_one_drawing_and_lead_somewhere():
    marked = partial(KINDS["line"], marker="o")
    sources = [
        source
        for owner in ("The figure 'a'", "The figure 'b'")
        for picture in [drawn(marked, owner=owner)]
        for source in (picture.wide, picture.narrow)
    ]
    ids = [re.findall(r'\bid="([^"]+)"', source) for source in sources]
    assert all(ids)
    every = [found for of_one in ids for found in of_one]
    assert len(every) == len(set(every))
    for source, known in zip(sources, ids, strict=True):
        assert set(re.findall(r'(?:url\(|href=")#(\w+)', source)) == set(known)


@pytest.mark.parametrize(
    "nasty", ["<script>alert(1)</script>", "$x^2$ & \\alpha", '"</text><g onload="x">', "{navn} %s"]
)
def test_labels_are_text_and_not_markup(nasty):
    data = DATA.assign(row=[nasty, "B", "C"] * 2)
    for _, root in drawings(drawn(KINDS["strip"], data)):
        assert not {element.tag for element in root.iter()} & {"script", "foreignObject"}
        assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
        letters = "".join("".join(text.itertext()) for text in root.iter("text"))
        assert nasty.replace(" ", "") in letters.replace(" ", "").replace("-", "")


def test_long_labels_are_broken_and_none_is_lost():
    for _, root in drawings(of("strip")):
        assert LONG in said(root)


def test_an_axis_named_by_a_column_is_written_in_the_books_way():
    for _, root in drawings(of("strip")):
        words = said(root)
        assert "2 kr" in words
        assert "value" not in words
        assert "row" not in words

    def named(data, ax):
        ax.plot(data["value"], data["change"])
        ax.set_xlabel("Kroner")

    assert all("Kroner" in said(root) for _, root in drawings(drawn(named)))


def test_a_single_row_has_room_for_a_long_name_of_its_axis():
    def one(data, ax):
        KINDS["strip"](data=data[data["row"] == "Kort"], ax=ax)
        ax.set_xlabel(LONG)

    for _, root in drawings(drawn(one)):
        assert LONG in said(root)


def test_the_legend_of_series_becomes_the_key():
    picture = of("strip")
    assert picture.key == (STATE, MUNICIPALITY)
    assert all(STATE.label not in said(root) for _, root in drawings(picture))
    short = DATA.assign(row=["Kort", "Lang", "Annet"] * 2)
    other = drawn(partial(sns.stripplot, x="value", y="who", hue="row"), short)
    assert other.key == ()
    assert all("Annet" in said(root) for _, root in drawings(other))
    assert of("heatmap").key == ()


def test_series_have_the_colours_of_the_book():
    for source in (of("bars").wide, of("box").narrow):
        assert f"var({STATE.look.variable}," in source
        assert f"var({MUNICIPALITY.look.variable}," in source


def test_what_is_not_drawn_stands_below():
    for _, root in drawings(drawn(KINDS["strip"], below=f"Skjult: {LONG}; {LONG}.")):
        assert f"Skjult: {LONG}; {LONG}." in said(root)


def nothing(data, ax):
    pass


def titled(data, ax):
    ax.plot(data["value"], data["change"])
    ax.set_title("Min tittel")


def foreign(data, ax):
    ax.plot(data["value"], data["change"], color="#FF00FF")


def image(data, ax):
    ax.imshow([[1, 2], [3, 4]])


def cut_off(data, ax):
    ax.plot(data["value"], data["change"])
    ax.set_xlim(2, 3)


def vast(data, ax):
    ax.plot(data["value"], data["change"])
    ax.set_yticks([1, 2], ["x", "y"])
    ax.annotate(LONG * 3, (1, 1))


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (nothing, "draws nothing on the axes"),
        (titled, "has the title 'Min tittel'"),
        (foreign, "in the colour #ff00ff"),
        (image, "holds an image"),
        (vast, "larger than its sheet"),
        (cut_off, "cuts off a part of its data"),
    ],
)
def test_what_does_not_fit_the_book_is_refused_by_the_name_of_its_figure(draw, message):
    with pytest.raises(UsageError, match=f"^The figure 'a' .*{message}"):
        drawn(draw)


def test_a_figure_of_a_functions_own_is_refused():
    with pytest.raises(UsageError, match="draws nothing"):
        drawn(lambda data, ax: sns.displot(data, x="value"))


def test_settings_and_chance_of_a_notebook_change_nothing_and_stay():
    before = of("strip")
    np.random.seed(5)
    expected = np.random.random()
    np.random.seed(5)
    with mpl.rc_context({"lines.linewidth": 9, "font.size": 30, "svg.fonttype": "path"}):
        assert drawn(KINDS["strip"]) == before
        assert mpl.rcParams["font.size"] == 30
    assert np.random.random() == expected


def test_the_same_data_give_the_same_bytes_in_every_process():
    script = (
        "import hashlib, test_plots as t\n"
        "pictures = [t.drawn(t.KINDS[kind]) for kind in ('strip', 'line', 'heatmap')]\n"
        "parts = ''.join(p.wide + p.narrow for p in pictures)\n"
        "print(hashlib.sha256(parts.encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path]),
            },
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("end", ["--dt-weak", "--dt-strong"])
def test_text_can_be_read_on_the_deepest_shade(end, mode):
    def channels(colour):
        return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]

    page, over = channels(COLOURS["--dt-page"][mode]), channels(COLOURS[end][mode])
    mixed = (round(p + (o - p) * DEEPEST) for p, o in zip(page, over, strict=True))
    shade = "#" + "".join(f"{channel:02x}" for channel in mixed)
    assert contrast(COLOURS["--dt-text"][mode], shade) >= 4.5
    assert max(alpha for *_, alpha in shades().colors) == DEEPEST
