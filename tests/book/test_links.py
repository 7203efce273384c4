"""Where pages lead, and that none of them asks another host for anything."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from pages import labels, pages, plain, soup

# Every way in which a page asks for a file, beside links that a reader may follow.
LOADING = {
    "src", "srcset", "data", "poster", "background", "action", "formaction", "manifest", "ping",
    "archive", "codebase", "xlink:href",
}  # fmt: skip
FOREIGN = re.compile(r"^\s*(https?:)?//", re.IGNORECASE)
IN_CSS = re.compile(r"(?:url\(|@import)\s*['\"]?\s*((?:https?:)?//[^'\")\s;]+)", re.IGNORECASE)
IN_SCRIPT = re.compile(r"(['\"`])((?:https?:|wss?:)?//[\w.-]+\.[a-z]{2,}[^'\"`]*)\1", re.IGNORECASE)
NAMESPACE = "http://www.w3.org/"


def of_css(text: str) -> list[str]:
    return IN_CSS.findall(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))


def of_script(text: str) -> list[str]:
    without_comments = re.sub(r"/\*.*?\*/|(?m:^\s*//[^\n]*$)", "", text, flags=re.DOTALL)
    found = [match[1] for match in IN_SCRIPT.findall(without_comments)]
    return [address for address in found if not address.startswith(NAMESPACE)]


def of_page(text: str) -> list[str]:
    """Return the addresses on other hosts that a page asks for when it is opened."""
    parsed = BeautifulSoup(text, "html.parser")
    found = []
    for tag in parsed.find_all(True):
        for name, value in tag.attrs.items():
            values = " ".join(value) if isinstance(value, list) else str(value)
            loads = name in LOADING or (name == "href" and tag.name != "a")
            if loads:
                found += [v for v in re.split(r",\s+", values) if FOREIGN.match(v)]
            if name == "style":
                found += of_css(values)
            if name.startswith("on"):
                found += of_script(values)
        if tag.name == "style":
            found += of_css(tag.get_text())
        if tag.name == "script":
            found += of_script(tag.get_text())
        if tag.name == "meta" and "refresh" in str(tag.get("http-equiv", "")).lower():
            found += [v for v in str(tag["content"]).split("=", 1)[1:] if FOREIGN.match(v)]
    return found


def test_nothing_is_asked_of_another_host(book: Path) -> None:
    readers = {".html": of_page, ".css": of_css, ".js": of_script, ".svg": of_page}
    found = {}
    for file in sorted(
        [*book.rglob("*"), *book.parent.glob("*.html"), *book.parent.glob("*/*.html")]
    ):
        read = readers.get(file.suffix)
        addresses = read(file.read_text(encoding="utf-8")) if read else []
        if addresses:
            found[file.relative_to(book.parent).as_posix()] = addresses
    assert found == {}


@pytest.mark.parametrize(
    "page",
    [
        '<script src="https://cdn.example.org/a.js"></script>',
        '<link rel="stylesheet" href="//fonts.example.org/a.css">',
        '<img srcset="a.png 1x, https://example.org/a.png 2x">',
        "<style>@import 'https://example.org/a.css';</style>",
        '<p style="background: url(https://example.org/a.png)"></p>',
        '<script>// a note\nfetch("https://example.org/a.json")</script>',
        '<script type="module">import a from "https://example.org/a.js"</script>',
        '<form action="https://example.org/"></form>',
        '<meta http-equiv="refresh" content="0; url=https://example.org/">',
    ],
)
def test_what_asks_another_host_is_found(page: str) -> None:
    assert len(of_page(page)) == 1


@pytest.mark.parametrize(
    "page",
    [
        '<a href="https://example.org/">Les mer</a>',
        '<link rel="stylesheet" href="_static/a.css">',
        '<svg xmlns="http://www.w3.org/2000/svg"><use xlink:href="#a"/></svg>',
        '<script>// see "https://example.org"\nconst a = "http://www.w3.org/2000/svg"</script>',
    ],
)
def test_links_and_names_ask_nothing(page: str) -> None:
    assert of_page(page) == []


def test_every_link_inside_the_book_leads_somewhere(book: Path) -> None:
    ids: dict[Path, set[str]] = {}
    broken = []
    for page in [*pages(book), *sorted(book.parent.glob("*.html")), *book.parent.glob("forste/*")]:
        for link in soup(page).select("a[href]"):
            parts = urlsplit(str(link["href"]))
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if not target.is_file():
                broken.append(f"{page.name} -> {link['href']}")
            elif parts.fragment and target.suffix == ".html":
                if target not in ids:
                    ids[target] = {str(tag["id"]) for tag in soup(target).select("[id]")}
                if unquote(parts.fragment) not in ids[target]:
                    broken.append(f"{page.name} -> {link['href']}")
    assert sorted(set(broken)) == []


def lacking(book: Path) -> set[str]:
    """Return the anchors that an edition has nothing for."""
    return {
        str(place["data-anchor"])
        for page in pages(book)
        for place in soup(page).select(".dt-absent, .dt-absent [data-anchor]")
    }


def test_what_has_no_figures_is_one_sentence_and_a_link(book: Path) -> None:
    for page in pages(book):
        for absent in soup(page).select(".dt-absent"):
            sentence = plain(absent).removesuffix(plain(absent.a)).strip()
            assert re.fullmatch(r"Denne utgaven har ingen tall om (?!.*\. ).+\.", sentence), (
                sentence
            )
            assert plain(absent.a) == "Se den første utgaven som har dem."


def test_a_chapter_without_figures_is_a_title_and_that_sentence(book: Path) -> None:
    for topic in (code for column, code in labels() if column == "topic"):
        page = soup(book / "chapters" / f"{topic}.html")
        if not page.select(".dt-figure"):
            (absent,) = page.select(".dt-absent")
            assert absent["data-anchor"] == f"kapittel-{topic.replace('_', '-')}"
            assert not page.select("section h2"), topic


def test_what_has_no_figures_leads_to_the_first_edition_that_has(book: Path) -> None:
    others = [folder for folder in sorted(book.parent.iterdir()) if folder.name.isdigit()]
    lacks = {other.name: lacking(other) for other in others}
    for page in pages(book):
        for absent in soup(page).select(".dt-absent"):
            anchor = str(absent["data-anchor"])
            having = [year for year in lacks if anchor not in lacks[year]]
            start = f"../{having[0]}/{page.relative_to(book)}" if having else "../index.html"
            door = page.parent / str(absent.a["href"])
            links = [str(link["href"]) for link in soup(door.resolve()).select("main a")]
            assert links[0].startswith(start), f"{anchor} of {book.name} leads to {links[0]}"
