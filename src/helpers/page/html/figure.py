"""A figure with everything that belongs to it, so that no number travels alone."""

from dataclasses import dataclass
from typing import Any

from helpers.base.language import phrase, translator
from helpers.base.outputs import Download, Figure, of_figure
from helpers.drawing import Picture

from .caption import Caption
from .claims import VERDICTS, CheckedClaim, parted
from .environment import render
from .moved import judgements
from .parts import Block, plain, require
from .rows import Rows
from .table import Table

_SIGNS = {
    "open": phrase("Åpent merke: tallet er ikke nøyaktig"),
    "before": phrase("Svakt merke: målingen før"),
    "dashed": phrase("Stiplet linje: tall for årene mellom er ikke oppgitt i kildene"),
    "interval": phrase("Tynn strek med endestykker: usikkerhet"),
    "hatched": phrase("Skravert: ikke oppgitt i kilden"),
    "best": phrase("Øverste strek: 1. plass"),
    "set": phrase("Stiplet loddrett strek: antallet som rangeres, endres"),
}


@dataclass(frozen=True)
class FigureBlock(Block):
    """A figure: title, chart or rows, key, one line on the numbers, and what stands behind them.

    Parameters
    ----------
    anchor : str
        The figure's place on the page, the same in every edition.
    title : str or Markup
        What the figure shows, or the question that it answers.
    measured : str
        The line below the title: what exactly is measured.
    picture : Picture or Rows, optional
        The chart; without one the table stands open.
    alt : str
        What the chart shows, with its numbers.
    line : str
        Below the chart: who, when, which survey and how many answers.
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
    claims : tuple of CheckedClaim
        What sources say of the numbers.
    caution : str
        What must be read with the numbers, where no row says it.
    missing : tuple of str
        What sources name beside these numbers and do not print.
    anchors : tuple of str
        Anchors of indicators that have no row, and lead here.
    language : str
        The language of the interface.
    in_book : bool
        Whether it is a figure of the book, with a page of its own; what stands in a report is not.
    """

    anchor: str
    title: str
    measured: str
    picture: Picture | Rows | None
    alt: str
    line: str
    caption: Caption
    notes: tuple[str, ...]
    table: Table
    downloads: tuple[Download, ...]
    contact: str
    year: int
    claims: tuple[CheckedClaim, ...] = ()
    caution: str = ""
    missing: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    language: str = "nb"
    in_book: bool = True

    def __post_init__(self) -> None:
        require(
            f"The figure {self.anchor!r}",
            anchor=self.anchor,
            title=self.title,
            measured=self.measured,
            line=self.line,
            caption=self.caption,
            notes=self.notes or "none",
            table=self.table,
            downloads=self.downloads,
            contact=self.contact,
            year=self.year,
        )
        self._figure()
        if self.picture is not None:
            require(f"The figure {self.anchor!r}", alt=self.alt)

    def html(self) -> str:
        """Return the whole figure."""
        _ = translator(self.language)
        return render(
            "figure.html",
            self.language,
            figure=self,
            rows=isinstance(self.picture, Rows),
            open_claims=parted(self.claims)[0],
            kept_claims=parted(self.claims)[1],
            judgements=judgements(self.language),
            verdicts={code: _(words) for code, words in VERDICTS.items()},
            signs=[
                (sign, _(words))
                for sign, words in _SIGNS.items()
                if self.picture is not None and sign in self.picture.signs
            ],
        )

    def plain(self) -> str:
        """Return title, what is measured and what the chart shows."""
        return "\n".join(filter(None, [plain(self.title), self.measured, self.alt, self.line]))

    def told(self) -> tuple[dict[str, str], dict[str, Any]]:
        """Return the files, and anchors and titles for the rest of the book."""
        return of_figure(self._figure())

    def _figure(self) -> Figure:
        rows = self.picture.anchors if isinstance(self.picture, Rows) else ()
        title = plain(self.title)
        parts = (*rows, *((anchor, title) for anchor in self.anchors))
        return Figure(self.anchor, title, self.downloads, parts)
