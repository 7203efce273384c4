"""No line of any figure joins two questions: read from what the charts of all editions draw."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest

from helpers import drawing
from helpers.data import Edition, Key, open_edition
from helpers.drawing import Mark, Picture
from helpers.drawing.marks import by_line
from helpers.page.figures import assembly, opened
from library import KNOWN, ROOT

# The charts that draw a line from value to value.
OVER_TIME = ("lines", "ranks", "ranks_together")
Line = tuple[tuple[int | None, str], ...]


def sources(chapter: str) -> Iterator[str]:
    """Yield the cells of code of a chapter, the parameters left out."""
    cells = json.loads((ROOT / "chapters" / f"{chapter}.ipynb").read_text("utf-8"))["cells"]
    for cell in cells:
        if cell["cell_type"] == "code" and "parameters" not in cell["metadata"].get("tags", []):
            yield "".join(cell["source"])


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[tuple[Mark, ...], tuple[Key, ...]]]:
    """Return what will be drawn over time: marks, and the series that the figure is of."""
    found: list[tuple[tuple[Mark, ...], tuple[Key, ...]]] = []
    shown: list[tuple[Key, ...]] = []
    number_table = assembly.number_table

    def noted(edition: Edition, caption: str, observations: list, across: str) -> object:
        shown.append(tuple(dict.fromkeys(o.key for o in observations if o.value is not None)))
        return number_table(edition, caption, observations, across)

    def spy(draw: Callable[..., Picture]) -> Callable[..., Picture]:
        def spied(marks: tuple[Mark, ...], *rest: str) -> Picture:
            found.append((marks, shown[-1]))
            return draw(marks, *rest)

        return spied

    for module in (assembly, opened):
        monkeypatch.setattr(module, "number_table", noted)
    for name in OVER_TIME:
        monkeypatch.setattr(drawing, name, spy(getattr(drawing, name)))
    return found


@pytest.mark.parametrize("year", KNOWN)
@pytest.mark.filterwarnings("ignore")
def test_each_line_is_one_question_of_one_population(
    year: int, drawn: list[tuple[tuple[Mark, ...], tuple[Key, ...]]]
) -> None:
    known = open_edition(year, root=ROOT)
    for file in sorted((ROOT / "chapters").glob("*.ipynb")):
        scope: dict[str, object] = {"year": year, "language": "nb"}
        for source in sources(file.stem):
            exec(source, scope)
    # Two points are no line: an early edition draws few.
    assert drawn
    joined = 0
    for marks, keys in drawn:
        lines = by_line(marks, "any")
        # As many lines as series: none holds two, and no two share one.
        assert len(lines) == len(keys), keys
        series: dict[Line, list[Key]] = defaultdict(list)
        for key in keys:
            values = tuple((o.year, o.value) for o in known.series(key) if o.value is not None)
            series[values].append(key)
        for line in lines:
            points = {(mark.year, mark.value) for mark in line.marks}
            of = [key for values, found in series.items() if points <= {*values} for key in found]
            assert of, f"{line.row}: {sorted(points)} is no series of {keys}"
            joined += len(points) > 1
            replaced = {known.indicator(key.indicator).replaces for key in of}
            assert not replaced & {key.indicator for key in of}, of
    assert joined


def test_a_series_has_one_question_scale_unit_and_survey() -> None:
    """An indicator is one row of its table, so that what is asked cannot change along a line."""
    known = open_edition(KNOWN[-1], root=ROOT)
    asked: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for code, indicator in known.indicators.items():
        assert code == indicator.indicator
        asked[indicator.question_nb, indicator.label_nb].add(code)
    assert [codes for codes in asked.values() if len(codes) > 1] == []
    for observation in known.observations:
        assert observation.indicator is known.indicators[observation.key.indicator]
