"""Drawings as pictures, the same to the byte on every machine."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

_SCALE = 2
# A font that a locked package brings: what the machine has, differs.
_FONT, _FILES = "DejaVu Sans", ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


def png_of(svg: str) -> bytes:
    """Return a drawing as a picture, with two points of the picture for each of the drawing."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=_SCALE,
            skip_system_fonts=True,
            font_files=list(_fonts()),
            font_family=_FONT,
            sans_serif_family=_FONT,
        )
    )


@cache
def _fonts() -> tuple[str, ...]:
    # Found without loading the package, which takes longer than the picture.
    found = find_spec("matplotlib")
    assert found is not None
    assert found.origin is not None
    folder = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"
    return tuple(str(folder / name) for name in _FILES)
