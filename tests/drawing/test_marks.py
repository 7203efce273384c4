from dataclasses import replace

import pytest

from helpers.drawing import Mark, Series, look

STATE = Series("state", "Statlige virksomheter", look("state"))


@pytest.mark.parametrize("lacking", ["row", "text"])
def test_a_mark_lacks_nothing(lacking):
    parts = {"row": "A", "series": STATE, "value": 1, "text": "1 %"}
    with pytest.raises(ValueError, match=f"lacks its {lacking}"):
        Mark(**{**parts, lacking: " "})


@pytest.mark.parametrize("lacking", ["code", "label"])
def test_a_series_lacks_nothing(lacking):
    with pytest.raises(ValueError, match=f"lacks its {lacking}"):
        replace(STATE, **{lacking: " "})


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"value": float("nan")}, "needs a number"),
        ({"low": 1.0}, "both ends"),
        ({"low": 2.0, "high": 3.0}, "outside its interval"),
    ],
)
def test_numbers_make_sense(more, message):
    parts = {"row": "A", "series": STATE, "value": 1, "text": "1 %"}
    with pytest.raises(ValueError, match=message):
        Mark(**{**parts, **more})
