"""The page of all numbers: readers choose, compare and take along, also without a mouse."""

import csv
import io
import json
import random
from itertools import product
from pathlib import Path

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from helpers.analysis.comparability import compare, nearest, said
from helpers.base.spreadsheet import is_inert, original
from helpers.data import Edition, Observation, newest_edition, open_edition
from library import EVERY
from pages import plain, soup

from .test_accessibility import ALL

SEEN = (
    list(product((360, 768, 1280), ("light", "dark")))
    if EVERY
    else [(360, "dark"), (768, "light"), (1280, "dark")]
)
# As many as are shown before a reader asks for all.
FIRST = 20
FIELDS = {
    "Søk i spørsmål og navn": "q",
    "Tema": "topic",
    "Hvem": "population",
    "År": "period",
    "Svar talt": "answers",
    "Undersøkelse": "asked",
    "Kilde": "source",
    "Påstander": "claims",
    "Vis bare": "only",
    "Først i utgaven": "first",
}


@pytest.fixture
def address(book: Path) -> str:
    return (book / "chapters/explore.html").as_uri()


@pytest.fixture
def newest(book: Path) -> None:
    """Leave out other editions than the newest: what is picked is not in all of them."""
    if book.name != str(newest_edition(Path(__file__).parents[2])):
        pytest.skip("the numbers that are picked are of the newest edition")


@pytest.fixture(scope="module")
def edition(book: Path) -> Edition:
    return open_edition(int(book.name))


@pytest.fixture(scope="module")
def known(book: Path, edition: Edition) -> list[Observation]:
    """Return the observation of each row of the table, by what the script knows of it."""
    (table,) = soup(book / "chapters/explore.html").select("[data-numbers]")
    data = json.loads(str(table["data-numbers"]))
    columns = {column["name"]: column for column in data["columns"]}
    found = {reference(o): o for o in edition.observations}
    rows = []
    questions = [str(link["href"]).partition("#")[2] for link in table.select("tbody th a")]
    said = (
        [columns[name]["codes"][place] for place in columns[name]["places"]]
        for name in ("population", "answers", "period")
    )
    for anchor, population, answers, period in zip(questions, *said, strict=True):
        question = anchor.replace("-", "_")
        rows.append(found.pop(f"{question}/{population}/{answers}@{period[-4:]}"))
    assert not found
    return rows


def reference(o: Observation) -> str:
    group = f":{o.group}" if o.group else ""
    return f"{o.indicator.indicator}/{o.population}{group}/{o.category}@{o.year}"


def picked(*observations: Observation) -> str:
    return "&".join(f"valg={reference(o)}" for o in observations)


def field(tab: Page, label: str) -> Locator:
    group = tab.get_by_role("group", name="Velg tall")
    return group.get_by_label(label).and_(group.locator(f"[name={FIELDS[label]}]"))


def shown(tab: Page) -> int:
    expect(tab.locator(".dt-choices [role=status]")).to_be_visible()
    return int(tab.locator(".dt-choices [role=status]").inner_text().split()[1])


def panel(tab: Page) -> Locator:
    return tab.get_by_role("region", name="Valgte tall")


def boxes(tab: Page) -> Locator:
    return tab.locator("tbody tr:visible").get_by_role("checkbox")


def test_every_row_tells_what_its_number_must_not_be_told_without(
    book: Path, edition: Edition, known: list[Observation]
) -> None:
    lines = soup(book / "chapters/explore.html").select(".dt-explorer tbody tr")
    assert len(lines) == len(known) == len(edition.observations)
    for line, o in zip(lines, known, strict=True):
        text = plain(line)
        assert edition.text(o.indicator, "question") in text
        assert edition.label("scale", o.indicator.scale) in text
        assert str(o.year) in text
        for c in o.citations:
            assert edition.sources[c.source].title in text
        assert line.th.a["href"] == (
            f"../chapters/{o.indicator.topic}.html#{o.indicator.indicator.replace('_', '-')}"
        )


@pytest.mark.usefixtures("newest")
def test_choices_show_what_fits_them_all(tab: Page, known: list[Observation]) -> None:
    assert shown(tab) == len(known)
    assert boxes(tab).count() == FIRST
    field(tab, "Tema").select_option("ai")
    field(tab, "Hvem").select_option("municipality")
    fit = [o for o in known if o.indicator.topic == "ai" and o.population == "municipality"]
    assert 1 < shown(tab) == len(fit) < len(known)
    field(tab, "Søk i spørsmål og navn").fill("planer KI")
    assert 0 < shown(tab) < len(fit)
    field(tab, "Søk i spørsmål og navn").fill("finnes ikke")
    expect(tab.get_by_text("Ingen tall passer til alle valgene.")).to_be_visible()
    tab.get_by_role("link", name="Vis alle tallene").click()
    assert shown(tab) == len(known)
    tab.get_by_role("button", name=f"Vis alle {len(known)}").click()
    assert boxes(tab).count() == len(known)


