import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import assert_clear, drawings, mark, texts, words
from helpers.drawing import ranks


def rank(value, year, of=None, row="DESI"):
    return mark(row, "country", value, year, text=f"{value}.", rank_of=of)


@settings(max_examples=20)
@given(
    st.dictionaries(
        st.integers(2016, 2024),
        st.tuples(st.integers(1, 30), st.sampled_from([30, 36, 193])),
        min_size=1,
        max_size=6,
    )
)
def test_texts_never_meet_and_ends_say_of_how_many(values):
    picture = ranks(tuple(rank(v, year, of) for year, (v, of) in values.items()), "rank", "nb")
    assert_clear(picture)
    for year in (min(values), max(values)):
        value, of = values[year]
        for found in words(picture):
            assert f"{value}.\xa0av\xa0{of}" in found


def test_the_best_rank_stands_on_top():
    for _, root in drawings(ranks((rank(9, 2019, 28), rank(2, 2020, 28)), "rank", "nb")):
        place = {text.words: text.box.top for text in texts(root)}
        assert place["2.\xa0av\xa028"] < place["9.\xa0av\xa028"]


def test_panels_of_one_set_have_one_scale():
    def fall(of):
        norway = (rank(1, 2020, 28, "Norge"), rank(2, 2021, 28, "Norge"))
        other = (rank(1, 2020, of, "Danmark"), rank(20, 2021, of, "Danmark"))
        for _, root in drawings(ranks((*norway, *other), "rank", "nb")):
            place = {text.words: text.box.top for text in texts(root)}
            yield place["2.\xa0av\xa028"] - place["1.\xa0av\xa028"]

    # Two of twenty places; in a panel of its own, two of ten.
    assert all(one < alone for one, alone in zip(fall(28), fall(193), strict=True))


def test_a_change_of_the_set_is_marked():
    assert "set" in ranks((rank(5, 2018, 34), rank(7, 2019, 36)), "rank", "nb").signs
    assert "set" not in ranks((rank(5, 2018, 34), rank(7, 2019, 34)), "rank", "nb").signs
    # A source that does not say how many were ranked tells no change.
    assert "set" not in ranks((rank(5, 2018, 34), rank(7, 2019)), "rank", "nb").signs


def test_impossible_ranks_are_refused():
    with pytest.raises(ValueError, match="outside its set"):
        ranks((rank(29, 2020, 28),), "rank", "nb")
    with pytest.raises(ValueError, match="one series a row"):
        ranks(
            (rank(1, 2020), mark("DESI", "state", 2, 2020, text="2.")),
            "rank",
            "nb",
        )
