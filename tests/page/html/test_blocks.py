import pytest
from bs4 import BeautifulSoup

from helpers.page.html import (
    Absent,
    Card,
    Cards,
    Goal,
    Item,
    Link,
    Listing,
    Moved,
    StatusBoard,
    Table,
    Value,
)

MOVED = Moved("up", "opp 33 prosentpoeng siden 2021", "good")
CARD = {
    "values": (Value("52 %", "Alle virksomheter"),),
    "what": "tror KI vil støtte beslutninger",
    "year": "2024",
    "unchanged": "Ikke målt før",
}
GOAL = Goal("Deler data", "less_good", "negative", "#mal-4", "2021")
SOURCE = Link("Rikets digitale tilstand 2021", "#kilde")


def soup(block):
    return BeautifulSoup(block.html(), "html.parser")


def said(block):
    return " ".join(soup(block).get_text(" ").split())


def test_a_card_says_whose_figure_when_and_whether_the_change_is_good():
    cards = Cards((Card(**CARD, moved=(MOVED,)),))
    words = said(cards)
    for part in ("52 % Alle virksomheter", CARD["what"], MOVED.text):
        assert part in words
    assert "til det bedre" in words
    assert soup(cards).find("span", "dt-arrow")["aria-hidden"] == "true"
    assert "2024: 52 % (Alle virksomheter)" in cards.plain()


def test_bad_changes_differ_in_words_and_not_in_colour_alone():
    words = {
        said(Cards((Card(**CARD, moved=(Moved("up", "opp 1", judgement),)),)))
        for judgement in ("good", "bad", "neither")
    }
    assert len(words) == 3


def test_a_card_without_a_change_says_so():
    assert "Ikke målt før" in said(Cards((Card(**CARD),)))
    assert "Ikke målt før" not in said(Cards((Card(**CARD, moved=(MOVED,)),)))


@pytest.mark.parametrize("part", CARD)
def test_a_card_cannot_lack_a_part(part):
    with pytest.raises(ValueError, match=f"lacks its {part}"):
        Card(**{**CARD, part: () if part == "values" else ""})


def test_unknown_codes_list_the_known():
    with pytest.raises(ValueError, match=r"direction 'sideways': expected one of .*'up'"):
        Moved("sideways", "x", "good")
    with pytest.raises(ValueError, match="judgement"):
        Moved("up", "x", "nice")
    with pytest.raises(ValueError, match=r"status 'poor': expected one of .*'less_good'"):
        Goal("A", "poor", "flat", "#a", "2021")
    with pytest.raises(ValueError, match="development"):
        Goal("A", "good", "up", "#a", "2021")


def test_the_status_board_has_icon_word_and_development():
    board = StatusBoard(
        "Vurdering fra Digdir for 2021 og 2022",
        (GOAL, Goal("Bruker", "good", "", "#mal-3", "2022")),
        (SOURCE,),
    )
    page = soup(board)
    assert len(page.select("li svg[aria-hidden=true]")) == 2
    words = said(board)
    assert "Deler data Mindre god ▼ negativ utvikling gjelder 2021" in words
    assert "Bruker God utvikling ikke oppgitt gjelder 2022" in words
    assert SOURCE.text in words
    assert page.h3.get_text() == "Vurdering fra Digdir for 2021 og 2022"
    assert page.find("a")["href"] == "#mal-4"


def test_lists_boards_and_cards_are_never_empty():
    for empty in (
        lambda: Cards(()),
        lambda: Listing(()),
        lambda: StatusBoard("A", (), (SOURCE,)),
        lambda: StatusBoard("A", (GOAL,), ()),
        lambda: StatusBoard("", (GOAL,), (SOURCE,)),
        lambda: Table("A", ("B",), ()),
        lambda: Item(""),
        lambda: Link(" "),
    ):
        with pytest.raises(ValueError, match="lacks its"):
            empty()


def test_a_table_has_caption_and_scopes():
    table = Table(
        "Uenighet", ("Tall", "Kilde", "Verdi"), (("DESI", SOURCE, "5."), ("EGDI", "FN", "13"))
    )
    page = soup(table)
    box = page.find("div", "dt-table")
    assert box["role"] == "region"
    assert box["tabindex"] == "0"
    assert box["aria-label"] == "Uenighet"
    assert page.caption.get_text() == "Uenighet"
    assert [th["scope"] for th in page.find_all("th")] == ["col"] * 3 + ["row"] * 2
    assert page.find("a")["href"] == "#kilde"
    assert table.figures == (False, False, True)


def test_a_ragged_table_is_refused():
    with pytest.raises(ValueError, match="has 2 columns, but a row has 1"):
        Table("A", ("B", "C"), (("x",),))
    with pytest.raises(ValueError, match="lacks its heading"):
        Table("A", ("B", "C"), (("", "x"),))


def test_a_list_shows_details_and_links():
    words = said(Listing((Item(SOURCE, "Digdir"), Item("Gevinster"))))
    assert words == "Rikets digitale tilstand 2021 Digdir Gevinster"


def test_an_absent_figure_leads_to_its_first_edition():
    absent = Absent("barrierer", "barrierer mot KI")
    page = soup(absent)
    assert page.p["class"] == ["dt-absent"]
    assert page.p["data-anchor"] == "barrierer"
    assert page.a["href"] == "../../forste/barrierer.html"
    assert said(absent).startswith("Denne utgaven har ingen tall om barrierer mot KI. Se ")
    with pytest.raises(ValueError, match="lacks its what"):
        Absent("barrierer", "")


def test_blocks_escape_what_they_are_given():
    nasty = "<script>alert(1)</script>"
    link = Link(nasty, "a.html")
    for block in (
        Cards((Card((Value(nasty, nasty),), nasty, nasty, nasty, (Moved("up", nasty, "bad"),)),)),
        StatusBoard(nasty, (Goal(nasty, "good", "flat", f'"{nasty}', nasty),), (link,), (nasty,)),
        Listing((Item(link, nasty),)),
        Table(nasty, (nasty,), ((link,),)),
        Absent("a", nasty),
    ):
        assert "<script" not in block.html()
        assert block._repr_mimebundle_()[0]["text/html"] == block.html()
