from hypothesis import assume, given
from hypothesis import strategies as st
from matplotlib.ticker import MaxNLocator

from helpers.drawing.scale import around, ticks

ends = st.tuples(st.integers(-10_000, 10_000), st.integers(-10_000, 10_000))


@given(ends, st.integers(2, 5), st.sampled_from([1, 10, 1000]))
def test_ticks_are_those_of_another_library(pair, most, parts):
    low, high = sorted(end / parts for end in pair)
    # Far from zero the other library counts from another start.
    assume(high - low > 0.02 * abs(high + low))
    locator = MaxNLocator(nbins=most, steps=[1, 2, 5, 10])
    slack = (high - low) * 1e-6
    known = locator.tick_values(low, high)
    # A tick that floats put a hair outside the ends does not count there.
    assume(not any(low - slack <= t < low or high < t <= high + slack for t in known))
    expected = [t for t in known if low <= t <= high]
    found = ticks(low, high, most)
    assert len(found) == len(expected)
    assert all(abs(one - other) < slack for one, other in zip(found, expected, strict=True))


def test_an_axis_of_nothing_but_zeros_has_ends():
    low, high = around([0, 0], "count")
    assert low == 0 < high
