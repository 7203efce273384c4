"""What all figures share that a chapter calls for: how they are called, and what they give."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from inspect import cleandoc
from typing import Protocol

from helpers.base.calls import refuse_other_arguments
from helpers.data import Edition, Observation
from helpers.page.html import FigureBlock
from helpers.page.html.parts import require
from helpers.page.prose import Prose, unseen

from .absence import Lacking, absent
from .assembly import Draw, assemble

Names = Iterable[str]
Choose = Callable[[Edition], Sequence[Observation]]


@dataclass(frozen=True, slots=True)
class Named:
    """What an author named: codes of indicators, populations, answers counted and groups."""

    indicators: tuple[str, ...]
    populations: tuple[str, ...]
    categories: tuple[str, ...]
    groups: tuple[str, ...] = ()

    def among(self, edition: Edition, *populations: str) -> Sequence[Observation]:
        """Return what an edition has of it; of these populations where none was named."""
        return edition.select(
            self.indicators, self.populations or populations, self.categories, self.groups
        )


class Chart(Protocol):
    """How every figure is called."""

    def __call__(
        self,
        edition: Edition,
        anchor: str,
        question: str,
        indicators: Names,
        about: str,
        populations: Names = (),
        categories: Names = (),
        finding: str = "",
        first_edition: int | None = None,
        groups: Names = (),
    ) -> FigureBlock | Lacking:
        """Return the figure, or the sentence that stands in its place."""


_PARAMETERS = """\
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
populations, categories : iterable of str
    Whom to show, and which answers; all where left out.
finding : str
    A template for the title, filled from the data; see `say` and `standing_out`.
first_edition : int, optional
    The first edition with the figure, where older ones have its numbers and must stay as they are.
groups : iterable of str
    Which parts of the populations, or which countries beside Norway; all where left out. ``""`` is
    the whole population, or Norway.

Returns
-------
FigureBlock, Absent or Prose
    The whole figure, or what stands in its place where the edition has none of it.

Raises
------
UsageError
    A name that does not exist; the message has the nearest one.
"""


def chart(
    across: str, draw: Callable[[Sequence[Observation]], Draw | None], order: str = ""
) -> Callable[[Callable[[Edition, Named], Sequence[Observation]]], Chart]:
    """Make a figure of a function that chooses observations.

    Parameters
    ----------
    across : str
        The dimension that stands side by side: population, category or year.
    draw : callable
        Returns the drawing for the observations chosen; None for a table alone.
    order : str
        The message that says how rows are sorted, where that has to be said.
    """

    def made(choose: Callable[[Edition, Named], Sequence[Observation]]) -> Chart:
        def figure(
            edition: Edition,
            anchor: str,
            question: str,
            indicators: Names,
            about: str,
            populations: Names = (),
            categories: Names = (),
            finding: str = "",
            first_edition: int | None = None,
            groups: Names = (),
        ) -> FigureBlock | Lacking:
            if unseen(edition, first_edition):
                return Prose("")
            named = Named(tuple(indicators), tuple(populations), tuple(categories), tuple(groups))

            def chosen(edition: Edition) -> Sequence[Observation]:
                return choose(edition, named)

            sorted_by = edition.translate(order) if order else ""
            return figure_of(
                edition, anchor, question, about, chosen, draw, across, finding, sorted_by
            )

        figure.__name__ = figure.__qualname__ = choose.__name__
        figure.__module__ = choose.__module__
        text, _, example = cleandoc(choose.__doc__ or "").partition("Examples\n")
        figure.__doc__ = f"{text}\n{_PARAMETERS}\nExamples\n{example}"
        return refuse_other_arguments(figure)

    return made


def figure_of(
    edition: Edition,
    anchor: str,
    question: str,
    about: str,
    chosen: Choose,
    draw: Callable[[Sequence[Observation]], Draw | None],
    across: str,
    finding: str,
    order: str = "",
    mixed: bool = False,
) -> FigureBlock | Lacking:
    """Make the figure of what an edition has of a choice, and note that the page has it."""
    require(f"The figure {anchor!r}", question=question, about=about)
    found = chosen(edition)
    if not found:
        return absent(edition, anchor, edition.translate(about), chosen)
    edition.shown.series.update(o.key for o in found)
    return assemble(edition, anchor, question, found, draw(found), across, finding, order, mixed)
