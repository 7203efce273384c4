"""Each figure has an anchor of its own, in all of an edition."""

from pathlib import Path

import pytest
from nbformat import NotebookNode

from helpers.base.errors import InputError
from helpers.production.book.anchors import refuse_shared
from samples import absent, figure, shown

AI, SHARING = Path("chapters/ai.ipynb"), Path("chapters/data_sharing.ipynb")


def _problems(notebooks: dict[Path, NotebookNode]) -> list[str]:
    with pytest.raises(InputError) as raised:
        refuse_shared(notebooks)
    assert raised.value.exit_code == 2
    return [str(problem) for problem in raised.value.problems]


def test_a_figure_twice_in_a_chapter_is_told_with_both_cells() -> None:
    made = shown(figure("a"), figure("b"), figure("a"))
    (problem,) = _problems({AI: made})
    assert problem.startswith(
        "chapters/ai.ipynb, cell 3: the anchor 'a' stands in chapters/ai.ipynb, cell 5 too."
    )
    assert "give each figure one of its own" in problem


@pytest.mark.parametrize("other", [figure("a"), absent("a")])
def test_an_anchor_on_two_pages_is_told_with_both_notebooks(other: NotebookNode) -> None:
    pages = {AI: shown(figure("a"), figure("b")), SHARING: shown(other, figure("b"))}
    first, second = _problems(pages)
    assert "chapters/ai.ipynb, cell 3" in first
    assert "chapters/data_sharing.ipynb, cell 3" in first
    assert "'b'" in second


def test_a_list_that_two_pages_lack_is_no_figure() -> None:
    refuse_shared({AI: shown(absent("a"), figure("b")), SHARING: shown(absent("a"))})
