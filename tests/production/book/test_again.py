"""An edition that is built again holds what a clean build would, and reads only what changed."""

import base64
import os
import pickle
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from nbformat.v4 import new_markdown_cell

from helpers.base.errors import TilstandError
from helpers.production.book.blocks import read
from helpers.production.book.building import build_html
from helpers.production.book.staging import stage
from library import differing
from samples import TOC, book, figure, save, shown

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
SHARING = "chapters/data_sharing"


class Book:
    """A small book that is built again and again."""

    def __init__(self, root: Path) -> None:
        self.root = book(root)
        (root / "_toc.yml").write_text(f"{TOC}      - file: about/cite\n", encoding="utf-8")
        self.cite = root / "about" / "cite.md"
        self.cite.write_text(
            "# Sitere\n\nSe [figuren](#barrierer).\n\n## Etterpå\n\nSlutt.\n", encoding="utf-8"
        )
        self.chapters = ["chapters/ai.ipynb", "chapters/data_sharing.ipynb"]
        self.html = root / "_build" / "html" / "2022"

    def build(self, target: Path | None = None, *, fresh: bool = False) -> None:
        names = ["index.ipynb", *self.chapters]
        staged = stage(self.root, 2022, [self.root / name for name in names], self.root)
        # No time may matter: what is changed may be older, and clocks are set back.
        for page in [*staged.rglob("*.md"), *staged.rglob("*.ipynb")]:
            os.utime(page, (1, 1))
        build_html(staged, target or self.html, fresh=fresh)

    def other_than_clean(self) -> list[str]:
        """Return the files that a build from nothing, which is then what is kept, has otherwise."""
        clean = self.root / "_build" / "clean" / "2022"
        self.build(clean, fresh=True)
        return differing(self.html, clean)

    def written(self, change: Callable[[], object]) -> set[str]:
        """Return the pages that are written anew after a change."""
        before = self._times()
        change()
        self.build()
        return {name for name, time in self._times().items() if before.get(name) != time}

    def _times(self) -> dict[str, int]:
        pages = self.html.rglob("*.html")
        return {
            page.relative_to(self.html).as_posix(): page.stat().st_mtime_ns
            for page in pages
            # Sphinx always writes these.
            if page.name not in ("index.html", "search.html") and page.parent.name != "figur"
        }

    def chapter(self, *outputs: object, text: str = "", title: str = "Deling av data") -> None:
        made = shown(*outputs, title=title)  # type: ignore[arg-type]
        if text:
            made.cells.append(new_markdown_cell(text, id="text"))
        save(made, self.root / self.chapters[1])


@pytest.fixture
def small(tmp_path: Path) -> Book:
    made = Book(tmp_path)
    made.build()
    return made


def test_a_changed_text_is_the_only_page_written(small: Book) -> None:
    text = small.cite.read_text(encoding="utf-8")
    new = text.replace("Se ", "Kvikksand.\n\nSe ")
    written = small.written(lambda: small.cite.write_text(new, "utf-8"))
    assert written == {"about/cite.html"}
    assert "kvikksand" in (small.html / "search_index.js").read_text(encoding="utf-8").lower()
    assert small.other_than_clean() == []
    # Its words leave the search with it.
    small.cite.write_text(text, encoding="utf-8")
    small.build()
    assert "kvikksand" not in (small.html / "search_index.js").read_text(encoding="utf-8").lower()
    assert small.other_than_clean() == []


def test_a_changed_title_stands_on_every_page(small: Book) -> None:
    written = small.written(lambda: small.chapter(figure("deling"), title="Delte data"))
    assert written == {f"{name}.html" for name in ("about/cite", "chapters/ai", SHARING)}
    for page in small.html.rglob("*.html"):
        if page.stem.endswith("-innfelt"):
            # Without the frame, which names the chapters.
            continue
        assert "Delte data" in page.read_text(encoding="utf-8"), page
        assert "Deling av data" not in page.read_text(encoding="utf-8"), page
    assert small.other_than_clean() == []


def test_what_a_page_no_longer_has_leaves_nothing_behind(small: Book) -> None:
    picture = small.root / "about" / "pixel.png"
    picture.write_bytes(PIXEL)
    text = small.cite.read_text(encoding="utf-8")
    small.chapter(figure("andre"), text="## En del\n\nTekst.")
    small.cite.write_text(f"{text}\n![Et punkt](pixel.png)\n", encoding="utf-8")
    small.build()
    assert small.other_than_clean() == []
    assert (small.html / "figur" / "andre.csv").is_file()
    assert not (small.html / "figur" / "deling.csv").exists()
    assert not (small.html / "figur" / "deling.html").exists()
    # A page that is not written again keeps its picture.
    small.chapter(figure("andre"), text="## En del\n\nEn annen tekst.")
    small.build()
    assert small.other_than_clean() == []
    # The picture stays beside the page, so that only the page tells that it is not shown.
    small.cite.write_text(text, encoding="utf-8")
    small.build()
    assert not (small.html / "_images").exists()
    assert small.other_than_clean() == []


def test_a_page_that_is_gone_is_gone(small: Book) -> None:
    (small.root / "_toc.yml").write_text(TOC, encoding="utf-8")
    small.cite.unlink()
    small.build()
    assert not (small.html / "about").exists()
    assert small.other_than_clean() == []


def test_a_fault_of_an_unchanged_page_is_told_until_it_is_mended(small: Book) -> None:
    chapter = small.root / small.chapters[0]
    before = chapter.read_bytes()
    was = read(chapter)
    was.cells = [cell for cell in was.cells if "barrierer" not in str(cell.get("outputs"))]
    save(was, chapter)
    for _ in range(2):
        with pytest.raises(TilstandError, match=re.escape("about/cite.md") + ".*barrierer"):
            small.build()
    chapter.write_bytes(before)
    small.build()
    assert small.other_than_clean() == []


def test_a_fault_of_a_page_is_told_each_time_whatever_else_changes(small: Book) -> None:
    text = small.cite.read_text(encoding="utf-8")
    small.cite.write_text(f"{text}\n```{{ukjent}}\n```\n", encoding="utf-8")
    for title in ("Deling", "Delte data"):
        small.chapter(figure("deling"), title=title)
        with pytest.raises(TilstandError, match="ukjent"):
            small.build()
    assert "Deling av data" in (small.html / f"{SHARING}.html").read_text(encoding="utf-8")


class _Planted:
    def __init__(self, sign: Path) -> None:
        self.sign = sign

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.sign,)


def test_a_planted_pickle_does_nothing(small: Book, tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    planted = pickle.dumps(_Planted(sign))
    folders = [place for place in (small.root / "_build").rglob("*") if place.is_dir()]
    for folder in [small.root / "_build", *folders]:
        for name in (".doctrees/environment.pickle", "environment.pickle", "index.doctree"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(planted)
    small.cite.write_text("# Sitere\n", encoding="utf-8")
    small.build()
    assert not sign.exists()
    pickle.loads(planted)
    assert sign.exists()
