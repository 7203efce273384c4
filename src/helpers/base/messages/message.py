"""A text that remembers its template and what it was filled with."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, Self

Kind = Literal["table", "field", "code", "about"]
# Signs of a text that a message repeats whole; of a longer one, those at its ends.
_LONGEST, _BEGINNING, _END = 400, 200, 50


class Term(str):
    """A name of the data, as it stands there: a table, a column, a code, what a column holds.

    Parameters
    ----------
    text : str
        The name as it is in the data.
    kind : str
        What it names.
    of : str
        The table; for what belongs to a column, the column.
    """

    kind: Kind
    of: str

    def __new__(cls, text: str, kind: Kind, of: str) -> Self:
        """Keep beside the text what it names."""
        term = super().__new__(cls, text)
        term.kind, term.of = kind, of
        return term

    def __getnewargs__(self) -> tuple[Any, ...]:
        return str(self), self.kind, self.of


def table(name: str) -> Term:
    """Name a table: its file."""
    return Term(f"data/{name}.csv", "table", name)


def field(name: str) -> Term:
    """Name a column."""
    return Term(name, "field", name)


def code(text: str, column: str) -> Term:
    """Name a code that a column may hold."""
    return Term(text, "code", column)


def about(text: str, column: str) -> Term:
    """Say what a column holds, as the descriptor does."""
    return Term(text, "about", column)


class Message(str):
    """A text in English that can be told in another language.

    Parameters
    ----------
    template : str
        The text with its places in braces. It is the message's name in the catalogue.
    **values : object
        What goes into the places; several are listed with commas. Of a very long text, such as a
        cell that holds a whole file, the beginning and the end.

    Examples
    --------
    >>> message = Message("{place} in a set of {size}", place=29, size=28)
    >>> message, message.template
    ('29 in a set of 28', '{place} in a set of {size}')
    """

    template: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> Self:
        """Fill the template, and keep it beside the text."""
        values = {name: _short(value) for name, value in values.items()}
        told = {name: _listed(value) for name, value in values.items()}
        message = super().__new__(cls, template.format(**told))
        message.template, message.values = template, values
        return message

    def __getnewargs_ex__(self) -> tuple[tuple[str, ...], Mapping[str, Any]]:
        return (self.template,), self.values

    def with_terms(self, words: Callable[[Term], str]) -> Self:
        """Return the message with other words for the names of the data in it."""

        def replaced(value: Any) -> Any:
            if isinstance(value, Term):
                return words(value)
            if isinstance(value, Message):
                return value.with_terms(words)
            return tuple(map(replaced, value)) if isinstance(value, tuple) else value

        (arguments, values) = self.__getnewargs_ex__()
        return type(self)(*arguments, **{name: replaced(v) for name, v in values.items()})


class Fault(Message):
    """What is wrong, what was expected and what to do, with the code of the rule that says so.

    Parameters
    ----------
    code : str
        A short name that stays: small letters and hyphens.
    template : str
        As of a `Message`.
    **values : object
        As of a `Message`.

    Examples
    --------
    >>> Fault("rank", "{value:g} is no rank; expected 1, 2, 3 ...", value=0).code
    'rank'
    """

    code: str

    def __new__(cls, code: str, template: str, /, **values: Any) -> Self:
        """Keep the code beside the text."""
        fault = super().__new__(cls, template, **values)
        fault.code = code
        return fault

    def __getnewargs_ex__(self) -> tuple[tuple[str, ...], Mapping[str, Any]]:
        return (self.code, self.template), self.values


def _listed(value: Any) -> Any:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value


def _short(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_short, value))
    if not isinstance(value, str) or isinstance(value, Message | Term) or len(value) <= _LONGEST:
        return value
    return f"{value[:_BEGINNING]} … {value[-_END:]}"
