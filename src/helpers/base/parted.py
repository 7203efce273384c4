"""Things by what they have in common."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K")


def parted(things: Iterable[T], by: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    """Return things by what they have in common; both in the order in which they first stand.

    Examples
    --------
    >>> parted(["ost", "and", "osp"], lambda word: word[0])
    {'o': ('ost', 'osp'), 'a': ('and',)}
    """
    found: dict[K, list[T]] = {}
    for thing in things:
        found.setdefault(by(thing), []).append(thing)
    return {common: tuple(those) for common, those in found.items()}
