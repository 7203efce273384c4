"""`tilstand check`."""

from typing import Annotated

import typer

from helpers.base.messages import Message
from helpers.base.project import project_root

from .options import Speech, Year, chosen_edition
from .saying import console, say


def check(
    year: Year = None,
    links: Annotated[
        bool, typer.Option("--links", help="Test the addresses of the book as well, over the net.")
    ] = False,
    language: Speech = "en",
) -> None:
    """Show all problems of the data at once, and which indicators lack a value for a year."""
    from helpers.data.checks import lacking, without_chapter
    from helpers.production.sound import require_sound_project

    root = project_root()
    require_sound_project(root)
    edition = chosen_edition(root, year)
    say(language, Message("No problems found."))
    for topic, indicators in without_chapter(root).items():
        say(
            language,
            Message(
                "No chapter shows the topic {topic}: there is no chapters/{topic}.ipynb for "
                "{indicators}.",
                topic=topic,
                indicators=indicators,
            ),
        )
    without = lacking(root, edition)
    count = len(without)
    say(
        language,
        Message("{count} indicators have no value for {year}:", count=count, year=edition),
    )
    for indicator in without:
        console.print(f"  {indicator}")
    if links:
        from helpers.production.links import Visitor

        from .links import check_links

        check_links(root, language, Visitor())
