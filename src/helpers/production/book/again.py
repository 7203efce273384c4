"""Write pages again where they, or what they show of others, have changed.

Sphinx goes by times and by its own idea of what depends on what: sidebars go stale, and links
to an anchor that is gone are not looked at again. Here a page is read again when it holds
something else than before; and when something of it changed that others may show, which is its
title, its headings, its anchors and the like, every page is written again.
"""

import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.base.files import digest

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def register(app: "Sphinx") -> None:
    """Decide what is read and written."""
    app.connect("env-get-outdated", _changed)
    app.connect("env-updated", _to_be_written)
    app.connect("build-finished", _keep)


def _changed(app: "Sphinx", env: "BuildEnvironment", *_: set[str]) -> list[str]:
    """Return the pages that hold something else than when they were read."""
    now = {page: digest(Path(env.doc2path(page)).read_bytes()) for page in env.found_docs}
    before: dict[str, str] = getattr(env, "tilstand_read", {})
    env.tilstand_read = now  # type: ignore[attr-defined]
    return [page for page in now if now[page] != before.get(page)]


def _to_be_written(app: "Sphinx", env: "BuildEnvironment") -> list[str]:
    """Return every page where one has changed in the eyes of others.

    Pictures and other files are gathered while pages are written: with some, all pages are.
    One page at least, since Sphinx finishes nothing where it has nothing to write.
    """
    now, before = _seen(env), getattr(env, "tilstand_seen", None)
    env.tilstand_seen = now  # type: ignore[attr-defined]
    everything = now != before or env.images or env.dlfiles
    return sorted(env.found_docs) if everything else [env.config.root_doc]


def _seen(env: "BuildEnvironment") -> dict[str, Any]:
    """Return what the environment knows of pages that other pages may show."""
    return {
        "titles": {page: str(title) for page, title in env.titles.items()},
        "headings": {page: str(toc) for page, toc in env.tocs.items()},
        "order": dict(env.toctree_includes),
        "anchors": {name: sorted(domain.get_objects()) for name, domain in env.domains.items()},
        # Without their lines, which any text above them moves.
        "slugs": {
            page: {slug: place[1:] for slug, place in about.get("myst_slugs", {}).items()}
            for page, about in env.metadata.items()
        },
    }


def _keep(app: "Sphinx", exception: Exception | None) -> None:
    """Keep what was gathered while pages were written, such as what can be found on them."""
    from sphinx.application import ENV_PICKLE_FILENAME

    if not exception:
        Path(app.doctreedir, ENV_PICKLE_FILENAME).write_bytes(pickle.dumps(app.env))
