"""A notebook of which an attempt has failed goes elsewhere, and takes no other with it."""

from typing import Any

from helpers.execute.attempts import Trial, Worker, room_for

NOTHING: Any = None


def trial(*failed_at: str) -> Trial:
    return Trial(NOTHING, lambda: None, list(failed_at), set(failed_at))


def worker(home: str, *trials: Trial, threads: int = 2) -> Worker:
    return Worker(f"{home}:1", "a", home, threads, NOTHING, list(trials))


def test_the_emptiest_worker_is_taken():
    full, some, none = worker("a", trial(), trial()), worker("b", trial()), worker("c")
    assert room_for(trial(), [full, some, none]) is none
    assert room_for(trial(), [full, some]) is some
    assert room_for(trial(), [full]) is None
    assert room_for(trial(), []) is None


def test_one_that_has_failed_has_a_worker_for_itself():
    some, none = worker("a", trial()), worker("b")
    assert room_for(trial("c"), [some]) is None
    assert room_for(trial("c"), [some, none]) is none
    assert room_for(trial(), [worker("a", trial("c"))]) is None


def test_one_that_has_failed_waits_for_another_worker_where_there_is_one():
    same, other = worker("a"), worker("b", trial())
    assert room_for(trial("a"), [same, other]) is None
    assert room_for(trial("a"), [same]) is same


def test_a_cell_is_told_of_once_however_often_it_runs():
    told: list[int] = []
    one = Trial(NOTHING, lambda: told.append(1))
    for cells in (0, 1, 2, 0, 1, 2, 3):
        one.advance(cells)
    assert len(told) == 3
