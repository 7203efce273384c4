"""The notebooks of an edition run while the pages of the one before it are written."""

from collections.abc import Callable
from threading import Barrier

import pytest

from helpers.base.errors import ChapterError, FailedError, InputError, Problem, TilstandError
from helpers.production.book.editions import in_step

PAGES = TilstandError("The book of 2021 could not be built:\n  a fault")
CHAPTER = FailedError([ChapterError("chapters/ai.ipynb", 3, "InputError: a value", "kept")])


class Book:
    """Notes what is done, and fails where it is told to."""

    def __init__(self, **faults: BaseException) -> None:
        self.faults, self.done = faults, list[str]()

    def step(self, name: str) -> Callable[[int], None]:
        def do(year: int) -> None:
            self.done.append(f"{name}{year}")
            if fault := self.faults.get(f"{name}{year}"):
                raise fault

        return do

    def build(self, *years: int) -> None:
        in_step(years, self.step("run"), self.step("write"))


def test_pages_are_written_while_the_next_notebooks_run():
    meet, times = Barrier(2), iter(range(4))

    def beside(year: int) -> None:
        # The first to run and the last to be written have nothing beside them.
        if next(times) not in (0, 3):
            meet.wait(timeout=30)

    in_step((2021, 2022), beside, beside)


@pytest.mark.parametrize("years", [(2024,), (2021, 2022, 2024)])
def test_every_edition_is_run_before_it_is_written_and_in_order(years):
    book = Book()
    book.build(*years)
    for step in ("run", "write"):
        assert [d for d in book.done if d.startswith(step)] == [f"{step}{year}" for year in years]
    for year in years:
        assert book.done.index(f"run{year}") < book.done.index(f"write{year}")


def test_notebooks_that_fail_are_not_written_but_what_was_begun_is():
    book = Book(run2022=CHAPTER)
    with pytest.raises(FailedError) as told:
        book.build(2021, 2022, 2024)
    assert told.value is CHAPTER
    assert sorted(book.done) == ["run2021", "run2022", "write2021"]


def test_pages_that_fail_end_it_after_the_notebooks_beside_them():
    book = Book(write2021=PAGES)
    with pytest.raises(TilstandError) as told:
        book.build(2021, 2022, 2024)
    assert told.value is PAGES
    assert sorted(book.done) == ["run2021", "run2022", "write2021"]


def test_faults_of_both_are_told_together_the_older_edition_first():
    with pytest.raises(TilstandError) as told:
        Book(write2021=PAGES, run2022=CHAPTER).build(2021, 2022)
    assert told.value.lines == PAGES.lines + CHAPTER.lines
    assert told.value.exit_code == 1
    wrong = InputError([Problem("_toc.yml", "there is no page 'ia'.")])
    with pytest.raises(TilstandError) as told:
        Book(write2021=wrong, run2022=CHAPTER).build(2021, 2022)
    assert told.value.exit_code == 2


def test_an_interrupt_lets_what_is_being_written_come_to_its_end():
    book = Book(run2022=KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        book.build(2021, 2022, 2024)
    assert sorted(book.done) == ["run2021", "run2022", "write2021"]
