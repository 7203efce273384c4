"""Drawings as pictures, the same to the byte on every machine."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape

from helpers.base.environment import environment

_SCALE = 2
# All that fontconfig gets to see, and it never looks again: what the machine has, differs.
_FONTS = "<fontconfig><dir>{}</dir><config><rescan><int>0</int></rescan></config></fontconfig>"
_SMALL = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">a</text></svg>'


def png_of(svg: str) -> bytes:
    """Return a drawing as a picture, with two points of the picture for each of the drawing."""
    return _png(_loaded(), svg, _SCALE)


def _png(vips: Any, svg: str, scale: int) -> bytes:
    drawn = vips.Image.svgload_buffer(svg.encode(), scale=scale)
    return bytes(drawn.flatten(background=255).pngsave_buffer(keep="none"))


@cache
def _loaded() -> Any:
    """Load what makes pictures; it looks for fonts the first time that it writes a text."""
    with TemporaryDirectory() as folder:
        told = Path(folder, "fonts.conf")
        told.write_text(_FONTS.format(escape(str(_fonts()))), "utf-8")
        # One thread, since pictures are made on all cores side by side.
        with environment(FONTCONFIG_FILE=str(told), VIPS_CONCURRENCY="1"):
            import pyvips

            _png(pyvips, _SMALL, 1)
    return pyvips


def _fonts() -> Path:
    """Return the folder of fonts that a locked package brings."""
    # Found without loading the package, which takes longer than a picture.
    found = find_spec("matplotlib")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"