@pytest.mark.usefixtures("newest")
def test_choices_and_picks_stand_in_the_address(
    tab: Page, address: str, known: list[Observation]
) -> None:
    field(tab, "Undersøkelse").select_option("IT i praksis")
    field(tab, "År").select_option("2024")
    boxes(tab).nth(0).check()
    boxes(tab).nth(1).check()
    assert "asked=IT+i+praksis&period=2024" in tab.url
    assert tab.url.count("valg=") == 2
    count, said_there = shown(tab), panel(tab).inner_text()
    tab.reload()
    assert shown(tab) == count
    assert panel(tab).inner_text() == said_there
    assert tab.locator("tbody input:checked").count() == 2
    # What another edition has is not chosen and not picked.
    tab.goto(f"{address}?topic=nothing&valg=nothing/all/@1999")
    assert shown(tab) == len(known)
    expect(panel(tab)).to_be_hidden()


def test_every_count_of_a_view_is_what_it_shows(tab: Page, address: str) -> None:
    links = [
        (str(link.get_attribute("href")), link.inner_text())
        for link in tab.locator(".dt-views a").all()
    ]
    assert len(links) > 5
    for href, text in links:
        tab.goto(address + href.partition("explore.html")[2])
        assert f"({shown(tab)})" in text, text


def pair(known: list[Observation], *populations: str) -> list[Observation]:
    found = [o for o in known if o.indicator.indicator == "ai_plans" and o.year == 2024]
    return [next(o for o in found if o.population == population) for population in populations]


@pytest.mark.usefixtures("newest")
def test_two_that_may_stand_together_are_drawn(
    tab: Page, address: str, edition: Edition, known: list[Observation]
) -> None:
    two = pair(known, "state", "municipality")
    tab.goto(f"{address}?{picked(*two)}")
    expect(tab.locator(".dt-picked [role=status]")).to_have_text(
        "2 tall er valgt, og de kan tegnes sammen."
    )
    items = panel(tab).locator(".dt-bars li")
    expect(items).to_have_count(2)
    for item, o in zip(items.all(), two, strict=True):
        assert f"{o.value:g}" in item.inner_text()
        assert edition.label("population", o.population) in item.inner_text()
    for label in ("Spørsmål", "År", "Svarskala", "Antall svar", "Undersøkelse og kilde"):
        expect(panel(tab).locator("dt", has_text=label)).to_be_visible()
    # Bars are as long as the numbers are large.
    first, second = (float(str(r.get_attribute("width"))) for r in items.locator("rect").all())
    assert first / second == pytest.approx(two[0].value / two[1].value)  # type: ignore[operator]


@pytest.mark.usefixtures("newest")
def test_years_of_a_series_are_drawn_as_a_line(
    tab: Page, address: str, known: list[Observation]
) -> None:
    ranks = [o for o in known if o.key[:3] == ("egdi_rank", "country", "")]
    tab.goto(f"{address}?{picked(ranks[0])}")
    tab.get_by_role("button", name=f"Ta med alle: år ({len(ranks)})").click()
    expect(panel(tab)).to_be_focused()
    expect(panel(tab).locator(".dt-over-time circle")).to_have_count(len(ranks))
    years = panel(tab).locator(".dt-bar-name span").all_inner_texts()
    assert years == sorted(str(o.year) for o in ranks)
    expect(panel(tab)).to_contain_text("Antallet i rangeringen er ikke det samme")


@pytest.mark.usefixtures("newest")
def test_two_that_may_not_are_refused_and_led_on(
    tab: Page, address: str, edition: Edition, known: list[Observation]
) -> None:
    (state,) = pair(known, "state")
    other = next(
        o for o in known if o.population == "municipality" and o.indicator.battery == "ai_barriers"
    )
    tab.goto(f"{address}?{picked(state, other)}")
    expect(tab.locator(".dt-picked [role=status]")).to_contain_text("kan ikke tegnes sammen")
    expect(panel(tab).locator(".dt-bars")).to_have_count(0)
    expect(panel(tab)).to_contain_text("Statlige virksomheter mot Kommuner")
    panel(tab).get_by_role("button").click()
    expect(panel(tab)).to_be_focused()
    expect(panel(tab).locator(".dt-bars li")).to_have_count(2)
    expected = nearest([state, other], edition.observations)
    assert expected is not None
    assert compare(expected).sound


