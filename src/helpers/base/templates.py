"""The templates of the pages: files of this package, never text from the data."""

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment


def templates(package: str) -> Environment:
    """Return the templates of a package, which escape every value and reach no code.

    Parameters
    ----------
    package : str
        The package whose folder ``templates`` holds them ("helpers.page.html").
    """
    return SandboxedEnvironment(
        loader=PackageLoader(package),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
