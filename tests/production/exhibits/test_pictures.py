"""Pictures do not depend on the machine that makes them, and leave it as it is."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from helpers.production.exhibits.pictures import png_of

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30" '
    "font-family=\"'Noto Sans', 'DejaVu Sans', sans-serif\">"
    '<text x="5" y="20" font-size="14" fill="#1B2733">Æblegrød</text></svg>'
)


def test_a_picture_has_two_points_for_each_of_the_drawing() -> None:
    picture = Image.open(io.BytesIO(png_of(DRAWING)))
    assert picture.size == (180, 60)
    assert picture.mode == "RGB"
    dark = sum(picture.convert("L").histogram()[:100])
    assert 100 < dark < 180 * 60 / 2


@pytest.mark.parametrize("fonts", ["", "<dir>/usr/share/fonts</dir>"], ids=["none", "its own"])
def test_the_fonts_of_the_machine_make_no_difference(tmp_path: Path, fonts: str) -> None:
    (tmp_path / "machine.conf").write_text(f"<fontconfig>{fonts}</fontconfig>", "utf-8")
    code = (
        "import sys\nfrom helpers.production.exhibits.pictures import png_of\n"
        f"sys.stdout.buffer.write(png_of({DRAWING!r}))"
    )
    made = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "FONTCONFIG_FILE": str(tmp_path / "machine.conf")},
        capture_output=True,
        check=True,
    )
    assert made.stdout == png_of(DRAWING)


def test_who_comes_after_finds_the_environment_as_it_was() -> None:
    before = dict(os.environ)
    png_of(DRAWING)
    assert dict(os.environ) == before
