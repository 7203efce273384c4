"""Changes between two surveys, as the book shows them."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.analysis.changes import change_since, survey_changes
from helpers.data import Edition, open_edition
from helpers.page import figures as blocks
from helpers.page.figures.caption import notes
from helpers.page.figures.waves import change_figure
from helpers.page.html import FigureBlock
from helpers.page.prose.forms import moved
from small import edition, indicator, observed

SIZES = {"n": 100, "n_from": 90, "n_matched": 80}
KEY = {"population": "all", "category": "large_or_very_large"}


def between(code: str, change: float, verdict: str, **more: object) -> dict[str, object]:
    ends = {"change": change, "ci_low": change - 2, "ci_high": change + 2, "verdict": verdict}
    years = {"year": 2024, "year_from": 2022, "source": "s2024", "precision": "exact"}
    return {"indicator": code} | KEY | years | SIZES | ends | more


SUPPRESSED = dict.fromkeys([*SIZES, "change", "ci_low", "ci_high", "verdict"], "")
SUPPRESSED |= {"precision": "suppressed"}


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    codes = [
        *({"column": "population", "code": c, "label_nb": c.title()} for c in ("all", "state")),
        {"column": "group", "code": "small", "label_nb": "Små"},
        {"column": "category", "code": "large_or_very_large", "label_nb": "i stor grad"},
        {"column": "scale", "code": "degree", "label_nb": "grad"},
    ]
    few = {"value": "", "precision": "suppressed", "printed": ""}
    return edition(
        tmp_path_factory.mktemp("known"),
        codes=codes,
        indicators=[indicator("use"), indicator("cost")],
        observations=[
            observed("use", 2024, 34, n=100, ci_low=30, ci_high=38),
            observed("use", 2022, 10, source="s2022"),
            observed("cost", 2024, 12, n=100),
            observed("cost", 2022, 10, n=90),
            observed("cost", 2024, 40, population="state", n=80),
            observed("cost", 2022, 10, population="state", source="s2022"),
            observed("cost", 2024, 0, group="small") | few,
        ],
        wave_changes=[
            between("cost", 2, "within_margin"),
            between("use", 24, "sure"),
            # The printed figure of 2022 is another than the one of the responses.
            between("cost", -6, "sure", population="state"),
            between("cost", 0, "sure", group="small") | SUPPRESSED,
        ],
    )


def figures(known: Edition) -> Iterator[FigureBlock]:
    found = survey_changes(known)
    for groups in (False, True):
        yield change_figure(known, "endringer", [c for c in found if bool(c.after.group) is groups])


def test_the_sure_come_first_then_the_largest_each_with_its_word(known: Edition) -> None:
    whole, _ = figures(known)
    assert whole.title == "Sikre endringer fra 2022 til 2024: 2 av 3"
    assert [tuple(map(str, row[:4])) for row in whole.table.rows] == [
        ("Use, All", "+24", "+22 til +26", "sikker endring"),
        ("Cost, State", "−6", "−8 til −4", "sikker endring"),
        ("Cost, All", "+2", "0 til +4", "innenfor feilmarginen"),
    ]
    for row in whole.table.rows:
        assert f"{row[0]}: {', '.join(map(str, row[1:4]))}" in whole.alt
    assert "Cost: innenfor feilmarginen" in whole.picture.wide
    assert "interval" in whole.picture.signs


def test_caption_says_years_scale_who_and_how_many_were_matched(known: Edition) -> None:
    caption = next(figures(known)).caption
    assert caption.year == "fra 2022 til 2024"
    assert caption.scale == "grad. Talt med: «i stor grad»"
    assert caption.base.startswith("90 før, 100 nå, 80 begge ganger.")
    assert caption.population == "All og state"
    assert caption.sources


def test_the_download_holds_the_change_and_its_test(known: Edition) -> None:
    whole, groups = (
        list(csv.DictReader(io.StringIO(f.downloads[0].content))) for f in figures(known)
    )
    assert whole[0]["change"] == "24"
    assert (whole[0]["verdict"], whole[0]["n_matched"]) == ("sure", "80")
    assert (groups[0]["precision"], groups[0]["change"], groups[0]["n"]) == ("suppressed", "", "")


def test_what_is_held_back_is_marked(known: Edition) -> None:
    _, groups = figures(known)
    assert groups.anchor == "endringer"
    assert groups.title == "Endringene fra 2022 til 2024 er skjult"
    assert groups.picture is None
    assert [str(cell) for cell in groups.table.rows[0]][1:4] == ["skjult", "–", "holdt tilbake"]
    assert "holdt tilbake av hensyn til dem som har svart" in groups.notes[-1]


def test_a_chart_says_what_it_has_no_mark_for(known: Edition) -> None:
    found = [c for c in survey_changes(known) if not c.after.group]
    hidden = [c for c in survey_changes(known) if c.change is None]
    assert "Skjult: Cost, Små." in change_figure(known, "alle", [*found, *hidden]).picture.wide


def test_nothing_is_shown_of_none(
    known: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[FigureBlock] = []
    monkeypatch.setattr("helpers.page.figures.waves.show", shown.append)
    blocks.survey_change_bars(edition(tmp_path, indicators=[indicator("use")]), "endringer")
    assert shown == []
    older = open_edition(2022, root=known.root)
    blocks.survey_change_bars(older, "endringer", first_edition=2024)
    assert shown == []
    blocks.survey_change_bars(known, "endringer")
    assert [figure.anchor for figure in shown] == ["endringer", "endringer-grupper"]


def test_changes_in_answers_of_another_kind_have_a_chart_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[FigureBlock] = []
    monkeypatch.setattr("helpers.page.figures.waves.show", shown.append)
    few = {"category": "small_or_very_small"}
    known = edition(
        tmp_path,
        indicators=[indicator(code) for code in ("use", "cost", "little")],
        observations=[observed(code, 2024, 40) for code in ("use", "cost")]
        + [observed("little", 2024, 30, **few)],
        wave_changes=[
            between("use", 12, "sure"),
            between("cost", 8, "sure"),
            between("little", 9, "sure", **few),
        ],
    )
    blocks.survey_change_bars(known, "endringer")
    first, second = shown
    assert (first.anchor, second.anchor) == ("endringer", "endringer-degree-small-or-very-small")
    assert "«i stor eller svært stor grad»" in first.measured
    assert [row[0].text.split(".")[0].split(",")[0] for row in first.table.rows] == ["Use", "Cost"]
    assert [row[0].text.split(".")[0].split(",")[0] for row in second.table.rows] == ["Little"]


def test_the_word_stands_wherever_the_change_does(known: Edition) -> None:
    texts = {
        (o.indicator.indicator, o.population): moved(known, change)
        for o in known.observations
        if (change := change_since(known, o))
    }
    assert {key: text and text.replace("\xa0", " ") for key, text in texts.items()} == {
        ("use", "all"): "opp 24 prosentpoeng (sikker endring)",
        ("cost", "all"): "opp 2 prosentpoeng (innenfor feilmarginen)",
        ("cost", "state"): "opp 30 prosentpoeng",
    }


def test_a_figure_of_both_years_says_how_sure_the_change_is(known: Edition) -> None:
    shown = known.select(["use", "cost"], ["all"], groups=[""])
    assert notes(known, shown) == (
        "Use, 2024: Endringen siden 2022 er en sikker endring.",
        "Cost, 2024: Endringen siden 2022 er innenfor feilmarginen.",
    )
    assert notes(known, [o for o in shown if o.year == 2024]) == ()
