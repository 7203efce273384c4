"""A figure as JSON: what it is of, and its numbers, each with all that the book knows of it."""

import json

from .exhibit import Exhibit


def json_of(exhibit: Exhibit) -> str:
    """Return the figure as JSON; texts are as they were written, numbers are numbers."""
    facts = {fact.code: list(fact.values) for fact in exhibit.facts if fact.code != "more"}
    more = {fact.label: list(fact.values) for fact in exhibit.facts if fact.code == "more"}
    known = {code: text for code, _, text in exhibit.about if code not in facts and code != "more"}
    said = {
        "figure": exhibit.anchor,
        **known,
        **facts,
        "more": more,
        "notes": list(exhibit.notes),
        "year_of_edition": exhibit.book.year,
        "language": exhibit.book.language,
        "columns": list(exhibit.rows[0]),
        "observations": list(exhibit.rows),
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
