"""Readers move between editions, and stay on the page and the figure that they read."""

import json
from collections.abc import Iterator
from itertools import combinations, permutations
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from helpers.production.book.book import notebooks
from helpers.production.book.building import build_html
from helpers.production.book.outside import built_editions, write_outside
from helpers.production.book.staging import stage
from library import DRAFTS, EVERY, ROOT, YEARS
from pages import figures, pages, soup
from samples import TOC, book

from .test_accessibility import LEVELS
from .views import VIEWS

OLDEST, NEWEST = YEARS[0], YEARS[-1]
# The scripts are the same on all pages: some tell of the others.
SOME = 1 if EVERY else 3
SHARING = "chapters/data_sharing"
DRAFT = "Utkast: tallene kan bli endret."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build three small editions: one without a chapter, a whole one, and a draft."""
    root = book(tmp_path_factory.mktemp("made"))
    for year in (2021, 2022, 2025):
        known = [page for page in ("chapters/ai", SHARING) if year > 2021 or page != SHARING]
        toc = TOC if SHARING in known else TOC.replace(f"      - file: {SHARING}\n", "")
        (root / "_toc.yml").write_text(toc, encoding="utf-8")
        shown = [root / f"{page}.ipynb" for page in ("index", *known)]
        build_html(
            stage(root, year, shown, root, draft=year == 2025),
            root / "_build" / "html" / str(year),
        )
    html = root / "_build" / "html"
    write_outside(html, built_editions(html, [2021, 2022, 2025]), "Digital tilstand")
    return html


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def plain_tab(browser: Browser) -> Iterator[Page]:
    """A tab without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def _addresses(book: Path) -> list[str]:
    return [page.relative_to(book).as_posix() for page in pages(book)]


def _menu(tab: Page) -> Locator:
    return tab.get_by_role("navigation", name="Utgaver").locator("details")


def _open(tab: Page) -> Locator:
    """Open the list of editions, and return its entries."""
    _menu(tab).get_by_text("Bytt utgave").click()
    return _menu(tab).get_by_role("link")


def _choose(tab: Page, year: int) -> None:
    _open(tab).filter(has_text=str(year)).click()


@pytest.mark.parametrize(("older", "newer"), list(combinations(YEARS, 2)))
def test_every_page_leads_to_itself_in_other_editions_and_back(
    tab: Page, html: Path, older: int, newer: int
) -> None:
    project = html.parents[1]
    chapters = {
        notebook.relative_to(project).with_suffix(".html").as_posix()
        for notebook in notebooks(project)
    }
    addresses = _addresses(html / str(newer))
    assert chapters <= {*addresses}
    assert addresses == _addresses(html / str(older))
    for address in addresses[::SOME]:
        tab.goto((html / str(newer) / address).as_uri())
        for goal in (older, newer):
            _choose(tab, goal)
            tab.wait_for_url((html / str(goal) / address).as_uri())
            assert tab.locator(".t-edition").inner_text() == str(goal)


def begins_later(chapter: str, anchor: str) -> bool:
    """Tell whether older editions say nothing of a figure.

    No cell asks for it, or its cell says in which edition it begins.
    """
    path = ROOT / "chapters" / f"{chapter}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"] if path.is_file() else []
    sources = ["".join(cell["source"]) for cell in cells]
    asked = [source for source in sources if f'anchor="{anchor}"' in source]
    return anchor.startswith("tall-") or any("first_edition=" in source for source in asked)


@pytest.mark.parametrize(("start", "goal"), list(permutations(YEARS, 2)))
def test_place_of_a_figure_is_there_in_every_edition(html: Path, start: int, goal: int) -> None:
    lost = []
    for page, figure in figures(html / str(start)):
        if begins_later(page.stem, str(figure["id"])):
            continue
        other = html / str(goal) / page.relative_to(html / str(start))
        if len(soup(other).find_all(id=str(figure["id"]))) != 1:
            lost.append(f"{other.name}#{figure['id']}")
    assert lost == []


def test_link_to_a_figure_lands_where_an_edition_says_that_it_lacks_it(
    tab: Page, html: Path
) -> None:
    tab.goto((html / str(NEWEST) / "chapters/ai.html").as_uri())
    figure = tab.locator('figure.dt-figure:not([id^="tall-"])').last.get_attribute("id")
    # Not by loading: a link on the page changes the place only.
    tab.evaluate("(id) => { location.hash = id }", figure)
    _choose(tab, OLDEST)
    tab.wait_for_url(f"**/{OLDEST}/chapters/ai.html#{figure}")
    expect(tab.locator(f".dt-absent:has(#{figure})")).to_be_in_viewport()
    _choose(tab, NEWEST)
    tab.wait_for_url(f"**/{NEWEST}/chapters/ai.html#{figure}")
    expect(tab.locator(f"#{figure}")).to_be_in_viewport()


