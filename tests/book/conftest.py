"""The editions under test of the built book, one after the other."""

from pathlib import Path

import pytest

from library import YEARS


@pytest.fixture(scope="session", params=YEARS)
def book(request: pytest.FixtureRequest, html: Path) -> Path:
    """Return the folder of a built edition; its name is the year."""
    year: int = request.param
    return html / str(year)