JUDGE = """(sets) => {
  const inputs = [...document.querySelectorAll("tbody input")];
  const text = (element) => element.textContent;
  const all = (css) => [...document.querySelectorAll(`#sammenligning ${css}`)];
  return sets.map((rows) => {
    document.querySelector(".dt-picked button").click();
    for (const row of rows) inputs[row].click();
    const drawn = all(".dt-bars li").length;
    const told = drawn ? [] : all(".dt-facts > div").map((pair) => [...pair.children].map(text));
    const warned = all(".dt-caution").map(text);
    const near = all("button").map((button) => button.click()).length;
    const offered = near ? inputs.flatMap((input, row) => (input.checked ? [row] : [])) : null;
    return { drawn, told, warned, offered };
  });
}"""


def test_script_and_python_judge_alike(
    tab: Page, edition: Edition, known: list[Observation]
) -> None:
    chance = random.Random(20)
    sets = []
    for _ in range(600 if EVERY else 150):
        one = chance.choice(known)
        near = [o for o in known if one.indicator.indicator == o.indicator.indicator]
        battery = [o for o in known if o.indicator.battery == one.indicator.battery != ""]
        among = chance.choice([known, near, battery, [*near, *battery]])
        among = list(dict.fromkeys(map(known.index, among)))
        if len(among) > 1:
            sets.append(chance.sample(among, min(len(among), chance.choice([2, 2, 2, 3, 4]))))
    # Picks hold whatever is shown, and an empty table is laid out at once.
    field(tab, "Søk i spørsmål og navn").fill("finnes ikke")
    told = tab.evaluate(JUDGE, sets)
    verdicts = set()
    for rows, script in zip(sets, told, strict=True):
        found = [known[row] for row in sorted(rows)]
        verdict = compare(found)
        verdicts.add(verdict.sound)
        assert script["drawn"] == (len(rows) if verdict.sound else 0), found
        assert [tuple(pair) for pair in script["told"]] == list(said(edition, found, verdict))
        if verdict.sound:
            told_of = " ".join(script["warned"])
            assert ("Antallet i rangeringen" in told_of) == ("ranked" in verdict.warnings)
            assert ("fra ulike kilder" in told_of) == ("survey" in verdict.warnings)
        else:
            near_by = nearest(found, known)
            expected = sorted(map(known.index, near_by)) if near_by else None
            assert script["offered"] == expected, found
    assert verdicts == {True, False}


def test_what_is_shown_is_drawn_in_sound_groups(
    tab: Page, address: str, known: list[Observation]
) -> None:
    tab.goto(f"{address}?only=pairs")
    count = shown(tab)
    tab.get_by_role("button", name="Tegn tallene som vises").click()
    drawing = tab.get_by_role("region", name="Tallene som vises, tegnet der de kan stå sammen")
    expect(drawing).to_be_focused()
    # Each question with its pairs, and nothing twice.
    expect(drawing.locator(".dt-bars li")).to_have_count(count)
    drawing.get_by_role("button", name="Lukk").click()
    expect(drawing).to_be_hidden()
    expect(tab.get_by_role("button", name="Tegn tallene som vises")).to_be_focused()


def downloaded(tab: Page, name: str) -> bytes:
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name=name).click()
    return Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize(
    ("button", "separator", "decimal"),
    [("Last ned tallene som vises (CSV)", ",", "."), ("Last ned for norsk Excel (CSV)", ";", ",")],
)
def test_download_has_what_is_shown_with_all_that_belongs_to_it(
    tab: Page,
    address: str,
    edition: Edition,
    known: list[Observation],
    button: str,
    separator: str,
    decimal: str,
) -> None:
    tab.goto(f"{address}?topic=overview")
    found = [o for o in known if o.indicator.topic == "overview"]
    content = downloaded(tab, button)
    assert content.startswith(b"\xef\xbb\xbf") == (separator == ";")
    text = content.decode("utf-8-sig")
    table = pd.read_csv(io.StringIO(text), sep=separator, decimal=decimal, keep_default_na=False)
    assert len(table) == len(found)
    assert not table.columns.duplicated().any()
    for (_, row), o in zip(table.iterrows(), found, strict=True):
        assert original(row["Hva"]) == edition.text(o.indicator, "label")
        assert original(row["Spørsmål"]) == edition.text(o.indicator, "question")
        assert row["Verdi som tall"] == o.value
        assert row["Svarskala"] == edition.label("scale", o.indicator.scale)
        assert row["Henvisning"] == reference(o)
        assert str(o.year) in str(row["År"])
        assert all(edition.sources[c.source].title in row["Kilde"] for c in o.citations)
        assert row["Hvem"]
        assert row["Antall svar"] != ""
    cells = [cell for line in csv.reader(io.StringIO(text), delimiter=separator) for cell in line]
    assert all(map(is_inert, cells))


# The page is whole, and no script of it has run.
SAY = """document.addEventListener("readystatechange", () => {{
  for (const link of document.querySelectorAll("tbody th a")) link.textContent = {};
}}, {{ once: true }});"""


