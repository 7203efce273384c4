"""The kinds of figures that a chapter may call for."""

from collections.abc import Iterable

from .. import figures
from ..compare import newest_of, pairs_of
from ..markup import Absent, FigureBlock
from ..observations import Edition, Observation
from .assembly import assemble

Names = Iterable[str]


def dumbbell(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: tuple[str, str] = ("state", "municipality"),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Absent:
    """Show two populations side by side, the widest gap first.

    Parameters
    ----------
    edition : Edition
    anchor : str
        The figure's place on the page, the same in every edition.
    question : str
        The title where there is no finding: the question that the figure answers.
    indicators : iterable of str
        Codes of indicators, of one unit and one scale.
    about : str
        What the figure is about, as it stands after "ingen tall om".
    populations : pair of str
    categories : iterable of str
        The answers counted, where an indicator has several.
    finding : str
        A template for the title, filled from the data; see `helpers.prose.say` and
        `standing_out`.
    """
    found = newest_of(edition, edition.select(indicators, populations, categories))
    pairs = sorted(pairs_of(found, *populations), key=_gap, reverse=True)
    order = edition.translate("Sortert etter avstand.")
    return assemble(
        edition,
        anchor,
        question,
        about,
        [o for pair in pairs for o in pair],
        figures.dumbbell,
        across="population",
        finding=finding,
        order=order,
    )


def slope(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Absent:
    """Show two years beside each other: the newest figure and the one before.

    The parameters are those of `dumbbell`. Series measured once are left out. Where a year has
    come to some of the series and not to others, or one end of a series is suppressed, all are
    shown as lines over the years.
    """
    newest = newest_of(edition, edition.select(indicators, populations, categories))
    found = [(edition.before(o), o) for o in newest]
    pairs = [(before, o) for before, o in found if before is not None]
    same_years = len({(before.year, o.year) for before, o in pairs}) <= 1
    whole = all(before.value is not None and o.value is not None for before, o in pairs)
    return assemble(
        edition,
        anchor,
        question,
        about,
        [o for pair in pairs for o in pair],
        figures.slope if same_years and whole else figures.lines,
        across="year",
        finding=finding,
    )


def lines(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Absent:
    """Show every year of one or more series. The parameters are those of `dumbbell`."""
    found = edition.select(indicators, populations, categories)
    return assemble(
        edition, anchor, question, about, found, figures.lines, across="year", finding=finding
    )


def ranks(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    finding: str = "",
) -> FigureBlock | Absent:
    """Show ranks over the years, best on top. The parameters are those of `dumbbell`."""
    found = edition.select(indicators)
    return assemble(
        edition, anchor, question, about, found, figures.ranks, across="year", finding=finding
    )


def stacked(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Absent:
    """Show the parts of a whole, in the order of ``categories``; the rest is not stated.

    The parameters are those of `dumbbell`.
    """
    order = list(categories)
    found = newest_of(edition, edition.select(indicators, populations, order))
    return assemble(
        edition,
        anchor,
        question,
        about,
        sorted(found, key=lambda o: order.index(o.category)),
        figures.stacked,
        across="category",
        finding=finding,
    )


def bars(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
    every_year: bool = False,
) -> FigureBlock | Absent:
    """Show the newest value of each series, or every year of them, one below the other.

    The parameters are those of `dumbbell`.
    """
    found = edition.select(indicators, populations, categories)
    return assemble(
        edition,
        anchor,
        question,
        about,
        found if every_year else newest_of(edition, found),
        figures.bars,
        across="population",
        finding=finding,
    )


def numbers(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    finding: str = "",
) -> FigureBlock | Absent:
    """Show figures that no chart can compare as a table. The parameters are `dumbbell`'s."""
    found = edition.select(indicators)
    return assemble(edition, anchor, question, about, found, None, across="year", finding=finding)


def _gap(pair: tuple[Observation, Observation]) -> float:
    return abs((pair[0].value or 0) - (pair[1].value or 0))