def test_search_goes_along(tab: Page, html: Path) -> None:
    tab.goto(f"{(html / str(NEWEST) / 'search.html').as_uri()}?q=kommuner")
    _choose(tab, OLDEST)
    tab.wait_for_url(f"**/{OLDEST}/search.html?q=kommuner")


def test_edition_that_is_read_is_marked(tab: Page, html: Path) -> None:
    tab.goto((html / str(OLDEST) / "index.html").as_uri())
    entries = _open(tab)
    assert entries.all_inner_texts() == [
        f"{NEWEST} – nyeste",
        *(f"{year} – utkast" if year in DRAFTS else str(year) for year in YEARS[-2:0:-1]),
        f"{OLDEST} – denne",
        "Alle utgaver",
    ]
    expect(_menu(tab).locator("[aria-current=page]")).to_have_text(f"{OLDEST} – denne")


def test_older_edition_leads_to_the_newest(tab: Page, html: Path) -> None:
    for address in _addresses(html / str(OLDEST))[::SOME]:
        tab.goto((html / str(OLDEST) / address).as_uri())
        notice = tab.get_by_role("complementary", name="Nyere utgave")
        expect(notice).to_contain_text(f"utgaven for {OLDEST}, og det finnes en nyere")
        notice.get_by_role("link", name=f"Samme side i utgaven for {NEWEST}").click()
        tab.wait_for_url((html / str(NEWEST) / address).as_uri())
        expect(notice).to_be_hidden()


def test_newest_edition_has_an_address_that_stays(tab: Page, plain_tab: Page, html: Path) -> None:
    for address in _addresses(html / str(NEWEST))[::SOME]:
        goal = (html / str(NEWEST) / address).as_uri()
        tab.goto(f"{(html / 'nyeste' / address).as_uri()}?q=x#innhold", wait_until="commit")
        tab.wait_for_url(f"{goal}?q=x#innhold")
        plain_tab.goto((html / "nyeste" / address).as_uri(), wait_until="commit")
        plain_tab.wait_for_url(goal)


def test_reader_can_go_back_from_the_newest_edition(tab: Page, html: Path) -> None:
    tab.goto((html / "index.html").as_uri())
    tab.get_by_role("link", name="Fast adresse").click()
    tab.wait_for_url(f"**/{NEWEST}/index.html")
    tab.go_back()
    tab.wait_for_url((html / "index.html").as_uri())


def test_without_javascript_a_link_leads_to_the_list(plain_tab: Page, html: Path) -> None:
    for address in ("index.html", "chapters/ai.html", "search.html"):
        plain_tab.goto((html / str(OLDEST) / address).as_uri())
        nav = plain_tab.get_by_role("navigation", name="Utgaver")
        expect(_menu(plain_tab)).to_be_hidden()
        expect(plain_tab.get_by_role("complementary", name="Nyere utgave")).to_be_hidden()
        nav.get_by_role("link", name="Alle utgaver").click()
        plain_tab.wait_for_url((html / "index.html").as_uri())


def test_pages_work_where_the_list_is_missing(tab: Page, html: Path) -> None:
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.route("**/editions.js", lambda route: route.abort())
    tab.goto((html / str(OLDEST) / "chapters/ai.html").as_uri())
    expect(tab.get_by_role("navigation", name="Utgaver").locator(".t-all")).to_be_visible()
    assert faults == []


def test_keyboard_opens_chooses_and_closes(tab: Page, html: Path) -> None:
    tab.goto((html / str(NEWEST) / "chapters/ai.html").as_uri())
    button = _menu(tab).locator("summary")
    for _ in range(5):
        tab.keyboard.press("Tab")
        if button.evaluate("(it) => it === document.activeElement"):
            break
    expect(button).to_be_focused()
    tab.keyboard.press("Enter")
    links = _menu(tab).get_by_role("link")
    tab.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    tab.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    expect(button).to_be_focused()
    tab.keyboard.press("Space")
    for _ in range(len(YEARS) + 2):
        tab.keyboard.press("Tab")
    expect(links.first).to_be_hidden()
    button.focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/{YEARS[-2]}/chapters/ai.html")


def test_click_elsewhere_closes_the_list(tab: Page, html: Path) -> None:
    tab.goto((html / str(NEWEST) / "chapters/ai.html").as_uri())
    links = _open(tab)
    # On the head, which takes no focus: that alone would close the list.
    tab.mouse.click(640, 3)
    expect(links.first).to_be_hidden()


def test_chapter_that_an_edition_lacks_leads_to_its_front_page(tab: Page, made: Path) -> None:
    tab.goto(f"{(made / '2022' / SHARING).as_uri()}.html#deling")
    expect(_open(tab).nth(2)).to_have_text("2021 – siden mangler, til forsiden")
    _menu(tab).get_by_role("link", name="2021").click()
    tab.wait_for_url((made / "2021" / "index.html").as_uri())


