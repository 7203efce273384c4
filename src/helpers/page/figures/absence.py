"""What an edition lacks: a sentence where readers could have missed it, and nothing elsewhere.

A chapter is written anew each year, and the editions that are published stay as they are. So an
edition speaks of what it lacks only where some edition that was published no later has it.
"""

from collections.abc import Callable

from helpers.data import Edition, contemporaries
from helpers.page.html import Absent
from helpers.page.prose import Prose

Lacking = Absent | Prose


def absent(
    edition: Edition, anchor: str, about: str, shows: Callable[[Edition], object]
) -> Lacking:
    """Return what stands in the place of a figure or a list that has nothing to show.

    Parameters
    ----------
    edition : Edition
    anchor : str
        The place of the figure or list on the page.
    about : str
        What is missing, as it stands after "ingen tall om", in the edition's language.
    shows : callable
        Returns what an edition has to show here.
    """
    if any(shows(other) for other in contemporaries(edition)):
        return Absent(anchor, about, edition.language)
    return Prose("")
