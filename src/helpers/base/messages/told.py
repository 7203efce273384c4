"""Tell a message in a language: English as it is written, Bokmål from the catalogue beside."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from .message import Message

Language = Literal["nb", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
CATALOGUE = Path(__file__).with_name("nb.po")


def told(text: str, language: Language) -> str:
    """Return a text in a language; one that is no `Message` stays as it is."""
    if language == "en" or not isinstance(text, Message):
        return str(text)
    template = _catalogue().get(text.template, text.template)
    return template.format(**{name: _in_bokmål(value) for name, value in text.values.items()})


def _in_bokmål(value: Any) -> Any:
    if isinstance(value, tuple):
        return ", ".join(str(_in_bokmål(one)) for one in value)
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return told(value, "nb") if isinstance(value, str) else value


@cache
def _catalogue() -> Mapping[str, str]:
    # Takes a while to import, and most commands have nothing to tell in Bokmål.
    from babel.messages.pofile import read_po

    with CATALOGUE.open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file, "nb") if m.id and m.string}
