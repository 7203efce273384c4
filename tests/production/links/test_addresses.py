"""Which addresses are tested."""

import shutil
from collections.abc import Callable
from pathlib import Path

from helpers.production.links import Named, addresses


def test_sources_pages_and_commentary_name_addresses(
    project: Path, edit: Callable[..., int]
) -> None:
    shutil.rmtree(project / "about")
    (project / "about").mkdir()
    known = addresses(project)
    assert len({named.address for named in known}) == len(known) > 20
    assert all(place.startswith("data/sources.csv: ") for n in known for place in n.places)

    edit("sources", {"source": "egdi_2022"}, url="https://a.no/", archive="https://b.no/1")
    edit("sources", {"source": "eif_2022"}, url="https://a.no/")
    page = project / "about/method.md"
    page.write_text(
        "# Metode\n\nSe [a](https://a.no/), [kilder](sources.ipynb) og <https://c.no/>.\n\n"
        "Slik: `[d](https://d.no/)`.\n\n[e]: https://e.no/\n\n- Les [mer][e].\n",
        encoding="utf-8",
    )
    commentary = project / "data/commentary/2024/ai.md"
    commentary.parent.mkdir(parents=True, exist_ok=True)
    commentary.write_text("Først.\n\nSe [f](http://f.no/x).\n", encoding="utf-8")
    found = {named.address: named for named in addresses(project)}
    assert found["https://a.no/"] == Named(
        "https://a.no/",
        ("data/sources.csv: egdi_2022", "data/sources.csv: eif_2022", "about/method.md: 3"),
    )
    assert found["https://b.no/1"].places == ("data/sources.csv: egdi_2022",)
    assert found["https://c.no/"].places == ("about/method.md: 3",)
    assert found["https://e.no/"].places == ("about/method.md: 9",)
    assert found["http://f.no/x"].places == ("data/commentary/2024/ai.md: 3",)
    # How a link is written is no link, and pages of the book are tested elsewhere.
    assert not {"https://d.no/", "sources.ipynb", "data/sources.csv"} & set(found)
