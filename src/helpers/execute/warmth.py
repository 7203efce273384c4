"""What is slow only the first time, done once before kernels are forked.

Modules that notebooks and kernels import, and caches that fill when they are first used:
fonts, templates, the words of numbers. No data of a project are read.
"""

import importlib
from contextlib import suppress

MODULES = (
    "helpers.execute.child",
    "ipykernel.ipkernel",
    # What the kernel imports only when it starts.
    "ipykernel.debugger",
    "tornado.platform.asyncio",
    "IPython.core.completerlib",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "matplotlib.backends.backend_svg",
    "pandas",
    "pandas.core.methods.to_dict",
    "pandas.io.formats.csvs",
    "pyarrow.pandas_compat",
    "seaborn",
    "babel.numbers",
    "helpers.blocks",
    "helpers.cards",
    "helpers.execute.asking",
    "helpers.lists",
    "helpers.organisation",
    "helpers.prose",
    "helpers.score",
)


def warm_up() -> None:
    """Import the modules and use them once."""
    for module in MODULES:
        # What cannot be imported fails in the notebook that needs it, with its own message.
        with suppress(Exception):
            importlib.import_module(module)
    with suppress(Exception):
        _draw()


def _draw() -> None:
    """Make a figure of made values, and forget it."""
    from ..figures import Mark, dumbbell, lines
    from ..formats import short
    from ..markup import Facts, FigureBlock, Link, Table

    marks = tuple(
        Mark("Rad", series, series, value, short(value, "percent"), year, low=1.0, high=99.0)
        for year in (2021, 2024)
        for series, value in (("all", 12.3), ("state", 45.0), ("municipality", 67.0))
    )
    lines(marks, "percent", "nb")
    picture = dumbbell(marks[:3], "percent", "nb")
    block = FigureBlock(
        anchor="prove",
        title="Prøve",
        measured="Prøve",
        key=picture.key,
        picture=picture,
        alt="Prøve",
        facts=Facts("Prøve", "Prøve", "2024", "Prøve", (Link("Prøve", "#"),)),
        notes=("Prøve",),
        table=Table("Prøve", ("Prøve", "Prøve"), (("Prøve", "1"),)),
        csv="a\n1\n",
        contact="mailto:a@b.example",
        year=2024,
    )
    block.html()
