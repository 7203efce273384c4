"""What is old says so in its title, and nothing else does: read from the built pages."""

import re
from pathlib import Path

from pages import Row, data, figures, numbers_of, pages, plain, soup

# More than two years before the edition: written here anew, as readers were promised it.
_OLD = 3
_AGE = re.compile(r"\(nyeste tall fra (?:\d{4}–)?(\d{4})\)$")
_MEASURED = {
    row["indicator"] for row in data("indicators") if row["kind"] in ("measured", "growth")
}


def newest(rows: list[Row]) -> int | None:
    """Return the newest year with a measured value; targets and what is hidden have none."""
    return max(
        (int(r["year"]) for r in rows if r["indicator"] in _MEASURED and has_value(r)),
        default=None,
    )


def has_value(row: Row) -> bool:
    return bool(row.get("value") or row.get("change"))


def test_every_old_figure_says_so_in_its_title_and_no_other_does(book: Path) -> None:
    for _, figure in figures(book):
        year = newest(numbers_of(book, figure))
        said = _AGE.search(plain(figure.select_one(".dt-title")))
        expected = year is not None and int(book.name) - year >= _OLD
        assert bool(said) == expected, (figure["id"], year)
        if said:
            assert int(said[1]) == year, figure["id"]
            # Whoever hears the chart instead of seeing it hears so too.
            for chart in figure.select("[role=img]"):
                # A row says so itself.
                if chart.find_parent("details", "dt-row"):
                    continue
                assert said[0] in str(chart["aria-label"]), figure["id"]


def test_every_old_card_says_so_beside_its_name_and_no_other_does(book: Path) -> None:
    cards = [card for page in pages(book) for card in soup(page).select(".dt-card")]
    assert cards
    for card in cards:
        line = plain(card.select_one(".dt-what"))
        # A survey may stand behind the year; a number of its table is no year.
        expected = int(book.name) - int(re.findall(r"\b\d{4}\b", line)[-1]) >= _OLD
        assert ("nyeste tall fra" in line) == expected, line
        assert (card.select_one(".dt-what .dt-old") is not None) == expected, line


def test_a_board_of_statuses_has_the_years_of_its_assessments_in_its_heading(book: Path) -> None:
    # The heading of a board, and the sentence above the goals that open.
    heading, sentence = ".dt-status > h3", ".dt-judged"
    boards = {
        "index.html": heading,
        "chapters/overview.html": heading,
        "chapters/goals.html": sentence,
    }
    for page, heading in boards.items():
        board = soup(book / page)
        (said,) = board.select(heading)
        years = {
            re.findall(r"\d{4}", plain(rating))[-1]
            for rating in board.select(".dt-status .dt-goal .dt-rating")
            if not rating.find_parent(class_="dt-by-year")
        }
        assert years
        assert set(re.findall(r"\d{4}", plain(said))) == years


def test_every_old_row_says_so_below_its_name_and_no_other_does(book: Path) -> None:
    rows = [row for page in pages(book) for row in soup(page).select(".dt-row")]
    assert rows
    for row in rows:
        line = plain(row.select_one(".dt-row-about"))
        year = int(re.findall(r"\b\d{4}\b", line)[-1])
        expected = year <= int(book.name) - _OLD
        assert ("nyeste tall fra" in line) == expected, line
