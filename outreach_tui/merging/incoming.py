"""What arrived, as plain values: opened bundles, and those that could not be opened, with the reason."""

from dataclasses import dataclass

from outreach_tui.records.read_lines import ReadLines


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that was set aside when the bundle was opened, before anything looked at what it means."""

    line: int
    """Its number in `records.ndjson`, from 1."""
    what: str
    """What is wrong with it, a plain phrase without a full stop."""


@dataclass(frozen=True, slots=True)
class IncomingBundle:
    """A bundle whose sender, area and wholeness are proven, and whose lines are read."""

    name: str
    """The file it came in, for people to find it by."""
    officer: str
    """The code of the officer who sent it."""
    device: str
    """The laptop it was made on, as registered."""
    seq: int
    """Its number among the bundles of that laptop, from 1."""
    read: ReadLines
    """The revisions in it, and the lines that are none."""
    missing_seqs: tuple[int, ...] = ()
    """Numbers of earlier bundles of that laptop that have not arrived, as far as the receiver knows."""
    bad_lines: tuple[BadLine, ...] = ()
    """The lines set aside when it was opened."""
    erased: frozenset[str] = frozenset()
    """Records and young people that its sender was asked to erase for good."""


@dataclass(frozen=True, slots=True)
class RefusedBundle:
    """A file that could not be taken as a bundle; nothing of it was used."""

    name: str
    """The file."""
    code: str
    """The stable code of what is wrong."""
    sentence: str
    """What is wrong, in plain words."""
    next_step: str = ""
    """What to do about it, in plain words."""


Incoming = IncomingBundle | RefusedBundle
