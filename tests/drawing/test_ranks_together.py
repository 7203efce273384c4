import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import assert_clear, drawings, mark, texts, words
from helpers.drawing import Mark, Series, look, ranks_together

COUNTRIES = {"country": "Norge", "denmark": "Danmark", "sweden": "Sverige", "estonia": "Estland"}


def rank(code, value, year, of=193):
    name = COUNTRIES[code]
    return Mark(name, Series(code, name, look(code)), value, f"{value}.", year, rank_of=of)


@settings(max_examples=30)
@given(
    st.dictionaries(
        st.sampled_from([*COUNTRIES]),
        st.dictionaries(st.integers(2003, 2024), st.integers(1, 193), min_size=1, max_size=8),
        min_size=1,
    ).filter(lambda found: len({year for line in found.values() for year in line}) > 1)
)
def test_texts_never_meet_and_every_line_is_named_where_it_ends(found):
    picture = ranks_together(
        tuple(rank(c, v, year) for c, line in found.items() for year, v in line.items()),
        "rank",
        "nb",
    )
    assert_clear(picture)
    last = max(year for line in found.values() for year in line)
    for said in words(picture):
        for code, line in found.items():
            name = COUNTRIES[code] if len(found) > 1 else ""
            end = max(line)
            assert f"{line[end]}." in said
            named = name if end == last else f"{name} ({end})".strip()
            assert not named or named in said


def test_the_best_rank_stands_on_top():
    marks = (rank("country", 9, 2022), rank("country", 2, 2024), rank("denmark", 30, 2022))
    for _, root in drawings(ranks_together(marks, "rank", "nb")):
        place = {text.words: text.box.top for text in texts(root)}
        assert place["1."] < place["2."] < place["9."] < place["30."]


def test_the_first_line_is_the_strongest_and_lies_above():
    marks = tuple(
        rank(code, value, year)
        for code in ("denmark", "country")
        for year, value in ((2022, 4), (2023, 6))
    )
    picture = ranks_together(marks, "rank", "nb")
    for drawing in (picture.wide, picture.narrow):
        lines = [e for e in re.findall("<path [^>]*>", drawing) if 'fill="none"' in e]
        strong, light = (
            next((place, e) for place, e in enumerate(lines) if look(code).variable in e)
            for code in ("denmark", "country")
        )
        assert strong[0] > light[0]
        widths = [float(re.search(r'stroke-width="([\d.]+)"', e)[1]) for _, e in (strong, light)]
        assert widths[0] > widths[1]


def test_what_is_no_rank_of_one_set_over_years_is_refused():
    with pytest.raises(ValueError, match="two years or more"):
        ranks_together((rank("country", 1, 2024),), "rank", "nb")
    mixed = (rank("country", 1, 2022), rank("denmark", 1, 2022, 34), rank("country", 1, 2024))
    with pytest.raises(ValueError, match=r"one set a year; got those of \[34, 193\] in 2022"):
        ranks_together(mixed, "rank", "nb")
    # A few countries more or fewer in another year are the same set.
    assert ranks_together((rank("country", 1, 2022, 191), rank("country", 2, 2024)), "rank", "nb")
    with pytest.raises(ValueError, match="draws rank"):
        ranks_together((mark("A", "state", 1, 2022), mark("A", "state", 1, 2023)), "percent", "nb")
