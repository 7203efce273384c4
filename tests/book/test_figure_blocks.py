"""No figure travels alone: what every figure on every page of every edition has."""

import re
from pathlib import Path

from bs4 import Tag

from pages import as_shown, figures, numbers_of, pages, plain, read_csv, soup, table_rows

FACTS = {"Hvem", "Svarskala", "År", "Antall svar (n)"}
FILE_NAME = re.compile(r"\.(png|svg|jpe?g|gif|webp)\b|^_?images?/|^untitled|^figure\d*$", re.I)


def facts(part: Tag, inside: str = ".dt-opens") -> dict[str, list[str]]:
    return {
        plain(group.dt): [plain(value) for value in group.select("dd")]
        for group in part.select(f"{inside} .dt-facts > div")
    }


def test_population_scale_year_base_and_source_are_stated(book: Path) -> None:
    for _, figure in figures(book):
        whole = (figure["id"], facts(figure))
        rows = [(row["id"], facts(row, "")) for row in figure.select(".dt-row-full")]
        for place, found in (whole, *rows):
            stated = {name for name, values in found.items() if values and all(values)}
            assert stated >= FACTS, f"{place} lacks {FACTS - stated}"
            assert stated & {"Kilde", "Kilder"}, f"{place} lacks its source"
        for source in figure.select(":is(.dt-opens, .dt-row-full) .dt-facts dd a"):
            assert source["href"].startswith("../about/sources.html#")


def test_every_question_is_said(book: Path) -> None:
    """By each row of a figure, or below the chart."""
    for page, figure in figures(book):
        rows = [r for r in numbers_of(book, figure) if r.get("question")]
        text = " ".join(figure.get_text(" ").split())
        if figure.select(".dt-row") or "change" not in (rows[0] if rows else {"change": ""}):
            lost = [row["question"] for row in rows if row["question"] not in text]
            assert not lost or page.stem == "changes", (figure["id"], lost)


def tables(figure: Tag) -> list[Tag]:
    """Return the table of a whole figure; rows have others of their own."""
    return [t for t in figure.select("table") if t.find_parent("details", "dt-row") is None]


def test_what_a_source_does_not_say_is_said_to_be_missing(book: Path) -> None:
    """The base of a share is a number of answers, or not stated: never nothing, never guessed."""
    for _, figure in figures(book):
        rows = [r for r in numbers_of(book, figure) if r.get("value")]
        base = facts(figure)["Antall svar (n)"][0]
        if any(row["unit"] == "percent" and not row["n"] for row in rows):
            assert "ikke oppgitt i kilden" in base or "gjelder ikke" in base, figure["id"]
        for row in rows:
            assert not row["n"] or row["n"] in re.sub(r"\s", "", base), figure["id"]


def test_title_line_below_and_year_say_what_is_measured_and_when(book: Path) -> None:
    for _, figure in figures(book):
        for part in (".dt-title", ".dt-measured"):
            assert len(plain(figure.select_one(part)).split()) > 1, f"{figure['id']} {part}"
        assert re.search(r"\d{4}", facts(figure)["År"][0]), figure["id"]


def drawn(figure: Tag) -> list[list[str]]:
    """Return the rows of a figure's table, of changes only the changes: their ends are beside."""
    (table,) = tables(figure)
    columns = [plain(cell) for cell in table.select("thead th")]
    rows = table_rows(table)
    if "Endring" not in columns:
        return rows
    return [[row[0], row[columns.index("Endring")]] for row in rows]


def test_text_for_pictures_holds_all_their_numbers(book: Path) -> None:
    seen = 0
    for _, figure in figures(book):
        for picture in figure.select("svg, img"):
            described = picture.find_parent(attrs={"role": "img"})
            if described is None:
                # The shapes of the key say nothing that the words beside them do not.
                assert picture.get("aria-hidden") == "true", figure["id"]
                assert plain(picture.parent), figure["id"]
                continue
            seen += 1
            text = " ".join(str(described["aria-label"]).split())
            assert not FILE_NAME.search(text), text
            row = described.find_parent("details", "dt-row")
            named = row.select_one(".dt-row-label") if row else figure.select_one(".dt-title")
            assert plain(named) in text, figure["id"]
            for heading, *cells in table_rows(row) if row else drawn(figure):
                assert heading in text, f"{figure['id']}: {heading!r} is not in {text!r}"
                lost = [cell for cell in cells if cell != "–" and cell not in text]
                assert not lost, f"{figure['id']}: {lost} are not in {text!r}"
    assert seen


def test_pictures_elsewhere_say_what_they_show(book: Path) -> None:
    for page in pages(book):
        for image in soup(page).select("img"):
            text = str(image.get("alt", ""))
            assert len(text.split()) > 4, f"{page.name}: {text!r}"
            assert not FILE_NAME.search(text), f"{page.name}: {text!r}"


def test_numbers_stand_in_a_table_with_caption_and_headings(book: Path) -> None:
    for _, figure in figures(book):
        (table,) = tables(figure)
        assert plain(table.caption), figure["id"]
        columns = table.select("thead th")
        assert [cell["scope"] for cell in columns] == ["col"] * len(columns)
        for row in table.select("tbody tr"):
            assert row.select_one("th")["scope"] == "row", figure["id"]
            assert len(row.select("th, td")) == len(columns), figure["id"]


def test_table_and_download_hold_the_same_numbers(book: Path) -> None:
    for page, figure in figures(book):
        link = figure.select_one("a[download]")
        assert link is not None, figure["id"]
        assert link["href"] == f"../figur/{figure['id']}.csv"
        rows = read_csv(page.parent / str(link["href"]))
        assert rows, figure["id"]
        if "change" in rows[0]:
            # Of changes between surveys, tests/blocks and tests/survey know more.
            continue
        left = [re.sub(r"\s", "", cell) for _, *row in table_rows(figure) for cell in row]
        for row in rows:
            numeral = as_shown(row)
            pattern = rf"(?<![\d,]){numeral}(?![\d,])"
            place = next((n for n, cell in enumerate(left) if re.search(pattern, cell)), None)
            assert place is not None, f"{figure['id']}: {numeral} is not in the table"
            # Rows have their years beside: the newest value stands there too.
            if not figure.select(".dt-row"):
                left[place] = re.sub(pattern, "", left[place], count=1)
        if figure.select(".dt-row"):
            there = {as_shown(row) for row in rows}
            found = [re.findall(r"[\d,]+", cell) for cell in left if cell.endswith("%")]
            assert not [numbers for numbers in found if not there & set(numbers)], figure["id"]
        elif drawn(figure) == table_rows(figure):
            assert not [cell for cell in left if re.match(r"\D*\d+(%|prosentpoeng)", cell)], left


def test_errors_can_be_reported(book: Path) -> None:
    for _, figure in figures(book):
        link = figure.find("a", string="Meld feil i et tall")
        assert link is not None, figure["id"]
        assert re.match(r"mailto:\S+@\S+\?subject=", link["href"])
        assert str(figure["id"]) in link["href"]


def test_anchors_are_unique_and_hold_in_every_address(book: Path) -> None:
    anchors = [str(figure["id"]) for _, figure in figures(book)]
    assert anchors
    assert len(set(anchors)) == len(anchors)
    assert all(re.fullmatch(r"[a-z0-9-]+", anchor) for anchor in anchors)
