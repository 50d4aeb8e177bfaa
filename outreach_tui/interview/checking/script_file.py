"""A script as a file: its name, what kind of file it is, its bytes."""

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
