"""A script as a file: its name, what kind of file it is, its bytes."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScriptFile:
    """A script before anybody has looked into it."""

    name: str
    """What to call it: the file's name without its folder."""
    file_type: str
    """How its name ends, in small letters: ".md", ".xlsx", ".xls" or ".csv"."""
    source: bytes
    """Its bytes."""
    beside: Callable[[str], bytes | None] | None = None
    """Reads a file of this name that lies beside it, None if there is none; None where nobody can look."""
    records: frozenset[str] = frozenset()
    """The lists of records that every laptop has, which need no file."""
