"""Key figures in a strip, from observations."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from helpers.base.errors import UsageError
from helpers.data import Edition, open_edition
from helpers.page.html import Card, Cards, plain
from helpers.page.prose import Prose
from helpers.page.sections import cards
from small import edition, indicator, observed

RANKED = {"category": "", "population": "country", "rank_of": 34}


@pytest.fixture
def known(tmp_path: Path) -> Edition:
    return edition(
        tmp_path,
        indicators=[
            indicator("use", label_nb="Bruker KI"),
            indicator("place", unit="rank", better="lower", scale="none"),
            indicator("complaints", better="lower"),
            indicator("priority", better="neither"),
            indicator("hopes"),
            indicator("doubts"),
            indicator("expects"),
            indicator("coming"),
            indicator("shared", label_nb="Deler data systematisk"),
        ],
        observations=[
            observed("use", 2024, 31),
            observed("use", 2021, 25),
            observed("place", 2024, 13, **RANKED),
            observed("place", 2022, 29, **RANKED),
            observed("complaints", 2024, 20),
            observed("complaints", 2022, 15),
            observed("priority", 2024, 20),
            observed("priority", 2022, 30),
            observed("hopes", 2024, 20),
            observed("hopes", 2022, 20),
            observed("doubts", 2024, 30),
            observed("doubts", 2022, 31),
            observed("expects", 2024, 80, precision="just_below", printed="Nesten 8 av 10"),
            observed("expects", 2022, 70, precision="about", printed="7 av 10"),
            observed("shared", 2024, 49, population="state", category="systematically"),
        ],
    )


def card(edition: Edition, reference: str) -> Card:
    made = cards(edition, [reference])
    assert isinstance(made, Cards)
    (only,) = made.cards
    return only


def test_a_card_says_what_whose_when_and_where_from(known: Edition) -> None:
    made = card(known, "use")
    (value,) = made.values
    assert plain(value.text).replace("\xa0", " ") == "31 %"
    assert value.whose == "Alle offentlige virksomheter"
    assert (made.what, made.year) == ("Bruker KI (i stor eller svært stor grad)", "2024")
    assert 'href="../chapters/ai.html#use"' in value.text
    assert "Undersøkelsen" in value.text


def test_a_card_says_its_survey_and_what_must_be_read_with_it(tmp_path: Path) -> None:
    """Figures of several surveys stand in one strip, and none reads as that of another."""
    made = edition(
        tmp_path,
        indicators=[
            indicator("use", survey="IT i praksis"),
            indicator("bought", survey="Anskaffelsesundersøkelsen"),
        ],
        observations=[
            observed("use", 2022, 9, source="s2022", caution_nb="Talt på en annen måte."),
            observed("use", 2024, 31, caution_nb="Bruk er et vidt ord.", caution_en="Vague."),
            observed("bought", 2024, 15),
        ],
    )
    shown = cards(made, ["use", "bought"])
    assert isinstance(shown, Cards)
    assert [c.caution for c in shown.cards] == ["Bruk er et vidt ord.", ""]
    page = BeautifulSoup(shown.html(), "html.parser")
    use, bought = (" ".join(c.get_text(" ").split()) for c in page.select(".dt-card"))
    assert "2024 · IT i praksis" in use
    assert use.endswith("Bruk er et vidt ord.")
    assert "2024 · Anskaffelsesundersøkelsen" in bought
    # The number says it wherever it is opened, in a sentence too.
    assert "Bruk er et vidt ord." in str(page.select_one("a.dt-number"))
    older = cards(open_edition(2022, root=made.root), ["use"])
    assert isinstance(older, Cards)
    assert older.cards[0].caution == "Talt på en annen måte."


@pytest.mark.parametrize(
    ("reference", "direction", "words", "judgement"),
    [
        ("use", "up", "opp 6 prosentpoeng siden 2021", "good"),
        ("complaints", "up", "opp 5 prosentpoeng siden 2022", "bad"),
        ("priority", "down", "ned 10 prosentpoeng siden 2022", "neither"),
        # From 29th to 13th place: the number falls, Norway climbs.
        ("place", "up", "opp 16 plasser siden 2022", "good"),
        # One point counts as unchanged: shown, and called neither better nor worse.
        ("doubts", "down", "ned 1 prosentpoeng siden 2022", "slight"),
        ("hopes", "same", "uendret siden 2022", ""),
    ],
)
def test_direction_and_judgement_are_told_apart(
    known: Edition, reference: str, direction: str, words: str, judgement: str
) -> None:
    (change,) = card(known, reference).moved
    assert (change.direction, plain(change.text).replace("\xa0", " ")) == (direction, words)
    assert change.judgement == judgement


def test_a_rank_says_of_how_many(known: Edition) -> None:
    assert plain(card(known, "place").values[0].text).replace("\xa0", " ") == "13. plass av 34"


def test_a_figure_that_is_not_exact_stands_in_the_words_of_its_source(known: Edition) -> None:
    made = card(known, "expects")
    assert plain(made.values[0].text) == "Nesten 8 av 10"
    assert made.moved == ()
    assert made.unchanged == "Kan ikke sammenlignes med tallet før"


def test_the_first_figure_says_that_there_is_none_before(known: Edition) -> None:
    assert card(known, "shared").unchanged == "Ingen tidligere tall"


def test_answers_that_the_label_says_already_are_not_said_twice(known: Edition) -> None:
    assert card(known, "shared").what == "Deler data systematisk"


def test_two_populations_share_a_cell(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        indicators=[indicator("plans")],
        observations=[
            observed("plans", year, value + year - 2024, population=population)
            for year in (2022, 2024)
            for population, value in (("state", 45), ("municipality", 11))
        ],
    )
    made = cards(found, [("plans/state", "plans/municipality")])
    assert isinstance(made, Cards)
    (cell,) = made.cards
    assert [plain(v.text) for v in cell.values] == ["45\xa0%", "11\xa0%"]
    assert [v.whose for v in cell.values] == ["Statlige virksomheter", "Kommuner"]
    assert [c.whose for c in cell.moved] == ["Statlige virksomheter", "Kommuner"]


def test_figures_that_the_edition_lacks_are_left_out(known: Edition) -> None:
    made = cards(known, ["coming", "use"])
    assert isinstance(made, Cards)
    assert len(made.cards) == 1
    assert getattr(cards(known, ["coming"]), "text", None) == ""


def test_a_name_that_does_not_exist_is_refused(known: Edition) -> None:
    with pytest.raises(UsageError, match="no indicator 'uses'"):
        cards(known, ["uses"])
    with pytest.raises(UsageError, match=r"{use@1931} is in no edition"):
        cards(known, ["use@1931"])


def test_cards_leave_nothing_in_editions_before_their_first(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        indicators=[indicator("use")],
        observations=[observed("use", 2022, 25, source="s2022"), observed("use", 2024, 31)],
    )
    figures = ["use"]
    older = open_edition(2022, root=found.root)
    assert isinstance(cards(older, figures), Cards)
    assert cards(older, figures, first_edition=2024) == Prose("")
    assert cards(found, figures, first_edition=2024) == cards(found, figures)
    with pytest.raises(UsageError, match="is no year"):
        cards(found, figures, first_edition="2024")  # type: ignore[arg-type]


def test_an_old_figure_says_that_it_is_the_newest(known: Edition) -> None:
    """Three years are many, two are not."""
    later = observed("use", 2021, 25, source="s2021")
    for year, old in ((2024, True), (2022, False)):
        found = edition(
            known.root / str(year), year, indicators=[indicator("use")], observations=[later]
        )
        made = card(found, "use")
        assert (made.year, made.old) == (("nyeste tall fra 2021", True) if old else ("2021", False))
        text = BeautifulSoup(Cards((made,)).html(), "html.parser").select_one(".dt-what")
        assert text is not None
        assert (text.strong is not None) == old
