"""The pages that lie outside the editions: the front door, and the way to a first figure.

They change when an edition is added, so that no edition has to.
"""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..language import translator
from .downloads import INVENTORY

_TOPIC_ANCHOR = "kapittel-"


@dataclass(frozen=True, slots=True)
class Built:
    """What one built edition has figures of, and what it sends readers elsewhere for.

    Parameters
    ----------
    year : int
        The edition.
    figures : mapping of str to str
        Page of each figure, by its anchor.
    absent : tuple of str
        Anchors of figures and chapters that the edition lacks.
    """

    year: int
    figures: Mapping[str, str]
    absent: tuple[str, ...]

    def place(self, anchor: str) -> str | None:
        """Return the address of a figure, or of a chapter with figures, below the editions."""
        if anchor in self.figures:
            return f"{self.year}/{self.figures[anchor]}#{anchor}"
        if anchor.startswith(_TOPIC_ANCHOR):
            topic = anchor.removeprefix(_TOPIC_ANCHOR).replace("-", "_")
            page = f"chapters/{topic}.html"
            if page in self.figures.values():
                return f"{self.year}/{page}"
        return None


def built_editions(html: Path, years: Sequence[int]) -> tuple[Built, ...]:
    """Return the editions that have been built, oldest first."""
    return tuple(_read(html, year) for year in sorted(years) if (html / str(year)).is_dir())


def write_outside(html: Path, built: Sequence[Built], title: str, language: str = "nb") -> None:
    """Write the page that leads to the newest edition, and the pages of first figures.

    Parameters
    ----------
    html : Path
        The folder that holds a folder for each edition.
    built : sequence of Built
        The editions, oldest first.
    title : str
        The name of the book.
    language : str
        The language of the pages.
    """
    templates = Environment(
        loader=PackageLoader("helpers.site"), autoescape=True, undefined=StrictUndefined
    )
    _ = translator(language)
    front = templates.get_template("front_door.html").render(
        _=_,
        language=language,
        title=title,
        years=[edition.year for edition in reversed(built)],
    )
    _write(html / "index.html", front)
    shutil.rmtree(html / "forste", ignore_errors=True)
    page = templates.get_template("first_figure.html")
    for anchor in sorted({a for edition in built for a in (*edition.figures, *edition.absent)}):
        place = next(filter(None, (edition.place(anchor) for edition in built)), None)
        text = page.render(_=_, language=language, title=title, place=place)
        _write(html / "forste" / f"{anchor}.html", text)


def _read(html: Path, year: int) -> Built:
    inventory = json.loads((html / str(year) / INVENTORY).read_text(encoding="utf-8"))
    pages = {anchor: figure["page"] for anchor, figure in inventory["figures"].items()}
    return Built(year, pages, tuple(inventory["absent"]))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