@pytest.mark.parametrize("text", ["=1+1", "  @SUM(A1)", "a; =1+1", "+47", "＝1+1", '"=x"', "'=1"])
def test_no_text_of_a_download_is_a_formula(tab: Page, address: str, text: str) -> None:
    tab.add_init_script(SAY.format(json.dumps(text)))
    tab.goto(f"{address}?topic=ai")
    content = downloaded(tab, "Last ned tallene som vises (CSV)").decode()
    rows = list(csv.reader(io.StringIO(content)))[1:]
    assert all(is_inert(cell) for row in rows for cell in row)
    assert original(rows[0][0]) == text.strip()


def test_all_by_key(tab: Page, known: list[Observation]) -> None:
    field(tab, "Søk i spørsmål og navn").focus()
    tab.keyboard.type("planer")
    for label in ("Tema", "Hvem", "År", "Svar talt", "Undersøkelse", "Kilde", "Påstander"):
        tab.keyboard.press("Tab")
        expect(field(tab, label)).to_be_focused()
    field(tab, "Hvem").focus()
    tab.keyboard.press("ArrowDown")
    assert field(tab, "Hvem").input_value()
    for label in ("År", "Svar talt", "Undersøkelse", "Kilde", "Påstander", "Vis bare"):
        tab.keyboard.press("Tab")
        expect(field(tab, label)).to_be_focused()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Vis alle tallene")).to_be_focused()
    tab.keyboard.press("Enter")
    assert shown(tab) == len(known)
    expect(field(tab, "Søk i spørsmål og navn")).to_be_focused()
    # The table's box scrolls by key; then each row has its box and its links.
    tab.locator(".dt-table").focus()
    tab.keyboard.press("Tab")
    expect(boxes(tab).first).to_be_focused()
    tab.keyboard.press("Space")
    expect(tab.locator(".dt-picked [role=status]")).to_contain_text("1 tall er valgt")
    expect(boxes(tab).first).to_be_focused()
    boxes(tab).last.focus()
    tab.keyboard.press("Space")
    tab.get_by_role("link", name="Se sammenligningen").focus()
    tab.keyboard.press("Enter")
    expect(panel(tab)).to_be_in_viewport()
    tab.keyboard.press("Tab")
    expect(panel(tab).get_by_role("button")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(panel(tab)).to_be_focused()
    expect(panel(tab).locator(".dt-bars li")).to_have_count(2)


def test_each_box_says_what_it_picks(tab: Page, known: list[Observation]) -> None:
    tab.get_by_role("button", name="Vis alle").click()
    names = tab.locator("tbody input").evaluate_all("(all) => all.map((one) => one.ariaLabel)")
    assert all(name.startswith("Velg: ") and name[-4:].isdigit() for name in names)
    assert len(set(names)) == len(names)


def test_without_javascript_the_whole_table_is_there(
    browser: Browser, address: str, known: list[Observation]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}?topic=ai")
    assert tab.locator("tbody tr:visible").count() == len(known)
    for role in ("combobox", "checkbox", "searchbox"):
        expect(tab.locator(".dt-explorer").get_by_role(role)).to_have_count(0)  # type: ignore[arg-type]
    expect(tab.locator(".dt-views")).to_be_hidden()
    expect(tab.locator(".dt-pick").first).to_be_hidden()


def test_no_other_page_loads_it(book: Path) -> None:
    for file in ("explore.js", "explore.css"):
        asking = {
            page.name
            for page in book.rglob("*.html")
            if f"_static/{file}" in page.read_text(encoding="utf-8")
        }
        assert asking == {"explore.html"}


SHIFTED = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 400);
})"""


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_it_loads(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, is_mobile=width == 360)
    tab = context.new_page()
    tab.goto(address)
    assert tab.evaluate(SHIFTED) < 0.01
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    tab.get_by_role("region", name="Alle tall i utgaven").focus()
    expect(tab.get_by_role("region", name="Alle tall i utgaven")).to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), SEEN)
def test_axe_finds_nothing(
    browser: Browser, address: str, known: list[Observation], width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        is_mobile=width == 360,
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    tab = context.new_page()
    axe, found = Axe(), []
    unsound = [known[0], known[-1]]
    years = [o for o in known if o.key == known[0].key]
    # A line, bars and what is shown drawn; then what may not stand together.
    for those in (years, unsound):
        tab.goto(f"{address}?only=pairs&topic=ai&{picked(*those)}")
        if those is years:
            tab.get_by_role("button", name="Tegn tallene som vises").click()
        result = axe.run(tab, options={"runOnly": ALL, "resultTypes": ["violations"]})
        found += [
            (len(those), violation["id"], [node["html"][:120] for node in violation["nodes"][:3]])
            for violation in result.response["violations"]
        ]
    assert found == []
