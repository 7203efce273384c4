"""What a page has shown so far: all of an edition that changes while a chapter runs."""

from dataclasses import dataclass, field

from .model import Key


@dataclass(slots=True)
class Shown:
    """What the figures of a page have shown.

    Parameters
    ----------
    topic : str
        The topic whose indicators have their place on the page; empty where none have.
    series : set of Key
        The series that are drawn.
    anchors : set of str
        The places of indicators.
    claims : set of str
        The claims that stand at a figure.
    """

    topic: str = ""
    series: set[Key] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
