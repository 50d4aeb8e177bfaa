"""Letting go of what is old: looked at first, and gone only once a person types the word."""

from collections.abc import Callable
from typing import Protocol

THE_WORD = "CLEAR"
"""What has to be typed, as it stands."""


class Clearable(Protocol):
    """What may go now, or what went."""

    @property
    def count(self) -> int:
        """How much of it there is."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole, line by line."""

    @property
    def done(self) -> str:
        """What to say once it went."""


def cleared_if_sure(
    typed: str, look: Callable[[], Clearable], clear: Callable[[], Clearable]
) -> tuple[str, ...]:
    """Return what to say: that it went where the word was typed, else what would go.

    Args:
        typed: what was typed.
        look: returns what would go, changing nothing.
        clear: lets it go, and returns what went.
    """
    if typed.strip() == THE_WORD:
        return (clear().done,)
    return (*look().lines, "Nothing was done.")
