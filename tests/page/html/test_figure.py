import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from drawn import mark
from helpers.base.outputs import Download, outputs_of
from helpers.drawing import Series, dumbbell, look, stacked
from helpers.page.html import Caption, FigureBlock, Link, Table

PICTURE = dumbbell(
    (mark("Regelverk", "state", 47), mark("Regelverk", "municipality", 38)), "percent", "nb"
)
CAPTION = Caption(
    "Statlige virksomheter og kommuner",
    "I stor eller svært stor grad",
    "2024",
    "ikke oppgitt i kilden",
    (Link("IT i praksis 2024", "../about/kilder.html#it"), Link("Rikets digitale tilstand")),
)
BLOCK = FigureBlock(
    anchor="barrierer",
    title="Hva hindrer bruk av KI?",
    measured="Andel som møter barrieren, 2024",
    picture=PICTURE,
    alt="Regelverk: stat 47 prosent, kommuner 38 prosent.",
    line="Statlige virksomheter og kommuner · 2024",
    caption=CAPTION,
    notes=("Spørsmålet ble stilt for første gang.",),
    table=Table("Barrierer", ("Barriere", "Stat"), (("Regelverk", "47 %"),)),
    downloads=(Download.csv("barrierer", "barrier,value\nregulation,47\n"),),
    contact="mailto:feil@example.org",
    year=2024,
)


def soup(block):
    return BeautifulSoup(block.html(), "html.parser")


def test_all_parts_stand_in_one_figure():
    page = soup(BLOCK)
    figure = page.find("figure", id="barrierer")
    assert page.find() is figure
    assert figure["class"] == ["dt-figure"]
    assert figure.h3.get_text() == BLOCK.title
    assert figure.h3["class"] == ["dt-title"]
    chart = figure.find(attrs={"role": "img"})
    assert chart["aria-label"] == BLOCK.alt
    assert [svg["aria-hidden"] for svg in chart.find_all("svg")] == ["true", "true"]
    said = " ".join(figure.get_text(" ").split())
    for part in (
        BLOCK.measured,
        BLOCK.line,
        "Kommuner",
        CAPTION.population,
        CAPTION.scale,
        CAPTION.base,
        "IT i praksis 2024",
        "Rikets digitale tilstand",
        BLOCK.notes[0],
        "Kilder",
    ):
        assert part in said
    links = {a.get_text(): a for a in figure.find_all("a")}
    assert links["Last ned tallene (CSV)"]["href"] == "../figur/barrierer.csv"
    assert links["Last ned tallene (CSV)"].has_attr("download")
    own = links["Figurens egen side: siter, bygg inn, andre utgaver"]
    assert own["href"] == "../figur/barrierer.html"
    assert links["Lenke til figuren"]["href"] == "#barrierer"
    assert links["Meld feil i et tall"]["href"] == BLOCK.contact
    assert not figure.select("details[open]")
    assert figure.select_one("details.dt-numbers caption").get_text() == "Barrierer"


def test_the_file_and_plain_text_come_beside_the_html():
    bundle, told = BLOCK._repr_mimebundle_()
    assert bundle["text/csv"] == "barrier,value\nregulation,47\n"
    assert bundle["text/html"] == BLOCK.html()
    (output,) = outputs_of({"outputs": [{"data": bundle, "metadata": told}]})
    assert output.figure.anchor == BLOCK.anchor
    assert output.figure.title == BLOCK.title
    assert output.figure.downloads == BLOCK.downloads
    assert BLOCK.title in bundle["text/plain"]
    assert BLOCK.alt in bundle["text/plain"]


@pytest.mark.parametrize("part", ["title", "measured", "alt", "downloads", "contact", "anchor"])
def test_a_figure_cannot_lack_a_part(part):
    with pytest.raises(ValueError, match=f"lacks its .*{part}"):
        replace(BLOCK, **{part: () if part == "downloads" else " "})


@pytest.mark.parametrize("part", ["population", "scale", "year", "base", "sources"])
def test_facts_cannot_lack_a_part(part):
    with pytest.raises(ValueError, match=f"lacks its {part}"):
        replace(CAPTION, **{part: () if part == "sources" else ""})


def test_the_key_names_every_series():
    key = soup(BLOCK).find("ul", "dt-key")
    assert [entry.get_text(strip=True) for entry in key.find_all("li")] == [
        "Statlige virksomheter",
        "Kommuner",
    ]


@pytest.mark.parametrize("anchor", ["Barrierer", "båt", "a b", "a--b", "-a"])
def test_anchors_hold_in_every_address(anchor):
    with pytest.raises(ValueError, match="anchor"):
        replace(BLOCK, anchor=anchor)


def test_without_a_picture_the_table_stands_open():
    page = soup(replace(BLOCK, picture=None, alt=""))
    assert page.table.find_parent("details") is None
    assert "Tabell" not in [summary.get_text() for summary in page.find_all("summary")]
    assert not page.find(attrs={"role": "img"})


def test_signs_are_explained():
    rest = stacked((mark("Stat", "higher", 14),), "percent", "nb")
    page = soup(replace(BLOCK, picture=rest))
    assert "Skravert: ikke oppgitt i kilden" in page.find("ul", "dt-key").get_text()
    assert "Skravert" not in soup(BLOCK).find("ul", "dt-key").get_text()


def test_what_authors_write_is_text():
    nasty = "<script>alert(1)</script>"
    html = replace(
        BLOCK,
        title=nasty,
        measured=nasty,
        alt=f'"{nasty}',
        notes=(nasty,),
        picture=replace(PICTURE, key=(Series("state", nasty, look("state")),)),
        caption=replace(CAPTION, base=nasty, sources=(Link(nasty, "a.html"),)),
        table=Table(nasty, (nasty, nasty), ((nasty, nasty),)),
    ).html()
    assert "<script" not in html
    assert BeautifulSoup(html, "html.parser").h3.get_text() == nasty


def test_words_stay_apart_when_tags_are_dropped():
    assert not re.search(r"\w<[^>]+><[^>]+>\w", BLOCK.html())
    stripped = re.sub(r"<[^>]*>", "", BLOCK.html())
    assert "Kommuner" in stripped.split()
    assert "%38" not in stripped
