"""What setting a document in pages does to it: where lines and pages end, and what fonts tell."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from helpers.production.paper.document import bind
from helpers.production.paper.setting import set_pages
from pdf import Pdf


def test_no_sign_is_added_where_a_line_ends(setting: None) -> None:
    """A hyphen within an address or a command is taken for a part of it."""
    address = "https://example.org/statistikk/innkjopsutgifter/digitaliseringsrapporten"
    command = "tilstand import digitaliseringsundersokelsen --correction andelene"
    lines = "".join(
        f"<p>{'Ord ' * count}<a href='{address}'>{address}</a> <code>{command}</code></p>"
        for count in range(30)
    )
    made = Pdf(set_pages(f"<html lang='nb'><body><h1>Tittel</h1>{lines}</body></html>", {}, "x"))
    said = "".join(text for _, text in made.structure()).replace(" ", "")
    assert said.count(address) == said.count(command.replace(" ", "")) == 30


def test_no_row_of_a_table_stands_alone_on_a_page(setting: None) -> None:
    tables_of = (
        "".join(f"<tr><th scope='row'>rad {place}</th><td>1</td></tr>" for place in range(count))
        for count in range(30, 62)
    )
    body = "".join(
        "<div class='p-page'><h1>Tittel</h1><table><thead><tr><th>Hva</th><th>Verdi</th></tr>"
        f"</thead><tbody>{rows}</tbody></table></div>"
        for rows in tables_of
    )
    made = Pdf(set_pages(f"<html lang='nb'><body class='p-whole'>{body}</body></html>", {}, "x"))
    rows = [text.count("rad ") for text in made.texts()]
    assert len(rows) > 32
    assert min(rows) > 1


def _after_lines(lines: range, held: str) -> list[str]:
    """Return the texts of the pages on which something follows so many lines."""
    body = "".join(
        f"<div class='p-page'><h1>Tittel</h1>{'<p>Linje</p>' * count}{held}</div>"
        for count in lines
    )
    html = f"<html lang='nb'><body class='p-whole'>{body}</body></html>"
    return Pdf(set_pages(html, {}, "x")).texts()


def test_no_row_stands_alone_below_the_head_of_its_table(setting: None) -> None:
    row = "<tr><th scope='row'>rad</th><td>1</td></tr>"
    table = f"<table><thead><tr><th>Hva</th></tr></thead><tbody>{row * 20}</tbody></table>"
    rows = [text.count("rad") for text in _after_lines(range(15, 40), table)]
    assert 1 not in rows
    assert {2, 18} <= set(rows)


def test_what_belongs_to_a_row_of_a_figure_is_on_one_page(setting: None) -> None:
    table = "<table><tbody><tr><th scope='row'>rad</th><td>1</td></tr></tbody></table>"
    facts = "<p class='dt-fact'>Spørsmål</p> <p class='dt-fact'>Kilde</p>"
    full = f"<div class='dt-facts'>{facts}</div><div class='dt-table'>{table}</div>"
    held = f"<div class='dt-row'><div class='dt-row-full'>{full}</div></div>"
    for text in _after_lines(range(25, 40), held):
        assert text.count("Spørsmål") == text.count("Kilde") == text.count("rad")


def test_a_link_that_stands_alone_says_its_page(setting: None) -> None:
    alone = "<div class='dt-goal-full'><p class='dt-note'><a href='#b'>Regnestykket</a></p></div>"
    others = (
        "<p><a href='#b'>Endringer</a></p><p><a href='https://example.org/'>Kilden</a></p>"
        "<p>Siden <a class='reference' href='#b'>Metode</a> sier mer.</p>"
    )
    first = f"<section><h1>A</h1>{others}{alone}</section>"
    body = f"<div class='p-page'>{first}</div><div class='p-page' id='b'><h1>B</h1></div>"
    html = f"<html lang='nb'><body class='p-whole'>{body}</body></html>"
    said = "".join(text for _, text in Pdf(set_pages(html, {}, "x")).structure())
    assert said.count("(side\xa02)") == said.count("(side") == 2
    assert "Endringer (side\xa02)" in said
    assert "Regnestykket (side\xa02)" in said


@pytest.mark.parametrize("kind", ["dt-list", ""])
def test_no_entry_of_a_list_stands_alone_on_a_page(setting: None, kind: str) -> None:
    body = "".join(
        "<div class='p-page'><h1>Tittel</h1>"
        f"<ul class='{kind}'>{'<li>post</li>' * count}</ul></div>"
        for count in range(25, 65)
    )
    made = Pdf(set_pages(f"<html lang='nb'><body class='p-whole'>{body}</body></html>", {}, "x"))
    entries = [text.count("post") for text in made.texts()]
    assert len(entries) > 40
    assert min(entries) > 1


def test_a_short_table_stands_on_one_page(setting: None, tmp_path: Path) -> None:
    row = "<tr><th scope='row'>rad</th><td>1</td></tr>"
    table = f"<table><thead><tr><th>Hva</th><th>Verdi</th></tr></thead>{row * 9}</table>"
    parts = "".join(f"<section><h2>Del</h2>{'<p>Linje</p>' * n}{table}</section>" for n in range(9))
    (tmp_path / "a.html").write_text(
        f'<a class="t-brand">Bok</a><article class="t-article"><h1>Tittel</h1>{parts}</article>',
        encoding="utf-8",
    )
    made = Pdf(set_pages(bind(tmp_path, ["a.html"]), {}, "x"))
    rows = [text.count("rad") for text in made.texts()]
    assert len(rows) > 3
    assert [count % 9 for count in rows] == [0] * len(rows)


@pytest.mark.parametrize("own", [None, "1700000000"])
def test_no_font_says_when_it_was_made(
    setting: None, monkeypatch: pytest.MonkeyPatch, own: str | None
) -> None:
    """Not every system has what makes fonts small without a clock."""
    monkeypatch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if own is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", own)
    made = set()
    for now in (1e9, 2e9):
        clock = SimpleNamespace(time=lambda now=now: now)
        monkeypatch.setattr("fontTools.misc.timeTools.time", clock)
        made.add(set_pages("<h1>Tittel</h1>", {}, "x"))
    assert len(made) == 1
    assert os.environ.get("SOURCE_DATE_EPOCH") == own
