"""From an .sav file to the pages of an edition, in the way that the authors' guide has it."""

import re
from pathlib import Path

import pytest
from bs4 import Tag

from coarse import finer
from guide import GROUPS, INDICATORS, SOURCE, YEAR
from pages import Row, figures, plain, read_csv, soup, table_rows


@pytest.fixture
def book(guide: Path) -> Path:
    """Return the edition that the survey is in."""
    return guide / "project" / "_build" / "html" / str(YEAR)


def rows_of(project: Path, table: str) -> list[Row]:
    return [r for r in read_csv(project / "data" / f"{table}.csv") if r["source"] == SOURCE]


def estimated(book: Path) -> list[tuple[Tag, list[Row]]]:
    """Return the figures of shares that the survey has part in, with what can be downloaded."""
    found = []
    for page, figure in figures(book):
        if page.stem == "changes":
            continue
        rows = read_csv(page.parents[1] / "figur" / f"{figure['id']}.csv")
        of_survey = [r for r in rows if r["source"] == SOURCE]
        if of_survey:
            found.append((figure, of_survey))
    return found


def drawn(figure: Tag) -> str:
    return " ".join(plain(text) for text in figure.select(".dt-chart .dt-wide text"))


def norwegian(number: str) -> str:
    """Write a number as the book does: rounded to one decimal, with a comma."""
    return f"{float(number):.1f}".removesuffix(".0").replace(".", ",")


def test_every_figure_of_the_survey_is_drawn_in_a_chapter(book: Path) -> None:
    shown = {row["indicator"] for _, rows in estimated(book) for row in rows}
    assert shown == set(INDICATORS.values())


def told(figure: Tag) -> str:
    """Return what those hear who do not see the chart: its text, or what each row says."""
    chart = figure.select_one(".dt-chart[aria-label]")
    rows = figure.select(".dt-row summary :is(.dt-unseen, .dt-row-value)")
    text = " ".join(plain(row) for row in rows) or str(chart["aria-label"] if chart else "")
    return text.replace("\xa0", " ")


def test_estimates_have_intervals_and_bases_in_chart_text_and_table(book: Path) -> None:
    kinds = set()
    for figure, rows in estimated(book):
        cells = " ".join(cell for row in table_rows(figure) for cell in row)
        alt = told(figure)
        caption = plain(figure.select_one(".dt-opens .dt-facts"))
        for row in (row for row in rows if row["value"]):
            share = f"{norwegian(row['value'])} % "
            interval = f"({norwegian(row['ci_low'])}–{norwegian(row['ci_high'])})"
            assert share + interval in cells.replace("\xa0", " "), figure["id"]
            assert share + interval in alt, figure["id"]
            assert re.search(rf"\b{row['n']}\b", caption), figure["id"]
        kinds |= {"drawn"} if "usikkerhet" in plain(figure.select_one(".dt-key")) else set()
        assert "«Vet ikke» holdt utenfor grunnlaget" in caption, figure["id"]
    assert kinds == {"drawn"}


def test_published_shares_say_that_their_source_states_no_base(book: Path) -> None:
    (barriers,) = (figure for figure, _ in estimated(book) if figure["id"] == "ki-hindringer")
    assert "for de andre: ikke oppgitt i kilden" in plain(
        barriers.select_one(".dt-opens .dt-facts")
    )


def test_what_is_held_back_is_marked_in_table_chart_download_and_page(
    book: Path, guide: Path
) -> None:
    held_back = [r for r in rows_of(guide / "project", "observations") if not r["value"]]
    assert held_back
    assert {row["group"] for row in held_back} < set(GROUPS)
    seen = 0
    for figure, rows in estimated(book):
        hidden = [row for row in rows if not row["value"]]
        if not hidden:
            continue
        seen += len(hidden)
        assert {row["precision"] for row in hidden} == {"suppressed"}
        assert not any(row[name] for row in hidden for name in ("n", "ci_low", "ci_high"))
        labels = [GROUPS[row["group"]] for row in hidden]
        if figure.select(".dt-row"):
            # Each row says its values in words.
            assert all(f"{label}: skjult" in told(figure) for label in labels), figure["id"]
        else:
            below = drawn(figure).partition("Skjult:")[2]
            assert all(label in below for label in labels), figure["id"]
        # A row names its indicator where the figure has several.
        several = len({row["indicator"] for row in rows}) > 1
        named = [(GROUPS[r["group"]], r["label"] if several else "") for r in hidden]
        # Rows have tables of their own, of one indicator each.
        (whole,) = (t for t in figure.select("table") if not t.find_parent("details", "dt-row"))
        for row in table_rows(whole):
            of_hidden = any(group in row[0] and label in row[0] for group, label in named)
            assert ("skjult" in row[1:]) == of_hidden, row
        assert "Holdt tilbake av hensyn til dem som har svart" in plain(figure)
    assert seen
    topic = soup(book / "chapters" / "public_private.html")
    listed = [row for row in table_rows(topic) if "Store kommuner" in row[0]]
    assert listed
    assert all("skjult" in row for row in listed)


def test_no_number_of_the_survey_is_finer_than_the_rule(book: Path, guide: Path) -> None:
    """In the data that the sheet became, and in each file that readers can take along."""
    kept = {"value", "ci_low", "ci_high", "n", "change", "n_from", "n_matched", "precision"}
    written = [r for t in ("observations", "wave_changes") for r in rows_of(guide / "project", t)]
    files = [f for f in sorted(book.glob("figur/*.csv")) if ".norsk" not in f.suffixes]
    written += [row for file in files for row in read_csv(file) if row.get("source") == SOURCE]
    assert len(written) > len(rows_of(guide / "project", "observations"))
    for row in written:
        assert finer([{name: cell for name, cell in row.items() if name in kept}]) == [], row
        assert not any(re.fullmatch(r"-?\d+[.,]\d+", cell) for cell in row.values() if cell), row


def test_changes_stand_with_their_interval_and_word(book: Path, guide: Path) -> None:
    page = soup(book / "chapters" / "changes.html")
    stored = rows_of(guide / "project", "wave_changes")
    for anchor, groups in (("sikre-endringer", False), ("sikre-endringer-grupper", True)):
        (figure,) = page.select(f"figure#{anchor}")
        rows = [row for row in stored if bool(row["group"]) is groups]
        cells = table_rows(figure)
        assert len(cells) == len(rows)
        words = [row[3] for row in cells]
        sure = [row for row in rows if row["verdict"] == "sure"]
        assert words.count("sikker endring") == len(sure)
        assert words.count("holdt tilbake") == sum(r["precision"] == "suppressed" for r in rows)
        assert set(words) <= {"sikker endring", "innenfor feilmarginen", "holdt tilbake"}
        download = read_csv(book / "figur" / f"{anchor}.csv")
        assert sorted(r["change"] for r in download) == sorted(r["change"] for r in rows)
    chart = drawn(page.select_one("figure#sikre-endringer"))
    assert "sikker endring" in chart
    assert "innenfor feilmarginen" in chart
