"""What a regular expression is made of, once it is read: plain, frozen."""

from dataclasses import dataclass

from outreach_tui.interview.xpath.pattern_letters import Takes


@dataclass(frozen=True, slots=True)
class One:
    """One character."""

    takes: Takes
    """Which characters fit."""


@dataclass(frozen=True, slots=True)
class All:
    """Parts one after the other."""

    parts: tuple["Part", ...]
    """The parts."""


@dataclass(frozen=True, slots=True)
class Any:
    """One of several parts."""

    parts: tuple["Part", ...]
    """The parts."""


@dataclass(frozen=True, slots=True)
class Often:
    """A part several times."""

    part: "Part"
    """The part."""
    least: int
    """The fewest times."""
    most: int | None
    """The most; None for any number."""


@dataclass(frozen=True, slots=True)
class Here:
    """Something that must hold between two characters."""

    what: str
    """"^", "$", "b" (a word's edge), "B", "=" (what follows fits) or "!" (it does not)."""
    ahead: "Part | None" = None
    """What follows, for a lookahead."""


Part = One | All | Any | Often | Here
"""Any part of a pattern."""
