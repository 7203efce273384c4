"""The templates, with every value escaped."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..language import translator


def render(template: str, language: str, **values: object) -> str:
    """Fill a template of ``markup/templates``; ``_`` in it translates."""
    return _environment().get_template(template).render(_=translator(language), **values).strip()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("helpers.markup"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
