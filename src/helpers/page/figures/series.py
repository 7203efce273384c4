"""The series that the marks of a figure belong to, from the codes of observations."""

from helpers.data import Edition, Observation
from helpers.drawing import LOOKS, Series, look
from helpers.page.labels import name


def series_of(
    edition: Edition, observation: Observation, column: str = "population", named: str = ""
) -> Series:
    """Return the series of an observation: of its population, or of the answers counted.

    Parameters
    ----------
    edition : Edition
    observation : Observation
    column : str
        The dimension that fixes colour and shape.
    named : str
        The dimension that the key names it by; the same where left out.
    """
    # Another country is a series of its own beside Norway.
    column = "group" if column == "population" and observation.abroad else column
    code = getattr(observation, column)
    label = name(edition, observation, [named or column])
    if code in LOOKS:
        return Series(code, label, look(code))
    added = [other for other in edition.codes(column) if other not in LOOKS]
    return Series(code, label, look(code, added.index(code)))
