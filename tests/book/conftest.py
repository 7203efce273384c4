"""Every edition of the built book, one after the other."""

from pathlib import Path

import pytest

from helpers.observations import editions
from library import ROOT


@pytest.fixture(scope="session", params=[edition.year for edition in editions(ROOT)])
def book(request: pytest.FixtureRequest, html: Path) -> Path:
    """Return the folder of a built edition; its name is the year."""
    year: int = request.param
    return html / str(year)
