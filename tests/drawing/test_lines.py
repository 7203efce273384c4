import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import NAMES, assert_clear, drawings, mark, texts, words
from helpers.drawing import lines

years = st.integers(2017, 2024)


@settings(max_examples=20)
@given(
    st.dictionaries(
        st.sampled_from(["state", "municipality", "citizens", "all"]),
        st.dictionaries(years, st.integers(0, 100), min_size=1, max_size=5),
        min_size=1,
        max_size=4,
    )
)
def test_texts_never_meet_and_ends_are_written(series):
    marks = tuple(
        mark("Tillit", name, value, year)
        for name, values in series.items()
        for year, value in values.items()
    )
    if len({m.year for m in marks}) < 2:
        return
    picture = lines(marks, "percent", "nb")
    assert_clear(picture)
    for found in words(picture):
        for values in series.values():
            assert f"{values[max(values)]} %" in found
            assert f"{values[min(values)]} %" in found


def test_years_without_a_value_are_dashed():
    whole = lines((mark("A", "state", 5, 2020), mark("A", "state", 6, 2021)), "percent", "nb")
    broken = lines((mark("A", "state", 5, 2020), mark("A", "state", 6, 2024)), "percent", "nb")
    assert "dashed" not in whole.signs
    assert "dashed" in broken.signs
    assert "stroke-dasharray" in broken.wide
    assert "stroke-dasharray" not in whole.wide


def test_a_row_that_is_named_as_its_series_is_named_once():
    marks = tuple(
        mark(NAMES[code], code, value, year)
        for code, value in (("country", 20), ("municipality", 60))
        for year in (2020, 2021)
    )
    for found in words(lines(marks, "percent", "nb")):
        assert sorted(word for word in found if word.isalpha()) == ["Kommuner", "Norge"]


def test_values_far_from_zero_get_a_closer_axis():
    far = lines((mark("A", "state", 92, 2020), mark("A", "state", 96, 2021)), "percent", "nb")
    near = lines((mark("A", "state", 10, 2020), mark("A", "state", 90, 2021)), "percent", "nb")
    assert all("0\N{NO-BREAK SPACE}%" not in found for found in words(far))
    assert all("0\N{NO-BREAK SPACE}%" in found for found in words(near))


def test_a_single_year_is_refused():
    with pytest.raises(ValueError, match="two years or more; got 2020 only"):
        lines((mark("A", "state", 5, 2020),), "percent", "nb")
    with pytest.raises(ValueError, match="needs the year"):
        lines((mark("A", "state", 5, None), mark("A", "state", 5, 2020)), "percent", "nb")


@given(st.lists(st.integers(0, 400), min_size=3, max_size=6, unique=True))
def test_the_peak_of_a_line_is_written_above_it(values):
    peak = max(values)
    if values.index(peak) in (0, len(values) - 1):
        return
    marks = tuple(
        mark("Datasett", "catalogue", value, 2016 + place, text=f"{value} sett")
        for place, value in enumerate(values)
    )
    for _, root in drawings(lines(marks, "count", "nb")):
        tops = {t.words: t.box.top for t in texts(root) if t.words.endswith("sett")}
        assert tops[f"{peak} sett"] == min(tops.values())
