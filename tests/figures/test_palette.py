import re

import pytest

from helpers.figures import look, palette
from helpers.project import project_root


@pytest.mark.parametrize("variable", [v for v in palette.COLOURS if v not in palette.ORNAMENTS])
@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_colours_can_be_read(variable, mode):
    if variable in palette.BACKGROUNDS:
        return
    for background in palette.BACKGROUNDS:
        colour, page = palette.COLOURS[variable][mode], palette.COLOURS[background][mode]
        assert palette.contrast(colour, page) >= 4.5, (variable, background)


def test_the_style_sheet_has_the_same_colours():
    css = (project_root() / "theme/static/blocks.css").read_text(encoding="utf-8")
    found = re.findall(r"(--dt-[a-z]+): light-dark\((#\w{6}), (#\w{6})\)", css)
    assert {name: (light, dark) for name, light, dark in found} == {
        name: (light.lower(), dark.lower()) for name, (light, dark) in palette.COLOURS.items()
    }


def test_populations_differ_in_colour_and_in_shape():
    codes = ["state", "municipality", "all", "citizens", "business", "country", "services"]
    codes += ["catalogue", "publisher"]
    assert len({look(code).variable for code in codes}) == len(codes)
    assert len({look(code).shape for code in codes}) == len(codes)
    assert len({palette.outline(look(code).shape) for code in codes}) == len(codes)


def test_new_codes_look_neutral_and_unlike_each_other(project, monkeypatch):
    new = ["county", "university", "region"]
    with (project / "data/codes.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"population,{code},{n},{code},{code}\n" for n, code in enumerate(new, 20))
    monkeypatch.setenv("TILSTAND_ROOT", str(project))
    known = ["state", "municipality", "all", "citizens", "business", "agree", "neither", "disagree"]
    looks = [look(code) for code in (*new, *known)]
    assert len(set(looks)) == len(looks)
    assert [code for code in new if palette.order(code) <= palette.order("rarely_or_never")] == []
    assert look("not_in_the_data").variable in palette.COLOURS
