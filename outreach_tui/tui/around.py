"""What a screen cannot do itself: slow work, going elsewhere, painting everything anew."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from outreach_tui.tui.replies import Move, Work


@dataclass(frozen=True, slots=True)
class Around:
    """What a screen asks of whoever holds it."""

    begin: Callable[[Work[Any]], object]
    """Has a piece of work done beside the screen."""
    leave: Callable[[Move], object]
    """Told where to go next."""
    next_theme: Callable[[], str]
    """Has everything painted in other colours; returns what to say about it."""
