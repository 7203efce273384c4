"""What lies outside the editions and changes when one is added, so that no edition has to.

The front door, the list that the edition switcher reads, the stable address of the newest
edition, and the way to the first edition with a figure.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from jinja2 import Environment

from helpers.base.formats import number
from helpers.base.language import translator
from helpers.base.templates import templates

from .feed import FEED, SITEMAP, Correction, feed, sitemap
from .inventory import FRONT, INVENTORY, Built, read_inventory
from .policy import POLICY
from .prints import Print, prints
from .revised import revisions

NEWEST = "nyeste"
FIRST = "forste"
_FORWARD = "forward.js"
_AS_THEY_ARE = (_FORWARD, "frame.css", "frame.js")


def built_editions(html: Path, years: Sequence[int]) -> tuple[Built, ...]:
    """Return the editions that have been built, oldest first."""
    folders = (html / str(year) for year in sorted(years))
    return tuple(read_inventory(folder) for folder in folders if (folder / INVENTORY).is_file())


def newest(built: Sequence[Built]) -> Built:
    """Return the edition to lead readers to: the newest published; else the newest draft."""
    return max(built, key=lambda edition: (not edition.draft, edition.year))


def write_outside(
    html: Path,
    built: Sequence[Built],
    title: str,
    language: str = "nb",
    *,
    address: str = "",
    corrected: Sequence[Correction] = (),
) -> None:
    """Write all that lies outside the editions, and take away what nothing leads to any more.

    Parameters
    ----------
    html : Path
        The folder that holds a folder for each edition.
    built : sequence of Built
        The editions, oldest first; at least one.
    title : str
        The name of the book.
    language : str
        The language of the pages.
    address : str
        Where the book is published; empty where nobody knows.
    corrected : sequence of Correction
        What was corrected in editions that are out.
    """
    pages = templates("helpers.production.book")
    pages.filters["megabytes"] = lambda size: number(max(size, 5000) / 1e6, language)
    pages.globals.update(
        _=translator(language),
        language=language,
        book=title,
        policy=POLICY,
        icon=f"{newest(built).year}/_static/favicon.svg",
    )
    printed = {edition.year: _printed(html, edition) for edition in built}
    files = {
        FRONT: pages.get_template("front_door.html").render(
            editions=built[::-1],
            newest=newest(built),
            up="",
            printed=printed,
        ),
        "editions.js": _list(built, printed),
        "figures.js": _compared(built),
        **{name: pages.get_template(name).render() for name in _AS_THEY_ARE},
        **_newest_pages(built, pages),
        **_first_figures(built, pages),
    }
    if address:
        told = {
            SITEMAP: sitemap(built, address),
            FEED: feed(built, corrected, title, address, language),
        }
        files |= {name: text for name, text in told.items() if text}
    for name, text in files.items():
        _write(html / name, text)
    for name in {SITEMAP, FEED} - files.keys():
        (html / name).unlink(missing_ok=True)
    for folder in (NEWEST, FIRST):
        for file in (html / folder).rglob("*.html"):
            if file.relative_to(html).as_posix() not in files:
                file.unlink()


def _printed(html: Path, edition: Built) -> dict[str, Print]:
    """Return the PDFs of an edition by the pages that they are of, the whole by none."""
    pages = {PurePosixPath(page).stem: page for page in edition.pages}
    found = {pages.get(each.page, each.page): each for each in prints(html, edition.year)}
    return {page: each for page, each in found.items() if page in ("", *edition.pages)}


def _list(built: Sequence[Built], printed: Mapping[int, Mapping[str, Print]]) -> str:
    """Return the script that tells every page of every edition which editions there are.

    A script, since browsers refuse to fetch JSON for pages that are opened from a folder.
    """
    editions = [
        {
            "year": edition.year,
            "draft": edition.draft,
            "pages": list(edition.pages),
            "paper": {page: each.address for page, each in printed[edition.year].items()},
        }
        for edition in reversed(built)
    ]
    listed = json.dumps({"newest": newest(built).year, "editions": editions}, indent=1)
    about = "// The editions that lie beside each other. Every build writes this anew."
    return f"{about}\nglobalThis.tilstandEditions = {listed};\n"


def _compared(built: Sequence[Built]) -> str:
    """Return the script that tells the page of each figure what changed between editions."""
    found = revisions({edition.year: edition.numbers for edition in built})
    listed = json.dumps(found, sort_keys=True, separators=(",", ":"))
    about = "// How many numbers of each figure are others in a later edition, and how many came."
    return f"{about}\nglobalThis.tilstandFigures = {listed};\n"


def _newest_pages(built: Sequence[Built], pages: Environment) -> dict[str, str]:
    """Return a page that leads on for every page of any edition.

    They lead on instead of being copies, so that the address that readers see, keep and cite
    names the edition that the numbers belong to.
    """
    page = pages.get_template("newest_page.html")
    latest = newest(built)
    titles: dict[str, str] = {}
    for edition in (*built, latest):
        titles |= edition.pages
    found = {}
    for address, title in titles.items():
        name = f"{NEWEST}/{address}"
        up = "../" * (len(PurePosixPath(name).parts) - 1)
        found[name] = page.render(
            heading=title, year=latest.year, up=up, place=latest.page(address), script=_FORWARD
        )
    return found


def _first_figures(built: Sequence[Built], pages: Environment) -> dict[str, str]:
    """Return a page for every figure and chapter, which leads to the first edition with it."""
    page = pages.get_template("first_figure.html")
    lacking: Mapping[str, str] = {a: p for edition in built for a, p in edition.absent.items()}
    anchors = {anchor for edition in built for anchor in edition.figures} | set(lacking)
    return {
        f"{FIRST}/{anchor}.html": page.render(
            place=_first(built, anchor, lacking.get(anchor)), up="../"
        )
        for anchor in sorted(anchors)
    }


def _first(built: Sequence[Built], anchor: str, page: str | None) -> str | None:
    """Return the first place of a figure or chapter; of a list, the first page that has it."""
    places = [edition.place(anchor) for edition in built]
    if page is not None and not any(places) and not anchor.startswith("kapittel-"):
        places = [
            edition.page(page)
            for edition in built
            if page in edition.pages and anchor not in edition.absent
        ]
    return next(filter(None, places), None)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
