from helpers.analysis.changes import since_before
from helpers.data import open_edition
from library import ROOT


def test_every_series_of_the_first_edition_since_its_figure_before() -> None:
    found = since_before(open_edition(2021, root=ROOT))
    by_code = {(c.after.key.indicator, c.after.population): c for c in found}
    best, worst = by_code["faster_service", "all"], by_code["datasets_growth", "catalogue"]
    # 31 to 60 per cent; 337 new data sets one year, 132 the next.
    assert (best.amount, best.judgement) == (29, "good")
    assert (worst.amount, worst.judgement) == (205, "bad")
    # Places come after points and before numbers, whatever their size.
    order = [c.after.indicator.unit for c in found]
    assert order == sorted(order, key=["percent", "rank", "count", "nok_billion"].index)
    amounts = [c.amount for c in found if c.after.indicator.unit == "rank"]
    assert amounts == sorted(amounts, reverse=True)


def test_a_figure_that_stands_alone_has_no_change() -> None:
    found = since_before(open_edition(2024, root=ROOT))
    assert "ai_use" not in {c.after.key.indicator for c in found}
