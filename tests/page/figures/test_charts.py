"""Figure blocks from observations: what they hold, and what they refuse."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.base.errors import UsageError
from helpers.data import Edition, open_edition
from helpers.page import figures
from helpers.page.figures.caption import caption
from helpers.page.html import Absent, FigureBlock
from helpers.page.prose import Prose
from small import edition, indicator, observed, write

RANKED = {"category": "", "population": "country"}
KINDS = {
    "dumbbell": {"indicators": ["cost", "law"]},
    "lines": {"indicators": ["cost"]},
    "ranks": {"indicators": ["place"]},
    "stacked": {"indicators": ["priority"], "categories": ["higher", "same", "lower"]},
    "bars": {"indicators": ["cost", "law"]},
    "numbers": {"indicators": ["sets", "place"]},
}


@pytest.fixture
def known(tmp_path: Path) -> Edition:
    return edition(
        tmp_path,
        indicators=[
            indicator("cost", battery="barriers", label_nb="Kostnader"),
            indicator("law", battery="barriers", label_nb="Regelverk"),
            indicator("skill", label_nb="Kompetanse"),
            indicator("trust", scale="trust"),
            indicator("place", unit="rank", better="lower", scale="none"),
            indicator("sets", unit="count", scale="none", label_nb="Datasett"),
            indicator("priority", scale="priority", better="neither"),
            indicator("later"),
        ],
        observations=[
            observed("cost", 2024, 28, population="state"),
            observed("cost", 2022, 21, population="state", source="s2022"),
            observed("cost", 2024, 44, population="municipality", note_nb="Bare små kommuner."),
            observed("law", 2024, 47, population="state", n=120),
            observed("law", 2024, 38, population="municipality", year_basis="source"),
            observed("skill", 2024, 30, population="state"),
            observed("skill", 2024, 32, population="municipality"),
            observed("trust", 2024, 50, category="some_or_high", population="state"),
            observed("place", 2024, 13, rank_of=34, **RANKED),
            observed("place", 2022, 29, rank_of=34, source="s2022", **RANKED),
            observed("sets", 2024, 1659, population="catalogue", category=""),
            *(
                observed("priority", 2024, value, category=category)
                for category, value in (("higher", 11), ("same", 47), ("lower", 29))
            ),
        ],
    )


def figure(known: Edition, kind: str, **more: object) -> FigureBlock | Absent | Prose:
    make: Callable[..., FigureBlock | Absent | Prose] = getattr(figures, kind)
    parts = {"anchor": "figur", "question": "Hva hindrer?", "about": "hindringer"}
    return make(known, **(parts | KINDS[kind] | more))


def made(known: Edition, kind: str, **more: object) -> FigureBlock:
    block = figure(known, kind, **more)
    assert isinstance(block, FigureBlock)
    return block


@pytest.mark.parametrize("kind", KINDS)
def test_text_table_and_download_hold_the_same_numbers(known: Edition, kind: str) -> None:
    block = made(known, kind)
    cells = [str(cell) for row in block.table.rows for cell in row[1:] if cell != "–"]
    rows = list(csv.DictReader(io.StringIO(block.downloads[0].content)))
    assert len(cells) == len(rows) > 0
    if block.picture is not None:
        assert all(cell in block.alt for cell in cells)
        assert all(str(row[0]) in block.alt for row in block.table.rows)
    written = "".join(cells).replace("\xa0", "")
    assert all(row["value"].removesuffix(".0") in written for row in rows)


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_without_data_is_a_sentence(known: Edition, kind: str) -> None:
    # The edition of 2024 has them; both are drafts, and so of the same time.
    block = figure(open_edition(2021, root=known.root), kind)
    assert isinstance(block, Absent)
    assert block.anchor == "figur"
    assert block.sentence == "Denne utgaven har ingen tall om hindringer."


@pytest.mark.parametrize("kind", KINDS)
def test_what_no_edition_of_its_time_has_is_not_missed(known: Edition, kind: str) -> None:
    assert figure(known, kind, indicators=["later"]) == Prose("")
    published = [
        {"year": year, "status": "published", "published": f"{year + 1}-06-01"}
        for year in (2021, 2022, 2024)
    ]
    with (known.root / "data" / "editions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, ["year", "status", "published", "note_nb", "note_en", "fingerprint"], restval=""
        )
        writer.writeheader()
        writer.writerows(published)
    assert figure(open_edition(2021, root=known.root), kind) == Prose("")


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_leaves_nothing_in_editions_before_its_first(known: Edition, kind: str) -> None:
    # One that the first edition has would be told of as lacking in an older one.
    for year in (2021, 2022):
        edition = open_edition(year, root=known.root)
        assert figure(edition, kind, first_edition=2024) == Prose("")
        assert edition.shown.series == set()
    assert figure(known, kind, first_edition=2024).html() == figure(known, kind).html()
    with pytest.raises(UsageError, match="There is no edition 2023"):
        figure(known, kind, first_edition=2023)
    with pytest.raises(UsageError, match=r"'2024' is no year; .*such as 2024"):
        figure(known, kind, first_edition="2024")


def test_rows_are_sorted_by_the_gap_whichever_population_is_ahead(known: Edition) -> None:
    block = made(known, "dumbbell", indicators=["skill", "law", "cost"])
    rows = ["Kostnader", "Regelverk", "Kompetanse"]
    assert "Sortert etter avstand." in block.measured
    assert [str(row[0]) for row in block.table.rows] == rows
    assert block.picture is not None
    for drawing in (block.picture.wide, block.picture.narrow):
        assert sorted(rows, key=drawing.index) == rows


def test_a_pair_with_a_suppressed_value_has_no_gap_and_comes_last(held_back: Edition) -> None:
    # 40 beside what is suppressed, and 33 beside 20.
    block = made(held_back, "dumbbell", indicators=["law", "near"])
    assert [str(row[0]) for row in block.table.rows] == ["Nær", "Law"]


def test_new_codes_of_the_editions_own_project_look_unlike_each_other(tmp_path: Path) -> None:
    new = ["hospital", "county", "pupils"]
    root = write(
        tmp_path,
        indicators=[indicator("cost")],
        observations=[observed("cost", 2024, 20, population=code) for code in new],
    )
    with (root / "data" / "codes.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"population,{code},{n},{code},{code}\n" for n, code in enumerate(new, 20))
    block = made(open_edition(2024, root=root), "bars", indicators=["cost"])
    key = re.findall(
        r'<li class="(dt-look-[a-z]+)">\s*<svg[^>]*>\s*<path d="([^"]+)"', block.html()
    )
    assert len(key) == len(set(key)) == len(new)


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [
        ({"categories": ["large_or_vry_large"]}, "large_or_very_large"),
        ({"populations": ["municipalty", "state"]}, "municipality"),
    ],
)
def test_a_code_that_does_not_exist_is_no_lack_of_figures(
    known: Edition, wrong: dict[str, list[str]], nearest: str
) -> None:
    for kind in ("bars", "lines", "stacked", "dumbbell"):
        with pytest.raises(UsageError, match=f"Did you mean '{nearest}'"):
            figure(known, kind, **wrong)
    without = {"categories": ["not_acceptable"], "populations": ["business", "citizens"]}
    assert not isinstance(figure(known, "bars", **without), FigureBlock)


def test_download_says_all_that_the_data_say(known: Edition) -> None:
    block = made(known, "dumbbell")
    rows = list(csv.DictReader(io.StringIO(block.downloads[0].content)))
    (row,) = (r for r in rows if (r["indicator"], r["population"]) == ("law", "state"))
    expected = {
        "label": "Regelverk",
        "scale": "degree",
        "category": "large_or_very_large",
        "year": "2024",
        "value": "47",
        "unit": "percent",
        "precision": "exact",
        "printed": "47%",
        "n": "120",
        "source": "s2024",
        "locator": "Avsnitt",
    }
    assert {column: row[column] for column in expected} == expected


@pytest.mark.parametrize(
    ("kind", "indicators", "what"),
    [
        ("bars", ["cost", "trust"], "mixes scales: degree, trust"),
        (
            "bars",
            ["cost", "sets"],
            r"mixes units: count, percent. .* are count: sets \(row 7\); percent: cost \(row 2\)",
        ),
        ("lines", ["cost", "place"], "mixes units: percent, rank"),
    ],
)
def test_what_does_not_belong_on_one_axis_is_refused(
    known: Edition, kind: str, indicators: list[str], what: str
) -> None:
    with pytest.raises(UsageError, match=f"'figur' {what}"):
        figure(known, kind, indicators=indicators)


def test_other_answers_on_one_axis_are_refused(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        indicators=[indicator("cost"), indicator("law")],
        observations=[observed("cost", 2024, 1), observed("law", 2024, 2, category="large")],
    )
    with pytest.raises(UsageError, match="mixes answers: large, large_or_very_large"):
        figures.bars(found, "figur", "Hva?", ["cost", "law"], "hindringer")


def test_growth_on_the_axis_of_shares_is_refused(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        indicators=[indicator("cost"), indicator("more", kind="growth")],
        observations=[observed("cost", 2024, 50), observed("more", 2024, 100)],
    )
    with pytest.raises(UsageError, match="mixes kinds: growth, level"):
        figures.bars(found, "figur", "Hva?", ["cost", "more"], "hindringer")


def test_the_widest_gap_comes_first(known: Edition) -> None:
    block = made(known, "dumbbell")
    assert [str(row[0]) for row in block.table.rows] == ["Kostnader", "Regelverk"]
    assert "Sortert etter avstand" in block.measured


def test_a_title_is_filled_from_the_data(known: Edition) -> None:
    finding = "Størst avstand: {gap_high|label}, {gap_high|population}"
    assert made(known, "dumbbell", finding=finding).title == "Størst avstand: kostnader, kommuner"


def test_without_the_figure_that_it_needs_the_title_is_the_question(known: Edition) -> None:
    finding = "{moved|label} har endret seg mest: {moved|change}"
    assert made(known, "stacked", finding=finding).title == "Hva hindrer?"


def test_an_indicator_with_a_new_year_before_the_others_stops_no_chapter(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        indicators=[indicator("cost"), indicator("law")],
        observations=[
            observed("cost", 2024, 3),
            observed("cost", 2022, 2),
            observed("cost", 2021, 1),
            observed("law", 2022, 2),
            observed("law", 2021, 1),
        ],
    )
    block = figures.lines(found, "figur", "Hva?", ["cost", "law"], "hindringer")
    assert isinstance(block, FigureBlock)
    rows = [
        (r["indicator"], r["year"]) for r in csv.DictReader(io.StringIO(block.downloads[0].content))
    ]
    assert {("cost", "2024"), ("law", "2022")} <= set(rows)


def test_who_on_what_scale_when_and_from_where_is_stated(known: Edition) -> None:
    caption = made(known, "dumbbell").caption
    assert caption.population == "Statlige virksomheter og kommuner"
    assert "Talt med: «i stor eller svært stor grad»" in caption.scale
    assert caption.year == "2024"
    assert "120" in caption.base
    assert "ikke oppgitt i kilden" in caption.base
    assert [link.text for link in caption.sources] == ["Undersøkelsen (Utgiver, 2024), «Avsnitt»"]


def test_a_rank_has_no_base_and_no_scale(known: Edition) -> None:
    caption = made(known, "ranks").caption
    assert caption.base == caption.scale == "gjelder ikke"
    assert [str(row[-1]) for row in made(known, "ranks").table.rows] == ["13. av 34"]


def test_notes_say_which_figure_they_are_about(known: Edition) -> None:
    notes = made(known, "dumbbell").notes
    about = {note.partition(":")[0]: note for note in notes}
    assert any("Bare små kommuner." in note and "Kostnader" in name for name, note in about.items())
    assert any(
        "Kildens eget år er brukt." in n and "Regelverk" in name for name, n in about.items()
    )


def test_a_disagreement_is_noted_at_the_figure(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        indicators=[indicator("use")],
        observations=[observed("use", 2022, 10), observed("use", 2022, 12, source="s2022")],
        disagreements=[
            {"indicator": "use", "year": 2022, "source_used": "s2024", "source_other": "s2022"}
        ],
    )
    block = figures.bars(found, "figur", "Hva?", ["use"], "bruk")
    assert isinstance(block, FigureBlock)
    assert any("12\xa0%" in note and "2022" in note for note in block.notes)


def test_errors_are_reported_with_figure_and_edition(known: Edition) -> None:
    contact = made(known, "bars").contact
    assert contact.startswith("mailto:")
    assert "figur" in contact
    assert "2024" in contact


def test_what_stands_out(known: Edition) -> None:
    found = figures.standing_out(known, known.select(["cost", "law"]))
    assert {
        name: (o.indicator.indicator, o.population, o.value) for name, o in found.items() if o
    } == {
        "largest": ("law", "state", 47),
        "smallest": ("cost", "state", 28),
        "moved": ("cost", "state", 28),
        "gap_high": ("cost", "municipality", 44),
        "gap_low": ("cost", "state", 28),
    }
    assert set(figures.standing_out(known, []).values()) == {None}


@pytest.fixture
def held_back(tmp_path: Path) -> Edition:
    """Return an edition with estimates, one of which is suppressed in each year."""
    hidden = {"value": "", "precision": "suppressed", "printed": ""}
    known = {"n": 90, "ci_low": 31.5, "ci_high": 36}
    return edition(
        tmp_path,
        indicators=[indicator("cost"), indicator("law"), indicator("near", label_nb="Nær")],
        observations=[
            observed("near", 2024, 33, population="state"),
            observed("near", 2024, 20, population="municipality"),
            observed("cost", 2024, 33, population="state") | known,
            observed("cost", 2024, 0, population="municipality") | hidden,
            observed("cost", 2022, 0, population="state", source="s2022") | hidden,
            observed("cost", 2022, 30, population="municipality", source="s2022"),
            observed("law", 2024, 0, population="state") | hidden,
            observed("law", 2024, 40, population="municipality"),
        ],
    )


@pytest.mark.parametrize("kind", ["dumbbell", "lines", "bars", "stacked"])
def test_what_is_suppressed_is_marked_in_chart_text_table_download_and_caption(
    held_back: Edition, kind: str
) -> None:
    more: dict[str, object] = {"indicators": ["cost"]}
    more |= {"categories": ["large_or_very_large"]} if kind == "stacked" else {}
    block = made(held_back, kind, **more)
    hidden = "Skjult: Kommuner" if kind in ("dumbbell", "bars", "stacked") else "Skjult: Statlige"
    assert block.picture is not None
    assert hidden in block.picture.wide
    assert hidden in block.picture.narrow
    assert "skjult" in block.alt
    assert "skjult" in [cell for row in block.table.rows for cell in row]
    assert "skjult" in block.caption.base
    rows = list(csv.DictReader(io.StringIO(block.downloads[0].content)))
    assert {row["value"] for row in rows if row["precision"] == "suppressed"} == {""}


def test_a_figure_with_nothing_to_draw_over_time_is_a_table(held_back: Edition) -> None:
    block = made(held_back, "lines", indicators=["cost"], populations=["state"])
    assert block.picture is None
    assert [str(cell) for cell in block.table.rows[0][1:]] == ["skjult", "33\xa0% (31,5–36)"]


def test_an_estimate_stands_with_its_interval(held_back: Edition) -> None:
    block = made(held_back, "dumbbell", indicators=["cost", "law"])
    assert "33\xa0% (31,5–36)" in block.alt
    assert block.picture is not None
    assert "interval" in block.picture.signs


def test_bases_that_are_not_stated_are_one_remark_beside_those_that_are(known: Edition) -> None:
    base = made(known, "dumbbell").caption.base
    assert base == "Regelverk, Statlige virksomheter: 120; for de andre: ikke oppgitt i kilden"


def test_what_no_source_says_and_what_has_no_answers_are_said_once(known: Edition) -> None:
    asked = {"cost": "state", "sets": "catalogue", "law": "state"}
    without, known_too = (
        [known.select([code], [population])[0] for code, population in found]
        for found in ([*asked.items()][:2], asked.items())
    )
    assert caption(known, without).base == (
        "målte andeler: ikke oppgitt i kilden; andre tall: gjelder ikke"
    )
    assert caption(known, known_too).base == (
        "Regelverk, Statlige virksomheter, i stor eller svært stor grad, 2024: 120; "
        "for andre målte andeler: ikke oppgitt i kilden; for resten: gjelder ikke"
    )
