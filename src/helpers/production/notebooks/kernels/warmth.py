"""What is slow only the first time, done once before kernels are forked.

Modules that notebooks and kernels import, and caches that fill when they are first used:
templates, the words of numbers. No data of a project are read.
"""

import importlib
import sys
from collections.abc import Sequence
from contextlib import suppress

MODULES = (
    # What IPython imports only when it is first needed.
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.core.shellapp",
    "babel.numbers",
    "helpers.chapter",
    "helpers.page.report",
    "helpers.production.notebooks.kernels.asking",
    "helpers.production.notebooks.kernels.runner",
    "helpers.production.notebooks.kernels.telling",
)


# What draws with Matplotlib, which only chapters load that do so.
_PLOTS = "helpers.drawing.plots"


def warm_up(modules: Sequence[str] = ()) -> None:
    """Import the modules that most notebooks need, and others, and use them once."""
    _load(*MODULES, *modules)
    if "matplotlib.pyplot" in sys.modules:
        _load(_PLOTS)
    with suppress(Exception):
        _report()


def _load(*modules: str) -> None:
    for module in modules:
        # What cannot be imported fails in the notebook that needs it, with its own message.
        with suppress(Exception):
            importlib.import_module(module)


def _report() -> None:
    """Make the report of a made body, and forget it."""
    from helpers.page import report
    from helpers.survey.prepared.report import Others, Question, Report, Share

    answers = ("Svært lite", "Lite", "Noe", "Mye", "Svært mye")
    shares = (Share(45.0, 40.0, 50.0, 200), Share(None, None, None, None))
    made = Report(
        organisation="prøve",
        name="Prøve",
        year=2024,
        source="Prøve",
        locator="Prøve",
        minimum_base=5,
        contact="a@b.example",
        others=(Others("all", "", "Prøve"), Others("municipality", "", "Prøve")),
        questions=tuple(
            Question(
                topic="",
                label="Prøve",
                wording="Prøve",
                answers=answers,
                counted=(3, 4),
                ordered=True,
                own=own,
                own_kind="answer",
                own_words=answers[own],
                better="higher",
                dont_know="not_in_base",
                shares=shares,
            )
            for own in range(len(answers))
        ),
    )
    for show in (
        report.about,
        report.strengths,
        report.barriers,
        report.next_steps,
        report.held_back,
    ):
        show(made)._repr_mimebundle_()
    for figure in report.comparisons(made).figures:
        figure._repr_mimebundle_()
    report.reading(made)
    report.why_held_back(made)