def test_chapter_that_the_newest_edition_lacks_leads_to_its_front_page(
    tab: Page, made: Path
) -> None:
    """As if 2025 were published, without a chapter of 2022."""
    text = (made / "editions.js").read_text(encoding="utf-8")
    gone = text.replace('"newest": 2022', '"newest": 2025').replace(f'"{SHARING}.html",', "", 1)
    assert gone != text
    tab.route("**/editions.js", lambda r: r.fulfill(body=gone, content_type="text/javascript"))
    tab.goto(f"{(made / '2022' / SHARING).as_uri()}.html")
    tab.get_by_role("link", name="Forsiden av utgaven for 2025").click()
    tab.wait_for_url((made / "2025" / "index.html").as_uri())


def test_readers_are_led_to_what_is_on_paper(tab: Page, made: Path) -> None:
    tab.goto((made / "2022" / "chapters" / "ai.html").as_uri())
    assert tab.locator(".t-paper").is_hidden()
    text = (made / "editions.js").read_text(encoding="utf-8")
    paper = {"": "pdf/boken.pdf", "chapters/ai.html": "pdf/ai.pdf"}
    start, end = text.index('"paper"', text.index('"year": 2022')), text.rindex("}")
    there = f'{text[:start]}"paper": {json.dumps(paper)}{text[text.index("}", start) + 1 : end]}}}'
    ending = text[end + 1 :]
    tab.route(
        "**/editions.js", lambda r: r.fulfill(body=there + ending, content_type="text/javascript")
    )
    tab.reload()
    links = tab.locator(".t-paper a")
    assert links.all_inner_texts() == ["Denne siden som PDF", "Hele utgaven som PDF"]
    targets = [link.evaluate("link => link.href") for link in links.all()]
    assert targets == [(made / "pdf" / name).as_uri() for name in ("ai.pdf", "boken.pdf")]
    tab.goto((made / "2022" / "index.html").as_uri())
    assert links.all_inner_texts() == ["Hele utgaven som PDF"]


def test_every_page_of_a_draft_says_so(plain_tab: Page, made: Path) -> None:
    for year in (2021, 2022, 2025):
        for page in pages(made / str(year)):
            plain_tab.goto(page.as_uri())
            notice = plain_tab.get_by_role("complementary", name="Utkast")
            if year == 2025:
                expect(notice).to_have_text(DRAFT)
                expect(notice).to_be_visible()
            else:
                expect(notice).to_have_count(0)


def test_readers_are_led_to_what_is_published(tab: Page, made: Path) -> None:
    tab.goto((made / "index.html").as_uri())
    expect(tab.locator("a.main")).to_have_attribute("href", "2022/index.html")
    expect(tab.get_by_role("listitem").first).to_contain_text(DRAFT.rstrip("."))
    tab.goto((made / "nyeste" / "chapters" / "ai.html").as_uri(), wait_until="commit")
    tab.wait_for_url("**/2022/chapters/ai.html")
    expect(tab.get_by_role("complementary", name="Nyere utgave")).to_be_hidden()
    assert _open(tab).all_inner_texts()[:2] == ["2025 – utkast", "2022 – denne, nyeste"]
    tab.goto((made / "2021" / "chapters" / "ai.html").as_uri())
    tab.get_by_role("link", name="Samme side i utgaven for 2022").click()
    tab.wait_for_url("**/2022/chapters/ai.html")


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_finds_nothing_where_editions_are_chosen(
    browser: Browser, html: Path, made: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    tab = context.new_page()
    # Stay on the page that leads on.
    tab.route("**/forward.js", lambda route: route.abort())
    axe, found = Axe(), []

    def look(page: Path, part: str | None = None) -> None:
        result = axe.run(tab, part, options={"runOnly": LEVELS})
        found.extend(f"{page}: {v['id']}" for v in result.response["violations"])

    for page in (
        html / str(OLDEST) / "chapters" / "ai.html",
        html / "nyeste" / "chapters" / "ai.html",
        made / "index.html",
        made / "2021" / "index.html",
        made / "2022" / f"{SHARING}.html",
        made / "2025" / "chapters" / "ai.html",
    ):
        tab.goto(page.as_uri())
        look(page)
        if _menu(tab).count():
            _open(tab)
            look(page, ".t-editions")
    context.close()
    assert found == []


@pytest.mark.parametrize("width", [320, 360, 600, 700, 1280])
def test_list_of_editions_fits_the_screen(tab: Page, made: Path, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    for page in (made / "2022" / f"{SHARING}.html", made / "2025" / "search.html"):
        tab.goto(page.as_uri())
        _open(tab)
        box = _menu(tab).locator("ul").bounding_box()
        assert box is not None
        assert box["x"] >= 0, page
        assert box["x"] + box["width"] <= width, page
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, page
