"""The same in gives the same out: by another name, in another place, and after a later source.

The newest and the oldest edition are built again; all with TILSTAND_TEST_EDITIONS=all.
"""

from pathlib import Path

import pytest

from helpers.data.checks import check
from later import YEAR, add_later_source, add_section
from library import DRAFTS, EVERY, YEARS, build, copy_project, differing, once

# All that a build must not depend on.
ELSEWHERE = {
    "PYTHONHASHSEED": "7",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "C",
    "SOURCE_DATE_EPOCH": "1",
    "COLUMNS": "40",
}


@pytest.fixture(scope="session")
def later(shared: Path) -> Path:
    """Return a copy with a later source and a section of a chapter for it, all built."""

    def make(root: Path) -> None:
        copy_project(root)
        add_later_source(root)
        add_section(root)
        assert check(root) == ()
        build(root, [*YEARS, YEAR] if EVERY else YEARS[-1:])

    return once(shared / "later", make)


def test_two_clean_builds_are_the_same_to_the_byte(tmp_path: Path, html: Path) -> None:
    newest = YEARS[-1]
    root = copy_project(tmp_path / "et annet og lengre sted" / "bok")
    build(root, [newest], ELSEWHERE)
    assert differing(html / str(newest), root / "_build" / "html" / str(newest)) == []


# A draft is not finished: it says of a new section that it has no figures for it.
@pytest.mark.parametrize("year", [y for y in YEARS if y not in DRAFTS] if EVERY else YEARS[-1:])
def test_a_later_source_and_a_section_for_it_change_nothing_before_it(
    html: Path, later: Path, year: int
) -> None:
    assert differing(html / str(year), later / "_build" / "html" / str(year)) == []


@pytest.mark.skipif(not EVERY, reason="an edition more; TILSTAND_TEST_EDITIONS=all builds it")
def test_the_later_source_is_in_the_edition_of_its_year(later: Path) -> None:
    page = later / "_build" / "html" / str(YEAR) / "chapters" / "ai.html"
    text = page.read_text(encoding="utf-8")
    for figure in ("98\xa0%", "96\xa0%", "95\xa0%", "94\xa0%"):
        assert figure in text
    assert "Nye oppgaver" in text
    assert 'id="ki-nytt"' in text
    assert 'id="ki-igjen"' in text
    assert "96\xa0prosent</a> igjen." in text
