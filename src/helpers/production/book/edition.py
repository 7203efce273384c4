"""Tell every page of which edition it is."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from .imprint import for_templates, published_at, stated
from .policy import POLICY

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def register(app: "Sphinx") -> None:
    """Add the configuration values that the stager sets: the edition, and if it is a draft."""
    app.add_config_value("tilstand_edition", None, "env", [int])
    app.add_config_value("tilstand_draft", False, "env", [bool])
    app.connect("config-inited", _fill_in, priority=100)
    app.add_role("edition", _year)


def _year(
    name: str, rawtext: str, text: str, lineno: int, inliner: Any, *_: object, **__: object
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Write the year of the edition, whatever stands in the role: {edition}`år`."""
    config = inliner.document.settings.env.config
    return [nodes.Text(str(config["tilstand_edition"]))], []


def _fill_in(app: "Sphinx", config: "Config") -> None:
    """Put the edition in titles and before the templates."""
    root = Path(app.confdir)
    staged = config["tilstand_edition"] is not None
    if not staged:
        _take_newest(root, config)
    year = str(config["tilstand_edition"])
    config["html_title"] = f"{config['html_title']} {year}"
    config["html_context"] = {
        **config["html_context"],
        "tilstand_edition": year,
        "tilstand_policy": POLICY,
        "tilstand_draft": config["tilstand_draft"],
        "tilstand_imprint": for_templates(config["tilstand_imprint"]),
        # Other editions lie beside a staged one only.
        "tilstand_staged": staged,
    }
    # Sphinx would look for them from the working directory.
    config["locale_dirs"] = [str(root / folder) for folder in config["locale_dirs"]]


def _take_newest(root: Path, config: "Config") -> None:
    """Let a checkout show the newest edition, whose outputs its notebooks carry."""
    # Reads the data, which a staged edition lacks.
    from helpers.data import editions

    newest = editions(root)[-1]
    config["tilstand_edition"] = newest.year
    config["tilstand_draft"] = newest.status == "draft"
    config["tilstand_imprint"] = stated(root, newest.year)
    config["tilstand_address"] = published_at(root)
