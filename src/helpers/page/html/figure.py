"""A figure with everything that belongs to it, so that no number travels alone."""

from dataclasses import dataclass
from typing import Any

from helpers.base.language import phrase, translator
from helpers.base.outputs import Download, Figure, of_figure
from helpers.drawing import Picture

from .environment import render
from .parts import Block, Link, require
from .table import Table

_SIGNS = {
    "open": phrase("Åpent merke: tallet er ikke nøyaktig"),
    "dashed": phrase("Stiplet linje: ikke målt i årene mellom"),
    "interval": phrase("Tynn strek med endestykker: usikkerhet"),
    "hatched": phrase("Skravert: ikke oppgitt i kilden"),
    "best": phrase("Øverste strek: 1. plass"),
    "set": phrase("Stiplet loddrett strek: antallet som rangeres, endres"),
}


@dataclass(frozen=True, slots=True)
class Caption:
    """What a reader must know about the numbers.

    Each is a value, "ikke oppgitt i kilden" or "gjelder ikke", never empty.

    Parameters
    ----------
    population, scale, year, base : str
        Who was measured, the answer scale, when, and the number of answers.
    sources : tuple of Link
        Where the numbers stand.
    more : tuple of (str, str)
        Further labels and values.
    """

    population: str
    scale: str
    year: str
    base: str
    sources: tuple[Link, ...]
    more: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        require(
            "A figure",
            population=self.population,
            scale=self.scale,
            year=self.year,
            base=self.base,
            sources=self.sources,
            more=self.more or "none",
        )


@dataclass(frozen=True)
class FigureBlock(Block):
    """A figure: title, chart, key, caption, table, download and links.

    Parameters
    ----------
    anchor : str
        The figure's place on the page, the same in every edition.
    title : str
        What the figure shows, or the question that it answers.
    measured : str
        The line below: what exactly is measured.
    picture : Picture, optional
        The chart; without one the table stands open.
    alt : str
        What the chart shows, with its numbers.
    caption : Caption
        Population, scale, year, base and sources.
    notes : tuple of str
        What else must be said about the numbers.
    table : Table
        The same numbers.
    downloads : tuple of Download
        The same numbers as files, each named after the anchor.
    contact : str
        Where to report an error.
    year : int
        The edition that shows the figure.
    language : str
        The language of the interface.
    """

    anchor: str
    title: str
    measured: str
    picture: Picture | None
    alt: str
    caption: Caption
    notes: tuple[str, ...]
    table: Table
    downloads: tuple[Download, ...]
    contact: str
    year: int
    language: str = "nb"

    def __post_init__(self) -> None:
        require(
            f"The figure {self.anchor!r}",
            anchor=self.anchor,
            title=self.title,
            measured=self.measured,
            caption=self.caption,
            notes=self.notes or "none",
            table=self.table,
            downloads=self.downloads,
            contact=self.contact,
            year=self.year,
        )
        Figure(self.anchor, self.title, self.downloads)
        if self.picture is not None:
            require(f"The figure {self.anchor!r}", alt=self.alt)

    def html(self) -> str:
        """Return the whole figure."""
        _ = translator(self.language)
        return render(
            "figure.html",
            self.language,
            figure=self,
            signs=[
                (sign, _(words))
                for sign, words in _SIGNS.items()
                if self.picture is not None and sign in self.picture.signs
            ],
        )

    def plain(self) -> str:
        """Return title, what is measured and what the chart shows."""
        return "\n".join(filter(None, [self.title, self.measured, self.alt]))

    def told(self) -> tuple[dict[str, str], dict[str, Any]]:
        """Return the files, and anchor and title for the rest of the book."""
        return of_figure(Figure(self.anchor, self.title, self.downloads))
