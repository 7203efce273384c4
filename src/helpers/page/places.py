"""Where the book shows what: an indicator in the chapter of its topic, a source, a claim."""

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


def source_address(source: str) -> str:
    """Return the address of a source on the page of sources, as seen from any chapter."""
    return f"../about/sources.html#{source.replace('_', '-')}"


def claim_anchor(claim: str) -> str:
    """Return the anchor of a claim on the page of claims."""
    return f"pastand-{claim.replace('_', '-')}"
