"""What a report writes is safe wherever it is opened."""

from hypothesis import given
from hypothesis import strategies as st

from helpers.organisation.wording import harmless


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str):
    assert not harmless(text).lstrip().startswith(("=", "+", "-", "@"))
