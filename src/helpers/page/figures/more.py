"""Figures that nobody has asked for: of what a source is the first to tell, and no cell draws."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from helpers import drawing
from helpers.analysis.compare import newest_of
from helpers.base.units import UNITS
from helpers.data import Edition, Observation
from helpers.page.html import FigureBlock, show

from .assembly import Draw, assemble
from .charts import two_years

_ROUNDING = 0.5
# What stands in an anchor for a value that no answers are counted in.
_ALL = "alle"

Family = Sequence[Observation]


def more(edition: Edition, topic: str) -> None:
    """Show figures of what the cells above have not drawn of a topic; nothing where they have all.

    What is new in a battery is drawn with the rest of it. A value that there is nothing to
    compare with gets no figure: the table of all numbers has it.

    Parameters
    ----------
    edition : Edition
    topic : str
        The topic of the chapter.

    Examples
    --------
    >>> from helpers import chapter
    >>> chapter.more(chapter.open(2021), "ai")
    """
    for figure in default_figures(edition, topic):
        show(figure)


def default_figures(edition: Edition, topic: str) -> Iterator[FigureBlock]:
    """Yield a figure for everything of a topic that no figure has drawn yet."""
    for family in _families(edition, topic):
        whole = [o for parts in _wholes(family) for o in parts]
        rest = [o for o in family if o not in whole]
        if new := _new(edition, whole):
            draw = drawing.stacked
            yield assemble(
                edition, _anchor(new), _question(edition, whole, new), whole, draw, "category"
            )
        answers = list(dict.fromkeys(o.category for o in rest))
        for answer in sorted(answers, key=lambda code: edition.place("category", code)):
            found = [o for o in rest if o.category == answer]
            if new := _new(edition, found):
                yield from _of_one_answer(
                    edition, found, new, alone=not whole and len(answers) == 1
                )


def _families(edition: Edition, topic: str) -> Iterator[Family]:
    """Yield the newest of what can stand on one axis: of a battery, a unit and a scale."""
    found = newest_of(edition, edition.select(edition.topic_indicators(topic)))
    families: dict[tuple[str, ...], list[Observation]] = {}
    for o in found:
        i = o.indicator
        families.setdefault((i.battery or i.indicator, i.kind, i.unit, i.scale), []).append(o)
    yield from families.values()


def _wholes(family: Family) -> Iterator[Family]:
    """Yield the answers that are parts of a whole: of one question, those asked and a year."""

    def asked(o: Observation) -> tuple[str, str, str, int]:
        return o.indicator.indicator, o.population, o.group, o.year

    for _, found in groupby(sorted(family, key=asked), key=asked):
        # Sorting is stable: the answers stand in the order of the codes.
        parts = list(found)
        whole = UNITS[parts[0].indicator.unit].whole
        values = [o.value or 0 for o in parts]
        words = [word for o in parts for word in o.category.split("_or_")]
        if (
            len(parts) > 1
            and whole is not None
            and min(values) >= 0
            and sum(values) <= whole + _ROUNDING * len(parts)
            # "Large" is a part of "large or very large".
            and len(set(words)) == len(words)
        ):
            yield parts


def _of_one_answer(
    edition: Edition, found: Family, new: Family, *, alone: bool
) -> Iterator[FigureBlock]:
    """Yield the figure of observations with the same answers counted; none of a single value."""
    years = [o for newest in found for o in edition.series(newest.key)]
    lengths = {len(edition.series(newest.key)) for newest in found}
    draw, shown, across = _chart(found, years, lengths)
    if len(shown) < 2:
        return
    anchor = _anchor(new) if alone else f"{_anchor(new)}-{_hyphens(new[0].category) or _ALL}"
    question = _question(edition, found, new)
    yield assemble(edition, anchor, question, shown, draw, across)


def _chart(found: Family, years: Family, lengths: set[int]) -> tuple[Draw | None, Family, str]:
    """Return the chart, what it shows, and the dimension that its rows run along."""
    unit = UNITS[found[0].indicator.unit]
    indicators = {o.indicator.indicator for o in found}
    if unit.ranked and len(years) > len(found):
        return drawing.ranks, years, "year"
    # Numbers of different things have no axis in common.
    if not unit.straight or (unit.integer and len(indicators) > 1):
        return None, found, "year"
    if len(indicators) > 1 and _paired(found):
        return drawing.dumbbell, found, "population"
    # A series of three years or more is told with its years, whatever stands beside it.
    if max(lengths) > 2:
        return drawing.lines, years, "year"
    if lengths == {2}:
        return two_years(years), years, "year"
    return drawing.bars, found, "population"


def _paired(found: Family) -> bool:
    """Tell whether two populations have answered each of the same questions."""
    populations = {o.population for o in found}
    asked = {(o.indicator.indicator, o.group, o.year) for o in found}
    return len(populations) == 2 and len(found) == 2 * len(asked)


def _new(edition: Edition, found: Family) -> Family:
    """Return what no figure has drawn yet."""
    return [o for o in found if o.key not in edition.drawn]


def _anchor(new: Family) -> str:
    return f"tall-{_hyphens(new[0].indicator.indicator)}"


def _question(edition: Edition, found: Family, new: Family) -> str:
    """Return what was asked: that which all have in common, or else the questions that are new."""
    questions = dict.fromkeys(edition.text(o.indicator, "question") for o in found)
    stems = {question.partition(": ")[0] for question in questions}
    if len(questions) > 1 and len(stems) == 1:
        return f"{stems.pop()}?"
    return " ".join(dict.fromkeys(edition.text(o.indicator, "question") for o in new))


def _hyphens(code: str) -> str:
    return code.replace("_", "-")
