"""What arrived, as plain values: opened bundles, and those that could not be opened, with the reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IncomingBundle:
    """A bundle whose sender, area and wholeness have been proven; its lines have not been looked at."""

    name: str
    """The file it came in, for people to find it by."""
    officer: str
    """The code of the officer who sent it."""
    device: str
    """The laptop it was made on, as registered."""
    seq: int
    """Its number among the bundles of that laptop, from 1."""
    lines: tuple[bytes, ...]
    """The encoded revisions in it, one a line, as they stand there."""
    missing_seqs: tuple[int, ...] = ()
    """Numbers of earlier bundles of that laptop that have not arrived, as far as the receiver knows."""


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
