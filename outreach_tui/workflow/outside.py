"""What the verbs may know of the world: the clock, fresh ids, chance, and where the scripts lie.

`cli` makes the real one; tests make one that stands still.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Outside:
    """The world beyond this program, handed in."""

    now: Callable[[], datetime]
    """The time, with the local zone; for people to read and for the day's list, never to order records."""
    new_id: Callable[[], str]
    """A fresh UUID as text."""
    random_bytes: Callable[[int], bytes]
    """So many bytes nobody can guess: salts and nonces."""
    chance: Callable[[], float]
    """A number from 0 up to 1, for the randomised orders a script asks for."""
    scripts: Path
    """The folder with the shipped scripts."""
