"""What a check comes to: findings, each with its place, what is wrong there and what its author can do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in a script that its author should look at."""

    sheet: str
    """The sheet: "survey", "choices" ...; empty when it is about the whole file."""
    row: int
    """The row as a spreadsheet counts, the header being row 1; 0 when it is about the whole sheet."""
    column: str
    """The header of the column, as the script writes it; empty when it is about the whole row."""
    what: str
    """What is wrong, a plain phrase without a full stop."""
    next_step: str
    """What the author can do, a plain sentence without a full stop."""
    line: int = 0
    """The line of a text file it stands in, counted from 1; 0 in a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known about a script after looking at all of it."""

    runs: bool
    """Whether a conversation can be held with it as it is written."""
    faults: tuple[Finding, ...]
    """Everything that keeps it from running, in the order of the sheets."""
    advice: tuple[Finding, ...]
    """What we would do differently; it runs all the same."""
