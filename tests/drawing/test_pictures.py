"""What holds for every chart."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from drawn import LONG, assert_clear, drawings, mark, texts
from helpers.drawing import Mark, bars, dumbbell, lines, ranks, stacked

CHARTS = {
    dumbbell: ((mark(LONG, "state", 7), mark(LONG, "municipality", 25)), "percent"),
    bars: ((mark(LONG, "all", 7), mark("Ingen", "all", 0, exact=False)), "percent"),
    stacked: ((mark(LONG, "higher", 7), mark(LONG, "same", 40)), "percent"),
    lines: (
        tuple(
            mark(row, "state", v, y)
            for row, y, v in [
                (LONG, 2020, 20),
                (LONG, 2021, 30),
                (LONG, 2024, 31),
                ("Annet", 2021, 30),
            ]
        ),
        "percent",
    ),
    ranks: (
        tuple(
            mark(LONG, "country", v, y, text=f"{v}.", rank_of=n)
            for y, v, n in [(2018, 5, 34), (2019, 7, 36), (2021, 11, 36)]
        ),
        "rank",
    ),
}
every_chart = pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__)


def drawn(chart):
    marks, unit = CHARTS[chart]
    return chart(marks, unit, "nb")


@every_chart
def test_texts_stand_clear_within_the_drawing(chart):
    assert_clear(drawn(chart))


@every_chart
def test_every_value_and_label_is_text(chart):
    for _, root in drawings(drawn(chart)):
        found = " ".join(text.words for text in texts(root)).replace("- ", "")
        for one in CHARTS[chart][0]:
            assert one.text in found
        assert LONG in found


@every_chart
def test_every_colour_is_a_variable(chart):
    for _, root in drawings(drawn(chart)):
        for element in root.iter():
            for name in ("fill", "stroke"):
                value = element.get(name, "none")
                assert re.fullmatch(
                    r"none|currentColor|url\(#[\w-]+\)|var\(--dt-[a-z]+,#[0-9A-F]{6}\)", value
                )
        assert "style" not in {element.tag for element in root.iter()}
        assert not any("style" in element.attrib for element in root.iter())


@every_chart
def test_drawings_have_no_ids_that_could_meet_on_a_page(chart):
    for _, root in drawings(drawn(chart)):
        assert not {"id", "href"} & {name for element in root.iter() for name in element.attrib}


@every_chart
def test_drawings_are_light_and_name_no_maker(chart):
    picture = drawn(chart)
    for source in (picture.wide, picture.narrow):
        assert len(source.encode()) < 12_000
        assert "atplotlib" not in source
        assert "font-family" not in source


@every_chart
def test_empty_marks_and_foreign_units_are_refused(chart):
    marks, unit = CHARTS[chart]
    with pytest.raises(ValueError, match=f"{chart.__name__} needs at least one mark"):
        chart((), unit, "nb")
    with pytest.raises(ValueError, match=f"{chart.__name__} draws .*; got the unit 'furlong'"):
        chart(marks, "furlong", "nb")
    with pytest.raises(ValueError, match="two marks"):
        chart((*marks, marks[0]), unit, "nb")


@every_chart
def test_labels_are_text_and_not_markup(chart):
    marks, unit = CHARTS[chart]
    nasty = "<script>alert(1)</script> & $x^2$"
    renamed = tuple(
        Mark(f"{m.row} {nasty}", m.series, m.value, m.text, m.year, rank_of=m.rank_of)
        for m in marks
    )
    picture = chart(renamed, unit, "nb")
    assert "<script" not in picture.wide + picture.narrow
    for _, root in drawings(picture):
        assert "$x^2$" in "".join(root.itertext())


def test_charts_load_no_library_of_plots_or_of_tables():
    script = (
        "import sys, helpers.chapter, helpers.page.report\n"
        "print({'matplotlib', 'numpy', 'pandas', 'seaborn'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert found.stdout == "set()\n", found.stderr


def test_the_same_marks_give_the_same_bytes_in_every_process():
    script = (
        "import hashlib, test_pictures as t\n"
        "parts = [p for c in t.CHARTS for p in (t.drawn(c).wide, t.drawn(c).narrow)]\n"
        "print(hashlib.sha256(''.join(parts).encode()).hexdigest())"
    )
    here = Path(__file__).parent
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join([str(here), *sys.path]),
            },
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


@every_chart
def test_what_has_no_mark_stands_below_within_the_drawing(chart):
    marks, unit = CHARTS[chart]
    found = chart(marks, unit, "nb", f"Skjult: {LONG}; {LONG}.")
    assert_clear(found)
    for _, root in drawings(found):
        assert "Skjult:" in " ".join(text.words for text in texts(root))


def test_intervals_stand_upright_over_time():
    marks, unit = CHARTS[lines]
    assert "interval" not in lines(marks, unit, "nb").signs
    wide = [replace(m, low=m.value - 5, high=m.value + 5) for m in marks]
    assert "interval" in lines(tuple(wide), unit, "nb").signs
