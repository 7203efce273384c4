"""The markup of a figure on pages outside its chapter: opened, or bare, with links that lead."""

from copy import deepcopy
from xml.etree import ElementTree as ET

from helpers.base.addresses import is_web_address
from helpers.production.exhibits.exhibit import Exhibit, classes

from .contents import CHAPTERS
from .paths import joined


def opened(exhibit: Exhibit) -> str:
    """Return a figure with all open but its rows, without its title and the links to its files."""
    figure = deepcopy(exhibit.element)
    _leave_out(figure, {"dt-title", "dt-share"})
    for folded in figure.iter("details"):
        if "dt-row" not in classes(folded):
            folded.set("open", "")
    _lead(figure, exhibit)
    return _written(figure)


def embedded(exhibit: Exhibit) -> str:
    """Return a figure without what opens below it; links leave the page that shows it."""
    figure = deepcopy(exhibit.element)
    _leave_out(figure, {"dt-title", "dt-opens", "dt-claim-lines", "dt-kept"})
    _lead(figure, exhibit)
    for link in figure.iter("a"):
        link.attrib |= {"target": "_blank", "rel": "noopener"}
    return _written(figure)


def _written(figure: ET.Element) -> str:
    return ET.tostring(figure, "unicode", method="html").strip()


def _leave_out(parent: ET.Element, named: set[str]) -> None:
    for child in list(parent):
        if named & set(classes(child)):
            parent.remove(child)
        else:
            _leave_out(child, named)


def _lead(figure: ET.Element, exhibit: Exhibit) -> None:
    """Let links lead where they lead from the chapter."""
    here = {element.get("id") for element in figure.iter()}
    for link in figure.iter("a"):
        href = link.get("href", "")
        if is_web_address(href) or href.startswith("mailto:") or href[1:] in here:
            continue
        page, sign, place = href.partition("#")
        whole = f"{CHAPTERS}/{page}" if page else exhibit.page
        link.set("href", f"../{joined(whole)}{sign}{place}")
