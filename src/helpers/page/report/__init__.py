"""What a report to one body shows: its own answers beside the shares of others that it may see.

Everything comes from one small file of prepared figures (`report`), which holds nothing else
than what the body is to see. Each cell of ``reports/organisation.ipynb`` is one call.
"""

from helpers.survey.prepared.report import open_report

from .about import about, held_back, reading, why_held_back
from .comparison import comparisons
from .findings import barriers, next_steps, strengths

__all__ = [
    "about",
    "barriers",
    "comparisons",
    "held_back",
    "next_steps",
    "open_report",
    "reading",
    "strengths",
    "why_held_back",
]
