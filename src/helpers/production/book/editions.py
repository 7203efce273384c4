"""Several editions in step: while the pages of one are written, the next one's notebooks run."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise

from helpers.base.errors import TilstandError


def in_step(years: Sequence[int], run: Callable[[int], None], write: Callable[[int], None]) -> None:
    """Run the notebooks of each edition, and write its pages while those of the next run.

    A fault ends it with the edition at hand: what is begun beside it still comes to its end.

    Parameters
    ----------
    years : sequence of int
        The editions; at least one.
    run : callable
        Runs the notebooks of an edition.
    write : callable
        Writes the pages of an edition that has run, in another thread unless it is the last.

    Raises
    ------
    TilstandError
        A fault, or those of an edition's pages and the next one's notebooks together.
    """
    run(years[0])
    with ThreadPoolExecutor(1) as beside:
        for year, following in pairwise(years):
            written = beside.submit(write, year)
            faults = _faults(partial(run, following))
            _raise([*_faults(written.result), *faults])
    write(years[-1])


def _faults(step: Callable[[], None]) -> list[TilstandError]:
    try:
        step()
    except TilstandError as error:
        return [error]
    return []


def _raise(faults: Sequence[TilstandError]) -> None:
    if len(faults) == 1:
        raise faults[0]
    if faults:
        together = TilstandError(*(line for fault in faults for line in fault.lines))
        together.exit_code = min(fault.exit_code for fault in faults)
        raise together
