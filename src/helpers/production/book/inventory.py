"""What a built edition holds: its pages and figures, and what it has no figures for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.production.exhibits.exhibit import EMBEDDED, FOLDER

from .revised import numbers_of
from .shown import outputs

if TYPE_CHECKING:
    from sphinx.application import Sphinx

INVENTORY = "edition.json"
FRONT = "index.html"
_TOPIC_ANCHOR = "kapittel-"


@dataclass(frozen=True, slots=True)
class Built:
    """A built edition.

    Parameters
    ----------
    year : int
        The edition.
    draft : bool
        Whether its pages say that it is a draft.
    pages : mapping of str to str
        Title of each page by its address, in the order of the book.
    figures : mapping of str to str
        Page of each figure, by its anchor.
    absent : mapping of str to str
        Page of each figure, list and chapter that the edition lacks, by its anchor.
    numbers : mapping of str to mapping of str to str
        What each figure with a page of its own says, by its anchor; see
        `helpers.production.book.revised`.
    published : str
        The day when it came out; empty of one that has not.
    """

    year: int
    draft: bool
    pages: Mapping[str, str]
    figures: Mapping[str, str]
    absent: Mapping[str, str]
    numbers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    published: str = ""

    @property
    def chapters(self) -> tuple[str, ...]:
        """The titles of the chapters that have something to show."""
        empty = {page for anchor, page in self.absent.items() if anchor.startswith(_TOPIC_ANCHOR)}
        return tuple(
            title
            for page, title in self.pages.items()
            if page.startswith("chapters/") and page not in empty
        )

    def page(self, page: str) -> str:
        """Return the address of a page below the editions; the front page where there is none."""
        return f"{self.year}/{page if page in self.pages else FRONT}"

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


def read_inventory(edition: Path) -> Built:
    """Read what the edition in a folder holds."""
    kept = json.loads((edition / INVENTORY).read_text(encoding="utf-8"))
    return Built(
        year=int(edition.name),
        draft=kept["draft"],
        pages=dict(kept["pages"]),
        figures={anchor: figure["page"] for anchor, figure in kept["figures"].items()},
        absent=kept["absent"],
        numbers=kept.get("numbers", {}),
        published=kept.get("published", ""),
    )


def register(app: "Sphinx") -> None:
    """Write the inventory when the pages are built."""
    app.connect("build-finished", _write)


def _write(app: "Sphinx", exception: Exception | None) -> None:
    """Write the inventory of the edition beside its pages."""
    if exception or app.builder.format != "html":
        return
    have: dict[str, dict[str, str]] = {}
    lack: dict[str, str] = {}
    numbers: dict[str, dict[str, str]] = {}
    for page in sorted(app.env.found_docs):
        for found in outputs(app.env, page):
            lack |= dict.fromkeys(found.absent, f"{page}.html")
            if found.figure:
                titles = {found.figure.anchor: found.figure.title, **dict(found.figure.parts)}
                have |= {a: {"page": f"{page}.html", "title": t} for a, t in titles.items()}
                numbers[found.figure.anchor] = numbers_of(found.figure)
    inventory = {
        "draft": bool(app.config["tilstand_draft"]),
        "published": app.config["tilstand_imprint"].get("date", ""),
        # Pairs, since their order tells.
        "pages": list(_pages(app).items()),
        "figures": have,
        "numbers": numbers,
        "absent": lack,
    }
    text = json.dumps(inventory, ensure_ascii=False, indent=1, sort_keys=True)
    (Path(app.outdir) / INVENTORY).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _pages(app: "Sphinx") -> dict[str, str]:
    """Return the title of every page: those of the book in its order, then the others."""
    root = str(app.config["root_doc"])
    order = [root, *app.env.toctree_includes.get(root, ())]
    titles = {f"{page}.html": app.env.titles[page].astext() for page in order}
    folder = Path(app.outdir)
    others = sorted(
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*.html")
        # Shown within other pages, and of this edition whichever is the newest.
        if not file.stem.endswith(EMBEDDED)
    )
    known = titles | {
        f"{FOLDER}/{found.figure.anchor}.html": found.figure.title
        for page in app.env.found_docs
        for found in outputs(app.env, page)
        if found.figure
    }
    return titles | {page: known.get(page, "") for page in others}
