import pytest

from helpers.figures import Mark


@pytest.mark.parametrize("lacking", ["row", "series", "label", "text"])
def test_a_mark_lacks_nothing(lacking):
    parts = {"row": "A", "series": "state", "label": "Stat", "value": 1, "text": "1 %"}
    with pytest.raises(ValueError, match=f"lacks its {lacking}"):
        Mark(**{**parts, lacking: " "})


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"value": float("nan")}, "needs a number"),
        ({"low": 1.0}, "both ends"),
        ({"low": 2.0, "high": 3.0}, "outside its interval"),
    ],
)
def test_numbers_make_sense(more, message):
    parts = {"row": "A", "series": "state", "label": "Stat", "value": 1, "text": "1 %"}
    with pytest.raises(ValueError, match=message):
        Mark(**{**parts, **more})
