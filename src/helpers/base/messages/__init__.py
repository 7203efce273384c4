"""What authors are told: written once in English, with a Bokmål translation beside it.

A `Message` remembers how it was made, so that it can be told in another language. A `Term` in
it is a name of the data, for which the sheet has words of its own. A `Fault` is a message with
the code of the rule that it is about.
"""

from .message import Fault, Message, Term, about, code, field, table
from .nearest import nearest
from .signs import named, visible, without_controls
from .told import LANGUAGES, Language, told

__all__ = [
    "LANGUAGES",
    "Fault",
    "Language",
    "Message",
    "Term",
    "about",
    "code",
    "field",
    "named",
    "nearest",
    "table",
    "told",
    "visible",
    "without_controls",
]
