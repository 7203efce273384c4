"""What sources name beside the numbers of a figure and do not print: said where it is missed."""

from collections.abc import Iterable

from helpers.base.formats import lowered
from helpers.data import Edition, Observation


def missing_beside(edition: Edition, observations: Iterable[Observation]) -> tuple[str, ...]:
    """Return what is missing beside figures, in a line for each source that names it.

    A reader who sees some of the obstacles has to know that those which most meet are not among
    them, before comparing. So it is said in the open, and not behind the chapter alone.
    """
    shown = {o.indicator.indicator for o in observations}
    found: dict[str, list[str]] = {}
    for row in edition.rows("missing"):
        if row["indicator"] in shown:
            found.setdefault(row["source"], []).append(lowered(edition.text(row, "what")))
    line = edition.translate("Ikke oppgitt i {source}: {what}.")
    return tuple(
        line.format(source=edition.sources[code].title, what="; ".join(what))
        for code, what in found.items()
    )
