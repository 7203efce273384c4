import re

import pytest

from helpers.base.project import project_root
from helpers.drawing import LOOKS, look, palette


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


def test_every_look_has_its_colour_in_the_key():
    css = (project_root() / "theme/static/blocks.css").read_text(encoding="utf-8")
    looks = {*LOOKS.values(), *(look("not_in_the_book", place) for place in range(18))}
    for variable in {found.variable for found in looks}:
        rule = f".{variable.replace('--dt-', 'dt-look-')} {{ color: var({variable}); }}"
        assert rule in css


def test_populations_differ_in_colour_and_in_shape():
    codes = ["state", "municipality", "all", "citizens", "business", "country", "services"]
    codes += ["catalogue", "publisher"]
    assert len({look(code).variable for code in codes}) == len(codes)
    assert len({look(code).shape for code in codes}) == len(codes)


def test_countries_differ_in_colour_and_in_shape():
    codes = ["country", "denmark", "sweden", "finland", "estonia"]
    assert len({look(code).variable for code in codes}) == len(codes)
    assert len({look(code).shape for code in codes}) == len(codes)


def test_new_codes_look_neutral_and_unlike_each_other():
    new = [look("not_in_the_book", place) for place in range(18)]
    assert len({*new, *LOOKS.values()}) == len(new) + len(set(LOOKS.values()))
    assert {found.variable for found in new} == {"--dt-soft", "--dt-middle", "--dt-text"}
    assert palette.order("not_in_the_book") > max(map(palette.order, LOOKS))


def test_shapes_keep_within_five_to_each_side():
    for shape in {look(code, place).shape for code in ("", *LOOKS) for place in range(18)}:
        at = 0j
        for command, numbers in re.findall(r"([MLhva])([^MLhvaz]*)", shape):
            found = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", numbers)]
            match command:
                case "M" | "L":
                    at = complex(*found)
                case "h":
                    at += found[0]
                case "v":
                    at += found[0] * 1j
                case "a":
                    at += complex(*found[-2:])
            assert abs(at.real) <= 5, shape
            assert abs(at.imag) <= 5, shape
