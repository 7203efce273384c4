"""Where the book shows an indicator: in the chapter of its topic, under its own code."""

from helpers.data import Indicator


def anchor_of(indicator: Indicator) -> str:
    """Return the anchor of an indicator on the page of its topic, the same in every edition."""
    return indicator.indicator.replace("_", "-")


def page_of(topic: str) -> str:
    """Return the address of a topic's chapter, as seen from any chapter."""
    return f"../chapters/{topic}.html"


def address_of(indicator: Indicator) -> str:
    """Return the address of the figure of an indicator, as seen from any chapter."""
    return f"{page_of(indicator.topic)}#{anchor_of(indicator)}"
