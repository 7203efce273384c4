"""`tilstand paper`."""

from typing import Annotated

import typer

from helpers.base.errors import UsageError
from helpers.base.project import project_root

from .alone import alone
from .making import make_with_bars
from .options import Year, chosen_edition
from .saying import console


def paper(
    year: Year = None,
    every: Annotated[bool, typer.Option("--all", help="Make that of every edition.")] = False,
    chapter: Annotated[
        str | None, typer.Option(help="One page alone, by the name of its file, such as ai.")
    ] = None,
) -> None:
    """Make the PDF of an edition, tagged and with its data, below _build/html/pdf.

    Builds the edition first where that is due. Readers are led to a PDF as long as the pages that
    it was made from are those of the edition.
    """
    from helpers.production.paper.setting import require_setting

    if year is not None and every:
        raise UsageError("Give either --year or --all, not both.")
    require_setting()
    from helpers.data import editions
    from helpers.production.book.book import finish
    from helpers.production.book.made import is_current, remember_outside
    from helpers.production.paper.make import make_paper, require_page

    root = project_root()
    require_page(root, chapter)
    known = [row.year for row in editions(root)]
    with alone(root):
        for edition in known if every else [chosen_edition(root, year)]:
            if not is_current(root, [edition]):
                make_with_bars(root, edition)
            with console.status(f"{edition}: setting the pages"):
                file, made = make_paper(root, edition, chapter)
            if made:
                finish(root, known)
                remember_outside(root)
            console.print(f"{file.relative_to(root).as_posix()}{'' if made else ' is up to date.'}")
