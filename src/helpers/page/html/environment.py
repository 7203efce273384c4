"""The templates of the blocks, filled."""

from functools import cache

from jinja2 import Environment

from helpers.base.language import translator
from helpers.base.templates import templates


def render(template: str, language: str, **values: object) -> str:
    """Fill a template of ``markup/templates``; ``_`` in it translates."""
    return _environment().get_template(template).render(_=translator(language), **values).strip()


@cache
def _environment() -> Environment:
    return templates("helpers.page.html")
