import json
from pathlib import Path

from bs4 import BeautifulSoup

from helpers.site.outside import built_editions, write_outside


def _edition(html: Path, year: int, pages: dict[str, str], absent: list[str]) -> None:
    (html / str(year)).mkdir(parents=True)
    figures = {anchor: {"page": page, "title": anchor} for anchor, page in pages.items()}
    text = json.dumps({"figures": figures, "absent": absent})
    (html / str(year) / "figures.json").write_text(text)


def _links(page: Path) -> list[str]:
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    return [str(link["href"]) for link in soup.select("a")]


def test_front_door_leads_to_the_newest_that_is_built(tmp_path: Path) -> None:
    _edition(tmp_path, 2021, {}, [])
    _edition(tmp_path, 2022, {}, [])
    write_outside(tmp_path, built_editions(tmp_path, [2021, 2022, 2024]), "Digital tilstand")
    assert _links(tmp_path / "index.html") == [
        "2022/index.html",
        "2022/index.html",
        "2021/index.html",
    ]


def test_first_edition_with_the_figure_is_found(tmp_path: Path) -> None:
    _edition(tmp_path, 2021, {}, ["barrierer", "kapittel-data-sharing", "aldri"])
    _edition(tmp_path, 2022, {"deling": "chapters/data_sharing.html"}, ["barrierer"])
    _edition(tmp_path, 2024, {"barrierer": "chapters/ai.html", "deling": "chapters/x.html"}, [])
    write_outside(tmp_path, built_editions(tmp_path, [2021, 2022, 2024]), "Digital tilstand")
    first = tmp_path / "forste"
    assert _links(first / "barrierer.html") == ["../2024/chapters/ai.html#barrierer"]
    assert _links(first / "deling.html") == ["../2022/chapters/data_sharing.html#deling"]
    assert _links(first / "kapittel-data-sharing.html") == ["../2022/chapters/data_sharing.html"]
    assert _links(first / "aldri.html") == ["../index.html"]


def test_addresses_that_nothing_leads_to_any_more_are_taken_away(tmp_path: Path) -> None:
    _edition(tmp_path, 2021, {"a": "chapters/ai.html"}, [])
    (tmp_path / "forste").mkdir()
    (tmp_path / "forste" / "old.html").write_text("old")
    write_outside(tmp_path, built_editions(tmp_path, [2021]), "Digital tilstand")
    assert [file.name for file in (tmp_path / "forste").iterdir()] == ["a.html"]
