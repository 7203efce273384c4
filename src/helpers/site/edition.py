"""Tell every page of which edition it is."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.config import Config

SCORER = Path("theme", "search_scorer.js")


def register(app: "Sphinx") -> None:
    """Add the configuration value ``tilstand_edition``, which the stager sets."""
    app.add_config_value("tilstand_edition", None, "env", [int])
    app.connect("config-inited", _fill_in, priority=100)
    app.connect("html-page-context", _add_to_page)


def _fill_in(app: "Sphinx", config: "Config") -> None:
    """Put the edition in titles and in ``{{ edition }}``."""
    year = _year(app)
    config["html_title"] = f"{config['html_title']} {year}"
    config["myst_substitutions"] = {
        **config["myst_substitutions"],
        "edition": str(year),
    }
    # Sphinx would look for these from the working directory.
    root = Path(app.confdir)
    config["html_search_scorer"] = str(root / SCORER)
    config["locale_dirs"] = [str(root / folder) for folder in config["locale_dirs"]]


def _add_to_page(
    app: "Sphinx",
    page: str,
    template: str,
    context: dict[str, Any],
    doctree: "document | None",
) -> None:
    """Hand the templates the edition, and whether other editions lie beside it."""
    context["tilstand_edition"] = _year(app)
    context["tilstand_staged"] = app.config["tilstand_edition"] is not None


def _year(app: "Sphinx") -> int:
    """Return the edition: as staged, or the newest one of a checkout."""
    given = app.config["tilstand_edition"]
    if given is not None:
        return int(given)
    # Reads the data, which a staged edition lacks.
    from ..observations import newest_edition

    return newest_edition(Path(app.confdir))
