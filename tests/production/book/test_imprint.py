"""What a page says of who publishes the book, stated or not."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from helpers.base.errors import TilstandError
from helpers.production.book.building import build_html
from helpers.production.book.imprint import for_templates, stated
from helpers.production.book.staging import stage
from samples import book
from signed import PUBLISHER, sign

SAID = {
    "publisher": "Etaten & <b>co</b>",
    "editor": "Kari Nordmann",
    "contact": "post@etaten.no",
    "date": "2025-11-30",
}
PAGE = """\
# Slik siterer du

{imprint}`utgiver`, ved {imprint}`redaktør` og {imprint}`kontakt`. Kom: {imprint}`utgitt`.
"""


def built(root: Path, imprint: dict[str, str], text: str = PAGE) -> BeautifulSoup:
    """Return the page of a small book that tells all of its imprint."""
    book(root)
    (root / "about/cite.md").write_text(text, encoding="utf-8")
    toc = root / "_toc.yml"
    toc.write_text(f"{toc.read_text('utf-8')}      - file: about/cite\n", encoding="utf-8")
    notebooks = [root / f"{n}.ipynb" for n in ("index", "chapters/ai", "chapters/data_sharing")]
    target = root / "html"
    build_html(stage(root, 2024, notebooks, root, imprint=imprint), target)
    return BeautifulSoup((target / "about/cite.html").read_text("utf-8"), "html.parser")


def words(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text().split())


def test_what_is_stated_stands_in_the_text_and_at_the_foot(tmp_path: Path) -> None:
    page = built(tmp_path, SAID)
    assert words(page.select_one("article p")) == (
        "Etaten & <b>co</b>, ved Kari Nordmann og post@etaten.no. Kom: 30. november 2025."
    )
    assert words(page.select_one(".t-imprint")) == (
        "Utgiver: Etaten & <b>co</b> · Redaktør: Kari Nordmann · Kontakt: post@etaten.no · "
        "Utgitt: 30. november 2025"
    )
    links = {unquote(str(a["href"])) for a in page.select("article p a, .t-imprint a")}
    assert links == {"mailto:post@etaten.no"}
    assert page.select(".t-example") == []


def test_what_nobody_stated_is_marked_as_an_example(tmp_path: Path) -> None:
    page = built(tmp_path, {"editor": "Kari Nordmann"})
    assert words(page.select_one("article p")) == (
        "[Eksempel: utgiver er ikke oppgitt], ved Kari Nordmann og "
        "[Eksempel: kontakt er ikke oppgitt]. Kom: ikke ennå."
    )
    assert words(page.select_one(".t-imprint")) == (
        "Redaktør: Kari Nordmann Eksempel: utgiver og kontakt er ikke oppgitt."
    )
    assert len(page.select(".t-example")) == 3


def test_a_part_that_there_is_not_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(TilstandError, match="'forlag' in the imprint; expected one of utgiver, "):
        built(tmp_path, SAID, "# Slik siterer du\n\n{imprint}`forlag`\n")


def test_an_edition_is_out_where_it_is_published_and_somebody_answers_for_it(
    project: Path, edit: Callable[..., int]
) -> None:
    assert stated(project, 2024) == dict.fromkeys(SAID, "")
    sign(project)
    # A day that is planned.
    edit("editions", {"year": "2023"}, published="2026-12-24")
    assert stated(project, 2023)["date"] == ""
    said = stated(project, 2024)
    assert said["date"] == "2026-11-21"
    assert said["publisher"] == PUBLISHER
    assert for_templates(said)["lacking"] == ""


def test_the_edition_carries_it_where_it_is_staged(tmp_path: Path) -> None:
    notebooks = [book(tmp_path) / "index.ipynb"]
    config = stage(tmp_path, 2024, notebooks, tmp_path, imprint=SAID) / "_config.yml"
    said = yaml.safe_load(config.read_text(encoding="utf-8"))["sphinx"]["config"]
    assert said["tilstand_imprint"] == SAID
