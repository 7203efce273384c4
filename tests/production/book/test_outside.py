import json
from pathlib import Path

from bs4 import BeautifulSoup

from helpers.production.book.outside import built_editions, newest, write_outside
from library import files

PAGES = ("index.html", "chapters/ai.html", "chapters/data_sharing.html")


def _edition(
    html: Path,
    year: int,
    figures: dict[str, str] | None = None,
    absent: dict[str, str] | None = None,
    pages: tuple[str, ...] = PAGES,
    draft: bool = False,
) -> None:
    inventory = {
        "draft": draft,
        "pages": [(page, f"Tittel på {page}") for page in pages],
        "figures": {a: {"page": p, "title": a} for a, p in (figures or {}).items()},
        "absent": absent or {},
    }
    (html / str(year)).mkdir(parents=True)
    (html / str(year) / "edition.json").write_text(json.dumps(inventory), encoding="utf-8")


def _write(html: Path) -> None:
    write_outside(html, built_editions(html, [2021, 2022, 2024, 2025]), "Digital tilstand")


def _links(page: Path) -> list[str]:
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    return [str(link["href"]) for link in soup.select("a")]


def _text(page: Path) -> str:
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    return " ".join(soup.get_text(" ").split())


def test_front_door_leads_to_the_newest_that_is_built(tmp_path: Path) -> None:
    _edition(tmp_path, 2021)
    _edition(tmp_path, 2022)
    # Its folder is there, but the build has not finished.
    (tmp_path / "2024").mkdir()
    _write(tmp_path)
    assert _links(tmp_path / "index.html") == [
        "2022/index.html",
        "2022/index.html",
        "2021/index.html",
        "nyeste/index.html",
    ]


def test_front_door_tells_what_editions_hold(tmp_path: Path) -> None:
    _edition(tmp_path, 2021, {"a": PAGES[2], "b": PAGES[2]}, {"kapittel-ai": PAGES[1]})
    _write(tmp_path)
    text = _text(tmp_path / "index.html")
    assert "Antall figurer: 2 Kapitler: Tittel på chapters/data_sharing.html" in text
    assert "chapters/ai.html" not in text


def test_drafts_are_marked_and_readers_led_past_them(tmp_path: Path) -> None:
    _edition(tmp_path, 2024)
    _edition(tmp_path, 2025, draft=True)
    _write(tmp_path)
    assert _links(tmp_path / "index.html")[0] == "2024/index.html"
    assert "Digital tilstand 2025 Utkast: tallene kan bli endret" in _text(tmp_path / "index.html")
    assert _links(tmp_path / "nyeste" / "index.html") == ["../2024/index.html"]
    script = (tmp_path / "editions.js").read_text(encoding="utf-8")
    listed = json.loads(script.partition(" = ")[2].removesuffix(";\n"))
    assert listed["newest"] == 2024
    assert [(e["year"], e["draft"]) for e in listed["editions"]] == [(2025, True), (2024, False)]
    assert listed["editions"][0]["pages"] == list(PAGES)


def test_newest_draft_is_shown_where_nothing_is_published(tmp_path: Path) -> None:
    _edition(tmp_path, 2024, draft=True)
    _edition(tmp_path, 2025, draft=True)
    assert newest(built_editions(tmp_path, [2024, 2025])).year == 2025


def test_stable_address_knows_every_page_that_there_ever_was(tmp_path: Path) -> None:
    _edition(tmp_path, 2021)
    _edition(tmp_path, 2022, pages=PAGES[:2])
    _write(tmp_path)
    newest = tmp_path / "nyeste"
    assert _links(newest / PAGES[1]) == ["../../2022/chapters/ai.html"]
    assert _links(newest / PAGES[2]) == ["../../2022/index.html"]
    page = BeautifulSoup((newest / PAGES[1]).read_text(encoding="utf-8"), "html.parser")
    assert page.select_one("link[rel=canonical]")["href"] == "../../2022/chapters/ai.html"  # type: ignore[index]
    # Without a script the page leads on as well; with one, only the script may.
    assert page.select_one("noscript meta")["content"] == "0; url=../../2022/chapters/ai.html"  # type: ignore[index]
    assert len(page.select("meta[http-equiv=refresh]")) == 1
    script = newest / "chapters" / str(page.select_one("script[src]")["src"])  # type: ignore[index]
    assert script.resolve().is_file()


def test_older_editions_stay_as_they_are(tmp_path: Path) -> None:
    _edition(tmp_path, 2022)
    _write(tmp_path)
    before = files(tmp_path)
    _edition(tmp_path, 2024, pages=(*PAGES, "chapters/claims.html"))
    _write(tmp_path)
    after = files(tmp_path)
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {"index.html", "editions.js", *(f"nyeste/{page}" for page in PAGES)}


def test_first_edition_with_the_figure_is_found(tmp_path: Path) -> None:
    ai, sharing = PAGES[1:]
    lacking = {"barrierer": ai, "kapittel-data-sharing": sharing, "aldri": ai}
    _edition(tmp_path, 2021, {}, lacking)
    _edition(tmp_path, 2022, {"deling": sharing}, {"barrierer": ai, "aldri": ai})
    _edition(tmp_path, 2024, {"barrierer": ai, "deling": ai}, {"aldri": ai})
    _write(tmp_path)
    first = tmp_path / "forste"
    assert _links(first / "barrierer.html") == ["../2024/chapters/ai.html#barrierer"]
    assert _links(first / "deling.html") == ["../2022/chapters/data_sharing.html#deling"]
    assert _links(first / "kapittel-data-sharing.html") == ["../2022/chapters/data_sharing.html"]
    assert _links(first / "aldri.html") == ["../index.html"]


def test_first_edition_with_a_list_is_the_first_that_does_not_lack_it(tmp_path: Path) -> None:
    _edition(tmp_path, 2021, pages=PAGES[:1])
    _edition(tmp_path, 2022, absent={"tiltak": PAGES[2]})
    _edition(tmp_path, 2024)
    _write(tmp_path)
    assert _links(tmp_path / "forste" / "tiltak.html") == ["../2024/chapters/data_sharing.html"]


def test_addresses_that_nothing_leads_to_any_more_are_taken_away(tmp_path: Path) -> None:
    _edition(tmp_path, 2021, {"a": "chapters/ai.html"})
    for folder in ("forste", "nyeste/chapters"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "old.html").write_text("old")
    _write(tmp_path)
    assert not list(tmp_path.rglob("old.html"))
    assert (tmp_path / "forste" / "a.html").is_file()
