"""What the tests of a survey share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers.survey.codebook import Codebook
from helpers.survey.read_codebook import read_codebook
from helpers.survey.responses import Responses, read_responses
from made_survey import COUNTIES, MADE, SMALL


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return read_codebook(MADE / "codebook.yml")


@pytest.fixture(scope="session")
def responses() -> Responses:
    return read_responses(MADE / "responses_2025.csv")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    """Return the codebook of the small survey."""
    path = tmp_path_factory.mktemp("small") / "codebook.yml"
    path.write_text(SMALL, encoding="utf-8")
    return read_codebook(path)


@pytest.fixture(scope="session")
def counties(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    """Return the codebook of municipalities in three counties."""
    path = tmp_path_factory.mktemp("counties") / "codebook.yml"
    path.write_text(COUNTIES, encoding="utf-8")
    return read_codebook(path)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Any], Path]:
    """Return a function that writes a codebook and returns its place."""

    def write(content: Any) -> Path:
        path = tmp_path / "codebook.yml"
        text = content if isinstance(content, str) else yaml.safe_dump(content, sort_keys=False)
        path.write_text(text, encoding="utf-8")
        return path

    return write
