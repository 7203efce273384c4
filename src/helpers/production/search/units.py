"""What can be found: a place of a page, with the words that lead to it and what is shown of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A place that can be found.

    Parameters
    ----------
    kind : str
        What it is, such as ``figure``.
    anchor : str
        Its place on the page.
    title : str
        What it is called.
    value : str
        The last values of what it shows; empty where it shows none.
    text : str
        What is said there.
    more : str
        The other words and numbers that stand there, which are found and not shown.
    within : str
        The anchor of the place that it is a part of; empty where it stands on its own.
    """

    kind: str
    anchor: str
    title: str
    value: str = ""
    text: str = ""
    more: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what can be found on it.

    Parameters
    ----------
    address, title : str
        Where it is, below the edition, and what it is called.
    units : tuple of Unit
        Its places, in their order.
    keywords : tuple of str
        What the editors want to lead to it.
    weight : float
        How much it counts; less where it repeats what other pages say.
    """

    address: str
    title: str
    units: tuple[Unit, ...]
    keywords: tuple[str, ...] = ()
    weight: float = 1.0
